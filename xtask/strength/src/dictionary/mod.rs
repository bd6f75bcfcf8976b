//! Builds the dictionary of the page from lists of words.
//!
//! [`inputs`] gets the lists of others and holds them to their digests,
//! [`written`] has our own; [`lists`] puts each in an attacker's order,
//! [`passphrase`] says what may be drawn for passphrases, [`encode`] writes.

pub mod encode;
pub mod error;
pub mod fold;
pub mod inputs;
pub mod lists;
pub mod passphrase;
pub mod written;

use std::collections::{BTreeMap, HashMap};

use vigie::strength::dictionary::{Bucket, Entry, List};

use error::Result;
use inputs::Inputs;

/// The entries of the dictionary, sorted by word.
///
/// # Errors
///
/// [`error::Error`] if an input is missing or is not the one that is pinned, or
/// if a language has too few words for passphrases.
pub fn entries(inputs: &Inputs) -> Result<Vec<Entry>> {
    let passwords = lists::passwords(inputs)?;
    let (places, postcodes) = lists::places(inputs)?;
    let mut ranked = HashMap::from([
        (List::French, lists::french(inputs)?),
        (List::Dutch, lists::dutch(inputs)?),
        (List::German, lists::german(inputs)?),
        (List::English, lists::english(inputs)?),
        (List::FirstNames, lists::first_names(inputs, &passwords)?),
        (List::Surnames, lists::surnames(inputs)?),
        (List::Places, places),
        (List::Passwords, passwords),
    ]);
    let drawable = passphrase::words(inputs, &ranked)?;
    for (list, words) in lists::by_hand() {
        ranked.entry(list).or_default().extend(words);
    }
    let mut all = BTreeMap::<String, BTreeMap<List, Place>>::new();
    for (list, words) in ranked {
        let drawable = drawable.get(&list);
        for (rank, word) in words {
            let place = Place::of(rank, drawable.is_some_and(|words| words.contains(&word)));
            let kept = all.entry(word).or_default().entry(list).or_insert(place);
            kept.rank = kept.rank.min(place.rank);
        }
    }
    Ok(all
        .into_iter()
        .map(|(word, places)| Entry {
            lists: worth_keeping(&places),
            postcodes: postcodes
                .get(&word)
                .filter(|_| places.contains_key(&List::Places))
                .map(|codes| codes.iter().copied().collect())
                .unwrap_or_default(),
            word,
        })
        .collect())
}

/// Where a word is in a list.
#[derive(Debug, Clone, Copy)]
struct Place {
    rank: u32,
    drawable: bool,
}

impl Place {
    /// Who tries the words that a passphrase is drawn from tries all of them:
    /// none ranks beyond their number.
    fn of(rank: u32, drawable: bool) -> Self {
        let last = passphrase::WORDS as u32;
        Self {
            rank: if drawable { rank.min(last) } else { rank },
            drawable,
        }
    }
}

/// A list in which a word comes much later than in another adds nothing: by then
/// it has been tried. Passwords are tried as they are, before anything is made
/// of words, so they may come later. Places are kept for their postcodes, and
/// what may be drawn for its language.
fn worth_keeping(places: &BTreeMap<List, Place>) -> Vec<(List, Bucket, bool)> {
    let first = places.values().map(|place| place.rank).min().unwrap_or(1);
    places
        .iter()
        .filter(|&(&list, place)| {
            let later = match list {
                List::Passwords => LATER_PASSWORD,
                List::Places => u32::MAX,
                _ => LATER,
            };
            place.drawable || place.rank <= first.saturating_mul(later)
        })
        .map(|(&list, place)| (list, Bucket::of(place.rank), place.drawable))
        .collect()
}

/// What counts as much later.
const LATER: u32 = 4;

/// What counts as much later among passwords.
const LATER_PASSWORD: u32 = 16;

/// What the dictionary takes after brotli at its best (RFC 7932, quality 11,
/// window 2^22), in bytes.
#[must_use]
pub fn compressed(bytes: &[u8]) -> usize {
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    let mut output = Vec::new();
    // Writing to memory does not fail.
    brotli::BrotliCompress(&mut &*bytes, &mut output, &params).map_or(bytes.len(), |_| output.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_that_add_nothing_are_dropped() {
        let place = |rank, drawable| Place { rank, drawable };
        let kept = worth_keeping(&BTreeMap::from([
            (List::Passwords, place(1_600, false)),
            (List::French, place(100, false)),
            (List::Dutch, place(400, false)),
            (List::German, place(401, false)),
            (List::English, place(5_000, true)),
            (List::Places, place(9_000, false)),
        ]));
        let lists: Vec<List> = kept.iter().map(|&(list, ..)| list).collect();
        let expected = [
            List::Passwords,
            List::French,
            List::Dutch,
            List::English,
            List::Places,
        ];
        assert_eq!(lists, expected);
        let kept = worth_keeping(&BTreeMap::from([
            (List::Passwords, place(1_601, false)),
            (List::French, place(100, false)),
        ]));
        assert_eq!(kept.len(), 1);
    }

    #[test]
    fn what_is_drawn_ranks_within_what_can_be_drawn() {
        assert_eq!(Place::of(20_000, true).rank, 7_776);
        assert_eq!(Place::of(20, true).rank, 20);
        assert_eq!(Place::of(20_000, false).rank, 20_000);
    }
}
