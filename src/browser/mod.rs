//! The only door to Web APIs: storage, workers, the clock, files, the page.
//!
//! Nothing here knows what the program is about, and nothing here holds words
//! for people: callers get typed errors and say them in the reader's language.

pub mod boot;
pub mod channel;
pub mod clock;
pub mod derive;
pub mod durable;
pub mod entropy;
pub mod estimator;
pub mod files;
pub mod form;
pub mod idle;
pub mod language;
pub mod leaving;
pub mod listener;
pub mod location;
pub mod locks;
pub mod offline;
pub mod page;
pub mod persistence;
pub mod secret;
pub mod storage;
pub mod task;
pub mod timer;
pub mod version;
pub mod worker;

use wasm_bindgen::JsCast;

/// The page's window.
fn window() -> web_sys::Window {
    js_sys::global().unchecked_into()
}

/// The page's document, as it was at first: while a page is being reloaded, WebKit
/// still lets its program run when the window already has the next document,
/// which is none of its business.
fn document() -> web_sys::Document {
    DOCUMENT.with(web_sys::Document::clone)
}

thread_local! {
    static DOCUMENT: web_sys::Document = window()
        .document()
        .unwrap_or_else(|| wasm_bindgen::throw_str("a page without a document"));
}
