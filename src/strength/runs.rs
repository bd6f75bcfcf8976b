//! What no matcher knows: letters, digits, signs and other characters, priced
//! one by one. These keep every position reachable.

use super::cost::{self, Decades};
use super::fold::{Text, Unit};
use super::found::Match;
use super::kind::Kind;
use super::letters::{Before, LetterModel, UNIFORM};

/// The class of a character.
fn class(unit: &Unit) -> Kind {
    if unit.is_letter() {
        Kind::Letters
    } else if unit.is_digit() {
        Kind::Digits
    } else if unit.is_sign() {
        Kind::Signs
    } else {
        Kind::Other
    }
}

/// Calls `visit` with every run that starts at `at` and ends by `end`.
pub(super) fn each(
    text: &Text,
    letters: &LetterModel,
    at: usize,
    end: usize,
    visit: &mut impl FnMut(Match),
) {
    let units = &text.units()[at..end];
    let Some(first) = units.first() else { return };
    let kind = class(first);
    let mut run = Run::new(letters);
    for (index, unit) in units.iter().enumerate() {
        if class(unit) != kind {
            break;
        }
        run.push(unit);
        let end = at + index + 1;
        if text.is_boundary(end) {
            let stands_apart = is_edge(text, at) && is_edge(text, end);
            let (cost, in_phrase) = run.costs(kind, stands_apart);
            visit(Match {
                in_phrase,
                is_title: run.upper == 1 && run.first_is_upper,
                is_like_a_word: kind == Kind::Letters && run.length >= 4 && run.unlikeness() < 0.5,
                ..Match::new(at, end, kind, cost)
            });
        }
    }
}

/// Whether a word visibly starts or ends here.
fn is_edge(text: &Text, at: usize) -> bool {
    let unit = |at: usize| text.units().get(at);
    match (at.checked_sub(1).and_then(unit), unit(at)) {
        (Some(before), Some(after)) if before.is_letter() && after.is_letter() => {
            after.upper && !before.upper
        }
        _ => true,
    }
}

/// A run as it grows.
struct Run<'a> {
    letters: &'a LetterModel,
    before: Before,
    last: Option<Unit>,
    length: usize,
    upper: usize,
    first_is_upper: bool,
    accents: usize,
    /// Sum of the model's costs of its letters.
    modelled: Decades,
    /// Sum of the costs of its other characters.
    others: Decades,
}

impl<'a> Run<'a> {
    fn new(letters: &'a LetterModel) -> Self {
        Self {
            letters,
            before: Before::START,
            last: None,
            length: 0,
            upper: 0,
            first_is_upper: false,
            accents: 0,
            modelled: 0.0,
            others: 0.0,
        }
    }

    fn push(&mut self, unit: &Unit) {
        if unit.is_letter() {
            self.modelled += self.letters.cost(self.before, unit.byte);
            self.before = self.before.then(unit.byte);
        }
        self.others += match self.last {
            Some(last) if last.written == unit.written => SAME_AGAIN,
            last => other(unit, last),
        };
        self.first_is_upper |= self.length == 0 && unit.upper;
        self.length += 1;
        self.upper += usize::from(unit.upper);
        self.accents += usize::from(unit.accent);
        self.last = Some(*unit);
    }

    /// What it costs by itself and behind a word.
    fn costs(&self, kind: Kind, stands_apart: bool) -> (Decades, Decades) {
        match kind {
            Kind::Letters => {
                let spelling = cost::capitals_among(self.length, self.upper, self.first_is_upper)
                    + self.accents as Decades * ACCENT;
                let (alone, in_phrase) = if stands_apart {
                    (&ALONE, &IN_PHRASE)
                } else {
                    (&JOINED, &JOINED)
                };
                (
                    self.spelt_out(alone) + spelling,
                    self.spelt_out(in_phrase) + spelling,
                )
            }
            Kind::Digits => (self.length as Decades, self.length as Decades),
            _ => (self.others, self.others),
        }
    }

    /// The letters one by one, or what looks like a word as a word: one that no
    /// list here has may well be in a larger one. Between what surely looks
    /// like a word and what surely doesn't, something in between.
    fn spelt_out(&self, word: &RareWord) -> Decades {
        let letters = self.length as Decades;
        let one_by_one = self.modelled.min(letters * UNIFORM);
        if self.length < 4 {
            return one_by_one;
        }
        let as_word = word.cost(letters).min(one_by_one);
        as_word + (one_by_one - as_word) * self.unlikeness()
    }

    /// From 0, surely like a word, to 1, surely not.
    fn unlikeness(&self) -> f64 {
        let (like, unlike) = WORD_LIKE;
        let each = self.modelled / self.length as Decades;
        ((each - like) / (unlike - like)).clamp(0.0, 1.0)
    }
}

/// The cost of a sign, or of a character of another script. Letters of other
/// alphabets are priced as parts of words: there are lists of those too.
fn other(unit: &Unit, last: Option<Unit>) -> Decades {
    if unit.is_sign() {
        return if last.is_some() {
            SIGN
        } else {
            first_sign(unit.byte)
        };
    }
    match unit.written as u32 {
        0x80..=0x24f | 0x2000..=0x20cf => 2.0,
        0x250..=0x1fff => 1.0,
        0x3040..=0x30ff | 0xac00..=0xd7af => 1.7,
        _ => 2.3,
    }
}

/// Signs in the order in which people choose them.
fn first_sign(sign: u8) -> Decades {
    USUAL_SIGNS
        .iter()
        .position(|&each| each == sign)
        .map_or(SIGN, |index| cost::of((index + 2) as f64))
}

const USUAL_SIGNS: &[u8] = b"!.*-_@?#$+ &";
const SIGN: Decades = 1.5;
const SAME_AGAIN: Decades = 0.3;
const ACCENT: Decades = 0.3;

/// What a word costs that is in no list here.
struct RareWord {
    /// One of four letters.
    shortest: Decades,
    /// Each further letter,
    letter: Decades,
    /// up to this many;
    long: Decades,
    /// beyond them it is rather two words, and each letter costs this.
    further: Decades,
}

impl RareWord {
    fn cost(&self, letters: f64) -> Decades {
        self.shortest
            + (letters.min(self.long) - 4.0) * self.letter
            + (letters - self.long).max(0.0) * self.further
    }
}

/// By itself.
const ALONE: RareWord = RareWord {
    shortest: 4.3,
    letter: 0.25,
    long: 9.0,
    further: 0.6,
};

/// With other letters before or behind it, so that nobody sees where it ends.
const JOINED: RareWord = RareWord {
    shortest: 4.5,
    letter: 0.3,
    long: 8.0,
    further: 0.75,
};

/// Among the words of a phrase, apart from them.
const IN_PHRASE: RareWord = RareWord {
    shortest: 3.9,
    letter: 0.08,
    long: 9.0,
    further: 0.6,
};

/// Up to the first cost a letter, letters look like a word, and above the
/// second not at all.
const WORD_LIKE: (Decades, Decades) = (1.36, 1.56);
