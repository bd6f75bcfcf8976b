//! PBES2: from what a person types to the key that opens a slot.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};
use sha2::Sha512;

use crate::vault::{Random, VaultError, secret::Secret};

/// The key encryption key of `secret`: PBES2-HS512+A256KW, RFC 7518 section
/// 4.8, which is PBKDF2-HMAC-SHA512 over the salt `alg ‖ 0x00 ‖ p2s`.
///
/// Takes as long as `derivation.rounds` asks for: not for a page's own thread.
/// `secret` is taken as it is; a passphrase should be given in Unicode
/// normalization form C, so that every keyboard gives the same bytes.
#[must_use]
pub fn derive_kek(secret: &[u8], derivation: &Derivation) -> Kek {
    let mut kek = Secret::zero();
    pbkdf2(
        secret,
        &derivation.pbkdf2_salt(),
        derivation.rounds,
        kek.as_mut(),
    );
    Kek(kek)
}

/// PBKDF2-HMAC-SHA512, RFC 8018 section 5.2.
fn pbkdf2(password: &[u8], salt: &[u8], rounds: u32, key: &mut [u8]) {
    pbkdf2::pbkdf2_hmac::<Sha512>(password, salt, rounds, key);
}

/// The parameters of PBES2, which a password slot asks of whoever derives its
/// key. Nothing secret: they stand in the file, and can be posted to a worker.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Derivation {
    /// `p2s`: the salt, 8 to 64 bytes.
    pub salt: Vec<u8>,
    /// `p2c`: rounds of PBKDF2, within [`ROUNDS_ACCEPTED`].
    pub rounds: u32,
}

impl Derivation {
    /// For a slot about to be written: a fresh salt of 16 bytes, and `rounds`
    /// brought within [`ROUNDS_FLOOR`] and [`ROUNDS_MOST`].
    #[must_use]
    pub fn generate(rounds: u32, random: &mut dyn Random) -> Self {
        let mut salt = vec![0; 16];
        random.fill(&mut salt);
        Self {
            salt,
            rounds: rounds.clamp(ROUNDS_FLOOR, ROUNDS_MOST),
        }
    }

    /// The salt of PBKDF2: `alg ‖ 0x00 ‖ p2s`, RFC 7518 section 4.8.1.1.
    #[must_use]
    pub fn pbkdf2_salt(&self) -> Vec<u8> {
        [PBES2.as_bytes(), &[0], &self.salt].concat()
    }

    /// Whether it opens, but should be made anew at once with more rounds.
    #[must_use]
    pub fn is_weak(&self) -> bool {
        self.rounds < ROUNDS_FLOOR
    }

    /// The gate's conditions on `p2s` and `p2c`.
    ///
    /// # Errors
    /// [`VaultError::Malformed`] or [`VaultError::TooMuchWork`], with the field.
    pub(in crate::vault) fn check(&self) -> Result<(), VaultError> {
        if !SALT_BYTES.contains(&self.salt.len()) {
            return Err(VaultError::Malformed(P2S));
        }
        check_rounds(self.rounds.into()).map(|_| ())
    }
}

/// `p2c` as it was read: within [`ROUNDS_ACCEPTED`] or refused.
pub(super) fn check_rounds(rounds: u64) -> Result<u32, VaultError> {
    match u32::try_from(rounds) {
        Ok(rounds) if ROUNDS_ACCEPTED.contains(&rounds) => Ok(rounds),
        Ok(rounds) if rounds < *ROUNDS_ACCEPTED.start() => Err(VaultError::Malformed(P2C)),
        _ => Err(VaultError::TooMuchWork(P2C)),
    }
}

/// A key encryption key: opens one key slot. Wiped when dropped.
pub struct Kek(pub(in crate::vault) Secret);

impl Kek {
    /// A key that a worker derived and sent back. The message it came in
    /// should be wiped too.
    #[must_use]
    pub fn from_bytes(bytes: &[u8; 32]) -> Self {
        let mut kek = Secret::zero();
        kek.as_mut().copy_from_slice(bytes);
        Self(kek)
    }

    /// The key, for the worker's answer.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }
}

/// Fewest rounds of a slot that this program writes: OWASP's figure for
/// PBKDF2-HMAC-SHA512 (Password Storage Cheat Sheet).
pub const ROUNDS_FLOOR: u32 = 210_000;

/// Most rounds of a slot that this program writes: josekit and go-jose read no
/// more, and no setting of theirs changes that.
pub const ROUNDS_MOST: u32 = 1_000_000;

/// Rounds that are accepted when opening. RFC 7518 section 4.8.1.2 asks for
/// 1,000 at least. The end keeps a hostile file from stalling the machine, and
/// is ten times what is written today, for machines get faster and a page once
/// published can't be taught to accept more.
pub const ROUNDS_ACCEPTED: RangeInclusive<u32> = 1_000..=10_000_000;

/// Lengths of a salt. RFC 7518 section 4.8.1.1 asks for 8 bytes at least.
const SALT_BYTES: RangeInclusive<usize> = 8..=64;

/// `alg` of a password slot, and part of its salt.
pub(super) const PBES2: &str = "PBES2-HS512+A256KW";

/// Where a slot's salt stands.
pub(super) const P2S: &str = "keyring.recipients.header.p2s";

/// Where a slot's rounds stand.
pub(super) const P2C: &str = "keyring.recipients.header.p2c";

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    /// The inputs of RFC 6070 with SHA-512 in the place of SHA-1; the outputs
    /// agree with OpenSSL's.
    #[test]
    fn pbkdf2_gives_the_known_answers() {
        let cases: [(&[u8], &[u8], u32, &str); 5] = [
            (
                b"password",
                b"salt",
                1,
                "867f70cf1ade02cff3752599a3a53dc4af34c7a669815ae5d513554e1c8cf252",
            ),
            (
                b"password",
                b"salt",
                2,
                "e1d9c16aa681708a45f5c7c4e215ceb66e011a2e9f0040713f18aefdb866d53c",
            ),
            (
                b"password",
                b"salt",
                4096,
                "d197b1b33db0143e018b12f3d1d1479e6cdebdcc97c5c0f87f6902e072f457b5",
            ),
            (
                b"passwordPASSWORDpassword",
                b"saltSALTsaltSALTsaltSALTsaltSALTsalt",
                4096,
                "8c0511f4c6e597c6ac6315d8f0362e225f3c501495ba23b868c005174dc4ee71",
            ),
            (
                b"pass\0word",
                b"sa\0lt",
                4096,
                "9d9e9c4cd21fe4be24d5b8244c759665f39d98fc12a9ca759bb021db3cfadf34",
            ),
        ];
        for (password, salt, rounds, expected) in cases {
            let mut key = [0; 32];
            pbkdf2(password, salt, rounds, &mut key);
            let hex: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!(hex, expected);
        }
    }
}
