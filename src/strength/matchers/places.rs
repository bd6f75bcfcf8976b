//! A town with its postcode: `Namur5000`, `9000 Gent`.

use super::numbers::digits;
use crate::strength::cost::{self, Decades};
use crate::strength::dictionary::Dictionary;
use crate::strength::fold::Text;
use crate::strength::found::{Found, Match};
use crate::strength::kind::Kind;

/// Finds postcodes; beside their town they cost next to nothing.
pub(super) fn find(text: &Text, dictionary: &Dictionary, found: &mut Found) {
    for start in 0..text.len() {
        let Some(code) = digits(text, start, 4).and_then(|code| u16::try_from(code).ok()) else {
            continue;
        };
        if !dictionary.is_postcode(code) {
            continue;
        }
        let end = start + 4;
        let town = found
            .matches
            .iter()
            .filter(|each| is_beside(text, each, start, end))
            .any(|each| is_town_of(code, text, dictionary, each, &found.words));
        let cost = if town {
            OF_THE_TOWN
        } else {
            cost::of(dictionary.postcode_count() as f64)
        };
        found
            .matches
            .push(Match::new(start, end, Kind::Postcode, cost));
    }
}

/// Whether a word touches a postcode, or is one sign away.
fn is_beside(text: &Text, place: &Match, start: usize, end: usize) -> bool {
    let is_word = matches!(place.kind, Kind::OwnWord { .. } | Kind::Word { .. });
    let sign_at = |at: usize| text.units().get(at).is_some_and(|unit| unit.is_sign());
    is_word
        && (place.end == start
            || place.start == end
            || (place.end + 1 == start && sign_at(place.end))
            || (place.start == end + 1 && sign_at(end)))
}

fn is_town_of(
    code: u16,
    text: &Text,
    dictionary: &Dictionary,
    place: &Match,
    words: &[String],
) -> bool {
    let written: Vec<u8> = match place.word.and_then(|number| words.get(number)) {
        Some(word) => word.bytes().collect(),
        None => (place.start..place.end).map(|at| text.byte(at)).collect(),
    };
    written
        .iter()
        .try_fold(dictionary.start(), |at, &letter| {
            dictionary.step(at, letter)
        })
        .is_some_and(|at| dictionary.postcodes(at).any(|each| each == code))
}

/// A town has one postcode, or a few.
const OF_THE_TOWN: Decades = 0.3;
