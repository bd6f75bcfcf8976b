//! The page: what people see and do.
//!
//! `app` draws the frame and picks the page of the address; `pages` has one
//! file a screen; `parts` has the pieces that several screens are made of and
//! that know no screen; `html` builds elements; `words` has the texts in the
//! reader's language.

mod app;
mod context;
mod html;
mod pages;
mod parts;
mod route;
mod shortcuts;
mod words;

pub use app::start;
