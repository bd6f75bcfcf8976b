//! Months, seasons and days of the week in the four languages.

use crate::strength::cost::{self, Decades};
use crate::strength::fold::Text;
use crate::strength::found::{Found, Match};
use crate::strength::kind::Kind;

/// Finds names of months, seasons and days.
pub(super) fn find(text: &Text, found: &mut Found) {
    for start in 0..text.len() {
        for name in MONTHS.iter().copied().flatten().chain(SEASONS).chain(DAYS) {
            if starts_with(text, start, name) {
                let end = start + name.len();
                let units = &text.units()[start..end];
                let capitals = cost::capitals(units);
                let cost = NAME + capitals + cost::accents(units);
                found.matches.push(Match {
                    is_title: units[0].upper && (capitals - cost::FIRST_CAPITAL).abs() < 1e-9,
                    ..Match::new(start, end, Kind::CalendarWord, cost)
                });
            }
        }
    }
}

/// The month, from 1, whose name stands at a position, and the name's length.
pub(super) fn month(text: &Text, start: usize) -> Option<(u8, usize)> {
    MONTHS
        .iter()
        .zip(1..)
        .flat_map(|(names, month)| names.iter().map(move |name| (month, name)))
        .filter(|(_, name)| starts_with(text, start, name))
        .map(|(month, name)| (month, name.len()))
        .max_by_key(|&(_, length)| length)
}

fn starts_with(text: &Text, start: usize, name: &str) -> bool {
    let units = text.units().get(start..).unwrap_or_default();
    units.len() >= name.len()
        && units
            .iter()
            .zip(name.bytes())
            .all(|(unit, byte)| unit.byte == byte)
}

/// One of some hundred names, this month's and this season's first.
const NAME: Decades = 1.5;

/// French, Dutch, German, English and short forms, folded.
const MONTHS: [&[&str]; 12] = [
    &["janvier", "januari", "januar", "january", "jan"],
    &["fevrier", "februari", "februar", "february", "feb", "fev"],
    &["mars", "maart", "marz", "maerz", "march", "mar", "mrt"],
    &["avril", "april", "avr", "apr"],
    &["mai", "mei", "may"],
    &["juin", "juni", "june", "jun"],
    &["juillet", "juli", "july", "jul"],
    &["aout", "augustus", "august", "aug"],
    &["septembre", "september", "sept", "sep"],
    &["octobre", "oktober", "october", "oct", "okt"],
    &["novembre", "november", "nov"],
    &["decembre", "december", "dezember", "dec", "dez"],
];

const SEASONS: &[&str] = &[
    "printemps",
    "ete",
    "automne",
    "hiver",
    "lente",
    "zomer",
    "herfst",
    "winter",
    "fruhling",
    "fruehling",
    "fruhjahr",
    "sommer",
    "herbst",
    "spring",
    "summer",
    "autumn",
    "fall",
    "najaar",
    "voorjaar",
];

const DAYS: &[&str] = &[
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "maandag",
    "dinsdag",
    "woensdag",
    "donderdag",
    "vrijdag",
    "zaterdag",
    "zondag",
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonntag",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];
