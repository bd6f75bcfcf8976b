//! WebDriver without waiting in the tests' own code, and the commands that the
//! client library does not have.

use std::cell::Cell;
use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

use fantoccini::error::CmdError;
use fantoccini::wd::{Capabilities, TimeoutConfiguration, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder};
use http::Method;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::Value;
use tokio::runtime::{Builder, Runtime};
use tokio::time::timeout;
use url::{ParseError, Url};

use crate::driver::{Driver, Launch};
use crate::kill::{self, Killer};

/// A session with a browser.
pub(crate) struct Remote {
    client: Option<Client>,
    runtime: Runtime,
    killer: Option<Killer>,
    /// How many lines of what the browser says have been looked at.
    heard: Cell<usize>,
    /// Dropped last: it takes the browser's end.
    driver: Driver,
}

impl Remote {
    /// `to_kill` is the profile of a browser that is to be killed.
    pub(crate) fn start(
        launch: impl Fn() -> Launch,
        capabilities: Capabilities,
        to_kill: Option<PathBuf>,
    ) -> Self {
        let runtime = Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        let driver = Driver::start(launch, to_kill.is_some());
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let session = builder.capabilities(capabilities);
        let client = runtime
            .block_on(session.connect(driver.address()))
            .unwrap_or_else(|error| panic!("a browser: {error}"));
        let timeouts = TimeoutConfiguration::new(Some(LONGEST_SCRIPT), None, None);
        runtime
            .block_on(client.update_timeouts(timeouts))
            .unwrap_or_else(|error| panic!("a browser with patience: {error}"));
        Self {
            client: Some(client),
            runtime,
            killer: to_kill.map(|profile| Killer::of(driver.id(), profile)),
            heard: Cell::new(0),
            driver,
        }
    }

    /// What kills the browser, if it may be killed.
    pub(crate) fn killer(&self) -> Option<&Killer> {
        self.killer.as_ref()
    }

    fn is_killed(&self) -> bool {
        self.killer.as_ref().is_some_and(Killer::has_killed)
    }

    /// Does something with the browser and waits until it has answered. If the
    /// browser has been killed, whatever is under way ends here
    /// ([`kill::until_killed`]).
    pub(crate) fn run<T>(
        &self,
        task: impl AsyncFnOnce(&Client) -> Result<T, CmdError>,
    ) -> Result<T, CmdError> {
        let client = self.client.as_ref().expect("an open browser");
        let outcome = self.runtime.block_on(async {
            timeout(LONGEST_COMMAND, task(client))
                .await
                .unwrap_or_else(|_| panic!("the browser does not answer"))
        });
        if outcome.is_err() && self.is_killed() {
            kill::end_here();
        }
        outcome
    }

    /// Asks for something by its path within the session.
    pub(crate) fn get(&self, path: String) -> Result<Value, CmdError> {
        self.run(async |client| client.issue_cmd(Command { path, body: None }).await)
    }

    /// Sends something to a path within the session.
    pub(crate) fn post(&self, path: &str, body: &Value) -> Result<Value, CmdError> {
        let command = Command {
            path: path.to_owned(),
            body: Some(body.to_string()),
        };
        self.run(async |client| client.issue_cmd(command).await)
    }

    /// What a script in the page returns.
    pub(crate) fn script(&self, script: &str) -> Value {
        self.script_with(script, Vec::new())
    }

    /// What a script in the page returns that is given arguments.
    pub(crate) fn script_with(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.run(async |client| client.execute(script, arguments).await)
            .unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// The lines that the browser has said since this was last asked, up to one
    /// with these words; `None` if it hasn't said them yet.
    pub(crate) fn news_until(&self, words: &str) -> Option<Vec<String>> {
        let mut news = self.driver.output().after(self.heard.get());
        let end = 1 + news.iter().position(|line| line.contains(words))?;
        self.heard.set(self.heard.get() + end);
        news.truncate(end);
        Some(news)
    }

    /// Closes the browser and waits until it has ended, and so has written all
    /// that it keeps.
    fn close(&mut self) {
        if let Some(client) = self.client.take().filter(|_| !self.is_killed()) {
            // After this the driver is ended, and what it drives with it.
            let _ = self
                .runtime
                .block_on(async { timeout(LONGEST_COMMAND, client.close()).await });
        }
    }
}

impl Drop for Remote {
    fn drop(&mut self) {
        self.close();
    }
}

impl fmt::Debug for Remote {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Remote")
    }
}

/// A command with a path within the session: one of the standard that the
/// client library lacks, or one of the browser's own.
#[derive(Debug)]
struct Command {
    path: String,
    body: Option<String>,
}

impl WebDriverCompatibleCommand for Command {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!(
            "session/{}/{}",
            session.unwrap_or_default(),
            self.path
        ))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        let method = if self.body.is_some() {
            Method::POST
        } else {
            Method::GET
        };
        (method, self.body.clone())
    }
}

/// Far more than any step of a page takes.
const LONGEST_COMMAND: Duration = Duration::from_secs(120);

/// More than any script takes: the longest looks at one measure after the other.
const LONGEST_SCRIPT: Duration = Duration::from_secs(90);
