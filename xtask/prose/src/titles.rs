//! «Why» has to say why, not the title again.

use std::collections::BTreeMap;

use crate::report::{Check, Finding};
use crate::texts::Language;

/// Reasons that hold their title, or begin with its first words.
pub(crate) fn check(language: &Language, findings: &mut Vec<Finding>) {
    let titles: BTreeMap<&str, Vec<String>> = language
        .texts
        .iter()
        .filter(|text| text.kind() == "title" && text.path.starts_with("measure."))
        .map(|text| (text.unit(), words(&text.text)))
        .collect();
    for text in language.texts.iter().filter(|text| text.kind() == "why") {
        let Some(title) = titles.get(text.unit()) else {
            continue;
        };
        let why = words(&text.text);
        let beginning = &title[..title.len().min(BEGINNING)];
        if contains(&why, title) || why.starts_with(beginning) {
            findings.push(Finding::new(
                Check::TitleCopy,
                text,
                "says the title again".into(),
            ));
        }
    }
}

fn contains(words: &[String], wanted: &[String]) -> bool {
    !wanted.is_empty() && words.windows(wanted.len()).any(|window| window == wanted)
}

fn words(text: &str) -> Vec<String> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// So many words of the title at the beginning are a copy too.
const BEGINNING: usize = 4;
