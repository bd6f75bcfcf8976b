//! How hard a text is to read, by the formula that suits its language; 0 is
//! hard, 100 is easy, and from about 50 on B1 to B2.
//!
//! - French: Kandel and Moles, *Application de l'indice de Flesch à la langue
//!   française* (1958): 207 − 1.015 · words a sentence − 73.6 · syllables a word
//! - Dutch: Douma, *De leesbaarheid van landbouwbladen* (1960):
//!   206.84 − 0.93 · words a sentence − 77 · syllables a word
//! - German: Amstad, *Wie verständlich sind unsere Zeitungen?* (1978):
//!   180 − words a sentence − 58.5 · syllables a word
//! - English: Flesch, *A New Readability Yardstick* (1948):
//!   206.835 − 1.015 · words a sentence − 84.6 · syllables a word

use std::collections::BTreeMap;

use crate::texts::Language;

/// How easily something is read.
#[derive(Debug, Clone)]
pub(crate) struct Score {
    /// What was read.
    pub(crate) unit: String,
    /// By the language's formula.
    pub(crate) ease: f64,
}

/// Scores of everything that is long enough for one, the hardest first.
pub(crate) fn scores(language: &Language) -> Vec<Score> {
    let mut units: BTreeMap<(&str, &str), Counts> = BTreeMap::new();
    for text in &language.texts {
        if matches!(text.kind(), "forms" | "term") {
            continue;
        }
        let counts = units.entry((&text.file, text.unit())).or_default();
        for line in text.text.lines() {
            counts.add(line, &language.tag);
        }
    }
    let mut scores: Vec<Score> = units
        .into_iter()
        .filter(|(_, counts)| counts.words >= FEWEST_WORDS)
        .map(|((file, unit), counts)| Score {
            unit: format!("{file}.toml {unit}"),
            ease: counts.ease(&language.tag),
        })
        .collect();
    scores.sort_by(|one, other| one.ease.total_cmp(&other.ease));
    scores
}

#[derive(Debug, Default)]
struct Counts {
    sentences: usize,
    words: usize,
    syllables: usize,
}

impl Counts {
    /// Counts a line, whose end ends a sentence.
    fn add(&mut self, line: &str, tag: &str) {
        for sentence in line.split(['.', '!', '?', '…', ';']) {
            let words = sentence
                .split(|letter: char| !letter.is_alphanumeric())
                .filter(|word| word.chars().any(char::is_alphabetic));
            let before = self.words;
            for word in words {
                // An elided article is part of its word's breath.
                if word.chars().count() > 1 || tag != "fr" {
                    self.words += 1;
                }
                self.syllables += syllables(word, tag);
            }
            self.sentences += usize::from(self.words > before);
        }
    }

    #[allow(clippy::cast_precision_loss, reason = "a text has few words")]
    fn ease(&self, tag: &str) -> f64 {
        let sentence = self.words as f64 / self.sentences.max(1) as f64;
        let word = self.syllables as f64 / self.words.max(1) as f64;
        match tag {
            "fr" => 207.0 - 1.015 * sentence - 73.6 * word,
            "nl" => 206.84 - 0.93 * sentence - 77.0 * word,
            "de" => 180.0 - sentence - 58.5 * word,
            _ => 206.835 - 1.015 * sentence - 84.6 * word,
        }
    }
}

/// About how many syllables a word has: groups of vowels, less those that the
/// language does not speak. An abbreviation such as VPN is one for each letter.
fn syllables(word: &str, tag: &str) -> usize {
    let is_abbreviation = word.len() > 1 && word.chars().all(char::is_uppercase);
    if is_abbreviation {
        return word.chars().count();
    }
    let word = word.to_lowercase();
    let letters: Vec<char> = word.chars().collect();
    let mut count: usize = 0;
    for (at, letter) in letters.iter().enumerate() {
        let begins_anew = matches!(letter, 'ë' | 'ï' | 'ü' | 'ö') && tag != "de";
        let after_vowel = at > 0 && is_vowel(letters[at - 1]);
        if is_vowel(*letter) && (!after_vowel || begins_anew) {
            count += 1;
        }
    }
    let silent = match tag {
        "fr" => {
            ["e", "es"].iter().any(|end| word.ends_with(end))
                && !["ée", "ées", "ie", "ies", "ue", "ues"]
                    .iter()
                    .any(|end| word.ends_with(end))
        }
        "en" => {
            word.ends_with('e') && !word.ends_with("le")
                || word.ends_with("ed") && !word.ends_with("ted") && !word.ends_with("ded")
        }
        _ => false,
    };
    if silent && count > 1 {
        count -= 1;
    }
    // Elided articles and single letters.
    if count == 0 {
        usize::from(letters.len() > 1)
    } else {
        count
    }
}

fn is_vowel(letter: char) -> bool {
    "aeiouyàâäáéèêëíîïóôöúùûüœæ".contains(letter)
}

/// Formulas say little about less.
const FEWEST_WORDS: usize = 25;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_counted() {
        for (tag, word, expected) in [
            ("fr", "porte", 1),
            ("fr", "données", 2),
            ("fr", "sauvegarde", 3),
            ("fr", "l", 0),
            ("fr", "VPN", 3),
            ("nl", "patiëntendossier", 6),
            ("de", "Sicherung", 3),
            ("de", "über", 2),
            ("en", "locked", 1),
            ("en", "table", 2),
            ("en", "safe", 1),
        ] {
            assert_eq!(syllables(word, tag), expected, "{tag} {word}");
        }
    }

    #[test]
    fn long_words_and_sentences_are_hard() {
        let ease = |text: &str| {
            let mut counts = Counts::default();
            counts.add(text, "fr");
            counts.ease("fr")
        };
        let easy = ease("Fermez la porte. Gardez la clé. Le chat dort.");
        let hard = ease(
            "La pseudonymisation systématique des informations administratives relève de la responsabilité organisationnelle.",
        );
        assert!(easy > 80.0, "{easy}");
        assert!(hard < 20.0, "{hard}");
    }
}
