//! Firefox, by the scripts that its driver runs on the browser's own side
//! (Marionette's "chrome" context).

use std::fs;
use std::process::Command;

use serde_json::{Value, json};
use xtask::project::Project;
use xtask::tools;

use super::Ways;
use crate::browser::{Browser, Colours};
use crate::driver::Launch;
use crate::outside::Outside;
use crate::patience::{DEADLINE, wait};
use crate::remote::Remote;

#[derive(Debug)]
pub(super) struct Firefox;

impl Ways for Firefox {
    fn driver(&self) -> Launch {
        let path = tools::path(&Project::here()).expect("where the tools are");
        let mut command = Command::new("geckodriver");
        command
            .args(["--port=0", "--websocket-port=0", "--allow-system-access"])
            .env("PATH", path)
            // Otherwise it asks its maker, whatever the preference says.
            .env("MOZ_REMOTE_SETTINGS_DEVTOOLS", "1");
        Launch {
            command,
            announces: Some("Listening on 127.0.0.1:"),
            display: None,
            advice: "cargo xtask test firefox gets it",
        }
    }

    fn capabilities(&self, browser: &Browser, outside: &Outside) -> Value {
        let data = browser.profile.data();
        fs::create_dir_all(&data).expect("a folder for the browser's data");
        let (dark, light) = (0, 1);
        let own = json!({
            "intl.accept_languages": browser.languages,
            "javascript.enabled": browser.scripts,
            "browser.download.folderList": 2,
            "browser.download.dir": browser.profile.downloads(),
            (COLOURS): if browser.colours.is_dark() { dark } else { light },
        });
        let mut preferences = quiet();
        preferences.extend(own.as_object().cloned().unwrap_or_default());
        let address = outside.host();
        json!({
            "browserName": "firefox",
            "moz:firefoxOptions": {
                "args": ["-headless", "-profile", data],
                "prefs": preferences,
            },
            "proxy": {"proxyType": "manual", "httpProxy": address, "sslProxy": address},
        })
    }

    fn prepare(&self, remote: &Remote, browser: &Browser) {
        if !browser.before.is_empty() {
            install_script(remote, browser);
        }
        // Its window would be 450 pixels wide at least.
        own_side(
            remote,
            "document.documentElement.style.minWidth = 0",
            Vec::new(),
        );
    }

    fn script(&self, remote: &Remote, script: &str, arguments: Vec<Value>) -> Value {
        let answer = own_side(remote, IN_PAGE, vec![json!(script), json!(arguments)]);
        let returned = answer["returned"].as_str();
        let returned = returned.and_then(|text| serde_json::from_str(text).ok());
        returned.unwrap_or_else(|| panic!("{script}: {answer}"))
    }

    /// By the page: the driver's own command goes past its service worker.
    fn reload(&self, remote: &Remote) {
        let began = || {
            let script = "return document.readyState === 'complete' && performance.timeOrigin";
            let began = remote.run(async |client| client.execute(script, Vec::new()).await);
            began.ok().and_then(|began| began.as_f64())
        };
        let before = began();
        // It may be gone before it can answer.
        let reload = "setTimeout(() => location.reload())";
        let _ = remote.run(async |client| client.execute(reload, Vec::new()).await);
        wait(DEADLINE, || began().filter(|now| Some(*now) != before))
            .unwrap_or_else(|| panic!("the page does not load anew"));
    }

    fn prefer(&self, remote: &Remote, colours: Colours) {
        let script = "Services.prefs.setIntPref(arguments[0], arguments[1])";
        let value = u32::from(!colours.is_dark());
        own_side(remote, script, vec![json!(COLOURS), json!(value)]);
    }

    fn lay_out(&self, remote: &Remote, on_paper: bool) {
        let script = "gBrowser.selectedBrowser.browsingContext.mediumOverride = arguments[0]";
        let medium = if on_paper { "print" } else { "" };
        own_side(remote, script, vec![json!(medium)]);
    }

    fn workers(&self, remote: &Remote) -> usize {
        let count = own_side(remote, WORKERS, Vec::new());
        usize::try_from(count.as_u64().expect("a number of workers")).expect("a small number")
    }

    fn clear_site_data(&self, remote: &Remote, origin: &str) {
        own_side(
            remote,
            include_str!("firefox/clear.js"),
            vec![json!(origin)],
        );
    }

    fn complaints(&self, remote: &Remote) -> Vec<String> {
        let said = own_side(remote, CONSOLE, Vec::new());
        let said = said.as_array().map(Vec::as_slice).unwrap_or_default();
        said.iter()
            .filter_map(|line| line.as_str().map(str::to_owned))
            .filter(|line| !is_advice(line))
            .collect()
    }
}

/// What it says of any page like ours: that what the service worker was handing
/// over had not arrived when a page was left (a page that stays says itself what
/// it lacks).
fn is_advice(line: &str) -> bool {
    line.starts_with("Service Worker Interception: Failed to load")
}

/// What a script returns that runs in the browser itself, not in the page.
fn own_side(remote: &Remote, script: &str, arguments: Vec<Value>) -> Value {
    let turn_to = |side: &str| {
        remote
            .post("moz/context", &json!({"context": side}))
            .unwrap_or_else(|error| panic!("the {side} of the browser: {error}"))
    };
    turn_to("chrome");
    let returned = remote.script_with(script, arguments);
    turn_to("content");
    returned
}

/// Installs the scripts that every page finds already run, as an extension: the
/// one way that Firefox has to be given such.
fn install_script(remote: &Remote, browser: &Browser) {
    let manifest = json!({
        "manifest_version": 2,
        "name": "Before every page",
        "version": "1",
        "browser_specific_settings": {"gecko": {"id": "before@vigie.invalid"}},
        "content_scripts": [{
            "matches": ["http://127.0.0.1/*"],
            "js": ["before.js"],
            "run_at": "document_start",
            "all_frames": true,
            // In the page itself, not beside it.
            "world": "MAIN",
        }],
    });
    let folder = browser.profile.folder("extension");
    let put = |name: &str, text: String| {
        fs::write(folder.join(name), text).expect("a file of the extension");
    };
    put("manifest.json", manifest.to_string());
    put("before.js", browser.before.join("\n"));
    let installed = remote.post(
        "moz/addon/install",
        &json!({"path": folder, "temporary": true}),
    );
    installed.unwrap_or_else(|error| panic!("the extension: {error}"));
}

/// Preferences that keep it from asking anyone anything by itself, beyond those
/// of its driver.
fn quiet() -> serde_json::Map<String, Value> {
    let preferences = json!({
        "app.normandy.enabled": false,
        "browser.newtabpage.enabled": false,
        // In milliseconds: what it keeps of a session is on the disk soon.
        "browser.sessionstore.interval": 1000,
        "browser.startup.page": 0,
        "browser.translations.enable": false,
        // A list of downloads that opens takes the focus away from the page.
        "browser.download.alwaysOpenPanel": false,
        "dom.security.https_first": false,
        // Each window has the focus, as it has where it is the only one.
        "focusmanager.testmode": true,
        "network.captive-portal-service.enabled": false,
        "network.connectivity-service.enabled": false,
        "network.dns.disablePrefetch": true,
        "network.prefetch-next": false,
        "network.trr.mode": 5,
        "services.settings.server": "data:,#remote-settings-dummy/v1",
        "signon.rememberSignons": false,
    });
    match preferences {
        Value::Object(preferences) => preferences,
        _ => unreachable!("it was written as an object"),
    }
}

const IN_PAGE: &str = concat!(
    include_str!("firefox/ask.js"),
    include_str!("firefox/page.js")
);

const WORKERS: &str = concat!(
    include_str!("firefox/ask.js"),
    include_str!("firefox/workers.js")
);

const CONSOLE: &str = concat!(
    include_str!("firefox/ask.js"),
    include_str!("firefox/console.js")
);

/// Which colours it tells pages that the system prefers.
const COLOURS: &str = "layout.css.prefers-color-scheme.content-override";
