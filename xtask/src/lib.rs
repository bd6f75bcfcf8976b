//! The project's own commands, run as `cargo xtask <command>`.
//!
//! | command | module |
//! |---|---|
//! | `dist` | [`tools`] gets what is missing, [`dist`] has trunk build, [`program`] makes it small, [`modules`] adds what runs in workers, [`finish`] adds what trunk doesn't know |
//! | `serve` | the same, then [`server`] |
//! | `size` | [`size`] |
//! | `reproduce` | [`reproduce`] |
//! | `verify` | [`verify`], by the digests of [`manifest`] |
//! | `bench` | [`bench`] |
//! | `lighthouse` | [`lighthouse`] |
//! | `texts`, `content` | [`prose`] |
//! | `fuzz` | [`fuzz`] |
//! | `dictionaries` | [`dictionaries`] |
//! | `strength-report` | [`strength`] |
//! | `torture` | [`torture`] |
//! | `test` | [`steps`], which puts all of them in order |
//!
//! A library too, so that the end-to-end tests serve the page with the same
//! [`server`] and the same headers.

pub mod args;
pub mod bench;
mod compression;
pub mod dictionaries;
pub mod digest;
pub mod dist;
pub mod engine;
pub mod error;
pub mod finish;
mod first_screen;
mod flags;
pub mod fuzz;
pub mod headers;
pub mod help;
mod install;
pub mod licences;
pub mod lighthouse;
pub mod manifest;
pub mod model;
pub mod modules;
pub mod npm;
pub mod process;
pub mod program;
pub mod progress;
pub mod project;
pub mod prose;
pub mod readers;
pub mod reproduce;
pub mod server;
pub mod size;
pub mod steps;
pub mod strength;
pub mod style;
pub mod tools;
pub mod torture;
pub mod verify;

pub use error::{Error, Result};
