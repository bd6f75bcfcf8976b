//! `<language>/questions.toml`: what to ask the provider about each measure of
//! the cloud list, and what a good answer contains.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use crate::catalogue::Catalogue;
use crate::{Faults, bounded, read_toml};

/// A question and its good answer.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Question {
    /// The question, to be sent as it stands.
    pub(crate) ask: String,
    /// What a good answer contains.
    pub(crate) good: Vec<String>,
}

/// The questions of a language's folder, in the catalogue's order.
pub(crate) fn load(
    folder: &Path,
    catalogue: &Catalogue,
    faults: &mut Faults,
) -> Option<Vec<Question>> {
    let path = folder.join("questions.toml");
    let place = path.display();
    let mut file: BTreeMap<String, Question> = read_toml(&path, faults)?;
    let mut questions = Vec::new();
    for measure in catalogue.asked_of_provider() {
        let id = &measure.id;
        let Some(question) = file.remove(id) else {
            faults.add(format!("{place}: no question for {id}"));
            continue;
        };
        check(&question, &format!("{place}: {id}"), faults);
        questions.push(question);
    }
    for orphan in file.keys() {
        faults.add(format!("{place}: {orphan} is no measure of the cloud list"));
    }
    Some(questions)
}

fn check(question: &Question, place: &str, faults: &mut Faults) {
    bounded(&question.ask, 400, &format!("{place}: ask"), faults);
    faults.check(question.ask.contains('?'), || {
        format!("{place}: ask is not a question")
    });
    faults.check((1..=5).contains(&question.good.len()), || {
        format!(
            "{place}: good has {} lines, not 1 to 5",
            question.good.len()
        )
    });
    for line in &question.good {
        bounded(line, 200, &format!("{place}: good"), faults);
        faults.check(!line.contains('\n'), || {
            format!("{place}: a line that breaks")
        });
    }
}
