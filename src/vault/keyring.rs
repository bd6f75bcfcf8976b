//! The keyring: who holds a slot's secret gets the vault key from it.

use base64ct::{Base64UrlUnpadded, Encoding};
use serde::Deserialize;
use serde_json::Value;
use zeroize::Zeroizing;

use super::{
    Container, Derivation, Header, Kek, MAX_FILE_BYTES, Part, Random, SCHEMA, SlotKind, VaultError,
    cipher,
    container::{LockedVault, UnknownMembers},
    json::{self, Object},
    jwe::{A256GCM, A256KW, Content, Fields},
    key_slot::{KeySlot, RECIPIENTS},
    secret::Secret,
};
use crate::time::Instant;

/// What opening a container gives.
pub struct Opened {
    /// Seals the next save and opens the next generation.
    pub keyring: Keyring,
    /// The header, now authenticated.
    pub header: Header,
    /// The assessment as JSON, of the schema that the header says.
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
    file: Object,
    vault: UnknownMembers,
}

impl Keyring {
    /// A new vault key, behind two new slots.
    ///
    /// # Errors
    /// [`VaultError::Malformed`] or [`VaultError::TooMuchWork`] for a
    /// derivation that the gate would refuse.
    pub fn make(
        random: &mut dyn Random,
        passphrase: (Derivation, &Kek),
        recovery: (Derivation, &Kek),
    ) -> Result<Self, VaultError> {
        let content_key = Secret::make(random);
        let vault_key = Secret::make(random);
        let mut kid = [0; 12];
        random.fill(&mut kid);
        let kid = Base64UrlUnpadded::encode_string(&kid);

        let mut protected = Object::new();
        json::put(&mut protected, FIELDS.enc, A256GCM);
        json::put(&mut protected, CTY, CTY_JWK);
        let jwk = VaultKey::write(&kid, &vault_key);
        let content = Content::seal(&content_key, protected, jwk.as_bytes(), random)?;

        let mut keyring = Self {
            kid,
            vault_key,
            content_key,
            locked: LockedKeyring {
                content,
                slots: Vec::new(),
                unknown: Object::new(),
            },
            file: Object::new(),
            vault: UnknownMembers::default(),
        };
        keyring.replace_slot(SlotKind::Passphrase, passphrase.0, passphrase.1)?;
        keyring.replace_slot(SlotKind::Recovery, recovery.0, recovery.1)?;
        Ok(keyring)
    }

    /// New keys for the same content: a new vault key behind two new slots.
    /// What the old keys opened, they still open; nothing sealed from now on.
    ///
    /// Slots of a kind that this program doesn't know can't be taken along:
    /// their secrets are needed for that. What is unknown within the slots and
    /// the keyring's own content belongs to the old keys and stays with them.
    ///
    /// # Errors
    /// As [`Keyring::make`].
    pub fn renewed(
        &self,
        random: &mut dyn Random,
        passphrase: (Derivation, &Kek),
        recovery: (Derivation, &Kek),
    ) -> Result<Self, VaultError> {
        let mut renewed = Self::make(random, passphrase, recovery)?;
        renewed.locked.unknown = self.locked.unknown.clone();
        renewed.file = self.file.clone();
        renewed.vault = self.vault.clone();
        Ok(renewed)
    }

    /// The same keyring with a new secret for this slot; see
    /// [`Keyring::replace_slot`].
    ///
    /// # Errors
    /// As [`Keyring::replace_slot`].
    pub fn with_slot(
        &self,
        kind: SlotKind,
        derivation: Derivation,
        kek: &Kek,
    ) -> Result<Self, VaultError> {
        let mut changed = Self {
            kid: self.kid.clone(),
            vault_key: self.vault_key.copy(),
            content_key: self.content_key.copy(),
            locked: self.locked.clone(),
            file: self.file.clone(),
            vault: self.vault.clone(),
        };
        changed.replace_slot(kind, derivation, kek)?;
        Ok(changed)
    }

    /// Whether this key, derived with the slot's [`Keyring::derivation`],
    /// opens the slot.
    #[must_use]
    pub fn is_opened_by(&self, kind: SlotKind, kek: &Kek) -> bool {
        self.locked.unwrap_content_key(kind, kek).is_some()
    }

    /// The bytes of a whole file. Nothing is derived, so that it can be done
    /// while a page closes.
    ///
    /// # Errors
    /// [`VaultError::TooLarge`], and [`VaultError::Malformed`] for a
    /// `generation` above 2⁵³ − 1.
    pub fn seal(
        &self,
        plaintext: &[u8],
        generation: u64,
        saved_at: Instant,
        random: &mut dyn Random,
    ) -> Result<Vec<u8>, VaultError> {
        // No need to encrypt what base64 alone makes too large.
        if plaintext.len() > MAX_FILE_BYTES / 4 * 3 {
            return Err(VaultError::TooLarge);
        }
        let header = Header {
            schema: SCHEMA,
            generation,
            saved_at,
        };
        let protected = LockedVault::protected(&self.kid, header, &self.vault)?;
        let content_key = Secret::make(random);
        Container {
            keyring: self.locked.clone(),
            vault: LockedVault {
                kid: self.kid.clone(),
                header,
                encrypted_key: cipher::wrap(&self.vault_key, &content_key),
                content: Content::seal(&content_key, protected, plaintext, random)?,
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
    /// derivation that the gate would refuse. Nothing has changed then.
    pub fn replace_slot(
        &mut self,
        kind: SlotKind,
        derivation: Derivation,
        kek: &Kek,
    ) -> Result<(), VaultError> {
        derivation.check()?;
        let encrypted_key = cipher::wrap(&kek.0, &self.content_key);
        match self.locked.slot_mut(kind) {
            Some(slot) => {
                slot.derivation = derivation;
                slot.encrypted_key = encrypted_key;
            }
            None => self
                .locked
                .slots
                .push(KeySlot::new(kind, derivation, encrypted_key)),
        }
        Ok(())
    }

    /// What a slot asks for now, to see whether its rounds are to be raised.
    #[must_use]
    pub fn derivation(&self, kind: SlotKind) -> Option<Derivation> {
        self.locked.slot(kind).map(|slot| slot.derivation.clone())
    }

    /// Opens the keyring of `container` by its content key, then its vault.
    pub(super) fn unlock(container: &Container, content_key: Secret) -> Result<Opened, VaultError> {
        let jwk = container
            .keyring
            .content
            .open(&content_key)
            .ok_or(VaultError::Damaged(Part::Keyring))?;
        let (kid, vault_key) = VaultKey::read(&jwk)?;

        let vault = &container.vault;
        if vault.kid != kid {
            return Err(VaultError::KeyMismatch);
        }
        let plaintext = cipher::unwrap(&vault_key, &vault.encrypted_key)
            .and_then(|key| vault.content.open(&key))
            .ok_or(VaultError::Damaged(Part::Vault))?;
        Ok(Opened {
            keyring: Self {
                kid,
                vault_key,
                content_key,
                locked: container.keyring.clone(),
                file: container.file.clone(),
                vault: vault.unknown.clone(),
            },
            header: vault.header,
            plaintext,
        })
    }
}

/// The keyring as it stands in the file, a general JWE.
#[derive(Clone)]
pub(super) struct LockedKeyring {
    /// The vault key, encrypted. Its protected header never changes, so its
    /// unknown members need no keeping: the header is kept as it is.
    content: Content,
    slots: Vec<KeySlot>,
    /// Members that this program doesn't know.
    unknown: Object,
}

impl LockedKeyring {
    /// The gate for the keyring.
    pub(super) fn parse(mut jwe: Object) -> Result<Self, VaultError> {
        let (content, mut protected) = Content::take(&mut jwe, &FIELDS)?;
        json::take_exact(&mut protected, CTY, CTY_JWK)?;
        // They have been taken out, but are still no parameters for a slot.
        json::put(&mut protected, FIELDS.enc, A256GCM);
        json::put(&mut protected, CTY, CTY_JWK);

        let recipients = match json::take(&mut jwe, RECIPIENTS) {
            Some(Value::Array(recipients)) if recipients.len() <= SLOTS_MAX => recipients,
            _ => return Err(VaultError::Malformed(RECIPIENTS)),
        };
        let mut slots: Vec<KeySlot> = Vec::new();
        for recipient in recipients {
            let slot = KeySlot::parse(recipient, &protected)?;
            if slots.iter().any(|other| other.kid == slot.kid) {
                return Err(VaultError::Malformed(RECIPIENTS));
            }
            slots.push(slot);
        }
        let keyring = Self {
            content,
            slots,
            unknown: jwe,
        };
        // Without a slot that we know, nobody could be asked for anything.
        keyring
            .slot(SlotKind::Passphrase)
            .or(keyring.slot(SlotKind::Recovery))
            .ok_or(VaultError::Malformed(RECIPIENTS))?;
        Ok(keyring)
    }

    pub(super) fn to_json(&self) -> Value {
        let mut jwe = self.unknown.clone();
        let slots: Vec<Value> = self.slots.iter().map(KeySlot::to_json).collect();
        json::put(&mut jwe, RECIPIENTS, slots);
        self.content.put(&mut jwe, &FIELDS);
        jwe.into()
    }

    pub(super) fn slot(&self, kind: SlotKind) -> Option<&KeySlot> {
        self.slots.iter().find(|slot| slot.kid == kind.name())
    }

    fn slot_mut(&mut self, kind: SlotKind) -> Option<&mut KeySlot> {
        self.slots.iter_mut().find(|slot| slot.kid == kind.name())
    }

    /// The content key; `None` if there is no such slot or it doesn't open.
    pub(super) fn unwrap_content_key(&self, kind: SlotKind, kek: &Kek) -> Option<Secret> {
        cipher::unwrap(&kek.0, &self.slot(kind)?.encrypted_key)
    }
}

/// The vault key as a JWK, RFC 7518 section 6.4.
///
/// Borrowed from the decrypted text, so that no copy of `k` stays behind: a
/// member written with escapes, which no base64url needs, is refused.
#[derive(Deserialize)]
struct VaultKey<'a> {
    kty: &'a str,
    alg: &'a str,
    kid: &'a str,
    k: &'a str,
}

impl VaultKey<'_> {
    fn write(kid: &str, key: &Secret) -> Zeroizing<String> {
        let mut text = Zeroizing::new([0; 43]);
        let k = Base64UrlUnpadded::encode(key.as_bytes(), text.as_mut()).unwrap_or_default();
        // With room for all of it from the start: growing would leave a copy.
        let mut jwk = Zeroizing::new(String::with_capacity(64 + kid.len() + k.len()));
        for part in [
            r#"{"kty":"oct","alg":"A256KW","kid":""#,
            kid,
            r#"","k":""#,
            k,
            r#""}"#,
        ] {
            jwk.push_str(part);
        }
        jwk
    }

    fn read(jwk: &[u8]) -> Result<(String, Secret), VaultError> {
        let jwk: VaultKey<'_> =
            serde_json::from_slice(jwk).map_err(|_| VaultError::Malformed(JWK))?;
        if jwk.kty != "oct" {
            return Err(VaultError::UnsupportedAlgorithm(JWK_KTY));
        }
        if jwk.alg != A256KW {
            return Err(VaultError::UnsupportedAlgorithm(JWK_ALG));
        }
        let mut key = Secret::zero();
        match Base64UrlUnpadded::decode(jwk.k, key.as_mut()) {
            Ok(bytes) if bytes.len() == 32 => Ok((jwk.kid.to_owned(), key)),
            _ => Err(VaultError::Malformed(JWK_K)),
        }
    }
}

/// More slots than this serve nobody but whoever wants to slow us down.
const SLOTS_MAX: usize = 8;

/// `cty` of the keyring: an encrypted JWK (RFC 7517 section 7).
const CTY_JWK: &str = "jwk+json";

const CTY: &str = "keyring.protected.cty";
const JWK: &str = "keyring.jwk";
const JWK_ALG: &str = "keyring.jwk.alg";
const JWK_K: &str = "keyring.jwk.k";
const JWK_KTY: &str = "keyring.jwk.kty";
const FIELDS: Fields = Fields {
    protected: "keyring.protected",
    iv: "keyring.iv",
    ciphertext: "keyring.ciphertext",
    tag: "keyring.tag",
    enc: "keyring.protected.enc",
    forbidden: &["keyring.protected.crit", "keyring.protected.zip"],
    foreign: &[
        "keyring.aad",
        "keyring.encrypted_key",
        "keyring.header",
        "keyring.unprotected",
    ],
};
