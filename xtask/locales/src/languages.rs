//! `languages.toml`: which languages there are, in which order.

use std::path::Path;

use serde::Deserialize;

use crate::{Faults, read_toml};

/// A language that the page can be read in.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Language {
    /// BCP 47 tag, also the name of its folder.
    pub(crate) tag: String,
    /// Its own name for itself.
    pub(crate) name: String,
    /// The language in which the measures' texts are read: its own, or another
    /// one as long as they are not translated.
    pub(crate) catalogue: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    language: Vec<Language>,
}

/// The languages; the first is the reference that the others are held against.
pub(crate) fn load(locales: &Path, faults: &mut Faults) -> Option<Vec<Language>> {
    let file: File = read_toml(&locales.join("languages.toml"), faults)?;
    let complete = |tag: &str| {
        file.language
            .iter()
            .any(|language| language.tag == tag && language.catalogue == tag)
    };
    for language in &file.language {
        faults.check(complete(&language.catalogue), || {
            format!(
                "languages.toml: {} reads its measures in {}, which has none of its own",
                language.tag, language.catalogue
            )
        });
    }
    faults.check(!file.language.is_empty(), || {
        "languages.toml: no language".into()
    });
    Some(file.language)
}
