//! What holds for any damage at all, and for whatever somebody may invent.

use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Map, Value, json};
use vigie::assessment::Assessment;
use vigie::vault::{Container, Derivation, Header, Kek, RecoveryCode, SCHEMA, SlotKind};

use super::{PASSPHRASE, PLAINTEXT, Repeatable, SAVED_AT, file, json as read, kek};

/// A file, and the key that its passphrase gives.
struct Good {
    bytes: Vec<u8>,
    derivation: Derivation,
    kek: Kek,
}

static GOOD: LazyLock<Good> = LazyLock::new(|| {
    let bytes = file(1);
    let derivation = Container::parse(&bytes)
        .unwrap()
        .derivation(SlotKind::Passphrase)
        .unwrap();
    Good {
        kek: kek(PASSPHRASE, &derivation),
        bytes,
        derivation,
    }
});

/// Whether bytes open; what opens is what was sealed, or the test fails.
fn opens_to_the_same_or_not_at_all(bytes: &[u8]) -> Result<bool, TestCaseError> {
    let Ok(container) = Container::parse(bytes) else {
        return Ok(false);
    };
    // Another derivation gives another key, and may take long to do so.
    if container.derivation(SlotKind::Passphrase).as_ref() != Some(&GOOD.derivation) {
        return Ok(false);
    }
    let Ok(opened) = container.unlock(SlotKind::Passphrase, &GOOD.kek) else {
        return Ok(false);
    };
    prop_assert_eq!(opened.plaintext.as_slice(), PLAINTEXT);
    let header = Header {
        schema: SCHEMA,
        generation: 7,
        saved_at: SAVED_AT,
    };
    prop_assert_eq!(opened.header, header);
    // What it becomes by a save is as sound as any.
    let mut random = Repeatable(1);
    let saved = opened
        .keyring
        .seal(PLAINTEXT, 8, SAVED_AT, &mut random)
        .unwrap();
    let reread = opened
        .keyring
        .open(&Container::parse(&saved).unwrap())
        .unwrap();
    prop_assert_eq!(reread.plaintext.as_slice(), PLAINTEXT);
    Ok(true)
}

/// What may happen to a file on its way.
#[derive(Debug, Clone)]
enum Damage {
    Set(Index, u8),
    Insert(Index, Vec<u8>),
    Remove(Index, Index),
    Repeat(Index, Index),
    Swap(Index, Index),
}

impl Damage {
    fn any() -> impl Strategy<Value = Self> {
        let at = any::<Index>;
        prop_oneof![
            (at(), any::<u8>()).prop_map(|(at, byte)| Self::Set(at, byte)),
            (at(), prop::collection::vec(any::<u8>(), 1..9))
                .prop_map(|(at, b)| Self::Insert(at, b)),
            (at(), at()).prop_map(|(from, to)| Self::Remove(from, to)),
            (at(), at()).prop_map(|(from, to)| Self::Repeat(from, to)),
            (at(), at()).prop_map(|(one, other)| Self::Swap(one, other)),
        ]
    }

    fn happen(&self, bytes: &mut Vec<u8>) {
        if bytes.is_empty() {
            return;
        }
        let place = |index: &Index| index.index(bytes.len());
        match self {
            Self::Set(at, byte) => {
                let at = place(at);
                bytes[at] = *byte;
            }
            Self::Insert(at, new) => {
                let at = place(at);
                bytes.splice(at..at, new.iter().copied());
            }
            Self::Remove(one, other) => {
                let (one, other) = (place(one), place(other));
                bytes.drain(one.min(other)..one.max(other));
            }
            Self::Repeat(one, other) => {
                let (one, other) = (place(one), place(other));
                let part = bytes[one.min(other)..one.max(other)].to_vec();
                bytes.splice(one..one, part);
            }
            Self::Swap(one, other) => {
                let (one, other) = (place(one), place(other));
                bytes.swap(one, other);
            }
        }
    }
}

/// A name that the format has, or any other.
fn name() -> impl Strategy<Value = String> {
    const NAMES: &[&str] = &[
        "aad",
        "alg",
        "answers",
        "brought_back",
        "ciphertext",
        "created_at",
        "crit",
        "cty",
        "due",
        "enc",
        "encrypted_key",
        "essential-01",
        "exported_at",
        "format",
        "generation",
        "header",
        "hosting",
        "iv",
        "keyring",
        "kid",
        "list",
        "lock_minutes",
        "name",
        "note",
        "p2c",
        "p2s",
        "place",
        "practice",
        "profile",
        "protected",
        "recipients",
        "saved_at",
        "schema",
        "settings",
        "staff",
        "status",
        "tag",
        "updated_at",
        "vault",
        "version",
        "vigie",
        "zip",
    ];
    prop_oneof![4 => select(NAMES).prop_map(str::to_owned), 1 => any::<String>()]
}

/// Any JSON, of which a good part looks like ours.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<i32>().prop_map(|thousandths| Value::from(f64::from(thousandths) / 1_000.0)),
        (0..3_u64).prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        name().prop_map(Value::from),
        "[A-Za-z0-9_-]{0,24}".prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 64, 8, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..8).prop_map(Value::from),
            prop::collection::hash_map(name(), inner, 0..8)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// Members that no version of the format has.
fn unknown_members() -> impl Strategy<Value = Map<String, Value>> {
    prop::collection::hash_map("x-[a-z]{1,8}", any_json(), 1..4)
        .prop_map(|members| members.into_iter().collect())
}

/// All places of a value, the outermost first.
fn places(value: &Value, here: String, found: &mut Vec<String>) {
    found.push(here.clone());
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                let name = name.replace('~', "~0").replace('/', "~1");
                places(member, format!("{here}/{name}"), found);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                places(item, format!("{here}/{index}"), found);
            }
        }
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        // Failures are told in full; no files are left in the source tree.
        failure_persistence: None,
        ..ProptestConfig::with_cases(500)
    })]

    #[test]
    fn no_damage_panics_or_opens_to_something_else(
        damages in prop::collection::vec(Damage::any(), 1..5)
    ) {
        let mut bytes = GOOD.bytes.clone();
        for damage in &damages {
            damage.happen(&mut bytes);
        }
        opens_to_the_same_or_not_at_all(&bytes)?;
    }

    #[test]
    fn no_other_value_anywhere_opens_to_something_else(at in any::<Index>(), value in any_json()) {
        let mut file = read(&GOOD.bytes);
        let mut found = Vec::new();
        places(&file, String::new(), &mut found);
        *file.pointer_mut(&found[at.index(found.len())]).unwrap() = value;
        opens_to_the_same_or_not_at_all(file.to_string().as_bytes())?;
    }

    #[test]
    fn any_bytes_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        prop_assert!(Container::parse(&bytes).is_err());
    }

    #[test]
    fn any_json_is_refused(mut value in any_json(), ours in any::<bool>()) {
        if let (true, Some(file)) = (ours, value.as_object_mut()) {
            file.insert("format".into(), "vigie".into());
            file.insert("version".into(), 1.into());
        }
        prop_assert!(Container::parse(value.to_string().as_bytes()).is_err());
    }

    #[test]
    fn what_is_unknown_in_a_container_survives_a_save(members in unknown_members()) {
        let mut before = read(&GOOD.bytes);
        let objects = [
            "", "/keyring", "/keyring/recipients/0", "/keyring/recipients/0/header",
            "/keyring/recipients/1", "/keyring/recipients/1/header", "/vault",
        ];
        for object in objects {
            let object = before.pointer_mut(object).unwrap().as_object_mut().unwrap();
            object.extend(members.clone());
        }
        let bytes = before.to_string();
        prop_assert!(opens_to_the_same_or_not_at_all(bytes.as_bytes())?);
        let container = Container::parse(bytes.as_bytes()).unwrap();
        let opened = container.unlock(SlotKind::Passphrase, &GOOD.kek).unwrap();
        let saved = opened.keyring.seal(PLAINTEXT, 7, SAVED_AT, &mut Repeatable(2)).unwrap();
        let mut after = read(&saved);
        for member in ["ciphertext", "encrypted_key", "iv", "tag"] {
            after["vault"][member] = before["vault"][member].clone();
        }
        prop_assert_eq!(after, before);
    }

    #[test]
    fn any_json_that_is_read_as_an_assessment_is_kept(mut value in any_json()) {
        if let Some(members) = value.as_object_mut() {
            members.insert("schema".into(), 1.into());
        }
        let Ok(assessment) = Assessment::from_json(value.to_string().as_bytes()) else {
            return Ok(());
        };
        let written = assessment.to_json();
        let reread = Assessment::from_json(&written);
        prop_assert_eq!(reread.as_ref(), Ok(&assessment));
        prop_assert_eq!(assessment.to_json(), written);
    }

    #[test]
    fn what_is_unknown_in_an_assessment_survives_a_round_trip(members in unknown_members()) {
        let mut before = json!({
            "schema": 1, "created_at": 5,
            "profile": {"hosting": "own"},
            "answers": {"essential-01": {"status": "partly", "updated_at": 6}},
            "place": {"list": "essentials"},
            "settings": {"lock_minutes": 7},
        });
        for object in ["", "/profile", "/answers/essential-01", "/place", "/settings"] {
            let object = before.pointer_mut(object).unwrap().as_object_mut().unwrap();
            object.extend(members.clone());
        }
        let assessment = Assessment::from_json(before.to_string().as_bytes()).unwrap();
        prop_assert_eq!(read(&assessment.to_json()), before);
    }

    #[test]
    fn any_text_is_a_recovery_code_or_said_not_to_be(text in "[0-9A-Za-z \\-\u{2011}é]{0,40}") {
        if let Ok(code) = RecoveryCode::parse(&text) {
            let printed = code.to_string();
            let reread = RecoveryCode::parse(&printed).unwrap();
            prop_assert_eq!(reread.canonical(), code.canonical());
        }
    }

    #[test]
    fn a_recovery_code_is_read_however_it_is_grouped(
        seed in any::<u64>(),
        separators in prop::collection::vec("[ \\-\u{2013}\n]{0,2}", 28),
        lower in any::<bool>(),
    ) {
        let code = RecoveryCode::generate(&mut Repeatable(seed));
        let typed: String = code
            .canonical()
            .chars()
            .zip(&separators)
            .flat_map(|(character, separator)| separator.chars().chain([character]))
            .collect();
        let typed = if lower { typed.to_lowercase() } else { typed };
        let reread = RecoveryCode::parse(&typed).unwrap();
        prop_assert_eq!(reread.canonical(), code.canonical());
    }
}
