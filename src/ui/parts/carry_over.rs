//! Typed text and the focus, which outlive a redraw of the page in another
//! language.
//!
//! Answers are stored as they are typed; what is not (a passphrase half
//! typed) is read from its fields right before the redraw and put back after.
//! It goes nowhere else: a page that takes the place of another one, as when the
//! vault is locked, has fields of the same ids.

use std::cell::RefCell;

use crate::browser::form::{self, Typed};
use crate::browser::page;
use crate::browser::task;
use crate::browser::timer::sleep;

/// Remembers what the page's fields hold until [`restore`].
pub(crate) fn keep() {
    KEPT.set(Some(form::read_fields()));
}

/// Puts what was remembered back once the page is drawn, if it is the `same` in
/// another language, and the focus to where the language is chosen. It is
/// forgotten in any case.
pub(crate) fn restore(same: bool) {
    if let Some(kept) = KEPT.take().filter(|_| same) {
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
