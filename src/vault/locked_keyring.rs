//! The keyring as it stands in the file.

use serde_json::Value;
use zeroize::Zeroizing;

use super::{
    Kek, Random, SlotKind, VaultError, cipher,
    json::{self, Object},
    jwe::{A256GCM, Content, Fields},
    secret::Secret,
    slot::{Credential, PasswordSlot, RECIPIENTS, Slot},
};

/// The keyring as it stands in the file, a general JWE.
#[derive(Clone)]
pub(super) struct LockedKeyring {
    /// The vault key, encrypted. Its protected header never changes, so its
    /// unknown members need no keeping: the header is kept as it is.
    content: Content,
    slots: Vec<Slot>,
    /// Members that this program doesn't know.
    pub(super) unknown: Object,
}

impl LockedKeyring {
    /// The vault key as a `jwk`, encrypted under the content key; no slot yet.
    pub(super) fn seal(
        content_key: &Secret,
        jwk: &str,
        random: &mut dyn Random,
    ) -> Result<Self, VaultError> {
        let mut protected = Object::new();
        json::put(&mut protected, FIELDS.enc, A256GCM);
        json::put(&mut protected, CTY, CTY_JWK);
        Ok(Self {
            content: Content::seal(content_key, protected, jwk.into(), random)?,
            slots: Vec::new(),
            unknown: Object::new(),
        })
    }

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
        let mut slots: Vec<Slot> = Vec::new();
        for recipient in recipients {
            let slot = Slot::parse(recipient, &protected)?;
            if slots.iter().any(|other| other.kid() == slot.kid()) {
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
        let slots: Vec<Value> = self.slots.iter().map(Slot::to_json).collect();
        json::put(&mut jwe, RECIPIENTS, slots);
        self.content.put(&mut jwe, &FIELDS);
        jwe.into()
    }

    /// The length of what this program doesn't know in it, in bytes. What it
    /// keeps as it was counts too, for who can tell what is in there.
    pub(super) fn unknown_length(&self) -> usize {
        let slots = self.slots.iter().map(Slot::unknown_length);
        self.content.length() + json::length(&self.unknown) + slots.sum::<usize>()
    }

    /// All slots, in the order of the file.
    pub(super) fn slots(&self) -> &[Slot] {
        &self.slots
    }

    /// The slot of this kind, if there is one.
    pub(super) fn slot(&self, kind: SlotKind) -> Option<&PasswordSlot> {
        self.slots.iter().find_map(|slot| match slot {
            Slot::Password(slot) if slot.kind == kind => Some(slot),
            _ => None,
        })
    }

    /// Wraps the content key for this credential, in the slot of its kind or
    /// in a new one.
    ///
    /// # Errors
    /// [`VaultError::Malformed`] or [`VaultError::TooMuchWork`] for what the
    /// gate would refuse. Nothing has changed then.
    pub(super) fn put_slot(
        &mut self,
        credential: Credential<'_>,
        content_key: &Secret,
    ) -> Result<(), VaultError> {
        let kind = credential.kind();
        let (Credential::Passphrase(derivation, kek) | Credential::Recovery(derivation, kek)) =
            credential;
        derivation.check()?;
        let derivation = derivation.clone();
        let encrypted_key = cipher::wrap(&kek.0, content_key);
        let is_full = self.slots.len() == SLOTS_MAX;
        let present = self.slots.iter_mut().find_map(|slot| match slot {
            Slot::Password(slot) if slot.kind == kind => Some(slot),
            _ => None,
        });
        match present {
            Some(slot) => {
                slot.derivation = derivation;
                slot.encrypted_key = encrypted_key;
            }
            None if is_full => return Err(VaultError::Malformed(RECIPIENTS)),
            None => self.slots.push(Slot::Password(PasswordSlot::new(
                kind,
                derivation,
                encrypted_key,
            ))),
        }
        Ok(())
    }

    /// The content key; `None` if there is no such slot or it doesn't open.
    pub(super) fn unwrap_content_key(&self, kind: SlotKind, kek: &Kek) -> Option<Secret> {
        cipher::unwrap(&kek.0, &self.slot(kind)?.encrypted_key)
    }

    /// The JWK of the vault key; `None` when `content_key` is another one or
    /// anything was changed.
    pub(super) fn open(&self, content_key: &Secret) -> Option<Zeroizing<Vec<u8>>> {
        self.content.open(content_key)
    }
}

/// More slots than this serve nobody but whoever wants to slow us down.
const SLOTS_MAX: usize = 8;

/// `cty` of the keyring: an encrypted JWK (RFC 7517 section 7).
const CTY_JWK: &str = "jwk+json";

const CTY: &str = "keyring.protected.cty";
const FIELDS: Fields = Fields {
    protected: "keyring.protected",
    iv: "keyring.iv",
    ciphertext: "keyring.ciphertext",
    tag: "keyring.tag",
    enc: "keyring.protected.enc",
    forbidden: &["keyring.protected.crit", "keyring.protected.zip"],
    // go-jose repeats the first recipient's beside `recipients`. It must not
    // stay there when that recipient's secret is changed.
    idle: &["keyring.encrypted_key"],
    foreign: &["keyring.aad", "keyring.header", "keyring.unprotected"],
};
