//! A container that was opened but isn't the session's yet.

use crate::assessment::{Assessment, Overview};
use crate::time::Instant;
use crate::vault::{Keyring, SlotKind};

/// An opened progress file, to be looked at before it replaces anything.
pub struct Candidate {
    pub(super) assessment: Assessment,
    pub(super) keyring: Keyring,
    /// What it was opened with.
    pub(super) opened_with: SlotKind,
}

impl Candidate {
    /// What is in it, in short.
    #[must_use]
    pub fn overview(&self) -> Overview {
        self.assessment.overview()
    }
}

/// What this browser holds, to be shown beside a file.
pub enum Held {
    /// That can't be told.
    Unknown,
    /// Nothing.
    Nothing,
    /// A vault that is not open.
    Locked {
        /// When it was saved.
        saved_at: Option<Instant>,
    },
    /// What is open.
    Open(Overview),
}
