//! The glossary explains words that its language's texts have.

use crate::report::{Check, Finding};
use crate::texts::{Language, Text};

/// Forms of terms that stand in no text, once the language has its measures.
pub(crate) fn check(language: &Language, findings: &mut Vec<Finding>) {
    let read: Vec<&str> = language
        .texts
        .iter()
        .filter(|text| MARKED.contains(&text.file.as_str()))
        .map(|text| text.text.as_str())
        .collect();
    let has_all = MARKED
        .iter()
        .all(|file| language.texts.iter().any(|text| text.file == *file));
    let is_form = |text: &&Text| text.file == "glossary" && text.kind() == "forms";
    for form in language.texts.iter().filter(is_form).filter(|_| has_all) {
        if !read.iter().any(|text| has(text, &form.text)) {
            let problem = format!("no text of a measure has {:?}", form.text);
            findings.push(Finding::new(Check::Term, form, problem));
        }
    }
    let is_term = |text: &&Text| text.file == "glossary" && text.kind() == "term";
    for term in language.texts.iter().filter(is_term).filter(|_| has_all) {
        let forms = language
            .texts
            .iter()
            .filter(|text| text.file == "glossary" && text.unit() == term.unit())
            .filter(|text| matches!(text.kind(), "term" | "forms"));
        let found = forms
            .map(|form| &form.text)
            .any(|form| read.iter().any(|text| has(text, form)));
        if !found {
            let problem = format!("no text of a measure has {:?} or a form of it", term.text);
            findings.push(Finding::new(Check::Term, term, problem));
        }
    }
}

/// Whether a text has a form as whole words, with or without a capital at its
/// beginning; as `Glossary::split` of the page finds it.
fn has(text: &str, form: &str) -> bool {
    let first = form.chars().next().map_or(0, char::len_utf8);
    let (beginning, rest) = form.split_at(first);
    [beginning.to_lowercase(), beginning.to_uppercase()]
        .iter()
        .any(|beginning| {
            let form = format!("{beginning}{rest}");
            text.match_indices(&form).any(|(at, _)| {
                !text[..at].ends_with(in_word) && !text[at + form.len()..].starts_with(in_word)
            })
        })
}

fn in_word(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '-' | '\u{2011}')
}

/// Files in whose texts terms are marked.
const MARKED: [&str; 4] = ["essentials", "local", "cloud", "questions"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_whole_words() {
        for (text, form, expected) in [
            ("un VPN, ici", "VPN", true),
            ("Pare-feu actif", "pare-feu", true),
            ("la clé-là", "clé", false),
            ("les clés", "clé", false),
            ("l’accès", "accès", true),
        ] {
            assert_eq!(has(text, form), expected, "{text}: {form}");
        }
    }
}
