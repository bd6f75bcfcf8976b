//! The strength estimator, seen from outside: what each matcher knows, with
//! cases from real life, what holds for every password, and the bars that the
//! project's own sets have to clear.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failing test may panic"
)]

#[path = "strength/advice.rs"]
mod advice;
#[path = "strength/dates.rs"]
mod dates;
#[cfg(not(target_family = "wasm"))]
#[path = "strength/dictionary.rs"]
mod dictionary;
#[path = "strength/identifiers.rs"]
mod identifiers;
#[path = "strength/keyboard.rs"]
mod keyboard;
#[path = "strength/own_words.rs"]
mod own_words;
#[path = "strength/passphrases.rs"]
mod passphrases;
#[path = "strength/places.rs"]
mod places;
#[cfg(not(target_family = "wasm"))]
#[path = "strength/properties.rs"]
mod properties;
#[path = "strength/repeats.rs"]
mod repeats;
#[path = "strength/sets.rs"]
mod sets;
#[path = "strength/text.rs"]
mod text;
#[path = "strength/words.rs"]
mod words;

use std::sync::LazyLock;

use vigie::strength::dictionary::{Bucket, Dictionary, Entry, List};
use vigie::strength::{Context, Estimate, Kind, Variations, estimate};

/// The page's dictionary.
static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(|| {
    Dictionary::read(include_bytes!("../public/strength.dict")).expect("the page's dictionary")
});

/// A dictionary in which every hit is known.
static SMALL: LazyLock<Dictionary> = LazyLock::new(|| {
    let entry = |list, rank, word: &str, postcodes: &[u16]| Entry {
        word: word.to_owned(),
        lists: vec![(list, Bucket::of(rank), false)],
        postcodes: postcodes.to_vec(),
    };
    let mut entries = vec![
        entry(List::Passwords, 1, "123456", &[]),
        entry(List::Passwords, 2, "password", &[]),
        entry(List::French, 50, "chat", &[]),
        entry(List::French, 80, "soleil", &[]),
        entry(List::French, 900, "fontaine", &[]),
        entry(List::French, 2_000, "bibliotheque", &[]),
        entry(List::French, 3_000, "coeur", &[]),
        entry(List::Dutch, 100, "zomerhuis", &[]),
        entry(List::German, 400, "grun", &[]),
        entry(List::German, 200, "strasse", &[]),
        entry(List::English, 700, "horse", &[]),
        entry(List::FirstNames, 10, "sophie", &[]),
        entry(List::FirstNames, 30, "pieter", &[]),
        entry(List::Surnames, 20, "peeters", &[]),
        entry(List::Places, 20, "namur", &[5000]),
        entry(List::Places, 30, "gent", &[9000, 9030]),
        entry(List::Practice, 5, "kinesitherapie", &[]),
        entry(List::Phrases, 10, "jetaime", &[]),
        entry(List::Favourites, 10, "standard", &[]),
    ];
    entries.sort_by(|a, b| a.word.cmp(&b.word));
    Dictionary::from_entries(entries)
});

const YEAR: u16 = 2025;

/// The estimate with the page's dictionary, of a user of whom nothing is known.
fn judge(password: &str) -> Estimate {
    estimate(password, &Context::new(YEAR), &DICTIONARY)
}

/// The estimate with the small dictionary.
fn judge_small(password: &str) -> Estimate {
    estimate(password, &Context::new(YEAR), &SMALL)
}

/// The kinds of an estimate's segments.
fn kinds(estimate: &Estimate) -> Vec<Kind> {
    estimate
        .segments
        .iter()
        .map(|segment| segment.kind)
        .collect()
}

/// A word of a list, written plainly.
fn word(list: List) -> Kind {
    Kind::Word {
        list,
        variations: Variations::default(),
    }
}

/// The list, the word and the variations of a password that is one word.
fn only_word(estimate: &Estimate) -> (List, String, Variations) {
    let [segment] = &estimate.segments[..] else {
        panic!("not one segment: {:?}", estimate.segments);
    };
    let Kind::Word { list, variations } = segment.kind else {
        panic!("no word: {segment:?}");
    };
    (list, segment.word.clone().unwrap(), variations)
}
