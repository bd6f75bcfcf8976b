//! The session: the vault of this browser, from locked to open and back.
//!
//! One road in: [`Session::create`], [`Session::unlock`] or
//! [`Session::accept`] end in [`Open`]. One road out: every change goes
//! through [`Open::edit`], is sealed and stored a moment later, and counts as
//! saved once the browser has confirmed it. Keys live in here and nowhere
//! else; they are wiped when the session locks.
//!
//! | file | what it is about |
//! |---|---|
//! | `unlock` | making, opening and replacing the vault |
//! | `open`, `saving` | what is open, how it changes and is stored |
//! | `store` | where the bytes are kept |
//! | `turn` | which of several tabs writes |
//! | `keys` | new secrets for the vault that is open |

mod candidate;
mod keys;
mod open;
mod saving;
mod store;
mod turn;
mod unlock;

use std::rc::Rc;

use leptos::prelude::*;

pub use self::candidate::{Candidate, Held};
pub use self::open::{Export, Open};
use self::open::{Unsaved, Writer};
pub use self::saving::Saving;
use self::store::Store;
pub use self::turn::Role;
pub use self::unlock::OpenError;
use crate::assessment::Assessment;
use crate::browser::channel::Channel;
use crate::browser::idle::Idle;
use crate::browser::leaving;
use crate::browser::leaving::Leaving;
use crate::browser::listener::Listener;
use crate::browser::locks::Lock;
use crate::browser::page;
use crate::browser::storage::{self, StorageError};
use crate::browser::task;
use crate::browser::timer::{self, Debounce, Interval};
use crate::time::Instant;
use crate::vault::{Container, Keyring, RecoveryCode, SlotKind, Stored, VaultError};

/// What the browser holds, and what of it is open.
#[derive(Clone, Copy, PartialEq, Eq)]
#[expect(
    clippy::large_enum_variant,
    reason = "one at a time, and a handle is copied as it is"
)]
pub enum State {
    /// No vault in this browser.
    Empty,
    /// A vault that needs its passphrase or recovery code.
    Locked {
        /// When it was last saved; `None` when nothing that is stored can be
        /// read.
        saved_at: Option<Instant>,
    },
    /// An open vault.
    Open(Open),
}

/// Something that happened to the session and that the user is told once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// It locked itself.
    LockedIdle {
        /// After this many minutes without activity.
        minutes: u8,
        /// Whether all of it is stored; else it waits in memory.
        stored: bool,
    },
    /// One of the two copies was damaged; what was opened may be one save behind.
    FellBack,
    /// The content of a file was taken over.
    FileTaken,
    /// The browser had thrown away what was stored; it is stored again.
    StoredAgain,
    /// What was done here and in another tab has been brought together.
    Merged,
    /// The vault was given new keys in another tab, so it is locked here.
    KeysChanged,
    /// The vault was erased in another tab.
    ErasedElsewhere,
    /// A vault was made in another tab meanwhile; the new one made here was
    /// not stored.
    MadeElsewhere,
    /// The vault has this new secret now.
    SecretChanged(SlotKind),
    /// The vault has new keys and a new recovery code.
    KeysRenewed,
    /// This secret opens the vault no longer: its slot was damaged or taken
    /// away.
    SecretLost(SlotKind),
    /// The ways into the vault were changed by somebody without its keys.
    SlotsChanged,
}

/// A handle on the session; copies are the same session.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Session {
    state: RwSignal<State>,
    saving: RwSignal<Saving>,
    notice: RwSignal<Option<Notice>>,
    role: RwSignal<Role>,
    /// Counts what was taken over from another tab.
    revision: RwSignal<u32>,
    recovery: RwSignal<Option<Rc<RecoveryCode>>, LocalStorage>,
    /// What becomes of the recovery code that is shown once it has been kept.
    fresh: StoredValue<Option<Fresh>, LocalStorage>,
    writer: StoredValue<Option<Writer>, LocalStorage>,
    keepers: StoredValue<Option<Keepers>, LocalStorage>,
    /// What was locked while nothing could be stored; it lives as long as the
    /// page does.
    unsaved: StoredValue<Option<Unsaved>, LocalStorage>,
    store: StoredValue<Store, LocalStorage>,
    /// Held while this tab writes.
    lock: StoredValue<Option<Lock>, LocalStorage>,
    turn: StoredValue<u32>,
    /// Saves that the browser has yet to confirm.
    in_flight: StoredValue<u32>,
    /// Whether IndexedDB could not be read when it was last wanted.
    half_read: StoredValue<bool>,
    /// What the vault that is open was opened with.
    opened_with: StoredValue<SlotKind>,
    channel: StoredValue<Option<Channel>, LocalStorage>,
}

/// What a new recovery code belongs to.
enum Fresh {
    /// A new vault.
    Vault(Box<Candidate>),
    /// The vault that is open, with a new recovery code in its keyring.
    Code(Keyring),
    /// The vault that is open, with new keys.
    Keys(Keyring),
}

/// What runs for as long as the vault is open.
struct Keepers {
    autosave: Debounce,
    idle: Idle,
    _leaving: Leaving,
    /// These look whether the browser still has what was stored.
    _checks: (Interval, Listener),
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
        let store = Store::default();
        let session = Self {
            state: RwSignal::new(stored_state(&store.read())),
            saving: RwSignal::new(saving),
            notice: RwSignal::new(None),
            role: RwSignal::new(Role::Writer),
            revision: RwSignal::new(0),
            recovery: RwSignal::new_local(None),
            fresh: StoredValue::new_local(None),
            writer: StoredValue::new_local(None),
            keepers: StoredValue::new_local(None),
            unsaved: StoredValue::new_local(None),
            store: StoredValue::new_local(store.clone()),
            lock: StoredValue::new_local(None),
            turn: StoredValue::new(0),
            in_flight: StoredValue::new(0),
            half_read: StoredValue::new(false),
            opened_with: StoredValue::new(SlotKind::Passphrase),
            channel: StoredValue::new_local(None),
        };
        session.listen();
        task::spawn(async move {
            // If it can't be read now, unlocking tries again, and tells.
            let _ = store.refresh().await;
            session.look();
        });
        session
    }

    /// What the browser holds; redraws what reads it.
    #[must_use]
    pub fn state(self) -> State {
        self.state.get()
    }

    /// What the browser holds, as it is now.
    #[must_use]
    pub fn state_untracked(self) -> State {
        self.state.get_untracked()
    }

    /// Whether what is open is saved; redraws what reads it.
    #[must_use]
    pub fn saving(self) -> Saving {
        self.saving.get()
    }

    /// Counts what was taken over from another tab: a page that shows what is
    /// open is to be drawn anew whenever this changes.
    #[must_use]
    pub fn revision(self) -> u32 {
        self.revision.get()
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

    /// A recovery code that was just made, until the user has kept it.
    #[must_use]
    pub fn fresh_recovery_code(self) -> Option<Rc<RecoveryCode>> {
        self.recovery.get()
    }

    /// Whether the recovery code that is shown takes the place of another one,
    /// which stays if the user turns back now.
    #[must_use]
    pub fn replaces_recovery_code(self) -> bool {
        self.fresh
            .with_value(|fresh| matches!(fresh, Some(Fresh::Code(_) | Fresh::Keys(_))))
    }

    /// The user has kept the recovery code: it is wiped here, and what it
    /// belongs to is stored and open.
    pub async fn recovery_code_kept(self) {
        match self.fresh.try_update_value(Option::take).flatten() {
            Some(Fresh::Vault(candidate)) => self.store_new(*candidate).await,
            Some(Fresh::Code(keyring)) => {
                self.use_keyring(keyring, Notice::SecretChanged(SlotKind::Recovery))
                    .await;
            }
            Some(Fresh::Keys(keyring)) => self.use_keyring(keyring, Notice::KeysRenewed).await,
            None => {}
        }
        self.recovery.set(None);
    }

    /// The user turns back: nothing has changed, and the code is wiped.
    pub fn refuse_recovery_code(self) {
        self.fresh.set_value(None);
        self.recovery.set(None);
    }

    /// Saves what is open and closes it, in every tab; the keys are wiped.
    /// What can't be stored stays sealed in memory, so that locking never
    /// loses anything. Returns whether all is stored, so that the page may go.
    pub fn lock(self) -> bool {
        self.post(turn::LOCKED);
        self.close_here()
    }

    /// As [`Session::lock`], in this tab only.
    fn close_here(self) -> bool {
        if let State::Open(open) = self.state.get_untracked() {
            open.save_now();
            let kept = self
                .writer
                .with_value(|writer| writer.as_ref().is_some_and(|writer| writer.kept))
                && self.saving.get_untracked() != Saving::Elsewhere;
            if !kept {
                self.unsaved.set_value(open.unsaved());
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
    pub async fn erase(self) -> Result<(), StorageError> {
        // First of all, or a tab that has it open would store it again.
        self.post(turn::ERASED);
        // What is missing meanwhile is not looked for, nor stored again.
        let saving = self.saving.get_untracked();
        self.saving.set(Saving::Pending);
        if let Err(error) = self.store().erase().await {
            self.saving.set(saving);
            return Err(error);
        }
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
    fn enter(self, writer: Writer, open: Open, role: Role) {
        let minutes = open
            .assessment
            .with_untracked(|assessment| assessment.settings.lock_minutes());
        self.writer.set_value(Some(writer));
        self.role.set(role);
        self.keepers.set_value(Some(Keepers {
            autosave: Debounce::new(AUTOSAVE_MS, move || open.save_now()),
            idle: Idle::watch(u32::from(minutes), move || self.lock_idle()),
            _leaving: leaving::on_leave(move || open.save_now()),
            _checks: (
                timer::every(CHECK_EVERY_MS, move || open.check_kept()),
                page::on_focus(move || open.check_kept()),
            ),
        }));
        self.state.set(State::Open(open));
        if role == Role::Reader {
            self.follow();
        }
    }

    fn lock_idle(self) {
        let State::Open(open) = self.state.get_untracked() else {
            return;
        };
        let minutes = open
            .assessment
            .with_untracked(|assessment| assessment.settings.lock_minutes());
        self.close_here();
        task::spawn(async move {
            self.settled().await;
            if matches!(self.state.get_untracked(), State::Locked { .. }) {
                let stored = self.unsaved.with_value(Option::is_none);
                self.notice
                    .set(Some(Notice::LockedIdle { minutes, stored }));
            }
        });
    }

    /// Why the newest copy in this browser can't be read, if it can't.
    #[must_use]
    pub fn unreadable(self) -> Option<VaultError> {
        self.store()
            .read()
            .refused()
            .first()
            .map(|(_, error)| *error)
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
            .with_value(|unsaved| Container::parse(&unsaved.as_ref()?.bytes).ok())
    }

    fn store(self) -> Store {
        self.store.get_value()
    }

    /// Whether something that is open has not been handed to the browser yet.
    fn is_dirty(self) -> bool {
        self.writer
            .with_value(|writer| writer.as_ref().is_some_and(|writer| writer.dirty))
    }

    fn close(self) {
        if let State::Open(open) = self.state.get_untracked() {
            open.dispose();
            if self.unsaved.with_value(Option::is_none) {
                // What is on its way to the disk gets there by itself.
                self.saving.set(Saving::Saved);
            }
        }
        if self.replaces_recovery_code() {
            self.refuse_recovery_code();
        }
        self.writer.set_value(None);
        self.keepers.set_value(None);
        self.end_turn();
        self.role.set(Role::Writer);
        self.notice.set(None);
        self.state.set(self.state_now());
    }

    /// Looks again at what the browser holds, while nothing is open.
    fn look(self) {
        let state = self.state_now();
        let now = self.state.get_untracked();
        if !matches!(now, State::Open(_)) && now != state {
            self.state.set(state);
        }
    }

    fn state_now(self) -> State {
        match self.unsaved() {
            Some(vault) => State::Locked {
                saved_at: Some(vault.header().saved_at),
            },
            None => stored_state(&self.store().read()),
        }
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

/// Time between two looks at whether the browser still has what was stored.
const CHECK_EVERY_MS: u32 = 5_000;
