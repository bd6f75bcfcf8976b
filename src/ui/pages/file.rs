//! The progress file: taking a copy along, and opening one.

use std::rc::Rc;

use leptos::prelude::*;

use super::super::context::{context, go};
use super::super::html::{Html, el, el_class};
use super::super::import::{self, Import, Ticket};
use super::super::parts::icon::{self, icon};
use super::super::parts::{self, fields, secret_form, trouble};
use super::super::route::Route;
use super::super::words::{fill, language_now, plural, t, wording};
use crate::assessment::Overview;
use crate::browser::clock;
use crate::browser::files::{self, FileError};
use crate::browser::form;
use crate::browser::task;
use crate::session::{Candidate, Held, Open, Session, State};
use crate::text::{Text, key};
use crate::time::Instant;
use crate::vault::Container;

/// The import; what is opened is wiped when this page is left.
type Step = RwSignal<Import<Rc<Container>, Candidate>, LocalStorage>;

/// The page.
pub(crate) fn page() -> Html {
    let session = context().session;
    let export = match session.state() {
        State::Open(open) => Some(export(open)),
        _ => None,
    };
    el_class("article", "narrow")
        .add(parts::title_of(Route::File))
        .add(parts::lead(t(key::FILE_LEAD)))
        .add(export)
        .add(import(session))
}

fn export(open: Open) -> Html {
    let done = RwSignal::new(None::<String>);
    let last = move || match open.with(|assessment| assessment.exported_at) {
        Some(at) => fill(key::FILE_LAST, [&date(at)]),
        None => t(key::FILE_NEVER).to_owned(),
    };
    let button = el_class("button", "primary")
        .on("click", move |_| done.set(Some(parts::download(open))))
        .add(t(key::FILE_EXPORT));
    let named = open.with_untracked(|assessment| !assessment.profile.name.is_empty());
    parts::section(key::FILE_EXPORT_TITLE)
        .add(el("p").add(t(key::FILE_WHERE)))
        .add(named.then(|| parts::hint(t(key::FILE_NAME_TELLS))))
        .add(el_class("p", "hint").live(last))
        .add(parts::actions().add(button))
        .add(el("p").attr("role", "status").live(move || done.get()))
}

fn import(session: Session) -> Html {
    let step: Step = RwSignal::new_local(Import::new());
    let error = RwSignal::new(None::<String>);
    Effect::new(move |before: Option<u32>| {
        let locks = session.locks();
        if before.is_some_and(|before| before != locks) {
            put_away(step);
        }
        locks
    });
    let on_choose = move |_| {
        let Some(file) = files::chosen(FIELD) else {
            return;
        };
        error.set(None);
        form::unmark_wrong(TROUBLE);
        let Some(ticket) = step.try_update(Import::begin) else {
            return;
        };
        task::spawn(async move {
            let read = container(&file).await;
            // The page may be left, or another file chosen.
            if step.try_with_untracked(|import| import.is_about(ticket)) != Some(true) {
                return;
            }
            match read {
                Ok(container) => {
                    step.update(|import| import.read(ticket, file.name(), Rc::new(container)));
                }
                Err(sentence) => {
                    error.set(Some(sentence));
                    form::mark_wrong(FIELD, TROUBLE);
                }
            }
        });
    };
    let field = fields::unkept(fields::apart(el("input")))
        .attr("id", FIELD)
        .attr("type", "file")
        .attr("accept", ".vigie,application/json")
        .on("change", on_choose);
    let chosen = move || {
        step.with(|import| match import.step() {
            import::Step::Chosen { name, .. } => Some(fill(key::FILE_CHOSEN, [name])),
            _ => None,
        })
    };
    parts::section(key::FILE_IMPORT_TITLE)
        .add(el("p").add(t(key::FILE_IMPORT_LEAD)))
        .add(
            el_class("div", "field").add(
                el_class("label", "drop")
                    .attr("for", FIELD)
                    .add(icon(icon::FILE))
                    .add(t(key::FILE_CHOOSE))
                    .add(field),
            ),
        )
        .add(trouble(TROUBLE, error))
        .add(el("p").attr("role", "status").live(chosen))
        .live(move || {
            step.with(|import| match import.step() {
                import::Step::Choosing | import::Step::Taken => None,
                import::Step::Chosen { file, .. } => {
                    Some(open_form(session, step, import.ticket(), Rc::clone(file)))
                }
                import::Step::Opened(opened) => {
                    Some(compare(session, step, &opened.overview(), &session.held()))
                }
            })
        })
}

/// Wipes what was opened. The same file can be chosen again.
fn put_away(step: Step) {
    step.update(|import| {
        import.begin();
    });
    files::forget(FIELD);
}

/// The container in a file, or what is wrong with the file.
async fn container(file: &web_sys::File) -> Result<Container, String> {
    match files::read(file).await {
        Ok(bytes) => Container::parse(&bytes).map_err(|error| wording().vault_error(&error)),
        Err(FileError::TooLarge(_)) => Err(t(key::VAULT_ERROR_TOO_LARGE).to_owned()),
        Err(_) => Err(t(key::FILE_READ_FAILED).to_owned()),
    }
}

fn open_form(session: Session, step: Step, ticket: Ticket, container: Rc<Container>) -> Html {
    let open: secret_form::OpenWith = Rc::new(move |kind, secret, report| {
        let container = Rc::clone(&container);
        Box::pin(async move {
            let opened = session
                .open_container(&container, kind, secret, report)
                .await?;
            if step.try_update(|import| import.open(ticket, opened)) == Some(true) {
                parts::focus_soon(COMPARISON.to_owned());
            }
            Ok(())
        })
    });
    secret_form::secret_form(key::FILE_OPEN, open)
}

/// What is in the file beside what is here; nothing is replaced before this.
fn compare(session: Session, step: Step, in_file: &Overview, held: &Held) -> Html {
    let (empty, here) = match held {
        Held::Unknown => return el("p").add(t(key::UNREADABLE_HELD)),
        Held::Nothing => (true, el("p").add(t(key::FILE_NOTHING_HERE))),
        Held::Locked { saved_at } => {
            let at = saved_at.map(date).unwrap_or_default();
            (false, el("p").add(fill(key::FILE_LOCKED_HERE, [&at])))
        }
        Held::Open(overview) => (false, overview_rows(overview)),
    };
    let take = move |_| {
        // What is compared stays on screen until it is taken over.
        let taken = step.try_update_untracked(Import::take).flatten();
        if let Some(candidate) = taken {
            task::spawn(async move {
                session.accept(candidate).await;
                go(Route::Home);
            });
        }
    };
    let (title, lead, label, class) = if empty {
        (
            key::FILE_TAKE_TITLE,
            key::FILE_TAKE_LEAD,
            key::FILE_TAKE,
            "primary",
        )
    } else {
        (
            key::FILE_COMPARE_TITLE,
            key::FILE_COMPARE_LEAD,
            key::FILE_REPLACE,
            "danger",
        )
    };
    let keep = (!empty).then(|| {
        let keep = move |_| {
            put_away(step);
            parts::focus_soon(FIELD.to_owned());
        };
        el_class("button", "primary")
            .on("click", keep)
            .add(t(key::FILE_KEEP))
    });
    let side = |title: Text, what: Html| {
        el_class("div", "card")
            .add(el("h3").add(t(title)))
            .add(what)
    };
    el_class("section", "compare")
        .add(
            el("h2")
                .attr("id", COMPARISON)
                .attr("tabindex", "-1")
                .add(t(title)),
        )
        .add(el("p").add(t(lead)))
        .add(
            el_class("div", "cards")
                .add(side(key::FILE_IN_FILE, overview_rows(in_file)))
                .add(side(key::FILE_IN_BROWSER, here)),
        )
        .add(
            parts::actions()
                .add(keep)
                .add(el_class("button", class).on("click", take).add(t(label))),
        )
}

fn overview_rows(overview: &Overview) -> Html {
    let name = if overview.practice.is_empty() {
        t(key::FILE_NO_NAME)
    } else {
        &overview.practice
    };
    let changed = overview.changed_at.or(overview.created_at);
    el_class("dl", "facts")
        .add(parts::description(t(key::FILE_PRACTICE), name))
        .add(changed.map(|at| parts::description(t(key::FILE_CHANGED), &date(at))))
        .add(parts::description(
            t(key::FILE_ANSWERS),
            &plural(key::FILE_COUNT, overview.answers),
        ))
}

fn date(at: Instant) -> String {
    clock::format_date_time(at, language_now().tag)
}

/// Id of the comparison's heading.
const COMPARISON: &str = "comparison";

/// Id of the file field.
const FIELD: &str = "file";

/// Id of what is wrong with the file.
const TROUBLE: &str = "trouble-of-file";
