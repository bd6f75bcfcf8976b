//! Sealing and opening a full assessment, once the key is there.

use vigie_e2e::{Browser, Profile, Site};

use crate::table::Table;
use crate::{returned, times};

/// What a save and an unlock do beside deriving and storing.
pub(crate) fn bench() -> Table {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    page.heading("Protéger vos dossiers patient").seen();
    let constants = format!("const runs = {RUNS};");
    let found = returned(&page, &constants, include_str!("scripts/sealing.js"));
    page.close();

    let mut table = Table::new(
        &format!(
            "All 111 measures answered ({} bytes stored), {RUNS} runs, ms",
            found["bytes"]
        ),
        &["", "p50", "p95", "min", "max"],
    );
    let (seal, open) = (times(&found["seal"]), times(&found["open"]));
    for (name, times) in [("sealing", &seal), ("opening", &open)] {
        let cell = |ms: f64| format!("{ms:.2}");
        table.row([
            name.to_owned(),
            cell(times.median()),
            cell(times.p95()),
            cell(times.min()),
            cell(times.max()),
        ]);
    }
    table.goal("sealing, p95", seal.p95(), 2.0, " ms");
    table.goal("opening, p95", open.p95(), 2.0, " ms");
    table
}

const RUNS: u32 = 1_000;
