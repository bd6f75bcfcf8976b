//! Several tabs: of all that have the vault open one writes, and the others
//! follow it ([`crate::protocol::Tab`]).
//!
//! The writer holds a lock (Web Locks), and whoever else has the vault open
//! waits for it. «Work here instead» asks the writer to store its last changes
//! and let go; one that doesn't answer, because its tab sleeps, has the lock
//! taken from it. Where a browser has no locks, every tab writes, and what is
//! looked at before each save keeps them apart ([`Saving::Conflict`]).

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;

use leptos::prelude::*;

use super::{Notice, Open, Saving, Session, State};
use crate::assessment::Assessment;
use crate::browser::channel::Channel;
use crate::browser::locks::{self, Claim, Claimed};
use crate::browser::storage::{self, Change};
use crate::browser::task;
use crate::browser::timer::sleep;
use crate::protocol::{Granted, Role, Saver, Tab};
use crate::time::Instant;
use crate::vault::{Mark, Opened, StorageSlot, VaultError};

impl Session {
    /// What this tab may do with what is open; redraws what reads it.
    #[must_use]
    pub fn role(self) -> Role {
        self.role.get()
    }

    /// Lets this tab write, and the one that did follow.
    pub async fn work_here(self) {
        if self.insist_on_turn().await {
            self.begin_writing().await;
        } else {
            self.follow();
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
    pub(super) async fn take_turn(self) -> Granted {
        self.claim(Claim::IfFree).await
    }

    /// Takes the lock whoever has it: what is about to be stored replaces what
    /// they have open, or the user wants to go on here. Returns whether this tab
    /// may write.
    ///
    /// It waits in the queue before it asks, so that the tab that lets go does
    /// not get it back at once.
    pub(super) async fn insist_on_turn(self) -> bool {
        if self.tab.with_value(Tab::holds_lock) {
            return true;
        }
        let waiting = self.claim(Claim::InTurn);
        let asked = async {
            sleep(0).await;
            self.post(LET_GO);
            sleep(LET_GO_MS).await;
        };
        match first(waiting, asked).await {
            Some(granted) => granted != Granted::Taken,
            None => self.claim(Claim::Steal).await != Granted::Taken,
        }
    }

    /// Begins to follow the tab that writes, and to wait for its turn.
    pub(super) fn follow(self) {
        task::spawn(async move {
            if self.claim(Claim::InTurn).await == Granted::Held {
                self.begin_writing().await;
            }
        });
    }

    /// Ends its turn, or its waiting for one.
    pub(super) fn end_turn(self) {
        self.with_tab(Tab::closed);
        self.lock.set_value(None);
    }

    /// Does something with this tab's part in who writes, and shows what came of
    /// it.
    pub(super) fn with_tab<T>(self, with: impl FnOnce(&mut Tab) -> T) -> Option<T> {
        let (done, role) = self.tab.try_update_value(|tab| (with(tab), tab.role()))?;
        if self.role.get_untracked() != role {
            self.role.set(role);
        }
        Some(done)
    }

    /// Claims the lock; a later claim makes this one void.
    async fn claim(self, claim: Claim) -> Granted {
        let number = self.with_tab(Tab::claim).unwrap_or_default();
        let claimed = locks::request(LOCK, claim, move || self.on_stolen()).await;
        let granted = match claimed {
            Claimed::Held(_) => Granted::Held,
            Claimed::Taken => Granted::Taken,
            Claimed::Unsupported => Granted::Unsupported,
        };
        let keeps = self.with_tab(|tab| tab.answered(number, granted)) == Some(true);
        match claimed {
            // Held from now on: a theft while it catches up is not missed.
            Claimed::Held(lock) if keeps => self.lock.set_value(Some(lock)),
            Claimed::Held(_) => return Granted::Taken,
            Claimed::Taken | Claimed::Unsupported => {}
        }
        granted
    }

    /// This tab has the lock: what was stored meanwhile is taken in, and it
    /// writes.
    async fn begin_writing(self) {
        let _ = self.store().refresh().await;
        if !matches!(self.state.get_untracked(), State::Open(_)) {
            self.end_turn();
            return;
        }
        if self.with_tab(Tab::caught_up) != Some(true) {
            // It was taken away meanwhile.
            return;
        }
        self.catch_up();
        self.make_sure();
    }

    /// What was followed so far may be on no disk yet: it is stored again then.
    fn make_sure(self) {
        let State::Open(open) = self.state.get_untracked() else {
            return;
        };
        let is_durable = self.writer.with_value(|writer| {
            let saver = writer.as_ref().map(|writer| &writer.saver);
            saver.is_none_or(|saver| self.store().has_durably(|save| saver.is_within(save)))
        });
        if !is_durable && self.saving.get_untracked() == Saving::Saved {
            self.with_saver(Saver::changed);
            open.save();
        }
    }

    /// Another tab wants to write: stores what isn't stored and lets it.
    fn let_go(self) {
        let State::Open(open) = self.state.get_untracked() else {
            return;
        };
        if !self.tab.with_value(Tab::holds_lock) {
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
            if self.state.get_untracked() == State::Open(open) {
                // What could not be stored is not overwritten by what comes.
                self.with_saver(Saver::lost_turn);
                self.with_tab(Tab::gave_up);
                self.lock.set_value(None);
                self.follow();
            }
        });
    }

    /// The lock was taken away: this tab did not answer in time.
    fn on_stolen(self) {
        if self.with_tab(Tab::stolen) != Some(true) {
            return;
        }
        self.lock.set_value(None);
        if !matches!(self.state.get_untracked(), State::Open(_)) {
            return;
        }
        self.with_saver(Saver::lost_turn);
        self.follow();
        self.on_stored_elsewhere();
    }

    /// Another tab has stored or removed something.
    fn on_stored_elsewhere(self) {
        match self.state.get_untracked() {
            State::Empty | State::Unknown { .. } | State::Locked { .. } => self.look(),
            State::Open(_) if self.role.get_untracked() == Role::Reader => {
                if self.saving.get_untracked() != Saving::Conflict {
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

    /// Takes in what was stored beside or after what is open here; merges the two
    /// when something here isn't stored.
    pub(super) fn catch_up(self) {
        let State::Open(open) = self.state.get_untracked() else {
            return;
        };
        let apart = self.saving.get_untracked() == Saving::Conflict;
        if apart && self.role.get_untracked() == Role::Reader {
            // It could not store what it merged, and would forget that it has to.
            return;
        }
        let stored = self.store().read();
        let mut newer: Vec<(StorageSlot, Mark, Opened, Assessment)> = Vec::new();
        let mut refused = None;
        self.writer.with_value(|writer| {
            let Some(writer) = writer else { return };
            for (slot, container) in stored.containers() {
                let mark = container.mark();
                let is_seen = newer.iter().any(|(_, head, ..)| head.has_seen(&mark));
                if is_seen || !writer.saver.is_unseen(&mark) {
                    continue;
                }
                let opened = writer.keyring.open(container);
                // What can't be read moves nothing: it is not overwritten.
                match opened.map(|opened| (Assessment::from_json(&opened.plaintext), opened)) {
                    Ok((Ok(assessment), opened)) => newer.push((slot, mark, opened, assessment)),
                    Ok((Err(_), _)) => refused = refused.or(Some(VaultError::NewerVersion)),
                    Err(error) => refused = refused.or(Some(error)),
                }
            }
        });
        let several = newer.len() > 1;
        let nothing = newer.is_empty() && refused.is_none();
        // Another vault, or this one with new keys, was made elsewhere.
        if refused == Some(VaultError::KeyMismatch) && !apart {
            return self.keys_changed_elsewhere();
        }
        // The oldest first, so that the newest one's slots and place count.
        for (slot, mark, opened, theirs) in newer.into_iter().rev() {
            self.bring_in(open, (slot, mark, opened, theirs), apart || several);
        }
        if nothing && apart && self.role.get_untracked() == Role::Writer {
            // There is nothing to merge after all.
            self.with_saver(Saver::resolved);
            open.save_now();
        }
    }

    fn bring_in(
        self,
        open: Open,
        (slot, mark, opened, theirs): (StorageSlot, Mark, Opened, Assessment),
        apart: bool,
    ) {
        self.writer.update_value(|writer| {
            if let Some(writer) = writer {
                writer.keyring = opened.keyring;
            }
        });
        open.assessment.update(|ours| {
            if apart {
                let here = std::mem::replace(ours, Assessment::new(Instant::EPOCH));
                *ours = here.merge(theirs);
            } else {
                *ours = theirs;
            }
        });
        self.revision.update(|revision| *revision += 1);
        self.update_idle_limit();
        let writes = self.role.get_untracked() == Role::Writer;
        self.with_saver(|saver| saver.took_in(&mark, slot, apart));
        if apart && writes {
            open.save();
            task::spawn(self.say_when_settled(Notice::Merged));
        }
    }

    /// The vault has other secrets or keys since, or another one has taken its
    /// place: what is open here is closed. What of it isn't stored stays in
    /// memory, sealed under the old keys.
    pub(super) fn keys_changed_elsewhere(self) {
        self.close_here();
        self.notice.set(Some(Notice::KeysChanged));
    }

    fn erased_elsewhere(self) {
        let was_open = matches!(self.state.get_untracked(), State::Open(_));
        self.erased.update_value(|erased| *erased += 1);
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

/// What the first of the two gives, unless the second is done before it.
async fn first<T>(wanted: impl Future<Output = T>, limit: impl Future<Output = ()>) -> Option<T> {
    let (mut wanted, mut limit) = (pin!(wanted), pin!(limit));
    poll_fn(|context| match wanted.as_mut().poll(context) {
        Poll::Ready(value) => Poll::Ready(Some(value)),
        Poll::Pending => limit.as_mut().poll(context).map(|()| None),
    })
    .await
}
