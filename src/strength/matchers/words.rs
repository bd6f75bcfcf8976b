//! Words of the dictionary, forwards and backwards, with capitals, accents and
//! leet, and words that lack only their last letter.

use super::leet;
use crate::strength::cost::{self, Decades};
use crate::strength::dictionary::{Cursor, Dictionary, Hit, List};
use crate::strength::fold::{OTHER, Text, Unit};
use crate::strength::found::{Found, Match};
use crate::strength::kind::{Kind, Variations};

/// Finds all words, of each span the cheapest reading.
pub(super) fn find(text: &Text, dictionary: &Dictionary, found: &mut Found) {
    let forwards = text.units();
    search(forwards, dictionary, false, found);
    let backwards: Vec<Unit> = forwards.iter().rev().copied().collect();
    search(&backwards, dictionary, true, found);
}

fn search(units: &[Unit], dictionary: &Dictionary, reversed: bool, found: &mut Found) {
    let mut walk = Walk {
        units,
        dictionary,
        reversed,
        start: 0,
        steps: 0,
        word: Vec::with_capacity(32),
        best: Vec::new(),
    };
    for start in 0..units.len() {
        walk.start = start;
        walk.steps = 0;
        walk.go(dictionary.start(), start, Leet::default());
        for best in walk.best.drain(..) {
            let word = best.word.map(|word| {
                found.words.push(word);
                found.words.len() - 1
            });
            found.matches.push(Match { word, ..best.found });
        }
    }
}

/// The substitutions on the way so far.
#[derive(Debug, Clone, Copy, Default)]
struct Leet {
    /// A bit for each letter that something else stood for.
    replaced: u32,
    /// A bit for each letter that was written as itself.
    kept: u32,
    /// How many letters were replaced.
    count: usize,
    /// `ae`, `oe` or `ue` was read as a letter with an umlaut.
    umlaut: bool,
}

struct Walk<'a> {
    units: &'a [Unit],
    dictionary: &'a Dictionary,
    reversed: bool,
    start: usize,
    steps: usize,
    /// The letters read so far, substitutions undone.
    word: Vec<u8>,
    best: Vec<Best>,
}

struct Best {
    found: Match,
    word: Option<String>,
}

impl Walk<'_> {
    /// Visits what can be read from `at` on, having come to `cursor`.
    fn go(&mut self, cursor: Cursor, at: usize, leet: Leet) {
        self.steps += 1;
        if self.steps > MAX_STEPS {
            return;
        }
        let Some(unit) = self.units.get(at).copied() else {
            self.finish_word(cursor, at, leet);
            return;
        };
        if unit.byte != OTHER {
            let kept = leet.kept | bit(unit.byte);
            self.enter(cursor, unit.byte, at + 1, Leet { kept, ..leet });
            let before_e = self.units.get(at + 1).is_some_and(|next| next.byte == b'e');
            if before_e && !self.reversed && b"aou".contains(&unit.byte) {
                let leet = Leet {
                    umlaut: true,
                    ..leet
                };
                self.enter(cursor, unit.byte, at + 2, leet);
            }
        }
        if leet.count < MAX_REPLACED {
            let symbol = leet::letter_of_symbol(unit.written);
            for &letter in leet::letters(unit.byte).iter().chain(&symbol) {
                let leet = Leet {
                    replaced: leet.replaced | bit(letter),
                    count: leet.count + 1,
                    ..leet
                };
                self.enter(cursor, letter, at + 1, leet);
            }
        }
    }

    fn enter(&mut self, cursor: Cursor, letter: u8, at: usize, leet: Leet) {
        let Some(cursor) = self.dictionary.step(cursor, letter) else {
            return;
        };
        self.word.push(letter);
        for hit in self.dictionary.hits(cursor) {
            self.offer(hit, at, leet, false);
        }
        self.go(cursor, at, leet);
        self.word.pop();
    }

    /// At the end of the password: words that go on by one letter.
    fn finish_word(&mut self, cursor: Cursor, at: usize, leet: Leet) {
        if self.word.len() < MIN_UNFINISHED || self.reversed {
            return;
        }
        for letter in b'a'..=b'z' {
            if let Some(next) = self.dictionary.step(cursor, letter) {
                for hit in self.dictionary.hits(next) {
                    self.word.push(letter);
                    self.offer(hit, at, leet, true);
                    self.word.pop();
                }
            }
        }
    }

    fn offer(&mut self, hit: Hit, end: usize, leet: Leet, unfinished: bool) {
        let length = end - self.start;
        let is_short = length < if is_language(hit.list) { 2 } else { 3 }
            || (leet.count > 0 && (length < 4 || leet.count * 2 > length))
            || (self.reversed && length < 4)
            || (leet.umlaut && hit.list != List::German);
        if is_short {
            return;
        }
        let units = &self.units[self.start..end];
        let capitals = if self.reversed {
            let mut forwards = units.to_vec();
            forwards.reverse();
            cost::capitals(&forwards)
        } else {
            cost::capitals(units)
        };
        let variation = capitals
            + cost::accents(units)
            + substitutions(leet)
            + if self.reversed { REVERSED } else { 0.0 }
            + if unfinished { UNFINISHED } else { 0.0 };
        let (alone, in_phrase) = rank_costs(hit, length);
        let (start, stop) = if self.reversed {
            (self.units.len() - end, self.units.len() - self.start)
        } else {
            (self.start, end)
        };
        let found = Match {
            start,
            end: stop,
            kind: Kind::Word {
                list: hit.list,
                variations: Variations {
                    capitals: capitals > 0.0,
                    accents: units.iter().any(|unit| unit.accent),
                    leet: leet.count > 0,
                    reversed: self.reversed,
                    unfinished,
                },
            },
            cost: alone + variation,
            in_phrase: in_phrase + variation,
            is_title: !self.reversed
                && units.first().is_some_and(|unit| unit.upper)
                && !units[1..].iter().any(|unit| unit.upper),
            is_like_a_word: false,
            word: None,
        };
        let known = self
            .best
            .iter()
            .position(|best| (best.found.start, best.found.end) == (start, stop));
        let Some(known) = known else {
            let word = self.respelt(leet, unfinished);
            self.best.push(Best { found, word });
            return;
        };
        let in_phrase = self.best[known].found.in_phrase.min(in_phrase + variation);
        if found.cost < self.best[known].found.cost {
            let word = self.respelt(leet, unfinished);
            self.best[known] = Best { found, word };
        }
        self.best[known].found.in_phrase = in_phrase;
    }

    /// The word, where it can't be read off the folded password.
    fn respelt(&self, leet: Leet, unfinished: bool) -> Option<String> {
        (leet.count > 0 || leet.umlaut || unfinished || self.reversed)
            .then(|| self.word.iter().copied().map(char::from).collect())
    }
}

/// What a word costs by itself and as a further word of a phrase.
///
/// By itself it costs its rank, and a little for the choice of the list. In a
/// phrase of words that have nothing to do with one another an attacker can't
/// go by single ranks: whoever wants all phrases with one rare word has to
/// take all the words up to it at every place. So common words cost more there
/// and rare ones hardly more than others, about one of the few thousand that
/// word lists for passphrases hold.
fn rank_costs(hit: Hit, length: usize) -> (Decades, Decades) {
    let rank = cost::of(f64::from(hit.rank));
    let alone = match hit.list {
        List::Passwords => rank,
        list => cost::either(rank + list_cost(list), PASSWORDS_FIRST),
    };
    let among = rank
        + match hit.list {
            list if is_language(list) => 0.0,
            List::FirstNames | List::Surnames => NAME_LIST,
            _ => OTHER_LIST,
        };
    let common = among.min(PHRASE_KNEE) * PHRASE_COMMON + PHRASE_CHOICE;
    let rare = (among - PHRASE_KNEE).max(0.0) * PHRASE_SLOPE;
    let shortest = if length == 2 { SHORT_WORD } else { 0.0 };
    (alone.max(shortest), (common + rare).max(shortest))
}

fn list_cost(list: List) -> Decades {
    match list {
        List::Passwords => 0.0,
        List::FirstNames => 0.4,
        List::Places | List::Practice | List::Favourites | List::Phrases => 0.6,
        List::Surnames | List::French | List::Dutch | List::German | List::English => 0.9,
    }
}

fn is_language(list: List) -> bool {
    matches!(
        list,
        List::French | List::Dutch | List::German | List::English
    )
}

/// What leet costs: something for each letter that was replaced, more when the
/// same letter was also kept elsewhere.
fn substitutions(leet: Leet) -> Decades {
    let distinct = leet.replaced.count_ones();
    let mixed = (leet.replaced & leet.kept).count_ones();
    let umlaut = if leet.umlaut { UMLAUT } else { 0.0 };
    match distinct {
        0 => umlaut,
        more => {
            umlaut
                + FIRST_REPLACED
                + Decades::from(more - 1) * NEXT_REPLACED
                + Decades::from(mixed) * MIXED
        }
    }
}

fn bit(letter: u8) -> u32 {
    match letter {
        b'a'..=b'z' => 1 << (letter - b'a'),
        _ => 0,
    }
}

/// No more readings are followed from one position.
const MAX_STEPS: usize = 300;
/// No more letters of a word are read through leet.
const MAX_REPLACED: usize = 5;
/// Shorter beginnings of words are just letters.
const MIN_UNFINISHED: usize = 5;

const REVERSED: Decades = 0.5;
const UNFINISHED: Decades = 1.5;
const UMLAUT: Decades = 0.1;
const FIRST_REPLACED: Decades = 0.5;
const NEXT_REPLACED: Decades = 0.4;
const MIXED: Decades = 0.3;
/// Two letters are hardly a word.
const SHORT_WORD: Decades = 2.0;

/// Whatever the lists, the first guesses go to common passwords.
const PASSWORDS_FIRST: Decades = 2.1;

/// A name, or a word of another list, among words of a language.
const NAME_LIST: Decades = 0.2;
const OTHER_LIST: Decades = 0.7;
const PHRASE_CHOICE: Decades = 0.35;
const PHRASE_COMMON: f64 = 1.2;
const PHRASE_KNEE: Decades = 2.6;
const PHRASE_SLOPE: Decades = 0.3;
