//! What an estimate says.

use super::advice::Advice;
use super::score::{Purpose, Scenario, Score};
use super::segment::Segment;

/// How strong a password is, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Estimate {
    /// Decimal logarithm of the number of guesses an informed attacker needs.
    pub log10_guesses: f64,
    /// What the password is for.
    pub purpose: Purpose,
    /// The number of guesses as a step, for this purpose.
    pub score: Score,
    /// What the password is made of, from its first character to its last
    /// without gap or overlap.
    pub segments: Vec<Segment>,
    /// What to do, the most useful first.
    pub advice: Vec<Advice>,
    /// The password is longer than what is analysed; the rest counts for
    /// nothing.
    pub is_truncated: bool,
}

impl Estimate {
    /// Whether the password is good enough for its purpose.
    #[must_use]
    pub fn is_enough(&self) -> bool {
        self.purpose.is_enough(self.score)
    }

    /// How long guessing takes, in seconds; infinite beyond what an `f64` holds.
    #[must_use]
    pub fn seconds(&self, scenario: Scenario) -> f64 {
        scenario.seconds(self.log10_guesses)
    }
}
