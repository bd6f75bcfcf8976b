//! A window of Chromium, as a test wants it.

use fantoccini::wd::Capabilities;
use serde_json::{Value, json};

use crate::outside::Outside;
use crate::page::Page;
use crate::profile::Profile;
use crate::remote::Remote;
use crate::site::Site;

/// What the system prefers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colours {
    /// Dark text on a light page.
    Light,
    /// Light text on a dark page.
    Dark,
}

/// A browser that is about to be opened: headless Chromium, set to French, with
/// no network but this machine.
#[derive(Debug)]
pub struct Browser<'test> {
    profile: &'test Profile,
    size: (u32, u32),
    colours: Colours,
    languages: &'static str,
    before: Vec<&'static str>,
    scripts: bool,
    to_kill: bool,
}

impl<'test> Browser<'test> {
    /// One with this profile and a window of 1280 × 900.
    #[must_use]
    pub fn with(profile: &'test Profile) -> Self {
        Self {
            profile,
            size: (1280, 900),
            colours: Colours::Light,
            languages: "fr-BE,fr",
            before: Vec::new(),
            scripts: true,
            to_kill: false,
        }
    }

    /// The size of what the page is shown in, in CSS pixels.
    #[must_use]
    pub fn size(mut self, width: u32, height: u32) -> Self {
        self.size = (width, height);
        self
    }

    /// The colours that the system prefers.
    #[must_use]
    pub fn colours(mut self, colours: Colours) -> Self {
        self.colours = colours;
        self
    }

    /// The languages that the user prefers, best first (`nl-BE,nl,fr`).
    #[must_use]
    pub fn languages(mut self, languages: &'static str) -> Self {
        self.languages = languages;
        self
    }

    /// A script that every page finds already run: how a browser that lacks
    /// something is imitated.
    #[must_use]
    pub fn before(mut self, script: &'static str) -> Self {
        self.before.push(script);
        self
    }

    /// Scripts are switched off.
    #[must_use]
    pub fn without_scripts(mut self) -> Self {
        self.scripts = false;
        self
    }

    /// It is to be killed ([`Page::killer`]).
    #[must_use]
    pub fn to_be_killed(mut self) -> Self {
        self.to_kill = true;
        self
    }

    /// Opens it at the site's address.
    #[must_use]
    pub fn open(self, site: &Site) -> Page<'test> {
        let outside = Outside::watch();
        let to_kill = self.to_kill.then(|| self.profile.data());
        let remote = Remote::start(self.capabilities(&outside), to_kill);
        for script in &self.before {
            remote.chromium(
                "Page.addScriptToEvaluateOnNewDocument",
                &json!({"source": script}),
            );
        }
        remote.chromium(
            "Emulation.setScriptExecutionDisabled",
            &json!({"value": !self.scripts}),
        );
        let page = Page::new(remote, self.profile, outside, site.address());
        page.resize(self.size.0, self.size.1);
        page.prefer(self.colours);
        page.visit("");
        page
    }

    fn capabilities(&self, outside: &Outside) -> Capabilities {
        let mut arguments: Vec<String> = ARGUMENTS.map(str::to_owned).to_vec();
        arguments.push(format!("--user-data-dir={}", self.profile.data().display()));
        arguments.push(format!("--proxy-server={}", outside.address()));
        let options = json!({
            "args": arguments,
            "prefs": {
                "download.default_directory": self.profile.downloads(),
                "download.prompt_for_download": false,
                "homepage": "about:blank",
                "session.restore_on_startup": 4,
                "session.startup_urls": ["about:blank"],
                "intl.accept_languages": self.languages,
                // It would ask its maker whether each of them has leaked.
                "profile.password_manager_leak_detection": false,
                "credentials_enable_service": false,
                // It would fetch the dictionary of the language.
                "browser.enable_spellchecking": false,
                "spellcheck.dictionaries": [],
            },
        });
        let capabilities = json!({
            "browserName": "chrome",
            "goog:chromeOptions": options,
            "goog:loggingPrefs": {"browser": "ALL"},
        });
        match capabilities {
            Value::Object(capabilities) => capabilities,
            _ => unreachable!("it was written as an object"),
        }
    }
}

/// Headless; able to run as root and in a container, which is where tests run
/// (it opens no page but ours).
const ARGUMENTS: [&str; 15] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    // All of the window is the page's.
    "--hide-scrollbars",
    // The rest keeps the browser from asking anyone anything by itself.
    "--no-first-run",
    "--no-default-browser-check",
    "--no-pings",
    "--disable-background-networking",
    "--disable-domain-reliability",
    "--disable-sync",
    "--disable-component-update",
    "--component-updater=url-source=http://127.0.0.1:9/",
    "--gaia-url=http://127.0.0.1:9/",
    concat!(
        "--disable-features=AutofillServerCommunication,MediaRouter,NetworkTimeServiceQuerying,",
        "OptimizationGuideModelDownloading,OptimizationHints,PreconnectToSearch",
    ),
];
