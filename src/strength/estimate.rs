//! What an estimate says.

use std::ops::Range;

use super::advice::Advice;
use super::kind::Kind;

/// How strong a password is, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Estimate {
    /// Decimal logarithm of the number of guesses an informed attacker needs.
    pub log10_guesses: f64,
    /// The same as a step from 0 to 4.
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
    /// How long guessing takes, in seconds; infinite beyond what an `f64` holds.
    #[must_use]
    pub fn seconds(&self, scenario: Scenario) -> f64 {
        10_f64.powf(self.log10_guesses - scenario.log10_guesses_per_second())
    }
}

/// A part of the password.
#[derive(Debug, Clone, PartialEq)]
pub struct Segment {
    /// Which characters of the password, counted in `char`s.
    pub chars: Range<usize>,
    /// What it is.
    pub kind: Kind,
    /// The word of the list or of the user that was recognised, folded.
    pub word: Option<String>,
    /// What it adds to [`Estimate::log10_guesses`].
    pub cost: f64,
}

/// Steps of strength, with the thresholds of zxcvbn (Wheeler, USENIX Security
/// 2016).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Score {
    /// Less than 10^3 guesses: found at once.
    Trivial,
    /// Less than 10^6 guesses: found by trying, even on a website.
    VeryWeak,
    /// Less than 10^8 guesses: found as soon as somebody has the file.
    Weak,
    /// Less than 10^10 guesses: holds where each guess is made slow.
    Strong,
    /// Holds.
    VeryStrong,
}

impl Score {
    /// The score of a number of guesses, given as its decimal logarithm.
    #[must_use]
    pub fn of(log10_guesses: f64) -> Self {
        match log10_guesses {
            few if few < 3.0 => Self::Trivial,
            few if few < 6.0 => Self::VeryWeak,
            few if few < 8.0 => Self::Weak,
            few if few < 10.0 => Self::Strong,
            _ => Self::VeryStrong,
        }
    }

    /// The step as a number, 0 to 4.
    #[must_use]
    pub fn number(self) -> u8 {
        self as u8
    }

    /// Whether a password of this score may protect patient files: 3 or 4.
    #[must_use]
    pub fn is_enough(self) -> bool {
        self >= Self::Strong
    }
}

/// Who guesses, and how fast.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scenario {
    /// On a website that slows down after failures: 100 an hour.
    OnlineThrottled,
    /// On a website that doesn't: 10 a second.
    Online,
    /// With a stolen file whose passwords are derived slowly, as the vault's
    /// are: 10,000 a second.
    SlowHash,
    /// With a stolen file and a fast hash: 10 billion a second.
    FastHash,
}

impl Scenario {
    /// All scenarios, the slowest first.
    pub const ALL: [Self; 4] = [
        Self::OnlineThrottled,
        Self::Online,
        Self::SlowHash,
        Self::FastHash,
    ];

    /// Decimal logarithm of the guesses made in a second.
    #[must_use]
    pub fn log10_guesses_per_second(self) -> f64 {
        match self {
            // 100 in 3,600 seconds.
            Self::OnlineThrottled => -1.556_302_500_767_287,
            Self::Online => 1.0,
            Self::SlowHash => 4.0,
            Self::FastHash => 10.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_change_at_the_thresholds() {
        for (log10_guesses, score) in [
            (0.0, 0),
            (2.999, 0),
            (3.0, 1),
            (5.999, 1),
            (6.0, 2),
            (8.0, 3),
            (9.999, 3),
            (10.0, 4),
            (f64::INFINITY, 4),
        ] {
            assert_eq!(Score::of(log10_guesses).number(), score, "{log10_guesses}");
        }
        assert!(!Score::Weak.is_enough() && Score::Strong.is_enough());
    }

    #[test]
    fn a_million_guesses_take_as_long_as_the_scenario_says() {
        let estimate = Estimate {
            log10_guesses: 6.0,
            score: Score::of(6.0),
            segments: Vec::new(),
            advice: Vec::new(),
            is_truncated: false,
        };
        let seconds = Scenario::ALL.map(|scenario| estimate.seconds(scenario));
        for (seconds, expected) in seconds.into_iter().zip([3.6e7, 1e5, 100.0, 1e-4]) {
            assert!((seconds / expected - 1.0).abs() < 1e-9, "{seconds}");
        }
    }
}
