//! What is opened, and what is written next, for all that two slots can hold.

use vigie::vault::{
    Container, Credential, Derivation, Kek, Keyring, LineId, Lineage, Mark, Part, SlotKind,
    StorageSlot::{self, A, B},
    Stored, Trouble,
    VaultError::{self, *},
};

use super::{PASSPHRASE, Repeatable, SAVED_AT, json, kek, keyring, quick, slot_kek};

const KIND: SlotKind = SlotKind::Passphrase;

/// Makes the saves of one vault.
struct Saves {
    random: Repeatable,
    keyring: Keyring,
    lineage: Lineage,
}

impl Saves {
    fn new() -> Self {
        let mut random = Repeatable(1);
        let keyring = keyring(&mut random);
        Self {
            random,
            keyring,
            lineage: Lineage::default(),
        }
    }

    /// A generation; its plaintext is its number.
    fn save(&mut self, generation: u64) -> Vec<u8> {
        self.lineage = self.lineage.next(LineId([1; 6]));
        let mark = Mark {
            generation,
            saved_at: SAVED_AT,
            lineage: self.lineage.clone(),
        };
        self.keyring
            .seal_save(&text(generation), &mark, &mut self.random)
            .unwrap()
    }

    fn change_passphrase(&mut self, secret: &str) -> (Derivation, Kek) {
        let derivation = quick(&mut self.random);
        let kek = kek(secret, &derivation);
        self.keyring
            .replace_slot(Credential::typed(KIND, &derivation, &kek))
            .unwrap();
        self.lineage.keys += 1;
        (derivation, kek)
    }
}

fn text(generation: u64) -> Vec<u8> {
    generation.to_string().into_bytes()
}

/// Cut short: does not pass the gate.
fn cut(mut bytes: Vec<u8>) -> Vec<u8> {
    bytes.truncate(bytes.len() / 2);
    bytes
}

/// Passes the gate, but does not open.
fn spoilt(bytes: &[u8], path: &str) -> Vec<u8> {
    let mut file = json(bytes);
    let member = file.pointer_mut(path).unwrap();
    let text = member.as_str().unwrap();
    let first = if text.starts_with('A') { "B" } else { "A" };
    *member = format!("{first}{}", &text[1..]).into();
    file.to_string().into_bytes()
}

fn newer() -> Vec<u8> {
    br#"{"format":"vigie","version":2}"#.to_vec()
}

fn parse(a: Option<&Vec<u8>>, b: Option<&Vec<u8>>) -> Stored {
    let copies = [(A, a), (B, b)];
    Stored::parse(
        copies
            .into_iter()
            .filter_map(|(slot, bytes)| Some((slot, bytes?.as_slice()))),
    )
}

/// Everything that is typed is tried, as the page does.
fn unlock(stored: &Stored, secret: &str) -> Result<Summary, VaultError> {
    let mut first_error = None;
    for derivation in stored.derivations(KIND) {
        match stored.unlock(KIND, &derivation, &kek(secret, &derivation)) {
            Ok(unlocked) => {
                return Ok(Summary {
                    generation: unlocked.opened.header.generation,
                    plaintext: unlocked.opened.plaintext.to_vec(),
                    next_save: unlocked.next_save(),
                    trouble: unlocked.trouble,
                });
            }
            Err(error) => first_error = first_error.or(Some(error)),
        }
    }
    Err(first_error.unwrap())
}

#[derive(Debug, PartialEq)]
struct Summary {
    generation: u64,
    plaintext: Vec<u8>,
    next_save: StorageSlot,
    trouble: Option<Trouble>,
}

/// A name, what A and B hold, and what must come of it.
type Case = (
    &'static str,
    Option<Vec<u8>>,
    Option<Vec<u8>>,
    Result<Summary, VaultError>,
);

fn opens(
    generation: u64,
    next_save: StorageSlot,
    trouble: Option<Trouble>,
) -> Result<Summary, VaultError> {
    Ok(Summary {
        generation,
        plaintext: text(generation),
        next_save,
        trouble,
    })
}

#[test]
fn the_newest_generation_is_found_wherever_it_is() {
    let mut saves = Saves::new();
    let (one, two, ten) = (saves.save(1), saves.save(2), saves.save(10));
    let cut = cut(ten.clone());
    for (name, a, b, newest, next) in [
        ("nothing", None, None, None, A),
        ("only A", Some(&one), None, Some((A, 1)), B),
        ("only B", None, Some(&one), Some((B, 1)), A),
        ("B is newer", Some(&one), Some(&two), Some((B, 2)), A),
        ("A is newer", Some(&two), Some(&one), Some((A, 2)), B),
        (
            "numbers, not digits",
            Some(&ten),
            Some(&two),
            Some((A, 10)),
            B,
        ),
        ("the same twice", Some(&two), Some(&two), Some((A, 2)), B),
        ("A is cut short", Some(&cut), Some(&two), Some((B, 2)), A),
        ("B is cut short", Some(&two), Some(&cut), Some((A, 2)), B),
        ("both are cut short", Some(&cut), Some(&cut), None, A),
    ] {
        let stored = parse(a, b);
        let found = stored
            .newest()
            .map(|(slot, header)| (slot, header.generation));
        assert_eq!(found, newest, "{name}");
        assert_eq!(stored.next_save(), Some(next), "{name}");
        assert_eq!(stored.is_empty(), a.is_none() && b.is_none(), "{name}");
        let generations: Vec<_> = stored
            .containers()
            .map(|(_, container)| container.header().generation)
            .collect();
        assert!(generations.is_sorted_by(|a, b| a >= b), "{name}");
    }
}

#[test]
fn of_two_equal_generations_the_later_one_counts() {
    let mut random = Repeatable(1);
    let keyring = keyring(&mut random);
    let mut seal = |saved_at| keyring.seal(b"3", 3, saved_at, &mut random).unwrap();
    let (early, late) = (seal(SAVED_AT), seal(SAVED_AT.saturating_add(1)));
    let stored = parse(Some(&early), Some(&late));
    assert_eq!(stored.newest().unwrap().0, B);
    assert_eq!(stored.next_save(), Some(A));
}

#[test]
fn the_newest_that_opens_is_opened_and_the_user_told() {
    let mut saves = Saves::new();
    let (one, two) = (saves.save(1), saves.save(2));
    let vault = Damaged(Part::Vault);
    let ring = Damaged(Part::Keyring);
    let table: &[Case] = &[
        (
            "both are good",
            Some(one.clone()),
            Some(two.clone()),
            opens(2, A, None),
        ),
        (
            "both are good, turned",
            Some(two.clone()),
            Some(one.clone()),
            opens(2, B, None),
        ),
        ("only one yet", Some(one.clone()), None, opens(1, B, None)),
        (
            "the older is cut short",
            Some(cut(one.clone())),
            Some(two.clone()),
            opens(2, A, Some(Trouble::Damaged(A, Malformed("json")))),
        ),
        (
            "the newer is cut short",
            Some(one.clone()),
            Some(cut(two.clone())),
            opens(1, B, Some(Trouble::Damaged(B, Malformed("json")))),
        ),
        (
            "the older doesn't open",
            Some(spoilt(&one, "/vault/tag")),
            Some(two.clone()),
            opens(2, A, None),
        ),
        (
            "the newer vault doesn't open",
            Some(one.clone()),
            Some(spoilt(&two, "/vault/ciphertext")),
            opens(1, B, Some(Trouble::Damaged(B, vault))),
        ),
        (
            "the newer keyring doesn't open",
            Some(one.clone()),
            Some(spoilt(&two, "/keyring/ciphertext")),
            opens(1, B, Some(Trouble::Damaged(B, ring))),
        ),
        (
            "the newer key slot doesn't open",
            Some(one.clone()),
            Some(spoilt(&two, "/keyring/recipients/0/encrypted_key")),
            opens(2, A, Some(Trouble::KeySlotMended)),
        ),
        (
            "the newer key slot has another salt",
            Some(one.clone()),
            Some(spoilt(&two, "/keyring/recipients/0/header/p2s")),
            opens(2, A, Some(Trouble::KeySlotMended)),
        ),
        (
            "neither opens",
            Some(spoilt(&one, "/vault/tag")),
            Some(spoilt(&two, "/keyring/tag")),
            Err(ring),
        ),
        (
            "a newer program wrote A",
            Some(newer()),
            Some(two.clone()),
            Err(NewerVersion),
        ),
        (
            "a newer program wrote B",
            Some(two.clone()),
            Some(newer()),
            Err(NewerVersion),
        ),
    ];
    for (name, a, b, expected) in table {
        let stored = parse(a.as_ref(), b.as_ref());
        assert_eq!(&unlock(&stored, PASSPHRASE), expected, "{name}");
    }
    let stored = parse(Some(&one), Some(&two));
    assert_eq!(unlock(&stored, "another secret"), Err(WrongSecretOrDamaged));
}

#[test]
fn what_is_refused_is_told_before_the_secret_is_asked_for() {
    let mut saves = Saves::new();
    let one = saves.save(1);
    let foreign = b"hello".to_vec();
    let stored = parse(Some(&foreign), Some(&one));
    assert_eq!(stored.refused(), [(A, NotVigie)]);
    let stored = parse(Some(&cut(one)), Some(&foreign));
    assert_eq!(stored.refused(), [(A, Malformed("json")), (B, NotVigie)]);
    assert!(!stored.is_empty());
    assert!(stored.derivations(KIND).is_empty());
}

#[test]
fn what_a_newer_program_wrote_is_never_overwritten() {
    let one = Saves::new().save(1);
    for stored in [
        parse(Some(&newer()), None),
        parse(Some(&one), Some(&newer())),
        parse(Some(&newer()), Some(&one)),
    ] {
        assert_eq!(stored.next_save(), None);
    }
}

/// The browser was killed between the two saves that a new passphrase takes.
#[test]
fn after_half_a_change_of_the_passphrase_the_new_one_counts() {
    let mut saves = Saves::new();
    let old = saves.save(1);
    saves.change_passphrase("le nouveau mot de passe");
    let new = saves.save(2);
    let stored = parse(Some(&old), Some(&new));
    assert_eq!(stored.derivations(KIND).len(), 2);
    assert_eq!(
        unlock(&stored, "le nouveau mot de passe"),
        opens(2, A, None)
    );
    for wrong in [PASSPHRASE, "another"] {
        assert_eq!(unlock(&stored, wrong), Err(WrongSecretOrDamaged));
    }

    let both = parse(Some(&saves.save(3)), Some(&new));
    assert_eq!(both.derivations(KIND).len(), 1);
    assert_eq!(unlock(&both, PASSPHRASE), Err(WrongSecretOrDamaged));
}

#[test]
fn a_mended_key_slot_opens_after_the_next_save() {
    let mut saves = Saves::new();
    let one = saves.save(1);
    let two = spoilt(&saves.save(2), "/keyring/recipients/0/encrypted_key");
    let stored = parse(Some(&one), Some(&two));
    let derivation = stored.derivations(KIND).remove(0);
    let unlocked = stored
        .unlock(KIND, &derivation, &kek(PASSPHRASE, &derivation))
        .unwrap();
    let next = unlocked.next_save();
    let bytes = unlocked
        .opened
        .keyring
        .seal(b"3", 3, SAVED_AT, &mut saves.random)
        .unwrap();
    let container = Container::parse(&bytes).unwrap();
    let kek = slot_kek(&container, KIND, PASSPHRASE);
    assert!(container.unlock(KIND, &kek).is_ok());
    assert_eq!(next, A);
}
