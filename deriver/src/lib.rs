//! Key derivation alone: a WebAssembly module of a few kilobytes, built for
//! speed with SIMD, for a worker. `src/browser/worker.js` is the worker's
//! script, `src/browser/derive/` asks it.
//!
//! Only numbers go in and out, so it needs no allocator and next to no
//! JavaScript: the caller writes into the module's memory where [`room`] says,
//! calls [`answer`], and reads the key in the same place. Nothing else is
//! wiped: the memory ends with the worker, after one derivation.

use std::sync::atomic::{AtomicU8, Ordering};

use sha2::Sha512;
use wasm_bindgen::prelude::wasm_bindgen;

/// Where to write this many bytes; null if there is no room for them.
#[wasm_bindgen]
#[must_use]
pub fn room(bytes: usize) -> *const u8 {
    if bytes <= ROOM {
        SHARED.as_ptr().cast()
    } else {
        std::ptr::null()
    }
}

/// Derives a key by PBKDF2-HMAC-SHA512 (RFC 8018 section 5.2) from the request
/// of this length that has been written: the rounds (four bytes, the least
/// first), the length of the salt (one byte), the salt, the secret. Returns the
/// length of the key that stands in its place, 0 for what is no request.
#[wasm_bindgen]
#[must_use]
pub fn answer(request: usize) -> usize {
    let mut written = [0; ROOM];
    for (byte, shared) in written.iter_mut().zip(&SHARED) {
        *byte = shared.load(Ordering::Relaxed);
    }
    match written.get(..request).and_then(derived) {
        Some(key) => {
            for (byte, shared) in key.iter().zip(&SHARED) {
                shared.store(*byte, Ordering::Relaxed);
            }
            key.len()
        }
        None => 0,
    }
}

fn derived(request: &[u8]) -> Option<[u8; KEY_BYTES]> {
    let (rounds, rest) = request.split_first_chunk()?;
    let (salt_bytes, rest) = rest.split_first()?;
    let (salt, secret) = rest.split_at_checked(usize::from(*salt_bytes))?;
    let mut key = [0; KEY_BYTES];
    pbkdf2::pbkdf2_hmac::<Sha512>(secret, salt, u32::from_le_bytes(*rounds), &mut key);
    Some(key)
}

/// A256KW's.
const KEY_BYTES: usize = 32;

/// In bytes: any passphrase that a person types, and the longest salt.
const ROOM: usize = 4_096;

/// Atomic, because the caller writes to it behind the compiler's back.
static SHARED: [AtomicU8; ROOM] = [const { AtomicU8::new(0) }; ROOM];

#[cfg(test)]
mod tests {
    use super::*;

    fn write(bytes: &[u8]) -> usize {
        for (byte, shared) in bytes.iter().zip(&SHARED) {
            shared.store(*byte, Ordering::Relaxed);
        }
        bytes.len()
    }

    fn request(rounds: u32, salt: &[u8], secret: &[u8]) -> Vec<u8> {
        [
            &rounds.to_le_bytes(),
            [salt.len() as u8].as_slice(),
            salt,
            secret,
        ]
        .concat()
    }

    /// Expected keys from Python's `hashlib.pbkdf2_hmac("sha512", …)`, with a
    /// secret of more than a block of SHA-512, which HMAC hashes first.
    #[test]
    fn known_keys_and_nothing_for_what_is_no_request() {
        let long = "quinze mots qui ne vont pas ensemble, ".repeat(4);
        for (secret, salt, rounds, expected) in [
            (
                "correct horse battery staple",
                "PBES2-HS512+A256KW\u{0}0123456789abcdef",
                1_000,
                "cdc91f46e72804c13944a01cdc29561c96d78f1399e1c74d9c2e4c1d90938746",
            ),
            (
                "Trés sûr 🔒",
                "PBES2-HS512+A256KW\u{0}\u{0}\u{1}salt-of-Vigie",
                4_096,
                "01c3858c7e011ac35bb76437e936951254e9b172c22dc2ff5978758a4ae8b1c9",
            ),
            (
                &long,
                "PBES2-HS512+A256KW\u{0}0123456789abcdef",
                2,
                "4124afb6e2a85cd087782fdcf320f2c3fb038e1d079a6196a0215d17194b4599",
            ),
        ] {
            let request = write(&request(rounds, salt.as_bytes(), secret.as_bytes()));
            assert_eq!(answer(request), KEY_BYTES);
            let key = SHARED[..KEY_BYTES]
                .iter()
                .map(|byte| format!("{:02x}", byte.load(Ordering::Relaxed)));
            assert_eq!(key.collect::<String>(), expected);
        }
        assert!(!room(ROOM).is_null());
        assert!(room(ROOM + 1).is_null());
        let full = request(1, &[7; 8], &[7; ROOM - 13]);
        assert_eq!((full.len(), answer(write(&full))), (ROOM, KEY_BYTES));
        for none in [&full[..0], &full[..4], &full[..12]] {
            assert_eq!(answer(write(none)), 0, "{} bytes", none.len());
        }
        for length in [ROOM + 1, usize::MAX] {
            assert_eq!(answer(length), 0);
        }
    }
}
