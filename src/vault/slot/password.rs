//! A slot that a typed secret opens: PBES2 (RFC 7518 section 4.8). Passphrase
//! and recovery code differ in name only.

use serde_json::Value;

use super::pbes2::{Derivation, P2C, P2S, PBES2, check_rounds};
use super::{HEADER, KID, Object, SlotKind, VaultError, WRAPPED, json};

/// A password slot as it stands in the file.
#[derive(Clone)]
pub(in crate::vault) struct PasswordSlot {
    /// Whose secret opens it.
    pub(in crate::vault) kind: SlotKind,
    /// How its key is derived.
    pub(in crate::vault) derivation: Derivation,
    /// The keyring's content key under that key.
    pub(in crate::vault) encrypted_key: [u8; WRAPPED],
    /// Members of the header that this program doesn't know.
    header: Object,
    /// Members of the recipient that this program doesn't know.
    recipient: Object,
}

impl PasswordSlot {
    /// A slot without anything unknown.
    pub(in crate::vault) fn new(
        kind: SlotKind,
        derivation: Derivation,
        encrypted_key: [u8; WRAPPED],
    ) -> Self {
        Self {
            kind,
            derivation,
            encrypted_key,
            header: Object::new(),
            recipient: Object::new(),
        }
    }

    /// The gate for a recipient with the `kid` of `kind`. Its header may not
    /// repeat a parameter of the `protected` one (RFC 7516 section 7.2.1).
    pub(super) fn parse(
        kind: SlotKind,
        mut recipient: Object,
        protected: &Object,
    ) -> Result<Self, VaultError> {
        let mut header = json::take_object(&mut recipient, HEADER)?;
        if header.keys().any(|name| protected.contains_key(name)) {
            return Err(VaultError::Malformed(HEADER));
        }
        json::refuse(&header, &[CRIT, ZIP], VaultError::UnsupportedAlgorithm)?;
        json::take_algorithm(&mut header, ALG, PBES2)?;
        json::take(&mut header, KID);
        let derivation = Derivation {
            salt: json::take_bytes(&mut header, P2S)?,
            rounds: check_rounds(json::take_integer(&mut header, P2C)?)?,
        };
        derivation.check()?;
        Ok(Self {
            kind,
            derivation,
            encrypted_key: json::take_array(&mut recipient, ENCRYPTED_KEY)?,
            header,
            recipient,
        })
    }

    /// The length of what this program doesn't know in it, in bytes.
    pub(super) fn unknown_length(&self) -> usize {
        json::length(&self.header) + json::length(&self.recipient)
    }

    /// The recipient as it is written.
    pub(super) fn to_json(&self) -> Value {
        let mut header = self.header.clone();
        json::put(&mut header, ALG, PBES2);
        json::put(&mut header, KID, self.kind.name());
        json::put_bytes(&mut header, P2S, &self.derivation.salt);
        json::put(&mut header, P2C, self.derivation.rounds);

        let mut recipient = self.recipient.clone();
        json::put(&mut recipient, HEADER, header);
        json::put_bytes(&mut recipient, ENCRYPTED_KEY, &self.encrypted_key);
        recipient.into()
    }
}

const ALG: &str = "keyring.recipients.header.alg";
const CRIT: &str = "keyring.recipients.header.crit";
const ZIP: &str = "keyring.recipients.header.zip";
const ENCRYPTED_KEY: &str = "keyring.recipients.encrypted_key";
