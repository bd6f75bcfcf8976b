//! Kills the browser at any moment, starts it again, and compares what is there
//! with what the page had shown as saved.
//!
//! `torture [--runs N] [--seed S] [--slow-disk | --without-indexeddb]`
//!
//! The browser dies by SIGKILL to all its processes at once; the site's server
//! goes on. One vault lives through ten runs. What a run does comes from the
//! seed; what has happened by the time it is killed depends on the machine.
//!
//! With `--slow-disk` IndexedDB confirms nothing before a time in which a page
//! that says «saved» too early is caught in it.
//!
//! With `--without-indexeddb` the browser refuses IndexedDB to the page, which
//! then says that it keeps answers but not for how certain. That sentence
//! counts as «saved» here, and the losses that follow show that this program
//! would see them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "it runs like a test: what fails ends it"
)]

mod look;
mod plan;
mod record;
mod vault;

use std::env;
use std::fmt;
use std::process::ExitCode;
use std::time::Duration;

use vigie_e2e::{Profile, Site};

use crate::plan::Plan;
use crate::vault::{Restart, Storage, Vault};

fn main() -> ExitCode {
    let Some(options) = Options::parse(env::args().skip(1)) else {
        eprintln!("{USAGE}");
        return ExitCode::FAILURE;
    };
    let site = Site::served();
    let mut sum = Sum::default();
    let mut number = 0;
    while number < options.runs {
        number = one_vault(&site, options, number, &mut sum);
    }
    println!("{sum} (seed {})", options.seed);
    if sum.holds() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Makes a vault and kills its browser in one run after the other, until it is
/// another one's turn or this one does not open any more. Returns the number of
/// the next run.
fn one_vault(site: &Site, options: Options, first: u64, sum: &mut Sum) -> u64 {
    let profile = Profile::fresh();
    let mut vault = Vault::new(site, options.seed, options.storage);
    let mut page = vault.make(&profile);
    for number in first..options.runs {
        if number != first && plan::begins_anew(number) {
            return number;
        }
        let plan = Plan::of(options.seed, number);
        vault.run(page, number, &plan);
        let (restart, opened) = vault.restart(&profile, &plan.end);
        println!(
            "{:4}  killed {:<40} {restart}",
            number + 1,
            plan.end.title()
        );
        sum.add(&restart);
        let Some(opened) = opened else {
            return number + 1;
        };
        page = opened;
    }
    options.runs
}

#[derive(Clone, Copy)]
struct Options {
    runs: u64,
    seed: u64,
    storage: Storage,
}

impl Options {
    fn parse(mut arguments: impl Iterator<Item = String>) -> Option<Self> {
        let mut options = Self {
            runs: DEFAULT_RUNS,
            seed: 1,
            storage: Storage::AsIs,
        };
        while let Some(name) = arguments.next() {
            match name.as_str() {
                "--runs" => options.runs = arguments.next()?.parse().ok()?,
                "--seed" => options.seed = arguments.next()?.parse().ok()?,
                "--slow-disk" => options.storage = Storage::Slow,
                "--without-indexeddb" => options.storage = Storage::WithoutIndexedDb,
                _ => return None,
            }
        }
        Some(options)
    }
}

/// What came of all runs.
#[derive(Default)]
struct Sum {
    runs: usize,
    kills: usize,
    checked: usize,
    lost: usize,
    damaged: usize,
    refused: usize,
    slowest: Duration,
}

impl Sum {
    fn add(&mut self, restart: &Restart) {
        self.runs += 1;
        self.kills += restart.kills;
        self.checked += restart.checked;
        self.lost += restart.lost.len();
        self.damaged += usize::from(restart.damaged);
        self.refused += usize::from(restart.refused.is_some());
        self.slowest = self.slowest.max(restart.took);
    }

    fn holds(&self) -> bool {
        self.runs > 0 && self.lost + self.damaged + self.refused == 0
    }
}

impl fmt::Display for Sum {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            runs,
            kills,
            checked,
            lost,
            damaged,
            refused,
            slowest,
        } = self;
        write!(
            formatter,
            "{runs} runs, {kills} kills, {checked} saved answers checked: {lost} lost, \
             {damaged} copies damaged, {refused} vaults gone or refused to open; \
             slowest restart {:.1} s",
            slowest.as_secs_f64()
        )
    }
}

const USAGE: &str = "Usage: torture [--runs N] [--seed S] [--slow-disk | --without-indexeddb]";

/// What the tests run.
const DEFAULT_RUNS: u64 = 20;
