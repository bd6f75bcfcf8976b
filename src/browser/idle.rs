//! Notices that nobody has used the page for a while, by the wall clock, so
//! that a laptop's sleep counts too.

use std::cell::Cell;
use std::rc::Rc;

use super::listener::Listener;
use super::timer::{Interval, every};
use super::{clock, document, window};

/// A watch that calls back once when the page has been idle for its limit;
/// it ends when dropped, also within its own callback.
#[must_use = "the watch ends as soon as it is dropped"]
pub struct Idle {
    watch: Rc<Watch>,
    _listeners: Vec<Listener>,
    _checks: Interval,
}

impl Idle {
    /// Calls back once `limit_minutes` have passed without activity, counted
    /// from now.
    pub fn watch(limit_minutes: u32, on_idle: impl Fn() + 'static) -> Self {
        let wall = || clock::now().as_millis();
        Self::watch_with_clocks(limit_minutes, wall, clock::monotonic_ms, on_idle)
    }

    /// Like [`Self::watch`], with another clock in milliseconds.
    pub fn watch_with_clock(
        limit_minutes: u32,
        now_ms: impl Fn() -> u64 + Clone + 'static,
        on_idle: impl Fn() + 'static,
    ) -> Self {
        let steady = now_ms.clone();
        Self::watch_with_clocks(limit_minutes, now_ms, move || steady() as f64, on_idle)
    }

    /// Like [`Self::watch`], with other clocks in milliseconds: one that a user
    /// can set, and one that nobody sets but that may stand still in sleep. What
    /// either says is over is over.
    fn watch_with_clocks(
        limit_minutes: u32,
        now_ms: impl Fn() -> u64 + 'static,
        steady_ms: impl Fn() -> f64 + 'static,
        on_idle: impl Fn() + 'static,
    ) -> Self {
        let watch = Rc::new(Watch {
            last_activity_ms: Cell::new(now_ms()),
            last_steady_ms: Cell::new(steady_ms()),
            steady_ms: Box::new(steady_ms),
            limit_ms: Cell::new(in_ms(limit_minutes)),
            called: Cell::new(false),
            now_ms: Box::new(now_ms),
            on_idle: Box::new(on_idle),
        });
        let on_document = ACTIVITY.map(|event| {
            let watch = Rc::clone(&watch);
            Listener::capturing(&document(), event, move |_| watch.activity())
        });
        // Nobody has touched anything yet.
        let looks = {
            let watch = Rc::clone(&watch);
            move |_| watch.check()
        };
        let on_focus = Listener::new(&window(), "focus", looks.clone());
        let on_sight = Listener::new(&document(), "visibilitychange", looks);
        let checks = every(CHECK_EVERY_MS, {
            let watch = Rc::clone(&watch);
            move || watch.check()
        });
        let listeners = on_document
            .into_iter()
            .chain([on_focus, on_sight])
            .collect();
        Self {
            watch,
            _listeners: listeners,
            _checks: checks,
        }
    }

    /// Changes the limit; it counts from the last activity.
    pub fn set_limit(&self, limit_minutes: u32) {
        self.watch.limit_ms.set(in_ms(limit_minutes));
        self.watch.check();
    }
}

struct Watch {
    last_activity_ms: Cell<u64>,
    last_steady_ms: Cell<f64>,
    steady_ms: Box<dyn Fn() -> f64>,
    limit_ms: Cell<u64>,
    called: Cell<bool>,
    now_ms: Box<dyn Fn() -> u64>,
    on_idle: Box<dyn Fn()>,
}

impl Watch {
    /// Checks before it counts: the first touch after a night's sleep comes
    /// too late to keep the page open.
    fn activity(&self) {
        self.check();
        self.last_activity_ms.set((self.now_ms)());
        self.last_steady_ms.set((self.steady_ms)());
    }

    fn check(&self) {
        let over = is_over(
            (self.now_ms)(),
            self.last_activity_ms.get(),
            self.limit_ms.get(),
        );
        let steady_ms = (self.steady_ms)() - self.last_steady_ms.get();
        let over = over || steady_ms >= self.limit_ms.get() as f64;
        if over && !self.called.replace(true) {
            (self.on_idle)();
        }
    }
}

/// Whether the limit has passed since the last activity. A clock that was set
/// back by more than the limit tells nothing about how much time has passed,
/// so it counts as over; a smaller correction doesn't.
#[must_use]
pub fn is_over(now_ms: u64, last_activity_ms: u64, limit_ms: u64) -> bool {
    now_ms.abs_diff(last_activity_ms) >= limit_ms
}

fn in_ms(minutes: u32) -> u64 {
    u64::from(minutes) * 60_000
}

/// What only somebody at the page does.
const ACTIVITY: [&str; 4] = ["pointerdown", "keydown", "scroll", "touchstart"];

const CHECK_EVERY_MS: u32 = 5_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn the_limit_decides() {
        const LIMIT: u64 = 300_000;
        for (now, last, over) in [
            (1_000_000, 1_000_000, false),
            (1_299_999, 1_000_000, false),
            (1_300_000, 1_000_000, true),
            (u64::MAX, 1_000_000, true),
            // The clock went back.
            (999_000, 1_000_000, false),
            (700_000, 1_000_000, true),
        ] {
            assert_eq!(is_over(now, last, LIMIT), over, "{now} {last}");
        }
    }
}
