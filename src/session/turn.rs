//! Whose turn it is to write: of all tabs with the vault open, one writes and
//! the others follow it.
//!
//! The writer holds a lock (Web Locks), and whoever else has the vault open
//! waits for it. «Work here instead» asks the writer to store its last changes
//! and let go; one that doesn't answer, because its tab sleeps, has the lock
//! taken from it. Where a browser has no locks, every tab writes, and the
//! generation that is looked at before each save keeps them apart
//! ([`Saving::Elsewhere`]).

use leptos::prelude::*;

use super::{Notice, Open, Saving, Session, State};
use crate::assessment::Assessment;
use crate::browser::channel::Channel;
use crate::browser::locks::{self, Claim, Claimed, Lock};
use crate::browser::storage::{self, Change};
use crate::browser::task;
use crate::browser::timer::sleep;
use crate::time::Instant;
use crate::vault::VaultError;

/// What this tab may do with what is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Change it.
    Writer,
    /// Look at what another tab changes.
    Reader,
}

impl Session {
    /// What this tab may do with what is open; redraws what reads it.
    #[must_use]
    pub fn role(self) -> Role {
        self.role.get()
    }

    /// Lets this tab write, and the one that did follow.
    pub async fn work_here(self) {
        self.post(LET_GO);
        for _ in 0..LET_GO_MS / STEP_MS {
            sleep(STEP_MS).await;
            if self.role.get_untracked() == Role::Writer {
                return;
            }
        }
        if let Claimed::Held(lock) = self.claim(Claim::Steal).await {
            self.begin_writing(lock).await;
        }
    }

    /// Brings what is open here and what another tab has stored meanwhile
    /// together, and stores that.
    pub async fn merge(self) {
        if self.role.get_untracked() == Role::Reader {
            self.work_here().await;
        } else {
            // What other tabs have stored is in `localStorage` too.
            let _ = self.store().refresh().await;
            self.catch_up();
        }
    }

    /// Hears what other tabs say and store, for as long as the page lives.
    pub(super) fn listen(self) {
        let channel = Channel::join(CHANNEL, move |message| match message {
            LET_GO => self.let_go(),
            LOCKED => {
                self.close_here();
            }
            ERASED => self.erased_elsewhere(),
            // Of another version of the program.
            _ => {}
        });
        self.channel.set_value(channel);
        // It listens for as long as the page lives.
        std::mem::forget(storage::on_change(move |change| match change {
            Change::Slot(_) | Change::Everything => self.on_stored_elsewhere(),
            Change::Setting => {}
        }));
    }

    /// Tells the other tabs.
    pub(super) fn post(self, message: &str) {
        self.channel.with_value(|channel| {
            if let Some(channel) = channel {
                channel.post(message);
            }
        });
    }

    /// Takes the lock if nobody has it, before a vault is opened.
    pub(super) async fn take_turn(self) -> Role {
        match self.claim(Claim::IfFree).await {
            Claimed::Held(lock) => {
                self.lock.set_value(Some(lock));
                Role::Writer
            }
            Claimed::Taken => Role::Reader,
            Claimed::Unsupported => Role::Writer,
        }
    }

    /// Takes the lock whoever has it: what is about to be stored replaces what
    /// they have open.
    pub(super) async fn insist_on_turn(self) {
        if self.lock.with_value(Option::is_some) {
            return;
        }
        self.post(LET_GO);
        let mut claimed = self.claim(Claim::IfFree).await;
        for _ in 0..LET_GO_MS / STEP_MS {
            if !matches!(claimed, Claimed::Taken) {
                break;
            }
            sleep(STEP_MS).await;
            claimed = self.claim(Claim::IfFree).await;
        }
        if matches!(claimed, Claimed::Taken) {
            claimed = self.claim(Claim::Steal).await;
        }
        if let Claimed::Held(lock) = claimed {
            self.lock.set_value(Some(lock));
        }
    }

    /// Begins to follow the tab that writes, and to wait for its turn.
    pub(super) fn follow(self) {
        let turn = self.next_turn();
        task::spawn(async move {
            if let Claimed::Held(lock) = self.claim(Claim::InTurn).await
                && self.turn.get_value() == turn
            {
                self.begin_writing(lock).await;
            }
        });
    }

    /// Ends its turn, or its waiting for one.
    pub(super) fn end_turn(self) {
        self.next_turn();
        self.lock.set_value(None);
    }

    /// Claims that were made before count no more once they are granted.
    fn next_turn(self) -> u32 {
        self.turn.update_value(|turn| *turn = turn.wrapping_add(1));
        self.turn.get_value()
    }

    async fn claim(self, claim: Claim) -> Claimed {
        locks::request(LOCK, claim, move || self.on_stolen()).await
    }

    async fn begin_writing(self, lock: Lock) {
        self.next_turn();
        let _ = self.store().refresh().await;
        if !matches!(self.state.get_untracked(), State::Open(_)) {
            return;
        }
        self.lock.set_value(Some(lock));
        self.role.set(Role::Writer);
        self.catch_up();
    }

    /// Another tab wants to write: stores what isn't stored and lets it.
    fn let_go(self) {
        let State::Open(open) = self.state.get_untracked() else {
            return;
        };
        if self.lock.with_value(Option::is_none) {
            return;
        }
        open.save_now();
        task::spawn(async move {
            // Where only IndexedDB keeps anything, the other tab has to find
            // it there.
            for _ in 0..LET_GO_MS / STEP_MS / 2 {
                if self.saving.get_untracked() != Saving::Pending {
                    break;
                }
                sleep(STEP_MS).await;
            }
            if matches!(self.state.get_untracked(), State::Open(_)) {
                self.end_turn();
                self.role.set(Role::Reader);
                self.follow();
            }
        });
    }

    /// The lock was taken away: this tab did not answer in time.
    fn on_stolen(self) {
        if self.lock.with_value(Option::is_none) {
            return;
        }
        self.lock.set_value(None);
        if !matches!(self.state.get_untracked(), State::Open(_)) {
            return;
        }
        if self.is_dirty() {
            self.saving.set(Saving::Elsewhere);
        }
        self.role.set(Role::Reader);
        self.follow();
        self.on_stored_elsewhere();
    }

    /// Another tab has stored or removed something.
    fn on_stored_elsewhere(self) {
        match self.state.get_untracked() {
            State::Empty | State::Locked { .. } => self.look(),
            State::Open(_) if self.role.get_untracked() == Role::Reader => {
                if self.saving.get_untracked() != Saving::Elsewhere {
                    self.catch_up();
                }
            }
            State::Open(open) => {
                task::spawn(async move {
                    // If the user erases everything in another tab, word of
                    // that is on its way.
                    sleep(WORD_MS).await;
                    if self.state.get_untracked() == State::Open(open) {
                        open.check_kept();
                    }
                });
            }
        }
    }

    /// Takes over what was stored after what is open here; merges the two when
    /// something here isn't stored.
    fn catch_up(self) {
        let State::Open(open) = self.state.get_untracked() else {
            return;
        };
        let apart = self.saving.get_untracked() == Saving::Elsewhere;
        let stored = self.store().read();
        let newer = self.writer.try_update_value(|writer| {
            let writer = writer.as_mut()?;
            let mut refused = None;
            for (slot, container) in stored.containers() {
                if container.header().generation <= writer.generation {
                    break;
                }
                match writer.keyring.open(container) {
                    Ok(opened) => {
                        writer.generation = opened.header.generation;
                        writer.next = Some(slot.other());
                        writer.keyring = opened.keyring;
                        return Some(Ok(opened.plaintext));
                    }
                    Err(error) => refused = refused.or(Some(error)),
                }
            }
            refused.map(Err)
        });
        match newer.flatten() {
            Some(Ok(plaintext)) => {
                if let Ok(theirs) = Assessment::from_json(&plaintext) {
                    self.bring_in(open, theirs, apart);
                }
            }
            // Another vault, or this one with new keys, was made elsewhere.
            Some(Err(VaultError::KeyMismatch)) if !apart => {
                self.close_here();
                self.notice.set(Some(Notice::KeysChanged));
            }
            Some(Err(_)) | None => {}
        }
    }

    fn bring_in(self, open: Open, theirs: Assessment, apart: bool) {
        open.assessment.update(|ours| {
            if apart {
                let here = std::mem::replace(ours, Assessment::new(Instant::EPOCH));
                *ours = here.merge(theirs);
            } else {
                *ours = theirs;
            }
        });
        self.revision.update(|revision| *revision += 1);
        if apart && self.role.get_untracked() == Role::Writer {
            open.save();
            task::spawn(self.say_when_settled(Notice::Merged));
        } else {
            self.saving.set(Saving::Saved);
        }
    }

    fn erased_elsewhere(self) {
        let was_open = matches!(self.state.get_untracked(), State::Open(_));
        self.unsaved.set_value(None);
        self.store().forget();
        self.close();
        if was_open {
            self.notice.set(Some(Notice::ErasedElsewhere));
        }
    }
}

/// What tabs say to each other: that the sender wants to write, …
const LET_GO: &str = "let-go";
/// … that the user locked the vault, …
pub(super) const LOCKED: &str = "locked";
/// … or erased it.
pub(super) const ERASED: &str = "erased";

const CHANNEL: &str = "vigie";
const LOCK: &str = "vigie.writer";

/// How long a writer has to let go before the lock is taken from it, and how
/// often one looks, in milliseconds.
const LET_GO_MS: u32 = 1_500;
const STEP_MS: u32 = 50;

/// How long a message to the other tabs takes at most, in milliseconds.
const WORD_MS: u32 = 500;
