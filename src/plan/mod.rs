//! Where the practice stands, and what to do next.
//!
//! The rules, and nothing else: [`Coverage`] says what is covered,
//! [`next_steps`] ranks the gaps, [`due_for_review`] finds what is settled but
//! old. They look at measures that are asked only ([`Scope::is_asked`]); what
//! the profile leaves out counts nowhere.
//!
//! [`Scope::is_asked`]: crate::assessment::Scope::is_asked

mod coverage;
mod review;
mod steps;

pub use self::coverage::Coverage;
pub use self::review::{Review, due_for_review};
pub use self::steps::{Action, NextStep, Rank, next_steps};
use crate::assessment::Assessment;
use crate::catalogue::{ListId, MEASURES};
use crate::time::{Day, Instant};

/// Everything that follows from an assessment, computed at once.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// The coverage of all lists together.
    pub whole: Coverage,
    /// Each list, in the order of [`ListId::ALL`].
    pub lists: [ListSummary; ListId::ALL.len()],
    /// What to do next, in order.
    pub steps: Vec<NextStep>,
    /// What to look at again.
    pub reviews: Vec<Review>,
}

impl Summary {
    /// The summary of an assessment on this day; `day_of` says which day an
    /// instant is on. Both are those of where the user is.
    #[must_use]
    pub fn of(assessment: &Assessment, today: Day, day_of: fn(Instant) -> Day) -> Self {
        let mut whole = Coverage::default();
        let mut lists = ListId::ALL.map(ListSummary::empty);
        for measure in &MEASURES {
            let scope = assessment.profile.scope(measure);
            let state = assessment.answer(measure.id).state();
            let list = &mut lists[measure.list as usize];
            for coverage in [
                &mut whole,
                &mut list.coverage,
                &mut list.categories[measure.category],
            ] {
                coverage.add(measure, scope, state);
            }
        }
        Self {
            whole,
            lists,
            steps: next_steps(assessment, &MEASURES, today),
            reviews: due_for_review(assessment, &MEASURES, today, day_of),
        }
    }

    /// The summary of one list.
    #[must_use]
    pub fn list(&self, list: ListId) -> &ListSummary {
        &self.lists[list as usize]
    }
}

/// What is covered of one list.
#[derive(Debug, Clone, PartialEq)]
pub struct ListSummary {
    /// Which list.
    pub list: ListId,
    /// The coverage of all of it.
    pub coverage: Coverage,
    /// The coverage of each of its categories, in the list's order.
    pub categories: Vec<Coverage>,
}

impl ListSummary {
    fn empty(list: ListId) -> Self {
        let categories = vec![Coverage::default(); list.list().categories.len()];
        Self {
            list,
            coverage: Coverage::default(),
            categories,
        }
    }
}

/// Puts an item behind those of a lower or equal key. For a hundred items this
/// is as good as sorting, which costs four kilobytes of wasm for each type.
fn insert_by<T, K: Ord>(sorted: &mut Vec<T>, item: T, key: impl Fn(&T) -> K) {
    let place = sorted.partition_point(|other| key(other) <= key(&item));
    sorted.insert(place, item);
}
