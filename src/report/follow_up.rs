//! Who closes the gaps, and by when.

use crate::assessment::{Answer, Assessment, Due};
use crate::plan::NextStep;
use crate::time::Day;

/// Who does something, and by when.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FollowUp<'a> {
    /// Who; may be empty.
    pub owner: &'a str,
    /// By when; `None` where nothing is said.
    pub due: Option<&'a Due>,
    /// Whether that day is past.
    pub overdue: bool,
}

impl<'a> FollowUp<'a> {
    pub(super) fn of(answer: &'a Answer, today: Day) -> Self {
        Self {
            owner: answer.owner.trim(),
            due: answer.due.as_ref().filter(|due| !due.is_blank()),
            overdue: answer.is_overdue(today),
        }
    }

    /// What this one leaves open, as the other one has it.
    fn or(self, other: Self) -> Self {
        let owner = if self.owner.is_empty() {
            other.owner
        } else {
            self.owner
        };
        if self.due.is_none() {
            Self { owner, ..other }
        } else {
            Self { owner, ..self }
        }
    }
}

/// A step with who takes it and by when.
#[derive(Debug, Clone)]
pub struct Step<'a> {
    /// The step.
    pub step: &'a NextStep,
    /// Who and when; where the step's own measure doesn't say it, as its twins
    /// do, for they are closed together.
    pub follow_up: FollowUp<'a>,
}

impl<'a> Step<'a> {
    pub(super) fn of(assessment: &'a Assessment, step: &'a NextStep, today: Day) -> Self {
        let follow_up = |id| FollowUp::of(assessment.answer(id), today);
        let follow_up = step
            .also
            .iter()
            .fold(follow_up(step.measure.id), |known, twin| {
                known.or(follow_up(twin.id))
            });
        Self { step, follow_up }
    }
}
