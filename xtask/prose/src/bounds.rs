//! How long a text may be.

use crate::report::Check;
use crate::texts::{Text, is_of_measures};

/// Lengths in characters, those of `vigie-locales` among them: a language that
/// is not compiled yet is held to them too.
pub(crate) fn check(text: &Text, add: &mut impl FnMut(Check, String)) {
    let most = if is_of_measures(&text.file) {
        match (text.kind(), text.unit()) {
            ("title", "list") => 40,
            ("title", unit) if unit.starts_with("category.") => 50,
            ("title", _) => 90,
            ("weight" | "effort", _) => 120,
            ("term" | "forms", _) => 50,
            ("good", _) => 200,
            ("explanation", _) => 300,
            ("why" | "ask", _) => 400,
            _ => 500,
        }
    } else {
        1000
    };
    let length = text.text.chars().count();
    if length > most {
        add(
            Check::Length,
            format!("{length} characters, at most {most}"),
        );
    }
    if text.text.trim() != text.text || text.text.is_empty() {
        add(Check::Length, "empty, or with space around it".into());
    }
}
