//! Who does the work: this program or, in a worker whose browser has SIMD, a
//! module that does nothing else (the crate `vigie-deriver`), which
//! `public/worker.js` has put in the worker's scope.

use js_sys::{Function, Reflect, Uint8Array, global};
use wasm_bindgen::{JsCast, JsValue};

use super::protocol::take_bytes;
use crate::vault::{Derivation, Kek, derive_kek};

/// Derives keys.
pub struct Deriver {
    fast: Option<Function>,
}

impl Deriver {
    /// This program.
    #[must_use]
    pub fn own() -> Self {
        Self { fast: None }
    }

    /// The fastest that there is in this worker. What derives another key than
    /// this program does is not used: it would make vaults that no other
    /// browser opens.
    #[must_use]
    pub fn of_worker() -> Self {
        let fast = Reflect::get(&global(), &"derive".into())
            .ok()
            .and_then(|derive| derive.dyn_into().ok());
        let deriver = Self { fast };
        let trial = Derivation {
            salt: vec![0; 16],
            rounds: 2,
        };
        let right = deriver
            .derive_fast(TRIAL_SECRET, &trial)
            .is_some_and(|kek| kek.as_bytes() == derive_kek(TRIAL_SECRET, &trial).as_bytes());
        if right { deriver } else { Self::own() }
    }

    /// Derives the key-encryption key of a slot.
    #[must_use]
    pub fn derive(&self, secret: &[u8], derivation: &Derivation) -> Kek {
        self.derive_fast(secret, derivation)
            .unwrap_or_else(|| derive_kek(secret, derivation))
    }

    /// `None` without a fast deriver, and for what it has no room for.
    fn derive_fast(&self, secret: &[u8], derivation: &Derivation) -> Option<Kek> {
        let fast = self.fast.as_ref()?;
        let salt = Uint8Array::from(derivation.salt.as_slice());
        let secret = Uint8Array::from(secret);
        let kek = fast.call3(
            &JsValue::UNDEFINED,
            &salt,
            &secret,
            &derivation.rounds.into(),
        );
        secret.fill(0, 0, secret.length());
        let bytes = take_bytes(kek.ok()?)?;
        Some(Kek::from_bytes(bytes.as_slice().try_into().ok()?))
    }
}

const TRIAL_SECRET: &[u8] = b"trial";
