//! The texts of every language, as its files have them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde::Deserialize;
use toml::Value;

use crate::Error;

/// All of `locales/`.
pub(crate) struct Locales {
    languages: Vec<Language>,
    /// Keys whose texts may be the same in two languages.
    pub(crate) same: BTreeSet<String>,
    /// Words that every language has: names.
    pub(crate) words: Vec<String>,
    /// Hosts that texts may name.
    pub(crate) hosts: BTreeSet<String>,
}

/// A language's folder.
pub(crate) struct Language {
    /// BCP 47 tag.
    pub(crate) tag: String,
    /// Whether `languages.toml` names it: then its faults count.
    pub(crate) named: bool,
    /// Whether it reads the measures in its own words, or will.
    pub(crate) own_measures: bool,
    pub(crate) texts: Vec<Text>,
    /// Its words that no dictionary has.
    pub(crate) words: Vec<String>,
}

/// A text.
#[derive(Debug, Clone)]
pub(crate) struct Text {
    /// Its file, without the extension.
    pub(crate) file: String,
    /// Its path in the file; a line of a list has its number at the end.
    pub(crate) path: String,
    pub(crate) text: String,
}

impl Text {
    /// Its path without the number of the line: what it is in every language.
    pub(crate) fn key(&self) -> &str {
        match self.path.rsplit_once('.') {
            Some((key, number)) if number.bytes().all(|byte| byte.is_ascii_digit()) => key,
            _ => &self.path,
        }
    }

    /// What kind of text it is: `why`, `title`, `ask`…
    pub(crate) fn kind(&self) -> &str {
        self.key().rsplit('.').next().unwrap_or_default()
    }

    /// What is read in one go: all that is said of a measure or a term, or a
    /// text of the interface.
    pub(crate) fn unit(&self) -> &str {
        let key = self.key();
        if is_of_measures(&self.file) {
            key.rsplit_once('.').map_or(key, |(unit, _)| unit)
        } else {
            key
        }
    }
}

impl Locales {
    /// Reads the folder; languages in the order of `languages.toml`, then those
    /// that it does not name.
    pub(crate) fn read(locales: &Path) -> Result<Self, Error> {
        let file: Languages = read_toml(&locales.join("languages.toml"))?;
        let mut known: Vec<(String, bool, bool)> = file
            .language
            .into_iter()
            .map(|entry| {
                let own = entry.catalogue == entry.tag;
                (entry.tag, true, own)
            })
            .collect();
        for tag in folders(locales)? {
            if tag != CATALOGUE && !known.iter().any(|(other, ..)| *other == tag) {
                known.push((tag, false, true));
            }
        }
        let mut languages = Vec::new();
        for (tag, named, own_measures) in known {
            let folder = locales.join(&tag);
            languages.push(Language {
                texts: read_texts(&folder)?,
                words: read_words(&folder.join(WORDS))?,
                tag,
                named,
                own_measures,
            });
        }
        let references: BTreeMap<String, BTreeMap<String, String>> =
            read_toml(&locales.join(CATALOGUE).join("references.toml"))?;
        let same: Same = read_toml(&locales.join("same.toml"))?;
        Ok(Self {
            languages,
            same: same.same,
            words: read_words(&locales.join(WORDS))?,
            hosts: references
                .values()
                .flat_map(BTreeMap::values)
                .filter_map(|address| host(address))
                .map(str::to_owned)
                .collect(),
        })
    }

    pub(crate) fn languages(&self) -> &[Language] {
        &self.languages
    }

    /// The language that the others are held against.
    pub(crate) fn reference(&self) -> Option<&Language> {
        self.languages.first()
    }
}

/// Whether a file is about measures, and may be another language's.
pub(crate) fn is_of_measures(file: &str) -> bool {
    MEASURE_FILES.contains(&file)
}

/// The host of an address, without `www.`.
pub(crate) fn host(address: &str) -> Option<&str> {
    let rest = address.split_once("://")?.1;
    let host = rest.split('/').next()?;
    Some(host.strip_prefix("www.").unwrap_or(host))
}

fn folders(folder: &Path) -> Result<Vec<String>, Error> {
    let mut names: Vec<String> = entries(folder)?
        .into_iter()
        .filter(|path| path.is_dir())
        .filter_map(|path| Some(path.file_name()?.to_str()?.to_owned()))
        .collect();
    names.sort();
    Ok(names)
}

fn entries(folder: &Path) -> Result<Vec<std::path::PathBuf>, Error> {
    let on = |source| Error::File {
        path: folder.to_owned(),
        source,
    };
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(on)? {
        paths.push(entry.map_err(on)?.path());
    }
    paths.sort();
    Ok(paths)
}

fn read_texts(folder: &Path) -> Result<Vec<Text>, Error> {
    let mut texts = Vec::new();
    for path in entries(folder)? {
        if path.extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
        let table: toml::Table = read_toml(&path)?;
        let file = path
            .file_stem()
            .and_then(|stem| stem.to_str())
            .unwrap_or_default();
        // These name their tables by bare ids.
        let prefix = if PREFIXED.contains(&file) { file } else { "" };
        flatten(file, prefix, &Value::Table(table), &mut texts);
    }
    Ok(texts)
}

fn flatten(file: &str, path: &str, value: &Value, texts: &mut Vec<Text>) {
    let inner = |name: &str| {
        if path.is_empty() {
            name.to_owned()
        } else {
            format!("{path}.{name}")
        }
    };
    match value {
        Value::Table(table) => {
            for (name, value) in table {
                flatten(file, &inner(name), value, texts);
            }
        }
        Value::Array(values) => {
            for (number, value) in values.iter().enumerate() {
                flatten(file, &inner(&number.to_string()), value, texts);
            }
        }
        Value::String(text) => texts.push(Text {
            file: file.to_owned(),
            path: path.to_owned(),
            text: text.clone(),
        }),
        // Whatever else stands there is for the compiler to refuse.
        _ => {}
    }
}

/// A word a line; what follows `#` is a remark.
fn read_words(path: &Path) -> Result<Vec<String>, Error> {
    if !path.exists() {
        return Ok(Vec::new());
    }
    let words = read(path)?;
    let word = |line: &str| line.split('#').next().map(str::trim).map(str::to_owned);
    Ok(words
        .lines()
        .filter_map(word)
        .filter(|word| !word.is_empty())
        .collect())
}

pub(crate) fn read_toml<T: serde::de::DeserializeOwned>(path: &Path) -> Result<T, Error> {
    toml::from_str(&read(path)?).map_err(|source| Error::Toml {
        path: path.to_owned(),
        source: Box::new(source),
    })
}

pub(crate) fn read(path: &Path) -> Result<String, Error> {
    fs::read_to_string(path).map_err(|source| Error::File {
        path: path.to_owned(),
        source,
    })
}

#[derive(Deserialize)]
struct Languages {
    language: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    tag: String,
    catalogue: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Same {
    same: BTreeSet<String>,
}

/// The folder of data that belong to no language.
pub(crate) const CATALOGUE: &str = "catalogue";

/// The project's own words, a file for each language and one for all.
const WORDS: &str = "words.txt";

const MEASURE_FILES: [&str; 5] = ["essentials", "local", "cloud", "questions", "glossary"];
const PREFIXED: [&str; 2] = ["questions", "glossary"];
