//! The glossary: every term that is explained in the measures' texts.

use super::super::html::{Html, el_class};
use super::super::parts;
use super::super::route::Route;
use super::super::words::{pack, t};
use crate::text::key;

/// The page.
pub(crate) fn page() -> Html {
    let terms = pack()
        .glossary()
        .terms()
        .map(|term| parts::description(term.term, term.explanation));
    let terms = el_class("dl", "glossary").add(terms.collect::<Vec<_>>());
    el_class("article", "narrow prose")
        .add(parts::title_of(Route::Glossary))
        .add(parts::lead(t(key::GLOSSARY_LEAD)))
        .add(parts::in_catalogue_language(terms))
}
