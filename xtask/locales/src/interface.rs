//! The other files of a language's folder: the interface's own words.
//!
//! Tables nest; a key's name is its path, `[vault.create] title` being
//! `vault.create.title`. A table of exactly `one` and `other` is one text in
//! its two plural forms. `{name}` is a placeholder.

use std::collections::BTreeMap;
use std::path::Path;

use toml::Value;

use crate::{Faults, read_toml, stem, toml_files};

/// Files of a language's folder that are not the interface's.
const CATALOGUE_FILES: [&str; 3] = ["essentials", "local", "cloud"];

/// A text of the interface, as its language's files have it.
#[derive(Debug, Clone)]
pub(crate) enum Text {
    Plain(String),
    Plural { one: String, other: String },
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
    /// Position of its (first) form in the packs.
    pub(crate) index: usize,
    /// The reference language's text, for the documentation of the key.
    pub(crate) example: String,
}

impl Key {
    /// The constant's name: `vault.create.title` is `VAULT_CREATE_TITLE`.
    pub(crate) fn constant(&self) -> String {
        self.path.replace(['.', '-'], "_").to_uppercase()
    }
}

/// Every text of a language's interface, by path.
pub(crate) fn read(folder: &Path, faults: &mut Faults) -> BTreeMap<String, Text> {
    let mut texts = BTreeMap::new();
    for path in toml_files(folder, faults) {
        if CATALOGUE_FILES.contains(&stem(&path)) {
            continue;
        }
        if let Some(table) = read_toml::<toml::Table>(&path, faults) {
            flatten("", &table, &path.display().to_string(), &mut texts, faults);
        }
    }
    texts
}

fn flatten(
    prefix: &str,
    table: &toml::Table,
    place: &str,
    texts: &mut BTreeMap<String, Text>,
    faults: &mut Faults,
) {
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
                    flatten(&path, inner, place, texts, faults);
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
        texts.insert(path, text);
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
pub(crate) fn keys(texts: &BTreeMap<String, Text>, faults: &mut Faults) -> Vec<Key> {
    let mut keys = Vec::new();
    let mut index = 0;
    let mut constants = BTreeMap::new();
    for (path, text) in texts {
        let (example, plural) = match text {
            Text::Plain(text) => (text, false),
            Text::Plural { other, .. } => (other, true),
        };
        let key = Key {
            path: path.clone(),
            placeholders: placeholders(example),
            plural,
            index,
            example: example.clone(),
        };
        index += if plural { 2 } else { 1 };
        if let Some(other) = constants.insert(key.constant(), path) {
            faults.add(format!("{path} and {other} would have the same constant"));
        }
        keys.push(key);
    }
    keys
}

/// The texts of one language in the keys' order, placeholders numbered.
pub(crate) fn compile(
    keys: &[Key],
    texts: &BTreeMap<String, Text>,
    language: &str,
    faults: &mut Faults,
) -> Vec<String> {
    let mut compiled = Vec::new();
    for key in keys {
        match texts.get(&key.path) {
            Some(Text::Plain(text)) if !key.plural => {
                compiled.push(number(key, text, language, false, faults));
            }
            Some(Text::Plural { one, other }) if key.plural => {
                // « Une réponse » may leave its number out.
                compiled.push(number(key, one, language, true, faults));
                compiled.push(number(key, other, language, false, faults));
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
