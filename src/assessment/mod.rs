//! The assessment: the profile and the answers of one practice.
//!
//! This is what the vault seals, as JSON ([`Assessment::to_json`]). Nothing of
//! a file is lost because this version can't read it: unknown members stay at
//! their level, and so do answers to measures that the catalogue doesn't have.

mod answer;
mod answers;
mod due;
mod json;
mod merge;
mod names;
mod profile;
mod walk;

use std::sync::LazyLock;

use serde_json::{Map, Value};

pub use self::answer::{Answer, State, Status};
pub use self::answers::Answers;
pub use self::due::Due;
pub use self::json::{AssessmentError, SCHEMA};
pub use self::names::Names;
pub use self::profile::{Hosting, Practice, Profile, Reason, Scope};
pub use self::walk::{Place, Progress};
use crate::catalogue::Measure;
use crate::time::Instant;

/// Profile, answers and settings of one practice.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    /// What kind of practice it is.
    pub profile: Profile,
    /// The answers given.
    pub answers: Answers,
    /// Where the user was.
    pub place: Place,
    /// When it was begun; `None`: not known.
    pub created_at: Option<Instant>,
    /// When a progress file was last made of it.
    pub exported_at: Option<Instant>,
    /// How the program behaves.
    pub settings: Settings,
    /// Members of the file that this version can't read, kept as they were.
    pub unknown: Map<String, Value>,
}

impl Assessment {
    /// An empty one, begun now.
    #[must_use]
    pub fn new(now: Instant) -> Self {
        Self {
            profile: Profile::default(),
            answers: Answers::default(),
            place: Place::default(),
            created_at: Some(now),
            exported_at: None,
            settings: Settings::default(),
            unknown: Map::new(),
        }
    }

    /// The answer to the measure of this id; an empty one if there is none.
    #[must_use]
    pub fn answer(&self, id: &str) -> &Answer {
        self.answers.get(id).unwrap_or(&NO_ANSWER)
    }

    /// Changes the profile and notes the time.
    pub fn edit_profile(&mut self, now: Instant, change: impl FnOnce(&mut Profile)) {
        change(&mut self.profile);
        self.profile.updated_at = Some(now);
    }

    /// Changes an answer and notes the time. Returns whether anything changed;
    /// if not, the time stays too.
    pub fn edit(&mut self, id: &str, now: Instant, change: impl FnOnce(&mut Answer)) -> bool {
        let mut answer = self.answer(id).clone();
        change(&mut answer);
        self.replace(id, answer, now)
    }

    /// Answers a measure; all else about it stays. Returns whether that changed
    /// anything.
    pub fn set_status(&mut self, id: &str, status: Status, now: Instant) -> bool {
        self.edit(id, now, |answer| answer.status = status)
    }

    /// Notes that an answer has been looked at again and still holds. Without
    /// a status there is nothing to confirm.
    pub fn confirm(&mut self, id: &str, now: Instant) {
        if let Some(answer) = self.answers.get_mut(id)
            && answer.status != Status::Unanswered
        {
            answer.updated_at = Some(now);
        }
    }

    /// For a measure without a status: the twin that has one, with its answer;
    /// of several the one changed last. Asked or not: an answer given before
    /// the files moved to the cloud is still worth offering.
    #[must_use]
    pub fn twin_offer(&self, measure: &Measure) -> Option<(&'static Measure, &Answer)> {
        if self.answer(measure.id).status != Status::Unanswered {
            return None;
        }
        let mut offer: Option<(&'static Measure, &Answer)> = None;
        for twin in measure.twins() {
            let answer = self.answer(twin.id);
            if answer.status != Status::Unanswered
                && offer.is_none_or(|(_, best)| answer.updated_at > best.updated_at)
            {
                offer = Some((twin, answer));
            }
        }
        offer
    }

    /// Takes over the answer given to a twin: its status, and its
    /// justification, evidence and note where this measure has none of its own.
    /// Who does it, by when and the provider stay each measure's own.
    pub fn adopt_twin(&mut self, id: &str, from: &str, now: Instant) -> bool {
        let twin = self.answer(from).clone();
        self.edit(id, now, |answer| {
            answer.status = twin.status;
            for (text, taken) in [
                (&mut answer.justification, twin.justification),
                (&mut answer.evidence, twin.evidence),
                (&mut answer.note, twin.note),
            ] {
                if text.trim().is_empty() {
                    *text = taken;
                }
            }
        })
    }

    /// The providers named so far, each once, in alphabetical order.
    #[must_use]
    pub fn providers(&self) -> Vec<&str> {
        let mut names = Vec::new();
        for (_, answer) in self.answers.iter() {
            let name = answer.provider.trim();
            if !name.is_empty()
                && let Err(place) = names.binary_search(&name)
            {
                names.insert(place, name);
            }
        }
        names
    }

    /// What to show of it beside another one, before either replaces the other.
    #[must_use]
    pub fn overview(&self) -> Overview {
        let answered = self
            .answers
            .iter()
            .filter(|(_, answer)| answer.status != Status::Unanswered);
        Overview {
            practice: self.profile.name.clone(),
            answers: answered.count(),
            changed_at: self
                .answers
                .iter()
                .filter_map(|(_, answer)| answer.updated_at)
                .max(),
            created_at: self.created_at,
        }
    }

    fn replace(&mut self, id: &str, mut answer: Answer, now: Instant) -> bool {
        let before = self.answer(id);
        if *before == answer {
            return false;
        }
        if before.status != answer.status {
            // A status that this version couldn't read gives way to the new one
            // for good, or it would be back once that one is taken away.
            answer.unknown.remove(json::STATUS);
        }
        answer.updated_at = Some(now);
        self.answers.insert(id.to_owned(), answer);
        true
    }
}

/// What to show of an assessment beside another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overview {
    /// The practice's name; may be empty.
    pub practice: String,
    /// How many measures have a status, those of a newer catalogue too.
    pub answers: usize,
    /// When an answer was last changed or confirmed; `None`: there is none, or
    /// it is not known.
    pub changed_at: Option<Instant>,
    /// When it was begun; `None`: not known.
    pub created_at: Option<Instant>,
}

/// How the program behaves.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    lock_minutes: u8,
    /// Members of the file that this version can't read, kept as they were.
    pub unknown: Map<String, Value>,
}

impl Settings {
    /// Minutes without activity before the vault locks.
    #[must_use]
    pub fn lock_minutes(&self) -> u8 {
        self.lock_minutes
    }

    /// Sets them, within [`LOCK_MINUTES`].
    pub fn set_lock_minutes(&mut self, minutes: u8) {
        self.lock_minutes = minutes.clamp(*LOCK_MINUTES.start(), *LOCK_MINUTES.end());
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            lock_minutes: LOCK_MINUTES_DEFAULT,
            unknown: Map::new(),
        }
    }
}

/// The minutes that one can choose from: the source lists allow 20 at most.
pub const LOCK_MINUTES: std::ops::RangeInclusive<u8> = 1..=20;

/// The example that fiche 6 gives.
const LOCK_MINUTES_DEFAULT: u8 = 5;

static NO_ANSWER: LazyLock<Answer> = LazyLock::new(Answer::default);
