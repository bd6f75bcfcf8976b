//! Key derivation in a worker.

use std::cell::RefCell;
use std::rc::Rc;

use vigie::browser::derive::{Progress, derive, make, set_worker};
use vigie::browser::timer::{every, sleep};
use vigie::vault::{Derivation, ROUNDS_FLOOR, ROUNDS_MOST, derive_kek};
use wasm_bindgen_test::{console_log, wasm_bindgen_test};
use zeroize::Zeroizing;

use super::crypto::by_platform;
use super::script;

#[wasm_bindgen_test]
async fn the_worker_derives_what_the_pure_function_does() {
    set_worker(BUILT, 10_000);
    let derivation = Derivation {
        salt: b"16 bytes of salt".to_vec(),
        rounds: 210_000,
    };
    let (seen, on_progress) = progress();
    let ticks = Rc::new(RefCell::new(0));
    let ticker = every(10, {
        let ticks = Rc::clone(&ticks);
        move || *ticks.borrow_mut() += 1
    });
    let start = js_sys::Date::now();
    let kek = derive(secret(), &derivation, on_progress).await;
    console_log!(
        "took {} ms: {:?}",
        js_sys::Date::now() - start,
        seen.borrow()
    );
    drop(ticker);

    assert_eq!(
        kek.as_bytes(),
        derive_kek(&secret(), &derivation).as_bytes()
    );
    assert!(
        matches!(**seen.borrow(), [Progress::Started, Progress::Expected(ms)] if ms > 0),
        "is the worker in dist/? {:?}",
        seen.borrow()
    );
    assert!(
        *ticks.borrow() >= 5,
        "the page stood still: {} ticks",
        ticks.borrow()
    );
}

#[wasm_bindgen_test]
async fn a_new_slot_gets_rounds_that_suit_the_device() {
    set_worker(BUILT, 10_000);
    let (seen, on_progress) = progress();
    let start = js_sys::Date::now();
    let (derivation, kek) = make(secret(), vec![7; 16], on_progress).await;
    console_log!(
        "{} rounds took {} ms: {:?}",
        derivation.rounds,
        js_sys::Date::now() - start,
        seen.borrow()
    );
    assert!(
        matches!(**seen.borrow(), [Progress::Started, Progress::Expected(ms)] if ms > 0),
        "is the worker in dist/? {:?}",
        seen.borrow()
    );
    assert_eq!(derivation.salt, [7; 16]);
    assert!((ROUNDS_FLOOR..=ROUNDS_MOST).contains(&derivation.rounds));
    assert_eq!(
        kek.as_bytes()[..],
        by_platform(&secret(), &derivation).await
    );
}

#[wasm_bindgen_test]
async fn the_worker_has_a_faster_module_derive() {
    let heard = watched_worker("", "");
    assert_eq!(derived().await, known(), "by the module");
    assert!(heard() >= 3.0, "a trial, a probe, and the key: {}", heard());
    set_worker(BUILT, 10_000);
}

#[wasm_bindgen_test]
async fn without_simd_the_worker_does_it_itself() {
    let heard = watched_worker("throw new WebAssembly.CompileError('as without SIMD');", "");
    assert_eq!(derived().await, known(), "by the program");
    assert!(heard() < 1.0, "the module was used");
    set_worker(BUILT, 10_000);
}

#[wasm_bindgen_test]
async fn a_module_that_derives_another_key_is_not_used() {
    let heard = watched_worker(
        "",
        "const at = exports.room(0); new Uint8Array(exports.memory.buffer)[at] ^= 1;",
    );
    assert_eq!(derived().await, known(), "by the program");
    assert!(heard() >= 1.0, "it was tried");
    set_worker(BUILT, 10_000);
}

/// From now on the worker is the built one, with two scripts put in: before the
/// module is compiled, and after each derivation by it. Returns how many there
/// have been of these.
fn watched_worker(before: &str, after: &str) -> impl Fn() -> f64 {
    let address = script(&format!(
        "window.derivations = 0;
         window.channel ??= new BroadcastChannel('derivations');
         window.channel.onmessage = () => {{ window.derivations += 1 }};
         URL.createObjectURL(new Blob([`
             const channel = new BroadcastChannel('derivations');
             const {{ instantiate }} = WebAssembly;
             WebAssembly.instantiate = async (code, imports) => {{
                 if (!('./deriver_bg.js' in imports)) return instantiate(code, imports);
                 {before}
                 const {{ instance }} = await instantiate(code, imports);
                 const {{ exports }} = instance;
                 const derive = (...numbers) => {{
                     const done = exports.derive(...numbers);
                     {after}
                     channel.postMessage(1);
                     return done;
                 }};
                 return {{ instance: {{ exports: {{ ...exports, derive }} }} }};
             }};
             await import('${{location.origin}}{BUILT}');
         `], {{ type: 'text/javascript' }}))"
    ));
    set_worker(address.as_string().unwrap().leak(), 10_000);
    || script("window.derivations").as_f64().unwrap()
}

/// The key of the slot of [`known`], from a worker.
async fn derived() -> [u8; 32] {
    let (seen, on_progress) = progress();
    let kek = derive(secret(), &slot(), on_progress).await;
    assert!(
        matches!(**seen.borrow(), [Progress::Started, Progress::Expected(_)]),
        "is the worker in dist/? {:?}",
        seen.borrow()
    );
    // What the worker said of its derivations comes another way.
    sleep(100).await;
    *kek.as_bytes()
}

fn known() -> [u8; 32] {
    *derive_kek(&secret(), &slot()).as_bytes()
}

fn slot() -> Derivation {
    Derivation {
        salt: b"16 bytes of salt".to_vec(),
        rounds: 20_000,
    }
}

#[wasm_bindgen_test]
async fn the_worker_ends_with_its_answer() {
    let address = script(
        "window.alive = 0;
         new BroadcastChannel('alive').onmessage = () => { window.alive += 1 };
         URL.createObjectURL(new Blob([`
             const alive = new BroadcastChannel('alive');
             setInterval(() => alive.postMessage(1), 10);
             const answer = [2, 1000, new Uint8Array(32).fill(7)];
             onmessage = () => setTimeout(() => postMessage(answer), 200);
             postMessage([0]);
         `], { type: 'text/javascript' }))",
    );
    set_worker(address.as_string().unwrap().leak(), 10_000);
    let (_, on_progress) = progress();
    let (_, kek) = make(secret(), vec![7; 16], on_progress).await;
    assert_eq!(kek.as_bytes(), &[7; 32]);
    sleep(100).await;
    let alive = || script("window.alive").as_f64().unwrap();
    let before = alive();
    assert!(before >= 1.0, "it ran");
    sleep(200).await;
    assert_eq!(alive(), before, "it still runs");
    set_worker(BUILT, 10_000);
}

#[wasm_bindgen_test]
async fn without_a_worker_the_page_does_it_and_says_so() {
    script("console.info('a message about a missing script follows')");
    for broken in [
        "./there-is-no-such-script.js",
        // Breaks while it starts.
        "data:text/javascript,throw new Error('broken')",
        // Of another version: says something that isn't understood.
        "data:text/javascript,postMessage([99])",
        // Never gets ready.
        "data:text/javascript,setInterval(() => {}, 10)",
        // Takes the request, then breaks.
        "data:text/javascript,onmessage = () => { throw new Error('broken') }; postMessage([0])",
        // Answers with a key of the wrong length.
        "data:text/javascript,onmessage = () => postMessage([2, 1, new Uint8Array(31)]); postMessage([0])",
    ] {
        set_worker(broken, 500);
        let derivation = Derivation {
            salt: b"16 bytes of salt".to_vec(),
            rounds: 1_000,
        };
        let (seen, on_progress) = progress();
        let kek = derive(secret(), &derivation, on_progress).await;
        assert_eq!(
            kek.as_bytes(),
            derive_kek(&secret(), &derivation).as_bytes(),
            "{broken}"
        );
        assert_eq!(
            *seen.borrow(),
            [Progress::Started, Progress::OnMainThread],
            "{broken}"
        );
    }
    set_worker(BUILT, 10_000);
}

fn secret() -> Zeroizing<Vec<u8>> {
    Zeroizing::new("une phrase de passe assez longue — é".as_bytes().to_vec())
}

fn progress() -> (Rc<RefCell<Vec<Progress>>>, impl Fn(Progress)) {
    let seen: Rc<RefCell<Vec<Progress>>> = Rc::default();
    let note = {
        let seen = Rc::clone(&seen);
        move |progress| seen.borrow_mut().push(progress)
    };
    (seen, note)
}

/// Where the test runner serves the worker of the built site.
const BUILT: &str = "/dist/worker.js";
