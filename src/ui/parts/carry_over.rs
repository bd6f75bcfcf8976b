//! Typed text that outlives a redraw of the page in another language.
//!
//! Answers are stored as they are typed; what is not (a passphrase half
//! typed) is read from its fields right before the change and put back after.

use std::cell::RefCell;

use crate::browser::form::{self, Typed};
use crate::browser::task;
use crate::browser::timer::sleep;

/// Remembers what the page's fields hold until [`restore`].
pub(crate) fn keep() {
    KEPT.set(form::read_fields());
}

/// Puts what was remembered back once the page is drawn.
pub(crate) fn restore() {
    let kept = KEPT.take();
    if !kept.is_empty() {
        task::spawn(async move {
            sleep(0).await;
            form::write_fields(&kept);
        });
    }
}

thread_local! {
    static KEPT: RefCell<Vec<Typed>> = const { RefCell::new(Vec::new()) };
}
