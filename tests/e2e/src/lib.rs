//! A kit to use the built page as a person does, in a real browser.
//!
//! | module | what it is |
//! |---|---|
//! | [`site`] | the page on a web server of this machine, which can be stopped and can bring a new version |
//! | [`profile`] | a browser profile and its download folder |
//! | [`engine`] | the browser's engine, and what each engine can't do |
//! | [`browser`] | a window of a browser: its size, its colours, what it lacks |
//! | [`page`] | the page in it, with everything addressed by role and accessible name |
//! | [`element`] | what can be done with a button, a field, … |
//! | [`keyboard`] | the page by keyboard alone |
//! | [`focus`] | where the focus is, and whether that can be seen |
//! | [`tree`] | the page as a screen reader is told of it |
//! | [`ears`] | what a screen reader reads out by itself |
//! | [`device`] | what people set at their device: touch, spacing |
//! | [`kill`] | the hard end of a browser, at any moment |
//! | [`steps`] | Vigie's own steps: making a vault, answering, … |
//! | [`tour`] | a walk past every screen |
//! | [`words`] | the page's texts |
//! | [`faults`] | what is wrong, and on which screens |
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
pub mod device;
pub mod ears;
pub mod element;
pub mod engine;
pub mod faults;
pub mod focus;
pub mod keyboard;
pub mod kill;
pub mod page;
pub mod profile;
pub mod site;
pub mod steps;
pub mod tour;
pub mod tree;
pub mod words;

mod display;
mod driver;
mod engines;
mod folder;
mod output;
mod outside;
mod patience;
mod port;
mod remote;

pub use browser::{Browser, Colours};
pub use ears::Ears;
pub use faults::Faults;
pub use keyboard::Key;
pub use kill::Killer;
pub use page::Page;
pub use profile::{Kept, Profile};
pub use site::Site;
pub use steps::Practice;
pub use tree::Tree;
