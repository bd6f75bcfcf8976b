//! The answer to one measure.

use serde_json::{Map, Value};

use super::due::Due;
use crate::time::{Day, Instant};

/// What the practice says about one measure, with all that goes with it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Answer {
    /// The answer itself.
    pub status: Status,
    /// Why the measure has an equivalent or isn't necessary.
    pub justification: String,
    /// Whatever the user wants to remember.
    pub note: String,
    /// Where the proof is kept.
    pub evidence: String,
    /// Who closes the gap.
    pub owner: String,
    /// By when; `None`: nothing is said of it.
    pub due: Option<Due>,
    /// In the cloud list: the provider who answers for it.
    pub provider: String,
    /// When it was last changed or confirmed; `None`: not known.
    pub updated_at: Option<Instant>,
    /// What it gave way to when two tabs had changed it apart, the latest
    /// first; none of these has a history of its own. See
    /// [`Assessment::merge`](super::Assessment::merge).
    pub history: Vec<Answer>,
    /// Members of the file that this version can't read, kept as they were.
    pub unknown: Map<String, Value>,
}

impl Answer {
    /// What the answer counts as: its status, but that *equivalent* and *not
    /// necessary* want a justification (the source documents ask to adopt a
    /// measure or to justify).
    #[must_use]
    pub fn state(&self) -> State {
        match self.status {
            Status::Unanswered => State::Unanswered,
            Status::InPlace => State::InPlace,
            Status::Partly => State::Partly,
            Status::NotYet => State::NotYet,
            Status::Unknown => State::Unknown,
            Status::Equivalent | Status::NotNecessary if self.justification.trim().is_empty() => {
                State::Unjustified
            }
            Status::Equivalent => State::Equivalent,
            Status::NotNecessary => State::NotNecessary,
        }
    }

    /// Whether its day lies before `today`. What is no day never does.
    #[must_use]
    pub fn is_overdue(&self, today: Day) -> bool {
        matches!(self.due, Some(Due::Day(day)) if day < today)
    }

    /// Whether it says nothing: no status, no text, nothing that only another
    /// version can read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.status == Status::Unanswered
            && self.texts().iter().all(|(_, text)| text.is_empty())
            && self.due.is_none()
            && self.unknown.is_empty()
    }

    /// Whether it says the same as another, whenever that was.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        self.status == other.status
            && self.texts() == other.texts()
            && self.due == other.due
            && self.unknown == other.unknown
    }

    /// Its texts, by their names in files.
    pub(super) fn texts(&self) -> [(&'static str, &String); 5] {
        [
            ("justification", &self.justification),
            ("note", &self.note),
            ("evidence", &self.evidence),
            ("owner", &self.owner),
            ("provider", &self.provider),
        ]
    }

    /// As [`Answer::texts`], to change.
    pub(super) fn texts_mut(&mut self) -> [(&'static str, &mut String); 5] {
        [
            ("justification", &mut self.justification),
            ("note", &mut self.note),
            ("evidence", &mut self.evidence),
            ("owner", &mut self.owner),
            ("provider", &mut self.provider),
        ]
    }
}

/// The answers that a user can choose from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Status {
    /// None yet.
    #[default]
    Unanswered,
    /// The measure is in place.
    InPlace,
    /// Some of it is in place.
    Partly,
    /// It isn't in place.
    NotYet,
    /// The user doesn't know.
    Unknown,
    /// Another measure does the same; counts with a justification only.
    Equivalent,
    /// This practice doesn't need it; counts with a justification only.
    NotNecessary,
}

impl Status {
    /// All of them, [`Status::Unanswered`] first.
    pub const ALL: [Self; 7] = [
        Self::Unanswered,
        Self::InPlace,
        Self::Partly,
        Self::NotYet,
        Self::Unknown,
        Self::Equivalent,
        Self::NotNecessary,
    ];

    /// The stable name used in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Unanswered => "unanswered",
            Self::InPlace => "in-place",
            Self::Partly => "partly",
            Self::NotYet => "not-yet",
            Self::Unknown => "unknown",
            Self::Equivalent => "equivalent",
            Self::NotNecessary => "not-necessary",
        }
    }

    /// The inverse of [`Status::name`].
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.name() == name)
    }
}

/// What an answer counts as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// In place.
    InPlace,
    /// An equivalent, with its justification.
    Equivalent,
    /// Not necessary, with the reason why.
    NotNecessary,
    /// Partly in place.
    Partly,
    /// Not in place.
    NotYet,
    /// The user doesn't know.
    Unknown,
    /// Said to be equivalent or not necessary, but not why.
    Unjustified,
    /// No answer.
    Unanswered,
}

impl State {
    /// All of them, the settled ones first.
    pub const ALL: [Self; 8] = [
        Self::InPlace,
        Self::Equivalent,
        Self::NotNecessary,
        Self::Partly,
        Self::NotYet,
        Self::Unknown,
        Self::Unjustified,
        Self::Unanswered,
    ];

    /// Whether something is left to do or to say.
    #[must_use]
    pub fn is_gap(self) -> bool {
        !matches!(self, Self::InPlace | Self::Equivalent | Self::NotNecessary)
    }
}
