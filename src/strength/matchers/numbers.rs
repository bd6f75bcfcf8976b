//! Years and the numbers that people put behind a word.

use crate::strength::context::Context;
use crate::strength::cost::{self, Decades};
use crate::strength::fold::Text;
use crate::strength::found::{Found, Match};
use crate::strength::kind::Kind;

/// Finds years of four digits, usual numbers, and the year of birth.
pub(super) fn find(text: &Text, context: &Context, found: &mut Found) {
    for start in 0..text.len() {
        if !text.units()[start].is_digit() {
            continue;
        }
        if let Some(year) = digits(text, start, 4)
            && (YEARS.contains(&year) || KNOWN_YEARS.contains(&year))
        {
            let cost = if context
                .birth()
                .is_some_and(|birth| u32::from(birth.year()) == year)
            {
                OWN_YEAR
            } else if KNOWN_YEARS.contains(&year) {
                cost::of(KNOWN_YEARS.len() as f64)
            } else {
                year_cost(year, context.year())
            };
            found
                .matches
                .push(Match::new(start, start + 4, Kind::Year, cost));
        }
        for &(number, cost) in USUAL {
            let end = start + number.len();
            let here = (start..end).map(|at| text.byte(at));
            if here.eq(number.bytes()) {
                found
                    .matches
                    .push(Match::new(start, end, Kind::UsualNumber, cost));
            }
        }
        if let Some(year) = digits(text, start, 2) {
            found.matches.push(Match::new(
                start,
                start + 2,
                Kind::UsualNumber,
                short_year_cost(year, context),
            ));
        }
    }
}

/// The number made of so many digits from `start`.
pub(super) fn digits(text: &Text, start: usize, count: usize) -> Option<u32> {
    let units = text.units().get(start..start + count)?;
    units.iter().try_fold(0, |number, unit| {
        unit.is_digit()
            .then(|| number * 10 + u32::from(unit.byte - b'0'))
    })
}

/// A year: this one and the last are tried first, then births and weddings.
pub(super) fn year_cost(year: u32, now: u16) -> Decades {
    let distance = year.abs_diff(u32::from(now));
    if distance <= 2 {
        RECENT_YEAR
    } else {
        cost::of(f64::from(distance.max(10))) + 0.2
    }
}

/// Two digits that may be a year of birth or this year.
fn short_year_cost(year: u32, context: &Context) -> Decades {
    let now = u32::from(context.year() % 100);
    match context.birth() {
        Some(birth) if u32::from(birth.year() % 100) == year => OWN_YEAR,
        _ if year.abs_diff(now) <= 2 => 1.3,
        // Those who choose passwords today were born in these years.
        _ if (60..=99).contains(&year) || year <= now => 1.7,
        _ => 1.9,
    }
}

/// Years that mean something to somebody.
const YEARS: std::ops::RangeInclusive<u32> = 1880..=2059;

/// Years that stand for something: of history lessons, and those in which
/// football clubs were founded.
const KNOWN_YEARS: [u32; 21] = [
    1066, 1302, 1492, 1515, 1789, 1815, 1830, 1880, 1891, 1897, 1898, 1899, 1900, 1904, 1908, 1914,
    1918, 1940, 1944, 1945, 1988,
];

const OWN_YEAR: Decades = 0.7;
const RECENT_YEAR: Decades = 1.0;

/// Numbers that stand behind words, with what each costs: the order in which
/// rules of cracking tools try them.
const USUAL: &[(&str, Decades)] = &[
    ("1", 0.3),
    ("2", 0.8),
    ("3", 0.9),
    ("7", 0.9),
    ("5", 0.9),
    ("0", 0.95),
    ("4", 0.95),
    ("8", 0.95),
    ("9", 0.95),
    ("6", 0.97),
    ("12", 0.9),
    ("01", 1.0),
    ("11", 1.2),
    ("13", 1.2),
    ("10", 1.3),
    ("21", 1.3),
    ("22", 1.3),
    ("23", 1.3),
    ("69", 1.4),
    ("99", 1.4),
    ("00", 1.4),
    ("88", 1.5),
    ("77", 1.5),
    ("123", 0.6),
    ("007", 1.6),
    ("321", 1.5),
    ("111", 1.5),
    ("100", 1.8),
    ("101", 1.8),
    ("000", 1.6),
    ("666", 1.6),
    ("200", 1.8),
    ("500", 1.8),
    ("400", 1.9),
    ("600", 1.9),
    ("1000", 1.8),
    ("777", 1.6),
    ("999", 1.7),
    ("1234", 1.0),
    ("1111", 1.7),
    ("0000", 1.7),
    ("12345", 1.2),
    ("123456", 1.4),
    ("4321", 1.8),
    ("2580", 2.0),
    ("1212", 1.9),
];
