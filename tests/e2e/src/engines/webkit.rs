//! WebKit, in a window of our own: `MiniBrowser`, which comes with the driver,
//! keeps nothing and writes no console while it is driven, is 447 pixels wide
//! at least and takes neither languages nor a folder for downloads.

use std::fs;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};
use xtask::project::Project;
use xtask::tools;

use super::Ways;
use crate::browser::{Browser, Colours};
use crate::display::Display;
use crate::driver::Launch;
use crate::outside::Outside;
use crate::patience::{DEADLINE, wait};
use crate::remote::Remote;

#[derive(Debug)]
pub(super) struct WebKit;

impl Ways for WebKit {
    fn driver(&self) -> Launch {
        let mut command = Command::new("WebKitWebDriver");
        command.arg("--port=0");
        Launch {
            command,
            announces: None,
            display: Some(Display::open()),
            advice: "Debian: apt-get install webkit2gtk-driver",
        }
    }

    fn capabilities(&self, browser: &Browser, outside: &Outside) -> Value {
        let data = browser.profile.data();
        fs::create_dir_all(&data).expect("a folder for the browser's data");
        let languages: Vec<&str> = browser.languages.split(',').collect();
        let wishes = json!({
            "data": data,
            "downloads": browser.profile.downloads(),
            "proxy": outside.address(),
            "languages": languages,
            "dark": browser.colours.is_dark(),
            "scripts": browser.scripts,
            "before": browser.before,
        });
        let window = Project::here().root().join(WINDOW);
        json!({
            "webkitgtk:browserOptions": {
                "binary": tools::SYSTEM_PYTHON,
                "args": [window, wishes.to_string()],
            },
        })
    }

    /// The window has been told all when it was started.
    fn prepare(&self, _: &Remote, _: &Browser) {}

    fn prefer(&self, remote: &Remote, colours: Colours) {
        tell_window(remote, &json!({"dark": colours.is_dark()}));
    }

    fn clear_site_data(&self, remote: &Remote, _: &str) {
        tell_window(remote, &json!({"clear": true}));
    }

    fn complaints(&self, remote: &Remote) -> Vec<String> {
        // Once this stands there, what came before does too.
        let end = format!("vigie/{}/", NEXT.fetch_add(1, Ordering::Relaxed));
        remote.script_with("console.debug(arguments[0])", vec![json!(end)]);
        let lines = wait(DEADLINE, || remote.news_until(&end));
        let lines = lines.expect("the console as far as it was written");
        let mut complaints = entries(&lines);
        complaints.retain(|entry| !entry.contains("CONSOLE DEBUG ") && !is_advice(entry));
        complaints
    }
}

/// Tells the window something and waits until it has done so.
fn tell_window(remote: &Remote, what: &Value) {
    let script = "return webkit.messageHandlers.vigie.postMessage(JSON.stringify(arguments[0]))";
    let done = remote.script_with(script, vec![what.clone()]);
    assert_eq!(done, json!(true), "{what}");
}

/// The messages of the console in these lines; each may go over several.
fn entries(lines: &[String]) -> Vec<String> {
    let mut entries: Vec<String> = Vec::new();
    for line in lines {
        match entries.last_mut() {
            _ if line.contains("CONSOLE ") => entries.push(line.clone()),
            Some(entry) if !line.is_empty() => {
                entry.push('\n');
                entry.push_str(line);
            }
            _ => {}
        }
    }
    entries
}

/// What it says of any page like ours: that it doesn't know a directive which
/// other engines do, that a preloaded file came from the service worker, and
/// what had not arrived yet when a page was left (a page that stays says itself
/// what it lacks).
fn is_advice(entry: &str) -> bool {
    entry.contains("Unrecognized Content-Security-Policy directive 'manifest-src'")
        || entry.ends_with("Unhandled Promise Rejection: TypeError: Load failed")
        || (entry.contains(" WARN ") && entry.contains("was preloaded using link preload"))
}

const WINDOW: &str = "tests/e2e/src/engines/webkit/window.py";

/// So that no two ends of what the console says are the same.
static NEXT: AtomicUsize = AtomicUsize::new(0);

#[cfg(test)]
mod tests {
    use super::entries;

    #[test]
    fn a_message_may_go_over_several_lines() {
        let lines = [
            "CONSOLE LOG one",
            "two",
            "",
            "page.js:2:54: CONSOLE JS ERROR Error: boom",
        ];
        assert_eq!(
            entries(&lines.map(str::to_owned)),
            [
                "CONSOLE LOG one\ntwo",
                "page.js:2:54: CONSOLE JS ERROR Error: boom"
            ]
        );
    }
}
