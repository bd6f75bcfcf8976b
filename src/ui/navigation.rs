//! The frame's links to pages: the navigation of an open vault, and the foot of
//! every page. Which pages they lead to is in the table of the pages.

use leptos::prelude::*;

use super::context::Context;
use super::html::{Html, el, el_class};
use super::parts;
use super::parts::icon::{self, Icon};
use super::route::Route;
use super::words::t;
use crate::text::{Text, key};

/// The navigation of an open vault; it says where one is.
pub(super) fn main(context: Context) -> Html {
    let link = move |(route, label, picture): &(Route, Text, Icon)| {
        let route = *route;
        let current = move || {
            let at = context.route.get();
            let is_the_page = if at == route { "page" } else { "true" };
            at.is_within(route).then(|| is_the_page.into())
        };
        el("li").add(
            el("a")
                .attr("href", &route.href())
                .live_attr("aria-current", current)
                .add(icon::icon(*picture))
                .add(el("span").add(t(*label))),
        )
    };
    let links: Vec<Html> = MAIN.iter().map(link).collect();
    el_class("nav", "main-nav")
        .attr("aria-label", t(key::APP_NAV))
        .add(el("ul").add(links))
}

/// The links at the foot of every page.
pub(super) fn foot() -> Html {
    let links: Vec<Html> = FOOT
        .iter()
        .map(|(route, label)| parts::link(*route, t(*label)))
        .collect();
    el("nav").attr("aria-label", t(key::APP_HELP)).add(links)
}

macro_rules! links {
    ($(
        $(#[doc = $doc:literal])+
        $(#[cfg($cfg:meta)])?
        $page:ident $(($subject:ident: $of:ty))?, $word:literal, $title:expr,
        below [$($parent:ident)?],
        main [$($main:expr, $icon:expr)?], foot [$($foot:expr)?],
        needs $needs:ident $(($open:pat))?, $texts:ident, $drawn:expr;
    )*) => {
        /// Pages, with what the navigation calls them and their icons.
        const MAIN: &[(Route, Text, Icon)] = &[$($((Route::$page, $main, $icon),)?)*];

        /// Pages, with what the foot of the page calls them.
        const FOOT: &[(Route, Text)] = &[$($((Route::$page, $foot),)?)*];
    };
}

super::table::pages!(links);
