//! Where the practice stands and what comes next, by tables of cases.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failing test may panic"
)]

mod coverage;
mod review;
mod steps;
mod summary;
mod twins;

use vigie::assessment::{Answer, Assessment, Status};
use vigie::catalogue::{Effort, ListId, Measure};
use vigie::plan::NextStep;
use vigie::time::{Day, Instant};

use Status::{Equivalent, NotNecessary, NotYet, Partly, Unanswered, Unknown};

const TODAY: Day = Day::new(2026, 11, 21).unwrap();
/// Noon of today, UTC.
const NOW: Instant = Instant::from_millis(1_795_262_400_000).unwrap();

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// Noon of a day, UTC.
fn noon(day: Day) -> Instant {
    let days = i64::from(TODAY.days_until(day));
    let millis = NOW.as_millis() as i64 + days * 86_400_000;
    Instant::from_millis(millis as u64).unwrap()
}

/// The day that an instant is on in UTC.
fn day_of(instant: Instant) -> Day {
    let millis = instant.as_millis() as i64;
    let date = time::OffsetDateTime::from_unix_timestamp(millis / 1000).unwrap();
    Day::new(date.year() as u16, date.month().into(), date.day()).unwrap()
}

const GAPS: [Status; 6] = [
    NotYet,
    Unknown,
    Partly,
    Unanswered,
    Equivalent,
    NotNecessary,
];

fn made(id: &'static str, list: ListId, weight: u8, effort: Effort) -> Measure {
    Measure {
        id,
        list,
        index: 0,
        category: 0,
        weight,
        effort,
        review_months: 12,
        twins: &[],
        needs: None,
        tools: &[],
        references: &[],
        drawing: None,
        articles: &[],
        text: 0,
    }
}

fn catalogue(mut measures: Vec<Measure>) -> &'static [Measure] {
    for (index, measure) in measures.iter_mut().enumerate() {
        measure.index = index;
    }
    measures.leak()
}

/// An answer with this status and a blank or proper justification.
fn answer(status: Status, justification: &str) -> Answer {
    Answer {
        status,
        justification: justification.to_owned(),
        updated_at: Some(NOW),
        ..Answer::default()
    }
}

fn assessment<'a>(answers: impl IntoIterator<Item = (&'a str, Answer)>) -> Assessment {
    let mut assessment = Assessment::new(NOW);
    for (id, answer) in answers {
        let answered_at = answer.updated_at.unwrap();
        assessment.edit(id, answered_at, |before| *before = answer);
    }
    assessment
}

fn ids(steps: &[NextStep]) -> Vec<&'static str> {
    steps.iter().map(|step| step.measure.id).collect()
}
