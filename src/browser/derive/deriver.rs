//! Who derives keys: the module `vigie-deriver` in a worker, or the browser's
//! own PBKDF2 (Web Cryptography, `deriveBits`), which works off the page's
//! thread too.

use js_sys::{Array, ArrayBuffer, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::CryptoKey;
use zeroize::Zeroizing;

use crate::browser::window;
use crate::browser::worker::{Module, Worker, WorkerError, taken};
use crate::vault::{Derivation, Kek};

/// Derives keys; what it saw of the secret ends with it.
pub(super) enum Deriver {
    /// The module, in a worker of its own.
    Module(Worker),
    /// The browser.
    Platform,
}

impl Deriver {
    /// The module, if it starts within so many milliseconds and derives a known
    /// key. One that derives another key would make vaults that no other
    /// browser opens.
    pub(super) async fn of(module: &Module, limit_ms: u32) -> Result<Self, WorkerError> {
        let worker = Worker::start(module)?;
        worker.ready(limit_ms).await?;
        let deriver = Self::Module(worker);
        let trial = Derivation {
            salt: TRIAL_SALT.to_vec(),
            rounds: 2,
        };
        match deriver.derive(TRIAL_SECRET, &trial, limit_ms).await {
            Some(kek) if *kek.as_bytes() == TRIAL_KEY => Ok(deriver),
            _ => Err(WorkerError::NotStarted),
        }
    }

    /// Derives the key-encryption key of a slot; `None` if that breaks, or takes
    /// more than so many milliseconds.
    pub(super) async fn derive(
        &self,
        secret: &[u8],
        derivation: &Derivation,
        limit_ms: u32,
    ) -> Option<Kek> {
        let salt = derivation.pbkdf2_salt();
        let key = match self {
            Self::Module(worker) => {
                let request = request(derivation.rounds, &salt, secret)?;
                worker.ask(&request, limit_ms).await.ok()?
            }
            Self::Platform => by_platform(derivation.rounds, &salt, secret).await.ok()?,
        };
        Some(Kek::from_bytes(key.as_slice().try_into().ok()?))
    }
}

/// What `vigie-deriver` takes.
fn request(rounds: u32, salt: &[u8], secret: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    // At its full size from the start: one that grows leaves pieces behind.
    let mut request = Zeroizing::new(Vec::with_capacity(5 + salt.len() + secret.len()));
    request.extend_from_slice(&rounds.to_le_bytes());
    request.push(u8::try_from(salt.len()).ok()?);
    request.extend_from_slice(salt);
    request.extend_from_slice(secret);
    Some(request)
}

async fn by_platform(
    rounds: u32,
    salt: &[u8],
    secret: &[u8],
) -> Result<Zeroizing<Vec<u8>>, JsValue> {
    let crypto = window().crypto()?.subtle();
    let bytes = Uint8Array::from(secret);
    let uses = Array::of1(&"deriveBits".into());
    let key = crypto.import_key_with_str("raw", &bytes, "PBKDF2", false, &uses);
    // It has its own copy by now.
    bytes.fill(0, 0, bytes.length());
    let key: CryptoKey = JsFuture::from(key?).await?.unchecked_into();
    let how = Object::new();
    for (name, value) in [
        ("name", "PBKDF2".into()),
        ("hash", "SHA-512".into()),
        ("salt", Uint8Array::from(salt).into()),
        ("iterations", rounds.into()),
    ] {
        Reflect::set(&how, &name.into(), &value)?;
    }
    let derived = crypto.derive_bits_with_object(&how, &key, KEY_BITS)?;
    let derived: ArrayBuffer = JsFuture::from(derived).await?.unchecked_into();
    taken(Uint8Array::new(&derived).into()).ok_or(JsValue::UNDEFINED)
}

/// A256KW's.
const KEY_BITS: u32 = 256;

/// Longer than a block of SHA-512: HMAC hashes such a secret first.
const TRIAL_SECRET: &[u8] = &[b'v'; 150];
const TRIAL_SALT: &[u8] = b"0123456789abcdef";

/// By Python's `hashlib.pbkdf2_hmac`, in 2 rounds.
const TRIAL_KEY: [u8; 32] = [
    167, 63, 9, 152, 117, 85, 254, 6, 96, 74, 32, 247, 251, 122, 43, 185, 7, 72, 182, 98, 195, 48,
    182, 124, 221, 163, 238, 55, 77, 238, 90, 220,
];
