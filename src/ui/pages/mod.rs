//! The pages, one file a screen.

pub(crate) mod about;
pub(crate) mod accessibility;
pub(crate) mod create;
pub(crate) mod done;
pub(crate) mod erase;
pub(crate) mod file;
pub(crate) mod glossary;
pub(crate) mod keys;
pub(crate) mod list;
pub(crate) mod lists;
pub(crate) mod measure;
pub(crate) mod not_found;
pub(crate) mod overview;
#[cfg(feature = "parts")]
pub(crate) mod parts;
pub(crate) mod password;
pub(crate) mod profile;
pub(crate) mod recovery;
pub(crate) mod report;
mod scope;
pub(crate) mod settings;
pub(crate) mod steps;
pub(crate) mod tools;
pub(crate) mod unlock;
pub(crate) mod unreadable;
pub(crate) mod welcome;
