//! Language packs: the texts of one language, in two files.
//!
//! The first has all that the page needs to be used: the interface, every
//! title, and the first category in full. The second has the rest of the other
//! measures' texts, the sources' own words and the pages that can wait, and
//! comes a moment later. Both are JSON arrays of strings, in an order that the
//! program knows; a text of several lines (the steps of a measure) is one
//! string.

use sha2::{Digest, Sha256};

use crate::catalogue::Catalogue;
use crate::glossary;
use crate::interface::Texts;
use crate::languages::Language;
use crate::measures::{Content, MeasureText};

/// A language and its files, as the page downloads them.
#[derive(Debug)]
pub struct Pack {
    /// BCP 47 tag of its language.
    pub language: String,
    /// The language's own name.
    pub name: String,
    /// The language in which it has the measures' texts.
    pub catalogue: String,
    /// What the page starts with.
    pub first: PackFile,
    /// What comes a moment later.
    pub rest: PackFile,
}

/// One file of a pack.
#[derive(Debug)]
pub struct PackFile {
    /// Its name, with a digest of its content, so that a page only ever gets
    /// the files that it was built with.
    pub name: String,
    /// Its content.
    pub json: String,
}

impl Pack {
    pub(crate) fn new(
        language: &Language,
        texts: Texts,
        content: &Content,
        catalogue: &Catalogue,
    ) -> Self {
        let asked_first = catalogue
            .lists
            .first()
            .and_then(|list| list.categories.first())
            .map_or(0, |category| category.measures.len());
        let (asked_first, others) = content
            .measures
            .split_at(asked_first.min(content.measures.len()));
        let mut first = texts.first;
        first.extend(
            content
                .lists
                .iter()
                .flat_map(|list| [list.title.clone(), list.intro.clone()]),
        );
        first.extend(content.categories.iter().cloned());
        let title = |text: &MeasureText| text.title.clone();
        first.extend(
            content
                .measures
                .iter()
                .map(|text| text.as_ref().map(title).unwrap_or_default()),
        );
        first.extend(asked_first.iter().flat_map(details));
        let mut rest = texts.late;
        rest.extend(sources(catalogue));
        for term in glossary::alphabetical(&content.glossary) {
            rest.extend([
                term.term.clone(),
                term.forms.join("\n"),
                term.explanation.clone(),
            ]);
        }
        for question in &content.questions {
            rest.extend([question.ask.clone(), question.good.join("\n")]);
        }
        rest.extend(others.iter().flat_map(details));
        Self {
            language: language.tag.clone(),
            name: language.name.clone(),
            catalogue: language.catalogue.clone(),
            first: PackFile::new(&language.tag, &first),
            rest: PackFile::new(&format!("{}-measures", language.tag), &rest),
        }
    }

    /// Both files.
    pub fn files(&self) -> [&PackFile; 2] {
        [&self.first, &self.rest]
    }
}

impl PackFile {
    fn new(stem: &str, texts: &[String]) -> Self {
        let json = serde_json::to_string(texts).unwrap_or_default();
        let digest = Sha256::digest(json.as_bytes());
        let digest: String = digest
            .iter()
            .take(6)
            .map(|byte| format!("{byte:02x}"))
            .collect();
        Self {
            name: format!("{stem}-{digest}.json"),
            json,
        }
    }
}

/// The sources' own words: every category's heading, then every measure's
/// sentence and sub-points.
fn sources(catalogue: &Catalogue) -> Vec<String> {
    let headings = catalogue
        .categories()
        .map(|category| category.source.clone());
    let measures = catalogue
        .measures()
        .flat_map(|measure| [measure.source.clone(), measure.points.join("\n")]);
    headings.chain(measures).collect()
}

/// A measure's texts besides its title, in the order of `MeasureText` in
/// `src/text/`; empty where it is read in another one's.
fn details(measure: &Option<MeasureText>) -> [String; 7] {
    let Some(measure) = measure else {
        return Default::default();
    };
    [
        measure.why.clone(),
        measure.how.join("\n"),
        measure.proof.join("\n"),
        measure.tips.join("\n"),
        measure.points.join("\n"),
        measure.weight.clone(),
        measure.effort.clone(),
    ]
}
