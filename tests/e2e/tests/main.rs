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
mod files;
mod journey;
mod keyboard;
mod keys;
mod language;
mod layout;
mod lock;
mod memory;
mod password;
mod policy;
mod profile;
mod recovery;
mod report;
mod secrets;
mod storage;
mod tabs;
mod update;
