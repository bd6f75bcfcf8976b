//! Key slots of other programs: kept as they were, never tried.

use serde_json::{Value, json};
use vigie::vault::{Container, Credential, Keyring, Opened, SlotKind, VaultError};

use super::{
    PASSPHRASE, PLAINTEXT, RECOVERY, Repeatable, SAVED_AT, encoded, file, json as read, kek,
    protected, quick, slot_kek,
};

/// Recipients of which this program can make nothing: algorithms that it
/// doesn't have, parameters that it would refuse in its own slots.
fn strange() -> Vec<Value> {
    vec![
        json!({"header": {
            "alg": "ECDH-ES+A256KW", "kid": "team",
            "epk": {"kty": "EC", "crv": "P-256", "x": "AAAA", "y": "AAAA"},
        }, "encrypted_key": "A".repeat(54)}),
        json!({"header": {"kid": "no algorithm, no key"}, "x": [1, 0.5, null, {"é": "\u{1f511}"}]}),
        json!({"header": {
            "alg": "PBES2-HS512+A256KW", "kid": "Passphrase", "p2s": "", "p2c": -1,
            "enc": "A256GCM", "crit": ["exp"], "zip": "DEF",
        }, "encrypted_key": 7}),
    ]
}

/// A file with these recipients, the first of them before our own two.
fn with(mut recipients: Vec<Value>) -> Value {
    let mut file = read(&file(1));
    let slots = file["keyring"]["recipients"].as_array_mut().unwrap();
    slots.insert(0, recipients.remove(0));
    slots.append(&mut recipients);
    file
}

fn open(file: &Value) -> Opened {
    let container = Container::parse(file.to_string().as_bytes()).unwrap();
    let kek = slot_kek(&container, SlotKind::Passphrase, PASSPHRASE);
    container.unlock(SlotKind::Passphrase, &kek).unwrap()
}

fn saved(keyring: &Keyring) -> Value {
    let mut random = Repeatable(2);
    read(&keyring.seal(PLAINTEXT, 8, SAVED_AT, &mut random).unwrap())
}

#[test]
fn a_file_opens_by_its_known_slots_whatever_the_others_are() {
    let file = with(strange());
    let container = Container::parse(file.to_string().as_bytes()).unwrap();
    for (kind, secret) in [
        (SlotKind::Passphrase, PASSPHRASE),
        (SlotKind::Recovery, RECOVERY),
    ] {
        let opened = container
            .unlock(kind, &slot_kek(&container, kind, secret))
            .unwrap();
        assert_eq!(*opened.plaintext, PLAINTEXT);
        assert_eq!(
            opened.keyring.foreign_slots().collect::<Vec<_>>(),
            ["team", "no algorithm, no key", "Passphrase"]
        );
    }
}

#[test]
fn a_save_and_a_changed_secret_leave_them_as_they_were_and_where_they_were() {
    let before = with(strange());
    let mut opened = open(&before);
    let after = saved(&opened.keyring);
    assert_eq!(after["keyring"], before["keyring"]);

    let derivation = quick(&mut Repeatable(3));
    let new_kek = kek("a new secret", &derivation);
    opened
        .keyring
        .replace_slot(Credential::Passphrase(&derivation, &new_kek))
        .unwrap();
    let mut after = saved(&opened.keyring)["keyring"].take();
    let mut before = before["keyring"].clone();
    assert_ne!(after["recipients"][1], before["recipients"][1]);
    after["recipients"][1].take();
    before["recipients"][1].take();
    assert_eq!(after, before);
}

#[test]
fn new_keys_leave_them_behind() {
    let opened = open(&with(strange()));
    let derivation = quick(&mut Repeatable(3));
    let new_kek = kek("a new secret", &derivation);
    let renewed = opened
        .keyring
        .renewed(
            &mut Repeatable(4),
            &[
                Credential::Passphrase(&derivation, &new_kek),
                Credential::Recovery(&derivation, &new_kek),
            ],
        )
        .unwrap();
    assert_eq!(renewed.foreign_slots().count(), 0);
    let slots = saved(&renewed)["keyring"]["recipients"].take();
    assert_eq!(slots.as_array().unwrap().len(), 2);
}

/// Whatever it is, and wherever it stands: it comes back with every save.
#[test]
fn what_is_kept_is_bounded_wherever_it_stands() {
    let long = || Value::from("A".repeat(90_000));
    let places: [fn(&mut Value, Value); 8] = [
        |file, long| file["x"] = long,
        |file, long| file["keyring"]["x"] = long,
        |file, long| file["keyring"]["ciphertext"] = long,
        |file, long| file["keyring"]["recipients"][0]["x"] = long,
        |file, long| file["keyring"]["recipients"][1]["header"]["x"] = long,
        |file, long| file["vault"]["x"] = long,
        |file, long| in_header(file, |header| header["kid"] = long),
        |file, long| in_header(file, |header| header["vigie"]["x"] = long),
    ];
    for (number, put) in places.into_iter().enumerate() {
        let mut file = read(&file(1));
        put(&mut file, long());
        assert_eq!(
            Container::parse(file.to_string().as_bytes()).err(),
            Some(VaultError::TooMuchUnknown),
            "place {number}"
        );
    }
}

fn in_header(file: &mut Value, change: impl FnOnce(&mut Value)) {
    let mut header = protected(&file["vault"]);
    change(&mut header);
    file["vault"]["protected"] = encoded(&header);
}

/// What could not be read again is not written.
#[test]
fn a_full_keyring_takes_no_further_slot() {
    let mut file = read(&file(1));
    let slots = file["keyring"]["recipients"].as_array_mut().unwrap();
    slots.truncate(1);
    slots.extend((0..7).map(|index| json!({"header": {"kid": format!("slot {index}")}})));
    let mut opened = open(&file);
    let derivation = quick(&mut Repeatable(3));
    let recovery_kek = kek(RECOVERY, &derivation);
    assert_eq!(
        opened
            .keyring
            .replace_slot(Credential::Recovery(&derivation, &recovery_kek)),
        Err(VaultError::Malformed("keyring.recipients"))
    );
    let after = saved(&opened.keyring);
    assert_eq!(after["keyring"], file["keyring"]);
}
