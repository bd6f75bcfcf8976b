//! The table of the pages: their addresses, their names, what leads where.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failing test may panic"
)]

use std::collections::BTreeSet;

use vigie::catalogue::{ListId, MEASURES, Tool};
use vigie::text::Pack;
use vigie::ui::route::{Needs, Route};

#[test]
fn an_address_is_its_own_way_back() {
    let all = Route::all();
    let lists = 2 * ListId::ALL.len();
    assert!(all.len() > MEASURES.len() + lists + Tool::ALL.len());
    for route in &all {
        assert_eq!(Route::parse(&route.address()), *route, "{route:?}");
        assert_eq!(Route::parse(&route.href()[1..]), *route, "{route:?}");
    }
    let addresses: BTreeSet<String> = all.iter().map(|route| route.address()).collect();
    assert_eq!(addresses.len(), all.len(), "two pages have one address");
}

#[test]
fn what_is_no_address_leads_nowhere() {
    for address in [
        "/nothing",
        "/measure/local-99",
        "/measure",
        "/list/",
        "/tools/x",
        "/lists/x",
        "/new/1",
        "/not-found",
    ] {
        assert_eq!(Route::parse(address), Route::NotFound, "{address}");
    }
    assert_eq!(Route::parse(""), Route::Home);
    assert_eq!(Route::parse("/"), Route::Home);
}

/// A link back leads to a page that can be seen by whoever sees this one.
#[test]
fn a_parent_needs_no_more_than_its_page() {
    let rank = |route: Route| match route.needs() {
        Needs::Nothing => 0,
        Needs::Stored => 1,
        Needs::Open => 2,
        // It is a step on the way to an open vault.
        Needs::NoVault => 3,
    };
    for route in Route::all() {
        let mut steps = 0;
        let mut at = route;
        while let Some(parent) = at.parent() {
            // Something stands in its place while the vault is locked.
            let stood_in_for = parent == Route::Settings && at == Route::Erase;
            assert!(rank(parent) <= rank(at) || stood_in_for, "{at:?}");
            at = parent;
            steps += 1;
            assert!(steps < 5, "{route:?} goes round in a circle");
        }
        assert!(route.is_within(at) && route.is_within(route));
    }
    assert!(!Route::Home.is_within(Route::Report));
}

#[test]
fn every_page_has_a_name_before_all_texts_are_there() {
    for (first, rest) in PACKS {
        let pack = Pack::from_json(first).unwrap();
        for route in Route::all() {
            assert_ne!(route.title(&pack), "", "{route:?}");
        }
        // Its own name is in the second file.
        assert_eq!(
            Route::Report.title(&pack),
            Route::Home.title(&pack),
            "the page that leads there"
        );
        pack.add_rest(rest).unwrap();
        assert_ne!(Route::Report.title(&pack), Route::Home.title(&pack));
        for route in Route::all() {
            let title = route.title(&pack);
            assert!(!title.is_empty() && !title.contains('{'), "{title}");
        }
    }
}

/// Both files of every language's pack.
const PACKS: [(&str, &str); 4] = [
    (
        include_str!(concat!(env!("OUT_DIR"), "/fr.json")),
        include_str!(concat!(env!("OUT_DIR"), "/fr-measures.json")),
    ),
    (
        include_str!(concat!(env!("OUT_DIR"), "/nl.json")),
        include_str!(concat!(env!("OUT_DIR"), "/nl-measures.json")),
    ),
    (
        include_str!(concat!(env!("OUT_DIR"), "/de.json")),
        include_str!(concat!(env!("OUT_DIR"), "/de-measures.json")),
    ),
    (
        include_str!(concat!(env!("OUT_DIR"), "/en.json")),
        include_str!(concat!(env!("OUT_DIR"), "/en-measures.json")),
    ),
];
