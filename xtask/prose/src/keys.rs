//! What one language has and another has not, or has the very same.

use std::collections::{BTreeMap, BTreeSet};

use crate::report::{Check, Finding};
use crate::texts::{Language, Locales, Text, is_of_measures};

/// Missing and orphan texts, texts left in another language, placeholders.
pub(crate) fn check(locales: &Locales, language: &Language, findings: &mut Vec<Finding>) {
    let Some(reference) = locales.reference() else {
        return;
    };
    if reference.tag != language.tag {
        compare(reference, language, findings);
    }
    for other in locales
        .languages()
        .iter()
        .filter(|other| other.tag != language.tag)
    {
        let theirs = by_path(other);
        // Languages share many terms; what explains them is each one's own.
        let is_own = |text: &&Text| !matches!(text.kind(), "term" | "forms");
        for text in language.texts.iter().filter(is_own) {
            let left = theirs.get(text.path.as_str()).is_some_and(|same| {
                same.text == text.text && text.text.chars().any(char::is_alphabetic)
            });
            // Only the later language is told, or both would be.
            if left && after(locales, language, other) && !locales.same.contains(text.key()) {
                findings.push(Finding::new(
                    Check::Equal,
                    text,
                    format!("the same as in {}: {}", other.tag, text.text),
                ));
            }
        }
    }
}

fn after(locales: &Locales, language: &Language, other: &Language) -> bool {
    let place = |wanted: &str| {
        locales
            .languages()
            .iter()
            .position(|language| language.tag == wanted)
    };
    place(&language.tag) > place(&other.tag)
}

fn compare(reference: &Language, language: &Language, findings: &mut Vec<Finding>) {
    let own = keys(language);
    let wanted = keys(reference);
    let is_due = |text: &&Text| language.own_measures || !is_of_measures(&text.file);
    let mut told = BTreeSet::new();
    for text in reference.texts.iter().filter(is_due) {
        if !own.contains(text.key()) && told.insert(text.key()) && !is_optional(text) {
            findings.push(Finding::new(Check::Missing, text, "no text".into()));
        }
    }
    let theirs = by_path(reference);
    for text in &language.texts {
        if !wanted.contains(text.key()) && told.insert(text.key()) && !is_optional(text) {
            let problem = format!("not in {}", reference.tag);
            findings.push(Finding::new(Check::Orphan, text, problem));
        }
        let Some(same) = theirs.get(text.path.as_str()) else {
            continue;
        };
        let (mine, wanted) = (placeholders(&text.text), placeholders(&same.text));
        // The singular may leave its number out.
        if mine != wanted && !(text.kind() == "one" && mine.is_subset(&wanted)) {
            let problem = format!("placeholders {mine:?}, expected {wanted:?}");
            findings.push(Finding::new(Check::Placeholders, text, problem));
        }
    }
}

/// A measure may have no tips, and a term no other form.
fn is_optional(text: &Text) -> bool {
    is_of_measures(&text.file) && matches!(text.kind(), "tips" | "forms")
}

fn keys(language: &Language) -> BTreeSet<&str> {
    language.texts.iter().map(Text::key).collect()
}

fn by_path(language: &Language) -> BTreeMap<&str, &Text> {
    language
        .texts
        .iter()
        .map(|text| (text.path.as_str(), text))
        .collect()
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{')
        .skip(1)
        .filter_map(|part| part.split_once('}'))
        .map(|(name, _)| name)
        .collect()
}
