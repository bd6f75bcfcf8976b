//! The open vault: what is in it, how it changes, how it is stored.

use leptos::prelude::*;
use zeroize::Zeroizing;

use super::store::{Store, newest_generation};
use super::{Notice, Role, Saving, Session};
use crate::assessment::Assessment;
use crate::browser::entropy::BrowserRandom;
use crate::browser::storage::StorageError;
use crate::browser::task;
use crate::browser::timer::sleep;
use crate::browser::{clock, files};
use crate::catalogue::Measure;
use crate::plan::Summary;
use crate::time::Instant;
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
    /// Whether something has changed since.
    pub(super) dirty: bool,
    /// Whether what was stored last is where it can be opened from.
    pub(super) kept: bool,
    /// Whether it is also where it was stored at once.
    quick: bool,
}

impl Writer {
    /// For what has just been read from the store.
    pub(super) fn new(keyring: Keyring, generation: u64, next: Option<StorageSlot>) -> Self {
        Self {
            keyring,
            generation,
            next,
            dirty: false,
            kept: true,
            quick: next.is_some_and(|next| Store::holds(next.other())),
        }
    }
}

/// A vault that was locked before it was stored.
pub(super) struct Unsaved {
    /// The sealed vault.
    pub(super) bytes: Vec<u8>,
    /// The generation that says the same and is on its way to the disk, if
    /// one is.
    as_in: Option<u64>,
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
            assessment.with(|assessment| Summary::of(assessment, clock::today(), clock::day_of))
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

    /// Changes the assessment; it is stored a moment later. A tab that only
    /// reads changes nothing.
    pub fn edit(self, change: impl FnOnce(&mut Assessment, Instant)) {
        if self.session.role.get_untracked() == Role::Reader {
            return;
        }
        self.assessment
            .update(|assessment| change(assessment, clock::now()));
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
        if !here && self.session.role.get_untracked() == Role::Writer {
            // Nothing on screen depends on it.
            self.assessment
                .update_untracked(|assessment| assessment.place.visit(measure));
            self.changed();
        }
    }

    fn changed(self) {
        self.session.writer.update_value(|writer| {
            if let Some(writer) = writer {
                writer.dirty = true;
            }
        });
        if self.session.saving.get_untracked() != Saving::Elsewhere {
            self.session.saving.set(Saving::Pending);
        }
        self.session.keepers.with_value(|keepers| {
            if let Some(keepers) = keepers {
                keepers.autosave.trigger();
            }
        });
    }

    /// Stores what is not stored yet, at once.
    pub(super) fn save_now(self) {
        if self.session.is_dirty() {
            self.save();
        }
    }

    /// Stores anew what is kept in both slots, so that neither holds anything
    /// of before: the keys have changed, or the browser has lost it.
    pub(super) fn save_twice(self) {
        self.save();
        self.save();
    }

    /// Stores again what the browser has thrown away, as when its user clears
    /// the site's data, and tells the user.
    pub(super) fn check_kept(self) {
        if self.session.role.get_untracked() == Role::Reader
            || self.session.saving.get_untracked() != Saving::Saved
        {
            return;
        }
        let lost = self.session.writer.with_value(|writer| {
            let writer = writer.as_ref().filter(|writer| writer.quick)?;
            Some(!Store::holds(writer.next?.other()))
        });
        if lost == Some(true) {
            self.session.saving.set(Saving::Pending);
            self.session.notice.set(Some(Notice::StoredAgain));
            self.save_twice();
        }
    }

    /// Seals and stores: at once where it can be done at once, then where the
    /// browser confirms it. «Saved» is said only after that.
    pub(super) fn save(self) {
        if self.session.role.get_untracked() == Role::Reader {
            return;
        }
        let saved = self.session.writer.try_update_value(|writer| {
            let writer = writer.as_mut()?;
            let elsewhere = newest_generation(&self.session.store().read()) > writer.generation;
            let Some(slot) = writer.next.filter(|_| !elsewhere) else {
                return Some(Err(Saving::Elsewhere));
            };
            // A vault too large for its format is too large for any browser.
            let Ok(bytes) = self.seal(writer) else {
                return Some(Err(Saving::Failed(StorageError::Full)));
            };
            let quick = Store::write(slot, &bytes);
            writer.generation += 1;
            writer.next = Some(slot.other());
            writer.dirty = false;
            writer.kept = quick.is_ok();
            writer.quick = quick.is_ok();
            Some(Ok(Save {
                slot,
                bytes,
                generation: writer.generation,
                quick,
            }))
        });
        match saved.flatten() {
            Some(Ok(save)) => {
                // What failed before is still said until this has succeeded.
                if let Saving::Saved | Saving::Elsewhere = self.session.saving.get_untracked() {
                    self.session.saving.set(Saving::Pending);
                }
                task::spawn(self.session.confirm(save));
            }
            Some(Err(saving)) => self.session.saving.set(saving),
            None => {}
        }
    }

    /// The vault's bytes as they are now, one generation after what is stored.
    fn sealed(self) -> Option<Vec<u8>> {
        self.session
            .writer
            .with_value(|writer| self.seal(writer.as_ref()?).ok())
    }

    /// What of it is not stored, sealed to outlive the lock.
    pub(super) fn unsaved(self) -> Option<Unsaved> {
        let as_in = self.session.writer.with_value(|writer| {
            let writer = writer.as_ref()?;
            (!writer.dirty).then_some(writer.generation)
        });
        Some(Unsaved {
            bytes: self.sealed()?,
            as_in,
        })
    }

    fn seal(self, writer: &Writer) -> Result<Vec<u8>, VaultError> {
        let plaintext = Zeroizing::new(self.with_untracked(Assessment::to_json));
        writer.keyring.seal(
            &plaintext,
            writer.generation + 1,
            clock::now(),
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
            files::progress_file_name(&assessment.profile.name, clock::today())
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
            .update_untracked(|assessment| *assessment = Assessment::new(Instant::EPOCH));
        task::spawn(async move {
            sleep(AFTER_REDRAW_MS).await;
            self.summary.dispose();
            self.assessment.dispose();
        });
    }
}

impl Session {
    /// Waits until the browser has a save for certain, and says so if nothing
    /// has changed since.
    async fn confirm(self, save: Save) {
        self.in_flight.update_value(|count| *count += 1);
        let confirmed = self.store().confirm(save.slot, save.bytes).await;
        self.in_flight.update_value(|count| *count -= 1);
        let saving = match (save.quick, confirmed) {
            (_, Ok(())) => Saving::Saved,
            (Ok(()), Err(_)) => Saving::Unconfirmed,
            (Err(error), Err(_)) => Saving::Failed(error),
        };
        let failed = matches!(saving, Saving::Failed(_));
        let is_last = self.writer.try_update_value(|writer| {
            let Some(writer) = writer
                .as_mut()
                .filter(|writer| writer.generation == save.generation)
            else {
                return false;
            };
            let unchanged = !writer.dirty;
            writer.dirty |= failed;
            writer.kept |= !failed;
            unchanged
        });
        if is_last == Some(true) && self.saving.get_untracked() != Saving::Elsewhere {
            self.saving.set(saving);
        }
        if saving == Saving::Saved {
            self.unsaved.update_value(|unsaved| {
                unsaved.take_if(|unsaved| unsaved.as_in == Some(save.generation));
            });
        }
    }
}

impl Session {
    /// Waits until the browser has answered for every save.
    pub(super) async fn settled(self) {
        // A save that was just begun counts from the next turn on.
        sleep(0).await;
        while self.in_flight.get_value() > 0 {
            sleep(SETTLING_MS).await;
        }
    }

    /// Tells the user once what it is about is stored. If it could not be,
    /// they are told that instead.
    pub(super) async fn say_when_settled(self, notice: Notice) {
        self.settled().await;
        if let Saving::Saved | Saving::Pending | Saving::Unconfirmed = self.saving.get_untracked() {
            self.notice.set(Some(notice));
        }
    }
}

/// A save that the browser has yet to confirm.
struct Save {
    slot: StorageSlot,
    bytes: Vec<u8>,
    generation: u64,
    /// What came of storing it at once.
    quick: Result<(), StorageError>,
}

/// Between two looks at whether all is stored, in milliseconds.
const SETTLING_MS: u32 = 20;

/// Longer than any redraw that is already on its way, in milliseconds.
const AFTER_REDRAW_MS: u32 = 1_000;
