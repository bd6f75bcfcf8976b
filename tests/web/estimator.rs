//! The password estimator in its worker.

use std::cell::RefCell;
use std::rc::Rc;

use vigie::browser::estimator::{Estimator, EstimatorError, set_script};
use vigie::browser::timer::sleep;
use vigie::strength::Purpose;
use vigie::strength::dictionary::List;
use vigie::strength::exchange::Judgement;
use vigie::strength::passphrase::{PassphraseError, Recipe, Separator};
use wasm_bindgen_test::wasm_bindgen_test;

use super::script;

#[wasm_bindgen_test]
async fn the_last_question_wins_and_passphrases_are_drawn_anyway() {
    set_script(BUILT, 20_000);
    let estimator = Estimator::start();
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
    for (worker, error) in [
        ("./there-is-no-such-script.js", EstimatorError::NotStarted),
        (
            "data:text/javascript,throw new Error('broken')",
            EstimatorError::NotStarted,
        ),
        (
            "data:text/javascript,setInterval(() => {}, 10)",
            EstimatorError::NotStarted,
        ),
        (
            "data:text/javascript,postMessage(1)",
            EstimatorError::NotStarted,
        ),
        (
            "data:text/javascript,postMessage(2)",
            EstimatorError::DictionaryMissing,
        ),
        (
            "data:text/javascript,postMessage(3)",
            EstimatorError::DictionaryDamaged,
        ),
        (
            "data:text/javascript,onmessage = () => { throw new Error('broken') }; postMessage(0)",
            EstimatorError::Broken,
        ),
        (
            "data:text/javascript,onmessage = () => {}; postMessage(0)",
            EstimatorError::Broken,
        ),
        (
            "data:text/javascript,onmessage = () => postMessage(new Uint8Array([9])); postMessage(0)",
            EstimatorError::Broken,
        ),
        (
            "data:text/javascript,onmessage = () => postMessage('text'); postMessage(0)",
            EstimatorError::Broken,
        ),
    ] {
        set_script(worker, 500);
        let estimator = Estimator::start();
        let heard = Heard::default();
        heard.judged(&estimator, "azerty");
        heard.drawn(&estimator, RECIPE);
        heard.until(2).await;
        // And it stays with that.
        heard.judged(&estimator, "azerty");
        heard.until(3).await;
        let expected = format!("{error:?}");
        assert!(
            heard.0.borrow().iter().all(|said| *said == expected),
            "{worker}: {:?}",
            heard.0.borrow()
        );
    }
    set_script(BUILT, 20_000);
}

#[wasm_bindgen_test]
async fn the_worker_ends_with_it() {
    let address = script(
        "window.estimating = 0;
         new BroadcastChannel('estimating').onmessage = () => { window.estimating += 1 };
         URL.createObjectURL(new Blob([`
             const alive = new BroadcastChannel('estimating');
             setInterval(() => alive.postMessage(1), 10);
             postMessage(0);
         `], { type: 'text/javascript' }))",
    );
    set_script(address.as_string().unwrap().leak(), 20_000);
    let alive = || script("window.estimating").as_f64().unwrap();
    for is_stopped in [true, false] {
        let estimator = Estimator::start();
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
    set_script(BUILT, 20_000);
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

/// Where the test runner serves the built worker.
const BUILT: &str = "/dist/estimator.js";
