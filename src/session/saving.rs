//! Whether what is open is stored.

use crate::browser::storage::StorageError;

/// Whether what is open is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saving {
    /// Stored so that not even a killed browser loses it.
    Saved,
    /// Changed a moment ago, not yet stored for certain.
    Pending,
    /// The browser keeps it, but doesn't say for how certain: it may lose the
    /// last changes when it is killed or the machine stops.
    Unconfirmed,
    /// The browser did not store it; it is in memory only.
    Failed(StorageError),
    /// Another tab has stored something newer, which is not overwritten; what
    /// is open here is in memory only, until both are merged.
    Elsewhere,
}
