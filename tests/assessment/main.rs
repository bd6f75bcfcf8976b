//! The assessment, seen from outside: what it keeps, how it reads and writes,
//! what it asks.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failing test may panic"
)]

mod answers;
mod files;
mod profile;
mod walk;
mod whole;

use serde_json::Value;
use vigie::assessment::{Assessment, Names};
use vigie::catalogue::{Measure, measure};
use vigie::time::{Day, Instant};

const BEGUN: Instant = Instant::from_millis(1_790_000_000_000).unwrap();
const LATER: Instant = BEGUN.saturating_add(60_000);

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn the(id: &str) -> &'static Measure {
    measure(id).unwrap_or_else(|| panic!("the catalogue has {id}"))
}

fn names(names: &[&str]) -> Names {
    let mut set = Names::default();
    for name in names {
        set.insert((*name).to_owned());
    }
    set
}

fn read(json: &Value) -> Assessment {
    Assessment::from_json(json.to_string().as_bytes()).unwrap()
}

fn written(assessment: &Assessment) -> Value {
    serde_json::from_slice(&assessment.to_json()).unwrap()
}
