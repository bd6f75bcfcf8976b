//! Chromium, by its own protocol (DevTools).

use std::process::Command;

use serde_json::{Value, json};

use super::Ways;
use crate::browser::{Browser, Colours};
use crate::driver::Launch;
use crate::outside::Outside;
use crate::remote::Remote;

#[derive(Debug)]
pub(super) struct Chromium;

impl Ways for Chromium {
    fn driver(&self) -> Launch {
        let mut command = Command::new("chromedriver");
        command.arg("--port=0");
        Launch {
            command,
            announces: Some("started successfully on port "),
            display: None,
            advice: "Debian: apt-get install chromium-driver",
        }
    }

    fn capabilities(&self, browser: &Browser, outside: &Outside) -> Value {
        let mut arguments: Vec<String> = ARGUMENTS.map(str::to_owned).to_vec();
        let data = browser.profile.data();
        arguments.push(format!("--user-data-dir={}", data.display()));
        arguments.push(format!("--proxy-server={}", outside.address()));
        let options = json!({
            "args": arguments,
            "prefs": {
                "download.default_directory": browser.profile.downloads(),
                "download.prompt_for_download": false,
                "homepage": "about:blank",
                "session.restore_on_startup": 4,
                "session.startup_urls": ["about:blank"],
                "intl.accept_languages": browser.languages,
                // It would ask its maker whether each of them has leaked.
                "profile.password_manager_leak_detection": false,
                "credentials_enable_service": false,
                // It would fetch the dictionary of the language.
                "browser.enable_spellchecking": false,
                "spellcheck.dictionaries": [],
            },
        });
        json!({
            "browserName": "chrome",
            "goog:chromeOptions": options,
            "goog:loggingPrefs": {"browser": "ALL"},
        })
    }

    fn prepare(&self, remote: &Remote, browser: &Browser) {
        for script in &browser.before {
            let script = json!({"source": script});
            devtools(remote, "Page.addScriptToEvaluateOnNewDocument", &script);
        }
        let disabled = json!({"value": !browser.scripts});
        devtools(remote, "Emulation.setScriptExecutionDisabled", &disabled);
    }

    fn resize(&self, remote: &Remote, width: u32, height: u32) {
        let size =
            json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        devtools(remote, "Emulation.setDeviceMetricsOverride", &size);
    }

    fn prefer(&self, remote: &Remote, colours: Colours) {
        let features = colours.features();
        let features = features.map(|(name, value)| json!({"name": name, "value": value}));
        let media = json!({"features": features});
        devtools(remote, "Emulation.setEmulatedMedia", &media);
    }

    fn lay_out(&self, remote: &Remote, on_paper: bool) {
        let media = json!({"media": if on_paper { "print" } else { "" }});
        devtools(remote, "Emulation.setEmulatedMedia", &media);
    }

    fn print(&self, remote: &Remote) -> String {
        // By the standard's command it would be American paper.
        let options = json!({"preferCSSPageSize": true, "printBackground": false});
        let printed = devtools(remote, "Page.printToPDF", &options);
        text_of(&printed, "data").to_owned()
    }

    fn workers(&self, remote: &Remote) -> usize {
        let targets = devtools(remote, "Target.getTargets", &json!({}));
        let targets = targets["targetInfos"].as_array().map(Vec::as_slice);
        let is_worker = |target: &&Value| target["type"] == "worker";
        targets.unwrap_or_default().iter().filter(is_worker).count()
    }

    fn slow_down(&self, remote: &Remote, times: u32) {
        let rate = json!({"rate": times});
        devtools(remote, "Emulation.setCPUThrottlingRate", &rate);
    }

    fn clear_site_data(&self, remote: &Remote, origin: &str) {
        let what = json!({"origin": origin, "storageTypes": "local_storage,indexeddb"});
        devtools(remote, "Storage.clearDataForOrigin", &what);
    }

    fn complaints(&self, remote: &Remote) -> Vec<String> {
        let log = remote.post("se/log", &json!({"type": "browser"}));
        let log = log.unwrap_or_else(|error| panic!("the browser's console: {error}"));
        let entries = log.as_array().map(Vec::as_slice).unwrap_or_default();
        let line =
            |entry: &Value| format!("{}: {}", text_of(entry, "level"), text_of(entry, "message"));
        entries
            .iter()
            .filter(|entry| text_of(entry, "level") != "DEBUG")
            .map(line)
            .collect()
    }
}

fn devtools(remote: &Remote, command: &str, parameters: &Value) -> Value {
    let body = json!({"cmd": command, "params": parameters});
    remote
        .post("goog/cdp/execute", &body)
        .unwrap_or_else(|error| panic!("{command}: {error}"))
}

fn text_of<'entry>(entry: &'entry Value, member: &str) -> &'entry str {
    entry[member].as_str().unwrap_or_default()
}

/// Headless; able to run as root and in a container, which is where tests run
/// (it opens no page but ours).
const ARGUMENTS: [&str; 16] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    // What is beyond the window is not drawn, whatever size is emulated.
    "--window-size=1400,1400",
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
