//! The wasm build's key derivation against known answers and against the
//! platform's own implementation. (AES-GCM and AES-KW have their vectors in
//! the unit tests of `vault::cipher`, which run in the browser too.)

use js_sys::{Promise, Uint8Array};
use vigie::vault::{Derivation, derive_kek};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

use super::script;

/// Expected keys from Python's `hashlib.pbkdf2_hmac("sha512", …)` over the
/// salt of RFC 7518 section 4.8.1.1.
#[wasm_bindgen_test]
fn a_slots_key_is_the_known_one() {
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
        let derivation = Derivation {
            salt: salt.as_bytes().to_vec(),
            rounds,
        };
        let kek = derive_kek(secret.as_bytes(), &derivation);
        let hex: String = kek
            .as_bytes()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        assert_eq!(hex, expected);
    }
}

#[wasm_bindgen_test]
async fn a_slots_key_is_what_the_platform_derives() {
    let derivation = Derivation {
        salt: b"seize octets ici".to_vec(),
        rounds: 20_000,
    };
    let kek = derive_kek(b"phrase de passe", &derivation);
    assert_eq!(
        kek.as_bytes()[..],
        by_platform(b"phrase de passe", &derivation).await
    );
}

/// The key as the browser's own PBKDF2 derives it.
pub(crate) async fn by_platform(secret: &[u8], derivation: &Derivation) -> Vec<u8> {
    let bytes = |bytes: &[u8]| format!("new Uint8Array({bytes:?})");
    let promise = script(&format!(
        "(async () => {{
             const secret = await crypto.subtle.importKey(
                 'raw', {}, 'PBKDF2', false, ['deriveBits']);
             const salt = {};
             const kek = await crypto.subtle.deriveBits(
                 {{ name: 'PBKDF2', hash: 'SHA-512', salt, iterations: {} }}, secret, 256);
             return new Uint8Array(kek);
         }})()",
        bytes(secret),
        bytes(&[b"PBES2-HS512+A256KW\0", derivation.salt.as_slice()].concat()),
        derivation.rounds,
    ));
    let kek = JsFuture::from(promise.unchecked_into::<Promise>())
        .await
        .unwrap();
    kek.unchecked_into::<Uint8Array>().to_vec()
}
