//! What was done and checked so that everybody can use this page, and what was
//! not.

use crate::text::{Text, key};
use crate::ui::html::{Html, el, el_class};
use crate::ui::parts;
use crate::ui::route::Route;
use crate::ui::words::t;

/// The page.
pub(crate) fn page() -> Html {
    let section = |title: Text, text: Text| parts::section(title).add(el("p").add(t(text)));
    let tested = parts::section(key::ACCESSIBILITY_TESTED_TITLE)
        .add(el("ul").add(parts::lines(t(key::ACCESSIBILITY_TESTED).lines())));
    el_class("article", "narrow prose")
        .add(parts::title_of(Route::Accessibility))
        .add(parts::lead(t(key::ACCESSIBILITY_LEAD)))
        .add(section(
            key::ACCESSIBILITY_NORM_TITLE,
            key::ACCESSIBILITY_NORM,
        ))
        .add(tested)
        .add(section(
            key::ACCESSIBILITY_UNTESTED_TITLE,
            key::ACCESSIBILITY_UNTESTED,
        ))
        .add(section(
            key::ACCESSIBILITY_SETTINGS_TITLE,
            key::ACCESSIBILITY_SETTINGS,
        ))
}
