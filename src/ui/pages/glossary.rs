//! The glossary: every term that is explained in the measures' texts.

use crate::text::key;
use crate::ui::html::{Html, el_class};
use crate::ui::parts;
use crate::ui::route::Route;
use crate::ui::words::{pack, t};

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
