//! Which words the passphrase maker may draw.

use std::collections::{HashMap, HashSet};

use vigie::strength::dictionary::List;

use super::error::{Error, Result};
use super::fold::{fold, is_plain, letters};
use super::inputs::{Input, Inputs};
use super::lists::{self, Ranked};
use super::written;

/// As many words as five dice have throws: the measure that people know.
pub const WORDS: usize = 7_776;

/// The words of each language that may be drawn: the commonest [`WORDS`] of 4 to
/// 9 letters that readers know, spelled without accents (so that they are right
/// on every keyboard), and neither names nor offensive.
///
/// # Errors
///
/// [`Error::TooFewWords`], or those of [`Inputs`].
pub fn words(
    inputs: &Inputs,
    ranked: &HashMap<List, Ranked>,
) -> Result<HashMap<List, HashSet<String>>> {
    let left_out = LeftOut::with_names(ranked);
    let of = |list: List| ranked.get(&list).map_or(&[][..], Vec::as_slice);
    let ranks = |list: List| -> HashMap<&str, u32> {
        of(list)
            .iter()
            .map(|(rank, word)| (word.as_str(), *rank))
            .collect()
    };
    let english = ranks(List::English);
    let others = [List::English, List::French, List::German].map(ranks);

    let surnames: HashMap<String, u32> = inputs
        .list(Input::EnglishSurnames)?
        .into_iter()
        .zip(1..)
        .collect();
    let french = plain(inputs.list(Input::FrenchWords)?);
    let diceware = plain(inputs.list(Input::Diceware)?);
    let german: HashSet<String> = plain(
        lists::german_bands(inputs)?
            .into_iter()
            .map(|(_, word)| word),
    );
    let dutch = lists::dutch_spelling(inputs)?;
    let dutch_small = lists::dutch_small(inputs)?;
    let everyday: HashSet<&str> = written::entries(written::DUTCH).collect();

    let fits = |word: &str| (4..=9).contains(&word.len()) && !left_out.has(word);
    // Films have foreign names and words in them, which are commoner where they
    // come from. A rare word that is also a family name is a name.
    let is_french = |rank: u32, word: &str| {
        let there = english.get(word).copied().unwrap_or(u32::MAX);
        let name = surnames.get(word).copied().unwrap_or(u32::MAX);
        let is_name = name < COMMON_NAME && there < rank || name < u32::MAX && rank > EVERYDAY;
        french.contains(word) && there.saturating_mul(FOREIGN) > rank && !is_name
    };
    let is_german = |rank: u32, word: &str| {
        german.contains(word) && !(surnames.contains_key(word) && rank > EVERYDAY)
    };
    // The spelling list has few inflected forms; the newspapers have foreign words.
    let is_dutch = |word: &str| {
        everyday.contains(word)
            || dutch.contains(word)
            || dutch_small.contains(word) && others.iter().all(|other| !other.contains_key(word))
    };
    let choices: [(List, Vec<&str>); 4] = [
        (
            List::French,
            choose(of(List::French), |rank, word| {
                fits(word) && is_french(rank, word)
            }),
        ),
        (
            List::Dutch,
            choose(of(List::Dutch), |_, word| fits(word) && is_dutch(word)),
        ),
        (
            List::German,
            choose(of(List::German), |rank, word| {
                fits(word) && is_german(rank, word)
            }),
        ),
        (List::English, {
            let mut chosen = choose(of(List::English), |_, word| {
                fits(word) && diceware.contains(word)
            });
            let everyday = choose(of(List::English), |rank, word| {
                let name = surnames.get(word).is_some_and(|&rank| rank < COMMON_NAME);
                rank < EVERYDAY && !name && fits(word) && !diceware.contains(word)
            });
            chosen.extend(everyday);
            chosen
        }),
    ];
    choices
        .into_iter()
        .map(|(list, chosen)| {
            let chosen: HashSet<String> =
                chosen.into_iter().take(WORDS).map(str::to_owned).collect();
            if chosen.len() < WORDS {
                return Err(Error::TooFewWords {
                    language: format!("{list:?}"),
                    count: chosen.len(),
                    least: WORDS,
                });
            }
            Ok((list, chosen))
        })
        .collect()
}

fn choose(ranked: &[(u32, String)], good: impl Fn(u32, &str) -> bool) -> Vec<&str> {
    ranked
        .iter()
        .filter(|(rank, word)| good(*rank, word))
        .map(|(_, word)| word.as_str())
        .collect()
}

/// The words that are spelled in ASCII, and more often so than with accents:
/// `etre` is only how `être` is typed.
fn plain(words: impl IntoIterator<Item = String>) -> HashSet<String> {
    let mut spellings = HashMap::<String, bool>::new();
    for word in words {
        let word = word.to_lowercase();
        let is_plain = is_plain(&word);
        spellings.entry(fold(&word)).or_insert(is_plain);
    }
    let plain = spellings.into_iter().filter(|(_, is_plain)| *is_plain);
    plain.map(|(word, _)| word).collect()
}

/// What no passphrase may have.
struct LeftOut {
    words: HashSet<String>,
    /// What such words begin with.
    stems: Vec<String>,
}

impl LeftOut {
    /// Names of people and places, and what was left out by hand, where `*`
    /// stands for any ending.
    fn with_names(ranked: &HashMap<List, Ranked>) -> Self {
        let names = [List::FirstNames, List::Places]
            .into_iter()
            .flat_map(|list| ranked.get(&list).into_iter().flatten())
            .map(|(_, word)| word.clone());
        let by_hand = || written::entries(written::LEFT_OUT);
        Self {
            words: names.chain(by_hand().filter_map(letters)).collect(),
            stems: by_hand()
                .filter_map(|entry| entry.strip_suffix('*'))
                .filter_map(letters)
                .collect(),
        }
    }

    fn has(&self, word: &str) -> bool {
        self.words.contains(word) || self.stems.iter().any(|stem| word.starts_with(stem))
    }
}

/// Up to which rank a word is one of everyday life.
const EVERYDAY: u32 = 3_000;

/// How many times commoner in English films a word is foreign in French ones.
const FOREIGN: u32 = 4;

/// Up to which rank an English family name is often heard.
const COMMON_NAME: u32 = 2_000;
