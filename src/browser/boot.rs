//! The page around the program: what it shows before the program runs, and
//! when the program can't go on. That it has crashed is seen by `public/boot.js`.

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
