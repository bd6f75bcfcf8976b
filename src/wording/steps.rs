//! What to do, why it stands where it stands, and by when.

use super::Wording;
use crate::assessment::Due;
use crate::catalogue::Effort;
use crate::plan::{Action, Rank};
use crate::text::key;

impl<'a> Wording<'a> {
    /// Returns what to do about a gap.
    #[must_use]
    pub fn action(self, action: Action) -> &'a str {
        self.text(match action {
            Action::PutInPlace => key::STEPS_PUT_IN_PLACE,
            Action::Finish => key::STEPS_FINISH,
            Action::FindOut => key::STEPS_FIND_OUT,
            Action::Justify => key::STEPS_JUSTIFY,
            Action::Answer => key::STEPS_ANSWER,
        })
    }

    /// Returns why a step stands where it stands.
    #[must_use]
    pub fn reason(self, rank: &Rank) -> String {
        let effort = self.text(match rank.effort {
            Effort::Minutes => key::STEPS_EFFORT_MINUTES,
            Effort::Hours => key::STEPS_EFFORT_HOURS,
            Effort::Days => key::STEPS_EFFORT_DAYS,
        });
        self.fill(key::STEPS_REASON, [&rank.weight.to_string(), effort])
    }

    /// Returns by when, as the language writes the day; what is no day as it
    /// was typed.
    #[must_use]
    pub fn due(self, due: &Due) -> String {
        match due {
            Due::Day(day) => self.locale.day(*day),
            Due::AsTyped(text) => text.trim().to_owned(),
        }
    }

    /// Returns by when, in a sentence that says whether the day is past.
    #[must_use]
    pub fn due_sentence(self, due: &Due, overdue: bool) -> String {
        let sentence = match due {
            Due::AsTyped(_) => key::STEPS_NO_DATE,
            Due::Day(_) if overdue => key::STEPS_OVERDUE,
            Due::Day(_) => key::STEPS_DUE,
        };
        self.fill(sentence, [&self.due(due)])
    }
}
