//! What is kept in the browser.

use std::cell::RefCell;
use std::rc::Rc;

use vigie::browser::storage::{
    Change, StorageError, available, erase, on_change, read_slot, set_setting, setting, write_slot,
};
use vigie::browser::timer::sleep;
use vigie::vault::StorageSlot;
use wasm_bindgen_test::wasm_bindgen_test;

use super::script;

#[wasm_bindgen_test]
fn a_slot_gives_back_the_very_bytes() {
    erase().unwrap();
    assert!(available());
    let text = "{\"a\":\"é 🔒 \u{0} \\u0000 \u{2028}\"}\n";
    write_slot(StorageSlot::A, text.as_bytes()).unwrap();
    assert_eq!(read_slot(StorageSlot::A).unwrap().unwrap(), text.as_bytes());
    assert_eq!(read_slot(StorageSlot::B).unwrap(), None);
    // Stored as it is, not as JSON within JSON: storage and export are the same.
    let raw = script("localStorage.getItem('vigie.slot.a')")
        .as_string()
        .unwrap();
    assert_eq!(raw, text);
}

#[wasm_bindgen_test]
fn bytes_that_are_no_text_are_not_written() {
    erase().unwrap();
    write_slot(StorageSlot::A, b"old").unwrap();
    assert_eq!(
        write_slot(StorageSlot::A, b"\xff\xfe"),
        Err(StorageError::NotKept)
    );
    assert_eq!(read_slot(StorageSlot::A).unwrap().unwrap(), b"old");
}

#[wasm_bindgen_test]
fn settings_keep_their_type() {
    erase().unwrap();
    assert_eq!(setting::<String>("language"), None);
    set_setting("language", "nl").unwrap();
    set_setting("idle-minutes", 7_u32).unwrap();
    assert_eq!(setting::<String>("language").as_deref(), Some("nl"));
    assert_eq!(setting::<u32>("idle-minutes"), Some(7));
    assert_eq!(setting::<u32>("language"), None);
}

#[wasm_bindgen_test]
fn erasing_takes_all_of_ours_and_nothing_else() {
    script("localStorage.setItem('other', 'stays')");
    write_slot(StorageSlot::A, b"a").unwrap();
    write_slot(StorageSlot::B, b"b").unwrap();
    set_setting("language", "de").unwrap();
    script("localStorage.setItem('vigie.from-a-newer-version', 'x')");
    erase().unwrap();
    let keys = script("Object.keys(localStorage).join()")
        .as_string()
        .unwrap();
    assert_eq!(keys, "other");
    script("localStorage.removeItem('other')");
}

#[wasm_bindgen_test]
fn a_full_storage_says_so_and_keeps_what_it_had() {
    erase().unwrap();
    write_slot(StorageSlot::A, b"old").unwrap();
    let huge = vec![b'x'; 12 * 1024 * 1024];
    assert_eq!(write_slot(StorageSlot::A, &huge), Err(StorageError::Full));
    let huge = String::from_utf8(huge).unwrap();
    assert_eq!(set_setting("huge", huge), Err(StorageError::Full));
    assert_eq!(read_slot(StorageSlot::A).unwrap().unwrap(), b"old");
    assert_eq!(setting::<String>("huge"), None);
}

#[wasm_bindgen_test]
fn a_write_that_the_browser_drops_does_not_count_as_kept() {
    erase().unwrap();
    write_slot(StorageSlot::B, b"old").unwrap();
    script("window.setItem_ = Storage.prototype.setItem; Storage.prototype.setItem = () => {}");
    let outcome = write_slot(StorageSlot::B, b"new");
    script("Storage.prototype.setItem = window.setItem_");
    assert_eq!(outcome, Err(StorageError::NotKept));
    assert_eq!(write_slot(StorageSlot::B, b"new"), Ok(()));
}

#[wasm_bindgen_test]
fn a_blocked_storage_is_an_error_and_no_panic() {
    script(
        "window.storage_ = Object.getOwnPropertyDescriptor(window, 'localStorage');
         Object.defineProperty(window, 'localStorage', { configurable: true,
             get() { throw new DOMException('blocked', 'SecurityError') } })",
    );
    let outcome = (
        available(),
        read_slot(StorageSlot::A),
        write_slot(StorageSlot::A, b"x"),
        set_setting("language", "fr"),
        setting::<String>("language"),
        erase(),
    );
    script("Object.defineProperty(window, 'localStorage', window.storage_)");
    let refused = StorageError::Refused;
    assert_eq!(
        outcome,
        (
            false,
            Err(refused),
            Err(refused),
            Err(refused),
            None,
            Err(refused)
        )
    );
    assert!(available());
}

#[wasm_bindgen_test]
async fn changes_by_another_window_are_told() {
    erase().unwrap();
    let seen: Rc<RefCell<Vec<Change>>> = Rc::default();
    let listener = on_change({
        let seen = Rc::clone(&seen);
        move |change| seen.borrow_mut().push(change)
    });
    script(
        "var other = document.createElement('iframe');
         document.body.append(other);
         other.contentWindow.localStorage.setItem('other', '1');
         other.contentWindow.localStorage.setItem('vigie.slot.b', '{}');
         other.contentWindow.localStorage.setItem('vigie.setting.language', '\"fr\"');
         other.contentWindow.localStorage.clear()",
    );
    sleep(500).await;
    let all = [
        Change::Slot(StorageSlot::B),
        Change::Setting,
        Change::Everything,
    ];
    assert_eq!(*seen.borrow(), all);

    drop(listener);
    script("other.contentWindow.localStorage.setItem('vigie.slot.a', '{}')");
    sleep(300).await;
    assert_eq!(*seen.borrow(), all);
    script("other.remove()");
    erase().unwrap();
}
