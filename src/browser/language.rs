//! The reader's languages, and the packs of texts that the site serves.

use js_sys::{Array, Intl, Object};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use super::{document, window};

/// Why a text of this site could not be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// No answer: no network and not kept for offline use, or another site.
    #[error("no answer")]
    Unreachable,
    /// An answer with an HTTP status that isn't a success.
    #[error("HTTP status {0}")]
    Status(u16),
}

/// The tags of the languages that the reader prefers, best first (BCP 47).
#[must_use]
pub fn preferred() -> Vec<String> {
    window()
        .navigator()
        .languages()
        .iter()
        .filter_map(|tag| tag.as_string())
        .collect()
}

/// Declares the page's language, for screen readers and hyphenation.
pub fn declare(tag: &str) {
    if let Some(root) = document().document_element() {
        // Fails only for a malformed attribute name.
        let _ = root.set_attribute("lang", tag);
    }
}

/// Whether a number takes the form that `Intl.PluralRules` calls `one` in the
/// language: 1 in Dutch, German and English, also 0 in French.
#[must_use]
pub fn is_one(number: u32, language: &str) -> bool {
    let rules = Intl::PluralRules::new(&Array::of1(&language.into()), &Object::new());
    rules.select(f64::from(number)) == "one"
}

/// Fetches a text of this very site by its relative address.
///
/// # Errors
///
/// [`FetchError`]; the page's policy lets no other site be asked.
pub async fn fetch_text(address: &str) -> Result<String, FetchError> {
    // Without options, or it would not be the request that boot.js has preloaded.
    let response = JsFuture::from(window().fetch_with_str(address))
        .await
        .map_err(unreachable)?
        .unchecked_into::<Response>();
    if !response.ok() {
        return Err(FetchError::Status(response.status()));
    }
    let text = JsFuture::from(response.text().map_err(unreachable)?)
        .await
        .map_err(unreachable)?;
    text.as_string().ok_or(FetchError::Unreachable)
}

fn unreachable(_: JsValue) -> FetchError {
    FetchError::Unreachable
}
