//! New secrets for the vault that is open: a changed passphrase, a new recovery
//! code, new keys.
//!
//! Always in this order: the new one is made, what is open is sealed with it
//! and opened again with the new secret, derived anew; only then does the old
//! one go, from both storage slots. Until then nothing has changed.

use leptos::prelude::*;
use zeroize::Zeroizing;

use super::unlock::{into_bytes, new_code, new_salt};
use super::{Fresh, Notice, OpenError, Session, State};
use crate::assessment::Assessment;
use crate::browser::clock;
use crate::browser::derive::{self, Progress};
use crate::browser::entropy::BrowserRandom;
use crate::protocol::{Role, Saver};
use crate::vault::{Container, Credential, Keyring, SlotKind, VaultError};

impl Session {
    /// Whether changing the passphrase asks for the present one. Whoever came
    /// in by the recovery code may have forgotten it.
    #[must_use]
    pub fn needs_present_passphrase(self) -> bool {
        self.opened_with.get_value() == SlotKind::Passphrase
    }

    /// Gives the vault that is open another passphrase. `present` is the one
    /// it has, where [`Session::needs_present_passphrase`].
    ///
    /// # Errors
    ///
    /// [`OpenError`]; nothing has changed then.
    pub async fn change_passphrase(
        self,
        present: Zeroizing<String>,
        passphrase: Zeroizing<String>,
        report: impl Fn(Progress) + 'static,
    ) -> Result<(), OpenError> {
        if self.needs_present_passphrase() {
            self.check_passphrase(present).await?;
        }
        let secret = into_bytes(passphrase);
        let (derivation, kek) = derive::make(secret.clone(), new_salt(), report).await;
        let credential = Credential::Passphrase(&derivation, &kek);
        let keyring = self.with_keyring(|keyring| keyring.with_slot(credential))?;
        self.check_opens(&keyring, SlotKind::Passphrase, secret)
            .await?;
        self.use_keyring(keyring, Notice::SecretChanged(SlotKind::Passphrase))
            .await?;
        self.opened_with.set_value(SlotKind::Passphrase);
        Ok(())
    }

    /// Makes another recovery code for the vault that is open, and shows it.
    /// The old one holds until the user has kept the new one
    /// ([`Session::recovery_code_kept`]).
    ///
    /// # Errors
    ///
    /// [`OpenError`]; nothing has changed then.
    pub async fn new_recovery_code(
        self,
        present: Zeroizing<String>,
        report: impl Fn(Progress) + 'static,
    ) -> Result<(), OpenError> {
        self.check_passphrase(present).await?;
        report(Progress::Started);
        let rounds = self.with_keyring(|keyring| Ok(rounds(keyring)))?;
        let (code, derivation, kek) = new_code(rounds).await;
        let credential = Credential::Recovery(&derivation, &kek);
        let keyring = self.with_keyring(|keyring| keyring.with_slot(credential))?;
        let secret = Zeroizing::new(code.canonical().as_bytes().to_vec());
        self.check_opens(&keyring, SlotKind::Recovery, secret)
            .await?;
        self.show_code(code, Fresh::Code(derivation, kek));
        Ok(())
    }

    /// Makes new keys for the vault that is open: from then on neither an old
    /// file nor an old secret is of any use against it. Old files still open
    /// with what they were made with. The passphrase stays, the recovery code
    /// is another one, and the old keys hold until the user has kept it.
    ///
    /// # Errors
    ///
    /// [`OpenError`]; nothing has changed then.
    pub async fn new_keys(
        self,
        present: Zeroizing<String>,
        report: impl Fn(Progress) + 'static,
    ) -> Result<(), OpenError> {
        self.check_passphrase(present.clone()).await?;
        let number = self.keys_number().ok_or(OpenError::Closed)?;
        let secret = into_bytes(present);
        let (by_passphrase, passphrase_kek) =
            derive::make(secret.clone(), new_salt(), report).await;
        let (code, by_code, code_kek) = new_code(by_passphrase.rounds).await;
        let keyring = self.with_keyring(|keyring| {
            keyring.renewed(
                &mut BrowserRandom,
                &[
                    Credential::Passphrase(&by_passphrase, &passphrase_kek),
                    Credential::Recovery(&by_code, &code_kek),
                ],
            )
        })?;
        self.check_opens(&keyring, SlotKind::Passphrase, secret)
            .await?;
        let secret = Zeroizing::new(code.canonical().as_bytes().to_vec());
        self.check_opens(&keyring, SlotKind::Recovery, secret)
            .await?;
        self.show_code(code, Fresh::Keys(keyring, number));
        Ok(())
    }

    /// From now on what is open is sealed with this keyring, and both storage
    /// slots are, too. The user is told once the browser has confirmed both.
    ///
    /// # Errors
    ///
    /// [`OpenError::Closed`], [`OpenError::Reader`]; nothing has changed then.
    pub(super) async fn use_keyring(
        self,
        keyring: Keyring,
        notice: Notice,
    ) -> Result<(), OpenError> {
        let State::Open(open) = self.state.get_untracked() else {
            return Err(OpenError::Closed);
        };
        if self.role.get_untracked() == Role::Reader {
            return Err(OpenError::Reader);
        }
        self.writer.update_value(|writer| {
            if let Some(writer) = writer {
                writer.keyring = keyring;
            }
        });
        // What was sealed with the old secrets is not to be opened any more.
        self.with_saver(Saver::keys_changed);
        open.save_twice();
        self.say_when_settled(notice).await;
        Ok(())
    }

    /// The number of the keys in force, if a vault is open.
    pub(super) fn keys_number(self) -> Option<u64> {
        self.writer.with_value(|writer| {
            let writer = writer.as_ref()?;
            Some(writer.saver.known().lineage.keys)
        })
    }

    /// Whether this is the passphrase of what is open.
    async fn check_passphrase(self, present: Zeroizing<String>) -> Result<(), OpenError> {
        let kind = SlotKind::Passphrase;
        let derivation = self
            .with_keyring(|keyring| Ok(keyring.derivation(kind)))?
            .ok_or(OpenError::NoSlot)?;
        let kek = derive::derive(into_bytes(present), &derivation, |_| {}).await;
        if self.with_keyring(|keyring| Ok(keyring.is_opened_by(kind, &kek)))? {
            Ok(())
        } else {
            Err(VaultError::WrongSecretOrDamaged.into())
        }
    }

    /// Whether what is sealed with this keyring opens with this secret.
    async fn check_opens(
        self,
        keyring: &Keyring,
        kind: SlotKind,
        secret: Zeroizing<Vec<u8>>,
    ) -> Result<(), OpenError> {
        let State::Open(open) = self.state.get_untracked() else {
            return Err(OpenError::Closed);
        };
        let plaintext = Zeroizing::new(open.with_untracked(Assessment::to_json));
        let sealed = keyring.seal(&plaintext, 1, clock::now(), &mut BrowserRandom)?;
        let container = Container::parse(&sealed)?;
        let derivation = container.derivation(kind).ok_or(OpenError::NoSlot)?;
        let kek = derive::derive(secret, &derivation, |_| {}).await;
        if *container.unlock(kind, &kek)?.plaintext == *plaintext {
            Ok(())
        } else {
            Err(OpenError::Content)
        }
    }

    /// Does something with the keyring of what is open.
    pub(super) fn with_keyring<T>(
        self,
        with: impl FnOnce(&Keyring) -> Result<T, VaultError>,
    ) -> Result<T, OpenError> {
        self.writer.with_value(|writer| {
            let writer = writer.as_ref().ok_or(OpenError::Closed)?;
            Ok(with(&writer.keyring)?)
        })
    }
}

/// The rounds that were fitted to this device, or to the one before it.
fn rounds(keyring: &Keyring) -> u32 {
    keyring
        .derivation(SlotKind::Passphrase)
        .map_or(0, |derivation| derivation.rounds)
}
