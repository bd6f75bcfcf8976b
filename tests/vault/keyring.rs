//! Making, sealing, opening, changing slots; and that damage never passes.

use base64ct::{Base64UrlUnpadded, Encoding};
use serde_json::{Value, json};
use vigie::time::Instant;
use vigie::vault::{
    Container, Credential, Derivation, Header, Keyring, MAX_FILE_BYTES, ROUNDS_FLOOR, ROUNDS_MOST,
    SCHEMA, SlotKind, VaultError, derive_kek,
};

use super::{
    PASSPHRASE, PLAINTEXT, RECOVERY, Repeatable, SAVED_AT, digest, file, forge::Forge,
    json as read, kek, keyring, protected, quick, slot_kek,
};

const SLOTS: [(SlotKind, &str); 2] = [
    (SlotKind::Passphrase, PASSPHRASE),
    (SlotKind::Recovery, RECOVERY),
];

#[test]
fn either_slot_opens_what_was_sealed() {
    let container = Container::parse(&file(1)).unwrap();
    let header = Header {
        schema: SCHEMA,
        generation: 7,
        saved_at: SAVED_AT,
    };
    assert_eq!(container.header(), header);
    for (kind, secret) in SLOTS {
        let kek = slot_kek(&container, kind, secret);
        let opened = container.unlock(kind, &kek).unwrap();
        assert_eq!(*opened.plaintext, PLAINTEXT);
        assert_eq!(opened.header, header);
    }
}

#[test]
fn no_other_secret_opens() {
    let container = Container::parse(&file(1)).unwrap();
    for (kind, secret) in [
        (SlotKind::Passphrase, ""),
        (SlotKind::Passphrase, "trois chats dorment au Soleil"),
        (SlotKind::Passphrase, "trois chats dorment au soleil "),
        (SlotKind::Passphrase, RECOVERY),
        (SlotKind::Recovery, PASSPHRASE),
    ] {
        let kek = slot_kek(&container, kind, secret);
        assert_eq!(
            container.unlock(kind, &kek).err(),
            Some(VaultError::WrongSecretOrDamaged),
            "{secret:?}"
        );
    }
}

#[test]
fn the_file_has_the_shape_of_the_format() {
    let file = read(&file(1));
    assert_eq!(file["format"], "vigie");
    assert_eq!(file["version"], 1);
    assert_eq!(
        protected(&file["keyring"]),
        json!({"enc": "A256GCM", "cty": "jwk+json"})
    );
    for (index, kid) in ["passphrase", "recovery"].into_iter().enumerate() {
        let header = &file["keyring"]["recipients"][index]["header"];
        assert_eq!(header["alg"], "PBES2-HS512+A256KW");
        assert_eq!(header["kid"], kid);
        assert_eq!(header["p2c"], 1_000);
        assert_eq!(header["p2s"].as_str().unwrap().len(), 22);
    }
    let vault = protected(&file["vault"]);
    assert_eq!(vault["alg"], "A256KW");
    assert_eq!(vault["enc"], "A256GCM");
    assert_eq!(vault["cty"], "json");
    assert_eq!(
        vault["vigie"],
        json!({
            "schema": 1, "generation": 7, "saved_at": SAVED_AT.as_millis(),
            "slots": {
                "passphrase": digest(&file["keyring"]["recipients"][0]),
                "recovery": digest(&file["keyring"]["recipients"][1]),
            },
        })
    );
}

#[test]
fn every_save_has_its_own_content_key_and_iv() {
    let mut random = Repeatable(1);
    let keyring = keyring(&mut random);
    let mut save = || read(&keyring.seal(PLAINTEXT, 1, SAVED_AT, &mut random).unwrap());
    let (first, second) = (save(), save());
    assert_eq!(first["keyring"], second["keyring"]);
    assert_eq!(first["vault"]["protected"], second["vault"]["protected"]);
    for member in ["encrypted_key", "iv", "ciphertext", "tag"] {
        assert_ne!(first["vault"][member], second["vault"][member], "{member}");
    }
}

#[test]
fn two_keyrings_share_nothing() {
    let (first, second) = (read(&file(1)), read(&file(2)));
    assert_ne!(
        protected(&first["vault"])["kid"],
        protected(&second["vault"])["kid"]
    );
    let slots = |file: &Value| {
        (0..2)
            .map(|i| file["keyring"]["recipients"][i].clone())
            .collect::<Vec<_>>()
    };
    for (a, b) in slots(&first).iter().zip(slots(&second)) {
        assert_ne!(a["header"]["p2s"], b["header"]["p2s"]);
        assert_ne!(a["encrypted_key"], b["encrypted_key"]);
    }
}

#[test]
fn an_empty_and_a_large_plaintext_come_back() {
    let mut random = Repeatable(1);
    let keyring = keyring(&mut random);
    for length in [0, 1, 15, 16, 17, 1_000_000] {
        let plaintext = vec![0x5a; length];
        let bytes = keyring.seal(&plaintext, 1, SAVED_AT, &mut random).unwrap();
        let opened = keyring.open(&Container::parse(&bytes).unwrap()).unwrap();
        assert!(*opened.plaintext == plaintext, "{length} bytes");
    }
}

/// Spaces after it hide how long it is, and are gone when it is opened.
#[test]
fn the_length_of_a_file_says_little_of_what_is_in_it() {
    let mut random = Repeatable(1);
    let keyring = keyring(&mut random);
    let ciphertext = |file: &Value| {
        let text = file["vault"]["ciphertext"].as_str().unwrap().to_owned();
        Base64UrlUnpadded::decode_vec(&text).unwrap().len()
    };
    for (length, padded) in [
        (0, 8_192),
        (2, 8_192),
        (8_191, 8_192),
        (8_192, 8_192),
        (8_193, 16_384),
        (49_152, 49_152),
    ] {
        let plaintext = vec![b'x'; length];
        let file = keyring.seal(&plaintext, 1, SAVED_AT, &mut random).unwrap();
        assert_eq!(ciphertext(&read(&file)), padded, "{length} bytes");
        let opened = keyring.open(&Container::parse(&file).unwrap()).unwrap();
        assert_eq!(*opened.plaintext, plaintext);
    }
}

#[test]
fn nothing_is_sealed_that_could_not_be_read_again() {
    let mut random = Repeatable(1);
    let keyring = keyring(&mut random);
    let max = (1 << 53) - 1;
    let mut seal = |plaintext: &[u8], generation| {
        keyring.seal(plaintext, generation, Instant::MAX, &mut random)
    };
    assert!(seal(PLAINTEXT, max).is_ok());
    assert_eq!(seal(PLAINTEXT, max + 1), Err(VaultError::Exhausted));
    assert_eq!(
        seal(&vec![0; MAX_FILE_BYTES / 4 * 3 + 1], 1),
        Err(VaultError::TooLarge)
    );
}

#[test]
fn what_is_kept_counts_as_well() {
    let large = vec![0x5a; MAX_FILE_BYTES / 4 * 3 - 8192];
    for (unknown, fits) in [(0, true), (60_000, false)] {
        let mut file = read(&file(1));
        file["x"] = "x".repeat(unknown).into();
        let container = Container::parse(file.to_string().as_bytes()).unwrap();
        let kek = slot_kek(&container, SlotKind::Passphrase, PASSPHRASE);
        let opened = container.unlock(SlotKind::Passphrase, &kek).unwrap();
        let sealed = opened.keyring.seal(&large, 7, SAVED_AT, &mut Repeatable(1));
        if fits {
            assert!(sealed.unwrap().len() <= MAX_FILE_BYTES);
        } else {
            assert_eq!(sealed, Err(VaultError::TooLarge));
        }
    }
}

#[test]
fn an_open_keyring_reads_the_next_generation() {
    let mut random = Repeatable(1);
    let mine = keyring(&mut random);
    let bytes = mine
        .seal(b"{}", 8, SAVED_AT.saturating_add(1), &mut random)
        .unwrap();
    let opened = mine.open(&Container::parse(&bytes).unwrap()).unwrap();
    assert_eq!(*opened.plaintext, b"{}");
    assert_eq!(opened.header.generation, 8);

    let other = Container::parse(&file(2)).unwrap();
    assert_eq!(mine.open(&other).err(), Some(VaultError::KeyMismatch));
}

#[test]
fn a_replaced_slot_changes_that_slot_only() {
    for (kind, _) in SLOTS {
        let mut random = Repeatable(1);
        let mut keyring = keyring(&mut random);
        let before = keyring.seal(PLAINTEXT, 1, SAVED_AT, &mut random).unwrap();
        let derivation = quick(&mut random);
        let new_kek = kek("a new secret", &derivation);
        keyring
            .replace_slot(Credential::typed(kind, &derivation, &new_kek))
            .unwrap();
        assert_eq!(keyring.derivation(kind), Some(derivation));
        let after = keyring.seal(PLAINTEXT, 2, SAVED_AT, &mut random).unwrap();

        let container = Container::parse(&after).unwrap();
        for (slot, secret) in SLOTS {
            let old = container.unlock(slot, &slot_kek(&container, slot, secret));
            if slot == kind {
                assert_eq!(old.err(), Some(VaultError::WrongSecretOrDamaged));
                assert!(container.unlock(slot, &new_kek).is_ok());
            } else {
                assert!(old.is_ok());
            }
        }
        let (mut before, mut after) = (
            read(&before)["keyring"].take(),
            read(&after)["keyring"].take(),
        );
        let changed = usize::from(kind == SlotKind::Recovery);
        assert_ne!(before["recipients"][changed], after["recipients"][changed]);
        before["recipients"][changed].take();
        after["recipients"][changed].take();
        assert_eq!(before, after);
    }
}

#[test]
fn a_missing_slot_can_be_added() {
    let container = Container::parse(&Forge::new().write()).unwrap();
    assert_eq!(container.derivation(SlotKind::Recovery), None);
    let kek = slot_kek(&container, SlotKind::Passphrase, PASSPHRASE);
    let mut opened = container.unlock(SlotKind::Passphrase, &kek).unwrap();

    let mut random = Repeatable(1);
    let derivation = quick(&mut random);
    let recovery_kek = super::kek(RECOVERY, &derivation);
    opened
        .keyring
        .replace_slot(Credential::Recovery(&derivation, &recovery_kek))
        .unwrap();
    let bytes = opened
        .keyring
        .seal(PLAINTEXT, 8, SAVED_AT, &mut random)
        .unwrap();
    let container = Container::parse(&bytes).unwrap();
    assert!(container.unlock(SlotKind::Recovery, &recovery_kek).is_ok());
    assert!(container.unlock(SlotKind::Passphrase, &kek).is_ok());
}

#[test]
fn a_derivation_that_the_gate_refuses_is_never_written() {
    let mut random = Repeatable(1);
    let mut keyring = keyring(&mut random);
    let good = quick(&mut random);
    let good_kek = kek(PASSPHRASE, &good);
    let (p2s, p2c) = (
        "keyring.recipients.header.p2s",
        "keyring.recipients.header.p2c",
    );
    for (salt, rounds, error) in [
        (7, 1_000, VaultError::Malformed(p2s)),
        (65, 1_000, VaultError::Malformed(p2s)),
        (16, 999, VaultError::Malformed(p2c)),
        (16, 10_000_001, VaultError::TooMuchWork(p2c)),
    ] {
        let bad = Derivation {
            salt: vec![0; salt],
            rounds,
        };
        for kind in [SlotKind::Passphrase, SlotKind::Recovery] {
            let before = keyring.derivation(kind);
            assert_eq!(
                keyring.replace_slot(Credential::typed(kind, &bad, &good_kek)),
                Err(error)
            );
            assert_eq!(keyring.derivation(kind), before);
        }
        let credentials = [
            Credential::Passphrase(&good, &good_kek),
            Credential::Recovery(&bad, &good_kek),
        ];
        let made = Keyring::generate(&mut random, &credentials);
        assert_eq!(made.err(), Some(error));
    }
}

#[test]
fn a_new_derivation_is_never_weak() {
    let mut random = Repeatable(1);
    for (asked, rounds) in [
        (0, ROUNDS_FLOOR),
        (209_999, ROUNDS_FLOOR),
        (210_001, 210_001),
        (ROUNDS_MOST + 1, ROUNDS_MOST),
        (u32::MAX, ROUNDS_MOST),
    ] {
        let derivation = Derivation::generate(asked, &mut random);
        assert_eq!(derivation.rounds, rounds);
        assert_eq!(derivation.salt.len(), 16);
        assert!(!derivation.is_weak());
    }
    assert!(quick(&mut random).is_weak());
    assert_ne!(
        Derivation::generate(0, &mut random).salt,
        Derivation::generate(0, &mut random).salt
    );
}

#[test]
fn a_derivation_and_its_key_travel_to_a_worker_and_back() {
    let derivation = quick(&mut Repeatable(1));
    let message = serde_json::to_string(&derivation).unwrap();
    let received: Derivation = serde_json::from_str(&message).unwrap();
    assert_eq!(received, derivation);
    let derived = derive_kek(PASSPHRASE.as_bytes(), &received);
    let sent = vigie::vault::Kek::from_bytes(derived.as_bytes());
    assert_eq!(sent.as_bytes(), kek(PASSPHRASE, &derivation).as_bytes());
}

/// At every place where a newer program may put something.
#[test]
fn unknown_members_survive_a_save() {
    let unknown =
        || json!({"deep": [1, -2, 0.5, "é", null, true], "large": 9_007_199_254_740_993_u64});
    let mut forge = Forge::new();
    for place in [
        &mut forge.file,
        &mut forge.keyring,
        &mut forge.keyring_protected,
        &mut forge.recipient,
        &mut forge.vault,
        &mut forge.vault_protected,
    ] {
        place["x-later"] = unknown();
    }
    forge.vault_protected["vigie"]["x-later"] = unknown();
    // A slot may not repeat a name of the protected header.
    forge.slot_header["x-slot"] = unknown();
    forge.jwk = forge.jwk.replace('}', r#","x-later":1}"#);
    let mut original = read(&forge.write());
    let mut team = original["keyring"]["recipients"][0].clone();
    team["header"]["kid"] = json!("team");
    original["keyring"]["recipients"]
        .as_array_mut()
        .unwrap()
        .push(team.clone());

    let mut random = Repeatable(1);
    let container = Container::parse(original.to_string().as_bytes()).unwrap();
    let kek = slot_kek(&container, SlotKind::Passphrase, PASSPHRASE);
    let mut opened = container.unlock(SlotKind::Passphrase, &kek).unwrap();
    let derivation = quick(&mut random);
    let new_kek = super::kek("a new secret", &derivation);
    opened
        .keyring
        .replace_slot(Credential::Passphrase(&derivation, &new_kek))
        .unwrap();
    let reread = |bytes: &[u8]| {
        opened
            .keyring
            .open(&Container::parse(bytes).unwrap())
            .unwrap()
    };
    let once = opened
        .keyring
        .seal(PLAINTEXT, 8, SAVED_AT, &mut random)
        .unwrap();
    let twice = reread(&once)
        .keyring
        .seal(PLAINTEXT, 9, SAVED_AT, &mut random)
        .unwrap();

    let saved = read(&twice);
    let slots = &saved["keyring"]["recipients"];
    for (place, found) in [
        ("file", &saved),
        ("keyring", &saved["keyring"]),
        ("keyring.protected", &protected(&saved["keyring"])),
        ("recipient", &slots[0]),
        ("vault", &saved["vault"]),
        ("vault.protected", &protected(&saved["vault"])),
        (
            "vault.protected.vigie",
            &protected(&saved["vault"])["vigie"],
        ),
    ] {
        assert_eq!(found["x-later"], unknown(), "{place}");
    }
    assert_eq!(slots[0]["header"]["x-slot"], unknown());
    assert_eq!(slots[1], team, "a slot of another kind");
    for member in ["protected", "iv", "ciphertext", "tag"] {
        assert_eq!(
            saved["keyring"][member], original["keyring"][member],
            "{member}"
        );
    }
    assert_eq!(protected(&saved["vault"])["vigie"]["generation"], 9);
}

#[test]
fn new_keys_end_what_the_old_ones_opened_and_keep_what_is_unknown() {
    let mut forge = Forge::new();
    for place in [&mut forge.file, &mut forge.keyring, &mut forge.vault] {
        place["x-later"] = json!([1]);
    }
    forge.vault_protected["x-later"] = json!([2]);
    forge.vault_protected["vigie"]["x-later"] = json!([3]);
    let before = forge.write();
    let old_kek = slot_kek(
        &Container::parse(&before).unwrap(),
        SlotKind::Passphrase,
        PASSPHRASE,
    );
    let opened = Container::parse(&before)
        .unwrap()
        .unlock(SlotKind::Passphrase, &old_kek)
        .unwrap();

    let mut random = Repeatable(1);
    let secrets = ["le nouveau mot de passe", "NEWCODE"];
    let derivations = [quick(&mut random), quick(&mut random)];
    let keks = [0, 1].map(|index| kek(secrets[index], &derivations[index]));
    let credentials = [
        Credential::Passphrase(&derivations[0], &keks[0]),
        Credential::Recovery(&derivations[1], &keks[1]),
    ];
    let renewed = opened.keyring.renewed(&mut random, &credentials).unwrap();
    let after = renewed.seal(PLAINTEXT, 8, SAVED_AT, &mut random).unwrap();

    let container = Container::parse(&after).unwrap();
    for ((kind, _), kek) in SLOTS.iter().zip(&keks) {
        assert_eq!(*container.unlock(*kind, kek).unwrap().plaintext, PLAINTEXT);
    }
    assert_eq!(
        container.unlock(SlotKind::Passphrase, &old_kek).err(),
        Some(VaultError::WrongSecretOrDamaged)
    );
    assert_eq!(
        opened.keyring.open(&container).err(),
        Some(VaultError::KeyMismatch)
    );
    let old = Container::parse(&before).unwrap();
    assert!(old.unlock(SlotKind::Passphrase, &old_kek).is_ok());
    assert_eq!(renewed.open(&old).err(), Some(VaultError::KeyMismatch));

    let (before, after) = (read(&before), read(&after));
    for part in ["keyring", "vault"] {
        assert_eq!(after[part]["x-later"], before[part]["x-later"], "{part}");
    }
    assert_eq!(after["x-later"], before["x-later"]);
    let (before, after) = (protected(&before["vault"]), protected(&after["vault"]));
    assert_ne!(after["kid"], before["kid"]);
    assert_eq!(after["x-later"], before["x-later"]);
    assert_eq!(after["vigie"]["x-later"], before["vigie"]["x-later"]);
}

/// Nothing between the first and the last byte may turn a file into another
/// one: it opens to what was sealed, or not at all.
#[test]
fn no_flipped_bit_panics_or_opens_to_something_else() {
    let good = file(1);
    let container = Container::parse(&good).unwrap();
    let asked = container.derivation(SlotKind::Passphrase).unwrap();
    let good_kek = kek(PASSPHRASE, &asked);
    let (mut refused, mut opened) = (0, 0);
    let text = String::from_utf8(good.clone()).unwrap();
    let content = text.rfind("\"ciphertext\"").unwrap();
    for at in 0..good.len() {
        // Of the sealed content, which is long and all alike, a byte in sixty.
        if (content + 100..content + 10_900).contains(&at) && !at.is_multiple_of(60) {
            continue;
        }
        for bit in 0..8 {
            let mut changed = good.clone();
            changed[at] ^= 1 << bit;
            let Ok(container) = Container::parse(&changed) else {
                refused += 1;
                continue;
            };
            let result = match container.derivation(SlotKind::Passphrase) {
                Some(derivation) if derivation == asked => {
                    container.unlock(SlotKind::Passphrase, &good_kek)
                }
                Some(derivation) => {
                    container.unlock(SlotKind::Passphrase, &kek(PASSPHRASE, &derivation))
                }
                None => container.unlock(SlotKind::Passphrase, &good_kek),
            };
            match result {
                Ok(found) => {
                    opened += 1;
                    assert_eq!(*found.plaintext, PLAINTEXT, "bit {bit} of byte {at}");
                    assert_eq!(found.header.generation, 7);
                    assert_eq!(found.header.saved_at, SAVED_AT);
                }
                Err(_) => refused += 1,
            }
        }
    }
    // What still opens was changed in the other slot or in a member's name.
    assert!(refused > opened * 4, "{refused} refused, {opened} opened");
}

#[test]
fn no_file_cut_short_passes() {
    let good = file(1);
    for length in 0..good.len() {
        assert!(Container::parse(&good[..length]).is_err(), "{length} bytes");
    }
}
