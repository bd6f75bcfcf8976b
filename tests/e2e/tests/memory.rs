//! What is left of secrets once the vault is locked: nothing in the program's
//! memory, nothing in storage, nothing on the page.

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Key, Nonce};
use base64ct::{Base64UrlUnpadded, Encoding};
use serde_json::{Value, json};
use vigie::vault::{Derivation, derive_kek};
use vigie_e2e::engine::{Ability, can};
use vigie_e2e::steps::PASSPHRASE;
use vigie_e2e::{Browser, Page, Practice, Profile, Site};

#[test]
fn after_the_lock_the_memory_holds_no_secret_and_no_content() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).before(REMEMBER).open(&site);
    let code = page.start(Practice::GROUP);
    page.visit("#/measure/essential-02");
    page.answer("En partie");
    page.fold("Notes, preuve, qui et quand").click();
    page.field("Note").type_in(MARKER);
    page.saved();
    assert_eq!(
        found(&page, MARKER.as_bytes()),
        Some(true),
        "an open vault is in memory, and the search finds it there"
    );
    page.button("Verrouiller").click();
    page.heading("Déverrouiller").seen();
    // Opened once more, so that the secret has come in this way too.
    page.unlock();
    page.field("Note").holds(MARKER);
    let keys = keys(&page.stored());
    page.button("Verrouiller").click();
    page.heading("Déverrouiller").seen();

    page.eventually("no secret in memory", || {
        let secrets = [
            ("the passphrase", b" sans lien".to_vec()),
            ("the recovery code", code.replace('-', "").into_bytes()),
            ("the note", MARKER.as_bytes().to_vec()),
            ("the practice", b" Tilleuls".to_vec()),
        ];
        let left: Vec<&str> = secrets
            .iter()
            .chain(&keys)
            .filter(|(_, bytes)| {
                // What was freed may be written over in part.
                let mut pieces = bytes.chunks_exact(PIECE);
                pieces.any(|piece| found(&page, piece) == Some(true))
            })
            .map(|(name, _)| *name)
            .collect();
        if left.is_empty() {
            Ok(())
        } else {
            Err(format!("{left:?}"))
        }
    });
    if can(Ability::Workers) {
        assert_eq!(page.workers(), 0, "the memory that derived keys is gone");
    }
    page.close();
}

#[test]
fn nothing_secret_is_in_any_storage_nor_on_the_page() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    let code = page.start(Practice::GROUP);
    page.visit("#/measure/essential-02");
    page.answer("En partie");
    page.fold("Notes, preuve, qui et quand").click();
    page.field("Note").type_in(MARKER);
    page.saved();
    page.is_kept_for_offline_use();
    let everywhere = |page: &Page| page.script(include_str!("everywhere.js")).to_string();
    for state in ["open", "locked", "unlocked"] {
        let everywhere = everywhere(&page);
        assert!(
            everywhere.contains("vigie.slot.a"),
            "the search sees storage"
        );
        assert!(
            everywhere.contains("sw.js") || everywhere.contains("style-"),
            "and caches"
        );
        for secret in [
            PASSPHRASE,
            &code,
            &code.replace('-', ""),
            MARKER,
            Practice::GROUP.name,
        ] {
            assert!(!everywhere.contains(secret), "{state}: {secret}");
        }
        assert!(!page.title().contains(Practice::GROUP.name));
        match state {
            "open" => {
                page.button("Verrouiller").click();
                page.heading("Déverrouiller").seen();
                let left = page.source();
                assert!(!left.contains(MARKER) && !left.contains(Practice::GROUP.name));
            }
            "locked" => {
                page.unlock();
                page.field("Note").holds(MARKER);
            }
            _ => {}
        }
    }
    page.close();
}

/// Keeps hold of every memory that a program is started with.
const REMEMBER: &str = "
    window.memories = [];
    for (const name of ['instantiate', 'instantiateStreaming']) {
        const original = WebAssembly[name];
        WebAssembly[name] = async (...parts) => {
            const started = await original.apply(WebAssembly, parts);
            const exports = Object.values((started.instance ?? started).exports);
            window.memories.push(...exports.filter((each) => each instanceof WebAssembly.Memory));
            return started;
        };
    }";

/// Whether the program's memory holds these bytes anywhere; `None` without a
/// memory to look at.
fn found(page: &Page, bytes: &[u8]) -> Option<bool> {
    let script = format!(
        "const sought = {};
        if (!window.memories.length) return null;
        return window.memories.some((memory) => {{
            const bytes = new Uint8Array(memory.buffer);
            for (let at = bytes.indexOf(sought[0]); at >= 0; at = bytes.indexOf(sought[0], at + 1)) {{
                if (sought.every((byte, place) => bytes[at + place] === byte)) return true;
            }}
            return false;
        }});",
        json!(bytes)
    );
    page.script(&script).as_bool()
}

/// The keys of the newest save, found by its passphrase with nothing of Vigie's
/// own but the derivation.
fn keys(stored: &Value) -> Vec<(&'static str, Vec<u8>)> {
    let vaults = stored.as_object().unwrap().values();
    let vault: Value = vaults
        .filter_map(|text| serde_json::from_str(text.as_str()?).ok())
        .filter(|vault: &Value| vault["format"] == "vigie")
        .max_by_key(|vault| {
            let protected: Value =
                serde_json::from_slice(&bytes(&vault["vault"]["protected"])).unwrap();
            protected["vigie"]["generation"].as_u64()
        })
        .unwrap();
    let slot = &vault["keyring"]["recipients"][0];
    let derivation = Derivation {
        salt: bytes(&slot["header"]["p2s"]),
        rounds: u32::try_from(slot["header"]["p2c"].as_u64().unwrap()).unwrap(),
    };
    let kek = derive_kek(PASSPHRASE.as_bytes(), &derivation);
    let keyring_key = unwrap(kek.as_bytes(), &slot["encrypted_key"]);
    let jwk: Value = serde_json::from_slice(&open(&keyring_key, &vault["keyring"])).unwrap();
    let vault_key = bytes(&jwk["k"]);
    let content_key = unwrap(&vault_key, &vault["vault"]["encrypted_key"]);
    assert!(
        String::from_utf8(open(&content_key, &vault["vault"]))
            .unwrap()
            .contains(MARKER)
    );
    vec![
        ("the key of the passphrase", kek.as_bytes().to_vec()),
        ("the key of the keyring", keyring_key),
        ("the vault key, as text", jwk["k"].as_str().unwrap().into()),
        ("the vault key", vault_key),
        ("the content key", content_key),
    ]
}

fn unwrap(kek: &[u8], wrapped: &Value) -> Vec<u8> {
    let kek = aes_kw::KwAes256::new(kek.try_into().unwrap());
    let mut key = vec![0; 32];
    kek.unwrap_key(&bytes(wrapped), &mut key).unwrap();
    key
}

fn open(key: &[u8], jwe: &Value) -> Vec<u8> {
    let mut sealed = bytes(&jwe["ciphertext"]);
    sealed.extend(bytes(&jwe["tag"]));
    let payload = Payload {
        msg: &sealed,
        aad: jwe["protected"].as_str().unwrap().as_bytes(),
    };
    let iv = bytes(&jwe["iv"]);
    Aes256Gcm::new(&Key::<Aes256Gcm>::try_from(key).unwrap())
        .decrypt(&Nonce::try_from(iv.as_slice()).unwrap(), payload)
        .unwrap()
}

fn bytes(text: &Value) -> Vec<u8> {
    Base64UrlUnpadded::decode_vec(text.as_str().unwrap()).unwrap()
}

const MARKER: &str = "Zibeline-quarante-douze";

/// Bytes that no text of the page has by chance.
const PIECE: usize = 8;
