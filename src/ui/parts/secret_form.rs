//! The form that opens a vault, this browser's or a file's, with the
//! passphrase or the recovery code.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use leptos::prelude::*;
use zeroize::Zeroizing;

use super::super::html::{Html, el_class};
use super::super::words::{t, wording};
use super::attempt::{Attempt, FIELD, Fault, Report};
use super::fields;
use crate::browser::secret;
use crate::session::OpenError;
use crate::text::{Text, key};
use crate::vault::{RecoveryCode, SlotKind};

/// What opening with a secret does; it is told how far the derivation is.
pub(crate) type OpenWith = Rc<
    dyn Fn(
        SlotKind,
        Zeroizing<String>,
        Report,
    ) -> Pin<Box<dyn Future<Output = Result<(), OpenError>>>>,
>;

/// The form. `open` is called with the secret; what fails is said under it.
pub(crate) fn secret_form(submit: Text, open: OpenWith) -> Html {
    let kind = RwSignal::new(SlotKind::Passphrase);
    let attempt = Attempt::new();
    let on_submit = move || {
        let kind = kind.get_untracked();
        match typed(kind) {
            Err(fault) => attempt.say(fault),
            Ok(secret) => attempt.run(
                kind,
                |report| open(kind, secret, report),
                || secret::clear_by_id(FIELD),
            ),
        }
    };
    let other_kind = move |_| {
        attempt.clear();
        secret::clear_by_id(FIELD);
        kind.update(|kind| {
            *kind = match *kind {
                SlotKind::Passphrase => SlotKind::Recovery,
                SlotKind::Recovery => SlotKind::Passphrase,
            };
        });
    };
    el_class("form", "secret-form")
        .on("submit", attempt.on_submit(on_submit))
        .live(move || (kind.get() == SlotKind::Passphrase).then(fields::account))
        .live(move || match kind.get() {
            SlotKind::Passphrase => present_passphrase(attempt, key::UNLOCK_PASSPHRASE),
            SlotKind::Recovery => fields::secret_field(
                FIELD,
                key::UNLOCK_RECOVERY,
                None,
                "one-time-code",
                attempt.shown,
            ),
        })
        .add(attempt.trouble())
        .add(fields::checkbox(key::UNLOCK_SHOW, attempt.shown))
        .add(attempt.foot(submit, key::UNLOCK_WORKING, key::UNLOCK_WORKING_SECONDS))
        .add(
            el_class("button", "link")
                .attr("type", "button")
                .on("click", other_kind)
                .live(move || {
                    t(match kind.get() {
                        SlotKind::Passphrase => key::UNLOCK_USE_RECOVERY,
                        SlotKind::Recovery => key::UNLOCK_USE_PASSPHRASE,
                    })
                }),
        )
}

/// The field for the passphrase that a vault has.
pub(crate) fn present_passphrase(attempt: Attempt, label: Text) -> Html {
    fields::secret_field(FIELD, label, None, "current-password", attempt.shown)
}

/// What was typed there; or that nothing was.
pub(crate) fn read_present() -> Result<Zeroizing<String>, Fault> {
    typed(SlotKind::Passphrase)
}

/// What was typed, as the derivation wants it; or what is wrong with it.
fn typed(kind: SlotKind) -> Result<Zeroizing<String>, Fault> {
    let typed = secret::read_by_id(FIELD);
    let wrong = |sentence| Fault {
        field: FIELD,
        sentence,
    };
    if typed.trim().is_empty() {
        return Err(wrong(t(key::UNLOCK_EMPTY).to_owned()));
    }
    match kind {
        SlotKind::Passphrase => Ok(typed),
        SlotKind::Recovery => match RecoveryCode::parse(&typed) {
            Ok(code) => Ok(Zeroizing::new(code.canonical().to_owned())),
            Err(error) => Err(wrong(wording().code_error(&error))),
        },
    }
}
