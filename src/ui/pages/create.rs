//! Making a vault: choosing the passphrase.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::super::context::{context, go};
use super::super::parts::derivation::{self, Working};
use super::super::parts::fields::{self, SecretField};
use super::super::parts::{self, secret_form, trouble};
use super::super::route::Route;
use super::super::words::{fill, t};
use crate::browser::derive::Progress;
use crate::text::key;
use crate::vault::SlotKind;

/// The page.
pub(crate) fn page() -> AnyView {
    let session = context().session;
    let shown = RwSignal::new(false);
    let working: Working = RwSignal::new(None);
    let error = RwSignal::new(None::<String>);
    let first: SecretField = NodeRef::new();
    let second: SecretField = NodeRef::new();
    let busy = Signal::derive(move || working.get().is_some());
    let on_submit = move |event: SubmitEvent| {
        event.prevent_default();
        if working.get_untracked().is_some() {
            return;
        }
        let passphrase = fields::read_secret(first);
        let length = passphrase.chars().count();
        if length < MIN_CHARACTERS {
            return error.set(Some(fill(key::CREATE_TOO_SHORT, [&length.to_string()])));
        }
        if *passphrase != *fields::read_secret(second) {
            return error.set(Some(t(key::CREATE_DIFFERENT).to_owned()));
        }
        error.set(None);
        working.set(Some(Progress::Started));
        fields::clear_secret(first);
        fields::clear_secret(second);
        leptos::task::spawn_local(async move {
            let report = move |progress| {
                working.try_set(Some(progress));
            };
            match session.create(passphrase, report).await {
                Ok(()) => go(Route::Profile),
                Err(failed) => {
                    working.try_set(None);
                    error.try_set(Some(secret_form::sentence(SlotKind::Passphrase, &failed)));
                }
            }
        });
    };
    view! {
        <form class="narrow" on:submit=on_submit>
            {parts::title(t(key::CREATE_TITLE))}
            <p class="lead">{t(key::CREATE_LEAD)}</p>
            {fields::secret_field("passphrase", key::CREATE_PASSPHRASE, Some(key::CREATE_HINT), "new-password", shown, first)}
            {fields::secret_field("repeat", key::CREATE_REPEAT, None, "new-password", shown, second)}
            {fields::show_switch(shown, key::CREATE_SHOW)}
            {trouble(error)}
            <p class="actions">{fields::submit(key::CREATE_SUBMIT, key::CREATE_WORKING, busy)}</p>
            {derivation::bar(working, t(key::CREATE_WORKING))}
        </form>
    }
    .into_any()
}

/// The shortest passphrase accepted, in characters.
const MIN_CHARACTERS: usize = 12;
