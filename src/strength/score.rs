//! Steps of strength, what is enough for which purpose, and how fast whoever
//! guesses does so.

/// What a password is for: it decides how many guesses are enough.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Purpose {
    /// An account of any kind, mostly on a website. The thresholds are those of
    /// zxcvbn (Wheeler, USENIX Security 2016); 10^8 guesses are enough.
    #[default]
    Account,
    /// A vault, whose file can be stolen and guessed at for as long as one
    /// likes. 10^13 guesses are enough: more than 30 years in
    /// [`Scenario::SlowHash`].
    Vault,
}

impl Purpose {
    /// All purposes, in the order of their numbers.
    pub const ALL: [Self; 2] = [Self::Account, Self::Vault];

    /// The score of a number of guesses, given as its decimal logarithm.
    #[must_use]
    pub fn score(self, log10_guesses: f64) -> Score {
        let strong_until = match self {
            Self::Account => 10.0,
            Self::Vault => VAULT,
        };
        match log10_guesses {
            few if few < 3.0 => Score::Trivial,
            few if few < 6.0 => Score::VeryWeak,
            few if few < 8.0 => Score::Weak,
            few if few < strong_until => Score::Strong,
            _ => Score::VeryStrong,
        }
    }

    /// Whether a password of this score of this purpose is good enough for it.
    #[must_use]
    pub fn is_enough(self, score: Score) -> bool {
        let enough = match self {
            Self::Account => Score::Strong,
            Self::Vault => Score::VeryStrong,
        };
        score >= enough
    }
}

/// Decimal logarithm of the guesses that a vault's passphrase must withstand.
const VAULT: f64 = 13.0;

/// Steps of strength. The first three are the same for every purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Score {
    /// Less than 10^3 guesses: found at once.
    Trivial,
    /// Less than 10^6 guesses: found by trying, even on a website.
    VeryWeak,
    /// Less than 10^8 guesses: found as soon as somebody has the file.
    Weak,
    /// Less than 10^10 guesses for an account, for which they are enough; less
    /// than 10^13 for a vault, for which they are not.
    Strong,
    /// As many or more.
    VeryStrong,
}

impl Score {
    /// The step as a number, 0 to 4.
    #[must_use]
    pub fn number(self) -> u8 {
        self as u8
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

    /// How long so many guesses take, given as their decimal logarithm, in
    /// seconds; infinite beyond what an `f64` holds.
    #[must_use]
    pub fn seconds(self, log10_guesses: f64) -> f64 {
        10_f64.powf(log10_guesses - self.log10_guesses_per_second())
    }
}

#[cfg(test)]
mod tests {
    use super::super::crack_time::CrackTime;
    use super::*;

    #[test]
    fn scores_change_at_the_thresholds() {
        for (log10_guesses, account, vault) in [
            (0.0, 0, 0),
            (2.999, 0, 0),
            (3.0, 1, 1),
            (5.999, 1, 1),
            (6.0, 2, 2),
            (7.999, 2, 2),
            (8.0, 3, 3),
            (9.999, 3, 3),
            (10.0, 4, 3),
            (12.999, 4, 3),
            (13.0, 4, 4),
            (f64::INFINITY, 4, 4),
        ] {
            let scores = Purpose::ALL.map(|purpose| purpose.score(log10_guesses).number());
            assert_eq!(scores, [account, vault], "{log10_guesses}");
        }
    }

    #[test]
    fn enough_starts_at_each_purpose_s_own_bar() {
        for (purpose, bar) in [(Purpose::Account, 8.0), (Purpose::Vault, 13.0)] {
            let is_enough = |log10_guesses| purpose.is_enough(purpose.score(log10_guesses));
            assert!(!is_enough(bar - 1e-9), "{purpose:?}");
            assert!(is_enough(bar), "{purpose:?}");
            assert!(!is_enough(0.0) && is_enough(f64::INFINITY), "{purpose:?}");
        }
    }

    /// The page says 30 years of it.
    #[test]
    fn what_is_enough_for_a_vault_takes_thirty_years() {
        let seconds = Scenario::SlowHash.seconds(VAULT);
        assert_eq!(CrackTime::of(seconds), CrackTime::Years(30));
    }

    #[test]
    fn a_million_guesses_take_as_long_as_the_scenario_says() {
        let seconds = Scenario::ALL.map(|scenario| scenario.seconds(6.0));
        for (seconds, expected) in seconds.into_iter().zip([3.6e7, 1e5, 100.0, 1e-4]) {
            assert!((seconds / expected - 1.0).abs() < 1e-9, "{seconds}");
        }
    }
}
