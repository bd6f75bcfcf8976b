//! Letters and digits in their order: `abcdef`, `9876`, `2468`, `010203`.

use crate::strength::cost::{self, Decades};
use crate::strength::fold::{Text, Unit};
use crate::strength::found::{Found, Match};
use crate::strength::kind::Kind;

/// Finds sequences of single characters and of pairs of digits.
pub(super) fn find(text: &Text, found: &mut Found) {
    let units = text.units();
    runs(
        units.len(),
        |at| single(units, at),
        |start, length, step| {
            let units = &units[start..start + length];
            let first = if b"a019zxq".contains(&units[0].byte) {
                USUAL_START
            } else {
                ANY_START
            };
            let cost = first
                + step_cost(step)
                + cost::of((length - 2) as f64) * 0.5
                + cost::capitals(units);
            found
                .matches
                .push(Match::new(start, start + length, Kind::Sequence, cost));
        },
    );
    for phase in 0..2.min(units.len()) {
        let pairs: Vec<Option<i32>> = units[phase..].chunks_exact(2).map(pair).collect();
        runs(
            pairs.len(),
            |at| difference(pairs.get(at.wrapping_sub(1)).copied().flatten(), pairs[at]),
            |start, length, step| {
                let cost = PAIR_START + step_cost(step) + cost::of((length - 2) as f64);
                let start = phase + 2 * start;
                found
                    .matches
                    .push(Match::new(start, start + 2 * length, Kind::Sequence, cost));
            },
        );
    }
}

/// Calls `emit` with start, length and step of every stretch, and every part of
/// a stretch, of at least three with a constant step.
fn runs(
    count: usize,
    step: impl Fn(usize) -> Option<i32>,
    mut emit: impl FnMut(usize, usize, i32),
) {
    let mut start = 0;
    while start + 3 <= count {
        let Some(first) = step(start + 1) else {
            start += 1;
            continue;
        };
        let end = (start + 2..count)
            .find(|&at| step(at) != Some(first))
            .unwrap_or(count);
        for from in start..end.saturating_sub(2) {
            for length in 3..=end - from {
                emit(from, length, first);
            }
            if end - start > MAX_ALL_SPANS {
                break;
            }
        }
        start = (end - 1).max(start + 1);
    }
}

fn single(units: &[Unit], at: usize) -> Option<i32> {
    let (before, unit) = (units.get(at.checked_sub(1)?)?, units.get(at)?);
    let alike = (before.is_letter() && unit.is_letter()) || (before.is_digit() && unit.is_digit());
    let step = i32::from(unit.byte) - i32::from(before.byte);
    let step = match step {
        // 8901
        -9 if unit.is_digit() => 1,
        9 if unit.is_digit() => -1,
        step => step,
    };
    (alike && (1..=MAX_STEP).contains(&step.abs())).then_some(step)
}

fn pair(units: &[Unit]) -> Option<i32> {
    let digit = |unit: &Unit| unit.is_digit().then(|| i32::from(unit.byte - b'0'));
    Some(digit(&units[0])? * 10 + digit(&units[1])?)
}

fn difference(before: Option<i32>, here: Option<i32>) -> Option<i32> {
    let step = here? - before?;
    (step != 0 && (step.abs() <= MAX_STEP || step % 10 == 0 || step % 11 == 0)).then_some(step)
}

fn step_cost(step: i32) -> Decades {
    match step {
        1 => 0.0,
        -1 => 0.3,
        _ => 0.8,
    }
}

const MAX_STEP: i32 = 4;
const MAX_ALL_SPANS: usize = 24;
const USUAL_START: Decades = 1.5;
const ANY_START: Decades = 2.2;
const PAIR_START: Decades = 2.4;
