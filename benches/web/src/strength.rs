//! The password estimator, beside other meters.

use serde_json::{Value, json};
use vigie::strength::Purpose;
use vigie::strength::exchange::Request;
use vigie_e2e::{Browser, Profile, Site};

use crate::table::Table;
use crate::{returned, times};

/// Our estimator in the built module, and the others' in JavaScript, on the
/// project's own everyday passwords.
pub(crate) fn bench() -> Table {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    page.heading("Protéger vos dossiers patient").seen();
    let questions: Vec<Value> = SETS.into_iter().flat_map(questions).collect();
    let constants = format!(
        "const questions = {}, loads = {LOADS}, batch = {BATCH_MS}, repetitions = {REPETITIONS};",
        json!(questions)
    );
    let found = returned(&page, &constants, include_str!("scripts/strength.js"));
    page.close();

    let mut table = Table::new(
        &format!(
            "Password strength: {} passwords, each judged for {BATCH_MS} ms and {REPETITIONS} \
             times at least, in turn, ms",
            questions.len()
        ),
        &["", "p50", "p95", "max", "× ours, p95"],
    );
    let ours = times(&found["ours"]);
    let zxcvbn_ts = times(&found["zxcvbnTs"]);
    for (name, times) in [
        ("ours", &ours),
        ("zxcvbn", &times(&found["zxcvbn"])),
        ("zxcvbn-ts with en, fr, nl-be, de", &zxcvbn_ts),
    ] {
        table.row([
            name.to_owned(),
            format!("{:.3}", times.median()),
            format!("{:.3}", times.p95()),
            format!("{:.3}", times.max()),
            format!("{:.1}", times.p95() / ours.p95()),
        ]);
    }
    table.goal("ours, p95", ours.p95(), 0.5, " ms");
    let ratio = zxcvbn_ts.p95() / ours.p95();
    table.goal_at_least("zxcvbn-ts / ours, p95", ratio, 20.0, " ×");
    table.goal(
        &format!("dictionary read, median of {LOADS} new programs"),
        times(&found["load"]).median(),
        30.0,
        " ms",
    );
    table
}

/// The passwords of a set with the user's words, and as the page asks about
/// them.
fn questions(set: &str) -> impl Iterator<Item = Value> {
    set.lines().skip(1).map(|line| {
        let mut fields = line.split('\t').skip(1);
        let password = fields.next().expect("a password");
        // After the cost, where there is one.
        let words = fields.nth(1).unwrap_or_default().split(';');
        let words: Vec<String> = words
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect();
        let request = Request::Judge {
            password: password.to_owned().into(),
            words: words.clone(),
            year: YEAR,
            purpose: Purpose::Account,
        };
        json!({ "password": password, "words": words, "request": request.to_bytes().as_slice() })
    })
}

/// The project's own, weak and strong.
const SETS: [&str; 2] = [
    include_str!("../../../tests/data/strength/weak.tsv"),
    include_str!("../../../tests/data/strength/strong.tsv"),
];

/// The strength report's.
const YEAR: u16 = 2025;

/// How often a dictionary is read.
const LOADS: u32 = 15;

/// How long a meter judges one password: a hundred times what a page's clock
/// can tell apart, and more.
const BATCH_MS: u32 = 20;

/// How often it does so at least.
const REPETITIONS: u32 = 5;
