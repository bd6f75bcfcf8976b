//! The form of what is exchanged: numbers with the least byte first, a text as
//! its length in bytes and its UTF-8, an element of an enum as its number.

use zeroize::{Zeroize, Zeroizing};

use super::super::dictionary::List;
use super::super::lapse::Lapse;
use super::super::{
    Advice, Estimate, Identifier, Kind, Layout, Scenario, Score, Segment, Variations,
};
use super::Judgement;

/// What has been written.
#[derive(Default)]
pub(super) struct Writer(Zeroizing<Vec<u8>>);

impl Writer {
    pub(super) fn into_bytes(self) -> Zeroizing<Vec<u8>> {
        self.0
    }

    pub(super) fn judgement(&mut self, judgement: &Judgement) {
        let Judgement { estimate, lapses } = judgement;
        self.put(&estimate.log10_guesses.to_le_bytes());
        self.flag(estimate.is_truncated);
        self.count(estimate.advice.len());
        for advice in &estimate.advice {
            self.byte(*advice as u8);
        }
        self.count(estimate.segments.len());
        for segment in &estimate.segments {
            self.count(segment.chars.start);
            self.count(segment.chars.end);
            self.kind(segment.kind);
            self.text(segment.word.as_deref().unwrap_or_default());
            self.put(&segment.cost.to_le_bytes());
        }
        lapses.iter().for_each(|lapse| self.lapse(*lapse));
    }

    /// A number, and one for what the kind holds.
    fn kind(&mut self, kind: Kind) {
        let (number, detail) = match kind {
            Kind::Word { list, variations } => {
                self.byte(variation_bits(variations));
                (0, list as u8)
            }
            Kind::OwnWord { variations } => {
                self.byte(variation_bits(variations));
                (1, 0)
            }
            plain => {
                self.byte(0);
                match plain {
                    Kind::Keyboard(layout) => (2, layout as u8),
                    Kind::Identifier(identifier) => (3, identifier as u8),
                    plain => (
                        4,
                        PLAIN.iter().position(|&each| each == plain).unwrap_or(0) as u8,
                    ),
                }
            }
        };
        self.put(&[number, detail]);
    }

    pub(super) fn lapse(&mut self, lapse: Lapse) {
        let (unit, count) = match lapse {
            Lapse::Instant => (0, 0),
            Lapse::Seconds(count) => (1, count),
            Lapse::Minutes(count) => (2, count),
            Lapse::Hours(count) => (3, count),
            Lapse::Days(count) => (4, count),
            Lapse::Months(count) => (5, count),
            Lapse::Years(count) => (6, count),
            Lapse::Millennia => (7, 0),
            Lapse::Aeons => (8, 0),
        };
        self.byte(unit);
        self.put(&count.to_le_bytes());
    }

    pub(super) fn text(&mut self, text: &str) {
        self.count(text.len());
        self.put(text.as_bytes());
    }

    pub(super) fn count(&mut self, count: usize) {
        self.put(&(count as u32).to_le_bytes());
    }

    pub(super) fn flag(&mut self, flag: bool) {
        self.byte(flag.into());
    }

    pub(super) fn byte(&mut self, byte: u8) {
        self.put(&[byte]);
    }

    /// A vector that grows leaves pieces of itself behind; this one doesn't.
    pub(super) fn put(&mut self, bytes: &[u8]) {
        let needed = self.0.len() + bytes.len();
        if needed > self.0.capacity() {
            let mut larger = Vec::with_capacity(2 * needed);
            larger.extend_from_slice(&self.0);
            self.0.zeroize();
            self.0 = Zeroizing::new(larger);
        }
        self.0.extend_from_slice(bytes);
    }
}

/// What is left to read.
pub(super) struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    pub(super) fn is_at_its_end(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn judgement(&mut self) -> Option<Judgement> {
        let log10_guesses = f64::from_le_bytes(self.array()?);
        let is_truncated = self.flag()?;
        let advice = self.several(|from| from.one_of(ADVICE))?;
        let segments = self.several(Self::segment)?;
        let mut lapses = [Lapse::Instant; Scenario::ALL.len()];
        for lapse in &mut lapses {
            *lapse = self.lapse()?;
        }
        Some(Judgement {
            estimate: Estimate {
                log10_guesses,
                score: Score::of(log10_guesses),
                segments,
                advice,
                is_truncated,
            },
            lapses,
        })
    }

    fn segment(&mut self) -> Option<Segment> {
        let chars = self.count()?..self.count()?;
        let kind = self.kind()?;
        let word = Some(self.text()?).filter(|word| !word.is_empty());
        let cost = f64::from_le_bytes(self.array()?);
        Some(Segment {
            chars,
            kind,
            word,
            cost,
        })
    }

    fn kind(&mut self) -> Option<Kind> {
        let variations = variations(self.byte()?);
        Some(match self.byte()? {
            0 => Kind::Word {
                list: self.one_of(&List::ALL)?,
                variations,
            },
            1 => {
                self.byte()?;
                Kind::OwnWord { variations }
            }
            2 => Kind::Keyboard(self.one_of(LAYOUTS)?),
            3 => Kind::Identifier(self.one_of(IDENTIFIERS)?),
            4 => self.one_of(&PLAIN)?,
            _ => return None,
        })
    }

    pub(super) fn lapse(&mut self) -> Option<Lapse> {
        let unit = self.byte()?;
        let count = u16::from_le_bytes(self.array()?);
        Some(match unit {
            0 => Lapse::Instant,
            1 => Lapse::Seconds(count),
            2 => Lapse::Minutes(count),
            3 => Lapse::Hours(count),
            4 => Lapse::Days(count),
            5 => Lapse::Months(count),
            6 => Lapse::Years(count),
            7 => Lapse::Millennia,
            8 => Lapse::Aeons,
            _ => return None,
        })
    }

    pub(super) fn several<T>(&mut self, one: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        (0..self.count()?).map(|_| one(self)).collect()
    }

    pub(super) fn text(&mut self) -> Option<String> {
        let len = self.count()?;
        let (text, rest) = self.0.split_at_checked(len)?;
        self.0 = rest;
        Some(std::str::from_utf8(text).ok()?.to_owned())
    }

    pub(super) fn one_of<T: Copy>(&mut self, all: &[T]) -> Option<T> {
        all.get(usize::from(self.byte()?)).copied()
    }

    fn count(&mut self) -> Option<usize> {
        Some(u32::from_le_bytes(self.array()?) as usize)
    }

    pub(super) fn flag(&mut self) -> Option<bool> {
        Some(self.byte()? != 0)
    }

    pub(super) fn byte(&mut self) -> Option<u8> {
        self.array::<1>().map(|[byte]| byte)
    }

    pub(super) fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (&array, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(array)
    }
}

fn variation_bits(of: Variations) -> u8 {
    let flags = [of.capitals, of.accents, of.leet, of.reversed, of.unfinished];
    flags
        .into_iter()
        .rev()
        .fold(0, |bits, flag| bits << 1 | u8::from(flag))
}

fn variations(bits: u8) -> Variations {
    let has = |place: u8| bits >> place & 1 == 1;
    Variations {
        capitals: has(0),
        accents: has(1),
        leet: has(2),
        reversed: has(3),
        unfinished: has(4),
    }
}

/// Kinds that hold nothing.
pub(super) const PLAIN: [Kind; 14] = [
    Kind::CalendarWord,
    Kind::BirthDate,
    Kind::Repeat,
    Kind::Sequence,
    Kind::Date,
    Kind::Year,
    Kind::UsualNumber,
    Kind::Postcode,
    Kind::Separator,
    Kind::Letters,
    Kind::Digits,
    Kind::Signs,
    Kind::Other,
    Kind::NotAnalysed,
];

/// Does not compile once there is a kind that nothing here knows.
const _: fn(Kind) = |kind| match kind {
    Kind::Word { .. } | Kind::OwnWord { .. } | Kind::Keyboard(_) | Kind::Identifier(_) => (),
    Kind::CalendarWord
    | Kind::BirthDate
    | Kind::Repeat
    | Kind::Sequence
    | Kind::Date
    | Kind::Year
    | Kind::UsualNumber
    | Kind::Postcode
    | Kind::Separator
    | Kind::Letters
    | Kind::Digits
    | Kind::Signs
    | Kind::Other
    | Kind::NotAnalysed => (),
};

/// All elements of an enum, by number; does not compile if one is left out.
macro_rules! all {
    ($name:ident: $of:ident = $($element:ident)*) => {
        pub(super) const $name: &[$of] = &[$($of::$element),*];
        const _: fn($of) = |element| match element {
            $($of::$element)|* => (),
        };
    };
}

all!(ADVICE: Advice =
    Empty UsualPassword OwnWord OwnBirthDate Name Date Year Place Favourite PracticeWord
    KnownPhrase UsualWord Keyboard Repeat Sequence Identifier UsualPattern Replacements Reversed
    TooLongToAnalyse SeveralWords AddWords KeepItToYourself SecondFactor
);

all!(LAYOUTS: Layout = BelgianAzerty FrenchAzerty Qwerty Qwertz Keypad);

all!(IDENTIFIERS: Identifier =
    NationalRegister CareProvider Enterprise BankAccount Phone NumberPlate
);
