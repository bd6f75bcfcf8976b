//! The form that opens a vault, this browser's or a file's, with the
//! passphrase or the recovery code.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use zeroize::Zeroizing;

use super::derivation::{self, Working};
use super::fields::{self, SecretField};
use super::trouble;
use super::super::words::{fill, t};
use crate::browser::derive::Progress;
use crate::session::OpenError;
use crate::text::{Text, key};
use crate::vault::{RecoveryCode, RecoveryCodeError, SlotKind, VaultError};

/// What opening with a secret does; it is told how far the derivation is.
pub(crate) type OpenWith = Rc<
    dyn Fn(SlotKind, Zeroizing<String>, Box<dyn Fn(Progress)>) -> Pin<Box<dyn Future<Output = Result<(), OpenError>>>>,
>;

/// The form. `open` is called with the secret; what fails is said under it.
pub(crate) fn secret_form(submit: Text, open: OpenWith) -> AnyView {
    let kind = RwSignal::new(SlotKind::Passphrase);
    let shown = RwSignal::new(false);
    let working: Working = RwSignal::new(None);
    let error = RwSignal::new(None::<String>);
    let field: SecretField = NodeRef::new();
    let busy = Signal::derive(move || working.get().is_some());
    let on_submit = move |event: SubmitEvent| {
        event.prevent_default();
        if working.get_untracked().is_some() {
            return;
        }
        let kind = kind.get_untracked();
        let secret = match typed(kind, field) {
            Ok(secret) => secret,
            Err(sentence) => return error.set(Some(sentence)),
        };
        error.set(None);
        working.set(Some(Progress::Started));
        let open = Rc::clone(&open);
        leptos::task::spawn_local(async move {
            let report = Box::new(move |progress| {
                working.try_set(Some(progress));
            });
            let result = open(kind, secret, report).await;
            working.try_set(None);
            match result {
                Ok(()) => fields::clear_secret(field),
                Err(failed) => {
                    error.try_set(Some(sentence(kind, &failed)));
                }
            }
        });
    };
    view! {
        <form class="secret-form" on:submit=on_submit>
            {move || match kind.get() {
                SlotKind::Passphrase => fields::secret_field("secret", key::UNLOCK_PASSPHRASE, None, "current-password", shown, field),
                SlotKind::Recovery => fields::secret_field("secret", key::UNLOCK_RECOVERY, None, "off", shown, field),
            }}
            {fields::show_switch(shown, fields::SHOW)}
            {trouble(error)}
            {fields::submit(submit, key::UNLOCK_WORKING, busy)}
            {derivation::bar(working, t(key::UNLOCK_WORKING_SECONDS))}
            <button
                type="button"
                class="link"
                on:click=move |_| {
                    error.set(None);
                    fields::clear_secret(field);
                    kind.update(|kind| *kind = match *kind {
                        SlotKind::Passphrase => SlotKind::Recovery,
                        SlotKind::Recovery => SlotKind::Passphrase,
                    });
                }
            >
                {move || t(match kind.get() {
                    SlotKind::Passphrase => key::UNLOCK_USE_RECOVERY,
                    SlotKind::Recovery => key::UNLOCK_USE_PASSPHRASE,
                })}
            </button>
        </form>
    }
    .into_any()
}

/// What was typed, as the derivation wants it; or what is wrong with it.
fn typed(kind: SlotKind, field: SecretField) -> Result<Zeroizing<String>, String> {
    let typed = fields::read_secret(field);
    if typed.trim().is_empty() {
        return Err(t(key::UNLOCK_EMPTY).to_owned());
    }
    match kind {
        SlotKind::Passphrase => Ok(typed),
        SlotKind::Recovery => match RecoveryCode::parse(&typed) {
            Ok(code) => Ok(Zeroizing::new(code.canonical().to_owned())),
            Err(error) => Err(code_sentence(&error)),
        },
    }
}

fn code_sentence(error: &RecoveryCodeError) -> String {
    match error {
        RecoveryCodeError::Length { found } => fill(key::CODE_LENGTH, [&RecoveryCode::CHARACTERS.to_string(), &found.to_string()]),
        RecoveryCodeError::Character { position, .. } => fill(key::CODE_CHARACTER, [&position.to_string()]),
        RecoveryCodeError::Check => t(key::CODE_CHECK).to_owned(),
    }
}

/// What to say when a vault did not open.
pub(crate) fn sentence(kind: SlotKind, error: &OpenError) -> String {
    match (error, kind) {
        (OpenError::Vault(VaultError::WrongSecretOrDamaged), SlotKind::Passphrase) => t(key::UNLOCK_WRONG_PASSPHRASE).to_owned(),
        (OpenError::Vault(VaultError::WrongSecretOrDamaged), SlotKind::Recovery) => t(key::UNLOCK_WRONG_RECOVERY).to_owned(),
        (OpenError::Vault(error), _) => vault_sentence(error),
        (OpenError::Content, _) => t(key::VAULT_ERROR_CONTENT).to_owned(),
        (OpenError::NoSlot, _) => t(key::VAULT_ERROR_NO_SLOT).to_owned(),
    }
}

/// What to say of a file or a stored vault that is not what it should be.
pub(crate) fn vault_sentence(error: &VaultError) -> String {
    let plain = match error {
        VaultError::Malformed(field) => return fill(key::VAULT_ERROR_MALFORMED, [field]),
        VaultError::NotVigie => key::VAULT_ERROR_NOT_VIGIE,
        VaultError::TooLarge => key::VAULT_ERROR_TOO_LARGE,
        VaultError::NewerVersion => key::VAULT_ERROR_NEWER,
        VaultError::UnsupportedAlgorithm(_) => key::VAULT_ERROR_UNSUPPORTED,
        VaultError::TooMuchWork(_) => key::VAULT_ERROR_TOO_MUCH_WORK,
        VaultError::WrongSecretOrDamaged => key::UNLOCK_WRONG_PASSPHRASE,
        VaultError::Damaged(_) => key::VAULT_ERROR_DAMAGED,
        VaultError::KeyMismatch => key::VAULT_ERROR_MISMATCH,
    };
    t(plain).to_owned()
}
