//! The two storage slots: a save goes to the one that doesn't hold the newest
//! generation, so that the other one is always the way back. Where each slot
//! is kept, and in how many copies, is the caller's.

use super::{
    Container, Credential, Derivation, Header, Kek, Keyring, Lineage, Mark, Opened, SlotKind,
    VaultError,
};
use crate::time::Instant;

/// One of the two places that saves go to in turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StorageSlot {
    /// The first, where the very first save goes.
    A,
    /// The second.
    B,
}

impl StorageSlot {
    /// Both.
    pub const ALL: [Self; 2] = [Self::A, Self::B];

    /// Where the save after one to this slot goes.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::A => Self::B,
            Self::B => Self::A,
        }
    }
}

/// What was found in both slots, before any secret is asked for.
pub struct Stored {
    /// What has passed the gate, the newest keys and generation first.
    containers: Vec<Copy>,
    /// What has not, and of which there is no other copy that has.
    refused: Vec<(StorageSlot, VaultError)>,
}

impl Stored {
    /// Takes all copies of both slots; a slot may have several, in storage of
    /// different kinds, or none.
    ///
    /// A copy that is damaged counts for nothing where the same slot has one
    /// that isn't; one made by a newer program always counts.
    #[must_use]
    pub fn parse<'a>(copies: impl IntoIterator<Item = (StorageSlot, &'a [u8])>) -> Self {
        let mut seen: Vec<(StorageSlot, &[u8])> = Vec::new();
        let mut stored = Self {
            containers: Vec::new(),
            refused: Vec::new(),
        };
        for copy in copies {
            if seen.contains(&copy) {
                continue;
            }
            seen.push(copy);
            match Container::parse(copy.1) {
                Ok(container) => {
                    let rank = container.mark().rank();
                    // By hand: the standard library's sorting takes kilobytes.
                    let place = stored
                        .containers
                        .partition_point(|(_, newer)| newer.mark().rank() >= rank);
                    stored.containers.insert(place, (copy.0, container));
                }
                Err(error) => stored.refused.push((copy.0, error)),
            }
        }
        let Self {
            containers,
            refused,
        } = &mut stored;
        refused.retain(|(slot, error)| {
            *error == VaultError::NewerVersion || containers.iter().all(|(whole, _)| whole != slot)
        });
        stored
    }

    /// Whether both slots are empty: nothing has ever been saved here.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.containers.is_empty() && self.refused.is_empty()
    }

    /// The newest generation that passes the gate, and where it is.
    #[must_use]
    pub fn newest(&self) -> Option<(StorageSlot, Header)> {
        self.containers
            .first()
            .map(|(slot, container)| (*slot, container.header()))
    }

    /// The containers in the order in which to try them.
    pub fn containers(&self) -> impl Iterator<Item = (StorageSlot, &Container)> {
        self.containers
            .iter()
            .map(|(slot, container)| (*slot, container))
    }

    /// The slots whose bytes did not pass the gate, and why.
    #[must_use]
    pub fn refused(&self) -> &[(StorageSlot, VaultError)] {
        &self.refused
    }

    /// Where the next save goes; `None` if nothing may be saved, because a
    /// newer program has written here.
    ///
    /// Once something is open, its own slot counts and not the newest header:
    /// see [`Unlocked::next_save`].
    #[must_use]
    pub fn next_save(&self) -> Option<StorageSlot> {
        if self.has_newer_version() {
            return None;
        }
        Some(
            self.newest()
                .map_or(StorageSlot::A, |(slot, _)| slot.other()),
        )
    }

    /// What must be derived to try all saves, the newest first. There is more
    /// than one only right after a slot was given a new secret.
    #[must_use]
    pub fn derivations(&self, kind: SlotKind) -> Vec<Derivation> {
        let derivations = self
            .containers()
            .filter_map(|(_, container)| container.derivation(kind));
        let mut kept: Vec<Derivation> = Vec::new();
        for derivation in derivations {
            if !kept.contains(&derivation) {
                kept.push(derivation);
            }
        }
        kept
    }

    /// Opens what was saved last, with a key derived by one of
    /// [`Self::derivations`]; the next one is worth trying after any error.
    ///
    /// Only saves of the newest keys are opened ([`super::Lineage::keys`]). An older one
    /// may have come back from a disk that was behind when the browser was
    /// killed, and whoever holds an old secret must not bring it back over the
    /// new one. It counts only if every newer one gives the right key and proves
    /// to be damaged.
    ///
    /// Saves that were made apart, of which neither has seen the other, are all
    /// given, to be merged. If a slot of the newest does not open with this
    /// secret although that of another save of the same keys does, it was
    /// damaged, and is written anew in the keyring that is given.
    ///
    /// # Errors
    /// [`VaultError::NewerVersion`] if a newer program has written here, else
    /// those of [`Container::unlock`] for the newest save tried.
    pub fn unlock(
        &self,
        kind: SlotKind,
        derivation: &Derivation,
        kek: &Kek,
    ) -> Result<Unlocked, VaultError> {
        if self.has_newer_version() {
            return Err(VaultError::NewerVersion);
        }
        let mut first_error = None;
        let same_keys =
            |one: &Copy, other: &Copy| one.1.mark().lineage.keys == other.1.mark().lineage.keys;
        for saves in self.containers.chunk_by(same_keys) {
            let mut all_damaged = true;
            for (_, container) in saves {
                let opened = if container.derivation(kind).as_ref() == Some(derivation) {
                    container.unlock(kind, kek)
                } else {
                    Err(VaultError::WrongSecretOrDamaged)
                };
                match opened {
                    Ok(opened) => {
                        return self.gather(saves, &opened.keyring, kind, derivation, kek);
                    }
                    Err(error) => {
                        all_damaged &= error != VaultError::WrongSecretOrDamaged;
                        first_error = first_error.or(Some(error));
                    }
                }
            }
            if !all_damaged {
                break;
            }
        }
        Err(first_error.unwrap_or(VaultError::WrongSecretOrDamaged))
    }

    /// Opens those of these saves, all of the same keys, that no other one has
    /// seen.
    fn gather(
        &self,
        saves: &[Copy],
        keyring: &Keyring,
        kind: SlotKind,
        derivation: &Derivation,
        kek: &Kek,
    ) -> Result<Unlocked, VaultError> {
        let mut trouble = self
            .refused
            .first()
            .map(|(slot, error)| Trouble::Damaged(*slot, *error));
        let mut heads: Vec<(StorageSlot, Mark, Opened)> = Vec::new();
        let mut unopened: Vec<(Mark, Trouble)> = Vec::new();
        for (slot, container) in saves {
            let mark = container.mark();
            if heads.iter().any(|(_, head, _)| head.has_seen(&mark)) {
                continue;
            }
            match keyring.open(container) {
                Ok(opened) => heads.push((*slot, mark, opened)),
                Err(VaultError::KeyMismatch) => unopened.push((mark, Trouble::OtherKeys)),
                Err(error) => unopened.push((mark, Trouble::Damaged(*slot, error))),
            }
        }
        // Of a save there may be several copies, and one is enough.
        let is_lost = |mark: &Mark| !heads.iter().any(|(_, head, _)| head.has_seen(mark));
        let lost = unopened.into_iter().find(|(mark, _)| is_lost(mark));
        trouble = trouble.or(lost.map(|(_, trouble)| trouble));
        let mut known = Mark {
            generation: 0,
            saved_at: Instant::EPOCH,
            lineage: Lineage::default(),
        };
        // The newest last, so that what was met last is in front.
        for (_, container) in self.containers.iter().rev() {
            let mark = container.mark();
            known.generation = known.generation.max(mark.generation);
            known.saved_at = known.saved_at.max(mark.saved_at);
            known.lineage.join(&mark.lineage);
        }
        let mut heads = heads.into_iter();
        // The save that gave the keyring is among them, or one that has seen it.
        let (slot, _, mut opened) = heads.next().ok_or(VaultError::WrongSecretOrDamaged)?;
        // A higher number that proved to be damaged would else close the next save.
        let keys = self
            .containers
            .first()
            .map(|(_, newest)| newest.mark().lineage.keys);
        known.lineage.keys = keys.unwrap_or_default();
        let present = opened.keyring.derivation(kind);
        if present.as_ref() != Some(derivation) || !opened.keyring.is_opened_by(kind, kek) {
            let credential = Credential::typed(kind, derivation, kek);
            opened.keyring.replace_slot(credential)?;
            trouble = trouble.or(Some(Trouble::KeySlotMended));
        }
        Ok(Unlocked {
            opened,
            slot,
            apart: heads.map(|(_, _, opened)| opened).collect(),
            known,
            trouble,
        })
    }

    fn has_newer_version(&self) -> bool {
        self.refused
            .iter()
            .any(|(_, error)| *error == VaultError::NewerVersion)
    }
}

/// One of the copies, and the slot that it is of.
type Copy = (StorageSlot, Container);

/// What was opened.
pub struct Unlocked {
    /// The newest save.
    pub opened: Opened,
    /// Where it was.
    pub slot: StorageSlot,
    /// Saves that were made beside it, to be merged with it.
    pub apart: Vec<Opened>,
    /// What the next save is to follow: everything that is stored, what did not
    /// open included.
    pub known: Mark,
    /// What the user should be told.
    pub trouble: Option<Trouble>,
}

impl Unlocked {
    /// Where the next save goes.
    #[must_use]
    pub fn next_save(&self) -> StorageSlot {
        self.slot.other()
    }
}

/// What was found wrong while the vault was opened nevertheless.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// This slot could not be read or opened. It may have been the newest:
    /// what was opened may be one save behind.
    Damaged(StorageSlot, VaultError),
    /// Nothing is lost, but the newest save's key slot did not open. It has been
    /// written anew in the keyring and should be saved soon.
    KeySlotMended,
    /// Beside what was opened there is a save under other keys, made at the same
    /// time in another tab. It can't be merged.
    OtherKeys,
}
