//! The password-strength estimator and the passphrase maker as a WebAssembly
//! module of their own: the page starts it, in a worker, when a password is
//! first to be judged. `src/browser/worker.js` is the worker's script,
//! `vigie::strength::exchange` what goes in and out.

use std::alloc::System;
use std::cell::RefCell;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU8, Ordering};

use vigie::strength::dictionary::Dictionary;
use vigie::strength::exchange::Request;
use vigie::vault::Random;
use wasm_bindgen::prelude::wasm_bindgen;
use zeroize::Zeroizing;
use zeroizing_alloc::ZeroAlloc;

/// Wipes what is given back: no password stays behind in memory that is free.
#[global_allocator]
static ALLOCATOR: ZeroAlloc<System> = ZeroAlloc(System);

/// Where to write this many bytes, and where a reply of this many is.
#[wasm_bindgen]
#[must_use]
pub fn room(bytes: usize) -> *const u8 {
    SHARED.with_borrow_mut(|shared| {
        if shared.len() < bytes {
            shared.resize_with(bytes, AtomicU8::default);
        }
        shared.as_ptr().cast()
    })
}

/// Takes the stored dictionary, of this many bytes; whether it is one. A second
/// one is ignored.
#[wasm_bindgen]
#[must_use]
pub fn load(bytes: usize) -> bool {
    let read = Dictionary::read(&written(bytes));
    // It is large, and no reply will ever be.
    SHARED.take();
    match read {
        Ok(dictionary) => {
            DICTIONARY.get_or_init(|| dictionary);
            true
        }
        Err(_) => false,
    }
}

/// Replies to the request of this many bytes that has been written. Returns the
/// length of the reply that stands in its place; 0 for what is no request, and
/// before there is a dictionary.
#[wasm_bindgen]
#[must_use]
pub fn answer(request: usize) -> usize {
    let request = Request::from_bytes(&written(request));
    let Some((dictionary, request)) = DICTIONARY.get().zip(request) else {
        return 0;
    };
    let reply = request.answer(dictionary, &mut Platform).to_bytes();
    SHARED.with_borrow_mut(|shared| {
        if shared.len() < reply.len() {
            shared.resize_with(reply.len(), AtomicU8::default);
        }
        for (byte, shared) in reply.iter().zip(shared) {
            shared.store(*byte, Ordering::Relaxed);
        }
    });
    reply.len()
}

/// What has been written.
fn written(bytes: usize) -> Zeroizing<Vec<u8>> {
    SHARED.with_borrow(|shared| {
        let written = shared.iter().take(bytes);
        Zeroizing::new(written.map(|byte| byte.load(Ordering::Relaxed)).collect())
    })
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

thread_local! {
    /// Atomic, because the caller writes to it behind the compiler's back.
    static SHARED: RefCell<Vec<AtomicU8>> = const { RefCell::new(Vec::new()) };
}

#[cfg(test)]
#[allow(clippy::panic, reason = "a failing test may panic")]
mod tests {
    use super::*;
    use vigie::strength::Purpose;
    use vigie::strength::dictionary::List;
    use vigie::strength::exchange::Reply;
    use vigie::strength::passphrase::{Recipe, Separator};

    fn write(bytes: &[u8]) -> usize {
        assert!(!room(bytes.len()).is_null());
        SHARED.with_borrow(|shared| {
            for (byte, shared) in bytes.iter().zip(shared) {
                shared.store(*byte, Ordering::Relaxed);
            }
        });
        bytes.len()
    }

    fn reply(request: &[u8]) -> Option<Reply> {
        Reply::from_bytes(&written(answer(write(request))))
    }

    fn judged(password: &str) -> Option<Reply> {
        let request = Request::Judge {
            password: password.to_owned().into(),
            words: vec!["Cabinet des Tilleuls".to_owned()],
            year: 2025,
            purpose: Purpose::Account,
        };
        reply(&request.to_bytes())
    }

    #[test]
    fn nothing_is_judged_without_a_dictionary_and_everything_with_one() {
        assert!(judged("azerty").is_none());
        let built = include_bytes!("../../public/strength.dict");
        let mut damaged = built.to_vec();
        damaged[1_000] ^= 1;
        for no_dictionary in [&b""[..], b"<!DOCTYPE html>", &damaged, &built[..1_000]] {
            assert!(!load(write(no_dictionary)));
        }
        assert!(judged("azerty").is_none());

        assert!(load(write(built)));
        assert_eq!((answer(write(b"")), answer(write(&[9]))), (0, 0));
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
                let Some(Reply::Passphrase(passphrase)) = reply(&request.to_bytes()) else {
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
