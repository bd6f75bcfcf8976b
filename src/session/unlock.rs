//! Making a vault and opening one.

use std::rc::Rc;

use leptos::prelude::*;
use zeroize::Zeroizing;

use super::open::{Open, Writer};
use super::{CODE_SHOWN, Candidate, Fresh, Notice, Session, State};
use crate::assessment::Assessment;
use crate::browser::clock;
use crate::browser::derive::{self, Progress};
use crate::browser::entropy::BrowserRandom;
use crate::browser::persistence;
use crate::browser::storage;
use crate::browser::task;
use crate::protocol::{Granted, Saver};
use crate::time::Instant;
use crate::vault::{
    Container, Credential, Derivation, Kek, Keyring, LineId, Lineage, Mark, RecoveryCode,
    SlotFault, SlotKind, StorageSlot, Stored, Trouble, Unlocked, VaultError,
};

/// Why a vault did not open. Whatever it is, nothing was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// The container or the secret.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// It opens, but holds no assessment that this version can read.
    #[error("the content is no assessment that this version can read")]
    Content,
    /// It has no key slot for this kind of secret.
    #[error("no slot for this kind of secret")]
    NoSlot,
    /// A part of what the browser keeps can't be had now; the next attempt does
    /// without if it still can't.
    #[error("the browser's database does not answer")]
    HalfRead,
    /// Another tab writes, so nothing can be changed here.
    #[error("another tab writes")]
    Reader,
    /// It was locked meanwhile.
    #[error("the vault was locked meanwhile")]
    Closed,
}

impl Session {
    /// Makes a vault with this passphrase and a recovery code, which is then
    /// to be shown ([`Session::fresh_recovery_code`]). Nothing is stored before
    /// the user has kept it ([`Session::recovery_code_kept`]).
    ///
    /// # Errors
    ///
    /// None that a browser's own randomness and clock can bring about.
    pub async fn create(
        self,
        passphrase: Zeroizing<String>,
        report: impl Fn(Progress) + 'static,
    ) -> Result<(), OpenError> {
        let random = &mut BrowserRandom;
        let (by_passphrase, passphrase_kek) =
            derive::make(into_bytes(passphrase), new_salt(), report).await;
        let (code, by_code, code_kek) = new_code(by_passphrase.rounds).await;
        let keyring = Keyring::generate(
            random,
            &[
                Credential::Passphrase(&by_passphrase, &passphrase_kek),
                Credential::Recovery(&by_code, &code_kek),
            ],
        )?;
        let candidate = Candidate {
            assessment: Assessment::new(clock::now()),
            keyring,
            opened_with: SlotKind::Passphrase,
        };
        self.show_code(code, Fresh::Vault(Box::new(candidate)));
        Ok(())
    }

    /// Stores a new vault, unless another tab has made one meanwhile.
    /// Returns whether the code that is shown has served its purpose.
    pub(super) async fn store_new(self, candidate: Candidate) -> bool {
        let read = self.store().refresh().await;
        if read.is_err() && self.store().read().is_empty() {
            // What can't be read may be a vault: nothing is put in its place.
            self.fresh
                .set_value(Some(Fresh::Vault(Box::new(candidate))));
            self.notice.set(Some(Notice::StoreUnreadable));
            return false;
        }
        self.read.set_value(Some(true));
        if self.state_now() == State::Empty {
            self.replace(candidate, false).await;
        } else {
            self.look();
            self.notice.set(Some(Notice::MadeElsewhere));
        }
        true
    }

    /// Shows a new recovery code; what it belongs to waits until it is kept.
    pub(super) fn show_code(self, code: RecoveryCode, fresh: Fresh) {
        self.fresh.set_value(Some(fresh));
        self.recovery.set(Some(Rc::new(code)));
        storage::set_tab_note(CODE_SHOWN, true);
        self.update_idle_limit();
    }

    /// Opens the vault of this browser; the copy before the last one when the
    /// last one is damaged, and the user is told.
    ///
    /// # Errors
    ///
    /// [`OpenError`], of the newest copy.
    pub async fn unlock(
        self,
        kind: SlotKind,
        secret: Zeroizing<String>,
        report: impl Fn(Progress) + 'static,
    ) -> Result<(), OpenError> {
        let half_read = self.store().refresh().await.is_err();
        if half_read && !self.half_read.get_value() {
            // What can't be read may be the newest. Who tries again gets the
            // best there is, and is told.
            self.half_read.set_value(true);
            return Err(OpenError::HalfRead);
        }
        self.half_read.set_value(false);
        let stored = self.read_all();
        let report = Rc::new(report);
        let mut first_error = None;
        for derivation in stored.derivations(kind) {
            let report = Rc::clone(&report);
            let kek = derive::derive(into_bytes(secret.clone()), &derivation, move |progress| {
                report(progress);
            })
            .await;
            match unlocked(&stored, kind, &derivation, &kek) {
                Ok(_) => {
                    let granted = self.take_turn().await;
                    // Another tab may have stored something while this was
                    // derived.
                    let _ = self.store().refresh().await;
                    let stored = self.read_all();
                    match unlocked(&stored, kind, &derivation, &kek) {
                        Ok((unlocked, assessment)) => {
                            self.admit_stored(&stored, unlocked, assessment, granted);
                        }
                        Err(error) => {
                            self.end_turn();
                            return Err(error);
                        }
                    }
                    if half_read {
                        self.notice.set(Some(Notice::FellBack));
                    }
                    self.opened_with.set_value(kind);
                    self.tell_slot_faults();
                    self.strengthen(kind, &derivation, secret).await;
                    return Ok(());
                }
                Err(error) => {
                    first_error.get_or_insert(error);
                }
            }
        }
        let refused = || {
            stored
                .refused()
                .first()
                .map(|(_, error)| OpenError::from(*error))
        };
        Err(first_error.or_else(refused).unwrap_or(OpenError::NoSlot))
    }

    /// Makes what was opened of this browser's storage the session's.
    fn admit_stored(
        self,
        stored: &Stored,
        unlocked: Unlocked,
        assessment: Assessment,
        granted: Granted,
    ) {
        let next = unlocked.next_save();
        let several_keyrings = SlotKind::ALL
            .into_iter()
            .any(|kind| stored.derivations(kind).len() > 1);
        let Unlocked {
            opened,
            apart,
            known,
            trouble,
            ..
        } = unlocked;
        // Sealed in memory, so on no disk yet.
        let was_unsaved = self.unsaved.try_update_value(Option::take).flatten();
        let base = stored
            .newest()
            .map_or(opened.header.generation, |(_, header)| header.generation);
        let is_durable = stored.containers().next().is_some_and(|(_, newest)| {
            let newest = newest.mark();
            self.store().has_durably(|save| *save == newest)
        });
        let present = self.store().present();
        let mut saver = Saver::opened(LineId::generate(&mut BrowserRandom), known, next, &present);
        let to_save = !apart.is_empty()
            || was_unsaved.is_some()
            || several_keyrings
            || trouble.is_some()
            || base > opened.header.generation
            || !is_durable;
        // What another tab writes is its own to see to.
        if to_save && (granted != Granted::Taken || was_unsaved.is_some()) {
            saver.changed();
        }
        if was_unsaved.is_some() && granted == Granted::Taken {
            saver.lost_turn();
        }
        if present.empty && was_unsaved.is_some_and(|unsaved| unsaved.gone) {
            saver.still_gone();
        }
        let open = Open::new(self, assessment);
        let keyring = opened.keyring;
        self.enter(Writer { keyring, saver }, open, granted);
        self.notice.set(match trouble {
            Some(Trouble::Damaged(..)) => Some(Notice::FellBack),
            Some(Trouble::OtherKeys) => Some(Notice::FellBack),
            Some(Trouble::KeySlotMended) | None => (!apart.is_empty()).then_some(Notice::Merged),
        });
        if several_keyrings {
            // A secret was changed, and the browser killed before both slots
            // had the new one.
            open.save_twice();
        } else if to_save {
            open.save();
        }
    }

    /// Opens a container, this browser's or a file's, without making it the
    /// session's.
    ///
    /// # Errors
    ///
    /// [`OpenError`].
    pub async fn open_container(
        self,
        container: &Container,
        kind: SlotKind,
        secret: Zeroizing<String>,
        report: impl Fn(Progress) + 'static,
    ) -> Result<Candidate, OpenError> {
        let derivation = container.derivation(kind).ok_or(OpenError::NoSlot)?;
        let kek = derive::derive(into_bytes(secret), &derivation, report).await;
        let opened = container.unlock(kind, &kek)?;
        let assessment =
            Assessment::from_json(&opened.plaintext).map_err(|_| OpenError::Content)?;
        Ok(Candidate {
            assessment,
            keyring: opened.keyring,
            opened_with: kind,
        })
    }

    /// Takes over an opened container that the user has seen and accepted.
    /// What this browser held is replaced with the first save.
    pub async fn accept(self, candidate: Candidate) {
        self.close();
        self.unsaved.set_value(None);
        let read = self.store().refresh().await;
        self.replace(candidate, read.is_err()).await;
        self.say_when_settled(Notice::FileTaken).await;
        self.tell_slot_faults();
    }

    /// Tells the user of a way in that was damaged, taken away or added. The
    /// one just used works, whoever has written it.
    fn tell_slot_faults(self) {
        let used = self.opened_with.get_value();
        let faults = self.writer.with_value(|writer| {
            let keyring = writer.as_ref().map(|writer| &writer.keyring);
            keyring.map_or_else(Vec::new, Keyring::slot_faults)
        });
        let lost = faults
            .iter()
            .filter_map(SlotFault::kind)
            .find(|kind| *kind != used);
        if !faults.is_empty() {
            self.notice
                .set(Some(lost.map_or(Notice::SlotsChanged, Notice::SecretLost)));
        }
    }

    /// Makes what is new to this browser the session's, and stores it as the
    /// newest.
    ///
    /// From here on there is something to lose, so the browser is asked to
    /// promise to keep it; what it answers stands in the settings.
    ///
    /// What could not be read of the store (`half_read`) is replaced too, so
    /// the new generation is ahead of any that it may hold.
    async fn replace(self, candidate: Candidate, half_read: bool) {
        task::spawn(async {
            persistence::ask().await;
        });
        let granted = if self.insist_on_turn().await {
            Granted::Held
        } else {
            Granted::Taken
        };
        let present = self.store().present();
        let next = self.store().read().next_save();
        let mut known = Mark {
            generation: 0,
            saved_at: Instant::EPOCH,
            lineage: Lineage::default(),
        };
        if half_read {
            known.generation = AHEAD;
            known.lineage.keys = AHEAD;
        }
        let line = LineId::generate(&mut BrowserRandom);
        let saver = Saver::new(line, known, &present, next.unwrap_or(StorageSlot::A));
        let Candidate {
            assessment,
            keyring,
            opened_with,
        } = candidate;
        self.opened_with.set_value(opened_with);
        let open = Open::new(self, assessment);
        self.enter(Writer { keyring, saver }, open, granted);
        // Both slots, so that nothing of what was there before can be opened.
        open.save_twice();
    }

    /// Writes the slot anew with as many rounds as are due today, when the
    /// vault was made with fewer.
    async fn strengthen(self, kind: SlotKind, derivation: &Derivation, secret: Zeroizing<String>) {
        if !derivation.is_weak() {
            return;
        }
        let (derivation, kek) = derive::make(into_bytes(secret), new_salt(), |_| {}).await;
        let credential = Credential::typed(kind, &derivation, &kek);
        let replaced = self.writer.try_update_value(|writer| {
            writer
                .as_mut()
                .is_some_and(|writer| writer.keyring.replace_slot(credential).is_ok())
        });
        if let (Some(true), State::Open(open)) = (replaced, self.state.get_untracked()) {
            open.save_twice();
        }
    }
}

/// The vault of this browser and what is in it, with what was saved apart from it.
fn unlocked(
    stored: &Stored,
    kind: SlotKind,
    derivation: &Derivation,
    kek: &Kek,
) -> Result<(Unlocked, Assessment), OpenError> {
    let unlocked = stored.unlock(kind, derivation, kek)?;
    let read = |plaintext: &[u8]| Assessment::from_json(plaintext).map_err(|_| OpenError::Content);
    let mut assessment = read(&unlocked.opened.plaintext)?;
    for apart in &unlocked.apart {
        assessment = assessment.merge(read(&apart.plaintext)?);
    }
    Ok((unlocked, assessment))
}

/// A new recovery code, and the key that it derives with this many rounds.
pub(super) async fn new_code(rounds: u32) -> (RecoveryCode, Derivation, Kek) {
    let code = RecoveryCode::generate(&mut BrowserRandom);
    let derivation = Derivation::generate(rounds, &mut BrowserRandom);
    let secret = Zeroizing::new(code.canonical().as_bytes().to_vec());
    let kek = derive::derive(secret, &derivation, |_| {}).await;
    (code, derivation, kek)
}

pub(super) fn into_bytes(secret: Zeroizing<String>) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(secret.as_bytes().to_vec())
}

pub(super) fn new_salt() -> Vec<u8> {
    Derivation::generate(0, &mut BrowserRandom).salt
}

/// More generations and changes of keys than what can't be read may be ahead.
const AHEAD: u64 = 10_000;
