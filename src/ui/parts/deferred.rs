//! Pages whose texts come in the second file of a language's pack.

use crate::text::key;
use crate::ui::context::context;
use crate::ui::html::{Html, el, el_class};
use crate::ui::route::Route;
use crate::ui::words::t;

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
