//! The kit of hostile and damaged files in `tests/vectors/hostile/`, one
//! defect each, and the one error that each must give.
//!
//! The tables here say how each is made of a sound file. They write the kit
//! and its table of errors; what is tested is the kit as it is kept.

mod fields;
mod members;
mod sealed;
mod spoil;
mod texts;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use vigie::vault::{Container, MAX_FILE_BYTES, SlotKind, StorageSlot, Stored, VaultError};

use super::{PASSPHRASE, PLAINTEXT, filled, forge::Forge, json as read, kek};

/// A file with one defect.
struct Defect {
    /// The name of its file, without the ending.
    name: String,
    bytes: Vec<u8>,
    error: VaultError,
    stage: Stage,
}

/// When a defect is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// By the gate, before anything is derived.
    Gate,
    /// With the key.
    Key,
}

impl Stage {
    fn name(self) -> &'static str {
        match self {
            Self::Gate => "gate",
            Self::Key => "key",
        }
    }
}

fn defect(name: impl Into<String>, bytes: Vec<u8>, error: VaultError) -> Defect {
    Defect {
        name: name.into(),
        bytes,
        error,
        stage: Stage::Gate,
    }
}

/// All of them.
fn defects() -> Vec<Defect> {
    let sealed = sealed::defects().into_iter().map(|defect| Defect {
        stage: Stage::Key,
        ..defect
    });
    fields::defects()
        .into_iter()
        .chain(members::defects())
        .chain(texts::defects())
        .chain(sealed)
        .collect()
}

/// The file that the others are made of.
fn sound() -> Vec<u8> {
    fs::read(kit().join(SOUND)).unwrap()
}

/// The table of errors, as it is kept.
fn table(defects: &[Defect]) -> String {
    let mut table = "file\tfound by\terror\n".to_owned();
    for Defect {
        name, error, stage, ..
    } in defects.iter().filter(is_kept)
    {
        table += &format!("{name}.vigie\t{}\t{error:?}\n", stage.name());
    }
    table
}

/// Whether it is small enough to be kept.
fn is_kept(defect: &&Defect) -> bool {
    defect.bytes.len() <= KEPT_BYTES
}

#[test]
fn every_file_of_the_kit_gives_its_error() {
    let table = fs::read_to_string(kit().join(ERRORS)).unwrap();
    let mut files = 0;
    for line in table.lines().skip(1) {
        let [file, stage, error] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{line}");
        };
        let bytes = fs::read(kit().join(file)).unwrap();
        assert_eq!(outcome(&bytes), (stage, error.to_owned()), "{file}");
        files += 1;
    }
    assert!(files >= 120, "{files} files");
    assert_eq!(open(&sound()).as_deref(), Ok(PLAINTEXT));
}

#[test]
fn what_is_too_large_to_be_kept_gives_its_error() {
    let defects = defects();
    let large: Vec<_> = defects.iter().filter(|defect| !is_kept(defect)).collect();
    assert_eq!(large.len(), 4);
    for Defect {
        name,
        bytes,
        error,
        stage,
    } in large
    {
        let expected = (stage.name(), format!("{error:?}"));
        assert_eq!(outcome(bytes), expected, "{name}");
    }
}

#[test]
fn the_kit_is_what_the_tables_make() {
    let defects = defects();
    let names: BTreeSet<_> = defects.iter().map(|defect| &defect.name).collect();
    assert_eq!(names.len(), defects.len(), "a name is used twice");
    let contents: BTreeSet<_> = defects.iter().map(|defect| &defect.bytes).collect();
    assert_eq!(contents.len(), defects.len(), "a defect has two names");
    let mut files: BTreeSet<_> = fs::read_dir(kit())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "vigie"))
        .collect();
    assert!(files.remove(&kit().join(SOUND)));
    for Defect { name, bytes, .. } in defects.iter().filter(is_kept) {
        let path = path_of(name);
        let kept = fs::read(&path).unwrap_or_default();
        assert!(kept == *bytes && files.remove(&path), "{name}: {WRITE}");
    }
    assert_eq!(files, BTreeSet::new(), "{WRITE}");
    let kept = fs::read_to_string(kit().join(ERRORS)).unwrap();
    assert_eq!(kept, table(&defects), "{WRITE}");
}

/// By its version or its schema: the page must leave it to the newer program.
#[test]
fn nothing_is_saved_beside_what_a_newer_program_made() {
    let mut found = 0;
    for defect in defects() {
        let copies = [
            (StorageSlot::A, defect.bytes.as_slice()),
            (StorageSlot::B, &sound()),
        ];
        let stored = Stored::parse(copies);
        if defect.error != VaultError::NewerVersion {
            assert!(stored.next_save().is_some(), "{}", defect.name);
            continue;
        }
        assert_eq!(stored.next_save(), None, "{}", defect.name);
        let asked = stored.derivations(SlotKind::Passphrase).remove(0);
        let kek = kek(PASSPHRASE, &asked);
        let unlocked = stored.unlock(SlotKind::Passphrase, &asked, &kek);
        assert_eq!(unlocked.err(), Some(defect.error), "{}", defect.name);
        found += 1;
    }
    assert!(found >= 4, "{found} of newer programs");
}

/// Writes the kit anew; what is no longer in the tables goes.
#[test]
#[ignore = "it writes into tests/vectors/"]
fn write_the_kit() {
    let defects = defects();
    for entry in fs::read_dir(kit()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "vigie") && !path.ends_with(SOUND) {
            fs::remove_file(path).unwrap();
        }
    }
    for Defect { name, bytes, .. } in defects.iter().filter(is_kept) {
        fs::write(path_of(name), bytes).unwrap();
    }
    fs::write(kit().join(ERRORS), table(&defects)).unwrap();
}

#[test]
fn a_file_without_defect_passes() {
    let pretty = serde_json::to_vec_pretty(&read(&sound())).unwrap();
    let largest = filled(&spoil::sound_text(), MAX_FILE_BYTES);
    for bytes in [
        sound(),
        Forge::new().write(),
        pretty,
        largest,
        spoil::nested(31),
    ] {
        assert_eq!(open(&bytes).as_deref(), Ok(PLAINTEXT));
    }
}

/// What is just not a defect yet.
#[test]
fn the_edges_of_the_gate_pass() {
    let without_passphrase = spoil::changed("keyring", |keyring| {
        keyring["recipients"].as_array_mut().unwrap().remove(0);
    });
    for (name, bytes) in [
        (
            "p2c 10,000,000",
            spoil::with("keyring.recipients.header.p2c", &10_000_000.into()),
        ),
        (
            "p2s of 8 bytes",
            spoil::with("keyring.recipients.header.p2s", &spoil::bytes(8)),
        ),
        (
            "p2s of 64 bytes",
            spoil::with("keyring.recipients.header.p2s", &spoil::bytes(64)),
        ),
        ("eight slots", spoil::with_slots(8)),
        ("no passphrase slot", without_passphrase),
        (
            "64 KiB of what is unknown, less what is known",
            spoil::changed("", |file| file["x"] = "x".repeat(65_000).into()),
        ),
        ("20,000 values, less the format's", spoil::values(19_950)),
        (
            "generation 2^53 - 1",
            spoil::with(
                "vault.protected.vigie.generation",
                &((1_u64 << 53) - 1).into(),
            ),
        ),
    ] {
        assert_eq!(Container::parse(&bytes).err(), None, "{name}");
    }
}

/// What other libraries write though it says nothing: read as if it weren't
/// there, and not written back. A key that was wrapped for an old passphrase
/// must not outlive it.
#[test]
fn what_says_nothing_is_neither_refused_nor_kept() {
    for (name, bytes) in [
        (
            "go-jose: the first recipient's key beside the recipients",
            spoil::changed("keyring", |keyring| {
                keyring["encrypted_key"] = keyring["recipients"][0]["encrypted_key"].clone();
            }),
        ),
        (
            "joserfc: an empty header",
            spoil::changed("vault", |vault| vault["header"] = serde_json::json!({})),
        ),
        (
            "an empty header in the keyring",
            spoil::changed("keyring", |keyring| {
                keyring["header"] = serde_json::json!({});
            }),
        ),
    ] {
        let container = Container::parse(&bytes).expect(name);
        let asked = container.derivation(SlotKind::Passphrase).unwrap();
        let opened = container
            .unlock(SlotKind::Passphrase, &kek(PASSPHRASE, &asked))
            .unwrap();
        let saved = opened
            .keyring
            .seal(b"{}", 8, crate::SAVED_AT, &mut crate::Repeatable(1));
        let saved = read(&saved.unwrap());
        assert_eq!(saved["keyring"].get("encrypted_key"), None, "{name}");
        for part in ["keyring", "vault"] {
            assert_eq!(saved[part].get("header"), None, "{name}");
        }
    }
}

/// By whom these bytes are refused, and with what error.
fn outcome(bytes: &[u8]) -> (&'static str, String) {
    let stage = match Container::parse(bytes) {
        Err(_) => Stage::Gate,
        Ok(_) => Stage::Key,
    };
    let error = open(bytes).expect_err("something is wrong with it");
    (stage.name(), format!("{error:?}"))
}

/// What the passphrase opens in these bytes.
fn open(bytes: &[u8]) -> Result<Vec<u8>, VaultError> {
    let container = Container::parse(bytes)?;
    // Without a passphrase slot, any key will do to see what is said.
    let asked = container
        .derivation(SlotKind::Passphrase)
        .or(container.derivation(SlotKind::Recovery))
        .expect("a slot");
    let kek = kek(PASSPHRASE, &asked);
    let opened = container.unlock(SlotKind::Passphrase, &kek)?;
    Ok(opened.plaintext.to_vec())
}

fn kit() -> &'static Path {
    Path::new("tests/vectors/hostile")
}

fn path_of(name: &str) -> PathBuf {
    kit().join(format!("{name}.vigie"))
}

/// The file without a defect.
const SOUND: &str = "sound.vigie";

/// The table of errors.
const ERRORS: &str = "errors.tsv";

/// Larger files are made when they are tested.
const KEPT_BYTES: usize = 256 << 10;

/// What to do when kit and tables differ.
const WRITE: &str = "`cargo test --no-default-features --test vault -- --ignored write_the_kit` writes the kit anew";
