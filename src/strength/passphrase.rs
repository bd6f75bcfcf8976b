//! Makes passphrases: words drawn from the dictionary's own lists, each as
//! likely as any other, so that what an attacker has to try can be counted
//! rather than estimated.

use zeroize::Zeroizing;

use super::dictionary::{Dictionary, List};
use super::score::{Purpose, Score};
use crate::vault::Random;

/// What kind of passphrase is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recipe {
    /// The language of the words.
    pub list: List,
    /// How many words, within [`WORDS`].
    pub words: u8,
    /// What keeps the words apart.
    pub separator: Separator,
    /// Only characters that are typed with the same keys on the AZERTY of
    /// Belgium and of France and on QWERTY.
    pub layout_safe: bool,
}

/// What keeps the words of a passphrase apart. Without any, two draws could
/// give the same text, and it would be worth less than counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Separator {
    /// `one two`
    Space,
    /// `one-two`
    Hyphen,
    /// `one.two`
    Period,
    /// `OneTwo`
    Capitals,
}

impl Separator {
    /// All separators, in the order of their numbers.
    pub const ALL: [Self; 4] = [Self::Space, Self::Hyphen, Self::Period, Self::Capitals];

    /// Whether the same keys type it on AZERTY and on QWERTY.
    #[must_use]
    pub fn is_layout_safe(self) -> bool {
        matches!(self, Self::Space | Self::Capitals)
    }

    fn sign(self) -> Option<char> {
        match self {
            Self::Space => Some(' '),
            Self::Hyphen => Some('-'),
            Self::Period => Some('.'),
            Self::Capitals => None,
        }
    }
}

/// A passphrase that has been made.
#[derive(Clone, PartialEq)]
pub struct Passphrase {
    /// What to type.
    pub text: Zeroizing<String>,
    /// Its true entropy in bits: how often the number of equally likely
    /// passphrases of its recipe can be halved.
    pub bits: f64,
}

impl Passphrase {
    /// Its score for a purpose: how many guesses it takes is known.
    #[must_use]
    pub fn score(&self, purpose: Purpose) -> Score {
        purpose.score(self.bits * std::f64::consts::LOG10_2)
    }
}

/// Why no passphrase was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PassphraseError {
    /// Fewer or more words than are made.
    #[error("{0} words are fewer or more than are made")]
    Words(u8),
    /// The separator is not typed with the same keys on all layouts.
    #[error("a separator that is elsewhere on other keyboards")]
    SeparatorMoves,
    /// The dictionary has too few words of that kind to draw from.
    #[error("only {0} words to draw from")]
    TooFewWords(u32),
}

/// How many words a passphrase is made of.
pub const WORDS: std::ops::RangeInclusive<u8> = 5..=8;

/// Makes a passphrase.
///
/// # Errors
///
/// [`PassphraseError`]
pub fn make(
    recipe: &Recipe,
    dictionary: &Dictionary,
    random: &mut impl Random,
) -> Result<Passphrase, PassphraseError> {
    if !WORDS.contains(&recipe.words) {
        return Err(PassphraseError::Words(recipe.words));
    }
    if recipe.layout_safe && !recipe.separator.is_layout_safe() {
        return Err(PassphraseError::SeparatorMoves);
    }
    let mut words = dictionary.passphrase_words(recipe.list);
    if recipe.layout_safe {
        words.retain(|word| !word.contains(MOVING_LETTERS));
    }
    let count = words.len() as u32;
    if count < FEWEST {
        return Err(PassphraseError::TooFewWords(count));
    }
    let drawn: Vec<&str> = (0..recipe.words)
        .map(|_| words[below(count, random) as usize].as_str())
        .collect();
    Ok(Passphrase {
        text: joined(&drawn, recipe.separator),
        bits: f64::from(recipe.words) * f64::from(count).log2(),
    })
}

/// Makes a passphrase of syllables, for where there is no dictionary: four
/// proquints (Wilkerson, "A Proposal for Proquints", 2009), each of which spells
/// 16 random bits so that it can be read aloud.
pub fn make_without_dictionary(random: &mut impl Random) -> Passphrase {
    let mut bytes = Zeroizing::new([0; 2 * PROQUINTS]);
    random.fill(bytes.as_mut_slice());
    let quints: Vec<Zeroizing<String>> = bytes
        .chunks_exact(2)
        .map(|pair| proquint(u16::from_be_bytes([pair[0], pair[1]])))
        .collect();
    let quints: Vec<&str> = quints.iter().map(|quint| quint.as_str()).collect();
    Passphrase {
        text: joined(&quints, Separator::Space),
        bits: (16 * PROQUINTS) as f64,
    }
}

/// Consonant, vowel, consonant, vowel, consonant: four bits and two in turn,
/// the highest first.
fn proquint(number: u16) -> Zeroizing<String> {
    let sign = |letters: &[u8], shift: u16| {
        let place = usize::from(number >> shift) & (letters.len() - 1);
        char::from(letters[place])
    };
    let mut quint = Zeroizing::new(String::with_capacity(5));
    quint.push(sign(CONSONANTS, 12));
    quint.push(sign(VOWELS, 10));
    quint.push(sign(CONSONANTS, 6));
    quint.push(sign(VOWELS, 4));
    quint.push(sign(CONSONANTS, 0));
    quint
}

fn joined(words: &[&str], separator: Separator) -> Zeroizing<String> {
    // Room for all of it at once: a string that grows leaves pieces behind.
    let room = words.iter().map(|word| word.len() + 1).sum();
    let mut text = Zeroizing::new(String::with_capacity(room));
    for (place, word) in words.iter().enumerate() {
        if let Some(sign) = separator.sign() {
            if place > 0 {
                text.push(sign);
            }
            text.push_str(word);
        } else {
            let (first, rest) = word.split_at(1);
            text.extend(first.chars().map(|letter| letter.to_ascii_uppercase()));
            text.push_str(rest);
        }
    }
    text
}

/// A number below `bound`, each as likely as any other: those of an incomplete
/// last round are thrown away and drawn again.
fn below(bound: u32, random: &mut impl Random) -> u32 {
    let whole_rounds = u32::MAX - u32::MAX % bound;
    loop {
        let mut bytes = Zeroizing::new([0; 4]);
        random.fill(bytes.as_mut_slice());
        let number = u32::from_le_bytes(*bytes);
        if number < whole_rounds {
            return number % bound;
        }
    }
}

/// Letters that AZERTY and QWERTY have on different keys.
const MOVING_LETTERS: [char; 5] = ['a', 'q', 'z', 'w', 'm'];

/// The letters of proquints, by their numbers.
const CONSONANTS: &[u8] = b"bdfghjklmnprstvz";
const VOWELS: &[u8] = b"aiou";

/// How many make a passphrase.
const PROQUINTS: usize = 4;

/// With fewer words than four dice tell apart, even five drawn ones would be
/// too easy to try.
const FEWEST: u32 = 1_296;

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failing test may panic"
)]
mod tests {
    use super::*;
    use crate::strength::dictionary::{Bucket, Entry};

    /// SplitMix64 (Steele, Lea & Flood 2014): foreseeable, and even.
    struct Even(u64);

    impl Random for Even {
        fn fill(&mut self, bytes: &mut [u8]) {
            for byte in bytes {
                self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
                let mut mixed = self.0;
                mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
                mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
                *byte = (mixed ^ mixed >> 31) as u8;
            }
        }
    }

    /// Gives these numbers, one after the other.
    struct Given(Vec<u32>);

    impl Random for Given {
        fn fill(&mut self, bytes: &mut [u8]) {
            bytes.copy_from_slice(&self.0.remove(0).to_le_bytes());
        }
    }

    /// 2,000 words to draw, of which 1,400 have no letter that moves, and as
    /// many that are not to be drawn or are of another language.
    fn dictionary() -> Dictionary {
        let name = |number: u32, letters: &[u8]| -> String {
            (0..4)
                .map(|place| letters[(number / 7_u32.pow(place) % 7) as usize] as char)
                .collect()
        };
        let mut entries: Vec<Entry> = (0..2_400)
            .map(|number| {
                let (word, list, drawable) = match number {
                    0..1_400 => (name(number, b"bcdefgh"), List::French, true),
                    1_400..2_000 => (format!("{}z", name(number, b"bcdefgh")), List::French, true),
                    2_000..2_200 => (
                        format!("{}i", name(number, b"bcdefgh")),
                        List::French,
                        false,
                    ),
                    _ => (format!("{}o", name(number, b"bcdefgh")), List::Dutch, true),
                };
                Entry {
                    word,
                    lists: vec![(list, Bucket::of(100), drawable)],
                    postcodes: Vec::new(),
                }
            })
            .collect();
        entries.sort_by(|a, b| a.word.cmp(&b.word));
        Dictionary::from_entries(entries)
    }

    const RECIPE: Recipe = Recipe {
        list: List::French,
        words: 6,
        separator: Separator::Space,
        layout_safe: false,
    };

    #[test]
    fn numbers_of_an_incomplete_round_are_drawn_again() {
        // 2^32 - 1 is 3 · 1,431,655,765: of the rounds of three, one number is left over.
        for (bound, given, number) in [
            (3, vec![u32::MAX, 7], 1),
            (3, vec![u32::MAX - 1], 2),
            (1_000, vec![u32::MAX, 4_294_967_000, 4_294_966_999], 999),
            (1 << 31, vec![1 << 31, u32::MAX, 5], 5),
            (1, vec![9], 0),
        ] {
            assert_eq!(below(bound, &mut Given(given)), number, "{bound}");
        }
    }

    /// Pearson's chi-squared test, at a level that an even draw fails once in
    /// a million: the statistic's mean is the degrees of freedom, its variance
    /// twice as much.
    #[test]
    fn every_word_is_as_likely_as_any_other() {
        let dictionary = dictionary();
        let words = dictionary.passphrase_words(List::French);
        let mut counts = vec![0_u32; words.len()];
        let mut random = Even(2025);
        let draws = 5_000;
        for _ in 0..draws {
            let made = make(&RECIPE, &dictionary, &mut random).unwrap();
            for word in made.text.split(' ') {
                counts[words.binary_search(&word.to_owned()).unwrap()] += 1;
            }
        }
        let expected = f64::from(draws * 6) / words.len() as f64;
        let off: f64 = counts
            .iter()
            .map(|&count| (f64::from(count) - expected).powi(2) / expected)
            .sum();
        let freedom = (words.len() - 1) as f64;
        let deviations = (off - freedom) / (2.0 * freedom).sqrt();
        assert!(deviations.abs() < 4.9, "{deviations} standard deviations");
    }

    #[test]
    fn the_entropy_is_that_of_the_draw() {
        let dictionary = dictionary();
        for (words, layout_safe, choices) in
            [(5, false, 2_000.0), (6, false, 2_000.0), (8, true, 1_400.0)]
        {
            let recipe = Recipe {
                words,
                layout_safe,
                ..RECIPE
            };
            let made = make(&recipe, &dictionary, &mut Even(1)).unwrap();
            let bits = f64::from(words) * f64::log2(choices);
            assert!((made.bits - bits).abs() < 1e-9, "{}", made.bits);
            assert_eq!(made.text.split(' ').count(), usize::from(words));
        }
    }

    /// Whatever is chosen, the fewest words from the shortest list are enough for
    /// a vault, and so are syllables.
    #[test]
    fn what_is_made_is_enough_for_a_vault() {
        let is_enough = |bits: f64| {
            let text = Zeroizing::new(String::new());
            let score = Passphrase { text, bits }.score(Purpose::Vault);
            Purpose::Vault.is_enough(score)
        };
        let fewest = f64::from(*WORDS.start()) * f64::from(FEWEST).log2();
        assert!(fewest > 51.6 && is_enough(fewest), "{fewest} bits");
        let syllables = make_without_dictionary(&mut Even(3));
        assert!(is_enough(syllables.bits), "{} bits", syllables.bits);
        // 10^13 are 43.2 bits.
        assert!(!is_enough(43.1) && is_enough(43.2));
    }

    #[test]
    fn syllables_are_those_of_the_proposal() {
        for (number, quint) in [
            (0x7f00, "lusab"),
            (0x0001, "babad"),
            (0x3f54, "gutih"),
            (0xdcc1, "tugad"),
            (0xffff, "zuzuz"),
        ] {
            assert_eq!(*proquint(number), quint, "{number:04x}");
        }
        let made = make_without_dictionary(&mut Even(5));
        assert_eq!(made.text.split(' ').count(), PROQUINTS, "{}", *made.text);
        assert!((made.bits - 64.0).abs() < 1e-9);
        let other = make_without_dictionary(&mut Even(6));
        assert_ne!(*made.text, *other.text);
    }

    /// The keys' characters, without and with Shift, key by key in the same
    /// order on the three layouts; what stands on the same key in the same
    /// state is typed the same everywhere.
    #[test]
    fn layout_safe_text_is_typed_with_the_same_keys() {
        let belgian = "²&é\"'(§è!çà)-azertyuiop^$qsdfghjklmùµwxcvbn,;:= \
                       ³1234567890°_AZERTYUIOP¨*QSDFGHJKLM%£WXCVBN?./+";
        let french = "²&é\"'(-è_çà)=azertyuiop^$qsdfghjklmù*wxcvbn,;:! \
                      ·1234567890°+AZERTYUIOP¨£QSDFGHJKLM%µWXCVBN?./§";
        let qwerty = "`1234567890-=qwertyuiop[]asdfghjkl;'\\zxcvbnm,./ \
                      ~!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:\"|ZXCVBNM<>?";
        let [belgian, french, qwerty] =
            [belgian, french, qwerty].map(|keys| keys.chars().collect::<Vec<char>>());
        let place = |keys: &[char], wanted: char| keys.iter().position(|&key| key == wanted);
        let is_safe = |character: char| {
            let places = [&belgian, &french, &qwerty].map(|keys| place(keys, character));
            places[0].is_some() && places.iter().all(|each| *each == places[0])
        };
        for letter in 'a'..='z' {
            assert_eq!(
                is_safe(letter),
                !MOVING_LETTERS.contains(&letter),
                "{letter}"
            );
        }
        for separator in Separator::ALL {
            if let Some(sign) = separator.sign() {
                assert_eq!(separator.is_layout_safe(), is_safe(sign), "{sign}");
            }
        }
        let dictionary = dictionary();
        let mut random = Even(7);
        for separator in [Separator::Space, Separator::Capitals] {
            let recipe = Recipe {
                separator,
                layout_safe: true,
                ..RECIPE
            };
            for _ in 0..200 {
                let made = make(&recipe, &dictionary, &mut random).unwrap();
                assert!(made.text.chars().all(is_safe), "{}", *made.text);
            }
        }
    }

    #[test]
    fn words_stand_apart_as_asked() {
        let words = ["lune", "orage", "fil"];
        for (separator, text) in [
            (Separator::Space, "lune orage fil"),
            (Separator::Hyphen, "lune-orage-fil"),
            (Separator::Period, "lune.orage.fil"),
            (Separator::Capitals, "LuneOrageFil"),
        ] {
            assert_eq!(*joined(&words, separator), text);
        }
    }

    #[test]
    fn what_cannot_be_made_is_refused() {
        let dictionary = dictionary();
        let refused = |recipe: Recipe| make(&recipe, &dictionary, &mut Even(1)).err().unwrap();
        for words in [0, 4, 9, 255] {
            let error = refused(Recipe { words, ..RECIPE });
            assert_eq!(error, PassphraseError::Words(words));
        }
        for separator in [Separator::Hyphen, Separator::Period] {
            let recipe = Recipe {
                separator,
                layout_safe: true,
                ..RECIPE
            };
            assert_eq!(refused(recipe), PassphraseError::SeparatorMoves);
        }
        for (list, found) in [(List::Dutch, 200), (List::English, 0)] {
            let error = refused(Recipe { list, ..RECIPE });
            assert_eq!(error, PassphraseError::TooFewWords(found));
        }
    }
}
