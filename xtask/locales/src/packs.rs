//! Language packs: one JSON file with every text of one language.

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::languages::Language;
use crate::measures::Content;

/// A language pack, as the page downloads it.
#[derive(Debug)]
pub struct Pack {
    /// BCP 47 tag of its language.
    pub language: String,
    /// The language's own name.
    pub name: String,
    /// The language in which it has the measures' texts.
    pub catalogue: String,
    /// File name with a digest of its content, so that a page only ever gets
    /// the pack that it was built with.
    pub file: String,
    /// Its content.
    pub json: String,
}

#[derive(Serialize)]
struct Json<'a> {
    texts: &'a [String],
    #[serde(flatten)]
    content: &'a Content,
}

impl Pack {
    pub(crate) fn new(language: &Language, texts: Vec<String>, content: Content) -> Self {
        let json = serde_json::to_string(&Json { texts: &texts, content: &content }).unwrap_or_default();
        let digest = Sha256::digest(json.as_bytes());
        let digest: String = digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
        Self {
            language: language.tag.clone(),
            name: language.name.clone(),
            catalogue: language.catalogue.clone(),
            file: format!("{}-{digest}.json", language.tag),
            json,
        }
    }
}
