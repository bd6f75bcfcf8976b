//! What is stored, and what may be written over it.

use crate::vault::{Mark, StorageSlot, Stored};

/// Why the browser does not keep something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum StorageError {
    /// No storage for this page: switched off, a private window, or a policy.
    #[error("the browser refuses to store anything for this page")]
    Refused,
    /// No room left; what was there before still is.
    #[error("the browser's storage for this page is full")]
    Full,
    /// Written without complaint, yet something else was read back.
    #[error("what was read back is not what was written")]
    NotKept,
}

/// What stands in the storage slots, as far as it can be read without a key.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Present {
    /// The saves that pass the gate.
    pub saves: Vec<Mark>,
    /// Whether there is nothing at all, nothing unreadable either.
    pub empty: bool,
    /// Whether there is something where it is stored at once.
    pub at_once: bool,
    /// Whether a newer program has written here.
    pub newer_program: bool,
}

impl Present {
    /// What these copies say.
    #[must_use]
    pub fn of(stored: &Stored, at_once: bool) -> Self {
        Self {
            saves: stored.containers().map(|(_, save)| save.mark()).collect(),
            empty: stored.is_empty(),
            at_once,
            newer_program: stored.next_save().is_none(),
        }
    }
}

/// A save that is to be sealed and written.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Ticket {
    /// Where it goes.
    pub slot: StorageSlot,
    /// What stands in it.
    pub mark: Mark,
    /// Whether it may be the first thing that is stored: the vault is new, or the
    /// user wants it stored again.
    pub on_empty: bool,
}

/// Whether a save may be written over what is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Nothing is lost by it.
    Store,
    /// There is something that it has not seen, or something of newer keys.
    Overtaken,
    /// What was there is gone: somebody erased it.
    Gone,
}

impl Ticket {
    /// Whether it may be written over what is there now, in all slots of all
    /// storage that can be had.
    #[must_use]
    pub fn verdict(&self, present: &Present) -> Verdict {
        if present.empty {
            return if self.on_empty {
                Verdict::Store
            } else {
                Verdict::Gone
            };
        }
        // Not by a later one of the same tab, which may be there already where
        // saves are stored at once.
        let overtakes =
            |save: &Mark| !self.mark.is_of_same_line(save) && is_unseen(&self.mark, save);
        if present.newer_program || present.saves.iter().any(overtakes) {
            Verdict::Overtaken
        } else {
            Verdict::Store
        }
    }
}

/// Whether a save would be lost if one that follows `known` took its place. What
/// is under older keys may be.
pub(super) fn is_unseen(known: &Mark, save: &Mark) -> bool {
    let (ours, theirs) = (known.lineage.keys, save.lineage.keys);
    theirs > ours || (theirs == ours && !known.has_seen(save))
}

/// What became of a save where the browser can confirm it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Answer {
    /// It is on the disk.
    Stored,
    /// It was not written, for this reason.
    Not(Verdict),
    /// It failed, or there was no answer; whether it is written is not known.
    Unknown,
}
