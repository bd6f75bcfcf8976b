//! The last moment at which a page surely still runs.

use web_sys::VisibilityState;

use super::listener::Listener;
use super::{document, window};

/// Listens for the page being left; ends when dropped.
#[must_use = "it ends as soon as it is dropped"]
#[derive(Debug)]
pub struct Leaving {
    _listeners: [Listener; 3],
}

/// Calls back when the page goes out of sight or is closed: it may never run
/// again, so the callback has to finish its work before it returns. It may be
/// called more than once, and the page may come back.
///
/// Where `asks` says so afterwards, the browser asks the user whether to leave
/// at all, in words of its own.
pub fn on_leave(
    callback: impl Fn() + Clone + 'static,
    asks: impl Fn() -> bool + 'static,
) -> Leaving {
    let hidden = {
        let callback = callback.clone();
        Listener::new(&document(), "visibilitychange", move |_| {
            if document().visibility_state() == VisibilityState::Hidden {
                callback();
            }
        })
    };
    // Safari closes a visible tab without a `visibilitychange`.
    let closed = {
        let callback = callback.clone();
        Listener::new(&window(), "pagehide", move |_| callback())
    };
    let asked = Listener::new(&window(), "beforeunload", {
        let callback = callback.clone();
        move |event| {
            callback();
            if asks() {
                event.prevent_default();
            }
        }
    });
    Leaving {
        _listeners: [hidden, closed, asked],
    }
}
