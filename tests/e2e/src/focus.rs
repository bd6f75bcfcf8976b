//! Where the focus is, and whether that can be seen.

use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::page::Page;

impl Page<'_> {
    /// Waits until something has the focus, all of it in the window with nothing
    /// over it, and marked so that it can be told from what has no focus.
    pub fn focus_is_seen(&self) {
        if let Some(fault) = self.focus_fault() {
            panic!("the focus at {}: {fault}", self.place());
        }
    }

    /// Whether anything in the page has the focus.
    #[must_use]
    pub fn has_focus(&self) -> bool {
        let script = "return document.activeElement !== document.body";
        self.script(script) == Value::Bool(true)
    }

    /// What is wrong with the focus, if it still is after a moment: the page may
    /// be redrawn before it moves the focus.
    #[must_use]
    pub fn focus_fault(&self) -> Option<String> {
        let start = Instant::now();
        loop {
            let faults = self.script(include_str!("focus.js"));
            let faults = faults.as_array().map(Vec::as_slice).unwrap_or_default();
            if faults.is_empty() {
                return None;
            }
            if start.elapsed() > A_MOMENT {
                let (role, name) = self.focus();
                let faults: Vec<&str> = faults.iter().filter_map(Value::as_str).collect();
                return Some(format!("{role} «{name}»: {}", faults.join("; ")));
            }
            sleep(PAUSE);
        }
    }
}

/// How long the focus may be on its way, on a busy machine.
const A_MOMENT: Duration = Duration::from_secs(3);

/// Between two looks.
const PAUSE: Duration = Duration::from_millis(25);
