//! Bounded worlds to explore.

use crate::{Fault, Rules};

/// A world with a name.
#[derive(Debug, Clone)]
pub struct Scenario {
    /// What it is called, in one word or two.
    pub name: &'static str,
    /// Its rules.
    pub rules: Rules,
    /// An old rule that its properties must catch.
    pub caught: &'static [Fault],
}

/// Two tabs with locks, in which nothing goes wrong.
const CALM: Rules = Rules {
    tabs: 2,
    edits: 2,
    openings: 2,
    steps: 2,
    locks: true,
    quick: true,
    kills: false,
    failures: false,
    late: false,
    unreadable: false,
    secrets: false,
    file: false,
    erasing: false,
    clearing: false,
    takeover: false,
    fault: None,
};

/// All of them. `small` bounds them for the tests.
#[must_use]
pub fn scenarios(small: bool) -> Vec<Scenario> {
    let (more, much) = if small { (0, 0) } else { (1, 2) };
    let scenario = |name, rules, caught| Scenario {
        name,
        rules,
        caught,
    };
    vec![
        scenario(
            "two tabs",
            Rules {
                takeover: true,
                edits: 1 + much,
                steps: 2 + more,
                ..CALM
            },
            &[],
        ),
        scenario(
            "kills",
            Rules {
                kills: true,
                tabs: 1,
                openings: 3,
                edits: 1 + much,
                steps: 1 + much,
                ..CALM
            },
            &[],
        ),
        scenario(
            "failing writes",
            Rules {
                failures: true,
                takeover: true,
                edits: 2,
                steps: 1 + much,
                ..CALM
            },
            &[Fault::FollowsOver],
        ),
        scenario(
            "late answers",
            Rules {
                late: true,
                takeover: true,
                steps: 1 + much,
                ..CALM
            },
            &[],
        ),
        scenario(
            "no locks",
            Rules {
                locks: false,
                edits: 1 + more,
                openings: 2 + more,
                steps: 2 + more,
                ..CALM
            },
            &[],
        ),
        scenario(
            "unreadable",
            Rules {
                unreadable: true,
                kills: true,
                tabs: 1,
                openings: 3,
                steps: 2,
                edits: 1 + more,
                ..CALM
            },
            &[Fault::NumbersRank],
        ),
        scenario(
            "another secret",
            Rules {
                secrets: true,
                kills: true,
                openings: 2 + more,
                edits: 1,
                ..CALM
            },
            &[Fault::OldKeysOpen],
        ),
        scenario(
            "a file",
            Rules {
                file: true,
                kills: true,
                openings: 2 + more,
                edits: 1,
                ..CALM
            },
            &[],
        ),
        scenario(
            "erasing",
            Rules {
                erasing: true,
                takeover: true,
                edits: 1 + more,
                steps: 1 + much,
                ..CALM
            },
            &[Fault::WritesBlindly],
        ),
        scenario(
            "clearing",
            Rules {
                clearing: true,
                edits: 1 + more,
                ..CALM
            },
            &[Fault::StoresAgain],
        ),
        scenario(
            "IndexedDB alone",
            Rules {
                quick: false,
                takeover: true,
                edits: 2,
                steps: 1 + much,
                ..CALM
            },
            &[],
        ),
        scenario(
            "IndexedDB alone, no locks",
            Rules {
                quick: false,
                locks: false,
                edits: 2 + more,
                steps: 2 + more,
                ..CALM
            },
            &[Fault::WritesBlindly],
        ),
    ]
}
