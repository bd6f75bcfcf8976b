//! What this program is, and what it is not.

use leptos::prelude::*;

use crate::browser::{task, version};
use crate::report::sources;
use crate::text::{Text, key};
use crate::ui::html::{Html, el, el_class};
use crate::ui::parts::{self, document};
use crate::ui::route::Route;
use crate::ui::words::{fill, t};

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
        .add(licences())
        .add(version())
}

/// Where the licences are of all that the page consists of.
fn licences() -> Html {
    let link = el("a")
        .attr("href", "./licences.txt")
        .attr("target", "_blank")
        .add(fill(key::APP_LINK_NEW_TAB, [t(key::ABOUT_LICENCE_LINK)]));
    parts::section(key::ABOUT_LICENCE_TITLE)
        .add(el("p").add(t(key::ABOUT_LICENCE)))
        .add(el("p").add(link))
}

/// Which build this is, once that has been read.
fn version() -> Html {
    let sentence = RwSignal::new(fill(key::ABOUT_VERSION, ["…"]));
    task::spawn(async move {
        let digest = version::digest().await;
        // Another page may be shown by now.
        let _ = sentence.try_set(digest.map_or_else(
            || t(key::ABOUT_VERSION_UNKNOWN).to_owned(),
            |digest| fill(key::ABOUT_VERSION, [&digest]),
        ));
    });
    parts::section(key::ABOUT_VERSION_TITLE).add(el("p").live(move || sentence.get()))
}
