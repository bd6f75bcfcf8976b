//! Language packs: the texts of one language, in two files.
//!
//! The first has all that the page needs to be used: the interface, every
//! title, and the essentials in full. The second has the rest of the other
//! measures' texts and can come a moment later. Both are JSON arrays of
//! strings, in an order that the program knows; a text of several lines (the
//! steps of a measure) is one string.

use sha2::{Digest, Sha256};

use crate::catalogue::Catalogue;
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
    /// The rest of the measures' texts.
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
        texts: Vec<String>,
        content: &Content,
        catalogue: &Catalogue,
    ) -> Self {
        let essentials = catalogue
            .lists
            .first()
            .map_or(0, |list| list.measures().count());
        let (essentials, others) = content
            .measures
            .split_at(essentials.min(content.measures.len()));
        let mut first = texts;
        first.extend(
            content
                .lists
                .iter()
                .flat_map(|list| [list.title.clone(), list.intro.clone()]),
        );
        first.extend(content.categories.iter().cloned());
        first.extend(content.measures.iter().map(|measure| measure.title.clone()));
        first.extend(essentials.iter().flat_map(details));
        let rest: Vec<String> = others.iter().flat_map(details).collect();
        Self {
            language: language.tag.clone(),
            name: language.name.clone(),
            catalogue: language.catalogue.clone(),
            first: PackFile::new(&language.tag, &first),
            rest: PackFile::new(&format!("{}-measures", language.catalogue), &rest),
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

/// A measure's texts besides its title, in the order of `MeasureText` in
/// `src/text/`.
fn details(measure: &MeasureText) -> [String; 7] {
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
