//! `<language>/{essentials,local,cloud}.toml`: what people read about lists,
//! categories and measures; with the questions and the glossary that go with it.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use crate::catalogue::{Catalogue, Measure};
use crate::glossary::{self, Term};
use crate::questions::{self, Question};
use crate::{Faults, bounded, read_toml};

/// The texts of the catalogue in one language, in the catalogue's order.
#[derive(Debug, Clone)]
pub(crate) struct Content {
    pub(crate) lists: Vec<ListText>,
    pub(crate) categories: Vec<String>,
    /// `None` where the catalogue names another measure's text.
    pub(crate) measures: Vec<Option<MeasureText>>,
    pub(crate) questions: Vec<Question>,
    pub(crate) glossary: BTreeMap<String, Term>,
}

/// A list's texts.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ListText {
    pub(crate) title: String,
    pub(crate) intro: String,
}

/// A measure's texts; `src/text/` documents them.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MeasureText {
    pub(crate) title: String,
    pub(crate) why: String,
    pub(crate) how: Vec<String>,
    pub(crate) proof: Vec<String>,
    pub(crate) tips: Vec<String>,
    #[serde(default)]
    pub(crate) points: Vec<String>,
    pub(crate) weight: String,
    pub(crate) effort: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CategoryText {
    title: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    list: ListText,
    category: BTreeMap<String, CategoryText>,
    measure: BTreeMap<String, MeasureText>,
}

/// Reads the texts of every list from a language's folder.
pub(crate) fn load(folder: &Path, catalogue: &Catalogue, faults: &mut Faults) -> Option<Content> {
    let mut content = Content {
        lists: Vec::new(),
        categories: Vec::new(),
        measures: Vec::new(),
        questions: questions::load(folder, catalogue, faults)?,
        glossary: glossary::load(folder, faults)?,
    };
    for list in &catalogue.lists {
        let path = folder.join(format!("{}.toml", list.id));
        let mut file: File = read_toml(&path, faults)?;
        let place = path.display();
        for category in &list.categories {
            match file.category.remove(&category.id) {
                Some(text) => {
                    bounded(
                        &text.title,
                        50,
                        &format!("{place}: {}", category.id),
                        faults,
                    );
                    content.categories.push(text.title);
                }
                None => faults.add(format!("{place}: no text for the category {}", category.id)),
            }
        }
        for measure in list.measures() {
            let text = file.measure.remove(&measure.id);
            match (&text, &measure.text) {
                (Some(text), None) => {
                    check(measure, text, &format!("{place}: {}", measure.id), faults);
                }
                (None, Some(_)) => {}
                (Some(_), Some(shared)) => faults.add(format!(
                    "{place}: {} is read in the text of {shared} and needs none of its own",
                    measure.id
                )),
                (None, None) => {
                    faults.add(format!("{place}: no text for the measure {}", measure.id));
                }
            }
            content.measures.push(text);
        }
        for orphan in file.category.keys().chain(file.measure.keys()) {
            faults.add(format!("{place}: {orphan} is not in the catalogue"));
        }
        bounded(
            &file.list.title,
            40,
            &format!("{place}: list title"),
            faults,
        );
        content.lists.push(file.list);
    }
    Some(content)
}

fn check(measure: &Measure, text: &MeasureText, place: &str, faults: &mut Faults) {
    bounded(&text.title, 90, &format!("{place}: title"), faults);
    bounded(&text.why, 400, &format!("{place}: why"), faults);
    bounded(&text.weight, 120, &format!("{place}: weight"), faults);
    bounded(&text.effort, 120, &format!("{place}: effort"), faults);
    faults.check((2..=5).contains(&text.how.len()), || {
        format!("{place}: how has {} steps, not 2 to 5", text.how.len())
    });
    faults.check((1..=3).contains(&text.proof.len()), || {
        format!("{place}: proof has {} lines, not 1 to 3", text.proof.len())
    });
    faults.check(text.tips.len() <= 3, || {
        format!("{place}: more than 3 tips")
    });
    faults.check(text.points.len() == measure.points.len(), || {
        format!(
            "{place}: {} points where the source has {}",
            text.points.len(),
            measure.points.len()
        )
    });
    // A text of several lines is one string in the packs.
    for line in text
        .how
        .iter()
        .chain(&text.proof)
        .chain(&text.tips)
        .chain(&text.points)
    {
        bounded(line, 500, place, faults);
        faults.check(!line.contains('\n'), || {
            format!("{place}: a line that breaks")
        });
    }
}
