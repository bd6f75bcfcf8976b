//! The two slots of this browser's storage, as the vault wants them.

use crate::browser::storage;
use crate::vault::{StorageSlot, Stored};

/// What both slots hold. A browser that refuses to say holds nothing.
pub(super) fn read() -> Stored {
    let [a, b] = StorageSlot::ALL.map(|slot| storage::read_slot(slot).ok().flatten());
    Stored::parse(a.as_deref(), b.as_deref())
}

/// The generation of the newest vault that can be read, 0 for none.
pub(super) fn newest_generation(stored: &Stored) -> u64 {
    stored.newest().map_or(0, |(_, header)| header.generation)
}
