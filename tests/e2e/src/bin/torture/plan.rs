//! What a run does, drawn from a seed: the same seed gives the same runs.

use std::ops::RangeInclusive;
use std::time::Duration;

use super::record::{MEASURES, STATUSES};

/// A run: some answers, and then the browser is killed.
#[derive(Debug, PartialEq)]
pub(crate) struct Plan {
    /// Answered before, each shown as saved.
    pub(crate) before: Vec<Move>,
    /// The last one.
    pub(crate) last: Move,
    /// When it is killed.
    pub(crate) end: End,
}

/// One thing that a user does to a measure.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Move {
    /// Which measure, counted from 0.
    pub(crate) measure: usize,
    /// Which of the answers is chosen.
    pub(crate) status: usize,
    /// The words of a note that is typed, each with the pause after it.
    pub(crate) note: Vec<(String, Duration)>,
}

/// When the browser is killed.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum End {
    /// So long after the page has shown the last answer as saved.
    Saved(Duration),
    /// So long after a note was begun.
    Typing(Duration),
    /// At any time while one answer follows the other.
    Anytime(Duration),
    /// So long after the page was locked, with an answer given just before.
    Lock(Duration),
    /// So long after the page has said that the passphrase is changed.
    Changed(Duration, String),
    /// So long after another passphrase was asked for.
    Changing(Duration, String),
    /// At once, and again so long after the browser was started anew.
    Opening(Duration),
}

impl Plan {
    /// The run of this number, counted from 0. Every ten of them have all
    /// ends, in an order of their own.
    pub(crate) fn of(seed: u64, number: u64) -> Self {
        let mut ten = Dice::new(seed ^ DECK, number / RUNS_PER_DECK);
        let place = usize::try_from(number % RUNS_PER_DECK).unwrap_or_default();
        let kind = ten.shuffled(ENDS)[place];
        let mut dice = Dice::new(seed, number);
        let mut word = {
            let mut count = 0;
            move || {
                count += 1;
                format!("r{number}m{count}")
            }
        };
        let before = (0..dice.within(0..=2))
            .map(|_| Move::drawn(&mut dice, &mut word, 0..=2))
            .collect();
        let last = match kind {
            Kind::Typing => Move::drawn(&mut dice, &mut word, 7..=10),
            _ => Move::drawn(&mut dice, &mut word, 0..=2),
        };
        let end = match kind {
            Kind::Saved => End::Saved(dice.time(0..=8)),
            Kind::Typing => End::Typing(dice.time(50..=2_500)),
            Kind::Anytime => End::Anytime(dice.time(0..=2_500)),
            Kind::Lock => End::Lock(dice.time(0..=15)),
            Kind::Changed => End::Changed(dice.time(0..=15), dice.passphrase(number)),
            Kind::Changing => End::Changing(dice.time(0..=2_500), dice.passphrase(number)),
            Kind::Opening => End::Opening(dice.time(0..=1_500)),
        };
        Self { before, last, end }
    }
}

/// Whether this run, counted from 0, begins with a new vault.
pub(crate) fn begins_anew(number: u64) -> bool {
    number.is_multiple_of(RUNS_PER_DECK)
}

impl Move {
    /// A move with a note of so many words, each of which no other run has.
    fn drawn(
        dice: &mut Dice,
        word: &mut impl FnMut() -> String,
        words: RangeInclusive<u64>,
    ) -> Self {
        Self {
            measure: dice.index(MEASURES),
            status: dice.index(STATUSES.len()),
            note: (0..dice.within(words))
                .map(|_| (word(), dice.time(0..=450)))
                .collect(),
        }
    }
}

/// What goes on in a run until the browser is killed: each move with the time
/// until the next one.
pub(crate) fn endless(seed: u64, number: u64) -> impl Iterator<Item = (Move, Duration)> {
    let mut dice = Dice::new(seed ^ ENDLESS, number);
    let mut count = 0;
    std::iter::repeat_with(move || {
        let mut word = || {
            count += 1;
            format!("r{number}e{count}")
        };
        let next = Move::drawn(&mut dice, &mut word, 0..=2);
        (next, dice.time(0..=600))
    })
}

impl End {
    /// In words.
    pub(crate) fn title(&self) -> String {
        match self {
            Self::Saved(delay) => format!("{} after «saved»", ms(*delay)),
            Self::Typing(delay) => format!("{} into a note", ms(*delay)),
            Self::Anytime(delay) => format!("{} into answering", ms(*delay)),
            Self::Lock(delay) => format!("{} after a lock", ms(*delay)),
            Self::Changed(delay, _) => format!("{} after «passphrase changed»", ms(*delay)),
            Self::Changing(delay, _) => format!("{} into a new passphrase", ms(*delay)),
            Self::Opening(delay) => format!("at once, and {} into opening", ms(*delay)),
        }
    }
}

fn ms(time: Duration) -> String {
    format!("{} ms", time.as_millis())
}

/// Numbers from a seed: SplitMix64.
struct Dice(u64);

impl Dice {
    fn new(seed: u64, number: u64) -> Self {
        let mut dice = Self(seed);
        dice.0 = dice.next() ^ number;
        dice
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    fn within(&mut self, range: RangeInclusive<u64>) -> u64 {
        range.start() + self.next() % (range.end() - range.start() + 1)
    }

    fn index(&mut self, count: usize) -> usize {
        let last = u64::try_from(count).unwrap_or(1) - 1;
        usize::try_from(self.within(0..=last)).unwrap_or_default()
    }

    fn time(&mut self, milliseconds: RangeInclusive<u64>) -> Duration {
        Duration::from_millis(self.within(milliseconds))
    }

    fn passphrase(&mut self, number: u64) -> String {
        let words = [(); 4].map(|()| WORDS[self.index(WORDS.len())]);
        format!("{} {number}", words.join(" "))
    }

    fn shuffled<T, const N: usize>(&mut self, mut deck: [T; N]) -> [T; N] {
        for place in (1..N).rev() {
            deck.swap(place, self.index(place + 1));
        }
        deck
    }
}

#[derive(Clone, Copy)]
enum Kind {
    Saved,
    Typing,
    Anytime,
    Lock,
    Changed,
    Changing,
    Opening,
}

/// How often each end comes among ten runs.
const ENDS: [Kind; RUNS_PER_DECK as usize] = [
    Kind::Saved,
    Kind::Saved,
    Kind::Saved,
    Kind::Typing,
    Kind::Typing,
    Kind::Anytime,
    Kind::Lock,
    Kind::Changed,
    Kind::Changing,
    Kind::Opening,
];

/// Runs that one vault lives through.
const RUNS_PER_DECK: u64 = 10;

/// Kept apart from what else is drawn from the same seed.
const DECK: u64 = 0x6465_636b;
const ENDLESS: u64 = 0x6f6e_776e;

const WORDS: [&str; 16] = [
    "pupitre", "girafe", "tonnelle", "moulin", "cerise", "falaise", "boussole", "grenier",
    "lanterne", "noisette", "plumier", "rivage", "sentier", "tambour", "verger", "wagonnet",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_runs_and_another_one_others() {
        let runs = |seed| {
            (0..20)
                .map(|number| Plan::of(seed, number))
                .collect::<Vec<_>>()
        };
        assert_eq!(runs(1), runs(1));
        assert_ne!(runs(1), runs(2));
    }

    #[test]
    fn ten_runs_have_every_end() {
        for seed in 0..50 {
            let ends = (0..10).map(|number| Plan::of(seed, number).end);
            let kinds: std::collections::HashSet<_> =
                ends.map(|end| std::mem::discriminant(&end)).collect();
            assert_eq!(kinds.len(), 7);
        }
    }

    #[test]
    fn no_word_comes_twice() {
        let mut words = std::collections::HashSet::new();
        for number in 0..50 {
            let plan = Plan::of(7, number);
            for one in plan.before.iter().chain([&plan.last]) {
                assert!(one.note.iter().all(|(word, _)| words.insert(word.clone())));
            }
            for (one, _) in endless(7, number).take(5) {
                assert!(one.note.iter().all(|(word, _)| words.insert(word.clone())));
            }
        }
    }
}
