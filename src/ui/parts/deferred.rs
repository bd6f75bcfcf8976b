//! Pages whose texts come in the second file of a language's pack.

use super::super::context::context;
use super::super::html::{Html, el, el_class};
use super::super::route::Route;
use super::super::words::t;
use crate::text::key;

/// A page once every text is there; until then what [`waiting`] shows.
pub(crate) fn page(route: Route, page: impl FnOnce() -> Html) -> Html {
    if context().words.are_complete() {
        page()
    } else {
        waiting(route)
    }
}

/// Shown for the moment until every text is there; redraws the page when they
/// are. A file that could not be had before is asked for again.
pub(crate) fn waiting(route: Route) -> Html {
    let words = context().words;
    if !words.are_complete() {
        words.fetch_rest();
    }
    el_class("article", "narrow late")
        .add(super::title_of(route))
        .add(el("p").attr("role", "status").add(t(key::APP_LOADING)))
}
