//! A locked vault.

use std::rc::Rc;

use leptos::prelude::*;

use super::super::context::context;
use super::super::parts::{self, secret_form};
use super::super::route::Route;
use super::super::words::{fill, language_now, t};
use crate::browser::clock;
use crate::text::key;

/// The page; `saved_at` is in milliseconds since the Unix epoch.
pub(crate) fn page(saved_at: Option<u64>) -> AnyView {
    let session = context().session;
    let open: secret_form::OpenWith =
        Rc::new(move |kind, secret, report| Box::pin(session.unlock(kind, secret, report)));
    let saved = saved_at.map(|at| fill(key::UNLOCK_SAVED_AT, [&clock::format_date_time(at, language_now().tag)]));
    let unreadable = session
        .unreadable()
        .map(|error| parts::warning(fill(key::VAULT_ERROR_UNREADABLE_STORE, [&secret_form::vault_sentence(&error)])));
    view! {
        <article class="narrow">
            {parts::title(t(key::UNLOCK_TITLE))}
            <p class="lead">{t(key::UNLOCK_LEAD)}</p>
            {saved.map(|saved| view! { <p class="hint">{saved}</p> })}
            {unreadable}
            {secret_form::secret_form(key::UNLOCK_SUBMIT, open)}
            <details class="elsewhere">
                <summary>{t(key::UNLOCK_ELSEWHERE)}</summary>
                <p class="actions">
                    {parts::button_link(Route::File, t(key::UNLOCK_ELSEWHERE_FILE))}
                    {parts::button_link(Route::Erase, t(key::UNLOCK_ELSEWHERE_ERASE))}
                </p>
            </details>
        </article>
    }
    .into_any()
}
