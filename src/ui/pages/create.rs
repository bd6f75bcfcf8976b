//! Making a vault: choosing the passphrase.

use leptos::prelude::*;
use web_sys::Event;

use super::super::context::context;
use super::super::html::{Html, el_class};
use super::super::parts::derivation::{self, Working};
use super::super::parts::{self, fields, secret_form, trouble};
use super::super::words::{fill, t};
use crate::browser::derive::Progress;
use crate::browser::secret;
use crate::text::key;
use crate::vault::SlotKind;

/// The page.
pub(crate) fn page() -> Html {
    let session = context().session;
    let shown = RwSignal::new(false);
    let working: Working = RwSignal::new(None);
    let error = RwSignal::new(None::<String>);
    let busy = Signal::derive(move || working.get().is_some());
    let on_submit = move |event: Event| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        let passphrase = secret::read_by_id(FIRST);
        let length = passphrase.chars().count();
        if length < MIN_CHARACTERS {
            return error.set(Some(fill(key::CREATE_TOO_SHORT, [&length.to_string()])));
        }
        if *passphrase != *secret::read_by_id(SECOND) {
            return error.set(Some(t(key::CREATE_DIFFERENT).to_owned()));
        }
        error.set(None);
        working.set(Some(Progress::Started));
        secret::clear_by_id(FIRST);
        secret::clear_by_id(SECOND);
        leptos::task::spawn_local(async move {
            let report = move |progress| {
                working.try_set(Some(progress));
            };
            match session.create(passphrase, report).await {
                // The recovery code is shown now.
                Ok(()) => parts::focus_title(),
                Err(failed) => {
                    working.try_set(None);
                    error.try_set(Some(secret_form::sentence(SlotKind::Passphrase, &failed)));
                }
            }
        });
    };
    el_class("form", "narrow")
        .on("submit", on_submit)
        .add(parts::title(t(key::CREATE_TITLE)))
        .add(parts::lead(t(key::CREATE_LEAD)))
        .add(fields::secret_field(
            FIRST,
            key::CREATE_PASSPHRASE,
            Some(key::CREATE_HINT),
            "new-password",
            shown,
        ))
        .add(fields::secret_field(
            SECOND,
            key::CREATE_REPEAT,
            None,
            "new-password",
            shown,
        ))
        .add(fields::checkbox(key::CREATE_SHOW, shown))
        .add(trouble(error))
        .add(parts::actions().add(fields::submit(
            key::CREATE_SUBMIT,
            key::CREATE_WORKING,
            busy,
        )))
        .add(derivation::bar(working, t(key::CREATE_WORKING)))
}

/// The shortest passphrase accepted, in characters.
const MIN_CHARACTERS: usize = 12;

/// Ids of the two fields.
const FIRST: &str = "passphrase";
const SECOND: &str = "repeat";
