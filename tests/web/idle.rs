//! Nobody at the page, by a clock that the tests set.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use vigie::browser::idle::Idle;
use vigie::browser::timer::sleep;
use wasm_bindgen_test::wasm_bindgen_test;

use super::script;

#[wasm_bindgen_test]
fn activity_keeps_the_page_open() {
    let bench = Bench::new();
    let _idle = bench.watch(5);
    for event in ["pointerdown", "keydown", "scroll", "touchstart"] {
        bench.pass(4 * MINUTE);
        script(&format!(
            "document.body.dispatchEvent(new Event('{event}'))"
        ));
        assert_eq!(bench.calls.get(), 0, "{event}");
    }
}

/// A window that comes to the front by itself is nobody at the page.
#[wasm_bindgen_test]
fn a_page_that_is_seen_again_is_not_used() {
    for sign in [
        "document.dispatchEvent(new Event('visibilitychange'))",
        "window.dispatchEvent(new Event('focus'))",
    ] {
        let bench = Bench::new();
        let _idle = bench.watch(5);
        bench.pass(4 * MINUTE);
        script(sign);
        bench.pass(2 * MINUTE);
        script(sign);
        assert_eq!(bench.calls.get(), 1, "{sign}");
    }
}

#[wasm_bindgen_test]
fn the_first_touch_after_a_long_sleep_comes_too_late() {
    for touch in [
        "document.dispatchEvent(new Event('visibilitychange'))",
        "window.dispatchEvent(new Event('focus'))",
        "document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }))",
    ] {
        let bench = Bench::new();
        let _idle = bench.watch(5);
        bench.pass(60 * MINUTE);
        script(touch);
        assert_eq!(bench.calls.get(), 1, "{touch}");
        bench.pass(60 * MINUTE);
        script(touch);
        assert_eq!(bench.calls.get(), 1, "called once only: {touch}");
    }
}

#[wasm_bindgen_test]
async fn without_any_event_the_clock_is_looked_at_every_few_seconds() {
    let bench = Bench::new();
    let _idle = bench.watch(5);
    bench.pass(5 * MINUTE);
    assert_eq!(bench.calls.get(), 0);
    sleep(5_300).await;
    assert_eq!(bench.calls.get(), 1);
}

#[wasm_bindgen_test]
fn the_limit_can_change_while_it_runs() {
    let bench = Bench::new();
    let idle = bench.watch(20);
    bench.pass(6 * MINUTE);
    idle.set_limit(7);
    assert_eq!(bench.calls.get(), 0);
    idle.set_limit(5);
    assert_eq!(bench.calls.get(), 1);
}

#[wasm_bindgen_test]
fn a_dropped_watch_is_silent() {
    let bench = Bench::new();
    drop(bench.watch(5));
    bench.pass(60 * MINUTE);
    script("window.dispatchEvent(new Event('focus'))");
    assert_eq!(bench.calls.get(), 0);
}

#[wasm_bindgen_test]
fn a_watch_may_be_dropped_by_its_own_callback() {
    let bench = Bench::new();
    let idle: Rc<RefCell<Option<Idle>>> = Rc::default();
    let now = Rc::clone(&bench.now);
    let calls = Rc::clone(&bench.calls);
    let watch = Idle::watch_with_clock(5, move || now.get(), {
        let idle = Rc::clone(&idle);
        move || {
            idle.take();
            calls.set(calls.get() + 1);
        }
    });
    idle.replace(Some(watch));
    bench.pass(60 * MINUTE);
    script("window.dispatchEvent(new Event('focus')); window.dispatchEvent(new Event('focus'))");
    assert_eq!(bench.calls.get(), 1);
    assert!(idle.borrow().is_none());
}

/// A clock to set, and a count of calls.
struct Bench {
    now: Rc<Cell<u64>>,
    calls: Rc<Cell<u32>>,
}

impl Bench {
    fn new() -> Self {
        Self {
            now: Rc::new(Cell::new(1_795_262_400_000)),
            calls: Rc::default(),
        }
    }

    fn watch(&self, minutes: u32) -> Idle {
        let (now, calls) = (Rc::clone(&self.now), Rc::clone(&self.calls));
        Idle::watch_with_clock(
            minutes,
            move || now.get(),
            move || calls.set(calls.get() + 1),
        )
    }

    fn pass(&self, ms: u64) {
        self.now.set(self.now.get() + ms);
    }
}

const MINUTE: u64 = 60_000;
