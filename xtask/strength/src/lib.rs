//! Tools of the password estimator: the dictionary is built here, and the
//! estimator measured.

pub mod dictionary;
pub mod report;
