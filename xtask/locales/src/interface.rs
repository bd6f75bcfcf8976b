//! The other files of a language's folder: the interface's own words.
//!
//! Tables nest; a key's name is its path, `[vault.create] title` being
//! `vault.create.title`. A table of exactly `one` and `other` is one text in
//! its two plural forms. `{name}` is a placeholder. The texts of some files are
//! needed a moment later than the others, and come in a pack's second file.

use std::collections::BTreeMap;
use std::path::Path;

use toml::Value;

use crate::{Faults, read_toml, stem, toml_files};

/// Files of a language's folder that are not the interface's.
const CATALOGUE_FILES: [&str; 5] = ["essentials", "local", "cloud", "questions", "glossary"];

/// Files whose texts are not needed to make or open a vault, nor to answer.
const LATE_FILES: [&str; 8] = [
    "about", "drawings", "file", "law", "report", "settings", "strength", "tools",
];

/// A text of the interface, as its language's files have it.
#[derive(Debug, Clone)]
pub(crate) enum Text {
    Plain(String),
    Plural { one: String, other: String },
}

/// A text with where it belongs.
#[derive(Debug)]
pub(crate) struct Entry {
    text: Text,
    late: bool,
}

/// The texts of one language in the keys' order.
#[derive(Debug, Default)]
pub(crate) struct Texts {
    /// Those that the page starts with.
    pub(crate) first: Vec<String>,
    /// Those that come a moment later.
    pub(crate) late: Vec<String>,
}

/// A key of the interface, as the reference language defines it.
#[derive(Debug)]
pub(crate) struct Key {
    /// Dotted path.
    pub(crate) path: String,
    /// Names of the placeholders, in the order in which code fills them.
    pub(crate) placeholders: Vec<String>,
    /// Whether it has plural forms.
    pub(crate) plural: bool,
    /// Whether it comes in the second file of the packs.
    pub(crate) late: bool,
    /// Position of its (first) form in the packs; the late ones are counted on
    /// from the others.
    pub(crate) index: usize,
    /// The reference language's text, for the documentation of the key.
    pub(crate) example: String,
}

impl Key {
    /// The constant's name: `vault.create.title` is `VAULT_CREATE_TITLE`.
    pub(crate) fn constant(&self) -> String {
        self.path.replace(['.', '-'], "_").to_uppercase()
    }

    /// How many texts of the packs it stands for.
    pub(crate) fn forms(&self) -> usize {
        if self.plural { 2 } else { 1 }
    }
}

/// Every text of a language's interface, by path.
pub(crate) fn read(folder: &Path, faults: &mut Faults) -> BTreeMap<String, Entry> {
    let mut texts = BTreeMap::new();
    for path in toml_files(folder, faults) {
        if CATALOGUE_FILES.contains(&stem(&path)) {
            continue;
        }
        if let Some(table) = read_toml::<toml::Table>(&path, faults) {
            let file = File {
                place: path.display().to_string(),
                late: LATE_FILES.contains(&stem(&path)),
            };
            flatten("", &table, &file, &mut texts, faults);
        }
    }
    texts
}

struct File {
    place: String,
    late: bool,
}

fn flatten(
    prefix: &str,
    table: &toml::Table,
    file: &File,
    texts: &mut BTreeMap<String, Entry>,
    faults: &mut Faults,
) {
    let place = &file.place;
    for (name, value) in table {
        let path = if prefix.is_empty() {
            name.clone()
        } else {
            format!("{prefix}.{name}")
        };
        let text = match value {
            Value::String(text) => Text::Plain(text.clone()),
            Value::Table(inner) => match plural(inner) {
                Some(text) => text,
                None => {
                    flatten(&path, inner, file, texts, faults);
                    continue;
                }
            },
            _ => {
                faults.add(format!("{place}: {path} is neither a text nor a table"));
                continue;
            }
        };
        faults.check(!texts.contains_key(&path), || {
            format!("{place}: {path} stands twice")
        });
        let late = file.late;
        texts.insert(path, Entry { text, late });
    }
}

fn plural(table: &toml::Table) -> Option<Text> {
    match (table.len(), table.get("one"), table.get("other")) {
        (2, Some(Value::String(one)), Some(Value::String(other))) => Some(Text::Plural {
            one: one.clone(),
            other: other.clone(),
        }),
        _ => None,
    }
}

/// The keys that the reference language defines.
pub(crate) fn keys(texts: &BTreeMap<String, Entry>, faults: &mut Faults) -> Vec<Key> {
    let mut keys = Vec::new();
    let mut constants = BTreeMap::new();
    for (path, Entry { text, late }) in texts {
        let (example, plural) = match text {
            Text::Plain(text) => (text, false),
            Text::Plural { other, .. } => (other, true),
        };
        let key = Key {
            path: path.clone(),
            placeholders: placeholders(example),
            plural,
            late: *late,
            index: 0,
            example: example.clone(),
        };
        if let Some(other) = constants.insert(key.constant(), path) {
            faults.add(format!("{path} and {other} would have the same constant"));
        }
        keys.push(key);
    }
    let mut index = 0;
    for late in [false, true] {
        for key in keys.iter_mut().filter(|key| key.late == late) {
            key.index = index;
            index += key.forms();
        }
    }
    keys
}

/// The texts of one language in the keys' order, placeholders numbered.
pub(crate) fn compile(
    keys: &[Key],
    texts: &BTreeMap<String, Entry>,
    language: &str,
    faults: &mut Faults,
) -> Texts {
    let mut compiled = Texts::default();
    for key in keys {
        let to = if key.late {
            &mut compiled.late
        } else {
            &mut compiled.first
        };
        match texts.get(&key.path).map(|entry| &entry.text) {
            Some(Text::Plain(text)) if !key.plural => {
                to.push(number(key, text, language, false, faults));
            }
            Some(Text::Plural { one, other }) if key.plural => {
                // « Une réponse » may leave its number out.
                to.push(number(key, one, language, true, faults));
                to.push(number(key, other, language, false, faults));
            }
            Some(_) => faults.add(format!(
                "{language}: {} is plural in one language only",
                key.path
            )),
            None => faults.add(format!("{language}: no text for {}", key.path)),
        }
    }
    for path in texts.keys() {
        faults.check(
            keys.binary_search_by(|key| key.path.cmp(path)).is_ok(),
            || format!("{language}: {path} is not in the reference language"),
        );
    }
    compiled
}

/// Replaces `{name}` by `{0}`, `{1}`… in the reference's order.
fn number(
    key: &Key,
    text: &str,
    language: &str,
    may_leave_out: bool,
    faults: &mut Faults,
) -> String {
    faults.check(!text.trim().is_empty(), || {
        format!("{language}: {} is empty", key.path)
    });
    let mut own = placeholders(text);
    let mut wanted = key.placeholders.clone();
    own.sort();
    wanted.sort();
    let same = if may_leave_out {
        own.iter().all(|name| wanted.contains(name))
    } else {
        own == wanted
    };
    faults.check(same, || {
        format!(
            "{language}: {} has the placeholders {own:?}, expected {wanted:?}",
            key.path
        )
    });
    let mut numbered = text.to_owned();
    for (index, name) in key.placeholders.iter().enumerate() {
        numbered = numbered.replace(&format!("{{{name}}}"), &format!("{{{index}}}"));
    }
    numbered
}

/// The names in braces, in order of first appearance.
fn placeholders(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for part in text.split('{').skip(1) {
        if let Some((name, _)) = part.split_once('}')
            && !names.iter().any(|known| known == name)
        {
            names.push(name.to_owned());
        }
    }
    names
}
