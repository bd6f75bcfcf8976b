//! The first visit.

use leptos::prelude::*;

use super::super::parts;
use super::super::route::Route;
use super::super::words::{fill, t};
use crate::catalogue::ListId;
use crate::text::key;

/// The page.
pub(crate) fn page() -> AnyView {
    let count = ListId::Essentials.list().measures().len().to_string();
    view! {
        <article class="welcome">
            {parts::title(t(key::WELCOME_TITLE))}
            <p class="lead">{t(key::WELCOME_LEAD)}</p>
            <ul class="promises">
                <li>{fill(key::WELCOME_POINT_TIME, [&count])}</li>
                <li>{t(key::WELCOME_POINT_PRIVATE)}</li>
                <li>{t(key::WELCOME_POINT_OFFLINE)}</li>
                <li>{t(key::WELCOME_POINT_PROOF)}</li>
            </ul>
            <p class="actions">
                <a class="button primary" href=Route::New.href()>{t(key::WELCOME_START)}</a>
                <a class="button" href=Route::File.href()>{t(key::WELCOME_IMPORT)}</a>
            </p>
        </article>
    }
    .into_any()
}
