//! The user's own words: name, practice, town, and what is made of them.

use super::leet;
use crate::strength::context::Context;
use crate::strength::cost::{self, Decades};
use crate::strength::fold::{Text, Unit};
use crate::strength::found::{Found, Match};
use crate::strength::kind::{Kind, Variations};

/// Finds the context's words, forwards and backwards, also with leet.
pub(super) fn find(text: &Text, context: &Context, found: &mut Found) {
    let units = text.units();
    for token in context.tokens() {
        let letters = token.as_bytes();
        for (start, window) in units.windows(letters.len()).enumerate() {
            let backwards = || letters.iter().rev();
            let (replaced, reversed) = if let Some(replaced) = spelt(window, letters.iter()) {
                (replaced, false)
            } else if letters.len() > 3
                && let Some(replaced) = spelt(window, backwards())
            {
                (replaced, true)
            } else {
                continue;
            };
            let capitals = cost::capitals(window);
            let variations = Variations {
                capitals: capitals > 0.0,
                accents: window.iter().any(|unit| unit.accent),
                leet: replaced > 0,
                reversed,
                unfinished: false,
            };
            let cost = OWN
                + capitals
                + cost::accents(window)
                + if replaced > 0 { LEET } else { 0.0 }
                + if reversed { REVERSED } else { 0.0 };
            found.words.push(token.to_owned());
            found.matches.push(Match {
                in_phrase: cost,
                word: Some(found.words.len() - 1),
                ..Match::new(
                    start,
                    start + letters.len(),
                    Kind::OwnWord { variations },
                    cost,
                )
            });
        }
    }
}

/// How many letters are replaced if the units spell these letters.
fn spelt<'a>(units: &[Unit], letters: impl Iterator<Item = &'a u8>) -> Option<usize> {
    let mut replaced = 0;
    for (unit, letter) in units.iter().zip(letters) {
        if unit.byte == *letter {
            continue;
        }
        if !leet::letters(unit.byte).contains(letter) {
            return None;
        }
        replaced += 1;
    }
    (replaced * 2 <= units.len()).then_some(replaced)
}

/// One of about ten words that come to mind.
const OWN: Decades = 0.8;
const LEET: Decades = 0.8;
const REVERSED: Decades = 0.5;
