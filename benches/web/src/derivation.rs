//! Key derivation, beside the platform's own PBKDF2.

use vigie_bench::stats::Times;
use vigie_e2e::{Browser, Profile, Site};

use crate::table::Table;
use crate::{returned, times};

/// Our derivation in the built worker and the platform's, in turn; they must
/// give the same key.
pub(crate) fn bench() -> Table {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    page.heading("Protéger vos dossiers patient").seen();
    let constants = format!("const rounds = {ROUNDS}, runs = {RUNS};");
    let found = returned(&page, &constants, include_str!("scripts/derivation.js"));
    page.close();

    let platform = times(&found["platform"]);
    let mut table = Table::new(
        &format!("Key derivation: PBKDF2-HMAC-SHA512, {ROUNDS} rounds, {RUNS} runs in turn, ms"),
        &["", "median", "min", "max", "× platform"],
    );
    let ratio = |times: &Times| times.median() / platform.median();
    for (name, times) in [
        ("the platform's own", &platform),
        ("ours", &times(&found["ours"])),
        ("ours, worker's start included", &times(&found["whole"])),
    ] {
        table.row([
            name.to_owned(),
            format!("{:.1}", times.median()),
            format!("{:.1}", times.min()),
            format!("{:.1}", times.max()),
            format!("{:.2}", ratio(times)),
        ]);
    }
    table.goal("ours", ratio(&times(&found["ours"])), 1.5, " ×");
    table
}

/// The fewest of a slot that the page writes.
const ROUNDS: u32 = vigie::vault::ROUNDS_FLOOR;

const RUNS: u32 = 15;
