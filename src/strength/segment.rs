//! What a password is made of.

use std::ops::Range;

use super::kind::Kind;

/// A part of the password.
#[derive(Debug, Clone, PartialEq)]
pub struct Segment {
    /// Which characters of the password, counted in `char`s.
    pub chars: Range<usize>,
    /// What it is.
    pub kind: Kind,
    /// The word of the list or of the user that was recognised, folded.
    pub word: Option<String>,
    /// What it adds to [`Estimate::log10_guesses`].
    pub cost: f64,
}
