//! How long the page stands still while a full vault is unlocked.

use serde_json::Value;
use vigie::time::Instant;
use vigie::vault::{Derivation, derive_kek};
use vigie_bench::stats::Times;
use vigie_bench::{SystemRandom, full, keyring};
use vigie_e2e::steps::PASSPHRASE;
use vigie_e2e::{Browser, Page, Profile, Site};

use crate::returned;
use crate::table::Table;

/// Unlocks the built page at several places of a full vault, which it has been
/// given as a file.
pub(crate) fn bench() -> Table {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    let file = profile.put("full.vigie", full_vault());
    page.heading("Protéger vos dossiers patient").seen();
    page.visit("#/file");
    page.field("Choisir un fichier de progression")
        .choose_file(&file);
    page.field("Phrase de passe").type_in(PASSPHRASE);
    page.button("Ouvrir le fichier").click();
    page.button("Continuer avec ce fichier").click();
    page.saved();

    let mut table = Table::new(
        &format!("Unlocking a full vault: the longest task, {RUNS} runs each, ms"),
        &[
            "opens at",
            "median",
            "min",
            "max",
            "tasks ≥ 50",
            "until unlocked",
        ],
    );
    for place in PLACES {
        let runs: Vec<Run> = (0..RUNS).map(|_| unlocked(&page, place)).collect();
        let longest = Times::new(runs.iter().map(|run| run.longest).collect()).expect("runs");
        let whole = Times::new(runs.iter().map(|run| run.whole).collect()).expect("runs");
        let reported: usize = runs.iter().map(|run| run.reported).sum();
        table.row([
            place.to_owned(),
            format!("{:.1}", longest.median()),
            format!("{:.1}", longest.min()),
            format!("{:.1}", longest.max()),
            reported.to_string(),
            format!("{:.0}", whole.median()),
        ]);
        table.goal(
            &format!("longest task, {place}"),
            longest.median(),
            50.0,
            " ms",
        );
    }
    page.close();
    table
}

struct Run {
    longest: f64,
    reported: usize,
    whole: f64,
}

/// Locks the vault where it is, and unlocks it there.
fn unlocked(page: &Page, place: &str) -> Run {
    page.visit(place);
    page.button("Verrouiller").click();
    page.heading("Déverrouiller").seen();
    page.field("Phrase de passe").type_in(PASSPHRASE);
    let found = returned(page, "", include_str!("scripts/unlocking.js"));
    let ms = |value: &Value| value.as_f64().expect("a time");
    let reported = found["reported"].as_array().expect("a list of tasks");
    let longest = reported.iter().map(|task| ms(&task[1]));
    Run {
        longest: longest.fold(ms(&found["gap"]), f64::max),
        reported: reported.len(),
        whole: ms(&found["unlocked"]),
    }
}

/// A file with every measure answered, which [`PASSPHRASE`] opens.
pub(crate) fn full_vault() -> Vec<u8> {
    let derivation = Derivation::generate(0, &mut SystemRandom);
    let kek = derive_kek(PASSPHRASE.as_bytes(), &derivation);
    let keyring = keyring(&derivation, &kek).expect("a keyring");
    let json = full::assessment().to_json();
    keyring
        .seal(&json, 1, Instant::EPOCH, &mut SystemRandom)
        .expect("a vault")
}

/// A short page, the longest one, and the one with the most to work out.
const PLACES: [&str; 3] = ["#/measure/cloud-20", "#/list/cloud", "#/"];

const RUNS: u32 = 5;
