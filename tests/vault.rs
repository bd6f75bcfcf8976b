//! The vault, seen from outside: the gate, the keyring, the recovery code, the
//! storage slots, and files that must open for ever.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failing test may panic"
)]

#[path = "vault/faults.rs"]
mod faults;
#[path = "vault/foreign.rs"]
mod foreign;
#[path = "vault/forge.rs"]
mod forge;
#[path = "vault/hostile/mod.rs"]
mod hostile;
#[path = "vault/keyring.rs"]
mod keyring;
#[path = "vault/lineage.rs"]
mod lineage;
#[cfg(not(target_family = "wasm"))]
#[path = "vault/properties.rs"]
mod properties;
#[path = "vault/recovery.rs"]
mod recovery;
#[path = "vault/slots.rs"]
mod slots;
#[path = "vault/vectors.rs"]
mod vectors;

use base64ct::{Base64UrlUnpadded, Encoding};
use serde_json::Value;
use sha2::Digest;
use vigie::time::Instant;
use vigie::vault::{Container, Credential, Derivation, Kek, Keyring, Random, SlotKind, derive_kek};

/// SplitMix64: the same bits in every run, never the same twice in one.
struct Repeatable(u64);

impl Random for Repeatable {
    fn fill(&mut self, bytes: &mut [u8]) {
        for byte in bytes {
            self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut bits = self.0;
            bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            *byte = (bits ^ (bits >> 31)) as u8;
        }
    }
}

const PASSPHRASE: &str = "trois chats dorment au soleil";
const RECOVERY: &str = "0123456789ABCDEFGHJKMNPQRSTV";
const PLAINTEXT: &[u8] = br#"{"schema":1,"practice":"Cabinet du Parc"}"#;
const SAVED_AT: Instant = Instant::from_millis(1_767_225_600_000).unwrap();

/// The fewest rounds that are accepted, so that the tests run in seconds.
fn quick(random: &mut dyn Random) -> Derivation {
    Derivation {
        rounds: 1_000,
        ..Derivation::generate(0, random)
    }
}

fn kek(secret: &str, derivation: &Derivation) -> Kek {
    derive_kek(secret.as_bytes(), derivation)
}

/// A new keyring with [`PASSPHRASE`] and [`RECOVERY`].
fn keyring(random: &mut dyn Random) -> Keyring {
    let (passphrase, recovery) = (quick(random), quick(random));
    let (passphrase_kek, recovery_kek) = (kek(PASSPHRASE, &passphrase), kek(RECOVERY, &recovery));
    Keyring::generate(
        random,
        &[
            Credential::Passphrase(&passphrase, &passphrase_kek),
            Credential::Recovery(&recovery, &recovery_kek),
        ],
    )
    .unwrap()
}

/// A whole file of generation 7.
fn file(seed: u64) -> Vec<u8> {
    let mut random = Repeatable(seed);
    keyring(&mut random)
        .seal(PLAINTEXT, 7, SAVED_AT, &mut random)
        .unwrap()
}

/// The key for a slot of this very container.
fn slot_kek(container: &Container, kind: SlotKind, secret: &str) -> Kek {
    kek(secret, &container.derivation(kind).unwrap())
}

fn json(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).unwrap()
}

/// The header that stands in a `protected` member.
fn protected(jwe: &Value) -> Value {
    json(&Base64UrlUnpadded::decode_vec(jwe["protected"].as_str().unwrap()).unwrap())
}

/// A `protected` member with this header in it.
fn encoded(header: &Value) -> Value {
    Base64UrlUnpadded::encode_string(header.to_string().as_bytes()).into()
}

/// With white space that makes it as long as this.
fn filled(text: &str, length: usize) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    bytes.resize(length, b' ');
    bytes
}

/// What a vault says of a slot: SHA-512/256 of the recipient as it is written.
fn digest(recipient: &Value) -> String {
    Base64UrlUnpadded::encode_string(&sha2::Sha512_256::digest(recipient.to_string()))
}
