//! Coverage in words.

use super::super::words::{fill, t};
use crate::assessment::State;
use crate::plan::Coverage;
use crate::text::key;

/// The percentage, or that nothing is asked.
pub(crate) fn percent(coverage: &Coverage) -> String {
    match coverage.percent() {
        Some(percent) => fill(key::STANDING_COVERAGE_VALUE, [&percent.to_string()]),
        None => t(key::STANDING_COVERAGE_NONE).to_owned(),
    }
}

/// What an answer counts as.
pub(crate) fn state_word(state: State) -> &'static str {
    t(match state {
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
