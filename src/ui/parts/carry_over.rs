//! Typed text and the focus, which outlive a redraw of the page in another
//! language.
//!
//! Answers are stored as they are typed; what is not (a passphrase half
//! typed) is read from its fields right before the change and put back after.

use std::cell::RefCell;

use crate::browser::form::{self, Typed};
use crate::browser::page;
use crate::browser::task;
use crate::browser::timer::sleep;

/// Remembers what the page's fields hold until [`restore`].
pub(crate) fn keep() {
    KEPT.set(Some(form::read_fields()));
}

/// Puts what was remembered back once the page is drawn, and the focus to where
/// the language is chosen.
pub(crate) fn restore() {
    if let Some(kept) = KEPT.take() {
        task::spawn(async move {
            sleep(0).await;
            form::write_fields(&kept);
            page::focus_id(SWITCH);
        });
    }
}

/// Id of the list of languages.
pub(crate) const SWITCH: &str = "language";

thread_local! {
    static KEPT: RefCell<Option<Vec<Typed>>> = const { RefCell::new(None) };
}
