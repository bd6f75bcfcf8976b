//! What this program is, and what it is not.

use super::super::html::{Html, el, el_class};
use super::super::parts::{self, document};
use super::super::route::Route;
use super::super::words::t;
use crate::report::sources;
use crate::text::{Text, key};

/// The page.
pub(crate) fn page() -> Html {
    let section = |(title, text): (Text, Text)| parts::section(title).add(el("p").add(t(text)));
    let sections = [
        (key::ABOUT_PRIVACY_TITLE, key::ABOUT_PRIVACY),
        (key::ABOUT_LIMITS_TITLE, key::ABOUT_LIMITS),
        (key::ABOUT_FORMAT_TITLE, key::ABOUT_FORMAT),
        (key::ABOUT_SOURCES_TITLE, key::ABOUT_SOURCES),
    ];
    el_class("article", "narrow prose")
        .add(parts::title_of(Route::About))
        .add(parts::lead(t(key::ABOUT_WHAT)))
        .add(sections.map(section).into_iter().collect::<Vec<_>>())
        .add(document::block(&sources()))
}
