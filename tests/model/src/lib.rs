//! A model of saving, tabs and secrets, in which a checker explores every order
//! of events: edits, saves that are confirmed, fail or answer late, kills,
//! locks that are taken away, changed secrets, erasing.
//!
//! What is decided is decided by the page's own rules (`vigie::protocol`,
//! `vigie::vault`); what is modelled is the world around them, and the steps of
//! `src/session/` that carry the rules out.
//!
//! | file | what it is about |
//! |---|---|
//! | `world` | what there is: storage, tabs, the lock, and how a tab acts on it |
//! | `checks` | what can happen next, and what must hold whatever does |
//! | `scenarios` | bounded worlds to explore |

mod checks;
mod scenarios;
mod world;

pub use checks::{Act, Fault, Rules};
pub use scenarios::{Scenario, scenarios};
