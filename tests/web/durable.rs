//! The vault's slots in the database.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::Promise;
use vigie::browser::durable::{
    DurableError, LONGEST_MS, Slots, erase, read_slots, write_slot, write_slot_if,
};
use vigie::browser::timer::sleep;
use vigie::vault::StorageSlot::{A, B};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use wasm_bindgen_test::wasm_bindgen_test;

use super::script;

#[wasm_bindgen_test]
async fn slots_give_back_the_very_bytes() {
    erase().await.unwrap();
    assert_eq!(read_slots().await, Ok([None, None]));
    let all: Vec<u8> = (0..=u8::MAX).collect();
    write_slot(B, &all).await.unwrap();
    assert_eq!(read_slots().await, Ok([None, Some(all.clone())]));
    write_slot(A, b"").await.unwrap();
    write_slot(B, b"new").await.unwrap();
    let both = [Some(Vec::new()), Some(b"new".to_vec())];
    assert_eq!(read_slots().await, Ok(both));
    erase().await.unwrap();
    assert_eq!(read_slots().await, Ok([None, None]));
}

#[wasm_bindgen_test]
async fn nothing_is_left_after_erasing() {
    write_slot(A, b"a").await.unwrap();
    assert_eq!(databases().await, "vigie");
    erase().await.unwrap();
    assert_eq!(databases().await, "");
}

#[wasm_bindgen_test]
async fn a_write_is_strict_and_ends_with_its_transaction() {
    erase().await.unwrap();
    // Opened beforehand, so that only the write's own transaction is seen.
    read_slots().await.unwrap();
    script(
        "var transactions = [], transaction_ = IDBDatabase.prototype.transaction;
         IDBDatabase.prototype.transaction = function (...all) {
             const one = transaction_.apply(this, all);
             const seen = { mode: one.mode, durability: one.durability, complete: false };
             one.addEventListener('complete', () => seen.complete = true);
             transactions.push(seen);
             return one;
         }",
    );
    let outcome = write_slot(A, b"a").await;
    script("IDBDatabase.prototype.transaction = transaction_");
    outcome.unwrap();
    assert_eq!(
        text("JSON.stringify(transactions)"),
        r#"[{"mode":"readwrite","durability":"strict","complete":true}]"#
    );
}

#[wasm_bindgen_test]
async fn writes_that_overlap_are_done_in_their_order() {
    erase().await.unwrap();
    for number in 0..20_u8 {
        spawn_local(async move { write_slot(A, &[number]).await.unwrap() });
    }
    write_slot(B, b"last").await.unwrap();
    let both = [Some(vec![19]), Some(b"last".to_vec())];
    assert_eq!(read_slots().await, Ok(both));
}

#[wasm_bindgen_test]
async fn a_write_that_depends_on_what_is_there_sees_it_and_leaves_it() {
    erase().await.unwrap();
    let onto = |allowed: [Option<Vec<u8>>; 2]| Rc::new(move |found: &Slots| *found == allowed);
    let empty = || onto([None, None]);
    let first = [Some(b"first".to_vec()), None];
    let written = write_slot_if(A, b"first", empty()).await;
    assert_eq!(written, Ok(([None, None], true)));
    // What is there by now is given, and stays.
    let refused = write_slot_if(A, b"second", empty()).await;
    assert_eq!(refused, Ok((first.clone(), false)));
    assert_eq!(read_slots().await, Ok(first.clone()));
    let written = write_slot_if(B, b"second", onto(first.clone())).await;
    assert_eq!(written, Ok((first, true)));
    let both = [Some(b"first".to_vec()), Some(b"second".to_vec())];
    assert_eq!(read_slots().await, Ok(both));
}

/// Of many that are begun at once, each of which takes only what it saw first,
/// one is done.
#[wasm_bindgen_test]
async fn no_other_write_comes_between_looking_and_writing() {
    erase().await.unwrap();
    let done = Rc::new(Cell::new(0));
    for number in 0..10_u8 {
        let done = Rc::clone(&done);
        spawn_local(async move {
            let is_empty = Rc::new(|found: &Slots| found[0].is_none());
            let (_, written) = write_slot_if(A, &[number], is_empty).await.unwrap();
            done.set(done.get() + u32::from(written));
        });
    }
    sleep(500).await;
    assert_eq!(done.get(), 1);
    assert_eq!(read_slots().await, Ok([Some(vec![0]), None]));
}

#[wasm_bindgen_test]
async fn a_put_that_fails_leaves_what_was_there_and_says_why() {
    erase().await.unwrap();
    write_slot(A, b"old").await.unwrap();
    script(
        "var put_ = IDBObjectStore.prototype.put;
         IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); }",
    );
    let full = write_slot_if(A, b"new", Rc::new(|_: &Slots| true)).await;
    script("IDBObjectStore.prototype.put = put_");
    assert_eq!(full, Err(DurableError::Full));
    assert_eq!(read_slots().await, Ok([Some(b"old".to_vec()), None]));
}

#[wasm_bindgen_test]
async fn a_database_deleted_underneath_is_made_anew() {
    write_slot(A, b"old").await.unwrap();
    // No one who is asked to let go of it holds it up.
    assert_eq!(deleted().await, "deleted");
    write_slot(B, b"new").await.unwrap();
    assert_eq!(read_slots().await, Ok([None, Some(b"new".to_vec())]));
}

#[wasm_bindgen_test]
async fn a_connection_closed_underneath_is_opened_anew() {
    erase().await.unwrap();
    script(
        "var open_ = IDBFactory.prototype.open, connections = [];
         IDBFactory.prototype.open = function (...all) {
             const request = open_.apply(this, all);
             request.addEventListener('success', () => connections.push(request.result));
             return request;
         }",
    );
    write_slot(A, b"old").await.unwrap();
    script("connections[0].close()");
    let while_closed = write_slot(A, b"new").await;
    // As when the user clears the site's data: no warning, an event afterwards.
    script("connections[1].close(); connections[1].dispatchEvent(new Event('close'))");
    let read = read_slots().await;
    script("IDBFactory.prototype.open = open_");
    assert_eq!(while_closed, Ok(()));
    assert_eq!(read, Ok([Some(b"new".to_vec()), None]));
    assert_eq!(text("String(connections.length)"), "3");
}

#[wasm_bindgen_test]
async fn a_transaction_broken_off_is_tried_once_more() {
    erase().await.unwrap();
    write_slot(A, b"old").await.unwrap();
    let break_off = |times: u32| {
        script(&format!(
            "var put_ = IDBObjectStore.prototype.put, left = {times};
             IDBObjectStore.prototype.put = function (...all) {{
                 const request = put_.apply(this, all);
                 if (left > 0) {{ left -= 1; this.transaction.abort(); }}
                 return request;
             }}"
        ));
    };
    let restore = || script("IDBObjectStore.prototype.put = put_");
    break_off(2);
    let twice = write_slot(A, b"new").await;
    restore();
    assert_eq!(twice, Err(DurableError::Gone));
    assert_eq!(read_slots().await, Ok([Some(b"old".to_vec()), None]));
    break_off(1);
    let once = write_slot(A, b"new").await;
    restore();
    assert_eq!(once, Ok(()));
    assert_eq!(read_slots().await, Ok([Some(b"new".to_vec()), None]));
}

#[wasm_bindgen_test]
async fn two_connections_see_each_other() {
    erase().await.unwrap();
    write_slot(A, b"ours").await.unwrap();
    promised(
        "new Promise((resolve, reject) => {
            const opening = indexedDB.open('vigie', 1);
            opening.onsuccess = () => {
                window.other = opening.result;
                const theirs = other.transaction('slots', 'readwrite');
                theirs.objectStore('slots').put(new Uint8Array([1, 2]), 'b');
                theirs.oncomplete = () => resolve('');
            };
            opening.onerror = () => reject(opening.error);
        })",
    )
    .await;
    let both = [Some(b"ours".to_vec()), Some(vec![1, 2])];
    assert_eq!(read_slots().await, Ok(both));
    write_slot(B, b"ours again").await.unwrap();
    let seen = promised(
        "new Promise((resolve) => {
            const reading = other.transaction('slots').objectStore('slots').get('b');
            reading.onsuccess = () => resolve(new TextDecoder().decode(reading.result));
        })",
    )
    .await;
    assert_eq!(seen, "ours again");
    script("other.onversionchange = () => other.close()");
    erase().await.unwrap();
}

#[wasm_bindgen_test]
async fn a_tab_that_does_not_let_go_holds_nothing_up_for_ever() {
    erase().await.unwrap();
    write_slot(A, b"a").await.unwrap();
    // The deletion waits for this tab, and everyone else waits for the deletion.
    promised(
        "new Promise((resolve) => {
            const opening = indexedDB.open('vigie', 1);
            opening.onsuccess = () => {
                window.other = opening.result;
                indexedDB.deleteDatabase('vigie').onblocked = () => resolve('');
            };
        })",
    )
    .await;
    let before = now();
    let outcome = read_slots().await;
    let took = now() - before;
    assert_eq!(outcome, Err(DurableError::TimedOut));
    let limit = f64::from(LONGEST_MS);
    assert!((limit..limit + 1_000.0).contains(&took), "{took} ms");

    script("other.close()");
    write_slot(B, b"b").await.unwrap();
    assert_eq!(read_slots().await, Ok([None, Some(b"b".to_vec())]));
    // What timed out is over and holds up nothing either.
    assert_eq!(deleted().await, "deleted");
}

#[wasm_bindgen_test]
async fn erasing_empties_the_slots_even_if_a_tab_does_not_let_go() {
    erase().await.unwrap();
    write_slot(A, b"a").await.unwrap();
    promised(
        "new Promise((resolve) => {
            const opening = indexedDB.open('vigie', 1);
            opening.onsuccess = () => resolve(window.other = opening.result);
        })",
    )
    .await;
    erase().await.unwrap();
    let left = promised(
        "new Promise((resolve) => {
            const counting = other.transaction('slots').objectStore('slots').count();
            counting.onsuccess = () => resolve(String(counting.result));
        })",
    )
    .await;
    assert_eq!(left, "0");
    script("other.close()");
    assert_eq!(read_slots().await, Ok([None, None]));
}

#[wasm_bindgen_test]
async fn a_full_disk_says_so_and_keeps_what_it_had() {
    erase().await.unwrap();
    write_slot(A, b"old").await.unwrap();
    // Browsers find out when the value is put, or only when it is written.
    let full = "throw new DOMException('full', 'QuotaExceededError')";
    let at_once = put_replaced_by(full, || write_slot(A, b"new")).await;
    assert_eq!(at_once, Err(DurableError::Full));
    script(
        "var error_ = Object.getOwnPropertyDescriptor(IDBTransaction.prototype, 'error');
         Object.defineProperty(IDBTransaction.prototype, 'error', { configurable: true,
             get() { return new DOMException('full', 'QuotaExceededError') } })",
    );
    let abort = "this.transaction.abort()";
    let later = put_replaced_by(abort, || write_slot(A, b"new")).await;
    script("Object.defineProperty(IDBTransaction.prototype, 'error', error_)");
    assert_eq!(later, Err(DurableError::Full));
    assert_eq!(read_slots().await, Ok([Some(b"old".to_vec()), None]));
}

#[wasm_bindgen_test]
async fn any_other_failure_is_an_error_and_no_panic() {
    erase().await.unwrap();
    let odd = "throw new TypeError('odd')";
    let outcome = put_replaced_by(odd, || write_slot(A, b"new")).await;
    assert_eq!(outcome, Err(DurableError::Failed));
    let nothing = "throw undefined";
    let outcome = put_replaced_by(nothing, || write_slot(A, b"new")).await;
    assert_eq!(outcome, Err(DurableError::Failed));
    assert_eq!(write_slot(A, b"new").await, Ok(()));
}

#[wasm_bindgen_test]
async fn a_refused_database_is_an_error_and_no_panic() {
    erase().await.unwrap();
    let refusals = [
        "throw new DOMException('blocked', 'SecurityError')",
        "return undefined",
        "return null",
    ];
    for refusal in refusals {
        script(&format!(
            "var indexedDB_ = Object.getOwnPropertyDescriptor(window, 'indexedDB');
             Object.defineProperty(window, 'indexedDB', {{ configurable: true, get() {{ {refusal} }} }})"
        ));
        let outcome = (
            read_slots().await,
            write_slot(A, b"new").await,
            erase().await,
        );
        script("Object.defineProperty(window, 'indexedDB', indexedDB_)");
        let refused = DurableError::Refused;
        assert_eq!(
            outcome,
            (Err(refused), Err(refused), Err(refused)),
            "{refusal}"
        );
    }
    assert_eq!(read_slots().await, Ok([None, None]));
}

#[wasm_bindgen_test]
async fn a_newer_programs_database_is_not_touched_but_can_be_erased() {
    erase().await.unwrap();
    promised(
        "new Promise((resolve) => {
            const opening = indexedDB.open('vigie', 2);
            opening.onupgradeneeded = () => opening.result.createObjectStore('newer').put(1, 1);
            opening.onsuccess = () => { opening.result.close(); resolve(''); };
        })",
    )
    .await;
    assert_eq!(read_slots().await, Err(DurableError::Refused));
    assert_eq!(write_slot(A, b"old").await, Err(DurableError::Refused));
    let kept = promised(
        "new Promise((resolve) => {
            const opening = indexedDB.open('vigie');
            opening.onsuccess = () => {
                const reading = opening.result.transaction('newer').objectStore('newer').get(1);
                reading.onsuccess = () => {
                    opening.result.close();
                    resolve(opening.result.version + ' ' + reading.result);
                };
            };
        })",
    )
    .await;
    assert_eq!(kept, "2 1");
    erase().await.unwrap();
    assert_eq!(databases().await, "");
}

#[wasm_bindgen_test]
async fn a_slot_with_anything_but_bytes_is_not_an_empty_one() {
    erase().await.unwrap();
    write_slot(B, b"b").await.unwrap();
    promised(
        "new Promise((resolve) => {
            const opening = indexedDB.open('vigie', 1);
            opening.onsuccess = () => {
                const odd = opening.result.transaction('slots', 'readwrite');
                odd.objectStore('slots').put('text', 'a');
                odd.oncomplete = () => { opening.result.close(); resolve(''); };
            };
        })",
    )
    .await;
    let both = [Some(Vec::new()), Some(b"b".to_vec())];
    assert_eq!(read_slots().await, Ok(both));
    erase().await.unwrap();
}

/// Does something while storing a value does this instead.
async fn put_replaced_by<T>(code: &str, act: impl AsyncFnOnce() -> T) -> T {
    script(&format!(
        "var put_ = IDBObjectStore.prototype.put;
         IDBObjectStore.prototype.put = function () {{ {code} }}"
    ));
    let outcome = act().await;
    script("IDBObjectStore.prototype.put = put_");
    outcome
}

/// Deletes the database as another tab would; how that went.
async fn deleted() -> String {
    promised(
        "new Promise((resolve) => {
            const deleting = indexedDB.deleteDatabase('vigie');
            deleting.onsuccess = () => resolve('deleted');
            deleting.onblocked = () => resolve('blocked');
            deleting.onerror = () => resolve('failed');
        })",
    )
    .await
}

/// The names of all databases of this site.
async fn databases() -> String {
    // A deletion is told before the list knows of it.
    sleep(50).await;
    promised("indexedDB.databases().then((all) => all.map((one) => one.name).join())").await
}

/// The text that a script promises, or nothing for any other value.
async fn promised(code: &str) -> String {
    let promise: Promise = script(code).unchecked_into();
    JsFuture::from(promise)
        .await
        .unwrap()
        .as_string()
        .unwrap_or_default()
}

fn text(code: &str) -> String {
    script(code).as_string().unwrap()
}

fn now() -> f64 {
    script("performance.now()").as_f64().unwrap()
}
