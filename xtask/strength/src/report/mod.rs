//! Measures the estimator beside others, on the project's own sets and on
//! public ones.
//!
//! `tests/data/strength/README.md` says what the sets are. What is measured is
//! in [`figures`]; the correlation is that of Golla & Dürmuth, "On the Accuracy
//! of Password Strength Meters" (CCS 2018).

pub mod error;
pub mod figures;
pub mod meters;
pub mod sets;
pub mod spearman;

use std::fmt::Write as _;
use std::path::PathBuf;

use error::Result;
use figures::{Bar, Row, Unit};
use meters::{Answer, Meter};

/// What to measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The dictionary's file.
    pub dictionary: PathBuf,
    /// The folder with the project's own sets.
    pub own: PathBuf,
    /// The folder with the other meters' packages; without one, only our meter
    /// is measured.
    pub meters: Option<PathBuf>,
    /// The folder with public sets.
    pub public: Option<PathBuf>,
}

/// A report.
#[derive(Debug)]
pub struct Report {
    meters: Vec<&'static str>,
    rows: Vec<Row>,
}

/// Measures all meters on all sets.
///
/// # Errors
///
/// Those of reading sets and of running other meters.
pub fn measure(options: &Options) -> Result<Report> {
    let mut meters = vec![Meter::vigie(&options.dictionary)?];
    if let Some(folder) = &options.meters {
        meters.extend(Meter::others(folder));
    }
    let mut sets = match &options.public {
        Some(folder) => sets::public(folder)?,
        None => Vec::new(),
    };
    sets.extend(sets::own(&options.own)?);

    let questions: Vec<sets::Question> =
        sets.iter().flat_map(|set| set.questions.clone()).collect();
    let mut answers: Vec<Vec<Answer>> = Vec::new();
    for meter in &meters {
        eprintln!("{} passwords by {} …", questions.len(), meter.name());
        answers.push(meter.judge(&questions)?);
    }

    let mut rows = Vec::new();
    let mut start = 0;
    for set in &sets {
        let end = start + set.questions.len();
        let here: Vec<Vec<Answer>> = answers
            .iter()
            .map(|answers| answers[start..end].to_vec())
            .collect();
        rows.extend(figures::rows(set, &here));
        start = end;
    }
    rows.extend(figures::times(&answers));
    Ok(Report {
        meters: meters.iter().map(Meter::name).collect(),
        rows,
    })
}

impl Report {
    /// Whether every bar is cleared: no public set below the next meter, at
    /// least four above it, and all others.
    #[must_use]
    pub fn is_good(&self) -> bool {
        let compared: Vec<&Row> = self
            .rows
            .iter()
            .filter(|row| row.bar == Bar::NotBelowTheNext && row.values.len() > 1)
            .collect();
        let higher = compared
            .iter()
            .filter(|row| row.values[0] > row.values[1])
            .count();
        self.rows.iter().all(|row| row.is_cleared() != Some(false))
            && (compared.is_empty() || higher >= HIGHER_ON.min(compared.len()))
    }

    /// The report as a table in Markdown.
    #[must_use]
    pub fn table(&self) -> String {
        let mut table = format!("| set | measure | bar | {} |\n", self.meters.join(" | "));
        table += &format!("|---|---|---|{}\n", "---:|".repeat(self.meters.len()));
        for row in &self.rows {
            let mark = match row.is_cleared() {
                Some(true) => " ✓",
                Some(false) => " ✗",
                None => "",
            };
            let values: Vec<String> = row
                .values
                .iter()
                .map(|value| print(*value, row.unit))
                .collect();
            let _ = writeln!(
                table,
                "| {} | {} | {}{mark} | {} |",
                row.set,
                row.measure,
                bar(row),
                values.join(" | ")
            );
        }
        table
    }
}

fn bar(row: &Row) -> String {
    let number = |value| print(value, row.unit);
    match row.bar {
        Bar::NotBelowTheNext => "≥ zxcvbn".to_owned(),
        Bar::Above(bar) => format!("> {}", number(bar)),
        Bar::AtLeast(bar) => format!("≥ {}", number(bar)),
        Bar::AtMost(bar) => format!("≤ {}", number(bar)),
        Bar::Below(bar) => format!("< {}", number(bar)),
        Bar::Within(bar) => format!("± {}", number(bar)),
        Bar::None => String::new(),
    }
}

fn print(value: f64, unit: Unit) -> String {
    match unit {
        Unit::Correlation => format!("{value:.3}"),
        Unit::Percent => format!("{value:.1} %"),
        Unit::Decades => format!("{value:+.1}"),
        Unit::Time => format!("{:.0} µs", value / 1_000.0),
    }
}

/// On how many public sets our meter must be better than the next.
const HIGHER_ON: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;

    fn report(rows: &[(Bar, &[f64])]) -> Report {
        Report {
            meters: vec!["Vigie", "zxcvbn"],
            rows: rows
                .iter()
                .map(|&(bar, values)| Row {
                    set: "a set".to_owned(),
                    measure: "a measure",
                    bar,
                    values: values.to_vec(),
                    unit: Unit::Correlation,
                })
                .collect(),
        }
    }

    #[test]
    fn a_missed_bar_is_seen() {
        let good: &[f64] = &[0.9, 0.8];
        let equal: &[f64] = &[0.8, 0.8];
        let next = Bar::NotBelowTheNext;
        assert!(report(&[(next, good), (Bar::Above(0.5), good)]).is_good());
        assert!(!report(&[(next, &[0.7, 0.8])]).is_good());
        assert!(!report(&[(Bar::AtMost(0.5), good)]).is_good());
        assert!(!report(&[(Bar::Within(0.5), &[-0.6])]).is_good());
        assert!(
            report(&[
                (next, good),
                (next, good),
                (next, good),
                (next, good),
                (next, equal)
            ])
            .is_good()
        );
        assert!(
            !report(&[
                (next, good),
                (next, good),
                (next, good),
                (next, equal),
                (next, equal)
            ])
            .is_good()
        );
    }

    #[test]
    fn a_table_has_a_line_for_each_row() {
        let table = report(&[(Bar::Above(0.56), &[0.7, 0.5])]).table();
        assert!(
            table.contains("| a set | a measure | > 0.560 ✓ | 0.700 | 0.500 |"),
            "{table}"
        );
        assert_eq!(table.lines().count(), 3);
    }
}
