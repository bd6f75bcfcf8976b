//! The browser's half of the benches: built like the page's program, loaded
//! into the page, and called by the scripts of `main.rs`.

use std::alloc::System;

use vigie::assessment::Assessment;
use vigie::time::Instant;
use vigie::vault::{Container, Derivation, Kek, Keyring, SlotKind};
use vigie_bench::{SystemRandom, full, keyring};
use wasm_bindgen::prelude::{JsError, wasm_bindgen};
use zeroizing_alloc::ZeroAlloc;

/// The page's.
#[global_allocator]
static ALLOCATOR: ZeroAlloc<System> = ZeroAlloc(System);

fn main() {}

/// A full assessment, its vault, and the key that opens it.
#[wasm_bindgen]
pub struct FullVault {
    assessment: Assessment,
    keyring: Keyring,
    kek: Kek,
    generation: u64,
    sealed: Vec<u8>,
}

#[wasm_bindgen]
impl FullVault {
    /// Makes one; nothing is derived.
    ///
    /// # Errors
    ///
    /// None that a working vault has.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Result<Self, JsError> {
        let kek = Kek::from_bytes(&[7; 32]);
        let keyring = keyring(&Derivation::generate(0, &mut SystemRandom), &kek)?;
        let mut vault = Self {
            assessment: full::assessment(),
            keyring,
            kek,
            generation: 0,
            sealed: Vec::new(),
        };
        vault.seal()?;
        Ok(vault)
    }

    /// What a save does before it stores: returns the bytes to store.
    ///
    /// # Errors
    ///
    /// None that a working vault has.
    pub fn seal(&mut self) -> Result<usize, JsError> {
        self.generation += 1;
        let json = self.assessment.to_json();
        self.sealed =
            self.keyring
                .seal(&json, self.generation, Instant::EPOCH, &mut SystemRandom)?;
        Ok(self.sealed.len())
    }

    /// What unlocking does once the key is derived: returns the answers.
    ///
    /// # Errors
    ///
    /// None that a working vault has.
    pub fn open(&self) -> Result<usize, JsError> {
        let container = Container::parse(&self.sealed)?;
        let opened = container.unlock(SlotKind::Passphrase, &self.kek)?;
        Ok(Assessment::from_json(&opened.plaintext)?.overview().answers)
    }
}
