//! Secrets that people type, read from the page with as few copies as the
//! browser allows.

use js_sys::{JsString, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlInputElement;
use zeroize::Zeroizing;

use super::document;

/// What was typed into a field, in Unicode normalization form C: the same
/// passphrase gives the same bytes on every keyboard and system.
#[must_use]
pub fn read(input: &HtmlInputElement) -> Zeroizing<String> {
    // The typed getter would leave an unwiped copy in this program's memory.
    let value = Reflect::get(input, &"value".into()).unwrap_or(JsValue::UNDEFINED);
    value
        .dyn_ref::<JsString>()
        .map(normalize)
        .unwrap_or_default()
}

/// A text in Unicode normalization form C (UAX #15).
#[must_use]
pub fn normalize_nfc(text: &str) -> Zeroizing<String> {
    normalize(&JsString::from(text))
}

fn normalize(text: &JsString) -> Zeroizing<String> {
    let text = text.normalize("NFC");
    // Room for all of it at once (a UTF-16 unit takes at most three bytes of
    // UTF-8), for a string that grows leaves pieces of itself behind.
    let mut secret = Zeroizing::new(String::with_capacity(3 * text.length() as usize));
    let units = (0..text.length()).map(|index| text.char_code_at(index) as u16);
    for character in char::decode_utf16(units) {
        secret.push(character.unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    secret
}

/// Reads the secret field of this id; nothing for a field that isn't there.
#[must_use]
pub fn read_by_id(id: &str) -> Zeroizing<String> {
    field(id).map(|input| read(&input)).unwrap_or_default()
}

/// Puts a secret into the field of this id.
pub fn write_by_id(id: &str, secret: &str) {
    if let Some(input) = field(id) {
        input.set_value(secret);
    }
}

/// Empties the secret field of this id.
pub fn clear_by_id(id: &str) {
    if let Some(input) = field(id) {
        input.set_value("");
    }
}

/// Empties every secret field of the page.
pub fn clear_all() {
    let Ok(fields) = document().query_selector_all(SECRET) else {
        return;
    };
    for index in 0..fields.length() {
        let field = fields.get(index);
        if let Some(input) = field.and_then(|it| it.dyn_into::<HtmlInputElement>().ok()) {
            input.set_value("");
        }
    }
}

/// The fields that are marked as secret, shown or not.
const SECRET: &str = "input[data-secret]";

fn field(id: &str) -> Option<HtmlInputElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}
