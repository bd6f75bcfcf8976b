//! The derivation itself, fitted to the device's speed; the same in a worker
//! and in the page.

use std::hint::black_box;

use js_sys::Date;

use super::deriver::Deriver;
use super::protocol::{Answer, Request};
use crate::vault::{Derivation, ROUNDS_FLOOR, ROUNDS_MOST};

/// Does what is asked for. Reports, before the long part, about how many
/// milliseconds it takes.
pub fn run(request: &Request, deriver: &Deriver, report: impl Fn(u32)) -> Answer {
    let (rounds, rounds_per_ms) = match request.rounds {
        Some(rounds) => (rounds, speed(deriver, ROUGH_PROBE_MS, 0.0)),
        None => {
            let rounds_per_ms = speed(deriver, PROBE_MS, WARM_UP_MS);
            (calibrated(rounds_per_ms), rounds_per_ms)
        }
    };
    report((f64::from(rounds) / rounds_per_ms) as u32);
    let derivation = Derivation {
        salt: request.salt.clone(),
        rounds,
    };
    Answer {
        rounds,
        kek: deriver.derive(&request.secret, &derivation),
    }
}

/// The rounds that take about [`TARGET_MS`] at a speed in rounds per
/// millisecond, in whole thousands, from [`ROUNDS_FLOOR`] to [`ROUNDS_MOST`].
#[must_use]
pub fn calibrated(rounds_per_ms: f64) -> u32 {
    let rounds = (rounds_per_ms * TARGET_MS) as u32;
    (rounds / 1_000 * 1_000).clamp(ROUNDS_FLOOR, ROUNDS_MOST)
}

/// This device's rounds per millisecond: the best of as many probes as take
/// `at_least_ms` together, for the browser first runs code that it has not
/// optimised yet. A probe takes `probe_ms`, for browsers blur their clocks.
fn speed(deriver: &Deriver, probe_ms: f64, at_least_ms: f64) -> f64 {
    let mut derivation = Derivation {
        salt: vec![0; 16],
        rounds: PROBE_ROUNDS,
    };
    let (mut best, mut total_ms) = (0.0_f64, 0.0);
    loop {
        let start = Date::now();
        black_box(deriver.derive(b"", &derivation));
        // A clock set back meanwhile must not make a negative speed.
        let ms = (Date::now() - start).max(1.0);
        total_ms += ms;
        if ms < probe_ms && derivation.rounds < ROUNDS_FLOOR {
            derivation.rounds *= 2;
            continue;
        }
        best = best.max(f64::from(derivation.rounds) / ms);
        if total_ms >= at_least_ms {
            return best;
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
