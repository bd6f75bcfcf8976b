//! The assessment as a document to show: what stands in it, and in which order.
//!
//! It is what a practice shows when it has to account for what it does (GDPR,
//! article 5(2)). The sources ask to adopt each measure, or to justify why
//! another one is as good or why it isn't needed; so every measure has an
//! [`Entry`] with the [`Decision`] taken on it, and the counts of all decisions
//! are the statement of applicability. What it says is chosen here; [`document`]
//! puts it into words, as [`Block`]s for whoever draws or writes them:
//!
//! - Every measure that is asked is an entry, answered or not, in the order of
//!   the source. So is one that the profile leaves out of a list that is asked.
//! - Of a list that is left out as a whole only what was brought back is an
//!   entry; one reason stands for all the rest of it.
//! - Of an answer only what belongs to its decision is shown: a justification
//!   that its status doesn't ask for any more, or a date of what is settled, is
//!   kept in the vault and says nothing here.
//! - The steps are those that answers call for. Measures without an answer are
//!   counted, not listed again.

mod blocks;
mod document;
mod entry;
mod follow_up;

pub use self::blocks::{Block, Cell, Fact, Line, Manner, Role, Run, Table, TableName, Written};
pub use self::document::{document, sources};
pub use self::entry::{Because, Decision, Entry};
pub use self::follow_up::{FollowUp, Step};
use crate::assessment::{Assessment, Profile, Reason, Scope, State};
use crate::catalogue::{Category, ListId};
use crate::plan::{Action, Coverage, Summary};
use crate::time::{Day, Instant};

/// The document of one practice.
#[derive(Debug, Clone)]
pub struct Report<'a> {
    /// The practice's name; may be empty.
    pub practice: &'a str,
    /// What decides which measures are asked.
    pub profile: &'a Profile,
    /// When what is shown was last changed or confirmed; `None`: nothing is
    /// answered, or it is not known.
    pub changed_at: Option<Instant>,
    /// Each list, in the order of [`ListId::ALL`].
    pub lists: Vec<ListPart<'a>>,
    /// What the answers call for, in order.
    pub steps: Vec<Step<'a>>,
    /// How many measures that are asked have no answer.
    pub unanswered: u32,
}

/// What the document says of a list.
#[derive(Debug, Clone)]
pub struct ListPart<'a> {
    /// Which list.
    pub list: ListId,
    /// How much of it is covered, and how many measures have which state.
    pub coverage: Coverage,
    /// Why the list is left out; what is in it all the same was brought back.
    pub left_out: Option<Reason>,
    /// Its categories that have an entry, in the source's order.
    pub categories: Vec<CategoryPart<'a>>,
}

/// What the document says of a category.
#[derive(Debug, Clone)]
pub struct CategoryPart<'a> {
    /// Which category.
    pub category: &'static Category,
    /// Its measures, in the source's order.
    pub entries: Vec<Entry<'a>>,
}

/// How many measures of each list one decision was taken on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    /// The decision.
    pub decision: Decision,
    /// How many, by list, in the order of [`ListId::ALL`].
    pub counts: [u32; ListId::ALL.len()],
}

impl<'a> Report<'a> {
    /// The document of an assessment and what follows from it, as of `today`.
    #[must_use]
    pub fn of(assessment: &'a Assessment, summary: &'a Summary, today: Day) -> Self {
        let lists: Vec<ListPart> = ListId::ALL
            .into_iter()
            .map(|list| ListPart::of(assessment, summary.list(list).coverage, list, today))
            .collect();
        let changed_at = lists
            .iter()
            .flat_map(ListPart::entries)
            .filter_map(|entry| entry.answered_at)
            .max();
        let steps = summary
            .steps
            .iter()
            .filter(|step| step.action != Action::Answer)
            .map(|step| Step::of(assessment, step, today));
        Self {
            practice: assessment.profile.name.trim(),
            profile: &assessment.profile,
            changed_at,
            lists,
            steps: steps.collect(),
            unanswered: summary.whole.count(State::Unanswered),
        }
    }

    /// The statement of applicability in figures: every decision that was taken
    /// on a measure, the settled ones first.
    #[must_use]
    pub fn applicability(&self) -> Vec<Count> {
        let mut lines = Vec::new();
        for decision in Decision::ALL {
            let mut counts = [0; ListId::ALL.len()];
            for part in &self.lists {
                counts[part.list as usize] = part.count(decision);
            }
            if counts.iter().any(|count| *count > 0) {
                lines.push(Count { decision, counts });
            }
        }
        lines
    }
}

impl<'a> ListPart<'a> {
    fn of(assessment: &'a Assessment, coverage: Coverage, list: ListId, today: Day) -> Self {
        let left_out = match assessment.profile.list_scope(list) {
            Scope::LeftOut(reason) => Some(reason),
            Scope::Asked | Scope::BroughtBack(_) => None,
        };
        let mut categories = Vec::new();
        for category in list.list().categories {
            let entries: Vec<Entry> = category
                .measures()
                .iter()
                .map(|measure| Entry::of(assessment, measure, today))
                .filter(|entry| left_out.is_none() || entry.decision != Decision::LeftOut)
                .collect();
            if !entries.is_empty() {
                categories.push(CategoryPart { category, entries });
            }
        }
        Self {
            list,
            coverage,
            left_out,
            categories,
        }
    }

    /// Everything it says of measures.
    pub fn entries(&self) -> impl Iterator<Item = &Entry<'a>> {
        self.categories.iter().flat_map(|part| &part.entries)
    }

    /// How many of its measures this decision was taken on, those without an
    /// entry too.
    #[must_use]
    pub fn count(&self, decision: Decision) -> u32 {
        match decision {
            Decision::Answered(state) => self.coverage.count(state),
            Decision::LeftOut => self.coverage.left_out,
        }
    }
}
