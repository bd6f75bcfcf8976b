//! A screen that nobody sees.

use std::process::{Child, Command};

use crate::output::Output;

/// A screen of its own for a browser that can't do without (Xvfb); it goes dark
/// when dropped.
#[derive(Debug)]
pub(crate) struct Display {
    process: Child,
    name: String,
}

impl Display {
    pub(crate) fn open() -> Self {
        let mut command = Command::new("Xvfb");
        // It takes the first free number and says which.
        command.args(["-displayfd", "1", "-screen", "0", LARGE, "-nolisten", "tcp"]);
        let (process, output) =
            Output::of(command).expect("Xvfb on the PATH (Debian: apt-get install xvfb)");
        let number = output.first(|line| line.trim().parse::<u32>().ok());
        Self {
            process,
            name: format!(":{}", number.expect("Xvfb with a screen")),
        }
    }

    /// Its name, as programs want it in `DISPLAY`.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Larger than any window of the tests.
const LARGE: &str = "1600x1200x24";
