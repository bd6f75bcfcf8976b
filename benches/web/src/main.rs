//! Measures what the page costs, in headless Chromium: `cargo xtask bench`,
//! which builds what this needs and says where it is (`VIGIE_DIST`).
//!
//! Each bench is a script that runs in the built page, with what it compares
//! with in the same page and in turn, so that a busy machine slows both. To add
//! one: a module here that returns its [`Table`], and a name in [`BENCHES`].
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "it runs like a test: what fails ends it"
)]

mod derivation;
mod interaction;
mod sealing;
mod strength;
mod table;
mod unlocking;

use std::thread::{self, sleep};
use std::time::{Duration, Instant};
use std::{env, fs};

use serde_json::Value;
use vigie_bench::stats::Times;
use vigie_e2e::Page;

use table::Table;

fn main() {
    let wanted: Vec<String> = env::args().skip(1).collect();
    for name in &wanted {
        let known = BENCHES.iter().any(|(bench, _)| bench == name);
        assert!(known, "there is no bench `{name}`");
    }
    println!("{}", busy());
    for (name, bench) in BENCHES {
        if wanted.is_empty() || wanted.iter().any(|wanted| wanted == name) {
            println!("\n{}", bench());
        }
    }
}

/// How busy the machine is: single times say little when others work on it.
fn busy() -> String {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().unwrap_or_default();
    format!("Cores: {cores}; load over the last minute, this build included: {load}")
}

/// What a script in the page returns, which may take its time. `constants` are
/// declared before it.
fn returned(page: &Page, constants: &str, script: &str) -> Value {
    page.script(&format!(
        "window.benchResult = null;
         (async () => {{ {constants}\n{script} }})().then(
             (value) => {{ window.benchResult = {{ value }}; }},
             (error) => {{ window.benchResult = {{ error: String(error) }}; }});"
    ));
    let start = Instant::now();
    loop {
        // Seldom, for looking takes the page's time too.
        sleep(Duration::from_millis(250));
        let result = page.script("return window.benchResult");
        assert!(result["error"].is_null(), "{}", result["error"]);
        if !result.is_null() {
            return result["value"].clone();
        }
        assert!(start.elapsed() < LONGEST, "a bench that does not end");
    }
}

/// Times that a script has returned as a list.
fn times(list: &Value) -> Times {
    let list = list.as_array().expect("a list of times");
    let times = list.iter().map(|time| time.as_f64().expect("a time"));
    Times::new(times.collect()).expect("a time at least")
}

/// A bench and its name.
type Bench = (&'static str, fn() -> Table);

/// All benches, by the names that the command line knows.
const BENCHES: [Bench; 5] = [
    ("derivation", derivation::bench),
    ("interaction", interaction::bench),
    ("sealing", sealing::bench),
    ("strength", strength::bench),
    ("unlocking", unlocking::bench),
];

/// Until a bench counts as stuck.
const LONGEST: Duration = Duration::from_secs(600);
