//! Key derivation off the page's thread.

use std::cell::RefCell;
use std::rc::Rc;

use vigie::browser::derive::{Progress, with};
use vigie::browser::timer::{every, sleep};
use vigie::browser::worker::{Module, Worker, WorkerError};
use vigie::vault::{Derivation, Kek, ROUNDS_FLOOR, ROUNDS_MOST, derive_kek};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

use super::crypto::by_platform;
use super::{built, script};

#[wasm_bindgen_test]
async fn the_worker_derives_what_the_pure_function_does() {
    let ticks = Rc::new(RefCell::new(0));
    let ticker = every(10, {
        let ticks = Rc::clone(&ticks);
        move || *ticks.borrow_mut() += 1
    });
    let (module, heard) = watched("").await;
    let derived = derived(Ok(module), SECRET, &slot(210_000)).await;
    drop(ticker);
    assert_eq!(derived, known(SECRET, &slot(210_000)));
    // How many probes it takes depends on how fast the first one was.
    let heard = heard().await;
    assert!(heard >= 3.0, "a trial, probes, and the key: {heard}");
    assert!(
        *ticks.borrow() >= 5,
        "the page stood still: {} ticks",
        ticks.borrow()
    );
}

#[wasm_bindgen_test]
async fn a_new_slot_gets_rounds_that_suit_the_device() {
    // Set to stand still: a clock that can be set doesn't measure.
    script("window.now = Date.now; const still = Date.now(); Date.now = () => still;");
    for module in [Ok(built("deriver").await), Err(WorkerError::NotStarted)] {
        let is_module = module.is_ok();
        let (seen, on_progress) = progress();
        let salt = vec![7; 16];
        let (derivation, kek) =
            with(async { module }, 10_000, SECRET, salt, None, &on_progress).await;
        console_log!(
            "by the module: {is_module}; {} rounds: {:?}",
            derivation.rounds,
            seen.borrow()
        );
        assert!(
            matches!(**seen.borrow(), [Progress::Started, Progress::Expected(ms)] if ms > 0),
            "{:?}",
            seen.borrow()
        );
        assert_eq!(derivation.salt, [7; 16]);
        assert!((ROUNDS_FLOOR..ROUNDS_MOST).contains(&derivation.rounds));
        assert_eq!(kek.as_bytes()[..], by_platform(SECRET, &derivation).await);
    }
    script("Date.now = window.now;");
}

#[wasm_bindgen_test]
async fn without_a_module_the_browser_derives_the_same_key() {
    for secret in [SECRET, LONG, b""] {
        let derived = derived(Err(WorkerError::NotStarted), secret, &slot(1_000)).await;
        assert_eq!(derived, known(secret, &slot(1_000)));
    }
}

/// One that is right for short secrets only as well: HMAC hashes those that are
/// longer than a block first.
#[wasm_bindgen_test]
async fn a_module_that_derives_another_key_is_not_used() {
    let wrong = "new Uint8Array(exports.memory.buffer)[exports.room(0)] ^= 1;";
    for (case, secret) in [
        (wrong.to_owned(), SECRET),
        (format!("if (request > 168) {{ {wrong} }}"), LONG),
    ] {
        let (module, heard) = watched(&case).await;
        let derived = derived(Ok(module), secret, &slot(1_000)).await;
        assert_eq!(derived, known(secret, &slot(1_000)), "{case}");
        assert_eq!(heard().await, 1.0, "it was tried: {case}");
    }
}

/// Longer than there is room for in the module.
#[wasm_bindgen_test]
async fn no_secret_is_too_long() {
    let long = [7; 5_000];
    let derived = derived(Ok(built("deriver").await), &long, &slot(1_000)).await;
    assert_eq!(derived, known(&long, &slot(1_000)));
}

#[wasm_bindgen_test]
async fn the_worker_ends_with_its_answer() {
    let (module, heard) = watched("setInterval(() => channel.postMessage(1), 10);").await;
    // One that is kept goes on after its answer.
    let kept = Worker::start(&module).unwrap();
    kept.ready(10_000).await.unwrap();
    kept.ask(&[], 10_000).await.unwrap_err();
    let mut waited = 0;
    while heard().await < 5.0 {
        waited += 1;
        assert!(waited < 100, "it does not run");
    }
    drop(kept);
    let derived = derived(Ok(module), SECRET, &slot(1_000)).await;
    assert_eq!(derived, known(SECRET, &slot(1_000)));
    let before = heard().await;
    sleep(200).await;
    assert_eq!(heard().await, before, "it still runs");
}

#[wasm_bindgen_test]
async fn a_worker_that_breaks_is_not_waited_for() {
    script("console.info('a message about a missing script follows')");
    let answers = |answer: &str| {
        format!(
            "data:text/javascript,onmessage = () => {{ onmessage = () => {answer}; postMessage(true) }}"
        )
    };
    let mut broken: Vec<Module> = [
        "./there-is-no-such-script.js".to_owned(),
        // Breaks while it starts.
        "data:text/javascript,throw new Error('broken')".to_owned(),
        // Says something that isn't understood.
        "data:text/javascript,postMessage([99])".to_owned(),
        "data:text/javascript,postMessage(null)".to_owned(),
        // Never gets ready.
        "data:text/javascript,setInterval(() => {}, 10)".to_owned(),
        // Takes the request, then breaks, answers with a key of the wrong length,
        // or never.
        answers("{ throw new Error('broken') }"),
        answers("postMessage(null)"),
        answers("postMessage(new Uint8Array(31))"),
        answers("{}"),
    ]
    .into_iter()
    .map(|script| Module::new(script, JsValue::UNDEFINED, JsValue::UNDEFINED))
    .collect();
    // Breaks with the probe, and with the key.
    for last in [1, 2] {
        let breaks = format!("if (++window.answered > {last}) return 0;");
        broken.push(watched(&breaks).await.0);
    }
    for (case, module) in broken.into_iter().enumerate() {
        let derived = derived_within(Ok(module), 500, SECRET, &slot(1_000)).await;
        assert_eq!(derived, known(SECRET, &slot(1_000)), "case {case}");
    }
}

/// The built module in a worker that runs a script after each answer, which it
/// tells of; and how often it has told of something.
async fn watched(after: &str) -> (Module, impl AsyncFn() -> f64) {
    let address = script(&format!(
        "window.heard = 0;
         window.channel ??= new BroadcastChannel('derivations');
         window.channel.onmessage = () => {{ window.heard += 1 }};
         URL.createObjectURL(new Blob([`
             self.window = self;
             self.answered = 0;
             const channel = new BroadcastChannel('derivations');
             const {{ instantiate }} = WebAssembly;
             WebAssembly.instantiate = async (program, imports) => {{
                 const {{ exports }} = await instantiate(program, imports);
                 const answer = (request) => {{
                     const length = exports.answer(request);
                     channel.postMessage(1);
                     {after}
                     return length;
                 }};
                 return {{ exports: {{ ...exports, answer }} }};
             }};
             importScripts('${{location.origin}}/dist/deriver.js');
         `], {{ type: 'text/javascript' }}))"
    ));
    let built = built("deriver").await;
    let module = built.with_script(address.as_string().unwrap());
    let heard = async || {
        // It comes another way than the answers.
        sleep(100).await;
        script("window.heard").as_f64().unwrap()
    };
    (module, heard)
}

async fn derived(
    module: Result<Module, WorkerError>,
    secret: &[u8],
    slot: &Derivation,
) -> [u8; 32] {
    derived_within(module, 10_000, secret, slot).await
}

async fn derived_within(
    module: Result<Module, WorkerError>,
    start_ms: u32,
    secret: &[u8],
    slot: &Derivation,
) -> [u8; 32] {
    let (seen, on_progress) = progress();
    let (salt, rounds) = (slot.salt.clone(), Some(slot.rounds));
    let (derivation, kek): (Derivation, Kek) = with(
        async { module },
        start_ms,
        secret,
        salt,
        rounds,
        &on_progress,
    )
    .await;
    assert_eq!(derivation, *slot);
    let seen = seen.borrow();
    assert_eq!(seen.first(), Some(&Progress::Started));
    assert!(
        matches!(seen.last(), Some(Progress::Expected(_))),
        "{seen:?}"
    );
    *kek.as_bytes()
}

fn known(secret: &[u8], slot: &Derivation) -> [u8; 32] {
    *derive_kek(secret, slot).as_bytes()
}

fn slot(rounds: u32) -> Derivation {
    Derivation {
        salt: b"16 bytes of salt".to_vec(),
        rounds,
    }
}

fn progress() -> (Rc<RefCell<Vec<Progress>>>, impl Fn(Progress)) {
    let seen: Rc<RefCell<Vec<Progress>>> = Rc::default();
    let note = {
        let seen = Rc::clone(&seen);
        move |progress| seen.borrow_mut().push(progress)
    };
    (seen, note)
}

const SECRET: &[u8] = "une phrase de passe assez longue — é".as_bytes();

/// More than a block of SHA-512.
const LONG: &[u8] = &[b'v'; 200];
