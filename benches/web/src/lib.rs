//! What is measured: a full assessment and a vault that holds it. Used in the
//! browser by `page.rs`, and on the host by `main.rs`, which gives the browser
//! a file to open.

pub mod full;
pub mod stats;

use vigie::vault::{Credential, Derivation, Kek, Keyring, Random, VaultError};

/// The system's random bits.
#[derive(Debug, Clone, Copy)]
pub struct SystemRandom;

impl Random for SystemRandom {
    fn fill(&mut self, bytes: &mut [u8]) {
        // A system without random bits can't run a browser either.
        if getrandom::fill(bytes).is_err() {
            std::process::abort();
        }
    }
}

/// A keyring that opens with a passphrase's key.
///
/// # Errors
///
/// None for rounds that the vault accepts.
pub fn keyring(by_passphrase: &Derivation, kek: &Kek) -> Result<Keyring, VaultError> {
    let random = &mut SystemRandom;
    let recovery = Derivation::generate(0, random);
    let mut secret = [0; 32];
    random.fill(&mut secret);
    let recovery_kek = Kek::from_bytes(&secret);
    Keyring::generate(
        random,
        &[
            Credential::Passphrase(by_passphrase, kek),
            Credential::Recovery(&recovery, &recovery_kek),
        ],
    )
}
