//! The password-strength estimator and the passphrase maker as a WebAssembly
//! module of their own: the page loads it, in a worker, when a password is
//! first to be judged. `public/estimator.js` is the worker's script,
//! `vigie::strength::exchange` what goes in and out.

use std::alloc::System;
use std::sync::OnceLock;

use vigie::strength::dictionary::Dictionary;
use vigie::strength::exchange::Request;
use vigie::vault::Random;
use wasm_bindgen::prelude::wasm_bindgen;
use zeroizing_alloc::ZeroAlloc;

/// Wipes what is given back: no password stays behind in memory that is free.
#[global_allocator]
static ALLOCATOR: ZeroAlloc<System> = ZeroAlloc(System);

/// Takes the stored dictionary; whether it is one. A second one is ignored.
#[wasm_bindgen]
#[must_use]
pub fn load(bytes: &[u8]) -> bool {
    match Dictionary::read(bytes) {
        Ok(dictionary) => {
            DICTIONARY.get_or_init(|| dictionary);
            true
        }
        Err(_) => false,
    }
}

/// The reply to a request; empty for what is no request, and before there is a
/// dictionary.
#[wasm_bindgen]
#[must_use]
pub fn answer(request: &[u8]) -> Vec<u8> {
    let reply = DICTIONARY.get().zip(Request::from_bytes(request));
    reply
        .map(|(dictionary, request)| {
            let mut bytes = request.answer(dictionary, &mut Platform).to_bytes();
            std::mem::take(&mut *bytes)
        })
        .unwrap_or_default()
}

/// The platform's cryptographic random generator.
struct Platform;

impl Random for Platform {
    fn fill(&mut self, bytes: &mut [u8]) {
        if getrandom::fill(bytes).is_err() {
            // A passphrase made of anything less would be a lie: stop here.
            wasm_bindgen::throw_str("no cryptographic random numbers");
        }
    }
}

static DICTIONARY: OnceLock<Dictionary> = OnceLock::new();

#[cfg(test)]
#[allow(clippy::panic, reason = "a failing test may panic")]
mod tests {
    use super::*;
    use vigie::strength::Purpose;
    use vigie::strength::dictionary::List;
    use vigie::strength::exchange::Reply;
    use vigie::strength::passphrase::{Recipe, Separator};

    fn judged(password: &str) -> Option<Reply> {
        let request = Request::Judge {
            password: password.to_owned().into(),
            words: vec!["Cabinet des Tilleuls".to_owned()],
            year: 2025,
            purpose: Purpose::Account,
        };
        Reply::from_bytes(&answer(&request.to_bytes()))
    }

    #[test]
    fn nothing_is_judged_without_a_dictionary_and_everything_with_one() {
        assert!(judged("azerty").is_none());
        let built = include_bytes!("../../public/strength.dict");
        let mut damaged = built.to_vec();
        damaged[1_000] ^= 1;
        for no_dictionary in [&b""[..], b"<!DOCTYPE html>", &damaged, &built[..1_000]] {
            assert!(!load(no_dictionary));
        }
        assert!(judged("azerty").is_none());

        assert!(load(built));
        assert!(answer(b"").is_empty() && answer(&[9]).is_empty());
        for (password, is_enough) in [
            ("", false),
            ("azerty", false),
            ("Tilleuls2025", false),
            ("grenier tandem violet ourson", true),
        ] {
            let Some(Reply::Judgement(judgement)) = judged(password) else {
                panic!("no judgement of {password}");
            };
            assert_eq!(judgement.estimate.is_enough(), is_enough, "{password}");
        }

        let mut made = Vec::new();
        for list in [List::French, List::Dutch, List::German, List::English] {
            for layout_safe in [false, true] {
                let request = Request::Draw(Recipe {
                    list,
                    words: 5,
                    separator: Separator::Space,
                    layout_safe,
                });
                let reply = Reply::from_bytes(&answer(&request.to_bytes()));
                let Some(Reply::Passphrase(passphrase)) = reply else {
                    panic!("no passphrase in {list:?}, {layout_safe}");
                };
                let floor = if layout_safe { 50.0 } else { 64.6 };
                assert!(
                    passphrase.bits > floor,
                    "{list:?} {layout_safe}: {} bits",
                    passphrase.bits
                );
                made.push(passphrase.text.to_string());
            }
        }
        made.sort();
        made.dedup();
        assert_eq!(made.len(), 8, "each is another");
    }
}
