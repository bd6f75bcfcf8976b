//! The progress file: taking a copy along, and opening one.

use std::rc::Rc;

use leptos::html;
use leptos::prelude::*;

use super::super::context::{context, go};
use super::super::parts::{self, secret_form, trouble};
use super::super::route::Route;
use super::super::words::{fill, language_now, plural, t};
use crate::assessment::Overview;
use crate::browser::files::{self, FileError};
use crate::browser::clock;
use crate::session::{Candidate, Held, Open, Session, State};
use crate::text::{Plural, key};
use crate::vault::Container;

/// How far the import is.
#[derive(Clone)]
enum Import {
    Choosing,
    Chosen { name: String, container: Rc<Container> },
    Opened(Overview),
}

type Step = RwSignal<Import, LocalStorage>;

/// The opened file, until it is taken over or put away.
type Kept = StoredValue<Option<Candidate>, LocalStorage>;

/// The page.
pub(crate) fn page() -> AnyView {
    let session = context().session;
    view! {
        <article class="narrow">
            {parts::title(t(key::FILE_TITLE))}
            <p class="lead">{t(key::FILE_LEAD)}</p>
            {move || match session.state() {
                State::Open(open) => Some(export(open)),
                _ => None,
            }}
            {import(session)}
        </article>
    }
    .into_any()
}

/// Seals what is open and hands it to the user as a file; the name it got.
pub(crate) fn download(open: Open) -> Option<String> {
    let export = open.export()?;
    files::download(&export.name, &export.bytes, MEDIA_TYPE).ok().map(|()| export.name)
}

fn export(open: Open) -> AnyView {
    let done = RwSignal::new(None::<String>);
    let last = move || match open.with(|assessment| assessment.exported_at) {
        Some(at) => fill(key::FILE_LAST, [&clock::format_date_time(at, language_now().tag)]),
        None => t(key::FILE_NEVER).to_owned(),
    };
    view! {
        <section>
            <h2>{t(key::FILE_EXPORT_TITLE)}</h2>
            <p>{t(key::FILE_WHERE)}</p>
            <p class="hint">{last}</p>
            <p class="actions"><button class="primary" on:click=move |_| done.set(download(open))>{t(key::FILE_EXPORT)}</button></p>
            <p role="status">{move || done.get().map(|name| fill(key::FILE_EXPORTED, [&name]))}</p>
        </section>
    }
    .into_any()
}

fn import(session: Session) -> AnyView {
    let step = RwSignal::new_local(Import::Choosing);
    // Its keys are wiped when this page is left.
    let candidate = StoredValue::new_local(None::<Candidate>);
    let error = RwSignal::new(None::<String>);
    let field = NodeRef::<html::Input>::new();
    let on_choose = move |_| {
        let Some(file) = field.get_untracked().and_then(|input| input.files()).and_then(|files| files.item(0)) else { return };
        error.set(None);
        leptos::task::spawn_local(async move {
            let sentence = match files::read(&file).await {
                Ok(bytes) => match Container::parse(&bytes) {
                    Ok(container) => {
                        step.set(Import::Chosen { name: file.name(), container: Rc::new(container) });
                        return;
                    }
                    Err(error) => secret_form::vault_sentence(&error),
                },
                Err(FileError::TooLarge(_)) => t(key::VAULT_ERROR_TOO_LARGE).to_owned(),
                Err(_) => t(key::FILE_READ_FAILED).to_owned(),
            };
            step.set(Import::Choosing);
            error.set(Some(sentence));
        });
    };
    view! {
        <section>
            <h2>{t(key::FILE_IMPORT_TITLE)}</h2>
            <p>{t(key::FILE_IMPORT_LEAD)}</p>
            <div class="field">
                <label for="file">{t(key::FILE_CHOOSE)}</label>
                <input id="file" type="file" accept=".vigie,application/json" node_ref=field on:change=on_choose/>
            </div>
            {trouble(error)}
            {move || match step.get() {
                Import::Choosing => None,
                Import::Chosen { name, container } => Some(open_form(session, step, candidate, &name, container)),
                Import::Opened(overview) => Some(compare(session, step, candidate, &overview)),
            }}
        </section>
    }
    .into_any()
}

fn open_form(session: Session, step: Step, candidate: Kept, name: &str, container: Rc<Container>) -> AnyView {
    let open: secret_form::OpenWith = Rc::new(move |kind, secret, report| {
        let container = Rc::clone(&container);
        Box::pin(async move {
            let opened = session.open_container(&container, kind, secret, report).await?;
            let overview = opened.overview();
            candidate.try_set_value(Some(opened));
            step.try_set(Import::Opened(overview));
            Ok(())
        })
    });
    view! {
        <p role="status">{fill(key::FILE_CHOSEN, [name])}</p>
        {secret_form::secret_form(key::FILE_OPEN, open)}
    }
    .into_any()
}

/// What is in the file beside what is here; nothing is replaced before this.
fn compare(session: Session, step: Step, candidate: Kept, in_file: &Overview) -> AnyView {
    let held = session.held();
    let empty = matches!(held, Held::Nothing);
    let here = match &held {
        Held::Nothing => view! { <p>{t(key::FILE_NOTHING_HERE)}</p> }.into_any(),
        Held::Locked { saved_at } => {
            let at = saved_at.map(date).unwrap_or_default();
            view! { <p>{fill(key::FILE_LOCKED_HERE, [&at])}</p> }.into_any()
        }
        Held::Open(overview) => overview_rows(overview),
    };
    let take = move |_| {
        if let Some(candidate) = candidate.try_update_value(Option::take).flatten() {
            session.accept(candidate);
            go(Route::Home);
        }
    };
    let in_file = overview_rows(in_file);
    view! {
        <section class="compare" role="group" aria-label=t(key::FILE_COMPARE_TITLE)>
            <h3>{t(key::FILE_COMPARE_TITLE)}</h3>
            <p>{t(key::FILE_COMPARE_LEAD)}</p>
            <div class="cards">
                <div class="card"><h4>{t(key::FILE_IN_FILE)}</h4>{in_file}</div>
                <div class="card"><h4>{t(key::FILE_IN_BROWSER)}</h4>{here}</div>
            </div>
            <p class="actions">
                <button class=if empty { "primary" } else { "danger" } on:click=take>{t(if empty { key::FILE_TAKE } else { key::FILE_REPLACE })}</button>
                {(!empty).then(|| view! { <button on:click=move |_| step.set(Import::Choosing)>{t(key::FILE_KEEP)}</button> })}
            </p>
        </section>
    }
    .into_any()
}

fn overview_rows(overview: &Overview) -> AnyView {
    let name = if overview.practice.is_empty() { t(key::FILE_NO_NAME).to_owned() } else { overview.practice.clone() };
    let changed = date(overview.changed_at.unwrap_or(overview.created_at));
    let row = |label, value: String| view! { <div><dt>{t(label)}</dt><dd>{value}</dd></div> };
    view! {
        <dl class="facts">
            {row(key::FILE_PRACTICE, name)}
            {row(key::FILE_CHANGED, changed)}
            {row(key::FILE_ANSWERS, plural(COUNT, overview.answers))}
        </dl>
    }
    .into_any()
}

fn date(at: u64) -> String {
    clock::format_date_time(at, language_now().tag)
}

/// How many answers, in words.
const COUNT: Plural<1> = key::FILE_COUNT;

/// Media type of the exported file: it is JSON, but browsers must not give it
/// another name for that.
const MEDIA_TYPE: &str = "application/octet-stream";
