//! What page and worker say to each other: the worker reports that it is
//! ready, gets one request, says how long it will take, and answers.
//!
//! Secrets travel in buffers that are transferred, so that the sender is left
//! with none, and are wiped by the receiver once it has taken them over.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use zeroize::Zeroizing;

use crate::vault::Kek;

/// What the page asks for.
pub struct Request {
    /// The passphrase or recovery code.
    pub secret: Zeroizing<Vec<u8>>,
    /// The slot's salt.
    pub salt: Vec<u8>,
    /// The slot's rounds; `None` to have them fitted to the device.
    pub rounds: Option<u32>,
}

/// What the worker says.
pub enum Reply {
    /// It runs and waits for its request.
    Ready,
    /// About how long the rest takes, in milliseconds.
    Expected(u32),
    /// It has finished.
    Done(Answer),
}

/// The outcome of a request.
pub struct Answer {
    /// The rounds that were asked for or fitted.
    pub rounds: u32,
    /// The key.
    pub kek: Kek,
}

/// A message, and the buffers in it that are transferred.
pub type Message = (JsValue, JsValue);

impl Request {
    /// As a message to post.
    #[must_use]
    pub fn to_js(&self) -> Message {
        let secret = Uint8Array::from(self.secret.as_slice());
        let salt = Uint8Array::from(self.salt.as_slice());
        let rounds = self.rounds.map_or(JsValue::UNDEFINED, JsValue::from);
        let transfer = Array::of1(&secret.buffer());
        (Array::of3(&secret, &salt, &rounds).into(), transfer.into())
    }

    /// From a message; its secret is wiped there.
    #[must_use]
    pub fn from_js(message: &JsValue) -> Option<Self> {
        let message = message.dyn_ref::<Array>()?;
        let secret = take_bytes(message.get(0))?;
        let salt = message.get(1).dyn_into::<Uint8Array>().ok()?.to_vec();
        let rounds = message.get(2);
        let rounds = if rounds.is_undefined() {
            None
        } else {
            Some(number(&rounds)?)
        };
        Some(Self {
            secret,
            salt,
            rounds,
        })
    }
}

impl Reply {
    /// As a message to post.
    #[must_use]
    pub fn to_js(&self) -> Message {
        let transfer = Array::new();
        let message = match self {
            Self::Ready => Array::of1(&READY.into()),
            Self::Expected(ms) => Array::of2(&EXPECTED.into(), &(*ms).into()),
            Self::Done(Answer { rounds, kek }) => {
                let kek = Uint8Array::from(kek.as_bytes().as_slice());
                transfer.push(&kek.buffer());
                Array::of3(&DONE.into(), &(*rounds).into(), &kek)
            }
        };
        (message.into(), transfer.into())
    }

    /// From a message; the key is wiped there.
    #[must_use]
    pub fn from_js(message: &JsValue) -> Option<Self> {
        let message = message.dyn_ref::<Array>()?;
        match number(&message.get(0))? {
            READY => Some(Self::Ready),
            EXPECTED => Some(Self::Expected(number(&message.get(1))?)),
            DONE => {
                let rounds = number(&message.get(1))?;
                let bytes = take_bytes(message.get(2))?;
                let kek = Kek::from_bytes(bytes.as_slice().try_into().ok()?);
                Some(Self::Done(Answer { rounds, kek }))
            }
            _ => None,
        }
    }
}

fn number(value: &JsValue) -> Option<u32> {
    value.as_f64().map(|number| number as u32)
}

/// The bytes of a `Uint8Array`, which is wiped.
pub(super) fn take_bytes(value: JsValue) -> Option<Zeroizing<Vec<u8>>> {
    let array = value.dyn_into::<Uint8Array>().ok()?;
    let bytes = Zeroizing::new(array.to_vec());
    array.fill(0, 0, array.length());
    Some(bytes)
}

const READY: u32 = 0;
const EXPECTED: u32 = 1;
const DONE: u32 = 2;
