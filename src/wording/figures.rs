//! Figures.

use super::Wording;
use crate::assessment::Progress;
use crate::plan::Coverage;
use crate::text::key;

impl Wording<'_> {
    /// Returns the percentage covered, or that nothing is asked.
    #[must_use]
    pub fn percent(self, coverage: &Coverage) -> String {
        match coverage.percent() {
            Some(percent) => self.fill(key::STANDING_COVERAGE_VALUE, [&percent.to_string()]),
            None => self.text(key::STANDING_COVERAGE_NONE).to_owned(),
        }
    }

    /// Returns how many measures are answered, of how many, in figures.
    #[must_use]
    pub fn answers(self, coverage: &Coverage) -> String {
        let [answered, asked] = counts(coverage);
        self.fill(key::LIST_CATEGORY_PROGRESS, [&answered, &asked])
    }

    /// The same in a sentence.
    #[must_use]
    pub fn answers_in_words(self, coverage: &Coverage) -> String {
        let [answered, asked] = counts(coverage);
        self.fill(key::LISTS_PROGRESS, [&answered, &asked])
    }

    /// The same of a walk.
    #[must_use]
    pub fn progress(self, progress: Progress) -> String {
        let [answered, asked] = [progress.answered, progress.asked].map(|count| count.to_string());
        self.fill(key::LISTS_PROGRESS, [&answered, &asked])
    }
}

fn counts(coverage: &Coverage) -> [String; 2] {
    [coverage.answered(), coverage.asked()].map(|count| count.to_string())
}
