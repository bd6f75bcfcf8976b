//! The progress file: taking a copy along, and opening one.

use std::rc::Rc;

use leptos::prelude::*;

use super::super::context::{context, go};
use super::super::html::{Html, el, el_class};
use super::super::parts::icon::{self, icon};
use super::super::parts::{self, secret_form, trouble};
use super::super::route::Route;
use super::super::words::{fill, language_now, plural, t, wording};
use crate::assessment::Overview;
use crate::browser::files::{self, FileError};
use crate::browser::form;
use crate::browser::task;
use crate::browser::{clock, secret};
use crate::session::{Candidate, Held, Open, Session, State};
use crate::text::{Text, key};
use crate::time::Instant;
use crate::vault::Container;

/// How far the import is.
#[derive(Clone)]
enum Import {
    /// No file yet.
    Choosing,
    /// A file that may be opened.
    Chosen {
        name: String,
        container: Rc<Container>,
    },
    /// A file that is open, and what is in it.
    Opened(Overview),
}

type Step = RwSignal<Import, LocalStorage>;

/// The opened file, until it is taken over or put away.
type Kept = StoredValue<Option<Candidate>, LocalStorage>;

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
    parts::section(key::FILE_EXPORT_TITLE)
        .add(el("p").add(t(key::FILE_WHERE)))
        .add(el_class("p", "hint").live(last))
        .add(parts::actions().add(button))
        .add(el("p").attr("role", "status").live(move || done.get()))
}

fn import(session: Session) -> Html {
    let step: Step = RwSignal::new_local(Import::Choosing);
    // Its keys are wiped when this page is left.
    let candidate: Kept = StoredValue::new_local(None);
    let error = RwSignal::new(None::<String>);
    let on_choose = move |_| {
        let Some(file) = files::chosen(FIELD) else {
            return;
        };
        error.set(None);
        form::unmark_wrong(TROUBLE);
        step.set(Import::Choosing);
        task::spawn(async move {
            match container(&file).await {
                Ok(container) => {
                    step.try_set(Import::Chosen {
                        name: file.name(),
                        container: Rc::new(container),
                    });
                }
                Err(sentence) => {
                    if error.try_set(Some(sentence)).is_none() {
                        form::mark_wrong(FIELD, TROUBLE);
                    }
                }
            }
        });
    };
    let field = el("input")
        .attr("id", FIELD)
        .attr("type", "file")
        .attr("accept", ".vigie,application/json")
        .on("change", on_choose);
    let chosen = move || match step.get() {
        Import::Chosen { name, .. } => Some(fill(key::FILE_CHOSEN, [&name])),
        _ => None,
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
        .live(move || match step.get() {
            Import::Choosing => None,
            Import::Chosen { container, .. } => {
                Some(open_form(session, step, candidate, container))
            }
            Import::Opened(overview) => Some(compare(session, step, candidate, &overview)),
        })
}

/// The container in a file, or what is wrong with the file.
async fn container(file: &web_sys::File) -> Result<Container, String> {
    match files::read(file).await {
        Ok(bytes) => Container::parse(&bytes).map_err(|error| wording().vault_error(&error)),
        Err(FileError::TooLarge(_)) => Err(t(key::VAULT_ERROR_TOO_LARGE).to_owned()),
        Err(_) => Err(t(key::FILE_READ_FAILED).to_owned()),
    }
}

fn open_form(session: Session, step: Step, candidate: Kept, container: Rc<Container>) -> Html {
    let open: secret_form::OpenWith = Rc::new(move |kind, secret, report| {
        let container = Rc::clone(&container);
        Box::pin(async move {
            let opened = session
                .open_container(&container, kind, secret, report)
                .await?;
            let overview = opened.overview();
            candidate.try_set_value(Some(opened));
            step.try_set(Import::Opened(overview));
            parts::focus_soon(COMPARISON.to_owned());
            Ok(())
        })
    });
    secret_form::secret_form(key::FILE_OPEN, open)
}

/// What is in the file beside what is here; nothing is replaced before this.
fn compare(session: Session, step: Step, candidate: Kept, in_file: &Overview) -> Html {
    let held = session.held();
    let (empty, here) = match &held {
        Held::Nothing => (true, el("p").add(t(key::FILE_NOTHING_HERE))),
        Held::Locked { saved_at } => {
            let at = saved_at.map(date).unwrap_or_default();
            (false, el("p").add(fill(key::FILE_LOCKED_HERE, [&at])))
        }
        Held::Open(overview) => (false, overview_rows(overview)),
    };
    let take = move |_| {
        if let Some(candidate) = candidate.try_update_value(Option::take).flatten() {
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
            candidate.set_value(None);
            step.set(Import::Choosing);
            // The same file can be chosen again.
            secret::clear_by_id(FIELD);
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
