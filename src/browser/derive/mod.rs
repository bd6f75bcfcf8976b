//! Key derivation off the page's thread: half a second of work that the page
//! must not stand still for.
//!
//! Each derivation has a worker of its own, which ends with it, and with it
//! the memory that saw the secret. Where the module can't be had or doesn't
//! start (no SIMD, no memory for a worker), the browser's own PBKDF2 derives the
//! same key.

mod deriver;
pub mod rounds;

use std::future::Future;

use zeroize::Zeroizing;

use self::deriver::Deriver;
use self::rounds::{Speed, calibrated};
use super::boot;
use super::worker::{Module, WorkerError};
use crate::vault::{Derivation, Kek};

/// How far a derivation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// It has begun.
    Started,
    /// About how long the rest takes from now on, in milliseconds.
    Expected(u32),
}

/// Derives the key-encryption key of a slot that exists.
///
/// Dropping the future ends the worker.
pub async fn derive(
    secret: Zeroizing<Vec<u8>>,
    derivation: &Derivation,
    on_progress: impl Fn(Progress) + 'static,
) -> Kek {
    let (salt, rounds) = (derivation.salt.clone(), Some(derivation.rounds));
    with(of_page(), START_MS, &secret, salt, rounds, &on_progress)
        .await
        .1
}

/// Derives the key-encryption key of a new slot, with as many rounds as take
/// this device about half a second, within the bounds of [`calibrated`].
pub async fn make(
    secret: Zeroizing<Vec<u8>>,
    salt: Vec<u8>,
    on_progress: impl Fn(Progress) + 'static,
) -> (Derivation, Kek) {
    with(of_page(), START_MS, &secret, salt, None, &on_progress).await
}

/// As [`derive`] with rounds and as [`make`] without, by this module if it
/// starts within so many milliseconds.
pub async fn with(
    module: impl Future<Output = Result<Module, WorkerError>>,
    start_ms: u32,
    secret: &[u8],
    salt: Vec<u8>,
    rounds: Option<u32>,
    on_progress: &dyn Fn(Progress),
) -> (Derivation, Kek) {
    on_progress(Progress::Started);
    let in_worker = async {
        let deriver = Deriver::of(&module.await.ok()?, start_ms).await.ok()?;
        run(&deriver, secret, &salt, rounds, on_progress).await
    };
    let done = match in_worker.await {
        Some(done) => Some(done),
        None => run(&Deriver::Platform, secret, &salt, rounds, on_progress).await,
    };
    match done {
        Some(done) => done,
        // Neither a worker nor the browser's own cryptography: nothing can go
        // on here, and that has to be said.
        None => {
            boot::reveal(TROUBLE);
            std::future::pending().await
        }
    }
}

/// Derives with the rounds that are asked for or, without any, that suit the
/// device; reports before the long part about how long it takes.
async fn run(
    deriver: &Deriver,
    secret: &[u8],
    salt: &[u8],
    rounds: Option<u32>,
    on_progress: &dyn Fn(Progress),
) -> Option<(Derivation, Kek)> {
    let (rounds, per_ms) = match rounds {
        Some(rounds) => (rounds, deriver.speed(Speed::Rough).await?),
        None => {
            let per_ms = deriver.speed(Speed::Measured).await?;
            (calibrated(per_ms), per_ms)
        }
    };
    let expected_ms = (f64::from(rounds) / per_ms) as u32;
    on_progress(Progress::Expected(expected_ms));
    let derivation = Derivation {
        salt: salt.to_vec(),
        rounds,
    };
    let limit_ms = expected_ms.saturating_mul(PATIENCE).max(PATIENCE_MS);
    let kek = deriver.derive(secret, &derivation, limit_ms).await?;
    Some((derivation, kek))
}

fn of_page() -> impl Future<Output = Result<Module, WorkerError>> {
    Module::of_page("deriver", None, START_MS)
}

/// How long the module may take to be had, and then to start.
const START_MS: u32 = 10_000;

/// Until a worker that says nothing counts as broken: this many times what was
/// expected, and this many milliseconds at least.
const PATIENCE: u32 = 10;
const PATIENCE_MS: u32 = 60_000;

/// What `index.html` has for a program that can't go on.
const TROUBLE: &str = "trouble";
