//! What each key of the walk is called (`KeyboardEvent.key`, as a capital).

pub(super) const NEXT: &str = "N";
pub(super) const PREVIOUS: &str = "P";
pub(super) const UNDO: &str = "U";
pub(super) const HELP: &str = "?";
