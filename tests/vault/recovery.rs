//! The recovery code as it is made, printed and typed.

use std::collections::BTreeSet;

use vigie::vault::{Random, RecoveryCode, RecoveryCodeError};

use super::Repeatable;

/// A code whose check symbol is worked out by hand: the digits are 0 but for
/// `…14`, the number is 1 × 32 + 4 = 36, and 36 is no plain character; with
/// `…15` it is 37, whose remainder is 0.
const CODE: &str = "0000000000000000000000000150";

const ALPHABET: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

struct Constant(u8);

impl Random for Constant {
    fn fill(&mut self, bytes: &mut [u8]) {
        bytes.fill(self.0);
    }
}

fn parse(text: &str) -> Result<String, RecoveryCodeError> {
    RecoveryCode::parse(text).map(|code| code.canonical().to_owned())
}

#[test]
fn a_code_is_read_as_people_type_it() {
    let code = RecoveryCode::generate(&mut Repeatable(3));
    let (canonical, printed) = (code.canonical(), code.to_string());
    let typed = [
        printed.clone(),
        printed.to_lowercase(),
        printed.replace('-', " "),
        printed.replace('-', " - "),
        printed.replace('-', "\u{2011}"),
        printed.replace('-', "–"),
        printed.replace('-', "\u{a0}"),
        printed.replace('-', "\n"),
        format!("  {canonical}\t"),
        canonical.chars().flat_map(|c| [c, ' ']).collect(),
    ];
    for text in typed {
        assert_eq!(parse(&text).as_deref(), Ok(canonical), "{text:?}");
    }
}

#[test]
fn look_alikes_are_read_as_digits() {
    let all_ones = RecoveryCode::generate(&mut Constant(1));
    let printed = all_ones.to_string();
    assert!(printed.starts_with("1111-1111-"));
    for look_alike in ['I', 'i', 'L', 'l'] {
        let text = printed.replace('1', &look_alike.to_string());
        assert_eq!(parse(&text).as_deref(), Ok(all_ones.canonical()), "{text}");
    }
    for look_alike in ['O', 'o'] {
        let text = CODE.replace('0', &look_alike.to_string());
        assert_eq!(parse(&text).as_deref(), Ok(CODE), "{text}");
    }
}

#[test]
fn what_is_wrong_is_told() {
    use RecoveryCodeError::{Character, Check, Length};
    let cases = [
        ("", Length { found: 0 }),
        (" - - ", Length { found: 0 }),
        (&CODE[1..], Length { found: 27 }),
        (&format!("{CODE}0"), Length { found: 29 }),
        (&CODE.repeat(1_000), Length { found: 28_000 }),
        (
            "U000000000000000000000000150",
            Character {
                position: 1,
                found: 'U',
            },
        ),
        (
            "0000-u000000000000000000000150",
            Character {
                position: 5,
                found: 'u',
            },
        ),
        (
            "000000000000000000000000015*",
            Character {
                position: 28,
                found: '*',
            },
        ),
        (
            "0000 0000 é",
            Character {
                position: 9,
                found: 'é',
            },
        ),
        (
            "chat, chien",
            Character {
                position: 5,
                found: ',',
            },
        ),
        ("0000000000000000000000000151", Check),
        ("1000000000000000000000000150", Check),
    ];
    for (text, error) in cases {
        assert_eq!(parse(text), Err(error), "{text:?}");
    }
}

#[test]
fn every_single_slip_is_found() {
    for seed in 0..20 {
        let code = RecoveryCode::generate(&mut Repeatable(seed));
        let right: Vec<char> = code.canonical().chars().collect();
        for at in 0..right.len() {
            for wrong in ALPHABET.chars().filter(|wrong| *wrong != right[at]) {
                let mut typed = right.clone();
                typed[at] = wrong;
                let typed: String = typed.iter().collect();
                assert_eq!(parse(&typed), Err(RecoveryCodeError::Check), "{typed}");
            }
            if at > 0 && right[at - 1] != right[at] {
                let mut typed = right.clone();
                typed.swap(at - 1, at);
                let typed: String = typed.iter().collect();
                assert_eq!(parse(&typed), Err(RecoveryCodeError::Check), "{typed}");
            }
        }
    }
}

#[test]
fn codes_are_well_formed_and_differ() {
    let mut random = Repeatable(5);
    let mut seen = BTreeSet::new();
    let mut at_each_place = vec![BTreeSet::new(); 28];
    for _ in 0..2_000 {
        let code = RecoveryCode::generate(&mut random);
        let printed = code.to_string();
        assert_eq!(printed.split('-').map(str::len).collect::<Vec<_>>(), [4; 7]);
        assert_eq!(printed.replace('-', ""), code.canonical());
        assert_eq!(parse(&printed).as_deref(), Ok(code.canonical()));
        for (place, character) in code.canonical().chars().enumerate() {
            at_each_place[place].insert(character);
        }
        assert!(seen.insert(printed));
    }
    for characters in at_each_place {
        assert_eq!(characters.into_iter().collect::<String>(), ALPHABET);
    }
}

/// Even a generator that is stuck must not hang the page.
#[test]
fn a_code_is_made_of_any_bytes() {
    for byte in 0..=u8::MAX {
        let code = RecoveryCode::generate(&mut Constant(byte));
        assert_eq!(parse(code.canonical()).as_deref(), Ok(code.canonical()));
    }
}

/// Crockford's own rule, worked out apart from the code: the number's
/// remainder by 37.
#[test]
fn the_check_character_is_crockfords() {
    let mut random = Repeatable(6);
    for _ in 0..200 {
        let code = RecoveryCode::generate(&mut random);
        let digit = |c: char| ALPHABET.find(c).unwrap() as u128;
        let (high, low) = code.canonical()[..27].split_at(13);
        let number = |text: &str| text.chars().fold(0, |n, c| n * 32 + digit(c));
        let shifted = (0..14).fold(number(high) % 37, |n, _| n * 32 % 37);
        let expected = (shifted + number(low)) % 37;
        assert_eq!(digit(code.canonical().chars().last().unwrap()), expected);
    }
}
