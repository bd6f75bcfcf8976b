//! Coverage in words.

use super::super::html::{Html, el_class};
use super::super::words::{fill, t};
use super::icon;
use crate::assessment::State;
use crate::plan::Coverage;
use crate::text::key;

/// A state with its mark.
pub(crate) fn state(state: State) -> Html {
    el_class("span", &["state ", icon::state_id(state)].concat())
        .add(icon::mark(state))
        .add(state_word(state))
}

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

/// A cell of a table with a number, or the head of a column of them.
pub(crate) fn number(tag: &str) -> Html {
    el_class(tag, "number")
}
