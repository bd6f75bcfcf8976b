//! Waiting for something that comes at its own time.

use std::thread::sleep;
use std::time::{Duration, Instant};

/// Repeats a step until it has a result; `None` if it has none in this time.
pub(crate) fn wait<T>(patience: Duration, mut step: impl FnMut() -> Option<T>) -> Option<T> {
    let start = Instant::now();
    loop {
        if let Some(result) = step() {
            return Some(result);
        }
        if start.elapsed() > patience {
            return None;
        }
        sleep(PAUSE);
    }
}

/// Until a step counts as failed. Deriving a key takes a busy machine seconds.
pub(crate) const DEADLINE: Duration = Duration::from_secs(20);

/// Between two looks.
const PAUSE: Duration = Duration::from_millis(25);
