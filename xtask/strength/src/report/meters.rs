//! The meters: ours, in this process, and others', in Node.js.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use vigie::strength::dictionary::Dictionary;
use vigie::strength::{Context, estimate};

use super::error::{Error, OnFile, Result};
use super::sets::Question;

/// What a meter says of a password.
#[derive(Debug, Clone, Copy)]
pub struct Answer {
    /// 0 to 4.
    pub score: u8,
    /// Decimal logarithm of the guesses.
    pub guesses: f64,
    /// How long it took.
    pub nanoseconds: f64,
}

/// A meter.
#[derive(Debug)]
pub enum Meter {
    /// Ours.
    Vigie(Box<Dictionary>),
    /// A package of the npm registry.
    Node {
        /// Its name in `meters.mjs` and in the table.
        name: &'static str,
        /// The folder with its `node_modules`.
        folder: PathBuf,
    },
}

impl Meter {
    /// Our meter with the dictionary in a file.
    ///
    /// # Errors
    ///
    /// [`Error::File`] and [`Error::Dictionary`].
    pub fn vigie(dictionary: &Path) -> Result<Self> {
        let bytes = fs::read(dictionary).on(dictionary)?;
        let dictionary = Dictionary::read(&bytes).map_err(|source| Error::Dictionary {
            path: dictionary.to_owned(),
            source,
        })?;
        Ok(Self::Vigie(Box::new(dictionary)))
    }

    /// The meters to compare with, installed in a folder.
    #[must_use]
    pub fn others(folder: &Path) -> Vec<Self> {
        ["zxcvbn", "zxcvbn-ts"]
            .map(|name| Self::Node {
                name,
                folder: folder.to_owned(),
            })
            .into()
    }

    /// Its name in the table.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Vigie(_) => "Vigie",
            Self::Node { name, .. } => name,
        }
    }

    /// Its answers.
    ///
    /// # Errors
    ///
    /// Those of starting and reading another program.
    pub fn judge(&self, questions: &[Question]) -> Result<Vec<Answer>> {
        match self {
            Self::Vigie(dictionary) => Ok(questions
                .iter()
                .map(|question| answer(question, dictionary))
                .collect()),
            Self::Node { name, folder } => ask_node(name, folder, questions),
        }
    }
}

fn answer(question: &Question, dictionary: &Dictionary) -> Answer {
    let context = Context::new(YEAR).with_words(&question.words);
    let start = Instant::now();
    let estimate = estimate(&question.password, &context, dictionary);
    Answer {
        score: estimate.score.number(),
        guesses: estimate.log10_guesses,
        nanoseconds: start.elapsed().as_nanos() as f64,
    }
}

fn ask_node(name: &'static str, folder: &Path, questions: &[Question]) -> Result<Vec<Answer>> {
    let failed = |source| Error::Node {
        meter: name,
        source,
    };
    let script = folder.join("meters.mjs");
    fs::write(&script, SCRIPT).on(&script)?;
    let mut child = Command::new("node")
        .args([Path::new("meters.mjs"), Path::new(name)])
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(failed)?;
    let input: Vec<(&str, &[String])> = questions
        .iter()
        .map(|question| (question.password.as_str(), question.words.as_slice()))
        .collect();
    // Node reads all before it writes anything, so neither waits for the other.
    if let Some(mut stdin) = child.stdin.take() {
        let json = serde_json::to_vec(&input).map_err(|error| failed(error.into()))?;
        stdin.write_all(&json).map_err(failed)?;
    }
    let output = child.wait_with_output().map_err(failed)?;
    if !output.status.success() {
        return Err(Error::Meter {
            meter: name,
            status: output.status,
        });
    }
    let answers: Vec<Answer> = String::from_utf8_lossy(&output.stdout)
        .lines()
        .filter_map(read)
        .collect();
    if answers.len() == questions.len() {
        Ok(answers)
    } else {
        Err(Error::Answers {
            meter: name,
            found: answers.len(),
            expected: questions.len(),
        })
    }
}

fn read(line: &str) -> Option<Answer> {
    let mut fields = line.split('\t');
    Some(Answer {
        score: fields.next()?.parse().ok()?,
        guesses: fields.next()?.parse().ok()?,
        nanoseconds: fields.next()?.parse().ok()?,
    })
}

/// The year that passwords are judged in, so that a report is the same next
/// year.
const YEAR: u16 = 2025;

const SCRIPT: &str = include_str!("meters.mjs");
