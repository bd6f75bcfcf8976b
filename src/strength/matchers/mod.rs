//! What is found in a password: each matcher is a file, and knows one kind of
//! habit.

pub(super) mod calendar;
pub(super) mod dates;
pub(super) mod identifiers;
pub(super) mod keyboard;
pub(super) mod layouts;
pub(super) mod leet;
pub(super) mod numbers;
pub(super) mod own_words;
pub(super) mod places;
pub(super) mod repeats;
pub(super) mod runs;
pub(super) mod sequences;
pub(super) mod words;

use super::context::Context;
use super::cost::Decades;
use super::cover::{Coverer, Part, Piece};
use super::dictionary::Dictionary;
use super::fold::Text;
use super::kind::Kind;
use super::letters::LetterModel;

/// A part of the password that a matcher knows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Match {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: Kind,
    /// What it costs by itself.
    pub(super) cost: Decades,
    /// It stands like a word among words, though it is none that is known.
    pub(super) is_like_a_word: bool,
    /// What it costs behind a word, as a further word of a phrase.
    pub(super) in_phrase: Decades,
    /// A word with its first letter, and no other, as a capital.
    pub(super) is_title: bool,
    /// Number of its word in [`Found::words`], where it isn't what is written.
    pub(super) word: Option<usize>,
}

impl Match {
    /// A match that costs the same everywhere.
    pub(super) fn new(start: usize, end: usize, kind: Kind, cost: Decades) -> Self {
        Self {
            start,
            end,
            kind,
            cost,
            in_phrase: cost,
            is_title: false,
            is_like_a_word: false,
            word: None,
        }
    }

    pub(super) fn piece(&self) -> Piece {
        Piece {
            start: self.start,
            end: self.end,
            kind: self.kind,
            cost: self.cost,
            word: self.word,
        }
    }

    pub(super) fn part(&self) -> Part {
        match self.kind {
            Kind::Word { .. }
            | Kind::OwnWord { .. }
            | Kind::CalendarWord
            | Kind::Keyboard(_)
            | Kind::Repeat
            | Kind::Sequence => Part::Word,
            Kind::BirthDate
            | Kind::Date
            | Kind::Year
            | Kind::UsualNumber
            | Kind::Identifier(_)
            | Kind::Postcode
            | Kind::Digits => Part::Number,
            Kind::Signs => Part::Sign,
            Kind::Separator => Part::Separator,
            Kind::Letters if self.is_like_a_word => Part::Word,
            Kind::Letters | Kind::Other | Kind::NotAnalysed => Part::Noise,
        }
    }
}

/// All that was found in a password.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) matches: Vec<Match>,
    /// Words behind matches that are spelt otherwise in the password.
    pub(super) words: Vec<String>,
}

impl Found {
    fn sort(&mut self) {
        self.matches.sort_by_key(|found| (found.start, found.end));
    }
}

/// Runs all matchers.
pub(super) fn all(
    text: &Text,
    context: &Context,
    dictionary: &Dictionary,
    letters: &LetterModel,
) -> Found {
    let mut found = Found::default();
    words::find(text, dictionary, &mut found);
    own_words::find(text, context, &mut found);
    keyboard::find(text, &mut found);
    sequences::find(text, &mut found);
    calendar::find(text, &mut found);
    numbers::find(text, context, &mut found);
    dates::find(text, context, &mut found);
    identifiers::find(text, context, &mut found);
    places::find(text, dictionary, &mut found);
    found
        .matches
        .retain(|each| text.is_boundary(each.start) && text.is_boundary(each.end));
    found.sort();
    // Last, because what is repeated costs what the matchers made of it.
    repeats::find(text, &Coverer::new(text, letters), &mut found);
    found.sort();
    found
}
