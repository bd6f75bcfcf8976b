//! Erasing everything, after naming what goes.

use leptos::prelude::*;

use super::super::context::{context, go};
use super::super::parts::{self, fields, trouble};
use super::super::route::Route;
use super::super::words::{fill, plural, t};
use crate::session::State;
use crate::text::key;

/// The page.
pub(crate) fn page() -> AnyView {
    let session = context().session;
    let agreed = RwSignal::new(false);
    let error = RwSignal::new(None::<String>);
    let lead = match session.state() {
        State::Open(open) => {
            let answers = open.with_untracked(|assessment| assessment.overview().answers);
            fill(key::ERASE_LEAD, [&plural(key::FILE_COUNT, answers)])
        }
        _ => t(key::ERASE_LEAD_LOCKED).to_owned(),
    };
    let erase = move |_| match session.erase() {
        Ok(()) => go(Route::Home),
        Err(_) => error.set(Some(t(key::ERASE_FAILED).to_owned())),
    };
    view! {
        <article class="narrow">
            {parts::title(t(key::ERASE_TITLE))}
            <p class="lead">{lead}</p>
            <p>{t(key::ERASE_NO_WAY_BACK)}</p>
            {fields::checkbox(key::ERASE_CONFIRM, agreed)}
            {trouble(error)}
            <p class="actions">
                <button class="danger" prop:disabled=move || !agreed.get() on:click=erase>{t(key::ERASE_SUBMIT)}</button>
                {parts::button_link(Route::Home, t(key::APP_CANCEL))}
            </p>
        </article>
    }
    .into_any()
}
