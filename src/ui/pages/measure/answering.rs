//! Answering the measure on screen: what an answer changed, and its undoing.

use leptos::prelude::*;

use super::super::super::parts::coverage::{percent, state_word};
use super::super::super::parts::fields;
use super::super::super::parts::status_word;
use super::super::super::words::{fill, pack};
use crate::assessment::{State, Status};
use crate::browser::page;
use crate::catalogue::Measure;
use crate::plan::Coverage;
use crate::session::Open;
use crate::text::key;

/// The six answers, in the order in which they are offered and numbered.
pub(super) const ANSWERS: [Status; 6] = [
    Status::InPlace,
    Status::Partly,
    Status::NotYet,
    Status::Unknown,
    Status::Equivalent,
    Status::NotNecessary,
];

/// The name of the answers' group.
pub(super) const GROUP: &str = "status";

/// Answers the measure on screen, and knows what the last answer changed.
/// Copies are the same one.
#[derive(Clone, Copy)]
pub(super) struct Answering {
    open: Open,
    measure: &'static Measure,
    status: Memo<Status>,
    change: RwSignal<Option<Change>>,
}

/// What an answer changed.
#[derive(Clone, Copy)]
struct Change {
    before: Status,
    /// The list's coverage before and after.
    coverage: [Coverage; 2],
}

impl Answering {
    pub(super) fn new(open: Open, measure: &'static Measure) -> Self {
        Self {
            open,
            measure,
            status: Memo::new(move |_| {
                open.with(|assessment| assessment.answer(measure.id).status)
            }),
            change: RwSignal::new(None),
        }
    }

    /// The answer; redraws what reads it.
    pub(super) fn status(self) -> Status {
        self.status.get()
    }

    /// Gives this answer.
    pub(super) fn choose(self, status: Status) {
        let before = self.status.get_untracked();
        let covered = self.coverage();
        self.open.edit(|assessment, now| {
            assessment.set_status(self.measure.id, status, now);
        });
        if self.status.get_untracked() != before {
            self.change.set(Some(Change {
                before,
                coverage: [covered, self.coverage()],
            }));
        }
    }

    /// Takes the answer away; the keyboard's focus goes on to the first one.
    pub(super) fn clear(self) {
        self.choose(Status::Unanswered);
        self.focus();
    }

    /// Whether the last change took the place of another answer.
    pub(super) fn can_undo(self) -> bool {
        self.change
            .get()
            .is_some_and(|change| change.before != Status::Unanswered)
    }

    /// Gives the answer that there was before the last change; doing it again
    /// takes that back.
    pub(super) fn undo(self) {
        if let Some(change) = self.change.get_untracked()
            && change.before != Status::Unanswered
        {
            self.choose(change.before);
            self.focus();
        }
    }

    /// What the last change did, in a sentence; empty before there is one.
    pub(super) fn effect(self) -> String {
        let Some(Change { before, coverage }) = self.change.get() else {
            return String::new();
        };
        let state = self
            .open
            .with(|assessment| assessment.answer(self.measure.id).state());
        let answer = match state {
            State::Unjustified => state_word(state),
            _ => status_word(self.status.get()),
        };
        let mut sentence = match before {
            Status::Unanswered => fill(key::WALK_NOTED, [answer]),
            before => fill(key::WALK_CHANGED, [answer, status_word(before)]),
        };
        let [was, is] = coverage.map(|coverage| percent(&coverage));
        if was != is {
            let list = pack().list(self.measure.list).title;
            sentence += " ";
            sentence += &fill(key::WALK_EFFECT, [list, &was, &is]);
        }
        sentence
    }

    fn coverage(self) -> Coverage {
        let measures = self.measure.list.list().measures();
        self.open
            .with_untracked(|assessment| Coverage::of(assessment, measures))
    }

    /// Moves the focus to the answer that is chosen, or the first: what had it
    /// may be gone.
    pub(super) fn focus(self) {
        let status = self.status.get_untracked();
        let place = ANSWERS.iter().position(|answer| *answer == status);
        page::focus_id(&fields::choice_id(GROUP, place.unwrap_or(0)));
    }
}
