//! The browser's driver: the program that speaks WebDriver.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::process::{Child, ChildStdout, Command, Stdio};

/// A running driver on a port of its own; it stops when dropped.
#[derive(Debug)]
pub(crate) struct Driver {
    process: Child,
    /// Kept open: a driver that can't write its messages ends.
    _messages: BufReader<ChildStdout>,
    address: String,
}

impl Driver {
    /// In a process group of its own, which its browser joins, if the browser is
    /// to be killed. Otherwise both end with what started them.
    pub(crate) fn start(apart: bool) -> Self {
        let mut command = Command::new("chromedriver");
        if apart {
            command.process_group(0);
        }
        let mut process = command
            .arg("--port=0")
            // The browser's own words, such as those of a file field.
            .env("LANGUAGE", "fr")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver on the PATH (Debian: apt-get install chromium-driver)");
        let mut messages = BufReader::new(process.stdout.take().expect("the driver's messages"));
        let mut port = None;
        while port.is_none() {
            let mut line = String::new();
            let read = messages
                .read_line(&mut line)
                .expect("the driver's messages");
            assert!(read > 0, "chromedriver ended before it listened");
            port = line
                .split_once("started successfully on port ")
                .map(|(_, port)| port.trim().trim_end_matches('.').to_owned());
        }
        let address = format!("http://127.0.0.1:{}", port.unwrap_or_default());
        Self {
            process,
            _messages: messages,
            address,
        }
    }

    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// Its process.
    pub(crate) fn id(&self) -> u32 {
        self.process.id()
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
