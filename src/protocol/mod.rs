//! The protocol of saving and of several tabs: which save may be written over
//! what is stored, when the page may say "saved", and which tab writes.
//!
//! It is pure: it neither stores, seals, waits nor draws. `session` carries out
//! what it decides and tells it what came of it, and the model in `tests/model`
//! explores what can happen in between.
//!
//! | file | what it is about |
//! |---|---|
//! | `saver` | the saves of one tab, from a change to "saved" |
//! | `storage` | what is stored, and what may be written over it |
//! | `tab` | which of several tabs writes |

mod saver;
mod storage;
mod tab;

pub use saver::{Plan, Saver, Saving};
pub use storage::{Answer, Present, StorageError, Ticket, Verdict};
pub use tab::{Granted, Role, Tab};
