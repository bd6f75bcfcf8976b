//! The key derivation worker: gets one request, answers it, and is ended by
//! the page. See `browser::derive`.

use js_sys::global;
use vigie::browser::derive::protocol::{Reply, Request};
use vigie::browser::derive::work;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

fn main() {
    let on_request = Closure::once_into_js(|event: MessageEvent| {
        let Some(request) = Request::from_js(&event.data()) else {
            // Becomes an `error` event on the page, which does without.
            wasm_bindgen::throw_str("not a request");
        };
        let answer = work::run(&request, |ms| post(&Reply::Expected(ms)));
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
