//! The same again: `aaaa`, `sophiesophie`, `123123123`, also when the last time
//! is cut short.

use crate::strength::cost::{self, Decades};
use crate::strength::cover::Coverer;
use crate::strength::fold::Text;
use crate::strength::found::{Found, Match};
use crate::strength::kind::Kind;

/// Finds stretches with a period. What is repeated costs what `coverer` makes
/// of it.
pub(super) fn find(text: &Text, coverer: &Coverer<'_>, found: &mut Found) {
    let units = text.units();
    let count = units.len();
    let mut known: Vec<(usize, usize)> = Vec::new();
    let mut repeats = Vec::new();
    for period in 1..=count / 2 {
        let same = |at: usize| units[at].written == units[at - period].written;
        let mut at = period;
        while at < count {
            if !same(at) {
                at += 1;
                continue;
            }
            let start = at - period;
            let end = (at + 1..count).find(|&next| !same(next)).unwrap_or(count);
            at = end + 1;
            let is_enough = end - start >= (2 * period).max(MIN_REPEAT);
            let is_known = known.iter().any(|&(from, to)| from <= start && end <= to);
            if !is_enough || is_known || known.len() == MAX_REPEATS {
                continue;
            }
            known.push((start, end));
            // The stretch may start before what was meant to be repeated.
            for shift in 0..period.min(end - start - 2 * period + 1).min(MAX_SHIFTS) {
                let start = start + shift;
                let base = coverer.cheapest(&found.matches, start, start + period).cost;
                for end in ends(start, end, period) {
                    if text.is_boundary(start) && text.is_boundary(end) {
                        let times = (end - start) as f64 / period as f64;
                        let cut = if (end - start) % period == 0 {
                            0.0
                        } else {
                            CUT_SHORT
                        };
                        let cost = base + AGAIN + cost::of(times) * 0.5 + cut;
                        repeats.push(Match::new(start, end, Kind::Repeat, cost));
                    }
                }
            }
        }
    }
    found.matches.append(&mut repeats);
}

/// Where a repeat may end: after the second time, after the last whole time,
/// and where the stretch ends.
fn ends(start: usize, end: usize, period: usize) -> impl Iterator<Item = usize> {
    let whole = (end - start) / period * period;
    let mut all = vec![start + 2 * period, start + whole, end];
    all.dedup();
    all.into_iter().filter(move |&at| at >= start + MIN_REPEAT)
}

const MIN_REPEAT: usize = 3;
/// No more stretches are priced, and no more starts in one.
const MAX_REPEATS: usize = 24;
const MAX_SHIFTS: usize = 8;

const AGAIN: Decades = 1.0;
const CUT_SHORT: Decades = 0.5;
