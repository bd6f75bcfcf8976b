//! The vault key, as the keyring holds it.

use base64ct::{Base64UrlUnpadded, Encoding};
use serde::Deserialize;
use zeroize::Zeroizing;

use super::{VaultError, jwe::A256KW, secret::Secret};

/// The vault key as a JWK, RFC 7518 section 6.4.
///
/// Borrowed from the decrypted text, so that no copy of `k` stays behind: a
/// member written with escapes, which no base64url needs, is refused.
#[derive(Deserialize)]
pub(super) struct VaultKey<'a> {
    kty: &'a str,
    alg: &'a str,
    kid: &'a str,
    k: &'a str,
}

impl VaultKey<'_> {
    /// The JWK of a key.
    pub(super) fn write(kid: &str, key: &Secret) -> Zeroizing<String> {
        let mut text = Zeroizing::new([0; 43]);
        let k = Base64UrlUnpadded::encode(key.as_bytes(), text.as_mut()).unwrap_or_default();
        // With room for all of it from the start: growing would leave a copy.
        let mut jwk = Zeroizing::new(String::with_capacity(64 + kid.len() + k.len()));
        for part in [
            r#"{"kty":"oct","alg":"A256KW","kid":""#,
            kid,
            r#"","k":""#,
            k,
            r#""}"#,
        ] {
            jwk.push_str(part);
        }
        jwk
    }

    /// The `kid` and the key of a JWK.
    pub(super) fn read(jwk: &[u8]) -> Result<(String, Secret), VaultError> {
        let jwk: VaultKey<'_> =
            serde_json::from_slice(jwk).map_err(|_| VaultError::Malformed(JWK))?;
        if jwk.kty != "oct" {
            return Err(VaultError::UnsupportedAlgorithm(JWK_KTY));
        }
        if jwk.alg != A256KW {
            return Err(VaultError::UnsupportedAlgorithm(JWK_ALG));
        }
        let mut key = Secret::zero();
        match Base64UrlUnpadded::decode(jwk.k, key.as_mut()) {
            Ok(bytes) if bytes.len() == 32 => Ok((jwk.kid.to_owned(), key)),
            _ => Err(VaultError::Malformed(JWK_K)),
        }
    }
}

const JWK: &str = "keyring.jwk";
const JWK_ALG: &str = "keyring.jwk.alg";
const JWK_K: &str = "keyring.jwk.k";
const JWK_KTY: &str = "keyring.jwk.kty";
