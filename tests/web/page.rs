//! The page: address, focus, clipboard, typed secrets, and being left.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use vigie::browser::leaving::on_leave;
use vigie::browser::location::{hash, on_hash_change, replace_hash, set_hash};
use vigie::browser::page::{CopyError, copy, focus_id, set_title};
use vigie::browser::secret;
use vigie::browser::timer::sleep;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use super::script;

#[wasm_bindgen_test]
async fn the_address_follows_and_is_followed() {
    let seen: Rc<RefCell<Vec<String>>> = Rc::default();
    let listener = on_hash_change({
        let seen = Rc::clone(&seen);
        move |hash| seen.borrow_mut().push(hash)
    });
    set_hash("/measure/local-07");
    assert_eq!(hash(), "/measure/local-07");
    sleep(100).await;
    let length = script("history.length");
    replace_hash("/summary");
    sleep(100).await;
    assert_eq!(hash(), "/summary");
    assert_eq!(script("history.length"), length);
    assert_eq!(*seen.borrow(), ["/measure/local-07", "/summary"]);

    drop(listener);
    set_hash("");
    sleep(100).await;
    assert_eq!(hash(), "");
    assert_eq!(seen.borrow().len(), 2);
}

#[wasm_bindgen_test]
fn title_and_focus_move() {
    set_title("Vigie — essai");
    assert_eq!(
        script("document.title").as_string().unwrap(),
        "Vigie — essai"
    );
    script("document.body.insertAdjacentHTML('beforeend', '<h1 id=heading tabindex=-1>x</h1>')");
    assert!(focus_id("heading"));
    assert!(!focus_id("there-is-no-such-id"));
    script("document.getElementById('heading').remove()");
}

#[wasm_bindgen_test]
async fn copying_tells_how_it_went() {
    let clipboard = |write: &str| {
        script(&format!(
            "Object.defineProperty(navigator, 'clipboard',
                 {{ configurable: true, value: {{ writeText: {write} }} }})"
        ));
    };
    clipboard("async text => { window.copied = text }");
    assert_eq!(copy("ABCD-é").await, Ok(()));
    assert_eq!(script("copied").as_string().unwrap(), "ABCD-é");
    clipboard("async () => { throw new DOMException('no', 'NotAllowedError') }");
    assert_eq!(copy("x").await, Err(CopyError::Refused));
    script("delete navigator.clipboard");
}

#[wasm_bindgen_test]
fn a_typed_secret_is_read_composed_and_left_in_its_field() {
    let input =
        script("var field = document.createElement('input'); field.type = 'password'; field");
    let input = input.unchecked_into::<HtmlInputElement>();
    input.set_value("e\u{301}te\u{301} 🔒 ok");
    assert_eq!(*secret::read(&input), "été 🔒 ok");
    assert_eq!(input.value(), "e\u{301}te\u{301} 🔒 ok");
    // Hangul and ligatures: composed, but never replaced by what looks alike.
    assert_eq!(
        *secret::normalize_nfc("\u{1112}\u{1161}\u{11ab} \u{fb01}"),
        "\u{d55c} \u{fb01}"
    );
}

#[wasm_bindgen_test]
fn leaving_is_noticed_in_time() {
    let calls = Rc::new(Cell::new(0));
    let asks = Rc::new(Cell::new(false));
    let leaving = on_leave(
        {
            let calls = Rc::clone(&calls);
            move || calls.set(calls.get() + 1)
        },
        {
            let asks = Rc::clone(&asks);
            move || asks.get()
        },
    );
    script("document.dispatchEvent(new Event('visibilitychange'))");
    assert_eq!(calls.get(), 0, "still visible");
    script(
        "Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'hidden' });
         document.dispatchEvent(new Event('visibilitychange'));
         delete document.visibilityState",
    );
    assert_eq!(calls.get(), 1);
    script("window.dispatchEvent(new Event('pagehide'))");
    assert_eq!(calls.get(), 2);
    let leave = "window.dispatchEvent(new Event('beforeunload', { cancelable: true }))";
    let goes = || js_sys::eval(leave).unwrap().as_bool();
    assert_eq!(goes(), Some(true));
    asks.set(true);
    assert_eq!(goes(), Some(false), "the browser asks");
    assert_eq!(calls.get(), 4);
    drop(leaving);
    assert_eq!(goes(), Some(true));
    script("window.dispatchEvent(new Event('pagehide'))");
    assert_eq!(calls.get(), 4);
}
