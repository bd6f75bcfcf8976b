//! The sets of passwords that meters are measured on.

use std::fs;
use std::path::{Path, PathBuf};

use super::error::{Error, OnFile, Result};

/// A password and the user's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The password.
    pub password: String,
    /// Name, practice, town.
    pub words: Vec<String>,
}

/// Passwords with what is known of them.
#[derive(Debug)]
pub struct Set {
    /// Its name in the table.
    pub name: String,
    /// The passwords.
    pub questions: Vec<Question>,
    /// What is known, in the same order.
    pub truth: Truth,
}

/// What is known of passwords.
#[derive(Debug)]
pub enum Truth {
    /// Their order and their weight: smaller is found earlier.
    Order {
        /// Strength.
        strengths: Vec<f64>,
        /// How much each counts.
        weights: Vec<f64>,
        /// Whether these are everyday passwords, that must not be called
        /// strong.
        is_weak: bool,
    },
    /// What they cost an informed attacker at most, in decades.
    Weak(Vec<f64>),
    /// They are strong.
    Strong,
    /// The number of possibilities from which they were drawn, in decades.
    Drawn(Vec<f64>),
}

/// The project's own sets, in `tests/data/strength` or in its folder of sets
/// that are kept apart.
///
/// # Errors
///
/// [`Error::File`] and [`Error::Line`].
pub fn own(folder: &Path) -> Result<Vec<Set>> {
    let weak = Table::read(&folder.join("weak.tsv"))?;
    let strong = Table::read(&folder.join("strong.tsv"))?;
    let drawn = Table::read(&folder.join("diceware.tsv"))?;
    Ok(vec![
        Set {
            name: "everyday, weak".to_owned(),
            questions: weak.questions(1, Some(3))?,
            truth: Truth::Weak(weak.column(2, "a product of whole numbers", |text| {
                text.split('*')
                    .map(|factor| factor.parse::<f64>().ok().map(f64::log10))
                    .sum()
            })?),
        },
        Set {
            name: "strong".to_owned(),
            questions: strong.questions(1, None)?,
            truth: Truth::Strong,
        },
        Set {
            name: "diceware".to_owned(),
            questions: drawn.questions(3, None)?,
            truth: Truth::Drawn(
                drawn
                    .column(1, "the length of a list", number)?
                    .into_iter()
                    .zip(drawn.column(2, "a number of words", number)?)
                    .map(|(size, words)| words * size.log10())
                    .collect(),
            ),
        },
    ])
}

/// The public sets in a folder: those of Golla & Dürmuth, and ranked lists.
///
/// # Errors
///
/// [`Error::File`] and [`Error::Line`].
pub fn public(folder: &Path) -> Result<Vec<Set>> {
    let mut sets = Vec::new();
    for path in tables(&folder.join("golla"))? {
        let table = Table::read(&path)?;
        sets.push(Set {
            name: stem(&path).replace('_', ", "),
            questions: table.questions(0, None)?,
            truth: Truth::Order {
                strengths: table.column(1, "a strength", number)?,
                weights: table.column(2, "a weight", number)?,
                is_weak: false,
            },
        });
    }
    for path in tables(folder)? {
        let table = Table::read(&path)?;
        let ranks = table.column(0, "a rank", number)?;
        sets.push(Set {
            name: stem(&path).replace('_', " "),
            questions: table.questions(1, None)?,
            truth: Truth::Order {
                weights: ranks.iter().map(|rank| 1.0 / rank).collect(),
                strengths: ranks,
                is_weak: true,
            },
        });
    }
    Ok(sets)
}

fn number(text: &str) -> Option<f64> {
    text.parse().ok()
}

fn stem(path: &Path) -> String {
    path.file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// The tables in a folder, sorted by name; none if there is no folder.
fn tables(folder: &Path) -> Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).on(folder)? {
        let path = entry.on(folder)?.path();
        if path.extension().is_some_and(|extension| extension == "tsv") {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

/// Lines of fields between tabs, below a line of headings.
struct Table {
    path: PathBuf,
    rows: Vec<Vec<String>>,
}

impl Table {
    fn read(path: &Path) -> Result<Self> {
        // Leaked passwords come in any encoding.
        let text = String::from_utf8_lossy(&fs::read(path).on(path)?).into_owned();
        let row = |line: &str| line.split('\t').map(str::to_owned).collect();
        Ok(Self {
            path: path.to_owned(),
            rows: text
                .split('\n')
                .skip(1)
                .filter(|line| !line.is_empty())
                .map(row)
                .collect(),
        })
    }

    fn column(
        &self,
        index: usize,
        expected: &'static str,
        read: impl Fn(&str) -> Option<f64>,
    ) -> Result<Vec<f64>> {
        let read = |(number, row): (usize, &Vec<String>)| {
            row.get(index)
                .and_then(|field| read(field))
                .ok_or_else(|| self.fault(number, expected))
        };
        self.rows.iter().enumerate().map(read).collect()
    }

    fn questions(&self, password: usize, words: Option<usize>) -> Result<Vec<Question>> {
        let question = |(number, row): (usize, &Vec<String>)| {
            let words = words
                .and_then(|index| row.get(index))
                .map_or("", String::as_str);
            Ok(Question {
                password: row
                    .get(password)
                    .cloned()
                    .ok_or_else(|| self.fault(number, "a password"))?,
                words: words
                    .split(';')
                    .filter(|word| !word.is_empty())
                    .map(str::to_owned)
                    .collect(),
            })
        };
        self.rows.iter().enumerate().map(question).collect()
    }

    fn fault(&self, row: usize, expected: &'static str) -> Error {
        Error::Line {
            path: self.path.clone(),
            line: row + 2,
            expected,
        }
    }
}
