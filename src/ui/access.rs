//! Which page is drawn: the one that the address names, as far as the vault of
//! this browser allows.

use leptos::prelude::*;

use super::context::Context;
use super::html::Html;
use super::pages::{
    about, accessibility, create, done, erase, file, glossary, keys, list, lists, measure,
    not_found, overview, password, profile, recovery, report, settings, steps, tools, unlock,
    unreadable, welcome,
};
use super::parts::deferred;
use super::route::{Needs, Route};
use crate::session::State;

#[cfg(feature = "parts")]
use super::pages::parts;

/// The page to draw now.
pub(super) fn current_page(context: Context) -> Html {
    let route = context.route.get();
    let session = context.session;
    // It is shown once, wherever one is.
    if session.fresh_recovery_code().is_some() {
        return recovery::page();
    }
    let state = match route.needs() {
        // What is typed there stays when the vault's state changes.
        Needs::Nothing => session.state_untracked(),
        _ => session.state(),
    };
    draw(route, state)
}

macro_rules! drawing {
    ($(
        $(#[doc = $doc:literal])+
        $(#[cfg($cfg:meta)])?
        $page:ident $(($subject:ident: $of:ty))?, $word:literal, $title:expr,
        below [$($parent:ident)?],
        main [$($main:expr, $icon:expr)?], foot [$($foot:expr)?],
        needs $needs:ident $(($open:pat))?, $texts:ident, $drawn:expr;
    )*) => {
        /// The page, or what stands in its place as long as it can't be shown.
        fn draw(route: Route, state: State) -> Html {
            match (route, state) {
                $(
                    $(#[cfg($cfg)])?
                    (Route::$page $(($subject))?, drawing!(@state $needs $($open)?)) => {
                        drawing!(@$texts route, $drawn)
                    }
                )*
                (_, State::Unknown { failed }) => unreadable::page(failed),
                (_, State::Empty) => welcome::page(),
                (_, State::Locked { saved_at }) => unlock::page(saved_at),
                (_, State::Open(open)) => overview::page(open),
            }
        }
    };
    (@state Nothing) => { _ };
    (@state NoVault) => { State::Empty };
    (@state Stored) => { State::Locked { .. } | State::Open(_) };
    (@state Open $open:pat) => { State::Open($open) };
    (@first $route:ident, $drawn:expr) => { $drawn };
    (@later $route:ident, $drawn:expr) => { deferred::page($route, || $drawn) };
}

super::table::pages!(drawing);
