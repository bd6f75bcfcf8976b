//! What the matchers find in a password, and what the cheapest cover makes of
//! it.

use super::cost::Decades;
use super::kind::Kind;

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
    /// Puts the matches into the order of their starts.
    pub(super) fn sort(&mut self) {
        self.matches.sort_by_key(|found| (found.start, found.end));
    }
}

/// A part of the cheapest path.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: Kind,
    /// With its joint to the piece before it.
    pub(super) cost: Decades,
    /// Number of the match's word, where it isn't what is written.
    pub(super) word: Option<usize>,
}

/// What a part is to the joint behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// A word or anything that is remembered like one.
    Word,
    Number,
    Sign,
    /// The style's separator, or a sign after a word.
    Separator,
    /// Characters without a pattern.
    Noise,
}
