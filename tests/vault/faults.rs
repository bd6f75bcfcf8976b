//! What a vault says of the ways into it: a slot that was damaged, taken away,
//! swapped or added is told, until it is written anew.

use serde_json::{Value, json};
use vigie::vault::{
    Container, Credential, Keyring, Part,
    SlotChange::{self, Added, Altered, Missing},
    SlotKind, VaultError,
};

use super::{
    PASSPHRASE, PLAINTEXT, RECOVERY, Repeatable, SAVED_AT, digest, file, forge::Forge,
    json as read, kek, keyring, protected, quick, slot_kek,
};

/// A good file after `change` to its list of slots.
fn with(change: impl Fn(&mut Vec<Value>)) -> Container {
    let mut file = read(&file(1));
    change(file["keyring"]["recipients"].as_array_mut().unwrap());
    Container::parse(file.to_string().as_bytes()).unwrap()
}

fn open(container: &Container, kind: SlotKind, secret: &str) -> Keyring {
    let kek = slot_kek(container, kind, secret);
    container.unlock(kind, &kek).unwrap().keyring
}

fn by_passphrase(container: &Container) -> Keyring {
    open(container, SlotKind::Passphrase, PASSPHRASE)
}

fn told(keyring: &Keyring) -> Vec<(String, SlotChange)> {
    let faults = keyring.slot_faults().into_iter();
    faults.map(|fault| (fault.kid, fault.change)).collect()
}

fn saved(keyring: &Keyring) -> Container {
    let bytes = keyring.seal(PLAINTEXT, 8, SAVED_AT, &mut Repeatable(9));
    Container::parse(&bytes.unwrap()).unwrap()
}

/// With another first character, so that one to six bits differ.
fn spoilt(text: &mut Value) {
    let first = if text.as_str().unwrap().starts_with('A') {
        "B"
    } else {
        "A"
    };
    *text = format!("{first}{}", &text.as_str().unwrap()[1..]).into();
}

#[test]
fn nothing_is_told_of_slots_that_are_as_they_were_made() {
    let keyring = keyring(&mut Repeatable(1));
    assert_eq!(told(&keyring), []);
    let container = Container::parse(&file(1)).unwrap();
    assert_eq!(told(&by_passphrase(&container)), []);
    assert_eq!(told(&open(&container, SlotKind::Recovery, RECOVERY)), []);
}

#[test]
fn a_change_anywhere_in_the_recovery_slot_is_told() {
    type Change = (&'static str, fn(&mut Value));
    let changes: [Change; 6] = [
        ("encrypted_key", |slot| spoilt(&mut slot["encrypted_key"])),
        ("p2s", |slot| spoilt(&mut slot["header"]["p2s"])),
        ("a shorter p2s", |slot| {
            slot["header"]["p2s"] = "AAAAAAAAAAA".into();
        }),
        ("p2c", |slot| slot["header"]["p2c"] = 1001.into()),
        ("a parameter more", |slot| slot["header"]["x"] = 1.into()),
        ("a member more", |slot| slot["x"] = json!([])),
    ];
    for (name, change) in changes {
        let keyring = by_passphrase(&with(|slots| change(&mut slots[1])));
        assert_eq!(told(&keyring), [("recovery".into(), Altered)], "{name}");
        assert_eq!(
            keyring.slot_faults()[0].kind(),
            Some(SlotKind::Recovery),
            "{name}"
        );
    }
}

/// Not one bit of what the slot is made of can change unseen.
#[test]
fn every_flipped_bit_of_the_recovery_slot_is_told_or_refused() {
    let good = String::from_utf8(file(1)).unwrap();
    let container = Container::parse(good.as_bytes()).unwrap();
    let kek = slot_kek(&container, SlotKind::Passphrase, PASSPHRASE);
    let text = read(good.as_bytes())["keyring"]["recipients"][1].to_string();
    let start = good.find(&text).unwrap();
    let (mut refused, mut seen) = (0, 0);
    for at in start..start + text.len() {
        for bit in 0..8 {
            let mut changed = good.clone().into_bytes();
            changed[at] ^= 1 << bit;
            let Ok(container) = Container::parse(&changed) else {
                refused += 1;
                continue;
            };
            let keyring = container
                .unlock(SlotKind::Passphrase, &kek)
                .unwrap()
                .keyring;
            assert_ne!(told(&keyring), [], "bit {bit} of byte {at}");
            seen += 1;
        }
    }
    assert!(
        refused > 100 && seen > 100,
        "{refused} refused, {seen} told"
    );
}

#[test]
fn a_slot_that_is_gone_is_told() {
    let keyring = by_passphrase(&with(|slots| drop(slots.remove(1))));
    assert_eq!(told(&keyring), [("recovery".into(), Missing)]);
    let container = with(|slots| drop(slots.remove(0)));
    let keyring = open(&container, SlotKind::Recovery, RECOVERY);
    assert_eq!(told(&keyring), [("passphrase".into(), Missing)]);
}

#[test]
fn a_slot_of_another_name_is_told_as_one_gone_and_one_added() {
    let keyring = by_passphrase(&with(|slots| slots[1]["header"]["kid"] = "team".into()));
    assert_eq!(
        told(&keyring),
        [("team".into(), Added), ("recovery".into(), Missing)]
    );
}

#[test]
fn swapped_names_are_told() {
    let container = with(|slots| {
        slots[0]["header"]["kid"] = "recovery".into();
        slots[1]["header"]["kid"] = "passphrase".into();
    });
    let keyring = open(&container, SlotKind::Recovery, PASSPHRASE);
    assert_eq!(
        told(&keyring),
        [("recovery".into(), Altered), ("passphrase".into(), Altered)]
    );
}

#[test]
fn a_slot_that_was_added_is_told() {
    let team = json!({"header": {"kid": "team", "alg": "RSA-OAEP-256"}, "encrypted_key": "AAAA"});
    let keyring = by_passphrase(&with(|slots| slots.insert(0, team.clone())));
    assert_eq!(told(&keyring), [("team".into(), Added)]);
}

#[test]
fn what_is_told_stays_through_saves_until_the_slot_is_written_anew() {
    let mut keyring = by_passphrase(&with(|slots| spoilt(&mut slots[1]["encrypted_key"])));
    for _ in 0..3 {
        let next = keyring.open(&saved(&keyring)).unwrap().keyring;
        assert_eq!(told(&next), [("recovery".into(), Altered)]);
        keyring = next;
    }
    let derivation = quick(&mut Repeatable(3));
    let new_kek = kek("NEWCODE", &derivation);
    // A new secret for another slot changes nothing about it.
    let passphrase = keyring
        .with_slot(Credential::Passphrase(&derivation, &new_kek))
        .unwrap();
    assert_eq!(told(&passphrase), [("recovery".into(), Altered)]);

    let mended = keyring
        .with_slot(Credential::Recovery(&derivation, &new_kek))
        .unwrap();
    assert_eq!(told(&mended), []);
    let container = saved(&mended);
    assert_eq!(told(&by_passphrase(&container)), []);
    let by_code = container.unlock(SlotKind::Recovery, &new_kek).unwrap();
    assert_eq!(told(&by_code.keyring), []);
}

#[test]
fn new_keys_end_whatever_was_told() {
    let team = json!({"header": {"kid": "team"}});
    let keyring = by_passphrase(&with(|slots| slots[1] = team.clone()));
    assert_eq!(told(&keyring).len(), 2);
    let derivation = quick(&mut Repeatable(3));
    let new_kek = kek("a new secret", &derivation);
    let credentials = [
        Credential::Passphrase(&derivation, &new_kek),
        Credential::Recovery(&derivation, &new_kek),
    ];
    let renewed = keyring.renewed(&mut Repeatable(4), &credentials).unwrap();
    assert_eq!(told(&renewed), []);
    let opened = saved(&renewed)
        .unlock(SlotKind::Recovery, &new_kek)
        .unwrap();
    assert_eq!(told(&opened.keyring), []);
}

/// Older files and those of other programs: nothing is said, so nothing is
/// wrong; the first save says it.
#[test]
fn a_file_that_says_nothing_of_its_slots_opens_and_says_it_from_then_on() {
    let container = Container::parse(&Forge::new().write()).unwrap();
    let keyring = by_passphrase(&container);
    assert_eq!(told(&keyring), []);
    let bytes = keyring.seal(PLAINTEXT, 8, SAVED_AT, &mut Repeatable(9));
    let mut file = read(&bytes.unwrap());
    assert_eq!(
        protected(&file["vault"])["vigie"]["slots"],
        json!({"passphrase": digest(&file["keyring"]["recipients"][0])})
    );
    file["keyring"]["recipients"][0]["x"] = 1.into();
    let container = Container::parse(file.to_string().as_bytes()).unwrap();
    assert_eq!(
        told(&by_passphrase(&container)),
        [("passphrase".into(), Altered)]
    );
}

/// What is said can't be changed to fit.
#[test]
fn nobody_without_the_key_can_say_something_else_of_the_slots() {
    let good = read(&file(1));
    let other = read(&file(2))["keyring"]["recipients"][1].take();
    let mut header = protected(&good["vault"]);
    for slots in [
        Some(
            json!({"passphrase": digest(&good["keyring"]["recipients"][0]), "recovery": digest(&other)}),
        ),
        None,
    ] {
        match slots {
            Some(slots) => header["vigie"]["slots"] = slots,
            None => drop(header["vigie"].as_object_mut().unwrap().remove("slots")),
        }
        let mut file = good.clone();
        file["keyring"]["recipients"][1] = other.clone();
        file["vault"]["protected"] = super::encoded(&header);
        let container = Container::parse(file.to_string().as_bytes()).unwrap();
        let kek = slot_kek(&container, SlotKind::Passphrase, PASSPHRASE);
        assert_eq!(
            container.unlock(SlotKind::Passphrase, &kek).err(),
            Some(VaultError::Damaged(Part::Vault))
        );
    }
}
