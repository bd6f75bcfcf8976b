//! Answering the measure on screen: what an answer changed, and its undoing.

use leptos::prelude::*;

use crate::assessment::{State, Status};
use crate::browser::page;
use crate::catalogue::Measure;
use crate::plan::Coverage;
use crate::session::Open;
use crate::text::key;
use crate::ui::parts::fields;
use crate::ui::words::{fill, t, wording};

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
    /// The answer before the last change.
    before: RwSignal<Status>,
    /// What that change did, in a sentence.
    effect: RwSignal<String>,
}

impl Answering {
    pub(super) fn new(open: Open, measure: &'static Measure) -> Self {
        Self {
            open,
            measure,
            status: Memo::new(move |_| {
                open.with(|assessment| assessment.answer(measure.id).status)
            }),
            before: RwSignal::new(Status::Unanswered),
            effect: RwSignal::new(String::new()),
        }
    }

    /// The answer; redraws what reads it.
    pub(super) fn status(self) -> Status {
        self.status.get()
    }

    /// Gives this answer.
    pub(super) fn choose(self, status: Status) {
        let before = self.status.get_untracked();
        let was = self.coverage();
        self.open.edit(|assessment, now| {
            assessment.set_status(self.measure.id, status, now);
        });
        if self.status.get_untracked() != before {
            self.before.set(before);
            self.effect.set(self.sentence(before, &was));
        }
    }

    /// Takes the answer away; the keyboard's focus goes on to the first one.
    pub(super) fn clear(self) {
        self.choose(Status::Unanswered);
        self.focus();
    }

    /// Whether the last change took the place of another answer.
    pub(super) fn can_undo(self) -> bool {
        self.before.get() != Status::Unanswered
    }

    /// Gives the answer that there was before the last change; doing it again
    /// takes that back.
    pub(super) fn undo(self) {
        let before = self.before.get_untracked();
        if before != Status::Unanswered {
            self.choose(before);
            self.focus();
        }
    }

    /// What the last change did, in a sentence; empty before there is one.
    pub(super) fn effect(self) -> String {
        self.effect.get()
    }

    /// What the answer that was just given changes. It stays as it is while a
    /// justification is typed: a listener is not interrupted.
    fn sentence(self, before: Status, was: &str) -> String {
        let (status, state) = self.open.with_untracked(|assessment| {
            let answer = assessment.answer(self.measure.id);
            (answer.status, answer.state())
        });
        let answer = wording().status(status);
        let mut sentence = match before {
            Status::Unanswered => fill(key::WALK_NOTED, [answer]),
            before => fill(key::WALK_CHANGED, [answer, wording().status(before)]),
        };
        let is = self.coverage();
        if state == State::Unjustified {
            sentence += " ";
            sentence += t(key::WALK_JUSTIFY);
        } else if was != is {
            sentence += " ";
            sentence += &fill(key::WALK_EFFECT, [was, &is]);
        }
        sentence
    }

    /// The list's coverage.
    fn coverage(self) -> String {
        let measures = self.measure.list.list().measures();
        let coverage = self
            .open
            .with_untracked(|assessment| Coverage::of(assessment, measures));
        wording().percent(&coverage)
    }

    /// Moves the focus to the answer that is chosen, or the first: what had it
    /// may be gone.
    pub(super) fn focus(self) {
        let status = self.status.get_untracked();
        let place = ANSWERS.iter().position(|answer| *answer == status);
        page::focus_id(&fields::choice_id(GROUP, place.unwrap_or(0)));
    }
}
