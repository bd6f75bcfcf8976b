//! The cheapest way to make the password out of the parts that were found.
//!
//! A path through the password is a chain of parts that touch; it costs what
//! its parts cost, and what each joint costs: an attacker has to try whether a
//! number follows a word or a word a number. Dynamic programming over
//! (position, what the last part was) finds the cheapest of all paths exactly,
//! as in zxcvbn (Wheeler, USENIX Security 2016). Unlike there, a path of *n*
//! parts gets no factor of *n*!: joints are priced one by one, so that a
//! passphrase costs what its words cost.

use super::cost::{self, Decades};
use super::fold::Text;
use super::found::{Match, Part, Piece};
use super::kind::Kind;
use super::letters::LetterModel;
use super::runs;

/// The cheapest path.
#[derive(Debug, Clone, Default)]
pub(super) struct Cover {
    pub(super) cost: Decades,
    pub(super) pieces: Vec<Piece>,
}

/// How words are put together throughout the password. It is guessed once, not
/// for each word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Style<'a> {
    /// The signs between the words.
    separators: &'a [u8],
    /// Every word starts with a capital.
    titles: bool,
}

impl Style<'_> {
    /// What guessing it costs.
    fn cost(self) -> Decades {
        let of = |byte: &u8| {
            if b" -".contains(byte) {
                USUAL_SEPARATOR
            } else {
                SEPARATOR
            }
        };
        let separators: Decades = self.separators.iter().map(of).sum();
        separators + if self.titles { TITLES } else { 0.0 }
    }
}

/// Finds covers of one text from its matches.
#[derive(Debug)]
pub(super) struct Coverer<'a> {
    text: &'a Text,
    letters: &'a LetterModel,
}

impl<'a> Coverer<'a> {
    pub(super) fn new(text: &'a Text, letters: &'a LetterModel) -> Self {
        Self { text, letters }
    }

    /// The cheapest cover of the positions from `start` to `end`, over all
    /// styles. `matches` must be sorted by their start.
    pub(super) fn cheapest(&self, matches: &[Match], start: usize, end: usize) -> Cover {
        let whole = self.in_one(matches, start, end);
        let parts = self.in_parts(matches, start, end);
        if whole.cost <= parts.cost {
            whole
        } else {
            parts
        }
    }

    /// The cheapest single part.
    fn in_one(&self, matches: &[Match], start: usize, end: usize) -> Cover {
        let mut table = Table::new(start, end);
        let first = matches.partition_point(|found| found.start < start);
        for found in matches[first..]
            .iter()
            .take_while(|found| found.start == start)
            .filter(|found| found.end == end)
        {
            table.offer(found.piece(), found.part(), found.cost, found.cost);
        }
        runs::each(self.text, self.letters, start, end, &mut |run| {
            if run.end == end {
                table.offer(run.piece(), run.part(), run.cost, run.cost);
            }
        });
        table.read(0.0)
    }

    /// The cheapest way with two parts or more. Nobody puts parts together
    /// before having tried the most usual of single ones.
    fn in_parts(&self, matches: &[Match], start: usize, end: usize) -> Cover {
        let separators = self.likely_separators(start, end);
        let titles: &[bool] = match self.has_titles(start, end) {
            true => &[false, true],
            false => &[false],
        };
        let styles = (0..=separators.len()).flat_map(|count| {
            let separators = &separators[..count];
            titles
                .iter()
                .map(move |&titles| Style { separators, titles })
        });
        let mut cheapest = styles
            .map(|style| self.in_style(matches, start, end, style))
            .reduce(|best, cover| if cover.cost < best.cost { cover } else { best })
            .unwrap_or_default();
        cheapest.cost = cost::either(cheapest.cost, SINGLE_PARTS_FIRST);
        cheapest
    }

    /// The signs that occur at least twice, the most frequent ones first. More
    /// than one, for two phrases may have been put together.
    fn likely_separators(&self, start: usize, end: usize) -> Vec<u8> {
        let mut counts = [0_u8; 128];
        for unit in &self.text.units()[start..end] {
            if unit.is_sign() {
                let count = &mut counts[usize::from(unit.byte & 0x7f)];
                *count = count.saturating_add(1);
            }
        }
        let mut likely: Vec<u8> = (0..128)
            .filter(|&byte| counts[usize::from(byte)] >= 2)
            .collect();
        likely.sort_by_key(|&byte| std::cmp::Reverse(counts[usize::from(byte)]));
        likely.truncate(MOST_SEPARATORS);
        likely
    }

    fn has_titles(&self, start: usize, end: usize) -> bool {
        let units = &self.text.units()[start..end];
        let titles = units
            .windows(2)
            .filter(|pair| pair[0].upper && pair[1].is_letter() && !pair[1].upper)
            .count();
        titles >= 3
    }

    fn in_style(&self, matches: &[Match], start: usize, end: usize, style: Style<'_>) -> Cover {
        let whole = end - start;
        // In a phrase the first word is one like the others.
        let first_in_phrase = |at: usize| at == start && style != Style::default();
        let mut table = Table::new(start, end);
        let mut next = matches.partition_point(|found| found.start < start);
        for at in start..end {
            let here = next;
            next += matches[here..]
                .iter()
                .take_while(|found| found.start == at)
                .count();
            if !table.is_reached(at) {
                continue;
            }
            for found in matches[here..next]
                .iter()
                .filter(|found| found.end <= end && found.start + whole != found.end)
            {
                table.offer_in(style, first_in_phrase(at), found);
            }
            runs::each(self.text, self.letters, at, end, &mut |run| {
                if run.start + whole != run.end {
                    table.offer_in(style, first_in_phrase(at), &run);
                }
            });
            if style.separators.contains(&self.text.byte(at)) {
                let separator = Piece {
                    start: at,
                    end: at + 1,
                    kind: Kind::Separator,
                    cost: 0.0,
                    word: None,
                };
                table.offer(separator, Part::Separator, SEPARATOR_AGAIN, SEPARATOR_AGAIN);
            }
        }
        table.read(style.cost())
    }
}

/// What can stand before a position: nothing, or a [`Part`].
const STATES: usize = 6;

fn state(part: Part) -> usize {
    match part {
        Part::Word => 1,
        Part::Number => 2,
        Part::Sign => 3,
        Part::Separator => 4,
        Part::Noise => 5,
    }
}

/// What a joint costs, by what is before it (nothing, word, number, sign,
/// separator, noise) and after it.
fn joint(before: usize, after: Part) -> Decades {
    let row: [Decades; 5] = match after {
        Part::Word => [0.05, 0.5, 0.5, 0.0, 0.6],
        Part::Number => [0.1, 0.6, 0.4, 0.3, 0.5],
        Part::Sign => [0.1, 0.1, 0.6, 0.6, 0.4],
        Part::Separator => [0.0, 0.3, 0.6, 0.6, 0.3],
        Part::Noise => [0.6, 0.6, 0.6, 0.3, 0.6],
    };
    before.checked_sub(1).map_or(0.0, |index| row[index])
}

#[derive(Debug, Clone, Copy)]
struct Best {
    cost: Decades,
    piece: Option<Piece>,
    /// The state before the piece.
    from: usize,
}

#[derive(Debug)]
struct Table {
    start: usize,
    rows: Vec<[Best; STATES]>,
}

impl Table {
    fn new(start: usize, end: usize) -> Self {
        let unreached = Best {
            cost: f64::INFINITY,
            piece: None,
            from: 0,
        };
        let mut rows = vec![[unreached; STATES]; end - start + 1];
        rows[0][0].cost = 0.0;
        Self { start, rows }
    }

    fn is_reached(&self, at: usize) -> bool {
        self.rows[at - self.start]
            .iter()
            .any(|best| best.cost.is_finite())
    }

    /// Puts a match behind every path that ends where it starts, at what it
    /// costs in a style.
    fn offer_in(&mut self, style: Style<'_>, first_in_phrase: bool, found: &Match) {
        let discount = if style.titles && found.is_title {
            cost::FIRST_CAPITAL
        } else {
            0.0
        };
        let in_phrase = found.in_phrase - discount;
        let cost = if first_in_phrase {
            in_phrase
        } else {
            found.cost - discount
        };
        self.offer(found.piece(), found.part(), cost, in_phrase);
    }

    /// Puts a piece behind every path that ends where it starts.
    fn offer(&mut self, piece: Piece, part: Part, cost: Decades, in_phrase: Decades) {
        let sources = self.rows[piece.start - self.start];
        let targets = &mut self.rows[piece.end - self.start];
        for (from, source) in sources.iter().enumerate() {
            if !source.cost.is_finite() {
                continue;
            }
            let in_words = matches!(from, 1 | 4);
            let part = match part {
                Part::Sign if from == state(Part::Word) => Part::Separator,
                part => part,
            };
            let own = joint(from, part) + if in_words { in_phrase } else { cost };
            let total = source.cost + own;
            let target = &mut targets[state(part)];
            if total < target.cost {
                *target = Best {
                    cost: total,
                    piece: Some(Piece { cost: own, ..piece }),
                    from,
                };
            }
        }
    }

    /// The cheapest path to the end.
    fn read(&self, once: Decades) -> Cover {
        let Some(last) = self.rows.last() else {
            return Cover::default();
        };
        let cheapest = (0..STATES).min_by(|&a, &b| last[a].cost.total_cmp(&last[b].cost));
        let mut state = cheapest.unwrap_or_default();
        let cost = last[state].cost + once;
        let mut pieces = Vec::new();
        let mut row = self.rows.len() - 1;
        while let Some(piece) = self.rows[row][state].piece {
            state = self.rows[row][state].from;
            row = piece.start - self.start;
            pieces.push(piece);
        }
        pieces.reverse();
        Cover { cost, pieces }
    }
}

const SINGLE_PARTS_FIRST: Decades = 3.15;

/// A style's own costs, paid once.
const USUAL_SEPARATOR: Decades = 0.3;
const SEPARATOR: Decades = 0.9;
const TITLES: Decades = 0.3;
/// How many signs can be separators of one password.
const MOST_SEPARATORS: usize = 8;
/// The separator once more.
const SEPARATOR_AGAIN: Decades = 0.0;
