//! Coverage in words.

use super::icon;
use crate::assessment::State;
use crate::ui::html::{Html, el_class};
use crate::ui::words::wording;

/// A state with its mark.
pub(crate) fn state(state: State) -> Html {
    el_class("span", &["state ", icon::state_id(state)].concat())
        .add(icon::mark(state))
        .add(wording().state(state))
}

/// A cell of a table with a number, or the head of a column of them.
pub(crate) fn number(tag: &str) -> Html {
    el_class(tag, "number")
}
