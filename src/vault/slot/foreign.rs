//! A slot of a kind that this program doesn't know.

use super::Object;

/// A recipient for another program, or for a later version of this one: kept
/// as it was, never tried.
///
/// A reader that refused what it doesn't know could never be followed by one
/// that knows more.
#[derive(Clone)]
pub(in crate::vault) struct ForeignSlot {
    /// Its name, which is none of [`SlotKind`](super::SlotKind)'s.
    pub(in crate::vault) kid: String,
    /// All of it.
    pub(in crate::vault) recipient: Object,
}
