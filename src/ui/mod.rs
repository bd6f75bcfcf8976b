//! The page: what people see and do.
//!
//! `table` says which pages there are, `route` what follows from their
//! addresses; both compile without a browser, and so does
//! `import`, the steps of taking a file over. `app` draws the frame,
//! `access` says which page stands in it and `navigation` links to them; `pages` has one file a screen; `parts` has the pieces
//! that several screens are made of and that know no screen; `html` builds
//! elements; `words` has the texts in the reader's language.

pub mod import;
pub mod route;
mod table;

#[cfg(feature = "web")]
mod access;
#[cfg(feature = "web")]
mod app;
#[cfg(feature = "web")]
mod context;
#[cfg(feature = "web")]
mod html;
#[cfg(feature = "web")]
mod navigation;
#[cfg(feature = "web")]
mod pages;
#[cfg(feature = "web")]
mod parts;
#[cfg(feature = "web")]
mod shortcuts;
#[cfg(feature = "web")]
mod words;

#[cfg(feature = "web")]
pub use app::start;
