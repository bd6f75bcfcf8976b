//! What is measured on a set, with the bar that our meter has to clear.

use super::meters::Answer;
use super::sets::{Set, Truth};
use super::spearman;

/// A row of the table.
#[derive(Debug)]
pub struct Row {
    /// The set.
    pub set: String,
    /// What is measured.
    pub measure: &'static str,
    /// What our meter has to reach.
    pub bar: Bar,
    /// A value for each meter, ours first.
    pub values: Vec<f64>,
    /// How values are printed.
    pub unit: Unit,
}

/// What our meter has to reach.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Bar {
    /// No less than the second meter.
    NotBelowTheNext,
    /// More than this.
    Above(f64),
    /// This or more.
    AtLeast(f64),
    /// This or less.
    AtMost(f64),
    /// Less than this.
    Below(f64),
    /// No further from zero than this.
    Within(f64),
    /// It is there to be seen.
    None,
}

/// How a value is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// A correlation.
    Correlation,
    /// A share, in percent.
    Percent,
    /// Decades of guesses.
    Decades,
    /// Nanoseconds, printed as microseconds.
    Time,
}

impl Row {
    /// Whether our meter clears the bar; nothing if there is none to clear.
    #[must_use]
    pub fn is_cleared(&self) -> Option<bool> {
        let ours = *self.values.first()?;
        match self.bar {
            Bar::NotBelowTheNext => self.values.get(1).map(|next| ours >= *next),
            Bar::Above(bar) => Some(ours > bar),
            Bar::AtLeast(bar) => Some(ours >= bar),
            Bar::AtMost(bar) => Some(ours <= bar),
            Bar::Below(bar) => Some(ours < bar),
            Bar::Within(bar) => Some(ours.abs() <= bar),
            Bar::None => None,
        }
    }
}

/// The rows of a set, from the answers of each meter.
#[must_use]
pub fn rows(set: &Set, answers: &[Vec<Answer>]) -> Vec<Row> {
    let row = |measure, bar, unit, value: &dyn Fn(&[Answer]) -> f64| Row {
        set: set.name.clone(),
        measure,
        bar,
        unit,
        values: answers.iter().map(|answers| value(answers)).collect(),
    };
    let called_strong = |answers: &[Answer]| share(answers, |_, answer| answer.score >= 3);
    match &set.truth {
        Truth::Order {
            strengths,
            weights,
            is_weak,
        } => {
            let correlation = |answers: &[Answer]| {
                let guesses: Vec<f64> = answers.iter().map(|answer| answer.guesses).collect();
                spearman::weighted(strengths, &guesses, weights)
            };
            let measure = "weighted Spearman";
            if *is_weak {
                vec![
                    row(measure, Bar::Above(0.56), Unit::Correlation, &correlation),
                    row(
                        "scored 3 or 4",
                        Bar::Below(1.0),
                        Unit::Percent,
                        &called_strong,
                    ),
                ]
            } else {
                vec![row(
                    measure,
                    Bar::NotBelowTheNext,
                    Unit::Correlation,
                    &correlation,
                )]
            }
        }
        Truth::Weak(costs) => vec![
            row(
                "scored 3 or 4",
                Bar::AtMost(5.0),
                Unit::Percent,
                &called_strong,
            ),
            row(
                "more than a decade over the attacker's cost",
                Bar::AtMost(5.0),
                Unit::Percent,
                &|answers| share(answers, |index, answer| answer.guesses > costs[index] + 1.0),
            ),
            row(
                "more than two decades under it",
                Bar::None,
                Unit::Percent,
                &|answers| share(answers, |index, answer| answer.guesses < costs[index] - 2.0),
            ),
        ],
        Truth::Strong => vec![row(
            "scored 3 or 4",
            Bar::AtLeast(100.0),
            Unit::Percent,
            &called_strong,
        )],
        Truth::Drawn(sizes) => vec![
            row(
                "within two decades of their entropy",
                Bar::None,
                Unit::Percent,
                &|answers| {
                    share(answers, |index, answer| {
                        (answer.guesses - sizes[index]).abs() <= 2.0
                    })
                },
            ),
            row(
                "mean distance, too kind above 0",
                // Single ones stray: a meter can't tell words that were drawn
                // from words that came to mind, and common ones cost less.
                Bar::Within(2.0),
                Unit::Decades,
                &|answers| {
                    let sum: f64 = answers
                        .iter()
                        .zip(sizes)
                        .map(|(answer, size)| answer.guesses - size)
                        .sum();
                    sum / answers.len() as f64
                },
            ),
            row("largest distance", Bar::None, Unit::Decades, &|answers| {
                answers
                    .iter()
                    .zip(sizes)
                    .map(|(answer, size)| answer.guesses - size)
                    .max_by(|a, b| a.abs().total_cmp(&b.abs()))
                    .unwrap_or(f64::NAN)
            }),
        ],
    }
}

/// Times over all sets.
#[must_use]
pub fn times(answers: &[Vec<Answer>]) -> Vec<Row> {
    [("median", 0.5), ("95th percentile", 0.95)]
        .map(|(measure, quantile)| Row {
            set: "time for a password".to_owned(),
            measure,
            bar: Bar::None,
            unit: Unit::Time,
            values: answers
                .iter()
                .map(|answers| {
                    let mut times: Vec<f64> =
                        answers.iter().map(|answer| answer.nanoseconds).collect();
                    times.sort_by(f64::total_cmp);
                    let index = (times.len() as f64 * quantile) as usize;
                    times.get(index).copied().unwrap_or(f64::NAN)
                })
                .collect(),
        })
        .into()
}

/// The share of answers for which something holds, in percent.
fn share(answers: &[Answer], holds: impl Fn(usize, &Answer) -> bool) -> f64 {
    let count = answers
        .iter()
        .enumerate()
        .filter(|(index, answer)| holds(*index, answer))
        .count();
    100.0 * count as f64 / answers.len() as f64
}
