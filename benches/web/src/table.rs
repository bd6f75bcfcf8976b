//! What a bench prints.

use std::fmt;

/// A heading, rows of cells, and whether a goal was reached.
#[derive(Debug, Clone, Default)]
pub(crate) struct Table {
    title: String,
    rows: Vec<Vec<String>>,
    verdicts: Vec<String>,
}

impl Table {
    /// An empty one, with the names of its columns.
    pub(crate) fn new(title: &str, columns: &[&str]) -> Self {
        Self {
            title: title.to_owned(),
            rows: vec![columns.iter().map(ToString::to_string).collect()],
            verdicts: Vec::new(),
        }
    }

    /// Adds a row.
    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }

    /// Compares a figure with the most that it should be.
    pub(crate) fn goal(&mut self, what: &str, figure: f64, at_most: f64, unit: &str) {
        let goal = format!("at most {at_most}");
        self.verdict(what, figure, &goal, unit, figure <= at_most);
    }

    /// Compares a figure with the least that it should be.
    pub(crate) fn goal_at_least(&mut self, what: &str, figure: f64, at_least: f64, unit: &str) {
        let goal = format!("at least {at_least}");
        self.verdict(what, figure, &goal, unit, figure >= at_least);
    }

    fn verdict(&mut self, what: &str, figure: f64, goal: &str, unit: &str, is_reached: bool) {
        let verdict = if is_reached { "reached" } else { "NOT REACHED" };
        self.verdicts.push(format!(
            "{what}: {figure:.2}{unit}, goal {goal}{unit}: {verdict}"
        ));
    }
}

impl fmt::Display for Table {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "{}", self.title)?;
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let cell = |row: &Vec<String>, column: usize| row.get(column).cloned().unwrap_or_default();
        let widths: Vec<usize> = (0..columns)
            .map(|column| {
                let lengths = self
                    .rows
                    .iter()
                    .map(|row| cell(row, column).chars().count());
                lengths.max().unwrap_or(0)
            })
            .collect();
        for row in &self.rows {
            for (column, width) in widths.iter().enumerate() {
                let cell = cell(row, column);
                if column == 0 {
                    write!(formatter, "  {cell:<width$}")?;
                } else {
                    write!(formatter, "  {cell:>width$}")?;
                }
            }
            writeln!(formatter)?;
        }
        for verdict in &self.verdicts {
            writeln!(formatter, "  {verdict}")?;
        }
        Ok(())
    }
}
