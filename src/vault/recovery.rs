//! The recovery code: a second passphrase, made by the program and printed.

use std::fmt;

use zeroize::Zeroizing;

use super::Random;

/// A recovery code: 28 characters of Crockford's Base32 in groups of four.
///
/// The first 26 are random, 130 bits. The last is Crockford's check symbol,
/// the number's remainder by 37: it finds every wrong character and every two
/// neighbours that changed places. The one before it is chosen so that the
/// check symbol is never one of `*~$=U`, which are hard to find on a keyboard.
///
/// Wiped when dropped. No `Debug`: it must not be printed by accident.
pub struct RecoveryCode(Zeroizing<String>);

impl RecoveryCode {
    /// How many characters a code has, its dashes not counted.
    pub const CHARACTERS: usize = LENGTH;

    /// A fresh code.
    #[must_use]
    pub fn generate(random: &mut dyn Random) -> Self {
        let mut bytes = Zeroizing::new([0; LENGTH - 1]);
        random.fill(bytes.as_mut());

        let mut code = Zeroizing::new(String::with_capacity(LENGTH));
        let mut remainder = 0;
        let (start, number) = (bytes[LENGTH - 2], &bytes[..LENGTH - 2]);
        for byte in number {
            let digit = byte % 32;
            code.push(char::from(ALPHABET[usize::from(digit)]));
            remainder = append(remainder, digit);
        }
        // At most five remainders in a row are outside the alphabet, so one of
        // the next six digits always does.
        for step in 0..6 {
            let digit = (start % 32 + step) % 32;
            let check = append(remainder, digit);
            if let Some(check) = ALPHABET.get(usize::from(check)) {
                code.push(char::from(ALPHABET[usize::from(digit)]));
                code.push(char::from(*check));
                break;
            }
        }
        Self(code)
    }

    /// Reads a code as people type it: in either case, with spaces or dashes
    /// anywhere, `O` for `0`, `I` or `L` for `1`.
    ///
    /// # Errors
    /// What is wrong with it, so that it can be mended.
    pub fn parse(text: &str) -> Result<Self, RecoveryCodeError> {
        let mut code = Zeroizing::new(String::with_capacity(LENGTH));
        let mut found = 0;
        let mut remainder = 0;
        let mut check = 0;
        for typed in text.chars().filter(|typed| !is_separator(*typed)) {
            found += 1;
            let digit = digit(typed).ok_or(RecoveryCodeError::Character {
                position: found,
                found: typed,
            })?;
            if found < LENGTH {
                remainder = append(remainder, digit);
            } else {
                check = digit;
            }
            if found <= LENGTH {
                code.push(char::from(ALPHABET[usize::from(digit)]));
            }
        }
        if found != LENGTH {
            return Err(RecoveryCodeError::Length { found });
        }
        if check != remainder {
            return Err(RecoveryCodeError::Check);
        }
        Ok(Self(code))
    }

    /// The code as the PBES2 password: upper case, no separators, with its
    /// check character.
    #[must_use]
    pub fn canonical(&self) -> &str {
        &self.0
    }
}

/// In groups joined by hyphens, to be printed and typed.
impl fmt::Display for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, character) in self.0.chars().enumerate() {
            if index > 0 && index.is_multiple_of(GROUP) {
                f.write_str("-")?;
            }
            write!(f, "{character}")?;
        }
        Ok(())
    }
}

/// What is wrong with a recovery code as it was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecoveryCodeError {
    /// A character that no code has.
    #[error("no code has {found:?} (character {position})")]
    Character {
        /// Which character it is, from 1, without counting spaces and dashes.
        position: usize,
        /// The character as it was typed.
        found: char,
    },
    /// Too few or too many characters.
    #[error("{found} characters instead of {LENGTH}")]
    Length {
        /// How many there are, without spaces and dashes.
        found: usize,
    },
    /// Every character may be right, but not together: a slip somewhere.
    #[error("the check character doesn't agree")]
    Check,
}

/// The remainder by 37 of the number with one more `digit` at its end.
fn append(remainder: u8, digit: u8) -> u8 {
    ((u16::from(remainder) * 32 + u16::from(digit)) % 37) as u8
}

fn digit(typed: char) -> Option<u8> {
    let character = match typed.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    (0..32).find(|digit| char::from(ALPHABET[usize::from(*digit)]) == character)
}

/// Spaces of all widths, and the dashes that word processors make of a hyphen.
fn is_separator(typed: char) -> bool {
    typed.is_whitespace() || matches!(typed, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// Characters of a code, its check character included.
const LENGTH: usize = 28;

/// Characters in a printed group.
const GROUP: usize = 4;

/// Crockford's Base32: no `I`, `L`, `O`, which look like digits, and no `U`.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
