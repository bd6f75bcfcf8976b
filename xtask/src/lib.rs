//! The project's own commands, run as `cargo xtask <command>`.
//!
//! | command | module |
//! |---|---|
//! | `dist` | [`tools`] gets what is missing, [`dist`] has trunk build, [`finish`] adds what trunk doesn't know |
//! | `serve` | the same, then [`server`] |
//! | `size` | [`size`] |
//! | `test` | [`steps`], which puts all of them in order |
//!
//! A library too, so that the end-to-end tests serve the page with the same
//! [`server`] and the same headers.

pub mod args;
pub mod digest;
pub mod dist;
pub mod error;
pub mod finish;
pub mod headers;
pub mod process;
pub mod progress;
pub mod project;
pub mod server;
pub mod size;
pub mod steps;
pub mod tools;

pub use error::{Error, Result};
