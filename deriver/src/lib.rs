//! Key derivation alone: a WebAssembly module of a few kilobytes, built for
//! speed with SIMD, for the worker. Browsers without SIMD refuse to compile it,
//! and there the page's own program does the same, more slowly.
//!
//! Only numbers go in and out, so it needs no allocator and next to no
//! JavaScript: the caller writes into the module's memory where [`room`] says,
//! calls [`derive`], and reads the key in the same place. Nothing is wiped: the
//! memory ends with the worker, after one derivation.

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

/// Derives the key of PBES2-HS512+A256KW (RFC 7518 section 4.8) from what has
/// been written: the `p2s` of this length, then the secret of this length. The
/// 32 bytes of the key stand in their place afterwards; `false` means that they
/// don't, because there was no room for so much.
#[wasm_bindgen]
#[must_use]
pub fn derive(salt: usize, secret: usize, rounds: u32) -> bool {
    let mut input = [0; PREFIX.len() + ROOM];
    let (prefix, written) = input.split_at_mut(PREFIX.len());
    prefix.copy_from_slice(PREFIX);
    for (byte, shared) in written.iter_mut().zip(&SHARED) {
        *byte = shared.load(Ordering::Relaxed);
    }
    let Some((salt, rest)) = input.split_at_checked(salt.saturating_add(PREFIX.len())) else {
        return false;
    };
    let Some(secret) = rest.get(..secret) else {
        return false;
    };
    let mut key = [0; KEY_BYTES];
    pbkdf2::pbkdf2_hmac::<Sha512>(secret, salt, rounds, &mut key);
    for (byte, shared) in key.iter().zip(&SHARED) {
        shared.store(*byte, Ordering::Relaxed);
    }
    true
}

/// What goes before `p2s` (RFC 7518 section 4.8.1.1): the algorithm and a zero
/// byte.
const PREFIX: &[u8] = b"PBES2-HS512+A256KW\0";

/// A256KW's.
const KEY_BYTES: usize = 32;

/// In bytes: any passphrase that a person types, and the longest salt.
const ROOM: usize = 4_096;

/// Atomic, because the caller writes to it behind the compiler's back.
static SHARED: [AtomicU8; ROOM] = [const { AtomicU8::new(0) }; ROOM];

#[cfg(test)]
mod tests {
    use super::*;

    /// Expected keys from Python's `hashlib.pbkdf2_hmac("sha512", …)`.
    #[test]
    fn known_keys_and_no_more_than_there_is_room_for() {
        for (secret, salt, rounds, expected) in [
            (
                "correct horse battery staple",
                "0123456789abcdef",
                1_000,
                "cdc91f46e72804c13944a01cdc29561c96d78f1399e1c74d9c2e4c1d90938746",
            ),
            (
                "Trés sûr 🔒",
                "\u{0}\u{1}salt-of-Vigie",
                4_096,
                "01c3858c7e011ac35bb76437e936951254e9b172c22dc2ff5978758a4ae8b1c9",
            ),
        ] {
            let input = [salt, secret].concat();
            for (byte, shared) in input.bytes().zip(&SHARED) {
                shared.store(byte, Ordering::Relaxed);
            }
            assert!(derive(salt.len(), secret.len(), rounds));
            let key = SHARED[..KEY_BYTES]
                .iter()
                .map(|byte| format!("{:02x}", byte.load(Ordering::Relaxed)));
            assert_eq!(key.collect::<String>(), expected);
        }
        assert!(!room(ROOM).is_null());
        assert!(room(ROOM + 1).is_null());
        assert!(derive(8, ROOM - 8, 1));
        for (salt, secret) in [
            (8, ROOM - 7),
            (ROOM + 1, 0),
            (usize::MAX, 1),
            (1, usize::MAX),
        ] {
            assert!(!derive(salt, secret, 1), "{salt} {secret}");
        }
    }
}
