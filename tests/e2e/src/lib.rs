//! A kit to use the built page as a person does, in a real browser.
//!
//! | module | what it is |
//! |---|---|
//! | [`site`] | the page on a web server of this machine, which can be stopped and can bring a new version |
//! | [`profile`] | a browser profile and its download folder |
//! | [`browser`] | a window of a browser: its size, its colours, what it lacks |
//! | [`page`] | the page in it, with everything addressed by role and accessible name |
//! | [`element`] | what can be done with a button, a field, … |
//! | [`keyboard`] | the page by keyboard alone |
//! | [`kill`] | the hard end of a browser, at any moment |
//! | [`steps`] | Vigie's own steps: making a vault, answering, … |
//! | [`tour`] | a walk past every screen |
//!
//! Nothing here waits for a fixed time: each step waits until the page shows
//! what it needs, up to a deadline, and then ends the test with a sentence
//! about what was missing and what stood there instead.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a kit for tests: what fails ends the test"
)]

pub mod browser;
pub mod element;
pub mod keyboard;
pub mod kill;
pub mod page;
pub mod profile;
pub mod site;
pub mod steps;
pub mod tour;

mod driver;
mod folder;
mod outside;
mod remote;

pub use browser::{Browser, Colours};
pub use keyboard::Key;
pub use kill::Killer;
pub use page::Page;
pub use profile::Profile;
pub use site::Site;
pub use steps::Practice;
