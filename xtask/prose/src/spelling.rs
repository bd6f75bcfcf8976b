//! Spelling, by hunspell dictionaries and the project's own words.

use std::collections::BTreeSet;
use std::path::Path;

use spellbook::Dictionary;

use crate::Error;
use crate::report::{Check, Finding};
use crate::texts::{Language, Locales, read};

/// What knows the words of one language.
pub(crate) struct Speller {
    dictionary: Dictionary,
    own: BTreeSet<String>,
}

impl Speller {
    pub(crate) fn read(
        dictionaries: &Path,
        locales: &Locales,
        language: &Language,
    ) -> Result<Self, Error> {
        let folder = dictionaries.join(&language.tag);
        let dictionary = Dictionary::new(
            &read(&folder.join("index.aff"))?,
            &read(&folder.join("index.dic"))?,
        )
        .map_err(|error| Error::Dictionary {
            path: folder,
            message: error.to_string(),
        })?;
        let words = locales.words.iter().chain(&language.words);
        Ok(Self {
            dictionary,
            own: words.cloned().collect(),
        })
    }

    /// Unknown words, each where it stands first.
    pub(crate) fn check(&self, language: &Language, findings: &mut Vec<Finding>) {
        let mut told = BTreeSet::new();
        for text in &language.texts {
            for word in words(&text.text, &language.tag) {
                if !self.knows(&word) && told.insert(word.clone()) {
                    findings.push(Finding::new(Check::Spelling, text, word));
                }
            }
        }
    }

    /// A word, or a compound whose parts are words.
    fn knows(&self, word: &str) -> bool {
        self.knows_whole(word)
            || word.contains('-')
                && word
                    .split('-')
                    .all(|part| part.is_empty() || self.knows_whole(part))
    }

    fn knows_whole(&self, word: &str) -> bool {
        let word = word.strip_suffix("’s").unwrap_or(word);
        // The dictionaries have the straight apostrophe.
        self.own.contains(word)
            || self.own.contains(&word.to_lowercase())
            || self.dictionary.check(&word.replace('’', "'"))
    }
}

/// The words of a text that a dictionary could know: no numbers, addresses or
/// placeholders.
fn words(text: &str, tag: &str) -> Vec<String> {
    let mut found = Vec::new();
    for piece in without_placeholders(text)
        .split(|letter: char| letter.is_whitespace() || matches!(letter, '(' | ')' | '/'))
    {
        let piece = piece.trim_matches(|letter: char| !letter.is_alphanumeric());
        let is_address = piece.contains('@') || piece.contains("://") || piece.starts_with("www.");
        if is_address || piece.chars().any(|letter| letter.is_ascii_digit()) {
            continue;
        }
        let inner =
            |letter: char| letter.is_alphabetic() || matches!(letter, '-' | '’' | '\u{2011}');
        for word in piece.split(|letter: char| !inner(letter)) {
            let word = word
                .trim_matches(|letter| matches!(letter, '-' | '’'))
                .replace('\u{2011}', "-");
            let word = if tag == "fr" {
                without_elision(&word)
            } else {
                &word
            };
            found.push(word.to_owned());
        }
    }
    found.retain(|word| word.chars().count() > 1);
    found
}

/// `d’aujourd’hui` is `aujourd’hui`.
fn without_elision(word: &str) -> &str {
    match word.split_once('’') {
        Some((elided, rest)) if ELIDED.contains(&elided.to_lowercase().as_str()) => {
            without_elision(rest)
        }
        _ => word,
    }
}

fn without_placeholders(text: &str) -> String {
    let mut plain = String::new();
    let mut inside = false;
    for letter in text.chars() {
        match letter {
            '{' => inside = true,
            '}' => inside = false,
            _ if !inside => plain.push(letter),
            _ => {}
        }
    }
    plain
}

const ELIDED: [&str; 14] = [
    "l", "d", "j", "m", "t", "s", "c", "n", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found() {
        for (tag, text, expected) in [
            (
                "fr",
                "L’heure d’aujourd’hui, qu’on dit.",
                vec!["heure", "aujourd’hui", "on", "dit"],
            ),
            ("fr", "{n} mots à suspect@safeonweb.be (WPA3)", vec!["mots"]),
            (
                "fr",
                "«\u{a0}demandez-vous\u{202f}?\u{a0}»",
                vec!["demandez-vous"],
            ),
            ("en", "don’t ‘stop’", vec!["don’t", "stop"]),
        ] {
            assert_eq!(words(text, tag), expected, "{text}");
        }
    }
}
