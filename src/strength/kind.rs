//! What a segment of a password is.

use super::dictionary::List;

/// What a segment was recognised as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A word of a list.
    Word {
        /// Which list.
        list: List,
        /// What was done to the word.
        variations: Variations,
    },
    /// One of the user's own words: name, practice, town.
    OwnWord {
        /// What was done to the word.
        variations: Variations,
    },
    /// A month, a season or a day of the week.
    CalendarWord,
    /// The user's date of birth.
    BirthDate,
    /// Keys that lie side by side.
    Keyboard(Layout),
    /// The same again and again.
    Repeat,
    /// Letters or digits in their order: `abc`, `8642`.
    Sequence,
    /// A day, with or without its year.
    Date,
    /// A year.
    Year,
    /// A number that many people add: `1`, `123`, `007`.
    UsualNumber,
    /// A number that others know too.
    Identifier(Identifier),
    /// The postcode of the town beside it.
    Postcode,
    /// The sign that stands between words.
    Separator,
    /// Letters that make no known word.
    Letters,
    /// Digits without a pattern.
    Digits,
    /// Signs without a pattern.
    Signs,
    /// Characters beyond Latin letters, digits and signs.
    Other,
    /// The part of an extremely long password that was not looked at; it
    /// counts for nothing.
    NotAnalysed,
}

/// What was done to a word, in vain: attackers do the same.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Variations {
    /// Some letters are capitals.
    pub capitals: bool,
    /// Some letters have accents.
    pub accents: bool,
    /// Signs or digits stand for letters: `p@ssw0rd`.
    pub leet: bool,
    /// It is written backwards.
    pub reversed: bool,
    /// Its last letter is missing.
    pub unfinished: bool,
}

/// A keyboard, or what is laid out like one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Layout {
    /// The Belgian AZERTY.
    BelgianAzerty,
    /// The French AZERTY.
    FrenchAzerty,
    /// The American QWERTY.
    Qwerty,
    /// The German QWERTZ.
    Qwertz,
    /// The numbers at the right of a keyboard.
    Keypad,
}

/// A number that is printed, registered or given to others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Identifier {
    /// National register number (NISS/INSZ), valid by its check digits.
    NationalRegister,
    /// A care provider's number (INAMI/RIZIV/LIKIV), valid by its check digits.
    CareProvider,
    /// Enterprise (VAT) number, valid by its check digits.
    Enterprise,
    /// Belgian bank account (IBAN), valid by its check digits.
    BankAccount,
    /// Belgian phone number.
    Phone,
    /// Belgian number plate.
    NumberPlate,
}
