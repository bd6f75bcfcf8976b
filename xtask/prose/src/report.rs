//! What was found, as a table and a list.

use std::collections::BTreeMap;
use std::fmt;

use crate::readability::Score;
use crate::texts::{Language, Text};

/// What a text is checked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Check {
    /// The reference language has it, this one has not.
    Missing,
    /// This language has it, the reference has not.
    Orphan,
    /// The same as in another language, and not marked so.
    Equal,
    /// Other placeholders than in the reference.
    Placeholders,
    /// Too long, or empty.
    Length,
    /// An address that is not among the references.
    Link,
    /// Marks that the language sets otherwise.
    Typography,
    /// A reason that only says its title again.
    TitleCopy,
    /// A term of the glossary that no text has.
    Term,
    /// A word that neither the dictionary nor `words.txt` has.
    Spelling,
}

impl Check {
    /// Every check, in the order of the table's columns.
    pub const ALL: [Self; 10] = [
        Self::Missing,
        Self::Orphan,
        Self::Equal,
        Self::Placeholders,
        Self::Length,
        Self::Link,
        Self::Typography,
        Self::TitleCopy,
        Self::Term,
        Self::Spelling,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Orphan => "orphan",
            Self::Equal => "equal",
            Self::Placeholders => "placeholders",
            Self::Length => "length",
            Self::Link => "links",
            Self::Typography => "typography",
            Self::TitleCopy => "title in why",
            Self::Term => "terms",
            Self::Spelling => "spelling",
        }
    }
}

/// Something that a careful reader would mend.
#[derive(Debug)]
pub(crate) struct Finding {
    check: Check,
    place: String,
    problem: String,
}

impl Finding {
    pub(crate) fn new(check: Check, text: &Text, problem: String) -> Self {
        Self {
            check,
            place: format!("{}.toml {}", text.file, text.path),
            problem,
        }
    }
}

/// What was found, language by language.
#[derive(Debug, Default)]
pub struct Report {
    languages: Vec<LanguageReport>,
}

#[derive(Debug)]
struct LanguageReport {
    tag: String,
    named: bool,
    texts: usize,
    findings: Vec<Finding>,
    scores: Vec<Score>,
}

impl Report {
    pub(crate) fn add(&mut self, language: &Language, findings: Vec<Finding>, scores: Vec<Score>) {
        self.languages.push(LanguageReport {
            tag: language.tag.clone(),
            named: language.named,
            texts: language.texts.len(),
            findings,
            scores,
        });
    }

    /// How many faults the languages of the page have.
    #[must_use]
    pub fn faults(&self) -> usize {
        let named = self.languages.iter().filter(|language| language.named);
        named.map(|language| language.findings.len()).sum()
    }

    /// How often a check found something in a language.
    #[must_use]
    pub fn count(&self, tag: &str, check: Check) -> usize {
        let language = self.languages.iter().filter(|language| language.tag == tag);
        language
            .flat_map(|language| &language.findings)
            .filter(|finding| finding.check == check)
            .count()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:<10}{:>6}", "language", "texts")?;
        for check in Check::ALL {
            write!(formatter, "  {}", check.name())?;
        }
        writeln!(formatter, "  ease of reading (mean, hardest)")?;
        for language in &self.languages {
            let mark = if language.named { "" } else { " (not yet)" };
            write!(
                formatter,
                "{:<10}{:>6}",
                format!("{}{mark}", language.tag),
                language.texts
            )?;
            for check in Check::ALL {
                let count = self.count(&language.tag, check);
                write!(formatter, "  {count:>width$}", width = check.name().len())?;
            }
            writeln!(formatter, "  {}", language.ease())?;
        }
        for language in &self.languages {
            language.list(formatter)?;
        }
        Ok(())
    }
}

impl LanguageReport {
    #[allow(clippy::cast_precision_loss, reason = "a language has few texts")]
    fn ease(&self) -> String {
        let sum: f64 = self.scores.iter().map(|score| score.ease).sum();
        match self.scores.first() {
            Some(hardest) => format!("{:.0}, {:.0}", sum / self.scores.len() as f64, hardest.ease),
            None => "–".into(),
        }
    }

    fn count_by_file(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut files: BTreeMap<&str, usize> = BTreeMap::new();
        for finding in &self.findings {
            if finding.check == Check::Missing {
                let file = finding.place.split(' ').next().unwrap_or_default();
                *files.entry(file).or_default() += 1;
            }
        }
        for (file, count) in files {
            writeln!(formatter, "  {file}: {count}")?;
        }
        Ok(())
    }

    fn list(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.scores.is_empty() {
            writeln!(formatter, "\n{}: the hardest to read", self.tag)?;
        }
        for score in self.scores.iter().take(HARDEST) {
            writeln!(formatter, "  {:>4.0}  {}", score.ease, score.unit)?;
        }
        for check in Check::ALL {
            let mut findings = self
                .findings
                .iter()
                .filter(|finding| finding.check == check)
                .peekable();
            if findings.peek().is_some() {
                writeln!(formatter, "\n{}: {}", self.tag, check.name())?;
            }
            if check == Check::Missing && !self.named {
                // A language in the making lacks hundreds.
                self.count_by_file(formatter)?;
                continue;
            }
            for finding in findings {
                writeln!(formatter, "  {}: {}", finding.place, finding.problem)?;
            }
        }
        Ok(())
    }
}

/// How many of the hardest texts are listed.
const HARDEST: usize = 10;
