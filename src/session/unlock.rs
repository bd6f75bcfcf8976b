//! Making a vault and opening one.

use std::rc::Rc;

use leptos::prelude::*;
use zeroize::Zeroizing;

use super::open::{Open, Writer};
use super::{Candidate, Notice, Saving, Session, State, stored};
use crate::assessment::Assessment;
use crate::browser::clock;
use crate::browser::derive::{self, Progress};
use crate::browser::entropy::BrowserRandom;
use crate::vault::{
    Container, Derivation, Kek, Keyring, RecoveryCode, SlotKind, Stored, Trouble, Unlocked,
    VaultError,
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
        let code = RecoveryCode::make(random);
        let by_code = Derivation::make(by_passphrase.rounds, random);
        let secret = Zeroizing::new(code.canonical().as_bytes().to_vec());
        let code_kek = derive::derive(secret, &by_code, |_| {}).await;

        let keyring = Keyring::make(
            random,
            (by_passphrase, &passphrase_kek),
            (by_code, &code_kek),
        )?;
        let candidate = Candidate {
            assessment: Assessment::new(clock::now_ms()),
            keyring,
            generation: 0,
        };
        self.fresh.set_value(Some(candidate));
        self.recovery.set(Some(Rc::new(code)));
        Ok(())
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
        if let Some(unsaved) = self.unsaved() {
            let candidate = self.open_container(&unsaved, kind, secret, report).await?;
            self.unsaved.set_value(None);
            // As it was when it was locked: it stays unsaved if another tab
            // has stored something newer since.
            let stored_then = candidate.generation.saturating_sub(1);
            self.admit(candidate, stored_then);
            return Ok(());
        }
        let stored = stored::read();
        let report = Rc::new(report);
        let mut first_error = None;
        for derivation in stored.derivations(kind) {
            let report = Rc::clone(&report);
            let kek = derive::derive(into_bytes(secret.clone()), &derivation, move |progress| {
                report(progress);
            })
            .await;
            match unlocked(&stored, kind, &derivation, &kek) {
                Ok((unlocked, assessment)) => {
                    self.admit_stored(&stored, unlocked, assessment);
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
    fn admit_stored(self, stored: &Stored, unlocked: Unlocked, assessment: Assessment) {
        let next = Some(unlocked.next_save());
        let Unlocked {
            opened, trouble, ..
        } = unlocked;
        // A damaged copy's generation is not used again.
        let generation = stored::newest_generation(stored).max(opened.header.generation);
        self.saving.set(Saving::Saved);
        let open = Open::new(self, assessment);
        self.enter(
            Writer {
                keyring: opened.keyring,
                generation,
                next,
            },
            open,
        );
        self.notice
            .set(matches!(trouble, Some(Trouble::Damaged(..))).then_some(Notice::FellBack));
        if trouble.is_some() {
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
            generation: opened.header.generation,
        })
    }

    /// Takes over an opened container that the user has seen and accepted.
    /// What this browser held is replaced with the first save.
    pub fn accept(self, candidate: Candidate) {
        self.close();
        self.unsaved.set_value(None);
        self.replace(candidate);
        self.notice.set(Some(Notice::FileTaken));
    }

    /// Makes what is new to this browser the session's, and stores it as the
    /// newest.
    pub(super) fn replace(self, candidate: Candidate) {
        let generation = stored::newest_generation(&stored::read()).max(candidate.generation);
        self.admit(candidate, generation);
    }

    /// Makes an opened container the session's, and stores it as the one after
    /// this generation.
    fn admit(self, candidate: Candidate, generation: u64) {
        let Candidate {
            assessment,
            keyring,
            ..
        } = candidate;
        let next = stored::read().next_save();
        let open = Open::new(self, assessment);
        self.saving.set(Saving::Pending);
        self.enter(
            Writer {
                keyring,
                generation,
                next,
            },
            open,
        );
        open.save();
    }

    /// Writes the slot anew with as many rounds as are due today, when the
    /// vault was made with fewer.
    async fn strengthen(self, kind: SlotKind, derivation: &Derivation, secret: Zeroizing<String>) {
        if !derivation.is_weak() {
            return;
        }
        let (derivation, kek) = derive::make(into_bytes(secret), new_salt(), |_| {}).await;
        let replaced = self.writer.try_update_value(|writer| {
            writer
                .as_mut()
                .is_some_and(|writer| writer.keyring.replace_slot(kind, derivation, &kek).is_ok())
        });
        if let (Some(true), State::Open(open)) = (replaced, self.state.get_untracked()) {
            open.save();
        }
    }
}

/// The vault of this browser and what is in it.
fn unlocked(
    stored: &Stored,
    kind: SlotKind,
    derivation: &Derivation,
    kek: &Kek,
) -> Result<(Unlocked, Assessment), OpenError> {
    let unlocked = stored.unlock(kind, derivation, kek)?;
    let assessment =
        Assessment::from_json(&unlocked.opened.plaintext).map_err(|_| OpenError::Content)?;
    Ok((unlocked, assessment))
}

fn into_bytes(secret: Zeroizing<String>) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(secret.as_bytes().to_vec())
}

fn new_salt() -> Vec<u8> {
    Derivation::make(0, &mut BrowserRandom).salt
}
