//! Where the vault's two slots are kept in this browser: each of them twice.
//!
//! `localStorage` is written at once, also while a page closes, but the
//! browser brings it to the disk when it pleases. IndexedDB says when it has,
//! but not at once. So every save goes to both, and opening takes the newest
//! of all copies.

use std::cell::RefCell;
use std::rc::Rc;

use crate::browser::durable::{self, DurableError};
use crate::browser::storage::{self, StorageError};
use crate::vault::{Container, StorageSlot, Stored};

/// The copies of both slots. Clones are the same store.
#[derive(Clone, Default)]
pub(super) struct Store {
    /// What IndexedDB held when it was last read or written; what other tabs
    /// have stored since is in `localStorage` too.
    durable: Rc<RefCell<[Option<Vec<u8>>; 2]>>,
}

impl Store {
    /// Reads IndexedDB anew. A browser that refuses one to the page holds
    /// nothing there.
    ///
    /// # Errors
    ///
    /// When there may be something in it, but it can't be had now: it may be
    /// newer than all that can.
    pub(super) async fn refresh(&self) -> Result<(), DurableError> {
        let read = match durable::read_slots().await {
            Err(DurableError::Refused) => [None, None],
            read => read?,
        };
        self.durable.replace(read);
        Ok(())
    }

    /// Somebody is erasing everything: what was read of IndexedDB counts no
    /// more.
    pub(super) fn forget(&self) {
        self.durable.take();
    }

    /// What all copies hold. A browser that refuses to say holds nothing.
    pub(super) fn read(&self) -> Stored {
        let quick = StorageSlot::ALL.map(|slot| storage::read_slot(slot).ok().flatten());
        let durable = self.durable.borrow();
        let copies = [&quick, &*durable].into_iter().flat_map(|kind| {
            let bytes = kind.iter().map(Option::as_deref);
            StorageSlot::ALL.into_iter().zip(bytes)
        });
        Stored::parse(copies.filter_map(|(slot, bytes)| Some((slot, bytes?))))
    }

    /// The newest generation among all copies, 0 for none.
    pub(super) fn newest_generation(&self) -> u64 {
        newest_generation(&self.read())
    }

    /// Whether IndexedDB holds this generation in either slot.
    pub(super) fn is_durable(&self, generation: u64) -> bool {
        self.durable.borrow().iter().flatten().any(|bytes| {
            Container::parse(bytes)
                .is_ok_and(|container| container.header().generation == generation)
        })
    }

    /// Writes a slot at once, and reads it back.
    pub(super) fn write(slot: StorageSlot, bytes: &[u8]) -> Result<(), StorageError> {
        storage::write_slot(slot, bytes)
    }

    /// Writes a slot so that not even a killed browser loses it.
    pub(super) async fn confirm(
        &self,
        slot: StorageSlot,
        bytes: Vec<u8>,
    ) -> Result<(), DurableError> {
        durable::write_slot(slot, &bytes).await?;
        self.durable.borrow_mut()[slot as usize] = Some(bytes);
        Ok(())
    }

    /// Whether there is anything where a slot is written at once.
    pub(super) fn holds(slot: StorageSlot) -> bool {
        storage::holds_slot(slot) == Ok(true)
    }

    /// Removes everything that Vigie keeps in this browser.
    pub(super) async fn erase(&self) -> Result<(), StorageError> {
        // Where one kind of storage is refused, nothing is kept in it.
        let quick = match storage::erase() {
            Err(StorageError::Refused) => Ok(()),
            other => other,
        };
        let durable = match durable::erase().await {
            Ok(()) | Err(DurableError::Refused) => Ok(()),
            Err(_) => Err(StorageError::NotKept),
        };
        if durable.is_ok() {
            self.forget();
        }
        quick.and(durable)
    }
}

/// The newest generation that can be read, 0 for none.
pub(super) fn newest_generation(stored: &Stored) -> u64 {
    stored.newest().map_or(0, |(_, header)| header.generation)
}
