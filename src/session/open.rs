//! The open vault: what is in it, how it changes, how it is stored.

use leptos::prelude::*;
use zeroize::Zeroizing;

use super::{Saving, Session, stored};
use crate::assessment::{Assessment, Millis};
use crate::browser::entropy::BrowserRandom;
use crate::browser::storage::{self, StorageError};
use crate::browser::{clock, files};
use crate::catalogue::Measure;
use crate::plan::Summary;
use crate::vault::{Keyring, StorageSlot, VaultError};

/// An open vault; copies are the same one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Open {
    session: Session,
    pub(super) assessment: RwSignal<Assessment>,
    summary: Memo<Summary>,
}

/// What seals and stores: the keys and where the counter stands.
pub(super) struct Writer {
    pub(super) keyring: Keyring,
    /// Generation of what was stored last.
    pub(super) generation: u64,
    /// Where the next save goes; `None`: a newer program has written here.
    pub(super) next: Option<StorageSlot>,
}

/// An exported progress file.
pub struct Export {
    /// Its name, with the practice and the date.
    pub name: String,
    /// Its bytes, in the format that the browser stores.
    pub bytes: Vec<u8>,
}

impl Open {
    pub(super) fn new(session: Session, assessment: Assessment) -> Self {
        let assessment = RwSignal::new(assessment);
        let summary = Memo::new(move |_| {
            assessment.with(|assessment| Summary::of(assessment, &clock::today(), clock::now_ms()))
        });
        Self {
            session,
            assessment,
            summary,
        }
    }

    /// Reads the assessment; redraws what reads it.
    pub fn with<T>(self, read: impl FnOnce(&Assessment) -> T) -> T {
        self.assessment.with(read)
    }

    /// Reads the assessment once.
    pub fn with_untracked<T>(self, read: impl FnOnce(&Assessment) -> T) -> T {
        self.assessment.with_untracked(read)
    }

    /// What follows from the assessment; redraws what reads it.
    #[must_use]
    pub fn summary(self) -> Summary {
        self.summary.get()
    }

    /// Changes the assessment; it is stored a moment later.
    pub fn edit(self, change: impl FnOnce(&mut Assessment, Millis)) {
        self.assessment
            .update(|assessment| change(assessment, clock::now_ms()));
        self.changed();
    }

    /// Notes that this measure is on screen, to resume here.
    pub fn visit(self, measure: &Measure) {
        let here = self.with_untracked(|assessment| {
            assessment.place.last_list() == Some(measure.list)
                && assessment
                    .place
                    .in_list(measure.list)
                    .is_some_and(|last| last.id == measure.id)
        });
        if !here {
            // Nothing on screen depends on it.
            self.assessment
                .update_untracked(|assessment| assessment.place.visit(measure));
            self.changed();
        }
    }

    fn changed(self) {
        self.session.saving.set(Saving::Pending);
        self.session.keepers.with_value(|keepers| {
            if let Some(keepers) = keepers {
                keepers.autosave.trigger();
            }
        });
    }

    /// Stores what is not stored yet, at once.
    pub(super) fn save_now(self) {
        if self.session.saving.get_untracked() != Saving::Saved {
            self.save();
        }
    }

    /// Seals and stores. «Saved» is said only once the browser has given the
    /// same bytes back.
    pub(super) fn save(self) {
        let saving = self.session.writer.try_update_value(|writer| {
            let writer = writer.as_mut()?;
            let elsewhere = stored::newest_generation(&stored::read()) > writer.generation;
            let Some(slot) = writer.next.filter(|_| !elsewhere) else {
                return Some(Saving::Elsewhere);
            };
            // A vault too large for its format is too large for any browser.
            let sealed = self.seal(writer).map_err(|_| StorageError::Full);
            Some(
                match sealed.and_then(|bytes| storage::write_slot(slot, &bytes)) {
                    Ok(()) => {
                        writer.generation += 1;
                        writer.next = Some(slot.other());
                        Saving::Saved
                    }
                    Err(error) => Saving::Failed(error),
                },
            )
        });
        if let Some(Some(saving)) = saving {
            self.session.saving.set(saving);
        }
    }

    /// The vault's bytes as they are now, one generation after what is stored.
    pub(super) fn sealed(self) -> Option<Vec<u8>> {
        self.session
            .writer
            .with_value(|writer| self.seal(writer.as_ref()?).ok())
    }

    fn seal(self, writer: &Writer) -> Result<Vec<u8>, VaultError> {
        let plaintext = Zeroizing::new(self.with_untracked(Assessment::to_json));
        writer.keyring.seal(
            &plaintext,
            writer.generation + 1,
            clock::now_ms(),
            &mut BrowserRandom,
        )
    }

    /// Notes that a progress file was handed out.
    pub fn exported(self) {
        self.edit(|assessment, now| assessment.exported_at = Some(now));
    }

    /// The progress file of what is open. `None` when the session has just
    /// been locked, or its content is larger than a file may be.
    #[must_use]
    pub fn export(self) -> Option<Export> {
        let name = self.with_untracked(|assessment| {
            files::progress_file_name(&assessment.profile.name, &clock::today())
        });
        Some(Export {
            name,
            bytes: self.sealed()?,
        })
    }

    /// Empties what is open, and gives its memory back once nothing on screen
    /// can read it any more.
    pub(super) fn dispose(self) {
        self.assessment
            .update_untracked(|assessment| *assessment = Assessment::new(0));
        leptos::task::spawn_local(async move {
            crate::browser::timer::sleep(AFTER_REDRAW_MS).await;
            self.summary.dispose();
            self.assessment.dispose();
        });
    }
}

/// Longer than any redraw that is already on its way, in milliseconds.
const AFTER_REDRAW_MS: u32 = 1_000;
