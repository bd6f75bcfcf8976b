//! Files that this version and every later one must open. See
//! `tests/vectors/vault/README.md` for where they come from.

use vigie::assessment::Assessment;
use vigie::time::Instant;
use vigie::vault::{Container, RecoveryCode, SlotKind};

use super::{Repeatable, json, slot_kek};

struct Vector {
    name: &'static str,
    file: &'static [u8],
    passphrase: &'static str,
    recovery: &'static str,
    generation: u64,
    saved_at: u64,
    plaintext: &'static str,
}

const VECTORS: &[Vector] = &[
    Vector {
        name: "v1-vigie",
        file: include_bytes!("../vectors/vault/v1-vigie.vigie"),
        passphrase: "Été à Liège: 3 chats, 1 vélo",
        recovery: "AC1A-B1HT-73M1-7CG4-VCDP-ZWGJ-CXWZ",
        generation: 7,
        saved_at: 1_767_225_600_000,
        plaintext: r#"{"schema":1,"note":"Sealed by Vigie: é, €, 𝄞."}"#,
    },
    Vector {
        name: "v1-page",
        file: include_bytes!("../vectors/vault/v1-page.vigie"),
        passphrase: "quatre mots sans lien",
        recovery: "32AE-68MG-95XN-2QKX-BYBX-6JM5-VD58",
        generation: 6,
        saved_at: 1_795_298_785_769,
        plaintext: include_str!("../vectors/assessment/v1-page.json"),
    },
    Vector {
        name: "v1-jose-full",
        file: include_bytes!("../vectors/vault/v1-jose-full.vigie"),
        passphrase: "Dos médicos, una llave: ñandú",
        recovery: "FMHB-2477-X3PZ-7FBZ-8A50-J0MV-J8MJ",
        generation: 41,
        saved_at: 1_767_225_600_000,
        plaintext: include_str!("../vectors/assessment/v1-full.json"),
    },
    Vector {
        name: "v1-jose",
        file: include_bytes!("../vectors/vault/v1-jose.vigie"),
        passphrase: "Dos médicos, una llave: ñandú",
        recovery: "FMHB-2477-X3PZ-7FBZ-8A50-J0MV-J8MJ",
        generation: 41,
        saved_at: 1_767_225_600_000,
        plaintext: r#"{"schema":1,"note":"Sealed by jose: é, €, 𝄞."}"#,
    },
    Vector {
        name: "v1-go-jose",
        file: include_bytes!("../vectors/vault/v1-go-jose.vigie"),
        passphrase: "Dos médicos, una llave: ñandú",
        recovery: "FMHB-2477-X3PZ-7FBZ-8A50-J0MV-J8MJ",
        generation: 3,
        saved_at: 1_767_225_600_000,
        plaintext: r#"{"schema":1,"note":"Sealed by go-jose."}"#,
    },
    Vector {
        name: "v1-joserfc",
        file: include_bytes!("../vectors/vault/v1-joserfc.vigie"),
        passphrase: "Dos médicos, una llave: ñandú",
        recovery: "FMHB-2477-X3PZ-7FBZ-8A50-J0MV-J8MJ",
        generation: 3,
        saved_at: 1_767_225_600_000,
        plaintext: r#"{"schema":1,"note":"Sealed by joserfc."}"#,
    },
    Vector {
        name: "v1-foreign-slot",
        file: include_bytes!("../vectors/vault/v1-foreign-slot.vigie"),
        passphrase: "Dos médicos, una llave: ñandú",
        recovery: "FMHB-2477-X3PZ-7FBZ-8A50-J0MV-J8MJ",
        generation: 12,
        saved_at: 1_767_225_600_000,
        plaintext: r#"{"schema":1,"note":"Sealed by jose, with a slot of another kind."}"#,
    },
];

#[test]
fn every_vector_opens_by_each_secret_and_can_be_saved_on() {
    for vector in VECTORS {
        let name = vector.name;
        let container = Container::parse(vector.file).unwrap();
        assert_eq!(container.header().generation, vector.generation, "{name}");
        assert_eq!(
            container.header().saved_at.as_millis(),
            vector.saved_at,
            "{name}"
        );

        let code = RecoveryCode::parse(vector.recovery).unwrap();
        assert_eq!(code.to_string(), vector.recovery, "{name}");
        for (kind, secret) in [
            (SlotKind::Passphrase, vector.passphrase),
            (SlotKind::Recovery, code.canonical()),
        ] {
            let kek = slot_kek(&container, kind, secret);
            let opened = container.unlock(kind, &kek).unwrap();
            assert_eq!(*opened.plaintext, vector.plaintext.as_bytes(), "{name}");

            let mut random = Repeatable(1);
            let next = vector.generation + 1;
            let saved = opened
                .keyring
                .seal(b"{}", next, Instant::EPOCH, &mut random)
                .unwrap();
            let reread = Container::parse(&saved)
                .unwrap()
                .unlock(kind, &kek)
                .unwrap();
            assert_eq!(*reread.plaintext, b"{}", "{name}");
            assert_eq!(reread.header.generation, next, "{name}");
            let recipients = |bytes| json(bytes)["keyring"]["recipients"].take();
            assert_eq!(recipients(&saved), recipients(vector.file), "{name}");
        }
    }
}

/// What the vault holds, by its own schema.
#[test]
fn every_assessment_is_written_as_it_was_read() {
    for (name, file) in [
        (
            "v1-full",
            &include_bytes!("../vectors/assessment/v1-full.json")[..],
        ),
        (
            "v1-page",
            include_bytes!("../vectors/assessment/v1-page.json"),
        ),
        (
            "v1-later",
            include_bytes!("../vectors/assessment/v1-later.json"),
        ),
        (
            "v1-merged",
            include_bytes!("../vectors/assessment/v1-merged.json"),
        ),
    ] {
        let assessment = Assessment::from_json(file).unwrap();
        assert_eq!(json(&assessment.to_json()), json(file), "{name}");
    }
}
