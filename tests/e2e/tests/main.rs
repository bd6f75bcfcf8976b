//! The user's journeys in a real browser, against the built page.
//!
//! Each test has a browser profile of its own, addresses everything by role and
//! name as a person would, and ends with [`vigie_e2e::Page::close`], which fails
//! if the browser complained of anything or if anything asked another host.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failing test may panic"
)]

mod accessibility;
mod answers;
mod content;
mod crash;
mod engines;
mod files;
mod first_screen;
mod host;
mod journey;
mod keyboard;
mod keys;
mod language;
mod layout;
mod listening;
mod lock;
mod memory;
mod password;
mod policy;
mod profile;
mod recovery;
mod remains;
mod report;
mod secrets;
mod storage;
mod structure;
mod tabs;
mod targets;
mod trees;
mod update;
mod version;
mod walk;
