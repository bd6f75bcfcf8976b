//! The saves of one tab with the vault open: from a change to "saved".

use super::storage::is_unseen;
use super::{Answer, Present, StorageError, Ticket, Verdict};
use crate::time::Instant;
use crate::vault::{LineId, Mark, StorageSlot, VaultError};

/// Whether what is open is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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
    /// It can't be sealed: too large, or saved too often. It is in memory only.
    Unsealable(VaultError),
    /// Another tab has stored something that isn't in what is open here, and is
    /// not overwritten. What is open is in memory only, until both are merged.
    Conflict,
    /// A newer version of the program has stored something, which is not
    /// overwritten. What is open is in memory only.
    NewerProgram,
    /// What was stored is gone: somebody has cleared it. What is open is in
    /// memory only, and is not stored again unless the user wants it.
    Gone,
}

impl Saving {
    /// Whether the browser keeps it, so that the page may go.
    #[must_use]
    pub fn is_kept(self) -> bool {
        matches!(self, Self::Saved | Self::Unconfirmed)
    }

    /// Whether it needs the user before anything is stored again.
    #[must_use]
    pub fn is_held_up(self) -> bool {
        matches!(self, Self::Conflict | Self::NewerProgram | Self::Gone)
    }
}

/// What is to be done to save.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Plan {
    /// Seal this and write it.
    Save(Ticket),
    /// Nothing is there where something was stored at once: see whether it is
    /// gone from everywhere, then ask again.
    Look,
    /// Nothing: [`Saver::saving`] says why.
    Wait,
    /// Close: the vault has other keys now.
    OtherKeys,
}

/// What one tab knows of the vault that is open in it and of its copies.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Saver {
    line: LineId,
    /// All that is in what is open here or was given up for it.
    known: Mark,
    /// Where the next save goes.
    next: StorageSlot,
    saving: Saving,
    /// Whether something has changed since the last save was sealed.
    dirty: bool,
    /// Whether the next save may be the first thing that is stored.
    on_empty: bool,
    /// Whether the last save was stored at once.
    quick: Result<(), StorageError>,
    /// Whether something of this vault was stored anywhere, by this tab or before.
    was_stored: bool,
    /// Whether the last save is confirmed.
    confirmed: bool,
}

impl Saver {
    /// For what has just been opened: `known` is all that was there
    /// ([`crate::vault::Unlocked::known`]). It is taken for saved.
    ///
    /// Where nothing is stored at all, a copy that was put by in memory was
    /// opened, and is stored as if it were new.
    #[must_use]
    pub fn opened(line: LineId, known: Mark, next: StorageSlot, present: &Present) -> Self {
        Self {
            line,
            known,
            next,
            saving: Saving::Saved,
            dirty: false,
            on_empty: false,
            quick: if present.at_once {
                Ok(())
            } else {
                Err(StorageError::NotKept)
            },
            was_stored: !present.empty,
            confirmed: true,
        }
    }

    /// What was opened had been put by in memory because all that was stored was
    /// gone: that still needs the user's word.
    pub fn still_gone(&mut self) {
        self.hold_up(Saving::Gone);
        self.was_stored = true;
    }

    /// For a vault that is new to this browser, under keys that take the place
    /// of all that `present` says is there.
    #[must_use]
    pub fn new(line: LineId, mut known: Mark, present: &Present, next: StorageSlot) -> Self {
        for save in &present.saves {
            known.generation = known.generation.max(save.generation);
            let keys = known.lineage.keys.max(save.lineage.keys);
            known.lineage.join(&save.lineage);
            known.lineage.keys = keys;
        }
        known.lineage.keys = known.lineage.keys.saturating_add(1);
        Self {
            saving: Saving::Pending,
            dirty: true,
            on_empty: true,
            was_stored: false,
            confirmed: false,
            ..Self::opened(line, known, next, &Present::default())
        }
    }

    /// Whether what is open is stored.
    #[must_use]
    pub fn saving(&self) -> Saving {
        self.saving
    }

    /// Whether something has changed since the last save was sealed.
    #[must_use]
    pub fn is_dirty(&self) -> bool {
        self.dirty
    }

    /// What the next save follows.
    #[must_use]
    pub fn known(&self) -> &Mark {
        &self.known
    }

    /// Whether the last save was stored at once, so that it ought to be found
    /// there.
    #[must_use]
    pub fn is_quick(&self) -> bool {
        self.quick.is_ok()
    }

    /// Whether the last save has all that is open, and is where it can be opened
    /// from.
    #[must_use]
    pub fn is_kept(&self) -> bool {
        !self.dirty && !self.saving.is_held_up() && (self.is_quick() || self.confirmed)
    }

    /// Whether a save is one of this tab's since it opened the vault.
    #[must_use]
    pub fn is_own(&self, ticket: &Ticket) -> bool {
        ticket.mark.lineage.is_of(self.line)
    }

    /// What a copy that is put by in memory is to say: the next save's, which is
    /// not made any more.
    #[must_use]
    pub fn put_by(&self, now: Instant) -> Mark {
        Mark {
            generation: self.known.generation.saturating_add(1),
            saved_at: now,
            lineage: self.known.lineage.next(self.line),
        }
    }

    /// Where the last save is.
    #[must_use]
    pub fn last_slot(&self) -> StorageSlot {
        self.next.other()
    }

    /// Something was changed.
    pub fn changed(&mut self) {
        self.dirty = true;
        if !self.saving.is_held_up() {
            self.saving = Saving::Pending;
        }
    }

    /// The vault has other secrets or keys from the next save on: whatever was
    /// sealed with the old ones is not to be opened any more.
    pub fn keys_changed(&mut self) {
        self.known.lineage.keys = self.known.lineage.keys.saturating_add(1);
        self.changed();
    }

    /// What is to be done to save now, with `present` stored; `looked` says that
    /// it is all that there is, nothing left out.
    pub fn plan(&mut self, present: &Present, looked: bool, now: Instant) -> Plan {
        if present.newer_program {
            self.hold_up(Saving::NewerProgram);
            return Plan::Wait;
        }
        let missing = present.empty || (self.is_quick() && !present.at_once);
        if missing && self.was_stored && !self.on_empty {
            if !looked {
                return Plan::Look;
            }
            if present.empty {
                self.hold_up(Saving::Gone);
                return Plan::Wait;
            }
        }
        let keys = self.known.lineage.keys;
        if present.saves.iter().any(|save| save.lineage.keys > keys) {
            self.hold_up(Saving::Conflict);
            return Plan::OtherKeys;
        }
        if present
            .saves
            .iter()
            .any(|save| is_unseen(&self.known, save))
        {
            self.hold_up(Saving::Conflict);
            return Plan::Wait;
        }
        if self.saving == Saving::Gone && !self.on_empty {
            return Plan::Wait;
        }
        // Counted whatever becomes of it: no two saves are ever the same.
        self.known = Mark {
            generation: self.known.generation.saturating_add(1),
            saved_at: now,
            lineage: self.known.lineage.next(self.line),
        };
        let ticket = Ticket {
            slot: self.next,
            mark: self.known.clone(),
            on_empty: self.on_empty || !self.was_stored,
        };
        self.next = self.next.other();
        self.dirty = false;
        self.confirmed = false;
        // What failed before is still said until this has succeeded.
        if self.saving.is_kept() || self.saving.is_held_up() {
            self.saving = Saving::Pending;
        }
        Plan::Save(ticket)
    }

    /// The save could not be sealed, so it is not written.
    pub fn unsealable(&mut self, error: VaultError) {
        self.dirty = true;
        self.saving = Saving::Unsealable(error);
    }

    /// What came of storing the last save at once.
    pub fn stored_at_once(&mut self, quick: Result<(), StorageError>) {
        self.quick = quick;
        self.was_stored |= quick.is_ok();
    }

    /// What became of a save where it can be confirmed.
    pub fn answered(&mut self, ticket: &Ticket, answer: Answer) {
        match answer {
            Answer::Stored => self.was_stored = true,
            Answer::Not(Verdict::Gone) => return self.hold_up(Saving::Gone),
            Answer::Not(_) => return self.hold_up(Saving::Conflict),
            Answer::Unknown => {}
        }
        let is_last = ticket.mark == self.known;
        if !is_last || self.saving.is_held_up() {
            return;
        }
        let saving = match (self.quick, answer) {
            (_, Answer::Stored) => Saving::Saved,
            (Ok(()), _) => Saving::Unconfirmed,
            (Err(error), _) => Saving::Failed(error),
        };
        self.confirmed = saving == Saving::Saved;
        if saving.is_kept() {
            // Something is there now, so that from here on nothing is a loss.
            self.on_empty = false;
            if !self.dirty {
                self.saving = saving;
            }
        } else {
            self.dirty = true;
            self.saving = saving;
        }
    }

    /// What is stored has gone, or something else has come: what is open stays
    /// unsaved until the user says what is to be done.
    fn hold_up(&mut self, saving: Saving) {
        self.dirty = true;
        self.confirmed = false;
        self.saving = saving;
        if saving == Saving::Gone {
            self.on_empty = false;
            self.quick = Err(StorageError::NotKept);
        }
    }

    /// The lock was taken away, or given up with something unsaved: what is open
    /// is not overwritten by what another tab stores.
    pub fn lost_turn(&mut self) {
        if !self.is_kept() {
            self.hold_up(Saving::Conflict);
        }
    }

    /// What was in conflict is found to be in what is open here.
    pub fn resolved(&mut self) {
        if self.saving == Saving::Conflict {
            self.saving = Saving::Pending;
        }
    }

    /// The user wants what is open stored although everything else is gone.
    pub fn store_again(&mut self) {
        if self.saving == Saving::Gone {
            self.on_empty = true;
            self.saving = Saving::Pending;
        }
    }

    /// Whether this save would be lost if the next one took its place: it is in
    /// what is open here neither as it is nor as something that followed it.
    #[must_use]
    pub fn is_unseen(&self, save: &Mark) -> bool {
        is_unseen(&self.known, save)
    }

    /// Whether a save has all that is in what is open here.
    #[must_use]
    pub fn is_within(&self, save: &Mark) -> bool {
        save.has_seen(&self.known)
    }

    /// What another tab has stored was taken in: followed, or merged with what
    /// is open here and not stored (then the merged whole is to be saved).
    pub fn took_in(&mut self, save: &Mark, slot: StorageSlot, merged: bool) {
        self.known.generation = self.known.generation.max(save.generation);
        self.known.saved_at = save.saved_at;
        let keys = self.known.lineage.keys.max(save.lineage.keys);
        self.known.lineage.join(&save.lineage);
        self.known.lineage.keys = keys;
        self.next = slot.other();
        self.dirty = merged;
        self.was_stored = true;
        self.on_empty = false;
        self.saving = if merged {
            Saving::Pending
        } else {
            Saving::Saved
        };
    }
}
