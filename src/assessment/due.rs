//! By when a gap is to be closed.

use crate::time::Day;

/// By when something is to be done: a day, or what was written in its place.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Due {
    /// That day.
    Day(Day),
    /// Something that is no day, as it was typed; never empty. It is kept and
    /// shown, and counts neither as ahead nor as past.
    AsTyped(String),
}

impl Due {
    /// Reads what a field or a file says, `YYYY-MM-DD` for a day; `None` when it
    /// says nothing.
    ///
    /// Years before 1000 are taken as typed: a field for dates gives 0026-12-01
    /// to whoever types 26 for the year.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        match Day::parse(text) {
            _ if text.is_empty() => None,
            Some(day) if day.year() >= 1000 => Some(Self::Day(day)),
            _ => Some(Self::AsTyped(text.to_owned())),
        }
    }

    /// Whether there is nothing to see in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        matches!(self, Self::AsTyped(text) if text.trim().is_empty())
    }

    /// Returns what files say, the inverse of [`Due::read`].
    #[must_use]
    pub fn to_text(&self) -> String {
        match self {
            Self::Day(day) => day.to_string(),
            Self::AsTyped(text) => text.clone(),
        }
    }
}
