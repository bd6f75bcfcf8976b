//! The form of what is exchanged: numbers with the least byte first, a text as
//! its length in bytes and its UTF-8, an element of an enum as its number.

use zeroize::{Zeroize, Zeroizing};

use super::super::crack_time::CrackTime;
use super::super::dictionary::List;
use super::super::{
    Advice, Estimate, Identifier, Kind, Layout, Purpose, Scenario, Segment, Variations,
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
        let Judgement {
            estimate,
            crack_times,
        } = judgement;
        self.put(&estimate.log10_guesses.to_le_bytes());
        self.byte(estimate.purpose as u8);
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
        crack_times
            .iter()
            .for_each(|crack_time| self.crack_time(*crack_time));
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

    pub(super) fn crack_time(&mut self, crack_time: CrackTime) {
        let (unit, count) = match crack_time {
            CrackTime::Instant => (0, 0),
            CrackTime::Seconds(count) => (1, count),
            CrackTime::Minutes(count) => (2, count),
            CrackTime::Hours(count) => (3, count),
            CrackTime::Days(count) => (4, count),
            CrackTime::Months(count) => (5, count),
            CrackTime::Years(count) => (6, count),
            CrackTime::Millennia => (7, 0),
            CrackTime::Aeons => (8, 0),
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
        let purpose = self.one_of(&Purpose::ALL)?;
        let is_truncated = self.flag()?;
        let advice = self.several(|from| from.one_of(ADVICE))?;
        let segments = self.several(Self::segment)?;
        let mut crack_times = [CrackTime::Instant; Scenario::ALL.len()];
        for crack_time in &mut crack_times {
            *crack_time = self.crack_time()?;
        }
        Some(Judgement {
            estimate: Estimate {
                log10_guesses,
                purpose,
                score: purpose.score(log10_guesses),
                segments,
                advice,
                is_truncated,
            },
            crack_times,
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

    pub(super) fn crack_time(&mut self) -> Option<CrackTime> {
        let unit = self.byte()?;
        let count = u16::from_le_bytes(self.array()?);
        Some(match unit {
            0 => CrackTime::Instant,
            1 => CrackTime::Seconds(count),
            2 => CrackTime::Minutes(count),
            3 => CrackTime::Hours(count),
            4 => CrackTime::Days(count),
            5 => CrackTime::Months(count),
            6 => CrackTime::Years(count),
            7 => CrackTime::Millennia,
            8 => CrackTime::Aeons,
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
