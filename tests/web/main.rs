//! The browser modules in a real browser: `wasm-pack test --headless --chrome
//! -- --test web`. The derivation worker has to be in `dist/` beforehand; the
//! test runner serves the package's folder.

#![cfg(all(target_arch = "wasm32", feature = "web"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failing test may panic"
)]

mod crypto;
mod derive;
mod durable;
mod estimator;
mod files;
mod idle;
mod language;
mod page;
mod storage;
mod timer;

use js_sys::Function;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);

/// Runs a script in the page, as a `<script>` would: to put the browser in a
/// state that a test needs.
fn script(code: &str) -> JsValue {
    let run = Function::new_with_args("code", "return (0, eval)(code)");
    run.call1(&JsValue::UNDEFINED, &code.into()).unwrap()
}
