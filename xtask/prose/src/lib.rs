//! Reads the texts of `locales/` as their readers would.
//!
//! What the page needs to work (no text missing, placeholders filled, counts)
//! is checked by `vigie-locales` in every build. What a careful reader sees is
//! checked here, when tests are run: [`lint`] looks for texts left in another
//! language, for each language's typography, for spelling, for copies of a
//! title, for links that lead elsewhere, and measures how hard a text is to
//! read. A language that `languages.toml` does not name yet is looked at too,
//! so that translators see what is left; only named ones can fail.
//! [`document()`] writes all texts of one language as one document to be
//! proofread.

mod bounds;
mod document;
mod keys;
mod links;
mod readability;
mod report;
mod spelling;
mod terms;
mod texts;
mod titles;
mod typography;

use std::path::{Path, PathBuf};

pub use document::document;
pub use report::{Check, Report};

use report::Finding;
use spelling::Speller;
use texts::Locales;

/// Why the texts could not be read.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file that cannot be read.
    #[error("{path}: {source}")]
    File {
        /// Its path.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A file that is not TOML, or not of its shape.
    #[error("{path}: {source}")]
    Toml {
        /// Its path.
        path: PathBuf,
        /// Where, and what was expected.
        source: Box<toml::de::Error>,
    },
    /// A dictionary that is none.
    #[error("{path}: {message}")]
    Dictionary {
        /// Its folder.
        path: PathBuf,
        /// What is wrong with it.
        message: String,
    },
    /// A language without a folder.
    #[error("locales/ has no language `{0}`")]
    NoLanguage(String),
}

/// Looks at every language. `dictionaries` has a folder per language tag with
/// a hunspell dictionary, `index.aff` and `index.dic`; without it spelling is
/// left out.
///
/// # Errors
///
/// [`Error`] for files that cannot be read.
pub fn lint(locales: &Path, dictionaries: Option<&Path>) -> Result<Report, Error> {
    let locales = Locales::read(locales)?;
    let mut report = Report::default();
    for language in locales.languages() {
        let mut findings = Vec::new();
        keys::check(&locales, language, &mut findings);
        for text in &language.texts {
            let mut add = |check, problem: String| {
                findings.push(Finding::new(check, text, problem));
            };
            bounds::check(text, &mut add);
            links::check(&locales, language, text, &mut add);
            typography::check(&language.tag, text, &mut add);
        }
        titles::check(language, &mut findings);
        terms::check(language, &mut findings);
        if let Some(folder) = dictionaries {
            Speller::read(folder, &locales, language)?.check(language, &mut findings);
        }
        let scores = readability::scores(language);
        report.add(language, findings, scores);
    }
    Ok(report)
}
