//! The browser's driver: the program that speaks WebDriver.

use std::os::unix::process::CommandExt;
use std::process::{Child, Command};

use crate::display::Display;
use crate::output::Output;
use crate::patience::{DEADLINE, wait};
use crate::port;

/// A driver that is about to be started.
#[derive(Debug)]
pub(crate) struct Launch {
    /// Its command line, with which it takes a free port.
    pub(crate) command: Command,
    /// What it says before the number of that port, if it does say it.
    pub(crate) announces: Option<&'static str>,
    /// The screen of its browser, if that wants one.
    pub(crate) display: Option<Display>,
    /// What to do where it is missing.
    pub(crate) advice: &'static str,
}

/// A running driver on a port of its own; it stops when dropped.
#[derive(Debug)]
pub(crate) struct Driver {
    process: Child,
    output: Output,
    address: String,
    /// Dropped after the driver has ended, and with it its browser.
    _display: Option<Display>,
}

impl Driver {
    /// In a process group of its own, which its browser joins, if the browser is
    /// to be killed. Otherwise both end with what started them.
    ///
    /// A driver that finds its port taken ends: between asking for a free one
    /// and taking it somebody else may have been faster. Then it is tried again.
    pub(crate) fn start(launch: impl Fn() -> Launch, apart: bool) -> Self {
        let attempts = (0..ATTEMPTS).map(|_| Self::attempt(launch(), apart));
        let mut said = Vec::new();
        for attempt in attempts {
            match attempt {
                Ok(driver) => return driver,
                Err(words) => said.push(words),
            }
        }
        panic!("the driver doesn't listen: {said:?}")
    }

    /// Starts it once; else what it said.
    fn attempt(launch: Launch, apart: bool) -> Result<Self, Vec<String>> {
        let Launch {
            mut command,
            announces,
            display,
            advice,
        } = launch;
        if apart {
            command.process_group(0);
        }
        if let Some(display) = &display {
            command.env("DISPLAY", display.name());
        }
        // The browser's own words, such as those of a file field.
        command.env("LANGUAGE", "fr");
        let name = command.get_program().to_string_lossy().into_owned();
        let (process, output) =
            Output::of(command).unwrap_or_else(|error| panic!("{name}: {error}. {advice}"));
        let port = match announces {
            Some(words) => output.first(|line| {
                let (_, port) = line.split_once(words)?;
                port.trim().trim_end_matches('.').parse().ok()
            }),
            None => wait(DEADLINE, || port::of_process(process.id())),
        };
        let driver = Self {
            process,
            output,
            address: format!("http://127.0.0.1:{}", port.unwrap_or_default()),
            _display: display,
        };
        match port {
            Some(_) => Ok(driver),
            None => Err(driver.output.after(0)),
        }
    }

    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// Its process.
    pub(crate) fn id(&self) -> u32 {
        self.process.id()
    }

    /// What it and its browser say.
    pub(crate) fn output(&self) -> &Output {
        &self.output
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// How often a driver is started before a test gives up.
const ATTEMPTS: usize = 5;
