//! The engine that the tests run in, and what each engine can't do.
//!
//! A test that needs something that its engine can't do says so at its top and
//! leaves:
//!
//! ```ignore
//! if skips(Ability::Printing) {
//!     return;
//! }
//! ```
//!
//! It is then reported as skipped, with the reason; `cargo xtask test` doesn't
//! count it as passed. Where only a part of a test has to go, it asks
//! [`can`] around that part, which is reported too.

use std::io::Write;
use std::sync::LazyLock;
use std::{env, io, thread};

pub use xtask::engine::{Engine, VARIABLE};
use xtask::process::SKIPPED;

/// The engine of this run.
///
/// # Panics
///
/// If [`VARIABLE`] names none.
#[must_use]
pub fn chosen() -> Engine {
    static CHOSEN: LazyLock<Engine> = LazyLock::new(|| match env::var(VARIABLE) {
        Ok(name) => {
            Engine::named(&name).unwrap_or_else(|| panic!("{VARIABLE}={name}: no such engine"))
        }
        Err(_) => Engine::Chromium,
    });
    *CHOSEN
}

/// Something that not every engine can do, or that is looked at in one only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ability {
    /// A page laid out on screen as on paper.
    Paper,
    /// A PDF of what would be printed.
    Printing,
    /// A count of the page's workers.
    Workers,
    /// All the languages that the user prefers, told to pages.
    SecondLanguage,
    /// A browser killed at any moment.
    Killing,
    /// A processor that is slowed down.
    Slowing,
    /// The tree that a screen reader is given.
    Tree,
    /// A screen that is touched.
    Touch,
    /// A system that asks for more contrast or has colours of its own.
    Contrast,
}

impl Ability {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Paper,
        Self::Printing,
        Self::Workers,
        Self::SecondLanguage,
        Self::Killing,
        Self::Slowing,
        Self::Tree,
        Self::Touch,
        Self::Contrast,
    ];

    /// Why an engine lacks it; `None` where it doesn't. This is the whole list
    /// of what the tests leave out anywhere.
    #[must_use]
    pub const fn lacks(self, engine: Engine) -> Option<&'static str> {
        match (self, engine) {
            (Self::Paper, Engine::WebKit) => {
                Some("WebKitGTK can't lay a page out for another medium than its window")
            }
            (Self::Printing, Engine::WebKit) => Some("its driver has no command to print"),
            (Self::Workers, Engine::WebKit) => Some("WebKitGTK doesn't tell of a page's workers"),
            (Self::SecondLanguage, Engine::WebKit) => {
                Some("WebKit tells pages the language that its user prefers most, and no other")
            }
            (Self::Killing, Engine::Firefox | Engine::WebKit) => {
                Some("what a browser loses when it is killed is measured in Chromium only")
            }
            (Self::Slowing, Engine::Firefox | Engine::WebKit) => {
                Some("how fast the page is on a slow device is measured in Chromium only")
            }
            (Self::Tree, Engine::Firefox | Engine::WebKit) => {
                Some("its driver doesn't tell of the accessibility tree")
            }
            (Self::Touch, Engine::Firefox | Engine::WebKit) => {
                Some("its driver can't have a page be touched")
            }
            (Self::Contrast, Engine::Firefox | Engine::WebKit) => {
                Some("its driver can't ask for another contrast")
            }
            _ => None,
        }
    }
}

/// Whether the test has to be skipped, which is then reported.
#[must_use]
pub fn skips(ability: Ability) -> bool {
    is_lacking(ability, SKIPPED)
}

/// Whether this part of the test can be done. If not, that is reported.
#[must_use]
pub fn can(ability: Ability) -> bool {
    !is_lacking(ability, "only in part in ")
}

fn is_lacking(ability: Ability, what: &str) -> bool {
    let engine = chosen();
    let Some(reason) = ability.lacks(engine) else {
        return false;
    };
    let thread = thread::current();
    let test = thread.name().unwrap_or_default();
    let line = format!("\n{what}{}: {test}: {reason}\n", engine.name());
    // Not `print!`, whose words the test runner keeps to itself.
    let mut output = io::stdout().lock();
    let _ = output.write_all(line.as_bytes());
    let _ = output.flush();
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chromium_can_do_everything() {
        for ability in Ability::ALL {
            assert_eq!(ability.lacks(Engine::Chromium), None);
        }
    }
}
