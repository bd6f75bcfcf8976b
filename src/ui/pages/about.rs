//! What this program is, and what it is not.

use super::super::html::{Html, el, el_class};
use super::super::parts;
use super::super::route::Route;
use super::super::words::t;
use crate::catalogue::LISTS;
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
        .add(documents())
}

/// The documents that the measures come from, each with the sections used.
pub(super) fn documents() -> Html {
    let mut documents: Vec<Vec<&str>> = Vec::new();
    for list in &LISTS {
        match documents.last_mut() {
            Some(document) if document[0] == list.document => document.push(list.section),
            _ => documents.push(vec![list.document, list.section]),
        }
    }
    let named = |titles: Vec<&str>| {
        let sections = titles[1..].join(", ");
        el("li")
            .add(el("cite").add(titles[0]))
            .add([", ", &sections].concat())
    };
    let documents: Vec<Html> = documents.into_iter().map(named).collect();
    el("ul").attr("lang", "fr").add(documents)
}
