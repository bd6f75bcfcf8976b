//! What the page and the program that judges for it say to each other, as
//! bytes: a request, and the reply to it.
//!
//! The estimator and its dictionary are no part of the page's program: they
//! are a module of their own in a worker (the crate `vigie-estimator`), whose
//! memory goes with the worker. Both sides are built together, so the form has
//! no version; what is not of this form is `None`.

mod bytes;

use zeroize::Zeroizing;

use self::bytes::{Reader, Writer};
use super::crack_time::CrackTime;
use super::dictionary::{Dictionary, List};
use super::passphrase::{self, Passphrase, PassphraseError, Recipe, Separator};
use super::{Context, Estimate, Purpose, Scenario, estimate};
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
        /// What it is for.
        purpose: Purpose,
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
    pub crack_times: [CrackTime; Scenario::ALL.len()],
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
                purpose,
            } => {
                let context = Context::new(*year).with_words(words).with_purpose(*purpose);
                let estimate = estimate(password, &context, dictionary);
                let crack_times =
                    Scenario::ALL.map(|scenario| CrackTime::of(estimate.seconds(scenario)));
                Reply::Judgement(Judgement {
                    estimate,
                    crack_times,
                })
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
                purpose,
            } => {
                to.byte(0);
                to.text(password);
                to.count(words.len());
                words.iter().for_each(|word| to.text(word));
                to.put(&year.to_le_bytes());
                to.byte(*purpose as u8);
            }
            Self::Draw(recipe) => {
                to.byte(1);
                to.byte(recipe.list as u8);
                to.byte(recipe.words);
                to.byte(recipe.separator as u8);
                to.flag(recipe.layout_safe);
            }
        }
        to.into_bytes()
    }

    /// From bytes.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut from = Reader::of(bytes);
        let request = match from.byte()? {
            0 => Self::Judge {
                password: Zeroizing::new(from.text()?),
                words: from.several(Reader::text)?,
                year: u16::from_le_bytes(from.array()?),
                purpose: from.one_of(&Purpose::ALL)?,
            },
            1 => Self::Draw(Recipe {
                list: from.one_of(&List::ALL)?,
                words: from.byte()?,
                separator: from.one_of(&Separator::ALL)?,
                layout_safe: from.flag()?,
            }),
            _ => return None,
        };
        from.is_at_its_end().then_some(request)
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
        to.into_bytes()
    }

    /// From bytes.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut from = Reader::of(bytes);
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
        from.is_at_its_end().then_some(reply)
    }
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failing test may panic"
)]
mod tests {
    use super::super::{Kind, Score, Segment, Variations};
    use super::bytes::{ADVICE, IDENTIFIERS, LAYOUTS, PLAIN};
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
                purpose: Purpose::Vault,
                score: Score::Strong,
                segments,
                advice: ADVICE.to_vec(),
                is_truncated: true,
            },
            crack_times: [
                CrackTime::Instant,
                CrackTime::Seconds(59),
                CrackTime::Years(900),
                CrackTime::Aeons,
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

        for crack_time in [
            CrackTime::Minutes(1),
            CrackTime::Hours(23),
            CrackTime::Days(30),
            CrackTime::Months(11),
            CrackTime::Millennia,
        ] {
            let mut to = Writer::default();
            to.crack_time(crack_time);
            assert_eq!(Reader::of(&to.into_bytes()).crack_time(), Some(crack_time));
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
                purpose: Purpose::Vault,
            }
            .to_bytes();
            let Some(Request::Judge {
                password: got,
                words: got_words,
                year: 2_025,
                purpose: Purpose::Vault,
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
        let not_utf8 = [0, 1, 0, 0, 0, 0xff, 0, 0, 0, 0, 0xe9, 0x07, 0];
        assert!(Request::from_bytes(&not_utf8).is_none());
    }
}
