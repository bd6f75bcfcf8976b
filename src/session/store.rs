//! Where the vault's two slots are kept in this browser: each of them twice.
//!
//! `localStorage` is written at once, also while a page closes, but the
//! browser brings it to the disk when it pleases. IndexedDB says when it has,
//! but not at once. So every save goes to both, and opening takes what was
//! saved last of all copies.

use std::cell::RefCell;
use std::rc::Rc;

use crate::browser::durable::{self, DurableError, Slots};
use crate::browser::storage::{self, StorageError};
use crate::protocol::{Answer, Present, Ticket, Verdict};
use crate::vault::{Container, Mark, StorageSlot, Stored};

/// The copies of both slots. Clones are the same store.
#[derive(Clone, Default)]
pub(super) struct Store {
    /// What IndexedDB held when it was last read or written; what other tabs
    /// have stored since is in `localStorage` too.
    durable: Rc<RefCell<Slots>>,
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
        self.read_with(None)
    }

    /// As [`Store::read`], with one more copy.
    pub(super) fn read_with(&self, copy: Option<(StorageSlot, &[u8])>) -> Stored {
        read(&self.durable.borrow(), copy)
    }

    /// What all copies say of themselves.
    pub(super) fn present(&self) -> Present {
        present(&self.durable.borrow())
    }

    /// Whether IndexedDB holds such a save in either slot.
    pub(super) fn has_durably(&self, such: impl Fn(&Mark) -> bool) -> bool {
        let durable = self.durable.borrow();
        let mut saves = durable.iter().flatten().map(|it| Container::parse(it));
        saves.any(|save| save.is_ok_and(|save| such(&save.mark())))
    }

    /// Writes a slot at once, and reads it back.
    pub(super) fn write(slot: StorageSlot, bytes: &[u8]) -> Result<(), StorageError> {
        storage::write_slot(slot, bytes)
    }

    /// Writes a save so that not even a killed browser loses it, unless something
    /// is stored by then that it must not overwrite.
    pub(super) async fn confirm(&self, ticket: &Ticket, bytes: Vec<u8>) -> Answer {
        let verdict = Rc::new(RefCell::new(Verdict::Store));
        let allows = {
            let (ticket, verdict) = (ticket.clone(), Rc::clone(&verdict));
            move |slots: &Slots| {
                let found = ticket.verdict(&present(slots));
                verdict.replace(found);
                found == Verdict::Store
            }
        };
        let written = durable::write_slot_if(ticket.slot, &bytes, Rc::new(allows)).await;
        match written {
            Ok((slots, written)) => {
                let mut durable = self.durable.borrow_mut();
                *durable = slots;
                if !written {
                    return Answer::Not(*verdict.borrow());
                }
                durable[ticket.slot as usize] = Some(bytes);
                Answer::Stored
            }
            Err(_) => Answer::Unknown,
        }
    }

    /// Whether a slot holds anything where it is written at once.
    pub(super) fn holds(slot: StorageSlot) -> bool {
        storage::holds_slot(slot) == Ok(true)
    }

    /// Removes everything that Vigie keeps in this browser.
    ///
    /// IndexedDB is emptied before and after `localStorage`: a tab that saves
    /// meanwhile looks into both, and writes only where something is left.
    pub(super) async fn erase(&self) -> Result<(), StorageError> {
        let first = durable::erase().await;
        // Where one kind of storage is refused, nothing is kept in it.
        let quick = match storage::erase() {
            Err(StorageError::Refused) => Ok(()),
            other => other,
        };
        let durable = match first {
            Err(DurableError::Refused) => Ok(()),
            _ => durable::erase().await,
        };
        if durable.is_ok() {
            self.forget();
        }
        quick.and(durable.map_err(|_| StorageError::NotKept))
    }
}

fn read(durable: &Slots, copy: Option<(StorageSlot, &[u8])>) -> Stored {
    let quick = StorageSlot::ALL.map(|slot| storage::read_slot(slot).ok().flatten());
    let copies = [&quick, durable].into_iter().flat_map(|kind| {
        let bytes = kind.iter().map(Option::as_deref);
        StorageSlot::ALL.into_iter().zip(bytes)
    });
    let copies = copies.filter_map(|(slot, bytes)| Some((slot, bytes?)));
    Stored::parse(copies.chain(copy))
}

fn present(durable: &Slots) -> Present {
    let at_once = StorageSlot::ALL.into_iter().any(Store::holds);
    Present::of(&read(durable, None), at_once)
}
