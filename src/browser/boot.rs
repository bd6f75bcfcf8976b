//! The page around the program: what it shows before the program runs, and
//! when the program can't go on.

use super::document;

/// Removes the element of this id, if there is one.
pub fn remove(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        element.remove();
    }
}

/// Shows the element of this id, which was in the page but hidden.
pub fn reveal(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        // Fails only for a malformed attribute name.
        let _ = element.remove_attribute("hidden");
    }
}

/// From now on a panic shows the element of this id: the program can't go on,
/// but the reader is told.
pub fn reveal_on_panic(id: &'static str) {
    std::panic::set_hook(Box::new(move |panic| {
        reveal(id);
        web_sys::console::error_1(&panic.to_string().into());
    }));
}
