//! The open vault: what is in it, how it changes, how it is stored.

use leptos::prelude::*;
use zeroize::Zeroizing;

use super::store::Store;
use super::{Notice, Role, Saving, Session, State};
use crate::assessment::Assessment;
use crate::browser::entropy::BrowserRandom;
use crate::browser::task;
use crate::browser::timer::sleep;
use crate::browser::{clock, files};
use crate::catalogue::Measure;
use crate::plan::Summary;
use crate::protocol::{Answer, Plan, Saver, Ticket, Verdict};
use crate::time::Instant;
use crate::vault::{Keyring, Mark, StorageSlot, VaultError};

/// An open vault; copies are the same one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Open {
    session: Session,
    pub(super) assessment: RwSignal<Assessment>,
    summary: Memo<Summary>,
}

/// What seals and stores.
pub(super) struct Writer {
    pub(super) keyring: Keyring,
    /// What is stored, and what the next save follows.
    pub(super) saver: Saver,
}

/// A vault that was locked before it was stored.
pub(super) struct Unsaved {
    /// The sealed vault.
    pub(super) bytes: Vec<u8>,
    /// Where it would have gone.
    pub(super) slot: StorageSlot,
    /// Whether all that was stored was gone.
    pub(super) gone: bool,
    /// The save that says the same and is on its way to the disk, if one is.
    as_in: Option<Mark>,
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
        self.session.with_saver(Saver::changed);
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

    /// Looks whether the browser still has what was stored. What it has thrown
    /// away from one storage is stored there again; what is gone from everywhere,
    /// as when its user clears the site's data, is not, unless the user wants it.
    pub(super) fn check_kept(self) {
        let session = self.session;
        let lost = session.writer.with_value(|writer| {
            let saver = writer.as_ref().map(|writer| &writer.saver)?;
            let is_saved = saver.saving() == Saving::Saved && saver.is_quick();
            Some(is_saved && !Store::holds(saver.last_slot()))
        });
        if session.role.get_untracked() == Role::Reader || lost != Some(true) {
            return;
        }
        session.with_saver(Saver::changed);
        self.look_and_save(2, Some(Notice::StoredAgain));
    }

    /// The user wants what is open stored although everything else is gone.
    pub fn store_again(self) {
        self.session.with_saver(Saver::store_again);
        self.save_twice();
    }

    /// Sees what is left in the browser, then saves so many times, and says so.
    fn look_and_save(self, times: u32, notice: Option<Notice>) {
        let session = self.session;
        task::spawn(async move {
            // If it can't be read, it counts as it was.
            let _ = session.store().refresh().await;
            if session.state.get_untracked() != State::Open(self) {
                return;
            }
            for _ in 0..times {
                self.save_having(true);
            }
            if let Some(notice) = notice
                && session.saving.get_untracked() == Saving::Pending
            {
                session.notice.set(Some(notice));
            }
        });
    }

    /// Seals and stores: at once where it can be done at once, then where the
    /// browser confirms it. «Saved» is said only after that.
    pub(super) fn save(self) {
        self.save_having(false);
    }

    fn save_having(self, looked: bool) {
        let session = self.session;
        if session.role.get_untracked() == Role::Reader || session.erasing.get_value() {
            return;
        }
        let present = session.store().present();
        let plan = session.with_saver(|saver| saver.plan(&present, looked, clock::now()));
        match plan {
            Some(Plan::Save(ticket)) => self.write(ticket),
            Some(Plan::Look) => self.look_and_save(1, None),
            Some(Plan::OtherKeys) => session.keys_changed_elsewhere(),
            Some(Plan::Wait) | None => {}
        }
    }

    fn write(self, ticket: Ticket) {
        let session = self.session;
        let sealed = session
            .writer
            .with_value(|writer| Some(self.seal(writer.as_ref()?, &ticket.mark)));
        match sealed {
            Some(Ok(bytes)) => {
                let quick = Store::write(ticket.slot, &bytes);
                session.with_saver(|saver| saver.stored_at_once(quick));
                task::spawn(session.confirm(ticket, bytes));
            }
            Some(Err(error)) => {
                session.with_saver(|saver| saver.unsealable(error));
            }
            None => {}
        }
    }

    /// The vault's bytes as they are now, for a file.
    fn sealed(self) -> Option<Vec<u8>> {
        self.session.writer.with_value(|writer| {
            let writer = writer.as_ref()?;
            let generation = writer.saver.known().generation + 1;
            let plaintext = Zeroizing::new(self.with_untracked(Assessment::to_json));
            let random = &mut BrowserRandom;
            let sealed = writer
                .keyring
                .seal(&plaintext, generation, clock::now(), random);
            sealed.ok()
        })
    }

    /// What of it is not stored, sealed to outlive the lock.
    pub(super) fn unsaved(self) -> Option<Unsaved> {
        self.session.writer.with_value(|writer| {
            let writer = writer.as_ref()?;
            let saver = &writer.saver;
            let mark = saver.put_by(clock::now());
            let is_missing = self.session.is_missing(saver);
            Some(Unsaved {
                bytes: self.seal(writer, &mark).ok()?,
                slot: saver.last_slot().other(),
                gone: is_missing || saver.saving() == Saving::Gone,
                as_in: (!saver.is_dirty()).then(|| saver.known().clone()),
            })
        })
    }

    fn seal(self, writer: &Writer, mark: &Mark) -> Result<Vec<u8>, VaultError> {
        let plaintext = Zeroizing::new(self.with_untracked(Assessment::to_json));
        writer
            .keyring
            .seal_save(&plaintext, mark, &mut BrowserRandom)
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
    /// Does something with what is known of the saves of what is open, and shows
    /// what came of it.
    pub(super) fn with_saver<T>(self, with: impl FnOnce(&mut Saver) -> T) -> Option<T> {
        let (done, saving) = self
            .writer
            .try_update_value(|writer| {
                let saver = &mut writer.as_mut()?.saver;
                Some((with(saver), saver.saving()))
            })
            .flatten()?;
        if self.saving.get_untracked() != saving {
            self.saving.set(saving);
        }
        Some(done)
    }

    /// Waits until the browser has a save for certain, and says so if nothing
    /// has changed since.
    async fn confirm(self, ticket: Ticket, bytes: Vec<u8>) {
        self.in_flight.update_value(|count| *count += 1);
        let erased = self.erased.get_value();
        let answer = self.store().confirm(&ticket, bytes).await;
        self.in_flight.update_value(|count| *count -= 1);
        let is_own = self.writer.with_value(|writer| {
            let saver = writer.as_ref().map(|writer| &writer.saver);
            saver.is_some_and(|saver| saver.is_own(&ticket))
        });
        if is_own {
            self.with_saver(|saver| saver.answered(&ticket, answer));
        }
        let is_put_by = |unsaved: &Unsaved| unsaved.as_in.as_ref() == Some(&ticket.mark);
        if answer == Answer::Not(Verdict::Gone) {
            self.unsaved.update_value(|unsaved| {
                if let Some(unsaved) = unsaved.as_mut().filter(|unsaved| is_put_by(unsaved)) {
                    unsaved.gone = true;
                }
            });
        }
        if answer != Answer::Stored {
            return;
        }
        self.unsaved.update_value(|unsaved| {
            unsaved.take_if(|unsaved| is_put_by(unsaved));
        });
        if erased != self.erased.get_value() && self.writer.with_value(Option::is_none) {
            // It came after everything was erased, unless a new vault was made.
            let present = self.store().present();
            if present.saves.iter().all(|save| ticket.mark.has_seen(save)) {
                let _ = self.store().erase().await;
            }
            self.look();
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
        // What is changed meanwhile is under way again.
        while self.saving.get_untracked() == Saving::Pending && self.is_open() {
            sleep(SETTLING_MS).await;
        }
        if self.is_open() && self.saving.get_untracked().is_kept() {
            self.notice.set(Some(notice));
        }
    }

    fn is_open(self) -> bool {
        matches!(self.state.get_untracked(), State::Open(_))
    }
}

/// Between two looks at whether all is stored, in milliseconds.
const SETTLING_MS: u32 = 20;

/// Longer than any redraw that is already on its way, in milliseconds.
const AFTER_REDRAW_MS: u32 = 1_000;
