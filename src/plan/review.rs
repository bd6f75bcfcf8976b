//! What was settled long ago and should be looked at again.

use super::insert_by;
use crate::assessment::Assessment;
use crate::catalogue::Measure;
use crate::time::{Day, Instant};

/// A settled measure that should be looked at again.
#[derive(Debug, Clone, Copy)]
pub struct Review {
    /// The measure.
    pub measure: &'static Measure,
    /// When its answer was last changed or confirmed; `None`: not known.
    pub answered_at: Option<Instant>,
    /// Since when it is due; `None`: not known.
    pub due: Option<Day>,
}

/// Measures are the same when their ids are.
impl PartialEq for Review {
    fn eq(&self, other: &Self) -> bool {
        self.measure.id == other.measure.id && self.answered_at == other.answered_at
    }
}

/// The measures asked among `measures` that are in place, equivalent or not
/// necessary, and whose answer was given `review_months` before `today`, or
/// earlier, or nobody knows when; those longest due first, then as in the
/// catalogue. `day_of` says which day an instant is on.
#[must_use]
pub fn due_for_review(
    assessment: &Assessment,
    measures: &'static [Measure],
    today: Day,
    day_of: fn(Instant) -> Day,
) -> Vec<Review> {
    let mut reviews = Vec::new();
    for measure in assessment.asked(measures) {
        let answer = assessment.answer(measure.id);
        let due = match answer.updated_at {
            _ if answer.state().is_gap() => continue,
            None => None,
            Some(at) => match day_of(at).add_months(measure.review_months.into()) {
                Some(due) if due <= today => Some(due),
                _ => continue,
            },
        };
        let review = Review {
            measure,
            answered_at: answer.updated_at,
            due,
        };
        insert_by(&mut reviews, review, |review| review.due);
    }
    reviews
}
