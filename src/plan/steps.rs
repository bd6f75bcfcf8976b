//! What to do next, in order.
//!
//! Every gap is a step, ranked by
//!
//! ```text
//! score = 5 · weight − effort − state        the highest first
//! ```
//!
//! | effort of the step | | state | |
//! |---|---|---|---|
//! | minutes | 0 | not yet | 0 |
//! | hours | 1 | unknown: perhaps it's there | 1 |
//! | days | 3 | partly: half of the gap is closed | 2 |
//! | | | unjustified, unanswered: perhaps there's no gap | 4 |
//!
//! Answering, finding out and saying why take minutes, whatever the measure
//! takes. A step whose date is past loses nothing for its effort and state: it
//! has been decided on already.
//!
//! So one point of weight outranks any difference in effort, and any in state,
//! but not both at once (a quick measure of weight 4 comes before the rest of a
//! long one of weight 5, half done); two points outrank everything.
//!
//! Steps of one score: those past their date first, then the quicker, then the
//! essentials, then as in the catalogue. Steps of one score and effort are of
//! one weight, since no two states are 5 apart.
//!
//! Twins make one step. An answered twin speaks for an unanswered one, since it
//! says what there is to do; else the one that ranks first speaks for both.

use std::cmp::Reverse;

use super::insert_by;
use crate::assessment::{Answer, Assessment, State};
use crate::catalogue::{Effort, ListId, Measure};
use crate::time::Day;

/// A gap, and why it stands where it stands.
#[derive(Debug, Clone)]
pub struct NextStep {
    /// The measure that it is about.
    pub measure: &'static Measure,
    /// Its twins in other lists that have a gap too, in the catalogue's order.
    pub also: Vec<&'static Measure>,
    /// What to do about it.
    pub action: Action,
    /// The reason for its place.
    pub rank: Rank,
}

/// Measures are the same when their ids are.
impl PartialEq for NextStep {
    fn eq(&self, other: &Self) -> bool {
        self.measure.id == other.measure.id
            && self.action == other.action
            && self.rank == other.rank
            && self
                .also
                .iter()
                .map(|twin| twin.id)
                .eq(other.also.iter().map(|twin| twin.id))
    }
}

/// What to do about a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Put the measure in place: not yet.
    PutInPlace,
    /// Finish what is begun: partly.
    Finish,
    /// Find out: the user doesn't know.
    FindOut,
    /// Say why it is equivalent or not necessary: unjustified.
    Justify,
    /// Answer the question: unanswered.
    Answer,
}

impl Action {
    /// What to do about a measure in this state; `None`: nothing.
    #[must_use]
    pub fn of(state: State) -> Option<Self> {
        Some(match state {
            State::NotYet => Self::PutInPlace,
            State::Partly => Self::Finish,
            State::Unknown => Self::FindOut,
            State::Unjustified => Self::Justify,
            State::Unanswered => Self::Answer,
            State::InPlace | State::Equivalent | State::NotNecessary => return None,
        })
    }

    /// What it takes, for a measure that takes `measure` as a whole.
    #[must_use]
    pub fn effort(self, measure: Effort) -> Effort {
        match self {
            Self::PutInPlace | Self::Finish => measure,
            Self::FindOut | Self::Justify | Self::Answer => Effort::Minutes,
        }
    }

    fn points(self) -> i32 {
        match self {
            Self::PutInPlace => 0,
            Self::FindOut => 1,
            Self::Finish => 2,
            Self::Justify | Self::Answer => 4,
        }
    }
}

/// What decides on the place of a step, besides its action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rank {
    /// How much the measure protects, 1 to 5.
    pub weight: u8,
    /// What the step takes.
    pub effort: Effort,
    /// Whether its date is past.
    pub overdue: bool,
    /// The sum; the formula stands in `src/plan/steps.rs`.
    pub score: i32,
}

impl Rank {
    fn new(action: Action, measure: &Measure, answer: &Answer, today: Day) -> Self {
        let effort = action.effort(measure.effort);
        let overdue = answer.is_overdue(today);
        let costs = match effort {
            Effort::Minutes => 0,
            Effort::Hours => 1,
            Effort::Days => 3,
        } + action.points();
        let score = 5 * i32::from(measure.weight) - if overdue { 0 } else { costs };
        Self {
            weight: measure.weight,
            effort,
            overdue,
            score,
        }
    }
}

/// The gaps among `measures` that are asked, in the order in which to close
/// them. Twins count as such within `measures`.
#[must_use]
pub fn next_steps(
    assessment: &Assessment,
    measures: &'static [Measure],
    today: Day,
) -> Vec<NextStep> {
    let mut gaps: Vec<NextStep> = Vec::new();
    for measure in assessment.asked(measures) {
        let answer = assessment.answer(measure.id);
        if let Some(action) = Action::of(answer.state()) {
            let rank = Rank::new(action, measure, answer, today);
            let gap = NextStep {
                measure,
                also: Vec::new(),
                action,
                rank,
            };
            insert_by(&mut gaps, gap, |gap| {
                (gap.action == Action::Answer, order(gap))
            });
        }
    }

    let mut steps: Vec<NextStep> = Vec::with_capacity(gaps.len());
    for gap in gaps {
        match steps
            .iter_mut()
            .find(|step| step.measure.twins.contains(&gap.measure.id))
        {
            Some(step) => insert_by(&mut step.also, gap.measure, |twin| twin.index),
            None => insert_by(&mut steps, gap, order),
        }
    }
    steps
}

/// The key to sort steps by; see the head of this file.
fn order(step: &NextStep) -> (Reverse<i32>, bool, Effort, bool, usize) {
    let essential = step.measure.list == ListId::Essentials;
    (
        Reverse(step.rank.score),
        !step.rank.overdue,
        step.rank.effort,
        !essential,
        step.measure.index,
    )
}
