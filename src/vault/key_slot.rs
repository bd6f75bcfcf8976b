//! Key slots: the recipients of the keyring, each a way in.

use serde_json::Value;

use super::{
    Derivation, VaultError,
    cipher::WRAPPED,
    derivation::{P2C, P2S, PBES2, check_rounds},
    json::{self, Object},
};

/// The two ways into a vault, as in LUKS: each slot wraps the same key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SlotKind {
    /// The passphrase that the user chose.
    Passphrase,
    /// The recovery code that the program made.
    Recovery,
}

impl SlotKind {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Passphrase, Self::Recovery];

    /// The slot's `kid`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Passphrase => "passphrase",
            Self::Recovery => "recovery",
        }
    }
}

/// A key slot as it stands in the file: nothing in it is secret, and nothing
/// authenticates it but that it opens.
#[derive(Clone)]
pub(super) struct KeySlot {
    /// Which slot: [`SlotKind::name`], or a name that only other programs know.
    pub(super) kid: String,
    /// How its key is derived.
    pub(super) derivation: Derivation,
    /// The keyring's content key under that key.
    pub(super) encrypted_key: [u8; WRAPPED],
    /// Members of the header that this program doesn't know.
    header: Object,
    /// Members of the recipient that this program doesn't know.
    recipient: Object,
}

impl KeySlot {
    /// A slot without anything unknown.
    pub(super) fn new(
        kind: SlotKind,
        derivation: Derivation,
        encrypted_key: [u8; WRAPPED],
    ) -> Self {
        Self {
            kid: kind.name().to_owned(),
            derivation,
            encrypted_key,
            header: Object::new(),
            recipient: Object::new(),
        }
    }

    /// The gate for one recipient. Its header may not repeat a parameter of
    /// the `protected` one (RFC 7516 section 7.2.1).
    pub(super) fn parse(recipient: Value, protected: &Object) -> Result<Self, VaultError> {
        let Value::Object(mut recipient) = recipient else {
            return Err(VaultError::Malformed(RECIPIENTS));
        };
        let mut header = json::take_object(&mut recipient, HEADER)?;
        if header.keys().any(|name| protected.contains_key(name)) {
            return Err(VaultError::Malformed(HEADER));
        }
        json::refuse(&header, &[CRIT, ZIP], VaultError::UnsupportedAlgorithm)?;
        json::take_algorithm(&mut header, ALG, PBES2)?;
        let kid = json::take_text(&mut header, KID)?;
        let derivation = Derivation {
            salt: json::take_bytes(&mut header, P2S)?,
            rounds: check_rounds(json::take_integer(&mut header, P2C)?)?,
        };
        derivation.check()?;
        Ok(Self {
            kid,
            derivation,
            encrypted_key: json::take_array(&mut recipient, ENCRYPTED_KEY)?,
            header,
            recipient,
        })
    }

    /// The recipient as it is written.
    pub(super) fn to_json(&self) -> Value {
        let mut header = self.header.clone();
        json::put(&mut header, ALG, PBES2);
        json::put(&mut header, KID, self.kid.as_str());
        json::put_bytes(&mut header, P2S, &self.derivation.salt);
        json::put(&mut header, P2C, self.derivation.rounds);

        let mut recipient = self.recipient.clone();
        json::put(&mut recipient, HEADER, header);
        json::put_bytes(&mut recipient, ENCRYPTED_KEY, &self.encrypted_key);
        recipient.into()
    }
}

/// Where the slots stand.
pub(super) const RECIPIENTS: &str = "keyring.recipients";

const HEADER: &str = "keyring.recipients.header";
const ALG: &str = "keyring.recipients.header.alg";
const KID: &str = "keyring.recipients.header.kid";
const CRIT: &str = "keyring.recipients.header.crit";
const ZIP: &str = "keyring.recipients.header.zip";
const ENCRYPTED_KEY: &str = "keyring.recipients.encrypted_key";
