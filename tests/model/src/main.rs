//! Explores the scenarios, or those whose names have a word, and prints how many
//! states each has; with `--small` in the bounds of the tests.

use std::env;
use std::process::ExitCode;
use std::time::Instant;

use stateright::{Checker, Model};
use vigie_model::scenarios;

fn main() -> ExitCode {
    let mut wanted: Vec<String> = env::args().skip(1).collect();
    let small = wanted.iter().any(|word| word == "--small");
    wanted.retain(|word| word != "--small");
    let (mut states, mut failed) = (0, false);
    let start = Instant::now();
    for scenario in scenarios(small) {
        if !wanted.is_empty()
            && !wanted
                .iter()
                .any(|name| scenario.name.contains(name.as_str()))
        {
            continue;
        }
        let begun = Instant::now();
        let checker = scenario.rules.checker().threads(2).spawn_bfs().join();
        let found = checker.unique_state_count();
        states += found;
        println!(
            "{:>22} {found:>9} states {:>4} s",
            scenario.name,
            begun.elapsed().as_secs()
        );
        for (name, path) in checker.discoveries() {
            if name == "something is told as saved" {
                continue;
            }
            failed = true;
            println!("  not so: {name}");
            for act in path.into_actions() {
                println!("    {act:?}");
            }
        }
    }
    println!(
        "{:>22} {states:>9} states {:>4} s",
        "in all",
        start.elapsed().as_secs()
    );
    ExitCode::from(u8::from(failed))
}
