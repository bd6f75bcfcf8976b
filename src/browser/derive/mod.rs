//! Key derivation off the main thread: half a second of work that the page
//! must not stand still for.
//!
//! Each derivation has a worker of its own, which ends with it, and with it
//! the memory that saw the secret. Where no worker can start (a page opened
//! from a file, an old browser), the page does the work itself and says so.

pub mod deriver;
pub mod protocol;
pub mod serve;
pub mod work;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};
use zeroize::Zeroizing;

use self::deriver::Deriver;
use self::protocol::{Answer, Reply, Request};
use super::listener::Listener;
use super::timer::sleep;
use crate::vault::{Derivation, Kek};

/// How far a derivation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// It has begun, in a worker that is being started.
    Started,
    /// No worker would do it: it goes on in the page, which stands still
    /// meanwhile.
    OnMainThread,
    /// About how long the rest takes from now on, in milliseconds.
    Expected(u32),
}

/// Derives the key-encryption key of a slot that exists.
///
/// It always comes to an end: whatever befalls the worker, the page can do its
/// work. Dropping the future ends the worker.
pub async fn derive(
    secret: Zeroizing<Vec<u8>>,
    derivation: &Derivation,
    on_progress: impl Fn(Progress) + 'static,
) -> Kek {
    let (salt, rounds) = (derivation.salt.clone(), Some(derivation.rounds));
    run(
        Request {
            secret,
            salt,
            rounds,
        },
        on_progress,
    )
    .await
    .kek
}

/// Derives the key-encryption key of a new slot, with as many rounds as take
/// this device about half a second, within the bounds of
/// [`work::calibrated`].
pub async fn make(
    secret: Zeroizing<Vec<u8>>,
    salt: Vec<u8>,
    on_progress: impl Fn(Progress) + 'static,
) -> (Derivation, Kek) {
    let request = Request {
        secret,
        salt: salt.clone(),
        rounds: None,
    };
    let Answer { rounds, kek } = run(request, on_progress).await;
    (Derivation { salt, rounds }, kek)
}

/// Sets where the worker's script is, relative to the page, and how long it
/// may take to start, in milliseconds. For tests, which break workers.
#[doc(hidden)]
pub fn set_worker(address: &'static str, start_limit_ms: u32) {
    WORKER.set(Script {
        address,
        start_limit_ms,
    });
}

async fn run(request: Request, on_progress: impl Fn(Progress) + 'static) -> Answer {
    let request = Rc::new(request);
    let on_progress: Rc<dyn Fn(Progress)> = Rc::new(on_progress);
    on_progress(Progress::Started);
    if let Some(answer) = in_worker(Rc::clone(&request), Rc::clone(&on_progress)).await {
        return answer;
    }
    on_progress(Progress::OnMainThread);
    // What was just reported can only be drawn before the page stands still.
    sleep(DRAW_MS).await;
    work::run(&request, &Deriver::own(), |_| {})
}

/// The answer of a worker; `None` when it doesn't start, or breaks.
async fn in_worker(request: Rc<Request>, on_progress: Rc<dyn Fn(Progress)>) -> Option<Answer> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let script = WORKER.get();
    let worker = Worker::new_with_options(script.address, &options).ok()?;
    let running = Running(worker.clone());

    let mut resolve = None;
    let ended = Promise::new(&mut |function, _| resolve = Some(function));
    let resolve = resolve?;
    let end = move || {
        // A promise's own function: it throws nothing.
        let _ = resolve.call0(&JsValue::UNDEFINED);
    };
    let start_limit = RefCell::new(Some(Timeout::new(script.start_limit_ms, end.clone())));
    let answer: Rc<Cell<Option<Answer>>> = Rc::default();

    let _on_error = ["error", "messageerror"].map(|event| {
        let end = end.clone();
        Listener::new(&worker, event, move |_| end())
    });
    let _on_message = Listener::new(&running.0, "message", {
        let answer = Rc::clone(&answer);
        move |event| match Reply::from_js(&event.unchecked_into::<MessageEvent>().data()) {
            Some(Reply::Ready) => {
                start_limit.take();
                let (message, transfer) = request.to_js();
                if worker
                    .post_message_with_transfer(&message, &transfer)
                    .is_err()
                {
                    end();
                }
            }
            Some(Reply::Expected(ms)) => on_progress(Progress::Expected(ms)),
            Some(Reply::Done(done)) => {
                answer.set(Some(done));
                end();
            }
            // A worker of another version of the program.
            None => end(),
        }
    });
    let _ = JsFuture::from(ended).await;
    answer.take()
}

/// A worker that is ended when this is dropped.
struct Running(Worker);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.terminate();
    }
}

#[derive(Clone, Copy)]
struct Script {
    address: &'static str,
    start_limit_ms: u32,
}

thread_local! {
    static WORKER: Cell<Script> =
        const { Cell::new(Script { address: "./worker.js", start_limit_ms: 10_000 }) };
}

/// Time for the page to draw, in milliseconds.
const DRAW_MS: u32 = 50;
