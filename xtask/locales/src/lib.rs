//! Checks `locales/` and compiles it.
//!
//! Used by the build script (Rust tables of the catalogue and of the text
//! keys) and by `cargo xtask dist` (one language pack per language), so that
//! both always speak of the same texts in the same order. Every fault found
//! in the data is reported at once, and any fault fails the build.

mod catalogue;
mod glossary;
mod interface;
mod languages;
mod measures;
mod packs;
mod questions;
mod tables;

use std::fmt;
use std::path::{Path, PathBuf};

pub use packs::{Pack, PackFile};

/// All of `locales/`, read and checked.
#[derive(Debug)]
pub struct Bundle {
    catalogue: catalogue::Catalogue,
    keys: Vec<interface::Key>,
    packs: Vec<Pack>,
    terms: usize,
}

impl Bundle {
    /// Rust source of the catalogue's statics, for `src/catalogue/`.
    #[must_use]
    pub fn catalogue_tables(&self) -> String {
        tables::catalogue(&self.catalogue)
    }

    /// Rust source of the text keys and the table of languages, for `src/text/`.
    #[must_use]
    pub fn key_tables(&self) -> String {
        tables::keys(&self.keys, &self.packs, self.terms)
    }

    /// One language pack per language, in the order of `languages.toml`.
    #[must_use]
    pub fn packs(&self) -> &[Pack] {
        &self.packs
    }

    /// A plain text of the interface, by its key's path (`welcome.title`), out
    /// of a pack's first file.
    #[must_use]
    pub fn text(&self, pack: &Pack, path: &str) -> Option<String> {
        let is_plain = |key: &&interface::Key| !(key.late || key.plural);
        let key = self
            .keys
            .iter()
            .filter(is_plain)
            .find(|key| key.path == path)?;
        let texts: Vec<String> = serde_json::from_str(&pack.first.json).ok()?;
        texts.into_iter().nth(key.index)
    }
}

/// Everything that is wrong in `locales/`, one line a fault.
#[derive(Debug)]
pub struct Error(Vec<String>);

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0.join("\n"))
    }
}

impl std::error::Error for Error {}

/// The faults found so far.
#[derive(Debug, Default)]
struct Faults(Vec<String>);

impl Faults {
    fn add(&mut self, fault: impl Into<String>) {
        self.0.push(fault.into());
    }

    fn check(&mut self, holds: bool, fault: impl FnOnce() -> String) {
        if !holds {
            self.0.push(fault());
        }
    }
}

/// Reads and checks the folder `locales/`.
///
/// # Errors
///
/// Every fault in the data, each naming its file and key: unreadable or
/// malformed files, unknown members, missing, orphan or doubled keys,
/// differing placeholders, unknown references, broken catalogue rules.
pub fn load(locales: &Path) -> Result<Bundle, Error> {
    let mut faults = Faults::default();
    let bundle = load_with(locales, &mut faults);
    match bundle {
        Some(bundle) if faults.0.is_empty() => Ok(bundle),
        _ => Err(Error(faults.0)),
    }
}

fn load_with(locales: &Path, faults: &mut Faults) -> Option<Bundle> {
    let languages = languages::load(locales, faults)?;
    let catalogue = catalogue::load(&locales.join("catalogue"), faults)?;
    let reference = languages.first()?;
    let keys = interface::keys(
        &interface::read(&locales.join(&reference.tag), faults),
        faults,
    );
    let terms = glossary::load(&locales.join(&reference.catalogue), faults)?;
    let mut packs = Vec::new();
    for language in &languages {
        let folder = locales.join(&language.tag);
        let texts = interface::compile(
            &keys,
            &interface::read(&folder, faults),
            &language.tag,
            faults,
        );
        let content = measures::load(&locales.join(&language.catalogue), &catalogue, faults)?;
        glossary::compare(&terms, &content.glossary, &language.catalogue, faults);
        packs.push(Pack::new(language, texts, &content, &catalogue));
    }
    Some(Bundle {
        catalogue,
        keys,
        packs,
        terms: terms.len(),
    })
}

/// A text has at least one character and at most so many.
fn bounded(text: &str, most: usize, place: &str, faults: &mut Faults) {
    let length = text.chars().count();
    faults.check((1..=most).contains(&length), || {
        format!("{place}: {length} characters, not 1 to {most}")
    });
}

/// Reads a TOML file into a typed value; a fault names the file.
fn read_toml<T: serde::de::DeserializeOwned>(path: &Path, faults: &mut Faults) -> Option<T> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => {
            faults.add(format!("{}: {error}", path.display()));
            return None;
        }
    };
    match toml::from_str(&text) {
        Ok(value) => Some(value),
        Err(error) => {
            faults.add(format!("{}: {error}", path.display()));
            None
        }
    }
}

/// The TOML files of a folder, sorted by name.
fn toml_files(folder: &Path, faults: &mut Faults) -> Vec<PathBuf> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            faults.add(format!("{}: {error}", folder.display()));
            return Vec::new();
        }
    };
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "toml")
        })
        .collect();
    files.sort();
    files
}

/// A file's name without its extension.
fn stem(path: &Path) -> &str {
    path.file_stem()
        .and_then(|stem| stem.to_str())
        .unwrap_or_default()
}
