//! The container: a vault file, or what a storage slot holds.

use serde_json::Value;

use super::{
    Derivation, Header, Mark, SlotKind, VaultError,
    json::{self, Object},
    locked_keyring::LockedKeyring,
    locked_vault::LockedVault,
};

/// A container that has passed the gate: well-formed, of the format's own
/// algorithms, and within what a machine should be asked to do. Nothing has
/// been derived or decrypted yet, so nothing in it is to be trusted yet.
#[derive(Clone)]
pub struct Container {
    pub(super) keyring: LockedKeyring,
    pub(super) vault: LockedVault,
    /// Members of the file that this program doesn't know.
    pub(super) file: Object,
}

impl Container {
    /// The gate: everything that can be said of a file before its secret is
    /// asked for.
    ///
    /// # Errors
    /// Every kind but those that need a key:
    /// [`VaultError::WrongSecretOrDamaged`], [`VaultError::Damaged`] and
    /// [`VaultError::KeyMismatch`].
    pub fn parse(bytes: &[u8]) -> Result<Self, VaultError> {
        if bytes.len() > MAX_FILE_BYTES {
            return Err(VaultError::TooLarge);
        }
        let file = json::parse(bytes, "json").map_err(|error| {
            if mentions_format(bytes) {
                error
            } else {
                VaultError::NotVigie
            }
        })?;
        let Value::Object(mut file) = file else {
            return Err(VaultError::NotVigie);
        };
        if json::take(&mut file, FORMAT).is_none_or(|format| format != FORMAT_NAME) {
            return Err(VaultError::NotVigie);
        }
        match json::take_integer(&mut file, VERSION)? {
            0 => return Err(VaultError::Malformed(VERSION)),
            1..=FORMAT_VERSION => {}
            _ => return Err(VaultError::NewerVersion),
        }
        let vault = LockedVault::parse(json::take_object(&mut file, VAULT)?)?;
        let keyring = LockedKeyring::parse(json::take_object(&mut file, KEYRING)?)?;
        // `kid` is known, but not how long it is.
        let unknown = json::length(&file)
            + keyring.unknown_length()
            + vault.unknown.length()
            + vault.kid.len();
        if unknown > UNKNOWN_BYTES {
            return Err(VaultError::TooMuchUnknown);
        }
        Ok(Self {
            keyring,
            vault,
            file,
        })
    }

    /// What the file says of itself. Authenticated only once it is opened.
    #[must_use]
    pub fn header(&self) -> Header {
        self.vault.header
    }

    /// What tells it from other saves. Authenticated only once it is opened.
    #[must_use]
    pub fn mark(&self) -> Mark {
        Mark {
            generation: self.vault.header.generation,
            saved_at: self.vault.header.saved_at,
            lineage: self.vault.lineage.clone(),
        }
    }

    /// What must be derived to open this slot; `None` if the file lacks it.
    #[must_use]
    pub fn derivation(&self, kind: SlotKind) -> Option<Derivation> {
        self.keyring.slot(kind).map(|slot| slot.derivation.clone())
    }

    /// The file.
    ///
    /// # Errors
    /// [`VaultError::TooLarge`]: a file that could not be read again must not
    /// be written.
    pub(super) fn to_bytes(&self) -> Result<Vec<u8>, VaultError> {
        let mut file = self.file.clone();
        json::put(&mut file, FORMAT, FORMAT_NAME);
        json::put(&mut file, VERSION, FORMAT_VERSION);
        json::put(&mut file, KEYRING, self.keyring.to_json());
        json::put(&mut file, VAULT, self.vault.to_json());
        let bytes = Value::Object(file).to_string().into_bytes();
        if bytes.len() > MAX_FILE_BYTES {
            return Err(VaultError::TooLarge);
        }
        Ok(bytes)
    }
}

/// Whether a text that is no JSON was most likely one of our files, so that a
/// file cut short is not called foreign.
fn mentions_format(bytes: &[u8]) -> bool {
    let name = br#""vigie""#;
    bytes.windows(name.len()).any(|window| window == name)
}

/// Largest file that is read or written, in bytes: 16 MiB.
pub const MAX_FILE_BYTES: usize = 16 << 20;

/// Most that is kept of what this program doesn't know, in bytes: 64 KiB. It
/// comes back with every save, and must never be what fills the storage.
pub const UNKNOWN_BYTES: usize = 64 << 10;

const FORMAT_NAME: &str = "vigie";
const FORMAT_VERSION: u64 = 1;

const FORMAT: &str = "format";
const VERSION: &str = "version";
const KEYRING: &str = "keyring";
const VAULT: &str = "vault";
