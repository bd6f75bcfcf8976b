//! How many rounds take this device half a second, and how long rounds take.

use super::deriver::Deriver;
use crate::browser::clock;
use crate::vault::{Derivation, ROUNDS_FLOOR, ROUNDS_MOST};

/// The rounds that take about [`TARGET_MS`] at a speed in rounds per
/// millisecond, in whole thousands, from [`ROUNDS_FLOOR`] to
/// [`ROUNDS_MOST`].
#[must_use]
pub fn calibrated(rounds_per_ms: f64) -> u32 {
    let rounds = (rounds_per_ms * TARGET_MS) as u32;
    (rounds / 1_000 * 1_000).clamp(ROUNDS_FLOOR, ROUNDS_MOST)
}

/// How well a speed is to be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Speed {
    /// Well enough for a bar, while somebody waits.
    Rough,
    /// Well enough for the rounds of a new slot.
    Measured,
}

impl Deriver {
    /// Its rounds per millisecond: the best of as many probes as it takes to
    /// have the browser's optimised code run, for it begins with code that it
    /// has not optimised yet. A probe takes so long, for browsers blur their
    /// clocks. `None` if it breaks.
    pub(super) async fn speed(&self, speed: Speed) -> Option<f64> {
        let (probe_ms, at_least_ms) = match speed {
            Speed::Rough => (ROUGH_PROBE_MS, 0.0),
            Speed::Measured => (PROBE_MS, WARM_UP_MS),
        };
        let mut derivation = Derivation {
            salt: vec![0; 16],
            rounds: PROBE_ROUNDS,
        };
        let (mut best, mut total_ms) = (0.0_f64, 0.0);
        loop {
            let start = clock::monotonic_ms();
            self.derive(b"probe", &derivation, PROBE_LIMIT_MS).await?;
            // A clock as coarse as a probe is long may not have moved.
            let ms = (clock::monotonic_ms() - start).max(1.0);
            total_ms += ms;
            if ms < probe_ms && derivation.rounds < ROUNDS_FLOOR {
                derivation.rounds *= 2;
                continue;
            }
            best = best.max(f64::from(derivation.rounds) / ms);
            if total_ms >= at_least_ms {
                return Some(best);
            }
        }
    }
}

/// How long unlocking should take, in milliseconds.
const TARGET_MS: f64 = 500.0;

/// The first probe, and how long one has to take at least for a new vault's
/// rounds.
const PROBE_ROUNDS: u32 = 4_000;
const PROBE_MS: f64 = 25.0;

/// The same where only the bar depends on it, and somebody waits.
const ROUGH_PROBE_MS: f64 = 8.0;

/// Within this many milliseconds a browser has optimised the code.
const WARM_UP_MS: f64 = 200.0;

/// Until a probe counts as broken.
const PROBE_LIMIT_MS: u32 = 30_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn rounds_follow_the_speed_within_bounds() {
        for (rounds_per_ms, rounds) in [
            (0.0, ROUNDS_FLOOR),
            (1.0, ROUNDS_FLOOR),
            (419.9, ROUNDS_FLOOR),
            (1_000.0, 500_000),
            (1_234.567, 617_000),
            (4_000.0, ROUNDS_MOST),
            (f64::INFINITY, ROUNDS_MOST),
            (f64::NAN, ROUNDS_FLOOR),
        ] {
            assert_eq!(calibrated(rounds_per_ms), rounds, "{rounds_per_ms}");
        }
    }
}
