//! Says what is being done and how far it is.

use std::time::{Duration, Instant};

use crate::Result;

/// Numbered steps on standard error, each with the time that it took.
#[derive(Debug)]
pub struct Progress {
    total: usize,
    done: usize,
}

impl Progress {
    /// For this many steps.
    #[must_use]
    pub fn new(total: usize) -> Self {
        Self { total, done: 0 }
    }

    /// Runs a step under a heading such as `[2/6] trunk 0.21.14: building`.
    ///
    /// # Errors
    ///
    /// Those of the step.
    pub fn step<T>(&mut self, title: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        self.say(title);
        let start = Instant::now();
        let value = work()?;
        eprintln!("      done in {}", in_words(start.elapsed()));
        Ok(value)
    }

    /// A step for which nothing was left to do.
    pub fn skip(&mut self, title: &str) {
        self.say(title);
    }

    fn say(&mut self, title: &str) {
        self.done += 1;
        eprintln!("[{}/{}] {title}", self.done, self.total);
    }
}

/// A duration as people say it: `0.4 s`, `52 s`, `3 min 20 s`.
#[must_use]
pub fn in_words(time: Duration) -> String {
    match time.as_secs() {
        0..10 => format!("{:.1} s", time.as_secs_f64()),
        seconds @ 10..60 => format!("{seconds} s"),
        seconds => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_in_words() {
        let cases = [
            (400, "0.4 s"),
            (9_940, "9.9 s"),
            (10_000, "10 s"),
            (59_999, "59 s"),
            (200_000, "3 min 20 s"),
        ];
        for (milliseconds, words) in cases {
            assert_eq!(in_words(Duration::from_millis(milliseconds)), words);
        }
    }
}
