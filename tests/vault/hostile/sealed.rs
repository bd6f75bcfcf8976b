//! Defects that only show once there is a key: in what is encrypted, and in
//! what the tags cover.

use serde_json::json;
use vigie::vault::{
    Part,
    VaultError::{Damaged, KeyMismatch, Malformed, UnsupportedAlgorithm, WrongSecretOrDamaged},
};

use super::{
    Defect, defect, read,
    spoil::{bytes, changed, flipped, forged, key_of, with},
};
use crate::forge::Forge;

#[rustfmt::skip] // a row a defect
pub(super) fn defects() -> Vec<Defect> {
    let other = read(&Forge::new().write());
    let keyring = Damaged(Part::Keyring);
    let vault = Damaged(Part::Vault);
    vec![
        // Slots
        defect("passphrase-slot-missing", changed("keyring", |k| { k["recipients"].as_array_mut().unwrap().remove(0); }), WrongSecretOrDamaged),
        defect("slot-key-flipped", flipped("keyring.recipients.encrypted_key"), WrongSecretOrDamaged),
        defect("slot-key-of-zeros", with("keyring.recipients.encrypted_key", &json!("A".repeat(54))), WrongSecretOrDamaged),
        defect("slot-p2s-flipped", flipped("keyring.recipients.header.p2s"), WrongSecretOrDamaged),
        defect("slot-p2s-of-8-bytes", with("keyring.recipients.header.p2s", &bytes(8)), WrongSecretOrDamaged),
        defect("slot-p2c-1001", with("keyring.recipients.header.p2c", &json!(1001)), WrongSecretOrDamaged),
        defect("slot-keys-swapped", changed("keyring", |k| swap(k, "encrypted_key")), WrongSecretOrDamaged),
        defect("slot-headers-swapped", changed("keyring", |k| swap(k, "header")), WrongSecretOrDamaged),
        // Keyring
        defect("keyring-ciphertext-flipped", flipped("keyring.ciphertext"), keyring),
        defect("keyring-ciphertext-empty", with("keyring.ciphertext", &json!("")), keyring),
        defect("keyring-iv-flipped", flipped("keyring.iv"), keyring),
        defect("keyring-tag-flipped", flipped("keyring.tag"), keyring),
        defect("keyring-header-with-one-more", changed("keyring.protected", |h| h["x"] = json!(1)), keyring),
        defect("keyring-header-respelt", changed("keyring", |k| k["protected"] = super::spoil::encode(r#"{ "cty": "jwk+json", "enc": "A256GCM" }"#)), keyring),
        defect("keyring-content-of-another-file", changed("keyring", |k| for member in ["ciphertext", "iv", "protected", "tag"] { k[member] = other["keyring"][member].clone(); }), keyring),
        defect("keyring-of-another-file", with("keyring", &other["keyring"]), KeyMismatch),
        // The vault key in it
        defect("vault-key-not-json", forged(|_| "key".into()), Malformed("keyring.jwk")),
        defect("vault-key-empty", forged(|_| String::new()), Malformed("keyring.jwk")),
        defect("vault-key-a-list", forged(|jwk| format!("[{jwk}]")), Malformed("keyring.jwk")),
        defect("vault-key-with-a-tail", forged(|jwk| format!("{jwk}{{}}")), Malformed("keyring.jwk")),
        defect("vault-key-without-k", forged(|_| r#"{"kty":"oct","alg":"A256KW","kid":"forged"}"#.into()), Malformed("keyring.jwk")),
        defect("vault-key-with-k-twice", forged(|jwk| jwk.replacen('{', r#"{"k":"AAAA","#, 1)), Malformed("keyring.jwk")),
        defect("vault-key-with-k-a-number", forged(|_| r#"{"kty":"oct","alg":"A256KW","kid":"forged","k":1}"#.into()), Malformed("keyring.jwk")),
        defect("vault-key-of-31-bytes", forged(|_| key_of(31)), Malformed("keyring.jwk.k")),
        defect("vault-key-of-33-bytes", forged(|_| key_of(33)), Malformed("keyring.jwk.k")),
        defect("vault-key-of-3-bytes", forged(|_| key_of(3)), Malformed("keyring.jwk.k")),
        defect("vault-key-padded", forged(|jwk| jwk.replace(r#""}"#, r#"="}"#)), Malformed("keyring.jwk.k")),
        defect("vault-key-of-kty-rsa", forged(|jwk| jwk.replace("oct", "RSA")), UnsupportedAlgorithm("keyring.jwk.kty")),
        defect("vault-key-of-alg-a256gcm", forged(|jwk| jwk.replace("A256KW", "A256GCM")), UnsupportedAlgorithm("keyring.jwk.alg")),
        defect("vault-key-of-another-kid", forged(|jwk| jwk.replace("forged", "other")), KeyMismatch),
        defect("vault-key-another-of-the-same-kid", forged(|_| key_of(32)), vault),
        // Vault
        defect("vault-encrypted-key-flipped", flipped("vault.encrypted_key"), vault),
        defect("vault-ciphertext-flipped", flipped("vault.ciphertext"), vault),
        defect("vault-ciphertext-empty", with("vault.ciphertext", &json!("")), vault),
        defect("vault-iv-flipped", flipped("vault.iv"), vault),
        defect("vault-tag-flipped", flipped("vault.tag"), vault),
        defect("vault-generation-changed", with("vault.protected.vigie.generation", &json!(8)), vault),
        defect("vault-saved-at-changed", with("vault.protected.vigie.saved_at", &json!(0)), vault),
        defect("vault-header-with-one-more", changed("vault.protected", |h| h["x"] = json!(1)), vault),
        defect("vault-kid-changed", with("vault.protected.kid", &json!("other")), KeyMismatch),
        defect("vault-of-another-file", with("vault", &other["vault"]), KeyMismatch),
    ]
}

/// Gives each of the two slots what the other has.
fn swap(keyring: &mut serde_json::Value, member: &str) {
    let passphrase = keyring["recipients"][0][member].take();
    let recovery = keyring["recipients"][1][member].take();
    keyring["recipients"][0][member] = recovery;
    keyring["recipients"][1][member] = passphrase;
}
