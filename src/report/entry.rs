//! One measure in the document.

use super::FollowUp;
use crate::assessment::{Answer, Assessment, Reason, Scope, State, Status};
use crate::catalogue::{ListId, Measure};
use crate::time::{Day, Instant};

/// What was decided on a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Decision {
    /// It is asked, and its answer counts as this.
    Answered(State),
    /// The profile leaves it out.
    LeftOut,
}

impl Decision {
    /// All of them, the settled ones first.
    pub const ALL: [Self; State::ALL.len() + 1] = {
        let mut all = [Self::LeftOut; State::ALL.len() + 1];
        let mut place = 0;
        while place < State::ALL.len() {
            all[place] = Self::Answered(State::ALL[place]);
            place += 1;
        }
        all
    };
}

/// Why a measure need not be adopted as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Because<'a> {
    /// The practice's own justification.
    Said(&'a str),
    /// What the profile says of the practice.
    Profile(Reason),
}

/// A measure, what was decided on it, and what goes with that. Texts are
/// without space around them, and empty where there is none.
#[derive(Debug, Clone)]
pub struct Entry<'a> {
    /// The measure.
    pub measure: &'static Measure,
    /// What was decided.
    pub decision: Decision,
    /// The answer given; more than the decision says as long as it is not
    /// justified.
    pub status: Status,
    /// Why it is equivalent, not necessary or left out.
    pub because: Option<Because<'a>>,
    /// What the practice notes about it.
    pub note: &'a str,
    /// Where the proof is kept.
    pub evidence: &'a str,
    /// In the cloud list: the provider who answers for it.
    pub provider: &'a str,
    /// Who closes the gap, and by when; empty where there is none.
    pub follow_up: FollowUp<'a>,
    /// When the answer was last changed or confirmed.
    pub answered_at: Option<Instant>,
}

impl<'a> Entry<'a> {
    pub(super) fn of(assessment: &'a Assessment, measure: &'static Measure, today: Day) -> Self {
        match assessment.profile.scope(measure) {
            Scope::LeftOut(reason) => Self::left_out(measure, reason),
            Scope::Asked | Scope::BroughtBack(_) => {
                Self::answered(measure, assessment.answer(measure.id), today)
            }
        }
    }

    /// What was answered before the profile left it out counts no more.
    fn left_out(measure: &'static Measure, reason: Reason) -> Self {
        Self {
            measure,
            decision: Decision::LeftOut,
            status: Status::Unanswered,
            because: Some(Because::Profile(reason)),
            note: "",
            evidence: "",
            provider: "",
            follow_up: FollowUp::default(),
            answered_at: None,
        }
    }

    fn answered(measure: &'static Measure, answer: &'a Answer, today: Day) -> Self {
        let state = answer.state();
        let justified = matches!(state, State::Equivalent | State::NotNecessary);
        let in_cloud = measure.list == ListId::Cloud;
        Self {
            measure,
            decision: Decision::Answered(state),
            status: answer.status,
            because: justified.then(|| Because::Said(answer.justification.trim())),
            note: answer.note.trim(),
            evidence: answer.evidence.trim(),
            provider: if in_cloud { answer.provider.trim() } else { "" },
            follow_up: if state.is_gap() {
                FollowUp::of(answer, today)
            } else {
                FollowUp::default()
            },
            answered_at: answer.updated_at.filter(|_| !answer.is_empty()),
        }
    }
}
