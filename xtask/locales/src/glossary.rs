//! `<language>/glossary.toml`: the terms that a reader may not know.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use crate::{Faults, bounded, read_toml};

/// A term, as a language's file has it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Term {
    /// The term as the glossary lists it; also found in texts in this form.
    pub(crate) term: String,
    /// Other spellings and inflections that occur in texts.
    #[serde(default)]
    pub(crate) forms: Vec<String>,
    /// What it means, in two sentences.
    pub(crate) explanation: String,
}

/// The glossary of a language's folder, by the terms' ids.
pub(crate) fn load(folder: &Path, faults: &mut Faults) -> Option<BTreeMap<String, Term>> {
    let path = folder.join("glossary.toml");
    let terms: BTreeMap<String, Term> = read_toml(&path, faults)?;
    let place = path.display().to_string();
    let mut known: BTreeMap<String, &str> = BTreeMap::new();
    for (id, term) in &terms {
        check(term, &format!("{place}: {id}"), faults);
        for form in std::iter::once(&term.term).chain(&term.forms) {
            if let Some(other) = known.insert(form.to_lowercase(), id) {
                faults.add(format!(
                    "{place}: {id} and {other} both have the form {form:?}"
                ));
            }
        }
    }
    Some(terms)
}

/// Every language explains the same terms.
pub(crate) fn compare(
    reference: &BTreeMap<String, Term>,
    terms: &BTreeMap<String, Term>,
    language: &str,
    faults: &mut Faults,
) {
    for id in reference.keys().filter(|id| !terms.contains_key(*id)) {
        faults.add(format!("{language}: the glossary has no {id}"));
    }
    for id in terms.keys().filter(|id| !reference.contains_key(*id)) {
        faults.add(format!(
            "{language}: the glossary's {id} is not in the reference language"
        ));
    }
}

fn check(term: &Term, place: &str, faults: &mut Faults) {
    for form in std::iter::once(&term.term).chain(&term.forms) {
        bounded(form, 50, place, faults);
        faults.check(form.trim() == form && !form.contains('\n'), || {
            format!("{place}: the form {form:?} has space around it")
        });
    }
    bounded(
        &term.explanation,
        300,
        &format!("{place}: explanation"),
        faults,
    );
    let sentences = sentences(&term.explanation);
    faults.check(sentences == 2, || {
        format!("{place}: its explanation has {sentences} sentences, not 2")
    });
}

/// How many sentences a text has: an end mark counts where the text ends or a
/// word follows that a sentence may begin with («art. 28» is no end).
fn sentences(text: &str) -> usize {
    let mut rest = text.chars().peekable();
    let mut count = 0;
    while let Some(mark) = rest.next() {
        if !matches!(mark, '.' | '!' | '?' | '…') {
            continue;
        }
        let mut after = rest
            .clone()
            .filter(|next| !next.is_whitespace() && !"»”’“„".contains(*next));
        match after.next() {
            None => count += 1,
            Some(next) if next.is_uppercase() || next == '«' => count += 1,
            Some(_) => {}
        }
    }
    count
}

/// The order in which the glossary lists its terms: that of an alphabet which
/// leaves accents aside.
pub(crate) fn alphabetical(terms: &BTreeMap<String, Term>) -> Vec<&Term> {
    let mut terms: Vec<&Term> = terms.values().collect();
    terms.sort_by_cached_key(|term| {
        let plain = |letter: char| match letter {
            'à' | 'â' | 'ä' => 'a',
            'ç' => 'c',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'î' | 'ï' => 'i',
            'ô' | 'ö' => 'o',
            'ù' | 'û' | 'ü' => 'u',
            other => other,
        };
        term.term
            .to_lowercase()
            .chars()
            .map(plain)
            .collect::<String>()
    });
    terms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_counted() {
        for (text, expected) in [
            ("Une clé. Elle ouvre.", 2),
            ("Le RGPD (art. 28) l’exige. Il faut un contrat !", 2),
            ("Trois points… Deux phrases.", 2),
            ("Il dit : « Oui. » Puis il part.", 2),
            ("Rien", 0),
        ] {
            assert_eq!(sentences(text), expected, "{text}");
        }
    }
}
