//! Random bytes from the browser (`crypto.getRandomValues`).

use crate::vault;

/// The browser's cryptographic random generator.
#[derive(Debug, Clone, Copy, Default)]
pub struct BrowserRandom;

impl vault::Random for BrowserRandom {
    fn fill(&mut self, bytes: &mut [u8]) {
        if getrandom::fill(bytes).is_err() {
            // Keys made of anything less would be a lie: stop here.
            wasm_bindgen::throw_str("no cryptographic random numbers in this browser");
        }
    }
}
