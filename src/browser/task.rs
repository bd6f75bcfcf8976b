//! Work that goes on while the page is used.

use std::future::Future;
use std::pin::Pin;

/// Starts it; it ends by itself.
///
/// Boxed here, once: every future is of a type of its own, and what runs it
/// would be compiled for each.
pub fn spawn(work: impl Future<Output = ()> + 'static) {
    let work: Pin<Box<dyn Future<Output = ()>>> = Box::pin(work);
    wasm_bindgen_futures::spawn_local(work);
}
