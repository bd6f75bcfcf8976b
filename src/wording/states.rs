//! What was answered, what it counts as, and why something is left out.

use super::Wording;
use crate::assessment::{Hosting, Practice, Reason, State, Status};
use crate::catalogue::ListId;
use crate::text::{Text, key};

impl<'a> Wording<'a> {
    /// Returns the word for an answer, or that there is none yet.
    #[must_use]
    pub fn status(self, status: Status) -> &'a str {
        self.text(status_text(status))
    }

    /// Returns the word for what an answer counts as.
    #[must_use]
    pub fn state(self, state: State) -> &'a str {
        self.text(match state {
            State::InPlace => key::STATUS_IN_PLACE,
            State::Equivalent => key::STATUS_EQUIVALENT,
            State::NotNecessary => key::STATUS_NOT_NECESSARY,
            State::Partly => key::STATUS_PARTLY,
            State::NotYet => key::STATUS_NOT_YET,
            State::Unknown => key::STATUS_UNKNOWN,
            State::Unjustified => key::STANDING_UNJUSTIFIED,
            State::Unanswered => key::STATUS_UNANSWERED,
        })
    }

    /// Returns why a measure of this list, or the list, is left out: said to
    /// the practice.
    #[must_use]
    pub fn left_out(self, reason: Reason, list: ListId) -> &'a str {
        self.text(match (reason, list) {
            (Reason::Hosting, ListId::Cloud) => key::LEFT_OUT_LIST_CLOUD,
            (Reason::Hosting, _) => key::LEFT_OUT_LIST_LOCAL,
            (Reason::NeedsTeam, _) => key::LEFT_OUT_TEAM,
            (Reason::NeedsGroup, _) => key::LEFT_OUT_GROUP,
        })
    }

    /// The same, said by the practice to others.
    #[must_use]
    pub fn left_out_by_us(self, reason: Reason, list: ListId) -> &'a str {
        self.text(match (reason, list) {
            (Reason::Hosting, ListId::Cloud) => key::REPORT_LIST_CLOUD,
            (Reason::Hosting, _) => key::REPORT_LIST_LOCAL,
            (Reason::NeedsTeam, _) => key::REPORT_TEAM,
            (Reason::NeedsGroup, _) => key::REPORT_GROUP,
        })
    }
}

/// The text of a status.
#[must_use]
pub fn status_text(status: Status) -> Text {
    match status {
        Status::Unanswered => key::STATUS_UNANSWERED,
        Status::InPlace => key::STATUS_IN_PLACE,
        Status::Partly => key::STATUS_PARTLY,
        Status::NotYet => key::STATUS_NOT_YET,
        Status::Unknown => key::STATUS_UNKNOWN,
        Status::Equivalent => key::STATUS_EQUIVALENT,
        Status::NotNecessary => key::STATUS_NOT_NECESSARY,
    }
}

/// The text of where the files are.
pub(crate) fn hosting_text(hosting: Hosting) -> Text {
    match hosting {
        Hosting::Own => key::PROFILE_HOSTING_OWN,
        Hosting::Cloud => key::PROFILE_HOSTING_CLOUD,
        Hosting::Both => key::PROFILE_HOSTING_BOTH,
    }
}

/// The text of who practises there.
pub(crate) fn practice_text(practice: Practice) -> Text {
    match practice {
        Practice::Solo => key::PROFILE_PRACTICE_SOLO,
        Practice::Group => key::PROFILE_PRACTICE_GROUP,
    }
}

/// The text of whether others have access.
pub(crate) fn staff_text(staff: bool) -> Text {
    if staff {
        key::PROFILE_STAFF_YES
    } else {
        key::PROFILE_STAFF_NO
    }
}
