//! Words as the dictionary has them.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case, accents off, ligatures in letters. What has no ASCII letter is
/// left as it is.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.nfkd().filter(|&letter| !is_combining_mark(letter)) {
        for letter in letter.to_lowercase() {
            match letter {
                'œ' => folded.push_str("oe"),
                'æ' => folded.push_str("ae"),
                'ß' => folded.push_str("ss"),
                'ø' => folded.push('o'),
                'ł' => folded.push('l'),
                'đ' => folded.push('d'),
                'ı' => folded.push('i'),
                'ĳ' => folded.push_str("ij"),
                '’' => folded.push('\''),
                other => folded.push(other),
            }
        }
    }
    folded
}

/// The letters a to z of a folded text, and nothing else: `Saint-Gilles` is
/// `saintgilles`. Nothing if a letter of another alphabet is in it.
#[must_use]
pub fn letters(text: &str) -> Option<String> {
    let folded = fold(text);
    let other = |letter: char| letter.is_alphanumeric() && !letter.is_ascii_lowercase();
    let word: String = folded.chars().filter(char::is_ascii_lowercase).collect();
    (!word.is_empty() && !folded.contains(other)).then_some(word)
}

/// Whether nothing of a word is lost when it is written in ASCII.
#[must_use]
pub fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded() {
        for (text, expected) in [
            ("Kinésithérapie", "kinesitherapie"),
            ("cœur", "coeur"),
            ("Straße", "strasse"),
            ("ĳsbeer", "ijsbeer"),
            ("L’été", "l'ete"),
            ("ÎLE", "ile"),
        ] {
            assert_eq!(fold(text), expected);
        }
    }

    #[test]
    fn only_letters_are_left() {
        assert_eq!(letters("Saint-Gilles").as_deref(), Some("saintgilles"));
        assert_eq!(letters("C'est la vie !").as_deref(), Some("cestlavie"));
        assert_eq!(letters("De Smet").as_deref(), Some("desmet"));
        for none in ["42", "3M", "врач", "", "?"] {
            assert_eq!(letters(none), None, "{none}");
        }
    }
}
