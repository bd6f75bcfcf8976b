//! Numbers that offices, banks and phone companies give out in Belgium.
//!
//! Whoever guesses them goes by their form and their check digits. Several are
//! in public registers or on every letter, so none costs more than what an
//! attacker pays who knows only that.

use crate::strength::context::Context;
use crate::strength::cost::Decades;
use crate::strength::fold::Text;
use crate::strength::found::{Found, Match};
use crate::strength::kind::{Identifier, Kind};

/// Finds numbers by their form and check digits, with or without signs between
/// the digits.
pub(super) fn find(text: &Text, _: &Context, found: &mut Found) {
    for start in 0..text.len() {
        // In a run of digits a number can begin anywhere, and by chance.
        let is_digit = |at: usize| text.units()[at].is_digit();
        let within = start > 0 && is_digit(start - 1) && is_digit(start);
        let reading = Reading::from(text, start);
        for (identifier, cost, count) in reading.recognised() {
            let (end, signs) = reading.end_of(count);
            let followed = text.units().get(end).is_some_and(|unit| unit.is_digit());
            if followed && identifier == Identifier::NumberPlate {
                continue;
            }
            let cost = cost + if signs { SIGNS } else { 0.0 } + if within { WITHIN } else { 0.0 };
            found
                .matches
                .push(Match::new(start, end, Kind::Identifier(identifier), cost));
        }
    }
}

/// Letters and digits from one position on, signs between them left out.
struct Reading {
    start: usize,
    characters: Vec<u8>,
    /// Where each ends.
    ends: Vec<usize>,
}

impl Reading {
    fn from(text: &Text, start: usize) -> Self {
        let mut reading = Self {
            start,
            characters: Vec::new(),
            ends: Vec::new(),
        };
        let mut signs = 0;
        for (at, unit) in text.units().iter().enumerate().skip(start) {
            let part = unit.is_digit() || unit.is_letter() || (at == start && unit.byte == b'+');
            if part {
                signs = 0;
                reading.characters.push(unit.byte);
                reading.ends.push(at + 1);
            } else if at == start || !unit.is_sign() || signs == MAX_SIGNS {
                break;
            } else {
                signs += 1;
            }
            if reading.characters.len() == LONGEST {
                break;
            }
        }
        reading
    }

    /// Where the first `count` characters end, and whether there are signs
    /// between them.
    fn end_of(&self, count: usize) -> (usize, bool) {
        let end = self.ends.get(count - 1).copied().unwrap_or(self.start);
        (end, end - self.start > count)
    }

    /// What the characters begin with: what it is, its cost and its length.
    fn recognised(&self) -> Vec<(Identifier, Decades, usize)> {
        let mut all = Vec::new();
        if let Some(digits) = self.digits(0, 11) {
            if is_national_register(digits) {
                all.push((Identifier::NationalRegister, NATIONAL_REGISTER, 11));
            }
            if is_care_provider(digits) {
                all.push((Identifier::CareProvider, CARE_PROVIDER, 11));
            }
        }
        if let Some(digits) = self.digits(0, 8)
            && is_care_provider(digits * 1_000)
        {
            all.push((Identifier::CareProvider, CARE_PROVIDER, 8));
        }
        if let Some(digits) = self.digits(0, 10)
            && is_enterprise(digits)
        {
            all.push((Identifier::Enterprise, ENTERPRISE, 10));
        }
        if self.characters.starts_with(b"be") {
            if let Some(digits) = self.digits(2, 10)
                && is_enterprise(digits)
            {
                all.push((Identifier::Enterprise, ENTERPRISE + PREFIX, 12));
            }
            if let (Some(check), Some(account)) = (self.digits(2, 2), self.digits(4, 12)) {
                if is_bank_account(check, account) {
                    all.push((Identifier::BankAccount, BANK_ACCOUNT, 16));
                }
            } else if let (Some(_), Some(_)) = (self.digits(2, 2), self.digits(4, 11)) {
                // One digit is missing yet; the meter must not fall from a
                // height when it comes.
                all.push((Identifier::BankAccount, BANK_ACCOUNT + 1.0, 15));
            }
        }
        all.extend(self.phone());
        all.extend(self.plate());
        all
    }

    /// The number made of the digits at these places.
    fn digits(&self, from: usize, count: usize) -> Option<u64> {
        let characters = self.characters.get(from..from + count)?;
        characters.iter().try_fold(0, |number, &byte| {
            byte.is_ascii_digit()
                .then(|| number * 10 + u64::from(byte - b'0'))
        })
    }

    /// `0470123456`, `+32470123456`, `0032…`, `021234567`.
    fn phone(&self) -> Option<(Identifier, Decades, usize)> {
        let (prefix, cost) = [
            (&b"+32"[..], PREFIX),
            (b"0032", PREFIX),
            (b"32", PREFIX),
            (b"0", 0.0),
        ]
        .into_iter()
        .find(|(prefix, _)| self.characters.starts_with(prefix))?;
        // Abroad some write the zero all the same: +32 (0)470…
        let from = prefix.len()
            + usize::from(prefix.len() > 1 && self.characters.get(prefix.len()) == Some(&b'0'));
        let mobile = self
            .digits(from, 9)
            .is_some_and(|number| (455_000_000..=499_999_999).contains(&number));
        if mobile {
            return Some((Identifier::Phone, MOBILE + cost, from + 9));
        }
        let landline = self
            .digits(from, 8)
            .is_some_and(|number| (10_000_000..=99_999_999).contains(&number));
        landline.then_some((Identifier::Phone, LANDLINE + cost, from + 8))
    }

    /// `1-ABC-234` since 2010, `ABC-123` before.
    fn plate(&self) -> Option<(Identifier, Decades, usize)> {
        let letters = |from: usize, count: usize| {
            self.characters
                .get(from..from + count)
                .is_some_and(|part| part.iter().all(u8::is_ascii_lowercase))
        };
        let is_new = matches!(self.characters.first(), Some(b'1'..=b'9'))
            && letters(1, 3)
            && self.digits(4, 3).is_some();
        if is_new {
            return Some((Identifier::NumberPlate, PLATE, 7));
        }
        let is_old = letters(0, 3) && self.digits(3, 3).is_some();
        is_old.then_some((Identifier::NumberPlate, PLATE, 6))
    }
}

/// Date of birth, number of the day, and 97 minus the rest of these nine digits
/// divided by 97; births since 2000 have a 2 before them (royal decree of 3
/// April 1984). For people without an exact date the month or day is 0, and for
/// numbers of the social security ("bis") 20 or 40 is added to the month.
fn is_national_register(digits: u64) -> bool {
    let (number, check) = (digits / 100, digits % 100);
    let (month, day) = (digits / 10_000_000 % 100, digits / 100_000 % 100);
    let is_date = matches!(month, 0..=12 | 20..=32 | 40..=52) && day <= 31;
    is_date && [number, 2_000_000_000 + number].contains_check(check, 97)
}

/// Six digits, check digits by 97 or, since 2013, by 89, and three digits of
/// the qualification. The first digit is the profession's.
fn is_care_provider(digits: u64) -> bool {
    let (number, check) = (digits / 100_000, digits / 1_000 % 100);
    number >= 100_000 && ([number].contains_check(check, 97) || [number].contains_check(check, 89))
}

/// Ten digits from 0 or 1, the last two 97 minus the rest of the others.
fn is_enterprise(digits: u64) -> bool {
    (200_000_000..2_000_000_000).contains(&digits)
        && [digits / 100].contains_check(digits % 100, 97)
}

/// ISO 13616: the account with the country's letters as numbers and the check
/// digits behind it leaves 1 when divided by 97. The account ends in check
/// digits of its own.
fn is_bank_account(check: u64, account: u64) -> bool {
    let iban = (account % 97 * 1_000_000 + 111_400 + check) % 97;
    let rest = account / 100 % 97;
    iban == 1 && account % 100 == if rest == 0 { 97 } else { rest }
}

trait Checked {
    /// Whether `check` is `modulus` minus the rest of one of the numbers.
    fn contains_check(&self, check: u64, modulus: u64) -> bool;
}

impl<const N: usize> Checked for [u64; N] {
    fn contains_check(&self, check: u64, modulus: u64) -> bool {
        self.iter()
            .any(|number| modulus - number % modulus == check)
    }
}

/// A hundred years of days, and the first 500 births of each.
const NATIONAL_REGISTER: Decades = 7.2;
/// All are in a public register, some 250,000.
const CARE_PROVIDER: Decades = 5.4;
/// All are in a public register, some three million.
const ENTERPRISE: Decades = 6.4;
/// On every invoice. Guessing it blindly would cost more.
const BANK_ACCOUNT: Decades = 7.5;
/// Some thirteen million are in use.
const MOBILE: Decades = 7.1;
const LANDLINE: Decades = 6.7;
/// Some twenty million have been given out; it is on the car.
const PLATE: Decades = 7.3;
const PREFIX: Decades = 0.4;
const SIGNS: Decades = 0.4;
/// Behind other digits.
const WITHIN: Decades = 1.0;

/// How many signs may stand between two digits.
const MAX_SIGNS: usize = 2;
const LONGEST: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;

    fn recognised(password: &str) -> Vec<(Identifier, usize)> {
        let text = Text::fold(password);
        let mut found = Found::default();
        find(&text, &Context::new(2025), &mut found);
        found
            .matches
            .iter()
            .filter_map(|each| match each.kind {
                Kind::Identifier(identifier) => Some((identifier, each.end - each.start)),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn numbers_in_use_are_recognised() {
        use Identifier::{
            BankAccount, CareProvider, Enterprise, NationalRegister, NumberPlate, Phone,
        };
        for (password, identifier) in [
            ("85073003328", NationalRegister),
            ("85.07.30-033.28", NationalRegister),
            ("01061703334", NationalRegister),
            ("19006951001", CareProvider),
            ("1-90069-51-001", CareProvider),
            ("0417497106", Enterprise),
            ("BE 0417.497.106", Enterprise),
            ("BE68539007547034", BankAccount),
            ("be68 5390 0754 7034", BankAccount),
            ("0478123456", Phone),
            ("+32478123456", Phone),
            ("+32 (0)478 12 34 56", Phone),
            ("0032 478 12 34 56", Phone),
            ("02/512.34.76", Phone),
            ("1ABC234", NumberPlate),
            ("1-abc-234", NumberPlate),
        ] {
            let length = password.chars().count();
            assert!(
                recognised(password).contains(&(identifier, length)),
                "{password}: {:?}",
                recognised(password)
            );
        }
    }

    #[test]
    fn a_digit_before_letters_hides_no_number() {
        let found = recognised("0BE68539007547034");
        assert!(found.contains(&(Identifier::BankAccount, 16)), "{found:?}");
    }

    #[test]
    fn a_wrong_check_digit_is_no_number() {
        for password in [
            "85073003329",
            "19006952001",
            "BE68539007547035",
            "0417497107",
        ] {
            let found = recognised(password);
            assert!(
                !found
                    .iter()
                    .any(|(identifier, length)| *length == password.len()
                        && *identifier != Identifier::Phone),
                "{password}: {found:?}"
            );
        }
    }
}
