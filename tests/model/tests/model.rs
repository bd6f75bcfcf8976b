//! Small bounds of every scenario hold, and an old rule in the place of the
//! present one is found out.
#![allow(clippy::panic, reason = "a failing test may panic")]

use stateright::{Checker, Model};
use vigie_model::{Rules, scenarios};

/// The promises that don't hold, each with the events that lead there.
fn broken(rules: Rules) -> Vec<String> {
    let checker = rules.checker().spawn_bfs().join();
    let found = checker.discoveries().into_iter();
    found
        .filter(|(name, _)| *name != "something is told as saved")
        .map(|(name, path)| format!("{name}: {:?}", path.into_actions()))
        .collect()
}

#[test]
fn every_promise_holds_in_every_scenario() {
    for scenario in scenarios(true) {
        let broken = broken(scenario.rules);
        assert!(broken.is_empty(), "{}: {broken:#?}", scenario.name);
    }
}

#[test]
fn every_old_rule_is_found_out() {
    let mut tried = 0;
    for scenario in scenarios(true) {
        for fault in scenario.caught {
            tried += 1;
            let rules = Rules {
                fault: Some(*fault),
                ..scenario.rules.clone()
            };
            assert!(!broken(rules).is_empty(), "{}: {fault:?}", scenario.name);
        }
    }
    assert!(tried >= 6, "{tried}");
}

/// A promise that is never put to the test would hold too.
#[test]
fn something_is_told_as_saved_in_every_scenario() {
    for scenario in scenarios(true) {
        let checker = scenario.rules.checker().spawn_bfs().join();
        let told = checker
            .discoveries()
            .into_keys()
            .any(|name| name == "something is told as saved");
        assert!(told, "{}", scenario.name);
    }
}
