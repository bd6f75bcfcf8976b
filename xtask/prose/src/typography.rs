//! The marks between words, as each language sets them.

use crate::report::Check;
use crate::texts::Text;

/// Marks that the language sets otherwise.
pub(crate) fn check(tag: &str, text: &Text, add: &mut impl FnMut(Check, String)) {
    let mut problem = |message: &str, at: usize| {
        add(
            Check::Typography,
            format!("{message}: …{}…", around(&text.text, at)),
        );
    };
    let letters: Vec<char> = text.text.chars().collect();
    for (at, letter) in letters.iter().enumerate() {
        match letter {
            '"' | '\'' | '`' => problem("a straight quote", at),
            ' ' if letters.get(at + 1) == Some(&' ') => problem("two spaces", at),
            '.' if letters[at..].starts_with(&['.', '.', '.']) => {
                problem("three full stops for …", at);
            }
            _ => {}
        }
    }
    match tag {
        "fr" => french(&letters, &mut problem),
        "de" => german(&letters, &mut problem),
        _ => english_or_dutch(&letters, &mut problem),
    }
}

/// U+00A0 before a colon and inside « », U+202F before the other high marks,
/// and a space that holds between a number and its unit.
fn french(letters: &[char], problem: &mut impl FnMut(&str, usize)) {
    for (at, letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| letters[before]);
        let after = letters.get(at + 1).copied();
        let ends_word = after.is_none_or(|after| !after.is_alphanumeric());
        match letter {
            // `10:30` and `https://` have none.
            ':' if ends_word && after != Some('/') && before != Some('\u{a0}') => {
                problem("no U+00A0 before :", at);
            }
            ';' | '!' | '?'
                if !matches!(before, Some('\u{202f}' | '!' | '?'))
                    && !is_quoted_mark(letters, at) =>
            {
                problem("no U+202F before ; ! ?", at);
            }
            '«' if after != Some('\u{a0}') => problem("no U+00A0 after «", at),
            '»' if before != Some('\u{a0}') => problem("no U+00A0 before »", at),
            '“' | '”' | '„' => problem("quotes are « » in French", at),
            ' ' if before.is_some_and(|before| before.is_ascii_digit())
                && FRENCH_UNITS
                    .iter()
                    .any(|unit| is_word_at(letters, at + 1, unit)) =>
            {
                problem("no U+00A0 between a number and its unit", at);
            }
            ' ' if after.is_some_and(|after| after.is_ascii_digit())
                && ["art.", "article", "fiche"]
                    .iter()
                    .any(|word| ends_with(letters, at, word)) =>
            {
                problem("no U+00A0 before the number", at);
            }
            _ => {}
        }
    }
    paired(letters, '«', '»', problem);
}

/// „…“ and ‚…‘.
fn german(letters: &[char], problem: &mut impl FnMut(&str, usize)) {
    for (at, letter) in letters.iter().enumerate() {
        match letter {
            '”' | '«' | '»' => problem("quotes are „ “ in German", at),
            _ => {}
        }
    }
    no_space_before_marks(letters, problem);
    paired(letters, '„', '“', problem);
}

/// ‘…’ and “…”.
fn english_or_dutch(letters: &[char], problem: &mut impl FnMut(&str, usize)) {
    for (at, letter) in letters.iter().enumerate() {
        match letter {
            '„' | '‚' | '«' | '»' => problem("quotes are ‘ ’ or “ ”", at),
            _ => {}
        }
    }
    no_space_before_marks(letters, problem);
    paired(letters, '“', '”', problem);
}

fn no_space_before_marks(letters: &[char], problem: &mut impl FnMut(&str, usize)) {
    for (at, letter) in letters.iter().enumerate().skip(1) {
        if matches!(letter, ':' | ';' | '!' | '?') && letters[at - 1].is_whitespace() {
            problem("a space before : ; ! ?", at);
        }
    }
}

/// Every opening mark is closed before the next one opens.
fn paired(letters: &[char], opening: char, closing: char, problem: &mut impl FnMut(&str, usize)) {
    let mut open = None;
    for (at, letter) in letters.iter().enumerate() {
        if *letter == opening {
            if let Some(before) = open.replace(at) {
                problem("a quote that is not closed", before);
            }
        } else if *letter == closing && open.take().is_none() {
            problem("a quote that was not opened", at);
        }
    }
    if let Some(at) = open {
        problem("a quote that is not closed", at);
    }
}

/// A mark that is itself spoken of, as in «(!)».
fn is_quoted_mark(letters: &[char], at: usize) -> bool {
    at > 0 && letters[at - 1] == '('
}

fn is_word_at(letters: &[char], at: usize, word: &str) -> bool {
    let word: Vec<char> = word.chars().collect();
    letters[at.min(letters.len())..].starts_with(&word)
        && letters
            .get(at + word.len())
            .is_none_or(|next| !next.is_alphanumeric())
}

fn ends_with(letters: &[char], at: usize, word: &str) -> bool {
    let word: Vec<char> = word.chars().collect();
    letters[..at].ends_with(&word)
}

/// Some letters on both sides of a place.
fn around(text: &str, at: usize) -> String {
    text.chars().skip(at.saturating_sub(12)).take(25).collect()
}

const FRENCH_UNITS: [&str; 12] = [
    "secondes",
    "minutes",
    "minute",
    "heures",
    "heure",
    "jours",
    "jour",
    "mois",
    "ans",
    "caractères",
    "mesures",
    "kB",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(tag: &str, text: &str) -> usize {
        let mut count = 0;
        let text = Text {
            file: "app".into(),
            path: "app.x".into(),
            text: text.into(),
        };
        check(tag, &text, &mut |_, _| count += 1);
        count
    }

    #[test]
    fn each_language_has_its_marks() {
        for (tag, text, expected) in [
            ("fr", "Qui\u{a0}: vous\u{202f}? Oui\u{202f}!", 0),
            ("fr", "Qui : vous ? Oui !", 3),
            ("fr", "«\u{a0}ici\u{a0}», à 10:30, https://a.be", 0),
            ("fr", "« ici »", 2),
            ("fr", "«\u{a0}ici", 1),
            ("fr", "20 minutes, art. 28", 2),
            ("fr", "l'eau “ici”", 3),
            ("de", "„Ja“, sagt er: nein!", 0),
            ("de", "“Ja”", 2),
            ("nl", "‘Ja’, zegt hij: “nee”!", 0),
            ("nl", "„Ja” : nee", 3),
            ("en", "Wait... he said \"no\"", 3),
            ("en", "two  spaces", 1),
        ] {
            assert_eq!(problems(tag, text), expected, "{tag}: {text}");
        }
    }
}
