//! Event listeners that end when they are dropped.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget};

/// A listener on one target for one kind of event; removed when dropped, also
/// when that happens within its own callback.
#[must_use = "a listener ends as soon as it is dropped"]
#[derive(Debug)]
pub struct Listener {
    target: EventTarget,
    event: &'static str,
    capture: bool,
    callback: Closure<dyn Fn(Event)>,
}

impl Listener {
    /// Calls back for each `event` that reaches `target`, bubbled ones included.
    pub fn new(
        target: &EventTarget,
        event: &'static str,
        callback: impl Fn(Event) + 'static,
    ) -> Self {
        Self::add(target, event, false, callback)
    }

    /// Calls back for each `event` on `target` and on anything in it, before
    /// they see it. Events that don't bubble, such as `scroll`, are seen too.
    pub fn capturing(
        target: &EventTarget,
        event: &'static str,
        callback: impl Fn(Event) + 'static,
    ) -> Self {
        Self::add(target, event, true, callback)
    }

    fn add(
        target: &EventTarget,
        event: &'static str,
        capture: bool,
        callback: impl Fn(Event) + 'static,
    ) -> Self {
        let callback = Closure::<dyn Fn(Event)>::new(callback);
        // Throws only for options of the wrong type, of which there are none.
        let _ = target.add_event_listener_with_callback_and_bool(
            event,
            callback.as_ref().unchecked_ref(),
            capture,
        );
        Self {
            target: target.clone(),
            event,
            capture,
            callback,
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self.target.remove_event_listener_with_callback_and_bool(
            self.event,
            self.callback.as_ref().unchecked_ref(),
            self.capture,
        );
    }
}
