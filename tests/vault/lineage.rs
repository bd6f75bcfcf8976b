//! Which saves follow which: what was made apart is merged, what was replaced
//! does not come back.

use vigie::time::Instant;
use vigie::vault::{
    Container, Keyring, LineId, Lineage, Mark, Part, Random, SlotKind,
    StorageSlot::{A, B},
    Stored, Trouble, Unlocked, VaultError,
};

use super::{PASSPHRASE, Repeatable, SAVED_AT, json, keyring, slot_kek};

const KIND: SlotKind = SlotKind::Passphrase;
const ONE: LineId = LineId([1; 6]);
const TWO: LineId = LineId([2; 6]);

fn mark(generation: u64, lineage: &Lineage) -> Mark {
    Mark {
        generation,
        saved_at: SAVED_AT,
        lineage: lineage.clone(),
    }
}

fn seal(keyring: &Keyring, words: &str, mark: &Mark) -> Vec<u8> {
    keyring
        .seal_save(words.as_bytes(), mark, &mut Repeatable(7))
        .unwrap()
}

/// What the passphrase opens; A holds the first, B the second.
fn open(a: &[u8], b: &[u8]) -> Result<Unlocked, VaultError> {
    let stored = Stored::parse([(A, a), (B, b)]);
    let mut first_error = None;
    for derivation in stored.derivations(KIND) {
        let kek = super::kek(PASSPHRASE, &derivation);
        match stored.unlock(KIND, &derivation, &kek) {
            Ok(unlocked) => return Ok(unlocked),
            Err(error) => first_error = first_error.or(Some(error)),
        }
    }
    Err(first_error.unwrap())
}

fn words(unlocked: &Unlocked) -> Vec<&str> {
    [&unlocked.opened]
        .into_iter()
        .chain(&unlocked.apart)
        .map(|opened| str::from_utf8(&opened.plaintext).unwrap())
        .collect()
}

#[test]
fn a_save_has_seen_those_before_it_and_none_beside_it() {
    let first = Lineage::default().next(ONE);
    let second = first.next(ONE);
    let beside = first.next(TWO);
    let (first, second, beside) = (mark(1, &first), mark(2, &second), mark(2, &beside));
    let mut both = second.lineage.clone();
    both.join(&beside.lineage);
    let merged = mark(3, &both.next(TWO));
    let all = [&first, &second, &beside, &merged];
    let seen = all.map(|one| all.map(|other| one.has_seen(other)));
    assert_eq!(
        seen,
        [
            [true, false, false, false],
            [true, true, false, false],
            [true, false, true, false],
            [true, true, true, true],
        ]
    );
}

#[test]
fn where_there_are_no_lines_numbers_and_times_tell() {
    let none = Lineage::default();
    let (one, two) = (mark(1, &none), mark(2, &none));
    let with_lines = mark(1, &none.next(ONE));
    assert!(two.has_seen(&one) && !one.has_seen(&two));
    assert!(with_lines.has_seen(&two) && !two.has_seen(&with_lines));
    let later = Mark {
        saved_at: SAVED_AT.saturating_add(1),
        ..one.clone()
    };
    assert!(later.has_seen(&one) && !one.has_seen(&later));
}

#[test]
fn the_lines_met_last_are_kept_and_the_others_forgotten() {
    let line = |number| LineId([number; 6]);
    let mut lineage = Lineage::default();
    for number in 1..=40 {
        lineage = lineage.next(line(number));
    }
    let stored: Vec<_> = [3, 1]
        .map(|number| Lineage::default().next(line(number)))
        .into();
    for stored in &stored {
        lineage.join(stored);
    }
    let next = mark(41, &lineage.next(line(41)));
    for number in [1, 3, 40, 39, 38, 37, 36] {
        assert!(
            next.has_seen(&mark(1, &Lineage::default().next(line(number)))),
            "{number}"
        );
    }
    assert!(!next.has_seen(&mark(1, &Lineage::default().next(line(35)))));
}

#[test]
fn saves_made_apart_are_both_opened() {
    let keyring = keyring(&mut Repeatable(1));
    let base = Lineage::default().next(ONE);
    // Many saves in one line, few in the other: no number outweighs.
    let long = (2..=100).fold(base.clone(), |lineage, _| lineage.next(ONE));
    let a = seal(&keyring, "long", &mark(100, &long));
    let b = seal(&keyring, "short", &mark(2, &base.next(TWO)));
    let unlocked = open(&a, &b).unwrap();
    assert_eq!(words(&unlocked), ["long", "short"]);
    assert_eq!(unlocked.slot, A);
    let merged = mark(101, &unlocked.known.lineage.next(TWO));
    let c = seal(&keyring, "merged", &merged);
    for older in [&a, &b] {
        assert_eq!(words(&open(&c, older).unwrap()), ["merged"]);
    }
    assert_eq!(unlocked.known.generation, 100);
}

#[test]
fn what_is_damaged_is_given_up_by_the_next_save() {
    let keyring = keyring(&mut Repeatable(1));
    let base = Lineage::default().next(ONE);
    let a = seal(&keyring, "before", &mark(1, &base));
    let mut b = json(&seal(&keyring, "after", &mark(2, &base.next(ONE))));
    b["vault"]["tag"] = "AAAAAAAAAAAAAAAAAAAAAA".into();
    let unlocked = open(&a, b.to_string().as_bytes()).unwrap();
    assert_eq!(words(&unlocked), ["before"]);
    let damage = VaultError::Damaged(Part::Vault);
    assert_eq!(unlocked.trouble, Some(Trouble::Damaged(B, damage)));
    let next = mark(3, &unlocked.known.lineage.next(ONE));
    assert!(next.has_seen(&mark(2, &base.next(ONE))));
}

/// B3 and B6: the passphrase of what was replaced brings nothing back.
#[test]
fn what_was_replaced_is_not_opened() {
    let old = keyring(&mut Repeatable(1));
    let file = keyring(&mut Repeatable(9));
    let lineage = Lineage::default().next(ONE);
    let before = seal(&old, "before", &mark(70, &lineage));
    let mut replaced = lineage.clone();
    replaced.keys += 1;
    let after = json(&seal(&file, "after", &mark(71, &replaced.next(ONE))));
    // The file has another passphrase, which shows in its slot alone.
    let mut after = after;
    after["keyring"]["recipients"][0]["encrypted_key"] = "A".repeat(54).into();
    assert_eq!(
        open(&before, after.to_string().as_bytes()).err(),
        Some(VaultError::WrongSecretOrDamaged)
    );
}

/// A number that was damaged does not close what is whole.
#[test]
fn what_gives_the_key_and_proves_to_be_damaged_does_not_count() {
    let keyring = keyring(&mut Repeatable(1));
    let lineage = Lineage::default().next(ONE);
    let before = seal(&keyring, "before", &mark(1, &lineage));
    let mut rotten = lineage.next(ONE);
    rotten.keys = 9;
    let mut after = json(&seal(&keyring, "after", &mark(2, &rotten)));
    after["vault"]["tag"] = "AAAAAAAAAAAAAAAAAAAAAA".into();
    let unlocked = open(&before, after.to_string().as_bytes()).unwrap();
    assert_eq!(words(&unlocked), ["before"]);
    // The next save is under keys that are in force beside the rotten number.
    assert_eq!(unlocked.known.lineage.keys, 9);
}

#[test]
fn a_vault_under_other_keys_of_the_same_number_is_told() {
    let lineage = Lineage::default().next(ONE);
    let beside = Lineage::default().next(TWO);
    let a = seal(&keyring(&mut Repeatable(1)), "a", &mark(1, &lineage));
    let b = seal(&keyring(&mut Repeatable(9)), "b", &mark(2, &beside));
    let unlocked = open(&a, &b).unwrap();
    assert_eq!(unlocked.trouble, Some(Trouble::OtherKeys));
    assert_eq!(words(&unlocked).len(), 1);
}

#[test]
fn it_stands_in_the_protected_header_of_saves_and_in_no_file() {
    let keyring = keyring(&mut Repeatable(1));
    let mut lineage = Lineage::default().next(ONE).next(TWO);
    lineage.keys = 3;
    let save = seal(&keyring, "{}", &mark(2, &lineage));
    let container = Container::parse(&save).unwrap();
    assert_eq!(container.mark().lineage, lineage);
    let opened = container
        .unlock(KIND, &slot_kek(&container, KIND, PASSPHRASE))
        .unwrap();
    let file = opened
        .keyring
        .seal(b"{}", 2, SAVED_AT, &mut Repeatable(7))
        .unwrap();
    let file = Container::parse(&file).unwrap();
    assert_eq!(file.mark().lineage, Lineage::default());
}

#[test]
fn ids_are_drawn_and_numbers_bounded() {
    struct Sevens;
    impl Random for Sevens {
        fn fill(&mut self, bytes: &mut [u8]) {
            bytes.fill(7);
        }
    }
    assert_eq!(LineId::generate(&mut Sevens), LineId([7; 6]));
    let mut lineage = Lineage::default();
    lineage.keys = 1 << 53;
    let at = Mark {
        generation: 1,
        saved_at: Instant::EPOCH,
        lineage,
    };
    let sealed = keyring(&mut Repeatable(1)).seal_save(b"{}", &at, &mut Repeatable(7));
    assert_eq!(sealed.unwrap_err(), VaultError::Exhausted);
}
