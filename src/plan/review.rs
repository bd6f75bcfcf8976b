//! What was settled long ago and should be looked at again.

use super::insert_by;
use crate::assessment::{Assessment, Millis};
use crate::catalogue::Measure;

/// A settled measure that should be looked at again.
#[derive(Debug, Clone, Copy)]
pub struct Review {
    /// The measure.
    pub measure: &'static Measure,
    /// When its answer was last changed or confirmed.
    pub answered_at: Millis,
    /// Since when it is due.
    pub due_at: Millis,
}

/// Measures are the same when their ids are.
impl PartialEq for Review {
    fn eq(&self, other: &Self) -> bool {
        self.measure.id == other.measure.id && self.answered_at == other.answered_at
    }
}

/// The measures asked among `measures` that are in place, equivalent or not
/// necessary, and whose answer is as old as their `review_months`, or older;
/// those longest due first, then as in the catalogue.
#[must_use]
pub fn due_for_review(
    assessment: &Assessment,
    measures: &'static [Measure],
    now: Millis,
) -> Vec<Review> {
    let mut due = Vec::new();
    for measure in assessment.asked(measures) {
        let answer = assessment.answer(measure.id);
        let answered_at = answer.updated_at;
        let due_at = answered_at.saturating_add(MONTH * Millis::from(measure.review_months));
        if !answer.state().is_gap() && due_at <= now {
            let review = Review {
                measure,
                answered_at,
                due_at,
            };
            insert_by(&mut due, review, |review| review.due_at);
        }
    }
    due
}

/// A month of 30.44 days (the Gregorian mean to two places), in milliseconds:
/// a review doesn't mind the day.
const MONTH: Millis = 3_044 * 864_000;
