//! Timers and the browser's randomness.

use std::cell::Cell;
use std::rc::Rc;

use vigie::browser::entropy::BrowserRandom;
use vigie::browser::timer::{Debounce, sleep};
use vigie::vault::Random;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn an_action_waits_until_asking_ends() {
    let (calls, debounce) = counter(150);
    for _ in 0..4 {
        debounce.trigger();
        sleep(60).await;
        assert_eq!(calls.get(), 0);
    }
    assert!(debounce.is_waiting());
    sleep(300).await;
    assert_eq!(calls.get(), 1);
    assert!(!debounce.is_waiting());
}

#[wasm_bindgen_test]
async fn a_waiting_action_can_run_now_or_not_at_all() {
    let (calls, debounce) = counter(50);
    debounce.flush();
    assert_eq!(calls.get(), 0, "nobody asked");
    debounce.trigger();
    debounce.flush();
    assert_eq!(calls.get(), 1);
    debounce.trigger();
    assert!(debounce.cancel());
    debounce.trigger();
    drop(debounce);
    sleep(150).await;
    assert_eq!(calls.get(), 1);
}

#[wasm_bindgen_test]
fn random_bytes_differ() {
    let (mut one, mut two) = ([0; 32], [0; 32]);
    BrowserRandom.fill(&mut one);
    BrowserRandom.fill(&mut two);
    assert_ne!(one, two);
    assert_ne!(one, [0; 32]);
}

fn counter(pause_ms: u32) -> (Rc<Cell<u32>>, Debounce) {
    let calls = Rc::new(Cell::new(0));
    let debounce = Debounce::new(pause_ms, {
        let calls = Rc::clone(&calls);
        move || calls.set(calls.get() + 1)
    });
    (calls, debounce)
}
