//! An address that leads nowhere.

use super::super::html::{Html, el_class};
use super::super::parts::{self, drawing};
use super::super::route::Route;
use super::super::words::t;
use crate::text::key;

/// The page.
pub(crate) fn page() -> Html {
    el_class("article", "narrow")
        .add(parts::title_of(Route::NotFound))
        .add(parts::lead(t(key::NOT_FOUND_TEXT)))
        .add(parts::actions().add(parts::button_link(Route::Home, key::NOT_FOUND_BACK)))
        .add(drawing::scene())
}
