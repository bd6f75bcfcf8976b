//! Key slots: the recipients of the keyring, each a way in, as in LUKS. All
//! wrap the same key.
//!
//! | file | what it is about |
//! |---|---|
//! | `password` | a slot that a typed secret opens: passphrase, recovery code |
//! | `pbes2` | from that secret to the key of its slot |
//! | `foreign` | a slot that only another program knows |
//! | `record` | what the sealed vault says of all of them |

mod foreign;
mod password;
mod pbes2;
mod record;

use serde_json::Value;

use super::{
    VaultError,
    cipher::WRAPPED,
    json::{self, Object},
};
pub(super) use foreign::ForeignSlot;
pub(super) use password::PasswordSlot;
pub use pbes2::{Derivation, Kek, ROUNDS_ACCEPTED, ROUNDS_FLOOR, ROUNDS_MOST, derive_kek};
pub(super) use record::SlotRecord;
pub use record::{SlotChange, SlotFault};

/// The ways into a vault that this program knows.
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

    /// The kind that has this `kid`; `None` for a slot of another program.
    pub(super) fn of(kid: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == kid)
    }
}

/// What a slot is to be written for: the key that opens it, and what it takes
/// to derive that key again.
#[derive(Clone, Copy)]
pub enum Credential<'a> {
    /// A passphrase that the user chose.
    Passphrase(&'a Derivation, &'a Kek),
    /// A recovery code that the program made.
    Recovery(&'a Derivation, &'a Kek),
}

impl<'a> Credential<'a> {
    /// For a secret that is typed.
    #[must_use]
    pub fn typed(kind: SlotKind, derivation: &'a Derivation, kek: &'a Kek) -> Self {
        match kind {
            SlotKind::Passphrase => Self::Passphrase(derivation, kek),
            SlotKind::Recovery => Self::Recovery(derivation, kek),
        }
    }

    /// The kind of slot that it opens.
    #[must_use]
    pub fn kind(&self) -> SlotKind {
        match self {
            Self::Passphrase(..) => SlotKind::Passphrase,
            Self::Recovery(..) => SlotKind::Recovery,
        }
    }
}

/// A key slot as it stands in the file: nothing in it is secret.
#[derive(Clone)]
pub(super) enum Slot {
    Password(PasswordSlot),
    Foreign(ForeignSlot),
}

impl Slot {
    /// The gate for one recipient. One whose `kid` this program doesn't know
    /// is none of its business, whatever its algorithm: what is asked of it is
    /// that it can be told from the others. All else is for our own slots.
    pub(super) fn parse(recipient: Value, protected: &Object) -> Result<Self, VaultError> {
        let Value::Object(recipient) = recipient else {
            return Err(VaultError::Malformed(RECIPIENTS));
        };
        let Some(Value::Object(header)) = recipient.get("header") else {
            return Err(VaultError::Malformed(HEADER));
        };
        let kid = match header.get("kid") {
            Some(Value::String(kid)) if KID_BYTES.contains(&kid.len()) => kid,
            _ => return Err(VaultError::Malformed(KID)),
        };
        match SlotKind::of(kid) {
            Some(kind) => PasswordSlot::parse(kind, recipient, protected).map(Self::Password),
            None => Ok(Self::Foreign(ForeignSlot {
                kid: kid.clone(),
                recipient,
            })),
        }
    }

    /// The recipient as it is written.
    pub(super) fn to_json(&self) -> Value {
        match self {
            Self::Password(slot) => slot.to_json(),
            Self::Foreign(slot) => slot.recipient.clone().into(),
        }
    }

    /// The length of what this program doesn't know in it, in bytes.
    pub(super) fn unknown_length(&self) -> usize {
        match self {
            Self::Password(slot) => slot.unknown_length(),
            Self::Foreign(slot) => json::length(&slot.recipient),
        }
    }

    /// The name that no other slot of the keyring has.
    pub(super) fn kid(&self) -> &str {
        match self {
            Self::Password(slot) => slot.kind.name(),
            Self::Foreign(slot) => &slot.kid,
        }
    }
}

/// Where the slots stand.
pub(super) const RECIPIENTS: &str = "keyring.recipients";

const HEADER: &str = "keyring.recipients.header";
const KID: &str = "keyring.recipients.header.kid";

/// Lengths of a slot's name. Enough for a thumbprint's URI (RFC 9278).
const KID_BYTES: std::ops::RangeInclusive<usize> = 1..=256;
