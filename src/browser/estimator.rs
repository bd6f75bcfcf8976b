//! The password estimator and passphrase maker, in a worker of its own.
//!
//! `public/estimator.js` loads the program (the crate `vigie-estimator`) and
//! its dictionary, which are no part of the page's program. Ending the worker
//! ends the memory that saw the passwords.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::mem;
use std::rc::{Rc, Weak};

use gloo_timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};
use zeroize::Zeroizing;

use super::listener::Listener;
use crate::strength::Purpose;
use crate::strength::exchange::{Judgement, Reply, Request};
use crate::strength::passphrase::{Passphrase, PassphraseError, Recipe};

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EstimatorError {
    /// The program could not be had, or does not start in this browser.
    #[error("the estimator does not start")]
    NotStarted,
    /// The dictionary could not be had.
    #[error("no dictionary")]
    DictionaryMissing,
    /// The dictionary is not the one that was built.
    #[error("a damaged dictionary")]
    DictionaryDamaged,
    /// It started, and then broke or did not answer in time.
    #[error("the estimator does not answer")]
    Broken,
    /// Another password has been asked about since.
    #[error("another question came after this one")]
    Superseded,
    /// It was ended before it could answer.
    #[error("the estimator was ended")]
    Ended,
    /// There is no passphrase of the kind that was asked for.
    #[error("no such passphrase: {0}")]
    Refused(#[from] PassphraseError),
}

/// A running estimator; clones are the same one. It ends when the last is
/// dropped.
#[derive(Clone)]
pub struct Estimator(Rc<Inner>);

struct Inner {
    state: RefCell<State>,
    /// They end with this.
    listeners: RefCell<Vec<Listener>>,
}

struct State {
    worker: Option<Worker>,
    phase: Phase,
    /// Whom the answer under way is for.
    asked: Option<Question>,
    waiting: VecDeque<(Zeroizing<Vec<u8>>, Question)>,
    /// Ends what takes too long.
    limit: Option<Timeout>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    Starting,
    Idle,
    Answering,
    Failed(EstimatorError),
}

struct Question {
    /// Whether a later question of the kind takes its place.
    is_judgement: bool,
    then: Then,
}

type Then = Box<dyn FnOnce(Result<Reply, EstimatorError>)>;

impl Estimator {
    /// Starts it. That it can't be started is the answer to every question.
    #[must_use]
    pub fn start() -> Self {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let (script, limit_ms) = SCRIPT.get();
        let worker = Worker::new_with_options(script, &options).ok();
        let phase = match worker {
            Some(_) => Phase::Starting,
            None => Phase::Failed(EstimatorError::NotStarted),
        };
        let estimator = Self(Rc::new(Inner {
            state: RefCell::new(State {
                worker: worker.clone(),
                phase,
                asked: None,
                waiting: VecDeque::new(),
                limit: None,
            }),
            listeners: RefCell::default(),
        }));
        if let Some(worker) = worker {
            estimator.0.listen(&worker);
            estimator.0.limit(limit_ms, EstimatorError::NotStarted);
        }
        estimator
    }

    /// Asks how strong a password is. A later question takes the place of this
    /// one, which is [`EstimatorError::Superseded`] then.
    pub fn judge(
        &self,
        password: Zeroizing<String>,
        words: Vec<String>,
        year: u16,
        purpose: Purpose,
        then: impl FnOnce(Result<Judgement, EstimatorError>) + 'static,
    ) {
        let request = Request::Judge {
            password,
            words,
            year,
            purpose,
        };
        let question = Question {
            is_judgement: true,
            then: Box::new(move |reply| {
                then(match reply {
                    Ok(Reply::Judgement(judgement)) => Ok(judgement),
                    Ok(_) => Err(EstimatorError::Broken),
                    Err(error) => Err(error),
                });
            }),
        };
        self.0.ask(request.to_bytes(), question);
    }

    /// Asks for a passphrase.
    pub fn draw(
        &self,
        recipe: Recipe,
        then: impl FnOnce(Result<Passphrase, EstimatorError>) + 'static,
    ) {
        let question = Question {
            is_judgement: false,
            then: Box::new(move |reply| {
                then(match reply {
                    Ok(Reply::Passphrase(passphrase)) => Ok(passphrase),
                    Ok(Reply::Refused(error)) => Err(error.into()),
                    Ok(Reply::Judgement(_)) => Err(EstimatorError::Broken),
                    Err(error) => Err(error),
                });
            }),
        };
        self.0.ask(Request::Draw(recipe).to_bytes(), question);
    }

    /// Ends it and its memory.
    pub fn stop(&self) {
        self.0.fail(EstimatorError::Ended);
    }
}

impl Inner {
    fn listen(self: &Rc<Self>, worker: &Worker) {
        let on_message = {
            let inner = Rc::downgrade(self);
            Listener::new(worker, "message", move |event| {
                if let Some(inner) = inner.upgrade() {
                    inner.hear(&event.unchecked_into::<MessageEvent>().data());
                }
            })
        };
        let on_error = ["error", "messageerror"].map(|event| {
            let inner = Rc::downgrade(self);
            Listener::new(worker, event, move |_| {
                if let Some(inner) = inner.upgrade() {
                    inner.break_down();
                }
            })
        });
        let mut listeners = self.listeners.borrow_mut();
        listeners.push(on_message);
        listeners.extend(on_error);
    }

    fn ask(self: &Rc<Self>, request: Zeroizing<Vec<u8>>, question: Question) {
        let mut superseded = Vec::new();
        let failed = {
            let mut state = self.state.borrow_mut();
            if question.is_judgement {
                superseded.extend(state.asked.take_if(|asked| asked.is_judgement));
                for (request, waiting) in mem::take(&mut state.waiting) {
                    if waiting.is_judgement {
                        superseded.push(waiting);
                    } else {
                        state.waiting.push_back((request, waiting));
                    }
                }
            }
            match state.phase {
                Phase::Failed(error) => Some((error, question)),
                _ => {
                    state.waiting.push_back((request, question));
                    None
                }
            }
        };
        // Whoever is answered may ask again.
        for question in superseded {
            (question.then)(Err(EstimatorError::Superseded));
        }
        if let Some((error, question)) = failed {
            (question.then)(Err(error));
        }
        self.post_next();
    }

    /// Hands the next question to a worker that has nothing to do.
    fn post_next(self: &Rc<Self>) {
        let posted = {
            let mut state = self.state.borrow_mut();
            if state.phase != Phase::Idle {
                return;
            }
            let Some((request, question)) = state.waiting.pop_front() else {
                return;
            };
            state.phase = Phase::Answering;
            state.asked = Some(question);
            let message = Uint8Array::from(request.as_slice());
            // Transferred, so that the page is left with none.
            let transfer = Array::of1(&message.buffer());
            let worker = state.worker.as_ref();
            worker.is_some_and(|worker| {
                worker
                    .post_message_with_transfer(&message, &transfer)
                    .is_ok()
            })
        };
        if posted {
            self.limit(SCRIPT.get().1, EstimatorError::Broken);
        } else {
            self.fail(EstimatorError::Broken);
        }
    }

    fn hear(self: &Rc<Self>, message: &JsValue) {
        if let Some(status) = message.as_f64() {
            match status as u32 {
                READY => {
                    let mut state = self.state.borrow_mut();
                    state.phase = Phase::Idle;
                    state.limit = None;
                }
                NO_DICTIONARY => self.fail(EstimatorError::DictionaryMissing),
                DAMAGED_DICTIONARY => self.fail(EstimatorError::DictionaryDamaged),
                _ => self.fail(EstimatorError::NotStarted),
            }
            return self.post_next();
        }
        let reply = message.dyn_ref::<Uint8Array>().and_then(|message| {
            let bytes = Zeroizing::new(message.to_vec());
            message.fill(0, 0, message.length());
            Reply::from_bytes(&bytes)
        });
        let Some(reply) = reply else {
            return self.break_down();
        };
        let asked = {
            let mut state = self.state.borrow_mut();
            state.phase = Phase::Idle;
            state.limit = None;
            state.asked.take()
        };
        if let Some(question) = asked {
            (question.then)(Ok(reply));
        }
        self.post_next();
    }

    fn break_down(&self) {
        let starting = self.state.borrow().phase == Phase::Starting;
        self.fail(if starting {
            EstimatorError::NotStarted
        } else {
            EstimatorError::Broken
        });
    }

    /// Ends the worker; this is the answer from now on.
    fn fail(&self, error: EstimatorError) {
        let unanswered: Vec<Question> = {
            let mut state = self.state.borrow_mut();
            if let Phase::Failed(_) = state.phase {
                return;
            }
            state.phase = Phase::Failed(error);
            state.limit = None;
            if let Some(worker) = state.worker.take() {
                worker.terminate();
            }
            let waiting = mem::take(&mut state.waiting);
            let asked = state.asked.take().into_iter();
            asked
                .chain(waiting.into_iter().map(|(_, question)| question))
                .collect()
        };
        for question in unanswered {
            (question.then)(Err(error));
        }
    }

    fn limit(self: &Rc<Self>, ms: u32, error: EstimatorError) {
        let inner: Weak<Self> = Rc::downgrade(self);
        let limit = Timeout::new(ms, move || {
            if let Some(inner) = inner.upgrade() {
                inner.fail(error);
            }
        });
        self.state.borrow_mut().limit = Some(limit);
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        if let Some(worker) = self.state.get_mut().worker.take() {
            worker.terminate();
        }
    }
}

/// Sets where the worker's script is, relative to the page, and how long it
/// may take to start or to answer, in milliseconds. For tests, which break
/// workers.
#[doc(hidden)]
pub fn set_script(address: &'static str, limit_ms: u32) {
    SCRIPT.set((address, limit_ms));
}

thread_local! {
    /// The dictionary may have to come over a slow network first.
    static SCRIPT: Cell<(&'static str, u32)> =
        const { Cell::new(("./estimator.js", 20_000)) };
}

/// What `public/estimator.js` says of itself.
const READY: u32 = 0;
const NO_DICTIONARY: u32 = 2;
const DAMAGED_DICTIONARY: u32 = 3;
