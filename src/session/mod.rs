//! The session: the vault of this browser, from locked to open and back.
//!
//! One road in: [`Session::create`], [`Session::unlock`] or
//! [`Session::accept`] end in [`Open`]. One road out: every change goes
//! through [`Open::edit`], is sealed and stored a moment later, and counts as
//! saved once it has been read back. Keys live in here and nowhere else; they
//! are wiped when the session locks.

mod candidate;
mod open;
mod saving;
mod stored;
mod unlock;

use std::rc::Rc;

use leptos::prelude::*;

pub use self::candidate::{Candidate, Held};
use self::open::Writer;
pub use self::open::{Export, Open};
pub use self::saving::Saving;
pub use self::unlock::OpenError;
use crate::assessment::Assessment;
use crate::browser::idle::Idle;
use crate::browser::leaving;
use crate::browser::leaving::Leaving;
use crate::browser::storage::{self, StorageError};
use crate::browser::timer::Debounce;
use crate::vault::{Container, RecoveryCode, Stored, VaultError};

/// What the browser holds, and what of it is open.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// No vault in this browser.
    Empty,
    /// A vault that needs its passphrase or recovery code.
    Locked {
        /// When it was last saved, in milliseconds since the Unix epoch;
        /// `None` when nothing that is stored can be read.
        saved_at: Option<u64>,
    },
    /// An open vault.
    Open(Open),
}

/// Something that happened to the session and that the user is told once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// It locked itself after this many minutes without activity.
    LockedIdle(u8),
    /// One of the two copies was damaged; what was opened may be one save behind.
    FellBack,
    /// The content of a file was taken over.
    FileTaken,
}

/// A handle on the session; copies are the same session.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Session {
    state: RwSignal<State>,
    saving: RwSignal<Saving>,
    notice: RwSignal<Option<Notice>>,
    recovery: RwSignal<Option<Rc<RecoveryCode>>, LocalStorage>,
    /// The new vault that this recovery code belongs to.
    fresh: StoredValue<Option<Candidate>, LocalStorage>,
    writer: StoredValue<Option<Writer>, LocalStorage>,
    keepers: StoredValue<Option<Keepers>, LocalStorage>,
    /// The sealed vault of a session that was locked while nothing could be
    /// stored; it lives as long as the page does.
    unsaved: StoredValue<Option<Vec<u8>>, LocalStorage>,
}

/// What runs for as long as the vault is open.
struct Keepers {
    autosave: Debounce,
    idle: Idle,
    _leaving: Leaving,
}

impl Session {
    /// Looks at what the browser holds.
    #[must_use]
    pub fn start() -> Self {
        let saving = if storage::available() {
            Saving::Saved
        } else {
            Saving::Failed(StorageError::Refused)
        };
        Self {
            state: RwSignal::new(stored_state(&stored::read())),
            saving: RwSignal::new(saving),
            notice: RwSignal::new(None),
            recovery: RwSignal::new_local(None),
            fresh: StoredValue::new_local(None),
            writer: StoredValue::new_local(None),
            keepers: StoredValue::new_local(None),
            unsaved: StoredValue::new_local(None),
        }
    }

    /// What the browser holds; redraws what reads it.
    #[must_use]
    pub fn state(self) -> State {
        self.state.get()
    }

    /// Whether what is open is saved; redraws what reads it.
    #[must_use]
    pub fn saving(self) -> Saving {
        self.saving.get()
    }

    /// What the user has yet to be told.
    #[must_use]
    pub fn notice(self) -> Option<Notice> {
        self.notice.get()
    }

    /// The user has been told.
    pub fn dismiss_notice(self) {
        self.notice.set(None);
    }

    /// The recovery code of a vault that was just made, until the user has
    /// kept it.
    #[must_use]
    pub fn fresh_recovery_code(self) -> Option<Rc<RecoveryCode>> {
        self.recovery.get()
    }

    /// The user has kept the recovery code: it is wiped here, and the new
    /// vault is stored and open.
    pub fn recovery_code_kept(self) {
        self.recovery.set(None);
        if let Some(fresh) = self.fresh.try_update_value(Option::take).flatten() {
            self.replace(fresh);
        }
    }

    /// Saves what is open and closes it; the keys are wiped. What can't be
    /// stored stays sealed in memory, so that locking never loses anything.
    /// Returns whether all is stored, so that the page may go.
    pub fn lock(self) -> bool {
        if let State::Open(open) = self.state.get_untracked() {
            open.save_now();
            if self.saving.get_untracked() != Saving::Saved {
                self.unsaved.set_value(open.sealed());
            }
            self.close();
        }
        self.unsaved.with_value(Option::is_none)
    }

    /// Removes everything that Vigie keeps in this browser.
    ///
    /// # Errors
    ///
    /// The browser's refusal; what it kept is then unchanged or partly gone.
    pub fn erase(self) -> Result<(), StorageError> {
        storage::erase()?;
        self.unsaved.set_value(None);
        self.close();
        self.saving.set(Saving::Saved);
        Ok(())
    }

    /// Minutes without activity until the vault locks itself.
    pub fn set_lock_minutes(self, minutes: u8) {
        if let State::Open(open) = self.state.get_untracked() {
            open.edit(|assessment, _| assessment.settings.set_lock_minutes(minutes));
            self.keepers.with_value(|keepers| {
                if let Some(keepers) = keepers {
                    keepers.idle.set_limit(u32::from(minutes));
                }
            });
        }
    }

    /// Makes an opened vault the session's.
    fn enter(self, writer: Writer, open: Open) {
        let minutes = open
            .assessment
            .with_untracked(|assessment| assessment.settings.lock_minutes());
        self.writer.set_value(Some(writer));
        self.keepers.set_value(Some(Keepers {
            autosave: Debounce::new(AUTOSAVE_MS, move || open.save_now()),
            idle: Idle::watch(u32::from(minutes), move || self.lock_idle()),
            _leaving: leaving::on_leave(move || open.save_now()),
        }));
        self.state.set(State::Open(open));
    }

    fn lock_idle(self) {
        let State::Open(open) = self.state.get_untracked() else {
            return;
        };
        let minutes = open
            .assessment
            .with_untracked(|assessment| assessment.settings.lock_minutes());
        self.lock();
        self.notice.set(Some(Notice::LockedIdle(minutes)));
    }

    /// Why the newest copy in this browser can't be read, if it can't.
    #[must_use]
    pub fn unreadable(self) -> Option<VaultError> {
        stored::read().refused().first().map(|(_, error)| *error)
    }

    /// What this browser holds, to be shown beside a file.
    #[must_use]
    pub fn held(self) -> Held {
        match self.state.get_untracked() {
            State::Empty => Held::Nothing,
            State::Locked { saved_at } => Held::Locked { saved_at },
            State::Open(open) => Held::Open(open.with_untracked(Assessment::overview)),
        }
    }

    /// The vault that is sealed in memory, if one could not be stored.
    fn unsaved(self) -> Option<Container> {
        self.unsaved
            .with_value(|bytes| Container::parse(bytes.as_deref()?).ok())
    }

    fn close(self) {
        if let State::Open(open) = self.state.get_untracked() {
            open.dispose();
        }
        self.writer.set_value(None);
        self.keepers.set_value(None);
        self.notice.set(None);
        self.state.set(match self.unsaved() {
            Some(vault) => State::Locked {
                saved_at: Some(vault.header().saved_at),
            },
            None => stored_state(&stored::read()),
        });
    }
}

fn stored_state(stored: &Stored) -> State {
    if stored.is_empty() {
        return State::Empty;
    }
    State::Locked {
        saved_at: stored.newest().map(|(_, header)| header.saved_at),
    }
}

/// Pause after a change before it is stored, in milliseconds.
const AUTOSAVE_MS: u32 = 300;
