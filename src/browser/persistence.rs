//! Whether the browser promises not to throw away what the site keeps (Storage
//! Standard, section 4, «persistence»).

use js_sys::{Promise, Reflect};
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageManager;

use super::window;

/// Whether it has promised; `None` where browsers make no such promise.
pub async fn promised() -> Option<bool> {
    answer(manager()?.persisted().ok()?).await
}

/// Asks it to promise; some browsers ask their user. `None` where browsers
/// make no such promise.
pub async fn ask() -> Option<bool> {
    answer(manager()?.persist().ok()?).await
}

async fn answer(promise: Promise) -> Option<bool> {
    JsFuture::from(promise).await.ok()?.as_bool()
}

fn manager() -> Option<StorageManager> {
    let navigator = window().navigator();
    let has = |target, name: &str| Reflect::has(target, &name.into()).unwrap_or(false);
    if !has(&navigator, "storage") {
        return None;
    }
    let manager = navigator.storage();
    has(&manager, "persist").then_some(manager)
}
