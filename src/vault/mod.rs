//! The vault: an assessment encrypted as a file, and the ways into it.
//!
//! The stored vault and the exported progress file (`.vigie`) are the same
//! bytes: JSON that holds two standard JWE objects (RFC 7516), so that any
//! JOSE library opens it with the passphrase.
//!
//! ```text
//! passphrase ─┐ PBES2-HS512+A256KW
//!             ├────────────────────▶ content key ─A256GCM▶ vault key (a JWK)
//! recovery ───┘                      `keyring`             │ A256KW
//! code                                                     ▼
//!                            assessment ◀A256GCM─ content key, new each save
//!                            `vault`
//! ```
//!
//! Opening goes in three steps, and only the second one takes time:
//!
//! 1. [`Container::parse`], the gate: all that can be refused without a key
//!    is refused here. For the browser's own storage, [`Stored::parse`].
//! 2. [`derive_kek`] of what the user typed, with the slot's [`Derivation`].
//! 3. [`Container::unlock`] or [`Stored::unlock`], which give the plaintext
//!    and a [`Keyring`]. The keyring seals every later save and opens every
//!    later generation without deriving anything again.
//!
//! | file | what it is about |
//! |---|---|
//! | `container` | a file as a whole, and the gate |
//! | `locked_keyring`, `locked_vault`, `header` | its parts as they stand in it |
//! | `slot` | the ways in, a file a kind |
//! | `keyring` | the open keyring: seals, opens, changes slots |
//! | `slots` | the two storage slots of a browser |
//! | `lineage` | which saves follow which |
//! | `recovery` | the recovery code |
//! | `jwe`, `json`, `cipher`, `secret`, `vault_key` | what these stand on |
//!
//! The plaintext is opaque here; [`SCHEMA`] is the version of its form.
//! Members that this version doesn't know are kept and written back (their
//! order and the spelling of numbers may change, never their meaning), but a
//! newer version of the container or of the plaintext is refused. Numbers of
//! the format are whole and below 2⁵³, in later versions too: a fraction is
//! only kept to fifteen digits, for reading more of them exactly would cost
//! the page 8 kB.

mod cipher;
mod container;
mod error;
mod header;
mod json;
mod jwe;
mod keyring;
mod lineage;
mod locked_keyring;
mod locked_vault;
mod recovery;
mod secret;
mod slot;
mod slots;
mod vault_key;

pub use container::{Container, MAX_FILE_BYTES, UNKNOWN_BYTES};
pub use error::{Part, VaultError};
pub use header::Header;
pub use keyring::{Keyring, Opened};
pub use lineage::{LineId, Lineage, Mark};
pub use recovery::{RecoveryCode, RecoveryCodeError};
pub use slot::{
    Credential, Derivation, Kek, ROUNDS_ACCEPTED, ROUNDS_FLOOR, ROUNDS_MOST, SlotChange, SlotFault,
    SlotKind, derive_kek,
};
pub use slots::{StorageSlot, Stored, Trouble, Unlocked};

/// Where randomness comes from: the browser's generator, or a test's.
pub trait Random {
    /// Fills `bytes`, all of them, with bits that nobody can foresee.
    fn fill(&mut self, bytes: &mut [u8]);
}

/// Version of the plaintext's form that this program writes, and the newest
/// that it reads.
pub const SCHEMA: u32 = 1;
