//! The keyring: who holds a slot's secret gets the vault key from it.

use base64ct::{Base64UrlUnpadded, Encoding};
use zeroize::Zeroizing;

use super::{
    Container, Credential, Derivation, Header, Kek, Lineage, MAX_FILE_BYTES, Part, Random, SCHEMA,
    SlotKind, VaultError, cipher,
    json::Object,
    jwe::Content,
    lineage::Mark,
    locked_keyring::LockedKeyring,
    locked_vault::{LockedVault, UnknownMembers},
    secret::Secret,
    slot::{Slot, SlotFault, SlotRecord},
    vault_key::VaultKey,
};
use crate::time::Instant;

/// What opening a container gives.
pub struct Opened {
    /// Seals the next save and opens the next generation.
    pub keyring: Keyring,
    /// The header, now authenticated.
    pub header: Header,
    /// The assessment as JSON, of the schema that the header says; without
    /// spaces at its end.
    pub plaintext: Zeroizing<Vec<u8>>,
}

/// An open keyring. Its secrets are wiped when it is dropped.
///
/// It also holds what the container had that this program doesn't know, so
/// that the next save writes it back.
pub struct Keyring {
    /// The `kid` of the vault key.
    kid: String,
    /// Wraps the content key of every save.
    vault_key: Secret,
    /// Encrypts the vault key; wrapped in every slot. Kept so that a slot can
    /// be written anew without the secrets of the others.
    content_key: Secret,
    locked: LockedKeyring,
    /// What is to be said of the slots: as it was read, but for those that
    /// were written since. So what was changed without a key is told again
    /// after each save, and not taken for right.
    slots: SlotRecord,
    file: Object,
    vault: UnknownMembers,
}

impl Keyring {
    /// A new vault key, behind new slots for these credentials.
    ///
    /// # Errors
    /// [`VaultError::Malformed`] or [`VaultError::TooMuchWork`] for a
    /// derivation that the gate would refuse.
    pub fn generate(
        random: &mut dyn Random,
        credentials: &[Credential<'_>],
    ) -> Result<Self, VaultError> {
        let content_key = Secret::generate(random);
        let vault_key = Secret::generate(random);
        let mut kid = [0; 12];
        random.fill(&mut kid);
        let kid = Base64UrlUnpadded::encode_string(&kid);
        let jwk = VaultKey::write(&kid, &vault_key);
        let mut locked = LockedKeyring::seal(&content_key, &jwk, random)?;
        for credential in credentials {
            locked.put_slot(*credential, &content_key)?;
        }
        Ok(Self {
            kid,
            vault_key,
            content_key,
            slots: SlotRecord::of(locked.slots()),
            locked,
            file: Object::new(),
            vault: UnknownMembers::default(),
        })
    }

    /// New keys for the same content: a new vault key behind new slots. What
    /// the old keys opened, they still open; nothing sealed from now on.
    ///
    /// Slots of a kind that this program doesn't know can't be taken along:
    /// their secrets are needed for that. What is unknown within the slots and
    /// the keyring's own content belongs to the old keys and stays with them.
    ///
    /// # Errors
    /// As [`Keyring::generate`].
    pub fn renewed(
        &self,
        random: &mut dyn Random,
        credentials: &[Credential<'_>],
    ) -> Result<Self, VaultError> {
        let mut renewed = Self::generate(random, credentials)?;
        renewed.locked.unknown = self.locked.unknown.clone();
        renewed.file = self.file.clone();
        renewed.vault = self.vault.clone();
        Ok(renewed)
    }

    /// The same keyring with a new secret for one slot; see
    /// [`Keyring::replace_slot`].
    ///
    /// # Errors
    /// As [`Keyring::replace_slot`].
    pub fn with_slot(&self, credential: Credential<'_>) -> Result<Self, VaultError> {
        let mut changed = Self {
            kid: self.kid.clone(),
            vault_key: self.vault_key.copy(),
            content_key: self.content_key.copy(),
            locked: self.locked.clone(),
            slots: self.slots.clone(),
            file: self.file.clone(),
            vault: self.vault.clone(),
        };
        changed.replace_slot(credential)?;
        Ok(changed)
    }

    /// Whether this key, derived with the slot's [`Keyring::derivation`],
    /// opens the slot.
    #[must_use]
    pub fn is_opened_by(&self, kind: SlotKind, kek: &Kek) -> bool {
        self.locked.unwrap_content_key(kind, kek).is_some()
    }

    /// The bytes of a whole file, without a [`Lineage`]. Nothing is derived.
    ///
    /// # Errors
    /// As [`Keyring::seal_save`].
    pub fn seal(
        &self,
        plaintext: &[u8],
        generation: u64,
        saved_at: Instant,
        random: &mut dyn Random,
    ) -> Result<Vec<u8>, VaultError> {
        let mark = Mark {
            generation,
            saved_at,
            lineage: Lineage::default(),
        };
        self.seal_save(plaintext, &mark, random)
    }

    /// The bytes of a save, for a storage slot of the browser. Nothing is
    /// derived, so that it can be done while a page closes.
    ///
    /// Spaces are put after the `plaintext`, which JSON allows, so that its
    /// length says little of what is in it; [`Container::unlock`] and
    /// [`Keyring::open`] take them away again.
    ///
    /// # Errors
    /// [`VaultError::TooLarge`], and [`VaultError::Exhausted`] for a number in
    /// `mark` above 2⁵³ − 1.
    pub fn seal_save(
        &self,
        plaintext: &[u8],
        mark: &Mark,
        random: &mut dyn Random,
    ) -> Result<Vec<u8>, VaultError> {
        let length = plaintext.len().max(1).next_multiple_of(PADDING);
        // No need to encrypt what base64 alone makes too large.
        if length > MAX_FILE_BYTES / 4 * 3 {
            return Err(VaultError::TooLarge);
        }
        // With room for all of it from the start: growing would leave a copy.
        let mut padded = Vec::with_capacity(length);
        padded.extend_from_slice(plaintext);
        padded.resize(length, SPACE);
        let header = Header {
            schema: SCHEMA,
            generation: mark.generation,
            saved_at: mark.saved_at,
        };
        let protected =
            LockedVault::protected(&self.kid, header, &mark.lineage, &self.slots, &self.vault)?;
        let content_key = Secret::generate(random);
        Container {
            keyring: self.locked.clone(),
            vault: LockedVault {
                kid: self.kid.clone(),
                header,
                lineage: mark.lineage.clone(),
                encrypted_key: cipher::wrap(&self.vault_key, &content_key),
                content: Content::seal(&content_key, protected, padded, random)?,
                slots: Some(self.slots.clone()),
                unknown: self.vault.clone(),
            },
            file: self.file.clone(),
        }
        .to_bytes()
    }

    /// Opens another generation of the same vault without a derivation: to
    /// read a save back, or to see what another tab wrote. The keyring that
    /// it gives has that container's slots.
    ///
    /// # Errors
    /// [`VaultError::KeyMismatch`] for another vault, and for the same one
    /// after it was given new keys; [`VaultError::Damaged`].
    pub fn open(&self, container: &Container) -> Result<Opened, VaultError> {
        if container.vault.kid != self.kid {
            return Err(VaultError::KeyMismatch);
        }
        Self::unlock(container, self.content_key.copy())
    }

    /// Gives a slot a new secret, and leaves the vault key and the other slots
    /// as they are: a changed passphrase, more rounds, a new recovery code.
    /// What the old secret opened, it still opens; only new keys end that.
    ///
    /// # Errors
    /// [`VaultError::Malformed`] or [`VaultError::TooMuchWork`] for a
    /// derivation that the gate would refuse, and for one slot more than a
    /// keyring may have. Nothing has changed then.
    pub fn replace_slot(&mut self, credential: Credential<'_>) -> Result<(), VaultError> {
        self.locked.put_slot(credential, &self.content_key)?;
        for slot in self.locked.slots() {
            if slot.kid() == credential.kind().name() {
                self.slots.note(slot);
            }
        }
        Ok(())
    }

    /// The ways in that are not as the vault says: damaged, taken away or
    /// added without a key to the vault. Empty for a file that says nothing of
    /// them, as those of other programs. What is told stays so, through every
    /// save, until [`Keyring::replace_slot`] has written that slot anew or
    /// [`Keyring::renewed`] all of them.
    #[must_use]
    pub fn slot_faults(&self) -> Vec<SlotFault> {
        self.slots.faults(self.locked.slots())
    }

    /// The names of the slots that this program doesn't know, in the order of
    /// the file: ways in that somebody else has made.
    pub fn foreign_slots(&self) -> impl Iterator<Item = &str> {
        self.locked.slots().iter().filter_map(|slot| match slot {
            Slot::Foreign(slot) => Some(slot.kid.as_str()),
            Slot::Password(_) => None,
        })
    }

    /// What a slot asks for now, to see whether its rounds are to be raised.
    #[must_use]
    pub fn derivation(&self, kind: SlotKind) -> Option<Derivation> {
        self.locked.slot(kind).map(|slot| slot.derivation.clone())
    }

    /// Opens the keyring of `container` by its content key, then its vault.
    fn unlock(container: &Container, content_key: Secret) -> Result<Opened, VaultError> {
        let jwk = container
            .keyring
            .open(&content_key)
            .ok_or(VaultError::Damaged(Part::Keyring))?;
        let (kid, vault_key) = VaultKey::read(&jwk)?;

        let vault = &container.vault;
        if vault.kid != kid {
            return Err(VaultError::KeyMismatch);
        }
        let mut plaintext = cipher::unwrap(&vault_key, &vault.encrypted_key)
            .and_then(|key| vault.content.open(&key))
            .ok_or(VaultError::Damaged(Part::Vault))?;
        let padding = plaintext.iter().rev().take_while(|byte| **byte == SPACE);
        let length = plaintext.len() - padding.count();
        plaintext.truncate(length);
        let locked = container.keyring.clone();
        Ok(Opened {
            keyring: Self {
                kid,
                vault_key,
                content_key,
                slots: match &vault.slots {
                    Some(slots) => slots.clone(),
                    None => SlotRecord::of(locked.slots()),
                },
                locked,
                file: container.file.clone(),
                vault: vault.unknown.clone(),
            },
            header: vault.header,
            plaintext,
        })
    }
}

/// What is put after the plaintext.
const SPACE: u8 = b' ';

/// The padded plaintext is a multiple of this many bytes: 8 KiB. DESIGN.md has
/// what it hides and costs.
const PADDING: usize = 8 << 10;

impl Container {
    /// Opens the keyring by a slot, and the vault by the keyring.
    ///
    /// # Errors
    /// [`VaultError::WrongSecretOrDamaged`] for a slot that does not open or
    /// isn't there, [`VaultError::Damaged`], [`VaultError::KeyMismatch`], and
    /// what can be wrong with the vault key within the keyring.
    pub fn unlock(&self, kind: SlotKind, kek: &Kek) -> Result<Opened, VaultError> {
        let content_key = self
            .keyring
            .unwrap_content_key(kind, kek)
            .ok_or(VaultError::WrongSecretOrDamaged)?;
        Keyring::unlock(self, content_key)
    }
}
