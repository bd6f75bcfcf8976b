//! WebAssembly modules in workers: one way to start them, to ask them with
//! bytes, and to end them.
//!
//! A worker is started from what the page holds: its script as a `blob:`
//! address, its program compiled. `public/boot.js` has fetched both when the
//! page was loaded and held them to the digests of the build, so that an open
//! page runs no code that its host sends later. Such a worker is also under the
//! page's own policy, whereas one that comes from an address brings a policy
//! along. `worker.js` is the worker's half.
//!
//! A worker that is dropped ends, and with it the memory that saw what was
//! asked. What is sent is transferred and what has come is wiped, so that no
//! second copy stays behind.

use std::cell::{Cell, RefCell};
use std::future::{Future, poll_fn};
use std::rc::Rc;
use std::task::{Poll, Waker};

use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageEvent;
use zeroize::Zeroizing;

use super::listener::Listener;
use super::timer::within;

/// Why a module gives no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WorkerError {
    /// It could not be had, is not what was built, or does not start in this
    /// browser.
    #[error("the module does not start")]
    NotStarted,
    /// The file that it reads first could not be had.
    #[error("the module's file is missing")]
    FileMissing,
    /// The file that it reads first is not the one that was built.
    #[error("the module's file is damaged")]
    FileDamaged,
    /// It started, and then broke or did not answer in time.
    #[error("the module does not answer")]
    Broken,
    /// It was ended before it could answer.
    #[error("the module was ended")]
    Ended,
}

/// What a worker is started from.
#[derive(Clone)]
pub struct Module {
    script: String,
    program: JsValue,
    file: JsValue,
}

impl Module {
    /// A script at an address, the `WebAssembly.Module` that it runs, and the
    /// file that the module reads first, as an `ArrayBuffer`, if any.
    #[must_use]
    pub fn new(script: String, program: JsValue, file: JsValue) -> Self {
        Self {
            script,
            program,
            file,
        }
    }

    /// The same program with the script at another address.
    #[must_use]
    pub fn with_script(self, script: String) -> Self {
        Self { script, ..self }
    }

    /// The page's module of this name, and the file that it reads first, if
    /// any, within so many milliseconds.
    ///
    /// # Errors
    ///
    /// [`WorkerError::NotStarted`], and those of the file.
    pub async fn of_page(
        name: &str,
        file: Option<&str>,
        limit_ms: u32,
    ) -> Result<Self, WorkerError> {
        let parts = async {
            let parts = JsFuture::from(held_module(name)?).await?;
            let parts = parts.dyn_into::<Array>()?;
            let script = parts.get(0).as_string().unwrap_or_default();
            Ok((script, parts.get(1)))
        };
        let parts = within(limit_ms, parts).await;
        let (script, program) = parts
            .unwrap_or(Err(JsValue::UNDEFINED))
            .map_err(|_: JsValue| WorkerError::NotStarted)?;
        let file = match file {
            Some(name) => within(limit_ms, async { JsFuture::from(held_file(name)?).await })
                .await
                .and_then(Result::ok)
                .ok_or(WorkerError::FileMissing)?,
            None => JsValue::UNDEFINED,
        };
        if file.is_null() {
            return Err(WorkerError::FileDamaged);
        }
        Ok(Self::new(script, program, file))
    }
}

/// A module in a worker, which ends when this is dropped. It is asked one thing
/// at a time.
pub struct Worker {
    worker: web_sys::Worker,
    said: Rc<Said>,
    _listeners: [Listener; 3],
}

impl Worker {
    /// Starts a module. Whether it has started is told by [`Self::ready`].
    ///
    /// # Errors
    ///
    /// [`WorkerError::NotStarted`].
    pub fn start(module: &Module) -> Result<Self, WorkerError> {
        let worker = web_sys::Worker::new(&module.script).map_err(|_| WorkerError::NotStarted)?;
        let said = Rc::new(Said::default());
        let hear = |event, ends: fn(web_sys::Event) -> JsValue| {
            let said = Rc::clone(&said);
            Listener::new(&worker, event, move |event| said.end(Ok(ends(event))))
        };
        let broken = |_| JsValue::NULL;
        let listeners = [
            hear("message", |event| {
                event.unchecked_into::<MessageEvent>().data()
            }),
            hear("error", broken),
            hear("messageerror", broken),
        ];
        let started = worker.post_message(&Array::of2(&module.program, &module.file));
        let this = Self {
            worker,
            said,
            _listeners: listeners,
        };
        started.map_err(|_| WorkerError::NotStarted)?;
        Ok(this)
    }

    /// Waits until it has started, for so many milliseconds.
    ///
    /// # Errors
    ///
    /// Any [`WorkerError`] but [`WorkerError::Broken`].
    pub fn ready(&self, limit_ms: u32) -> impl Future<Output = Result<(), WorkerError>> + use<> {
        let said = self.said.next();
        async move {
            match within(limit_ms, said).await {
                Some(Ok(started)) => match started.as_bool() {
                    Some(true) => Ok(()),
                    Some(false) => Err(WorkerError::FileDamaged),
                    None => Err(WorkerError::NotStarted),
                },
                Some(Err(error)) => Err(error),
                None => Err(WorkerError::NotStarted),
            }
        }
    }

    /// Asks it at once; what it answers, within so many milliseconds.
    ///
    /// # Errors
    ///
    /// [`WorkerError::Broken`] or [`WorkerError::Ended`].
    pub fn ask(
        &self,
        request: &[u8],
        limit_ms: u32,
    ) -> impl Future<Output = Result<Zeroizing<Vec<u8>>, WorkerError>> + use<> {
        let message = Uint8Array::from(request);
        let transfer = Array::of1(&message.buffer());
        let said = self.said.next();
        let posted = self.worker.post_message_with_transfer(&message, &transfer);
        async move {
            posted.map_err(|_| WorkerError::Broken)?;
            let said = within(limit_ms, said).await.ok_or(WorkerError::Broken)??;
            taken(said).ok_or(WorkerError::Broken)
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.worker.terminate();
        self.said.end(Err(WorkerError::Ended));
    }
}

/// The bytes of a message, which is wiped.
pub fn taken(message: JsValue) -> Option<Zeroizing<Vec<u8>>> {
    let array = message.dyn_into::<Uint8Array>().ok()?;
    let bytes = Zeroizing::new(array.to_vec());
    array.fill(0, 0, array.length());
    Some(bytes)
}

/// What a worker has said, for whoever waits for it.
#[derive(Default)]
struct Said {
    last: RefCell<Option<Result<JsValue, WorkerError>>>,
    waiting: Cell<Option<Waker>>,
}

impl Said {
    fn end(&self, with: Result<JsValue, WorkerError>) {
        self.last.replace(Some(with));
        if let Some(waiting) = self.waiting.take() {
            waiting.wake();
        }
    }

    fn next(self: &Rc<Self>) -> impl Future<Output = Result<JsValue, WorkerError>> + use<> {
        let said = Rc::clone(self);
        poll_fn(move |context| match said.last.take() {
            Some(last) => Poll::Ready(last),
            None => {
                said.waiting.set(Some(context.waker().clone()));
                Poll::Pending
            }
        })
    }
}

#[wasm_bindgen]
extern "C" {
    /// `[script address, WebAssembly.Module]`.
    #[wasm_bindgen(catch, js_namespace = held, js_name = module)]
    fn held_module(name: &str) -> Result<Promise, JsValue>;

    /// The file as an `ArrayBuffer`, or `null` if it is not what was built.
    #[wasm_bindgen(catch, js_namespace = held, js_name = file)]
    fn held_file(name: &str) -> Result<Promise, JsValue>;
}
