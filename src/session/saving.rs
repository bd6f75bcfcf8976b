//! Whether what is open is stored.

use crate::browser::storage::StorageError;

/// Whether what is open is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saving {
    /// Stored, and read back.
    Saved,
    /// Changed a moment ago, not yet stored.
    Pending,
    /// The browser did not store it; it is in memory only.
    Failed(StorageError),
    /// Another tab has stored something newer, which is not overwritten; what
    /// is open here is in memory only.
    Elsewhere,
}
