//! Vigie: a health practitioner's walk through the security of patient files.
//!
//! The floors, imports only going down:
//!
//! | floor | modules | may import |
//! |---|---|---|
//! | 4 | `ui` | everything below |
//! | 3 | `session` | `browser`, the protocol, the domain |
//! | 2 | `browser`, [`protocol`] | the domain's types; `browser` those of the protocol too |
//! | 1 | [`catalogue`], [`assessment`], [`plan`], [`report`], [`vault`], [`text`], [`strength`], [`wording`] | each other, downwards |
//! | 0 | [`time`] | nothing |
//!
//! Floors 0 and 1 are the domain: pure Rust without clock, randomness or I/O of its
//! own. `cargo test --no-default-features` builds it alone, with the one part of
//! floor 4 that needs no browser: [`ui::route`], which pages there are.

pub mod assessment;
pub mod catalogue;
pub mod plan;
pub mod protocol;
pub mod report;
pub mod strength;
pub mod text;
pub mod time;
pub mod vault;
pub mod wording;

#[cfg(all(test, target_arch = "wasm32"))]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

#[cfg(feature = "web")]
pub mod browser;
#[cfg(feature = "web")]
pub mod session;
pub mod ui;
