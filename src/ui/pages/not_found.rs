//! An address that leads nowhere.

use leptos::prelude::*;

use super::super::parts;
use super::super::route::Route;
use super::super::words::t;
use crate::text::key;

/// The page.
pub(crate) fn page() -> AnyView {
    view! {
        <article class="narrow">
            {parts::title(t(key::NOT_FOUND_TITLE))}
            <p class="lead">{t(key::NOT_FOUND_TEXT)}</p>
            <p class="actions">{parts::button_link(Route::Home, t(key::NOT_FOUND_BACK))}</p>
        </article>
    }
    .into_any()
}
