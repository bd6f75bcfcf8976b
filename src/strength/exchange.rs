//! What the page and the program that judges for it say to each other, as
//! bytes: a request, and the reply to it.
//!
//! The estimator and its dictionary are no part of the page's program: they
//! are a module of their own in a worker (the crate `vigie-estimator`), whose
//! memory goes with the worker. Both sides are built together, so the form has
//! no version; what is not of this form is `None`.
//!
//! Numbers are stored with the least byte first, a text as its length in bytes
//! and its UTF-8, an element of an enum as its number.

use zeroize::{Zeroize, Zeroizing};

use super::dictionary::{Dictionary, List};
use super::lapse::Lapse;
use super::passphrase::{self, Passphrase, PassphraseError, Recipe, Separator};
use super::{
    Advice, Context, Estimate, Identifier, Kind, Layout, Scenario, Score, Segment, Variations,
    estimate,
};
use crate::vault::Random;

/// What the page asks for.
pub enum Request {
    /// A password's strength.
    Judge {
        /// The password.
        password: Zeroizing<String>,
        /// The user's own words.
        words: Vec<String>,
        /// The current year.
        year: u16,
    },
    /// A passphrase.
    Draw(Recipe),
}

/// What the page gets.
pub enum Reply {
    /// How strong the password is.
    Judgement(Judgement),
    /// A passphrase.
    Passphrase(Passphrase),
    /// Why there is none.
    Refused(PassphraseError),
}

/// An estimate, and what the page would need mathematics for.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    /// How strong the password is, and why.
    pub estimate: Estimate,
    /// How long guessing takes in each of [`Scenario::ALL`].
    pub lapses: [Lapse; Scenario::ALL.len()],
}

impl Request {
    /// Does what is asked.
    #[must_use]
    pub fn answer(&self, dictionary: &Dictionary, random: &mut impl Random) -> Reply {
        match self {
            Self::Judge {
                password,
                words,
                year,
            } => {
                let context = Context::new(*year).with_words(words);
                let estimate = estimate(password, &context, dictionary);
                let lapses = Scenario::ALL.map(|scenario| Lapse::of(estimate.seconds(scenario)));
                Reply::Judgement(Judgement { estimate, lapses })
            }
            Self::Draw(recipe) => match passphrase::make(recipe, dictionary, random) {
                Ok(passphrase) => Reply::Passphrase(passphrase),
                Err(error) => Reply::Refused(error),
            },
        }
    }

    /// As bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let mut to = Writer::default();
        match self {
            Self::Judge {
                password,
                words,
                year,
            } => {
                to.byte(0);
                to.text(password);
                to.count(words.len());
                words.iter().for_each(|word| to.text(word));
                to.put(&year.to_le_bytes());
            }
            Self::Draw(recipe) => {
                to.byte(1);
                to.byte(recipe.list as u8);
                to.byte(recipe.words);
                to.byte(recipe.separator as u8);
                to.flag(recipe.layout_safe);
            }
        }
        to.0
    }

    /// From bytes.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut from = Reader(bytes);
        let request = match from.byte()? {
            0 => Self::Judge {
                password: Zeroizing::new(from.text()?),
                words: from.several(Reader::text)?,
                year: u16::from_le_bytes(from.array()?),
            },
            1 => Self::Draw(Recipe {
                list: from.one_of(&List::ALL)?,
                words: from.byte()?,
                separator: from.one_of(&Separator::ALL)?,
                layout_safe: from.flag()?,
            }),
            _ => return None,
        };
        from.0.is_empty().then_some(request)
    }
}

impl Reply {
    /// As bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let mut to = Writer::default();
        match self {
            Self::Judgement(judgement) => {
                to.byte(0);
                to.judgement(judgement);
            }
            Self::Passphrase(Passphrase { text, bits }) => {
                to.byte(1);
                to.text(text);
                to.put(&bits.to_le_bytes());
            }
            Self::Refused(error) => {
                to.byte(2);
                match error {
                    PassphraseError::Words(words) => to.put(&[0, *words]),
                    PassphraseError::SeparatorMoves => to.byte(1),
                    PassphraseError::TooFewWords(found) => {
                        to.byte(2);
                        to.put(&found.to_le_bytes());
                    }
                }
            }
        }
        to.0
    }

    /// From bytes.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut from = Reader(bytes);
        let reply = match from.byte()? {
            0 => Self::Judgement(from.judgement()?),
            1 => Self::Passphrase(Passphrase {
                text: Zeroizing::new(from.text()?),
                bits: f64::from_le_bytes(from.array()?),
            }),
            2 => Self::Refused(match from.byte()? {
                0 => PassphraseError::Words(from.byte()?),
                1 => PassphraseError::SeparatorMoves,
                2 => PassphraseError::TooFewWords(u32::from_le_bytes(from.array()?)),
                _ => return None,
            }),
            _ => return None,
        };
        from.0.is_empty().then_some(reply)
    }
}

#[derive(Default)]
struct Writer(Zeroizing<Vec<u8>>);

impl Writer {
    fn judgement(&mut self, judgement: &Judgement) {
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

    fn lapse(&mut self, lapse: Lapse) {
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

    fn text(&mut self, text: &str) {
        self.count(text.len());
        self.put(text.as_bytes());
    }

    fn count(&mut self, count: usize) {
        self.put(&(count as u32).to_le_bytes());
    }

    fn flag(&mut self, flag: bool) {
        self.byte(flag.into());
    }

    fn byte(&mut self, byte: u8) {
        self.put(&[byte]);
    }

    /// A vector that grows leaves pieces of itself behind; this one doesn't.
    fn put(&mut self, bytes: &[u8]) {
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
struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn judgement(&mut self) -> Option<Judgement> {
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

    fn lapse(&mut self) -> Option<Lapse> {
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

    fn several<T>(&mut self, one: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        (0..self.count()?).map(|_| one(self)).collect()
    }

    fn text(&mut self) -> Option<String> {
        let len = self.count()?;
        let (text, rest) = self.0.split_at_checked(len)?;
        self.0 = rest;
        Some(std::str::from_utf8(text).ok()?.to_owned())
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> Option<T> {
        all.get(usize::from(self.byte()?)).copied()
    }

    fn count(&mut self) -> Option<usize> {
        Some(u32::from_le_bytes(self.array()?) as usize)
    }

    fn flag(&mut self) -> Option<bool> {
        Some(self.byte()? != 0)
    }

    fn byte(&mut self) -> Option<u8> {
        self.array::<1>().map(|[byte]| byte)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
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
const PLAIN: [Kind; 14] = [
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
        const $name: &[$of] = &[$($of::$element),*];
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

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failing test may panic"
)]
mod tests {
    use super::*;

    fn kinds() -> Vec<Kind> {
        let some = Variations {
            leet: true,
            unfinished: true,
            ..Variations::default()
        };
        let all = Variations {
            capitals: true,
            accents: true,
            reversed: true,
            ..some
        };
        let mut kinds: Vec<Kind> = List::ALL
            .into_iter()
            .flat_map(|list| {
                [Variations::default(), some, all].map(|variations| Kind::Word { list, variations })
            })
            .collect();
        kinds.extend([some, all].map(|variations| Kind::OwnWord { variations }));
        kinds.extend(LAYOUTS.iter().map(|&layout| Kind::Keyboard(layout)));
        kinds.extend(IDENTIFIERS.iter().map(|&each| Kind::Identifier(each)));
        kinds.extend(PLAIN);
        kinds
    }

    fn judgement() -> Judgement {
        let segments: Vec<Segment> = kinds()
            .into_iter()
            .enumerate()
            .map(|(place, kind)| Segment {
                chars: place..place + 1,
                kind,
                word: (place % 2 == 0).then(|| format!("mot{place}é")),
                cost: place as f64 / 7.0,
            })
            .collect();
        Judgement {
            estimate: Estimate {
                log10_guesses: 12.345,
                score: Score::VeryStrong,
                segments,
                advice: ADVICE.to_vec(),
                is_truncated: true,
            },
            lapses: [
                Lapse::Instant,
                Lapse::Seconds(59),
                Lapse::Years(900),
                Lapse::Aeons,
            ],
        }
    }

    #[test]
    fn elements_stand_at_their_numbers() {
        let in_order = |numbers: Vec<usize>| numbers.iter().enumerate().all(|(at, &n)| at == n);
        assert!(in_order(ADVICE.iter().map(|&each| each as usize).collect()));
        assert!(in_order(
            LAYOUTS.iter().map(|&each| each as usize).collect()
        ));
        assert!(in_order(
            IDENTIFIERS.iter().map(|&each| each as usize).collect()
        ));
        assert!(in_order(
            Separator::ALL.iter().map(|&each| each as usize).collect()
        ));
    }

    #[test]
    fn replies_come_through_whole() {
        let sent = judgement();
        let bytes = Reply::Judgement(sent.clone()).to_bytes();
        assert!(matches!(Reply::from_bytes(&bytes), Some(Reply::Judgement(got)) if got == sent));

        for lapse in [
            Lapse::Minutes(1),
            Lapse::Hours(23),
            Lapse::Days(30),
            Lapse::Months(11),
            Lapse::Millennia,
        ] {
            let mut to = Writer::default();
            to.lapse(lapse);
            assert_eq!(Reader(&to.0).lapse(), Some(lapse));
        }

        let passphrase = Passphrase {
            text: Zeroizing::new("lune orage fil".to_owned()),
            bits: 64.6,
        };
        let bytes = Reply::Passphrase(passphrase.clone()).to_bytes();
        assert!(
            matches!(Reply::from_bytes(&bytes), Some(Reply::Passphrase(got)) if got == passphrase)
        );
        for error in [
            PassphraseError::Words(9),
            PassphraseError::SeparatorMoves,
            PassphraseError::TooFewWords(70_000),
        ] {
            let bytes = Reply::Refused(error).to_bytes();
            assert!(matches!(Reply::from_bytes(&bytes), Some(Reply::Refused(got)) if got == error));
        }
    }

    #[test]
    fn requests_come_through_whole() {
        for (password, words) in [
            ("", vec![]),
            (
                "é🙂\u{0}\u{fffd}",
                vec!["Cabinet des Tilleuls".to_owned(), String::new()],
            ),
        ] {
            let bytes = Request::Judge {
                password: Zeroizing::new(password.to_owned()),
                words: words.clone(),
                year: 2_025,
            }
            .to_bytes();
            let Some(Request::Judge {
                password: got,
                words: got_words,
                year: 2_025,
            }) = Request::from_bytes(&bytes)
            else {
                panic!("not the request that was sent")
            };
            assert_eq!((got.as_str(), got_words), (password, words));
        }
        let recipe = Recipe {
            list: List::German,
            words: 7,
            separator: Separator::Capitals,
            layout_safe: true,
        };
        let bytes = Request::Draw(recipe).to_bytes();
        assert!(matches!(Request::from_bytes(&bytes), Some(Request::Draw(got)) if got == recipe));
    }

    #[test]
    fn what_is_cut_or_longer_is_nothing() {
        let reply = Reply::Judgement(judgement()).to_bytes();
        for end in 0..reply.len() {
            assert!(Reply::from_bytes(&reply[..end]).is_none(), "{end}");
        }
        let longer = [reply.as_slice(), b"!"].concat();
        assert!(Reply::from_bytes(&longer).is_none());
        for bytes in [
            &[3][..],
            &[2, 9],
            &[0, 255, 255, 255, 255],
            &[1, 11, 5, 0, 0],
        ] {
            assert!(Request::from_bytes(bytes).is_none(), "{bytes:?}");
        }
        let not_utf8 = [0, 1, 0, 0, 0, 0xff, 0, 0, 0, 0, 0xe9, 0x07];
        assert!(Request::from_bytes(&not_utf8).is_none());
    }
}
