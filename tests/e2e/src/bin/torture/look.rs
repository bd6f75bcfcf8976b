//! Looks at the page quickly: one script each, so that the browser can be killed
//! within milliseconds of what it shows.

use std::time::Duration;

use serde_json::{Value, json};
use vigie_e2e::Page;

use crate::record::{Answer, MEASURES, on_screen, place};

/// Something that the page shows: an element and words in it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sign(&'static str, &'static str);

impl Sign {
    /// All is saved.
    pub(crate) const SAVED: Self = Self("[role=status]", "Enregistré");
    /// All is kept, but not for certain.
    pub(crate) const KEPT: Self = Self("[role=alert]", "Ce navigateur garde vos réponses");
    /// The vault is locked.
    pub(crate) const LOCKED: Self = Self("h1", "Déverrouiller");
    /// The vault is open.
    pub(crate) const OPEN: Self = Self("button", "Verrouiller");
    /// The passphrase opens nothing.
    pub(crate) const WRONG: Self = Self("[role=alert]", "n’ouvre pas le coffre");
    /// The passphrase has been changed.
    pub(crate) const CHANGED: Self = Self("[role=status]", "La phrase de passe est changée.");
    /// A copy was damaged.
    pub(crate) const DAMAGED: Self = Self("[role=status]", "L’une des deux copies");
}

/// What the page shows at the first moment when it shows this sign, too. `None`
/// if it does not within this time.
pub(crate) fn wait(page: &Page, sign: Sign, patience: Duration) -> Option<Value> {
    let Sign(selector, words) = sign;
    let arguments = vec![json!(selector), json!(words), json!(patience.as_millis())];
    let shown = page.script_with(GLANCE, arguments);
    (!shown.is_null()).then_some(shown)
}

/// Goes to a measure and looks at it.
pub(crate) fn go_to(page: &Page, measure: usize) -> Value {
    go_through(page, &[place(measure)]).remove(0)
}

/// What all measures show.
pub(crate) fn all(page: &Page) -> Vec<Answer> {
    let places: Vec<String> = (0..MEASURES).map(place).collect();
    let shown = go_through(page, &places);
    let answers = shown.iter().filter_map(on_screen);
    answers.map(|(_, answer)| answer).collect()
}

fn go_through(page: &Page, places: &[String]) -> Vec<Value> {
    let arguments = vec![json!(places), json!(LONGEST.as_millis())];
    let shown = page.script_with(MEASURES_IN_TURN, arguments);
    let shown = shown.as_array().cloned().unwrap_or_default();
    let all = shown.len() == places.len() && !shown.contains(&Value::Null);
    assert!(
        all,
        "not all of {places:?} come up; the page says: {}",
        page.words()
    );
    shown
}

const GLANCE: &str = concat!(include_str!("measure.js"), include_str!("glance.js"));
const MEASURES_IN_TURN: &str = concat!(include_str!("measure.js"), include_str!("measures.js"));

/// For what comes at once unless the machine is busy.
pub(crate) const LONGEST: Duration = Duration::from_secs(30);
