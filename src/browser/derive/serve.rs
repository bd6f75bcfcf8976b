//! The worker's half: the same program once more, in a memory of its own. It
//! gets one request, answers it, and is ended by the page.

use js_sys::global;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::deriver::Deriver;
use super::protocol::{Reply, Request};
use super::work;

/// Whether the program runs in a worker rather than in a page.
#[must_use]
pub fn is_worker() -> bool {
    global().is_instance_of::<DedicatedWorkerGlobalScope>()
}

/// Waits for the request.
pub fn serve() {
    let on_request = Closure::once_into_js(|event: MessageEvent| {
        let Some(request) = Request::from_js(&event.data()) else {
            // Becomes an `error` event on the page, which does without.
            wasm_bindgen::throw_str("not a request");
        };
        let answer = work::run(&request, &Deriver::of_worker(), |ms| {
            post(&Reply::Expected(ms));
        });
        post(&Reply::Done(answer));
    });
    scope().set_onmessage(Some(on_request.unchecked_ref()));
    post(&Reply::Ready);
}

fn post(reply: &Reply) {
    let (message, transfer) = reply.to_js();
    // Nobody is left to tell if the page is gone.
    let _ = scope().post_message_with_transfer(&message, &transfer);
}

fn scope() -> DedicatedWorkerGlobalScope {
    global().unchecked_into()
}
