//! Timers: once after a pause, again and again, and as a future.

use std::cell::RefCell;
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::rc::Rc;
use std::task::Poll;

pub use gloo_timers::callback::Interval;
use gloo_timers::callback::Timeout;
use wasm_bindgen_futures::JsFuture;

use super::window;

/// Runs an action once nothing has asked for it any more for a while.
///
/// Clones share one timer; it is cancelled when the last of them is dropped.
#[derive(Clone)]
pub struct Debounce {
    inner: Rc<Inner>,
}

struct Inner {
    pause_ms: u32,
    action: Box<dyn Fn()>,
    timeout: RefCell<Option<Timeout>>,
}

impl Debounce {
    /// An action to run `pause_ms` milliseconds after the last [`Self::trigger`].
    pub fn new(pause_ms: u32, action: impl Fn() + 'static) -> Self {
        let inner = Inner {
            pause_ms,
            action: Box::new(action),
            timeout: RefCell::new(None),
        };
        Self {
            inner: Rc::new(inner),
        }
    }

    /// Asks for the action, putting it off if it was already asked for.
    pub fn trigger(&self) {
        let waiting = Rc::downgrade(&self.inner);
        let timeout = Timeout::new(self.inner.pause_ms, move || {
            if let Some(inner) = waiting.upgrade() {
                inner.timeout.take();
                (inner.action)();
            }
        });
        self.inner.timeout.replace(Some(timeout));
    }

    /// Runs the action now if it is waiting: for a page that is being left.
    pub fn flush(&self) {
        if self.cancel() {
            (self.inner.action)();
        }
    }

    /// Forgets that the action was asked for; whether it was.
    pub fn cancel(&self) -> bool {
        self.inner.timeout.take().is_some()
    }

    /// Whether the action has been asked for and has not run yet.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.inner.timeout.borrow().is_some()
    }
}

/// Calls back every `period_ms` milliseconds until the handle is dropped.
/// Browsers slow timers down in hidden tabs and stop them during sleep.
#[must_use = "the calls end as soon as the handle is dropped"]
pub fn every(period_ms: u32, action: impl Fn() + 'static) -> Interval {
    Interval::new(period_ms, action)
}

/// Waits until the page has been drawn as it is now.
pub async fn drawn() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let _ = window().request_animation_frame(&resolve);
        // A page that nobody sees is not drawn.
        let _ = window()
            .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, LONGEST_FRAME_MS);
    });
    let _ = JsFuture::from(promise).await;
    // Its turn comes before the drawing.
    sleep(0).await;
}

/// Waits, letting the page draw and react meanwhile.
pub async fn sleep(ms: u32) {
    let ms = i32::try_from(ms).unwrap_or(i32::MAX);
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, ms);
    });
    let _ = JsFuture::from(promise).await;
}

/// What comes of this work; `None` if nothing has within so many milliseconds,
/// and the work is dropped.
pub async fn within<T>(ms: u32, work: impl Future<Output = T>) -> Option<T> {
    let (mut work, mut end) = (pin!(work), pin!(sleep(ms)));
    poll_fn(|context| match work.as_mut().poll(context) {
        Poll::Ready(done) => Poll::Ready(Some(done)),
        Poll::Pending => end.as_mut().poll(context).map(|()| None),
    })
    .await
}

/// Until a page counts as one that nobody sees.
const LONGEST_FRAME_MS: i32 = 200;
