//! The password estimator in its worker.

use std::cell::RefCell;
use std::rc::Rc;

use vigie::browser::estimator::{Estimator, EstimatorError};
use vigie::browser::timer::sleep;
use vigie::browser::worker::{Module, WorkerError};
use vigie::strength::Purpose;
use vigie::strength::dictionary::List;
use vigie::strength::exchange::Judgement;
use vigie::strength::passphrase::{PassphraseError, Recipe, Separator};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{built_with, script};

#[wasm_bindgen_test]
async fn the_last_question_wins_and_passphrases_are_drawn_anyway() {
    let module = built_with("estimator", "strength.dict").await;
    let estimator = Estimator::of(async { Ok(module) }, 20_000);
    let heard = Heard::default();
    for password in ["a", "az", "aze", "azer", "azerty"] {
        heard.judged(&estimator, password);
        if password == "az" {
            heard.drawn(&estimator, RECIPE);
            heard.drawn(&estimator, Recipe { words: 4, ..RECIPE });
        }
    }
    heard.until(7).await;
    let mut said = heard.0.take();
    // Those that are given up are told at once.
    assert_eq!(said.drain(..4).collect::<Vec<_>>(), ["superseded"; 4]);
    said.sort();
    assert_eq!(
        said,
        ["5 words, 64 bits", "azerty: 0", "no such passphrase"]
    );

    heard.judged(&estimator, "grenier tandem violet ourson");
    heard.until(1).await;
    assert_eq!(*heard.0.borrow(), ["grenier tandem violet ourson: 4"]);
}

#[wasm_bindgen_test]
async fn one_that_cannot_be_had_says_why() {
    script("console.info('a message about a missing script follows')");
    let answers = |answer: &str| {
        format!(
            "data:text/javascript,onmessage = () => {{ onmessage = () => {answer}; postMessage(true) }}"
        )
    };
    let of = |script: String| Ok(Module::new(script, JsValue::UNDEFINED, JsValue::UNDEFINED));
    for (module, error) in [
        (Err(WorkerError::NotStarted), EstimatorError::NotStarted),
        (
            Err(WorkerError::FileMissing),
            EstimatorError::DictionaryMissing,
        ),
        (
            Err(WorkerError::FileDamaged),
            EstimatorError::DictionaryDamaged,
        ),
        (
            of("./there-is-no-such-script.js".into()),
            EstimatorError::NotStarted,
        ),
        (
            of("data:text/javascript,throw new Error('broken')".into()),
            EstimatorError::NotStarted,
        ),
        (
            of("data:text/javascript,setInterval(() => {}, 10)".into()),
            EstimatorError::NotStarted,
        ),
        (
            of("data:text/javascript,postMessage(null)".into()),
            EstimatorError::NotStarted,
        ),
        // The built one with a file that is no dictionary.
        (
            Ok(built_with("estimator", "deriver.js").await),
            EstimatorError::DictionaryDamaged,
        ),
        (
            of(answers("{ throw new Error('broken') }")),
            EstimatorError::Broken,
        ),
        (of(answers("{}")), EstimatorError::Broken),
        (
            of(answers("postMessage(new Uint8Array([9]))")),
            EstimatorError::Broken,
        ),
        (of(answers("postMessage('text')")), EstimatorError::Broken),
    ] {
        let limit_ms = if error == EstimatorError::DictionaryDamaged {
            20_000
        } else {
            500
        };
        let case = format!("{error:?}");
        let estimator = Estimator::of(async { module }, limit_ms);
        let heard = Heard::default();
        heard.judged(&estimator, "azerty");
        heard.drawn(&estimator, RECIPE);
        heard.until(2).await;
        // And it stays with that.
        heard.judged(&estimator, "azerty");
        heard.until(3).await;
        assert!(
            heard.0.borrow().iter().all(|said| *said == case),
            "{case}: {:?}",
            heard.0.borrow()
        );
    }
}

#[wasm_bindgen_test]
async fn the_worker_ends_with_it() {
    let address = script(
        "window.estimating = 0;
         new BroadcastChannel('estimating').onmessage = () => { window.estimating += 1 };
         URL.createObjectURL(new Blob([`
             const alive = new BroadcastChannel('estimating');
             setInterval(() => alive.postMessage(1), 10);
             // It has started, and answers nothing else.
             onmessage = () => {
                 onmessage = null;
                 postMessage(true);
             };
         `], { type: 'text/javascript' }))",
    );
    let address = address.as_string().unwrap();
    let alive = || script("window.estimating").as_f64().unwrap();
    for is_stopped in [true, false] {
        let module = Module::new(address.clone(), JsValue::UNDEFINED, JsValue::UNDEFINED);
        let estimator = Estimator::of(async { Ok(module) }, 20_000);
        let heard = Heard::default();
        heard.judged(&estimator, "azerty");
        let before = alive();
        while alive() < before + 2.0 {
            sleep(20).await;
        }
        if is_stopped {
            estimator.stop();
            assert_eq!(*heard.0.borrow(), ["Ended"]);
        } else {
            drop(estimator);
            assert!(heard.0.borrow().is_empty(), "nobody is left to tell");
        }
        sleep(100).await;
        let at_end = alive();
        sleep(200).await;
        assert_eq!(alive(), at_end, "it still runs");
    }
}

/// What was answered, in the order of the answers.
#[derive(Clone, Default)]
struct Heard(Rc<RefCell<Vec<String>>>);

impl Heard {
    fn judged(&self, estimator: &Estimator, password: &'static str) {
        let heard = self.clone();
        let then = move |judged: Result<Judgement, EstimatorError>| {
            heard.0.borrow_mut().push(match judged {
                Ok(judgement) => format!("{password}: {}", judgement.estimate.score.number()),
                Err(EstimatorError::Superseded) => "superseded".to_owned(),
                Err(error) => format!("{error:?}"),
            });
        };
        estimator.judge(
            password.to_owned().into(),
            vec!["Tilleuls".to_owned()],
            2025,
            Purpose::Account,
            then,
        );
    }

    fn drawn(&self, estimator: &Estimator, recipe: Recipe) {
        let heard = self.clone();
        estimator.draw(recipe, move |made| {
            heard.0.borrow_mut().push(match made {
                Ok(made) => format!(
                    "{} words, {} bits",
                    made.text.split(' ').count(),
                    made.bits as u32
                ),
                Err(EstimatorError::Refused(PassphraseError::Words(4))) => {
                    "no such passphrase".to_owned()
                }
                Err(error) => format!("{error:?}"),
            });
        });
    }

    async fn until(&self, count: usize) {
        for _ in 0..600 {
            if self.0.borrow().len() >= count {
                return;
            }
            sleep(50).await;
        }
        panic!("is the estimator in dist/? {:?}", self.0.borrow());
    }
}

const RECIPE: Recipe = Recipe {
    list: List::French,
    words: 5,
    separator: Separator::Space,
    layout_safe: false,
};
