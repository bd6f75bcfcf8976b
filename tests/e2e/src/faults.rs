//! What is wrong, and on which screens.

use std::collections::BTreeMap;

use serde_json::Value;

/// Faults found on a walk: each is told once, with where it was seen.
#[derive(Debug, Default)]
pub struct Faults(BTreeMap<String, Vec<String>>);

impl Faults {
    /// Notes a fault of a screen.
    pub fn add(&mut self, screen: &str, fault: String) {
        self.0.entry(fault).or_default().push(screen.to_owned());
    }

    /// Notes each line that a script in the page has returned.
    pub fn add_all(&mut self, screen: &str, lines: &Value) {
        let lines = lines.as_array().expect("a list of faults");
        for line in lines.iter().filter_map(Value::as_str) {
            self.add(screen, line.to_owned());
        }
    }

    /// Ends the test if there are any.
    pub fn none(&self) {
        let line = |(fault, screens): (&String, &Vec<String>)| {
            let first = &screens[..screens.len().min(SHOWN)];
            let more = if screens.len() > SHOWN {
                format!(" and {} more", screens.len() - SHOWN)
            } else {
                String::new()
            };
            format!("- {fault} — {}{more}", first.join(", "))
        };
        let lines: Vec<String> = self.0.iter().map(line).collect();
        assert!(
            lines.is_empty(),
            "{} faults:\n{}",
            lines.len(),
            lines.join("\n")
        );
    }
}

/// How many screens are named of those that have the same fault.
const SHOWN: usize = 4;
