//! The password estimator and passphrase maker (the crate `vigie-estimator`), in
//! a worker of its own: neither it nor its dictionary is part of the page's
//! program. Ending the worker ends the memory that saw the passwords.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::future::Future;
use std::mem;
use std::rc::Rc;

use zeroize::Zeroizing;

use super::task;
use super::worker::{Module, Worker, WorkerError};
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

impl From<WorkerError> for EstimatorError {
    fn from(error: WorkerError) -> Self {
        match error {
            WorkerError::NotStarted => Self::NotStarted,
            WorkerError::FileMissing => Self::DictionaryMissing,
            WorkerError::FileDamaged => Self::DictionaryDamaged,
            WorkerError::Broken => Self::Broken,
            WorkerError::Ended => Self::Ended,
        }
    }
}

/// A running estimator; clones are the same one. It ends when the last is
/// dropped.
#[derive(Clone)]
pub struct Estimator(Rc<Inner>);

struct Inner {
    state: RefCell<State>,
    /// How long a start or an answer may take, in milliseconds.
    limit_ms: u32,
}

struct State {
    phase: Phase,
    worker: Option<Worker>,
    /// Whom the answer under way is for.
    asked: Option<Question>,
    waiting: VecDeque<(Zeroizing<Vec<u8>>, Question)>,
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
        let module = Module::of_page("estimator", Some("strength.dict"), LIMIT_MS);
        Self::of(module, LIMIT_MS)
    }

    /// Starts the one of this module; neither a start nor an answer may take
    /// more than so many milliseconds.
    #[must_use]
    pub fn of(
        module: impl Future<Output = Result<Module, WorkerError>> + 'static,
        limit_ms: u32,
    ) -> Self {
        let inner = Rc::new(Inner {
            state: RefCell::new(State {
                phase: Phase::Starting,
                worker: None,
                asked: None,
                waiting: VecDeque::new(),
            }),
            limit_ms,
        });
        let weak = Rc::downgrade(&inner);
        task::spawn(async move {
            let module = module.await;
            // Only in between, so that it ends when the last handle is dropped.
            let started = weak.upgrade().map(|inner| inner.start(module));
            let Some(started) = started else { return };
            let is_ready = match started {
                Ok(ready) => ready.await,
                Err(error) => Err(error),
            };
            if let Some(inner) = weak.upgrade() {
                inner.go_on(is_ready.map_err(EstimatorError::from));
            }
        });
        Self(inner)
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
    /// Starts the module, unless this was stopped meanwhile.
    fn start(
        &self,
        module: Result<Module, WorkerError>,
    ) -> Result<impl Future<Output = Result<(), WorkerError>> + use<>, WorkerError> {
        let mut state = self.state.borrow_mut();
        if state.phase != Phase::Starting {
            return Err(WorkerError::Ended);
        }
        let worker = Worker::start(&module?)?;
        let ready = worker.ready(self.limit_ms);
        state.worker = Some(worker);
        Ok(ready)
    }

    /// After it has started or answered, or failed to.
    fn go_on(self: &Rc<Self>, so_far: Result<(), EstimatorError>) {
        match so_far {
            Ok(()) => {
                let mut state = self.state.borrow_mut();
                if !matches!(state.phase, Phase::Failed(_)) {
                    state.phase = Phase::Idle;
                }
            }
            Err(error) => self.fail(error),
        }
        self.ask_next();
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
        self.ask_next();
    }

    /// Hands the next question to a worker that has nothing to do.
    fn ask_next(self: &Rc<Self>) {
        let answer = {
            let mut state = self.state.borrow_mut();
            if state.phase != Phase::Idle {
                return;
            }
            let Some((request, question)) = state.waiting.pop_front() else {
                return;
            };
            let Some(worker) = &state.worker else { return };
            let answer = worker.ask(&request, self.limit_ms);
            state.phase = Phase::Answering;
            state.asked = Some(question);
            answer
        };
        let weak = Rc::downgrade(self);
        task::spawn(async move {
            let answer = answer.await;
            let Some(inner) = weak.upgrade() else { return };
            let reply = answer
                .map_err(EstimatorError::from)
                .and_then(|bytes| Reply::from_bytes(&bytes).ok_or(EstimatorError::Broken));
            let so_far = match reply {
                Ok(reply) => {
                    let asked = inner.state.borrow_mut().asked.take();
                    if let Some(question) = asked {
                        (question.then)(Ok(reply));
                    }
                    Ok(())
                }
                Err(error) => Err(error),
            };
            inner.go_on(so_far);
        });
    }

    /// Ends the worker; this is the answer from now on.
    fn fail(&self, error: EstimatorError) {
        let (worker, unanswered) = {
            let mut state = self.state.borrow_mut();
            if let Phase::Failed(_) = state.phase {
                return;
            }
            state.phase = Phase::Failed(error);
            let waiting = mem::take(&mut state.waiting);
            let unanswered: Vec<Question> = (state.asked.take().into_iter())
                .chain(waiting.into_iter().map(|(_, question)| question))
                .collect();
            (state.worker.take(), unanswered)
        };
        drop(worker);
        for question in unanswered {
            (question.then)(Err(error));
        }
    }
}

/// The dictionary may have to come over a slow network first.
const LIMIT_MS: u32 = 20_000;
