//! The two ciphers of the format, A256GCM and A256KW.

use aes_gcm::{AeadInOut, Aes256Gcm, KeyInit};
use aes_kw::{KwAes256, cipher::consts::U32};
use zeroize::Zeroize;

use super::secret::Secret;

/// A256GCM (RFC 7518 section 5.3): encrypts `buffer` in place and gives the
/// tag over it and `aad`. A key and `iv` must never meet twice.
///
/// `None` above the cipher's own limit of 64 GiB.
pub(super) fn gcm_seal(
    key: &Secret,
    iv: &[u8; IV],
    aad: &[u8],
    buffer: &mut [u8],
) -> Option<[u8; TAG]> {
    wiped(|| {
        Aes256Gcm::new(key.as_bytes().into())
            .encrypt_inout_detached(iv.into(), aad, buffer.into())
            .ok()
            .map(Into::into)
    })
}

/// A256GCM: decrypts `buffer` in place. `false`, and `buffer` untouched, when
/// key, `iv`, `aad`, `buffer` and `tag` don't belong together.
#[must_use]
pub(super) fn gcm_open(
    key: &Secret,
    iv: &[u8; IV],
    aad: &[u8],
    buffer: &mut [u8],
    tag: &[u8; TAG],
) -> bool {
    wiped(|| {
        Aes256Gcm::new(key.as_bytes().into())
            .decrypt_inout_detached(iv.into(), aad, buffer.into(), tag.into())
            .is_ok()
    })
}

/// A256KW (RFC 7518 section 4.4, RFC 3394): `key` wrapped under `kek`.
pub(super) fn wrap(kek: &Secret, key: &Secret) -> [u8; WRAPPED] {
    wiped(|| {
        KwAes256::new(kek.as_bytes().into())
            .wrap_fixed_key::<U32>(key.as_bytes().into())
            .into()
    })
}

/// A256KW: the key that was wrapped under `kek`; `None` for any other `kek`
/// and for damaged bytes (up to a chance of 2⁻⁶⁴).
pub(super) fn unwrap(kek: &Secret, wrapped: &[u8; WRAPPED]) -> Option<Secret> {
    wiped(|| {
        let mut key = Secret::zero();
        KwAes256::new(kek.as_bytes().into())
            .unwrap_key(wrapped, key.as_mut())
            .ok()?;
        Some(key)
    })
}

/// Does something with a cipher, and overwrites the stack that it took: the
/// libraries leave blocks of the key that they unwrap there, and no later call
/// may reach so deep before the memory is looked at.
fn wiped<T>(work: impl FnOnce() -> T) -> T {
    let done = on_its_own_frame(work);
    wipe_stack();
    done
}

#[inline(never)]
fn on_its_own_frame<T>(work: impl FnOnce() -> T) -> T {
    work()
}

#[inline(never)]
fn wipe_stack() {
    let mut used = [0_u8; STACK];
    used.zeroize();
}

/// More bytes of the stack than either cipher takes, with its key schedule.
const STACK: usize = 4 << 10;

/// Bytes of an A256GCM initialization vector.
pub(super) const IV: usize = 12;

/// Bytes of an A256GCM authentication tag.
pub(super) const TAG: usize = 16;

/// Bytes of a 256-bit key wrapped by A256KW.
pub(super) const WRAPPED: usize = 40;

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failing test may panic"
)]
mod tests {
    use super::*;

    // The software AES of a wasm build is other code than a host's AES
    // instructions, so the vectors count in both.
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    /// A selection of NIST's `gcmEncryptExtIV256.rsp`.
    const GCM: &str = include_str!("../../tests/vectors/vault/aes-256-gcm.rsp");

    fn hex(text: &str) -> Vec<u8> {
        assert!(text.len().is_multiple_of(2));
        (0..text.len())
            .step_by(2)
            .map(|i| u8::from_str_radix(&text[i..i + 2], 16).unwrap())
            .collect()
    }

    fn secret(text: &str) -> Secret {
        let mut secret = Secret::zero();
        secret.as_mut().copy_from_slice(&hex(text));
        secret
    }

    fn gcm_vectors() -> Vec<std::collections::BTreeMap<&'static str, &'static str>> {
        GCM.split("\n\n")
            .map(|block| {
                block
                    .lines()
                    .filter(|line| !line.starts_with(['#', '[']))
                    .filter_map(|line| line.split_once('='))
                    .map(|(name, value)| (name.trim(), value.trim()))
                    .collect()
            })
            .filter(|vector: &std::collections::BTreeMap<_, _>| !vector.is_empty())
            .collect()
    }

    #[test]
    fn gcm_gives_what_nist_expects_both_ways() {
        let vectors = gcm_vectors();
        assert_eq!(vectors.len(), 50);
        for vector in vectors {
            let key = secret(vector["Key"]);
            let iv: [u8; IV] = hex(vector["IV"]).try_into().unwrap();
            let aad = hex(vector["AAD"]);
            let plaintext = hex(vector["PT"]);

            let mut buffer = plaintext.clone();
            let tag = gcm_seal(&key, &iv, &aad, &mut buffer).unwrap();
            assert_eq!(buffer, hex(vector["CT"]), "{vector:?}");
            assert_eq!(tag[..], hex(vector["Tag"]), "{vector:?}");

            assert!(gcm_open(&key, &iv, &aad, &mut buffer, &tag));
            assert_eq!(buffer, plaintext);
        }
    }

    #[test]
    fn gcm_opens_nothing_that_was_changed() {
        let key = secret(&"42".repeat(32));
        let iv = [7; IV];
        let mut buffer = *b"what was sealed";
        let tag = gcm_seal(&key, &iv, b"header", &mut buffer).unwrap();
        let sealed = buffer;

        let mut changed = sealed;
        changed[3] ^= 1;
        let damaged = changed;
        assert!(!gcm_open(&key, &iv, b"header", &mut changed, &tag));
        assert_eq!(changed, damaged, "a refused buffer stays as it was");

        let mut other_tag = tag;
        other_tag[15] ^= 0x80;
        assert!(!gcm_open(&key, &iv, b"header", &mut buffer, &other_tag));
        assert!(!gcm_open(&key, &iv, b"Header", &mut buffer, &tag));
        assert!(!gcm_open(&key, &[8; IV], b"header", &mut buffer, &tag));
        assert!(!gcm_open(
            &Secret::zero(),
            &iv,
            b"header",
            &mut buffer,
            &tag
        ));
        assert!(gcm_open(&key, &iv, b"header", &mut buffer, &tag));
    }

    /// RFC 3394 section 4.6: 256 bits of key data with a 256-bit KEK, the only
    /// one of its vectors with the sizes that this format has.
    #[test]
    fn key_wrap_gives_what_rfc_3394_expects_both_ways() {
        let kek = secret("000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F");
        let key = secret("00112233445566778899AABBCCDDEEFF000102030405060708090A0B0C0D0E0F");
        let wrapped = wrap(&kek, &key);
        assert_eq!(
            wrapped[..],
            hex("28C9F404C4B810F4CBCCB35CFB87F8263F5786E2D80ED326CBC7F0E71A99F43BFB988B9B7A02DD21")
        );
        assert_eq!(unwrap(&kek, &wrapped).unwrap().as_bytes(), key.as_bytes());
    }

    #[test]
    fn key_wrap_opens_nothing_that_was_changed() {
        let kek = secret(&"01".repeat(32));
        let wrapped = wrap(&kek, &secret(&"02".repeat(32)));
        for bit in 0..WRAPPED * 8 {
            let mut changed = wrapped;
            changed[bit / 8] ^= 1 << (bit % 8);
            assert!(unwrap(&kek, &changed).is_none(), "bit {bit}");
        }
        assert!(unwrap(&secret(&"03".repeat(32)), &wrapped).is_none());
    }
}
