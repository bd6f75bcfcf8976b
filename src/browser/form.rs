//! The text that the page's fields hold.

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use zeroize::Zeroizing;

use super::{document, secret};

/// What a field held: its id and its text.
pub type Typed = (String, Zeroizing<String>);

/// The text of every text field that has an id. Boxes to tick and files to
/// choose are left alone.
#[must_use]
pub fn read_fields() -> Vec<Typed> {
    let mut typed = Vec::new();
    for element in fields() {
        let text = match element.dyn_ref::<HtmlInputElement>() {
            Some(input) => secret::read(input),
            None => element
                .dyn_ref::<HtmlTextAreaElement>()
                .map(|area| Zeroizing::new(area.value()))
                .unwrap_or_default(),
        };
        if !text.is_empty() {
            typed.push((element.id(), text));
        }
    }
    typed
}

/// Puts texts back into the fields of the same ids, where those are empty.
pub fn write_fields(typed: &[Typed]) {
    for element in fields() {
        let Some((_, text)) = typed.iter().find(|(id, _)| *id == element.id()) else {
            continue;
        };
        if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
            if input.value().is_empty() {
                input.set_value(text);
            }
        } else if let Some(area) = element.dyn_ref::<HtmlTextAreaElement>()
            && area.value().is_empty()
        {
            area.set_value(text);
        }
    }
}

fn fields() -> Vec<web_sys::Element> {
    let Ok(found) = document().query_selector_all(FIELDS) else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|index| found.item(index)?.dyn_into().ok())
        .collect()
}

/// Fields whose text may be worth keeping.
const FIELDS: &str =
    "textarea[id], input[id]:not([type=checkbox]):not([type=radio]):not([type=file])";
