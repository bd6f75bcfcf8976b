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
//! | `open` | what is open, how it changes and is stored |
//! | `store` | where the bytes are kept |
//! | `tabs` | several tabs with the vault open |
//! | `keys` | new secrets for the vault that is open |
//!
//! What may be written when, and what the page may say of it, is decided by
//! [`crate::protocol`]; here it is carried out.

mod candidate;
mod keys;
mod open;
mod store;
mod tabs;
mod unlock;

use std::rc::Rc;

use leptos::prelude::*;

pub use self::candidate::{Candidate, Held};
pub use self::open::{Export, Open};
use self::open::{Unsaved, Writer};
use self::store::Store;
pub use self::unlock::OpenError;
use crate::assessment::{Assessment, Settings};
use crate::browser::channel::Channel;
use crate::browser::idle::Idle;
use crate::browser::leaving;
use crate::browser::leaving::Leaving;
use crate::browser::listener::Listener;
use crate::browser::locks::Lock;
use crate::browser::page;
use crate::browser::secret;
use crate::browser::storage::{self, StorageError};
use crate::browser::task;
use crate::browser::timer::{self, Debounce, Interval};
use crate::protocol::{Granted, Saver, Tab};
pub use crate::protocol::{Role, Saving};
use crate::time::Instant;
use crate::vault::{
    Container, Credential, Derivation, Kek, Keyring, RecoveryCode, SlotKind, Stored, VaultError,
};

/// What the browser holds, and what of it is open.
#[derive(Clone, Copy, PartialEq, Eq)]
#[expect(
    clippy::large_enum_variant,
    reason = "one at a time, and a handle is copied as it is"
)]
pub enum State {
    /// Whether there is a vault can't be told: a part of what the browser keeps
    /// has not been read yet.
    Unknown {
        /// Whether it has been tried, in vain.
        failed: bool,
    },
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
    /// What the browser keeps can't be read, so that the new vault is not stored
    /// yet.
    StoreUnreadable,
    /// A vault was made in another tab meanwhile; the new one made here was
    /// not stored.
    MadeElsewhere,
    /// A recovery code that was shown does not count: the page was locked or left
    /// before the user went on.
    CodeVoid,
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
    /// Counts how often this tab was locked.
    locks: RwSignal<u32>,
    /// Notices that nobody uses the page.
    idle: StoredValue<Option<Rc<Idle>>, LocalStorage>,
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
    tab: StoredValue<Tab>,
    /// Whether everything is being erased: nothing is saved meanwhile.
    erasing: StoredValue<bool>,
    /// How many times everything was erased, here or in another tab.
    erased: StoredValue<u32>,
    /// Whether IndexedDB could be read when it was last tried without a vault
    /// being open; `None` before that.
    read: StoredValue<Option<bool>>,
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
    /// The vault that is open: what its keyring, as it is by then, gets for the
    /// new recovery code.
    Code(Derivation, Kek),
    /// The vault that is open, with new keys in the place of those with this
    /// number.
    Keys(Keyring, u64),
}

/// What runs for as long as the vault is open.
struct Keepers {
    autosave: Debounce,
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
        let state = stored_state(&store.read());
        let session = Self {
            state: RwSignal::new(match state {
                State::Empty => State::Unknown { failed: false },
                state => state,
            }),
            saving: RwSignal::new(saving),
            notice: RwSignal::new(None),
            role: RwSignal::new(Role::Writer),
            revision: RwSignal::new(0),
            recovery: RwSignal::new_local(None),
            locks: RwSignal::new(0),
            idle: StoredValue::new_local(None),
            fresh: StoredValue::new_local(None),
            writer: StoredValue::new_local(None),
            keepers: StoredValue::new_local(None),
            unsaved: StoredValue::new_local(None),
            store: StoredValue::new_local(store.clone()),
            lock: StoredValue::new_local(None),
            tab: StoredValue::new(Tab::default()),
            erasing: StoredValue::new(false),
            erased: StoredValue::new(0),
            read: StoredValue::new(None),
            in_flight: StoredValue::new(0),
            half_read: StoredValue::new(false),
            opened_with: StoredValue::new(SlotKind::Passphrase),
            channel: StoredValue::new_local(None),
        };
        session.listen();
        session.watch_idle();
        // It asks for as long as the page lives.
        std::mem::forget(leaving::on_leave(
            || {},
            move || session.recovery.with_untracked(Option::is_some),
        ));
        if storage::tab_note(CODE_SHOWN) {
            storage::set_tab_note(CODE_SHOWN, false);
            session.notice.set(Some(Notice::CodeVoid));
        }
        task::spawn(async move {
            session.look_again().await;
        });
        session
    }

    /// Reads anew what the browser holds, while nothing is open. If it can't be
    /// read, unlocking tries again, and tells.
    pub async fn look_again(self) {
        let read = self.store().refresh().await;
        self.read.set_value(Some(read.is_ok()));
        self.look();
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
            .with_value(|fresh| matches!(fresh, Some(Fresh::Code(..) | Fresh::Keys(..))))
    }

    /// The user has kept the recovery code: it is wiped here, and what it
    /// belongs to is stored and open.
    pub async fn recovery_code_kept(self) {
        let counts = match self.fresh.try_update_value(Option::take).flatten() {
            Some(Fresh::Vault(candidate)) => self.store_new(*candidate).await,
            Some(Fresh::Code(derivation, kek)) => {
                let credential = Credential::Recovery(&derivation, &kek);
                let keyring = self.with_keyring(|keyring| keyring.with_slot(credential));
                self.count(keyring, Notice::SecretChanged(SlotKind::Recovery))
                    .await;
                true
            }
            Some(Fresh::Keys(keyring, number)) => {
                // They have the passphrase of then.
                let keyring = if self.keys_number() == Some(number) {
                    Ok(keyring)
                } else {
                    Err(OpenError::Closed)
                };
                self.count(keyring, Notice::KeysRenewed).await;
                true
            }
            None => true,
        };
        if counts {
            self.hide_code();
        }
    }

    /// What a recovery code that was shown belongs to takes its place; else the
    /// user is told that the code does not count.
    async fn count(self, keyring: Result<Keyring, OpenError>, notice: Notice) {
        let counts = match keyring {
            Ok(keyring) => self.use_keyring(keyring, notice).await.is_ok(),
            Err(_) => false,
        };
        if !counts {
            self.notice.set(Some(Notice::CodeVoid));
        }
    }

    /// The user turns back: nothing has changed, and the code is wiped.
    pub fn refuse_recovery_code(self) {
        self.fresh.set_value(None);
        self.hide_code();
    }

    fn hide_code(self) {
        self.recovery.set(None);
        storage::set_tab_note(CODE_SHOWN, false);
        self.update_idle_limit();
    }

    /// Saves what is open and closes it, in every tab; the keys are wiped.
    /// What can't be stored stays sealed in memory, so that locking never
    /// loses anything. Returns whether all is stored, so that the page may go.
    pub fn lock(self) -> bool {
        self.post(tabs::LOCKED);
        self.close_here()
    }

    /// As [`Session::lock`], in this tab only.
    fn close_here(self) -> bool {
        if let State::Open(open) = self.state.get_untracked() {
            open.save_now();
            let kept = self.writer.with_value(|writer| {
                let saver = writer.as_ref().map(|writer| &writer.saver);
                saver.is_some_and(|saver| saver.is_kept() && !self.is_missing(saver))
            });
            if !kept {
                self.unsaved.set_value(open.unsaved());
            }
            self.close();
        }
        self.drop_held();
        self.unsaved.with_value(Option::is_none)
    }

    /// Removes everything that Vigie keeps in this browser.
    ///
    /// # Errors
    ///
    /// The browser's refusal; what it kept is then unchanged or partly gone.
    pub async fn erase(self) -> Result<(), StorageError> {
        // First of all, or a tab that has it open would store it again.
        self.post(tabs::ERASED);
        // What is missing meanwhile is not looked for, nor stored again.
        self.erasing.set_value(true);
        self.settled().await;
        let erased = self.store().erase().await;
        self.erasing.set_value(false);
        erased?;
        self.read.set_value(Some(true));
        self.erased.update_value(|erased| *erased += 1);
        self.unsaved.set_value(None);
        self.close();
        self.saving.set(Saving::Saved);
        Ok(())
    }

    /// Minutes without activity until the vault locks itself.
    pub fn set_lock_minutes(self, minutes: u8) {
        if let State::Open(open) = self.state.get_untracked() {
            open.edit(|assessment, _| assessment.settings.set_lock_minutes(minutes));
            self.update_idle_limit();
        }
    }

    /// Makes an opened vault the session's.
    fn enter(self, writer: Writer, open: Open, granted: Granted) {
        let saving = writer.saver.saving();
        self.writer.set_value(Some(writer));
        self.saving.set(saving);
        self.with_tab(|tab| tab.opened(granted));
        self.keepers.set_value(Some(Keepers {
            autosave: Debounce::new(AUTOSAVE_MS, move || open.save_now()),
            _leaving: leaving::on_leave(move || open.save_now(), move || self.is_in_memory_only()),
            _checks: (
                timer::every(CHECK_EVERY_MS, move || open.check_kept()),
                page::on_focus(move || open.check_kept()),
            ),
        }));
        self.state.set(State::Open(open));
        self.update_idle_limit();
        if self.role.get_untracked() == Role::Reader {
            self.follow();
        }
    }

    /// Watches from now on for nobody using the page, for as long as it lives:
    /// what is secret in it is not only an open vault.
    fn watch_idle(self) {
        let idle = Idle::watch(self.idle_minutes(), move || {
            self.lock_idle();
            self.watch_idle();
        });
        self.idle.set_value(Some(Rc::new(idle)));
    }

    /// The limit has changed with what is open or shown.
    pub(super) fn update_idle_limit(self) {
        // Called without holding on to the value, for it may fire at once.
        if let Some(idle) = self.idle.get_value() {
            idle.set_limit(self.idle_minutes());
        }
    }

    fn idle_minutes(self) -> u32 {
        let minutes = match self.state.get_untracked() {
            State::Open(open) => open.with_untracked(|it| it.settings.lock_minutes()),
            _ => Settings::default().lock_minutes(),
        };
        let shown = if self.recovery.with_untracked(Option::is_some) {
            CODE_MINUTES
        } else {
            0
        };
        u32::from(minutes).max(shown)
    }

    /// Drops what is secret beside the open vault: a recovery code that does not
    /// count yet, of which the user is told, a file that was opened, what was
    /// typed into secret fields.
    fn drop_held(self) {
        secret::clear_all();
        self.locks.update(|locks| *locks += 1);
        if self.recovery.with_untracked(Option::is_some) {
            self.refuse_recovery_code();
            self.notice.set(Some(Notice::CodeVoid));
        }
    }

    /// Counts how often this tab was locked: whoever shows something secret that
    /// is not the vault drops it when this changes.
    #[must_use]
    pub fn locks(self) -> u32 {
        self.locks.get()
    }

    fn lock_idle(self) {
        let State::Open(open) = self.state.get_untracked() else {
            self.drop_held();
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
                // That a code does not count is said above all.
                if self.notice.get_untracked() != Some(Notice::CodeVoid) {
                    self.notice
                        .set(Some(Notice::LockedIdle { minutes, stored }));
                }
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
            State::Unknown { .. } => Held::Unknown,
            State::Empty => Held::Nothing,
            State::Locked { saved_at } => Held::Locked { saved_at },
            State::Open(open) => Held::Open(open.with_untracked(Assessment::overview)),
        }
    }

    /// When the vault that is sealed in memory was saved, if one could not be
    /// stored.
    fn unsaved_since(self) -> Option<Instant> {
        self.unsaved.with_value(|unsaved| {
            let container = Container::parse(&unsaved.as_ref()?.bytes).ok()?;
            Some(container.header().saved_at)
        })
    }

    /// What all copies hold, the one in memory included.
    fn read_all(self) -> Stored {
        self.unsaved.with_value(|unsaved| {
            let copy = unsaved
                .as_ref()
                .map(|unsaved| (unsaved.slot, unsaved.bytes.as_slice()));
            self.store().read_with(copy)
        })
    }

    fn store(self) -> Store {
        self.store.get_value()
    }

    /// Whether nothing is there any more where the last save was stored at once.
    fn is_missing(self, saver: &Saver) -> bool {
        saver.is_quick() && !self.store().present().at_once
    }

    /// Whether something would be gone with the page.
    fn is_in_memory_only(self) -> bool {
        self.writer.with_value(|writer| {
            let writer = writer.as_ref();
            writer.is_some_and(|writer| {
                let saver = &writer.saver;
                !saver.is_kept() && saver.saving() != Saving::Saved
            })
        })
    }

    /// Whether something that is open has not been handed to the browser yet.
    fn is_dirty(self) -> bool {
        self.writer
            .with_value(|writer| writer.as_ref().is_some_and(|it| it.saver.is_dirty()))
    }

    fn close(self) {
        if let State::Open(open) = self.state.get_untracked() {
            open.dispose();
            if self.unsaved.with_value(Option::is_none) {
                // What is on its way to the disk gets there by itself.
                self.saving.set(Saving::Saved);
            }
        }
        let void = self.replaces_recovery_code();
        if void {
            self.refuse_recovery_code();
        }
        self.writer.set_value(None);
        self.keepers.set_value(None);
        self.end_turn();
        self.notice.set(void.then_some(Notice::CodeVoid));
        self.state.set(self.state_now());
        self.update_idle_limit();
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
        match self.unsaved_since() {
            Some(saved_at) => State::Locked {
                saved_at: Some(saved_at),
            },
            None => match stored_state(&self.store().read()) {
                State::Empty if self.read.get_value() != Some(true) => State::Unknown {
                    failed: self.read.get_value().is_some(),
                },
                state => state,
            },
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

/// How long a code that is to be printed is shown without activity, in minutes.
const CODE_MINUTES: u32 = 20;

/// Name of the note that a recovery code is shown that does not count yet.
const CODE_SHOWN: &str = "code-shown";

/// Pause after a change before it is stored, in milliseconds.
const AUTOSAVE_MS: u32 = 300;

/// Time between two looks at whether the browser still has what was stored.
const CHECK_EVERY_MS: u32 = 5_000;
