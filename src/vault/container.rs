//! The container: a vault file, or what a storage slot holds.

use serde_json::Value;

use super::{
    Derivation, Kek, Opened, SCHEMA, SlotKind, VaultError,
    cipher::WRAPPED,
    json::{self, Object},
    jwe::{A256KW, Content, Fields},
    keyring::{Keyring, LockedKeyring},
};
use crate::time::Instant;

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

    /// What must be derived to open this slot; `None` if the file lacks it.
    #[must_use]
    pub fn derivation(&self, kind: SlotKind) -> Option<Derivation> {
        self.keyring.slot(kind).map(|slot| slot.derivation.clone())
    }

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

/// What stands in the vault's protected header: readable without the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    /// Schema number of the plaintext, [`SCHEMA`] at most.
    pub schema: u32,
    /// How many times the vault has been saved.
    pub generation: u64,
    /// When it was saved.
    pub saved_at: Instant,
}

impl Header {
    fn parse(mut vigie: Object) -> Result<(Self, Object), VaultError> {
        let schema = match json::take_integer(&mut vigie, HEADER_SCHEMA)? {
            0 => return Err(VaultError::Malformed(HEADER_SCHEMA)),
            schema => u32::try_from(schema)
                .ok()
                .filter(|schema| *schema <= SCHEMA)
                .ok_or(VaultError::NewerVersion)?,
        };
        let header = Self {
            schema,
            generation: json::take_integer(&mut vigie, HEADER_GENERATION)?,
            saved_at: Instant::from_millis(json::take_integer(&mut vigie, HEADER_SAVED_AT)?)
                .ok_or(VaultError::Malformed(HEADER_SAVED_AT))?,
        };
        Ok((header, vigie))
    }

    /// Whether it could be read again.
    fn check(&self) -> Result<(), VaultError> {
        if self.generation > json::INTEGER_MAX {
            return Err(VaultError::Malformed(HEADER_GENERATION));
        }
        Ok(())
    }
}

/// The vault, a flattened JWE: the sealed assessment.
#[derive(Clone)]
pub(super) struct LockedVault {
    /// The `kid` of the vault key that it is sealed under.
    pub(super) kid: String,
    pub(super) header: Header,
    /// Its own content key, under the vault key.
    pub(super) encrypted_key: [u8; WRAPPED],
    pub(super) content: Content,
    pub(super) unknown: UnknownMembers,
}

/// Members of a vault that this program doesn't know.
#[derive(Clone, Default)]
pub(super) struct UnknownMembers {
    jwe: Object,
    protected: Object,
    vigie: Object,
}

impl LockedVault {
    fn parse(mut jwe: Object) -> Result<Self, VaultError> {
        let (content, mut protected) = Content::take(&mut jwe, &FIELDS)?;
        json::take_algorithm(&mut protected, ALG, A256KW)?;
        json::take_exact(&mut protected, CTY, CTY_JSON)?;
        let kid = json::take_text(&mut protected, KID)?;
        let (header, vigie) = Header::parse(json::take_object(&mut protected, HEADER)?)?;
        Ok(Self {
            kid,
            header,
            encrypted_key: json::take_array(&mut jwe, ENCRYPTED_KEY)?,
            content,
            unknown: UnknownMembers {
                jwe,
                protected,
                vigie,
            },
        })
    }

    /// The protected header of the next save.
    pub(super) fn protected(
        kid: &str,
        header: Header,
        unknown: &UnknownMembers,
    ) -> Result<Object, VaultError> {
        header.check()?;
        let mut vigie = unknown.vigie.clone();
        json::put(&mut vigie, HEADER_SCHEMA, header.schema);
        json::put(&mut vigie, HEADER_GENERATION, header.generation);
        json::put(&mut vigie, HEADER_SAVED_AT, header.saved_at.as_millis());

        let mut protected = unknown.protected.clone();
        json::put(&mut protected, ALG, A256KW);
        json::put(&mut protected, FIELDS.enc, super::jwe::A256GCM);
        json::put(&mut protected, KID, kid);
        json::put(&mut protected, CTY, CTY_JSON);
        json::put(&mut protected, HEADER, vigie);
        Ok(protected)
    }

    fn to_json(&self) -> Value {
        let mut jwe = self.unknown.jwe.clone();
        json::put_bytes(&mut jwe, ENCRYPTED_KEY, &self.encrypted_key);
        self.content.put(&mut jwe, &FIELDS);
        jwe.into()
    }
}

/// Largest file that is read or written, in bytes: 16 MiB.
pub const MAX_FILE_BYTES: usize = 16 << 20;

const FORMAT_NAME: &str = "vigie";
const FORMAT_VERSION: u64 = 1;

/// `cty` of the vault: the plaintext is `application/json` (RFC 7516 section
/// 4.1.12 leaves the prefix out).
const CTY_JSON: &str = "json";

const FORMAT: &str = "format";
const VERSION: &str = "version";
const KEYRING: &str = "keyring";
const VAULT: &str = "vault";
const ENCRYPTED_KEY: &str = "vault.encrypted_key";
const ALG: &str = "vault.protected.alg";
const KID: &str = "vault.protected.kid";
const CTY: &str = "vault.protected.cty";
const HEADER: &str = "vault.protected.vigie";
const HEADER_SCHEMA: &str = "vault.protected.vigie.schema";
const HEADER_GENERATION: &str = "vault.protected.vigie.generation";
const HEADER_SAVED_AT: &str = "vault.protected.vigie.saved_at";
const FIELDS: Fields = Fields {
    protected: "vault.protected",
    iv: "vault.iv",
    ciphertext: "vault.ciphertext",
    tag: "vault.tag",
    enc: "vault.protected.enc",
    forbidden: &["vault.protected.crit", "vault.protected.zip"],
    foreign: &[
        "vault.aad",
        "vault.header",
        "vault.recipients",
        "vault.unprotected",
    ],
};
