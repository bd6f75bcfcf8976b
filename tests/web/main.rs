//! The browser modules in a real browser: `wasm-pack test --headless --chrome
//! -- --test web`. The modules have to be in `dist/` beforehand; the test runner
//! serves the package's folder.

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
mod worker;

use js_sys::{Function, Promise};
use vigie::browser::worker::Module;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);

/// Runs a script in the page, as a `<script>` would: to put the browser in a
/// state that a test needs.
fn script(code: &str) -> JsValue {
    let run = Function::new_with_args("code", "return (0, eval)(code)");
    run.call1(&JsValue::UNDEFINED, &code.into()).unwrap()
}

/// A module of the built site.
async fn built(name: &str) -> Module {
    module(name, JsValue::UNDEFINED).await
}

/// The same with a file that it reads first.
async fn built_with(name: &str, file: &str) -> Module {
    let file = format!("fetch('/dist/{file}').then((it) => it.arrayBuffer())");
    module(name, promised(&file).await).await
}

async fn module(name: &str, file: JsValue) -> Module {
    let program = format!(
        "fetch('/dist/{name}.wasm').then((it) => it.arrayBuffer()).then(WebAssembly.compile)"
    );
    Module::new(format!("/dist/{name}.js"), promised(&program).await, file)
}

async fn promised(code: &str) -> JsValue {
    let promise = script(code).unchecked_into::<Promise>();
    JsFuture::from(promise).await.unwrap()
}
