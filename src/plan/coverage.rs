//! How much of what is asked is covered.

use crate::assessment::{Assessment, Scope, State};
use crate::catalogue::Measure;

/// The coverage of some measures.
///
/// Each measure that is asked counts with its weight, in halves so that all is
/// integers:
///
/// | state | points | possible |
/// |---|---|---|
/// | in place, equivalent | 2 · weight | 2 · weight |
/// | partly | weight | 2 · weight |
/// | not yet, unknown, unjustified, unanswered | 0 | 2 · weight |
/// | not necessary | 0 | 0 |
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Coverage {
    /// What is reached, in halves of weight.
    pub points: u32,
    /// What could be, in halves of weight.
    pub possible: u32,
    /// How many measures the profile leaves out; they count nowhere else.
    pub left_out: u32,
    states: [u32; State::ALL.len()],
}

impl Coverage {
    /// The coverage of these measures.
    #[must_use]
    pub fn of(assessment: &Assessment, measures: &[Measure]) -> Self {
        let mut coverage = Self::default();
        for measure in measures {
            coverage.add(
                measure,
                assessment.profile.scope(measure),
                assessment.answer(measure.id).state(),
            );
        }
        coverage
    }

    /// Percent covered, rounded down: 100 means all of it. `None` when nothing
    /// is asked, or nothing of it is necessary.
    #[must_use]
    pub fn percent(&self) -> Option<u32> {
        (self.points * 100).checked_div(self.possible)
    }

    /// How many of the measures asked are in this state.
    #[must_use]
    pub fn count(&self, state: State) -> u32 {
        self.states[state as usize]
    }

    /// How many measures are asked.
    #[must_use]
    pub fn asked(&self) -> u32 {
        self.states.iter().sum()
    }

    /// How many of them have a status, justified or not.
    #[must_use]
    pub fn answered(&self) -> u32 {
        self.asked() - self.count(State::Unanswered)
    }

    /// How many of them leave something to do or to say.
    #[must_use]
    pub fn gaps(&self) -> u32 {
        State::ALL
            .into_iter()
            .filter(|state| state.is_gap())
            .map(|state| self.count(state))
            .sum()
    }

    pub(super) fn add(&mut self, measure: &Measure, scope: Scope, state: State) {
        if !scope.is_asked() {
            self.left_out += 1;
            return;
        }
        self.states[state as usize] += 1;
        let weight = u32::from(measure.weight);
        let (points, possible) = match state {
            State::InPlace | State::Equivalent => (2 * weight, 2 * weight),
            State::NotNecessary => (0, 0),
            State::Partly => (weight, 2 * weight),
            State::NotYet | State::Unknown | State::Unjustified | State::Unanswered => {
                (0, 2 * weight)
            }
        };
        self.points += points;
        self.possible += possible;
    }
}
