//! Short messages to the other tabs and windows of the site.

use wasm_bindgen::JsCast;
use web_sys::{BroadcastChannel, MessageEvent};

use super::listener::Listener;

/// A channel that all tabs of the site share; nobody hears their own messages.
/// Closed when dropped.
#[derive(Debug)]
pub struct Channel {
    channel: BroadcastChannel,
    _listener: Listener,
}

impl Channel {
    /// Joins the channel of this name; `None` where the browser has none.
    #[must_use]
    pub fn join(name: &str, on_message: impl Fn(&str) + 'static) -> Option<Self> {
        let channel = BroadcastChannel::new(name).ok()?;
        let listener = Listener::new(&channel, "message", move |event| {
            let data = event.unchecked_into::<MessageEvent>().data();
            if let Some(message) = data.as_string() {
                on_message(&message);
            }
        });
        Some(Self {
            channel,
            _listener: listener,
        })
    }

    /// Tells all the others.
    pub fn post(&self, message: &str) {
        // Throws only for what can't be cloned; a string can.
        let _ = self.channel.post_message(&message.into());
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.channel.close();
    }
}
