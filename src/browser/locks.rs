//! Locks that one tab or window of the site holds at a time (Web Locks API).
//!
//! By name rather than through `web-sys`, where this interface still counts as
//! unstable.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::timer::sleep;
use super::window;

/// How to ask for a lock that somebody else may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claim {
    /// Only if nobody does.
    IfFree,
    /// Once nobody does any more, after those who asked before.
    InTurn,
    /// At once, taken from whoever does.
    Steal,
}

/// What came of asking.
#[derive(Debug)]
pub enum Claimed {
    /// It is held here now.
    Held(Lock),
    /// Somebody else holds it.
    Taken,
    /// This browser or this page has no locks.
    Unsupported,
}

/// A lock that is held; it is given back when this is dropped.
#[must_use = "the lock is given back as soon as this is dropped"]
#[derive(Debug)]
pub struct Lock {
    release: Function,
}

impl Drop for Lock {
    fn drop(&mut self) {
        // A promise's own function: it throws nothing.
        let _ = self.release.call0(&JsValue::UNDEFINED);
    }
}

/// Asks for the lock of this name. `on_stolen` is called if it is granted and
/// taken away again. Dropping the future takes the claim back.
pub async fn request(name: &str, claim: Claim, on_stolen: impl FnOnce() + 'static) -> Claimed {
    let Some(manager) = manager() else {
        return Claimed::Unsupported;
    };
    let wanted = Wanted(Rc::new(Cell::new(true)));
    // From the browser's own word on: it may be taken away before anybody here
    // has heard of it.
    let held_since = Rc::new(Cell::new(false));
    let (answered, answer) = promise();
    let (held, release) = promise();
    let on_granted = Closure::once_into_js({
        let (wanted, answer) = (Rc::clone(&wanted.0), answer.clone());
        let held_since = Rc::clone(&held_since);
        move |lock: JsValue| -> JsValue {
            let granted = !lock.is_null() && wanted.get();
            held_since.set(granted);
            let _ = answer.call1(&JsValue::UNDEFINED, &granted.into());
            // The lock is held until this promise resolves.
            if granted {
                held.into()
            } else {
                JsValue::UNDEFINED
            }
        }
    });
    let options = Object::new();
    let option = match claim {
        Claim::IfFree => Some("ifAvailable"),
        Claim::InTurn => None,
        Claim::Steal => Some("steal"),
    };
    if let Some(option) = option {
        let _ = Reflect::set(&options, &option.into(), &JsValue::TRUE);
    }
    let request = Reflect::get(&manager, &"request".into()).unwrap_or_default();
    let Some(ended) = request
        .dyn_ref::<Function>()
        .and_then(|request| {
            request
                .call3(&manager, &name.into(), &options, &on_granted)
                .ok()
        })
        .and_then(|ended| ended.dyn_into::<Promise>().ok())
    else {
        return Claimed::Unsupported;
    };

    spawn_local(async move {
        if JsFuture::from(ended).await.is_err() {
            if held_since.get() {
                // After whoever asked has been told that it is held.
                sleep(0).await;
                on_stolen();
            } else {
                // Not granted at all, as in a frame without an origin.
                let _ = answer.call0(&JsValue::UNDEFINED);
            }
        }
    });
    match JsFuture::from(answered)
        .await
        .map(|answer| answer.as_bool())
    {
        Ok(Some(true)) => Claimed::Held(Lock { release }),
        Ok(Some(false)) => Claimed::Taken,
        Ok(None) | Err(_) => Claimed::Unsupported,
    }
}

/// Whether somebody still waits for the answer.
struct Wanted(Rc<Cell<bool>>);

impl Drop for Wanted {
    fn drop(&mut self) {
        self.0.set(false);
    }
}

fn manager() -> Option<JsValue> {
    let manager = Reflect::get(&window().navigator(), &"locks".into()).ok()?;
    manager.is_object().then_some(manager)
}

/// A promise and what resolves it.
fn promise() -> (Promise, Function) {
    let mut resolve = None;
    let promise = Promise::new(&mut |function, _| resolve = Some(function));
    // The executor has run before `new` returns.
    (promise, resolve.unwrap_or_default())
}
