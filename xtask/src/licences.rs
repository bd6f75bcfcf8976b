//! The licences of everything that the site consists of, as one text:
//! `licences.txt` in `dist/`.
//!
//! The crates are those that cargo compiles into the programs (`cargo tree`), the
//! texts those that their authors published with them. A crate without a text
//! gets its licence's standard one with the authors that its manifest names; one
//! for which there is neither fails the build.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::error::{Error, OnFile, Result};
use crate::modules::MODULES;
use crate::process::{cargo, lines};
use crate::project::Project;
use crate::tools::WASM_TARGET;

/// Its name in `dist/`.
pub const FILE: &str = "licences.txt";

/// The text.
///
/// # Errors
///
/// [`Error::NoLicence`] for crates without one, or what cargo reported.
pub fn text(project: &Project) -> Result<String> {
    let packages = shipped(project)?;
    let (crates, texts) = texts(&packages)?;
    let root = project.root();
    let read = |name: &str| {
        let path = root.join(name);
        fs::read_to_string(&path)
            .on(&path)
            .map(|text| tidied(&text))
    };
    let mut all = Document::default();
    all.section("What this is", &introduction(project)?);
    all.section("Crates in the programs of this site", &crates);
    all.section("Rust's standard library", &tidied(RUST));
    all.section(
        "Vigie's own notices, and its dictionary's sources",
        &read("NOTICE")?,
    );
    all.section(
        "Vigie: European Union Public Licence 1.2",
        &read("LICENSE")?,
    );
    for (text, of) in texts {
        all.section(&of, &text);
    }
    Ok(all.0)
}

/// What the site is, and where its source is.
fn introduction(project: &Project) -> Result<String> {
    let packages = metadata(project)?;
    let repository = packages
        .iter()
        .find(|package| package["name"] == "vigie")
        .and_then(|package| package["repository"].as_str());
    let source = repository.map_or_else(
        || SOURCE_ON_REQUEST.to_owned(),
        |address| format!("Its source is at {address}"),
    );
    Ok(format!("{WHAT}\n\n{source}"))
}

/// A crate that is in a program.
#[derive(Debug)]
struct Package {
    name: String,
    version: String,
    licence: String,
    authors: Vec<String>,
    repository: String,
    /// The texts in its folder: name → content.
    texts: BTreeMap<String, String>,
}

/// All crates of others in the programs, sorted.
fn shipped(project: &Project) -> Result<Vec<Package>> {
    let modules = MODULES.map(|module| module.package());
    let mut names = BTreeSet::new();
    for package in modules.iter().map(String::as_str).chain(["vigie"]) {
        let mut tree = cargo(project, "tree");
        tree.args(["--package", package, "--target", WASM_TARGET])
            .args(["--edges", "normal,no-proc-macro", "--prefix", "none"])
            .args(["--format", "{p}"]);
        for line in lines(&mut tree, "")? {
            let mut words = line.split(' ');
            if let (Some(name), Some(version)) = (words.next(), words.next()) {
                names.insert((name.to_owned(), version.trim_start_matches('v').to_owned()));
            }
        }
    }
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut shipped = Vec::new();
    for package in metadata(project)? {
        let (name, version) = (text(&package["name"]), text(&package["version"]));
        let is_ours = package["source"].is_null();
        if is_ours || !names.contains(&(name.clone(), version.clone())) {
            continue;
        }
        let manifest = text(&package["manifest_path"]);
        let folder = Path::new(&manifest).parent().unwrap_or(Path::new(""));
        let authors = package["authors"].as_array().into_iter().flatten();
        shipped.push(Package {
            name,
            version,
            licence: text(&package["license"]),
            authors: authors.map(text).collect(),
            repository: text(&package["repository"]),
            texts: texts_in(folder)?,
        });
    }
    shipped.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
    Ok(shipped)
}

/// All packages of the lock file that matter for the page's target.
fn metadata(project: &Project) -> Result<Vec<Value>> {
    let mut command = cargo(project, "metadata");
    command.args(["--format-version", "1", "--filter-platform", WASM_TARGET]);
    let json = lines(&mut command, "")?.concat();
    let metadata: Value = serde_json::from_str(&json)
        .map_err(std::io::Error::from)
        .on(&project.root().join("Cargo.toml"))?;
    Ok(metadata["packages"].as_array().cloned().unwrap_or_default())
}

/// The texts of licences in a crate's folder.
fn texts_in(folder: &Path) -> Result<BTreeMap<String, String>> {
    let mut texts = BTreeMap::new();
    for entry in fs::read_dir(folder).on(folder)? {
        let path = entry.on(folder)?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let is_text = NAMES
            .iter()
            .any(|start| name.to_uppercase().starts_with(start));
        if is_text && path.is_file() {
            let content = fs::read(&path).on(&path)?;
            texts.insert(name, tidied(&String::from_utf8_lossy(&content)));
        }
    }
    Ok(texts)
}

/// The list of the crates, and each text once, with what it is of.
fn texts(packages: &[Package]) -> Result<(String, Vec<(String, String)>)> {
    let mut list = Vec::new();
    let mut of: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut without = Vec::new();
    for package in packages {
        let title = format!("{} {}", package.name, package.version);
        list.push(format!(
            "{title}: {} ({})",
            package.licence, package.repository
        ));
        let chosen = package.chosen();
        if chosen.is_empty() {
            without.push(title.clone());
        }
        for text in chosen {
            of.entry(text).or_default().push(title.clone());
        }
    }
    if !without.is_empty() {
        return Err(Error::NoLicence(without.join(", ")));
    }
    for (name, text) in [("Apache-2.0", APACHE), ("Unicode-3.0", UNICODE)] {
        let of = of.entry(tidied(text)).or_default();
        of.insert(0, format!("{name}; Rust's standard library"));
    }
    let mut texts: Vec<_> = of
        .into_iter()
        .map(|(text, of)| (text, format!("Licence of: {}", of.join(", "))))
        .collect();
    texts.sort_by(|a, b| a.1.cmp(&b.1));
    Ok((list.join("\n"), texts))
}

impl Package {
    /// The texts that go with it: of a choice of licences MIT's, the shortest.
    fn chosen(&self) -> Vec<String> {
        let (offers_mit, offers_apache) = (self.offers("MIT"), self.offers("Apache-2.0"));
        let is_mit = |name: &str| name.to_uppercase().contains("MIT");
        let has_mit = self.texts.keys().any(|name| is_mit(name));
        let is_of_choice = |name: &str| {
            let name = name.to_uppercase();
            ["COPYRIGHT", "NOTICE"]
                .iter()
                .any(|start| name.starts_with(start))
                || is_mit(&name)
        };
        let texts: Vec<String> = self
            .texts
            .iter()
            .filter(|(name, _)| !(offers_mit && has_mit) || is_of_choice(name))
            .map(|(_, text)| text.clone())
            .collect();
        if !texts.is_empty() {
            texts
        } else if offers_mit && !self.authors.is_empty() {
            let names: Vec<&str> = self
                .authors
                .iter()
                .map(|author| author.split(" <").next().unwrap_or_default())
                .collect();
            vec![format!(
                "MIT License\n\nCopyright (c) {}\n\n{}",
                names.join(", "),
                tidied(MIT)
            )]
        } else if offers_apache {
            vec![tidied(APACHE)]
        } else {
            Vec::new()
        }
    }

    /// Whether this licence alone will do.
    fn offers(&self, licence: &str) -> bool {
        !self.licence.contains(" AND ")
            && self
                .licence
                .split(" OR ")
                .flat_map(|part| part.split('/'))
                .any(|part| part == licence)
    }
}

/// Sections under headings.
#[derive(Debug, Default)]
struct Document(String);

impl Document {
    fn section(&mut self, heading: &str, text: &str) {
        let line = "=".repeat(72);
        self.0
            .push_str(&format!("{line}\n{heading}\n{line}\n\n{text}\n\n"));
    }
}

/// The same on every system, and without ends that nobody sees.
fn tidied(text: &str) -> String {
    let lines: Vec<&str> = text
        .trim_start_matches('\u{feff}')
        .lines()
        .map(str::trim_end)
        .collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

const WHAT: &str = "\
This site is Vigie, licensed under the European Union Public Licence 1.2
(EUPL-1.2), whose text is below with those of everything else that it consists
of. The passages quoted from official documents remain those of their authors.";

const SOURCE_ON_REQUEST: &str = "\
Whoever publishes this site gives its source on request (EUPL-1.2, article 5).";

/// How a file with a licence is named.
const NAMES: [&str; 6] = [
    "LICENSE",
    "LICENCE",
    "COPYING",
    "COPYRIGHT",
    "NOTICE",
    "UNLICENSE",
];

const RUST: &str = include_str!("../licences/rust.txt");
const APACHE: &str = include_str!("../licences/Apache-2.0.txt");
const UNICODE: &str = include_str!("../licences/Unicode-3.0.txt");
/// Without the line that says whose.
const MIT: &str = include_str!("../licences/MIT.txt");

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failing test may panic"
)]
mod tests {
    use super::*;

    fn package(licence: &str, authors: &[&str], texts: &[(&str, &str)]) -> Package {
        let owned = |text: &&str| (*text).to_owned();
        Package {
            name: "some".to_owned(),
            version: "1.0.0".to_owned(),
            licence: licence.to_owned(),
            authors: authors.iter().map(owned).collect(),
            repository: String::new(),
            texts: texts
                .iter()
                .map(|(name, text)| (owned(name), owned(text)))
                .collect(),
        }
    }

    #[test]
    fn every_crate_of_the_page_has_its_licence() {
        let project = Project::here();
        let text = text(&project).unwrap();
        for package in [
            "leptos",
            "serde_json",
            "aes-gcm",
            "pbkdf2",
            "zeroizing-alloc",
        ] {
            let version = format!("\n{package} {}: ", project.locked_version(package).unwrap());
            assert!(text.contains(&version), "{version}");
        }
        for words in [
            "EUROPEAN UNION PUBLIC LICENCE v. 1.2",
            "OpenTaal",
            "Copyright (c) Greg Johnston",
            "The Rust Project Developers",
            "UNICODE LICENSE V3",
            "END OF TERMS AND CONDITIONS",
        ] {
            assert!(text.contains(words), "{words}");
        }
        let host_only = ["\nfantoccini ", "\nbrotli ", "\nproptest "];
        assert!(host_only.iter().all(|name| !text.contains(name)));
        assert_eq!(text, super::text(&project).unwrap());
        assert!(!text.contains(&*project.root().to_string_lossy()));
    }

    #[test]
    fn a_crate_without_a_licence_fails_the_build() {
        for licence in ["", "BSD-3-Clause", "MIT AND BSD-3-Clause", "MIT"] {
            let without = [package(licence, &[], &[])];
            assert!(
                matches!(texts(&without), Err(Error::NoLicence(_))),
                "{licence}"
            );
        }
        let (list, _) = texts(&[package("BSD-3-Clause", &[], &[("LICENSE", "text")])]).unwrap();
        assert!(list.starts_with("some 1.0.0: BSD-3-Clause"));
    }

    #[test]
    fn of_a_choice_one_will_do() {
        let files = [
            ("LICENSE-APACHE", "a"),
            ("LICENSE-MIT", "m"),
            ("NOTICE", "n"),
        ];
        let chosen = |licence: &str| package(licence, &[], &files).chosen();
        assert_eq!(chosen("MIT OR Apache-2.0"), ["m", "n"]);
        assert_eq!(chosen("Apache-2.0/MIT"), ["m", "n"]);
        assert_eq!(
            chosen("(MIT OR Apache-2.0) AND Unicode-3.0"),
            ["a", "m", "n"]
        );
        assert_eq!(chosen("Apache-2.0"), ["a", "m", "n"]);
    }

    #[test]
    fn without_a_text_the_manifest_says_whose() {
        let named = package("MIT", &["Some One <one@example.org>"], &[]).chosen();
        assert!(named[0].contains("Copyright (c) Some One\n"), "{named:?}");
        assert!(!named[0].contains('@'));
        let unnamed = package("MIT OR Apache-2.0", &[], &[]).chosen();
        assert!(unnamed[0].contains("Apache License"));
    }
}
