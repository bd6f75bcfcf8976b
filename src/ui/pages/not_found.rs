//! An address that leads nowhere.

use crate::text::key;
use crate::ui::html::{Html, el_class};
use crate::ui::parts::{self, drawing};
use crate::ui::route::Route;
use crate::ui::words::t;

/// The page.
pub(crate) fn page() -> Html {
    el_class("article", "narrow")
        .add(parts::title_of(Route::NotFound))
        .add(parts::lead(t(key::NOT_FOUND_TEXT)))
        .add(parts::actions().add(parts::button_link(Route::Home, key::NOT_FOUND_BACK)))
        .add(drawing::scene())
}
