//! The two storage slots: a save goes to the one that doesn't hold the newest
//! generation, so that the other one is always the way back. Where each slot
//! is kept, and in how many copies, is the caller's.

use super::{Container, Credential, Derivation, Header, Kek, Opened, SlotKind, VaultError};
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
    /// What has passed the gate, the newest generation first.
    containers: Vec<(StorageSlot, Container)>,
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
                    let age = age(&container);
                    // By hand: the standard library's sorting takes kilobytes.
                    let place = stored
                        .containers
                        .partition_point(|(_, newer)| self::age(newer) >= age);
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

    /// What must be derived to try all generations, the newest first. There is
    /// more than one only right after a slot was given a new secret.
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

    /// Opens the newest generation that opens, with a key derived by one of
    /// [`Self::derivations`]; the next one is worth trying after any error.
    ///
    /// If only the older generation's key slot opens, but the vault key in it
    /// opens the newer generation too, then the newer one is what is given,
    /// with its key slot written anew. The slot was damaged, or a new secret
    /// was saved only once when the browser was killed. This gives nothing to
    /// the holder of an old secret that the older generation didn't already;
    /// whoever changes a secret must write both slots.
    ///
    /// # Errors
    /// [`VaultError::NewerVersion`] if a newer program has written here, else
    /// those of [`Container::unlock`] for the newest generation tried.
    pub fn unlock(
        &self,
        kind: SlotKind,
        derivation: &Derivation,
        kek: &Kek,
    ) -> Result<Unlocked, VaultError> {
        if self.has_newer_version() {
            return Err(VaultError::NewerVersion);
        }
        let newest = self.newest().map(|(_, header)| header);
        let mut first_error = None;
        for (slot, container) in self.containers() {
            if container.derivation(kind).as_ref() != Some(derivation) {
                continue;
            }
            match container.unlock(kind, kek) {
                // Of the newest there may be several copies, and one is enough.
                Ok(opened) if Some(opened.header) == newest => {
                    return Ok(Unlocked {
                        opened,
                        slot,
                        trouble: self
                            .refused
                            .first()
                            .map(|(slot, error)| Trouble::Damaged(*slot, *error)),
                    });
                }
                Ok(opened) => return self.way_back(slot, opened, kind, derivation, kek),
                Err(error) => first_error = first_error.or(Some(error)),
            }
        }
        Err(first_error.unwrap_or(VaultError::WrongSecretOrDamaged))
    }

    /// The older generation has been opened: sees what is left of the newer.
    fn way_back(
        &self,
        slot: StorageSlot,
        older: Opened,
        kind: SlotKind,
        derivation: &Derivation,
        kek: &Kek,
    ) -> Result<Unlocked, VaultError> {
        let trouble = match self.containers.first() {
            Some((newest, container)) => match older.keyring.open(container) {
                Ok(mut opened) => {
                    opened
                        .keyring
                        .replace_slot(Credential::typed(kind, derivation, kek))?;
                    return Ok(Unlocked {
                        opened,
                        slot: *newest,
                        trouble: Some(Trouble::KeySlotMended),
                    });
                }
                Err(error) => Some(Trouble::Damaged(*newest, error)),
            },
            None => None,
        };
        Ok(Unlocked {
            opened: older,
            slot,
            trouble,
        })
    }

    fn has_newer_version(&self) -> bool {
        self.refused
            .iter()
            .any(|(_, error)| *error == VaultError::NewerVersion)
    }
}

/// What tells the newer of two containers.
fn age(container: &Container) -> (u64, Instant) {
    let header = container.header();
    (header.generation, header.saved_at)
}

/// The generation that was opened.
pub struct Unlocked {
    /// What was opened.
    pub opened: Opened,
    /// Where it was.
    pub slot: StorageSlot,
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
    /// Nothing is lost, but the newest generation's key slot did not open. It
    /// has been written anew in the keyring and should be saved soon.
    KeySlotMended,
}
