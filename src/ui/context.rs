//! What every page may reach: the session, the address, the language.

use leptos::prelude::*;

use super::route::Route;
use super::shortcuts::Shortcuts;
use super::words::Words;
use crate::browser::location;
use crate::browser::offline::Offline;
use crate::session::Session;

/// Handles on what lives as long as the page does.
#[derive(Clone, Copy)]
pub(crate) struct Context {
    /// The vault of this browser.
    pub(crate) session: Session,
    /// The page that the address names.
    pub(crate) route: RwSignal<Route>,
    /// The language of the page.
    pub(crate) words: Words,
    /// The single keys of the walk.
    pub(crate) shortcuts: Shortcuts,
    /// How far the preparation for use without a network is.
    pub(crate) offline: RwSignal<Offline>,
    /// Whether another version took over while the vault was open, without
    /// having been agreed to; it was locked then.
    pub(crate) replaced: RwSignal<bool>,
}

/// The page's context.
pub(crate) fn context() -> Context {
    expect_context()
}

/// Goes to another page, as a link would.
pub(crate) fn go(route: Route) {
    location::set_hash(&route.address());
}
