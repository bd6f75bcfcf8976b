//! The text that the page's fields hold.

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use zeroize::Zeroizing;

use super::{document, page, secret};

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

/// Says of the field of this id that what it holds is wrong, and that the
/// element `because` says why (WCAG 3.3.1); it gets the keyboard's focus.
pub fn mark_wrong(id: &str, because: &str) {
    let Some(field) = document().get_element_by_id(id) else {
        return;
    };
    // What is wrong comes before the field's own hint.
    let described = field.get_attribute(DESCRIBED).unwrap_or_default();
    let described = [because, " ", &described].concat();
    // Both fail for a malformed name only.
    let _ = field.set_attribute(WRONG, "true");
    let _ = field.set_attribute(DESCRIBED, described.trim());
    page::focus_id(id);
}

/// Takes back what [`mark_wrong`] said.
pub fn unmark_wrong(because: &str) {
    let Ok(found) = document().query_selector_all("[aria-invalid]") else {
        return;
    };
    for index in 0..found.length() {
        let field = found.item(index).and_then(|node| node.dyn_into().ok());
        let Some(field): Option<web_sys::Element> = field else {
            continue;
        };
        let described = field.get_attribute(DESCRIBED).unwrap_or_default();
        let described = described.trim_start_matches(because).trim_start();
        let _ = field.remove_attribute(WRONG);
        let _ = match described {
            "" => field.remove_attribute(DESCRIBED),
            described => field.set_attribute(DESCRIBED, described),
        };
    }
}

const WRONG: &str = "aria-invalid";
const DESCRIBED: &str = "aria-describedby";

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
