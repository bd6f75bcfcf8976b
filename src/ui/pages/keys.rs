//! New secrets for the vault: another passphrase, another recovery code, new
//! keys.

use zeroize::Zeroizing;

use super::super::context::{context, go};
use super::super::html::{Html, el, el_class};
use super::super::parts::attempt::Attempt;
use super::super::parts::new_passphrase::NewPassphrase;
use super::super::parts::{self, fields, secret_form};
use super::super::route::Route;
use super::super::words::t;
use crate::session::Session;
use crate::text::{Text, key};
use crate::vault::SlotKind;

/// Where another passphrase is chosen.
pub(crate) fn passphrase() -> Html {
    let session = context().session;
    let attempt = Attempt::new();
    let new = NewPassphrase::start(attempt);
    let asks_present = session.needs_present_passphrase();
    let submit = move || {
        let present = if asks_present {
            secret_form::read_present()
        } else {
            Ok(Zeroizing::default())
        };
        match present {
            Err(fault) => attempt.say(fault),
            Ok(present) => new.read(move |new| match new {
                Err(fault) => attempt.say(fault),
                Ok(new) => attempt.run(
                    SlotKind::Passphrase,
                    |report| session.change_passphrase(present, new, report),
                    || go(Route::Settings),
                ),
            }),
        }
    };
    form(attempt, submit, Route::Passphrase)
        .add(parts::lead(t(key::KEYS_PASSPHRASE_LEAD)))
        .add(
            asks_present
                .then(|| secret_form::present_passphrase(attempt, key::KEYS_PASSPHRASE_PRESENT)),
        )
        .add(new.fields(key::KEYS_PASSPHRASE_NEW))
        .add(foot(attempt, key::KEYS_PASSPHRASE_SUBMIT))
}

/// Where another recovery code is made.
pub(crate) fn recovery_code() -> Html {
    with_present(
        Route::RecoveryCode,
        key::KEYS_CODE_LEAD,
        key::KEYS_CODE_SUBMIT,
        |session, attempt, present| {
            attempt.run(
                SlotKind::Passphrase,
                |report| session.new_recovery_code(present, report),
                parts::focus_title,
            );
        },
    )
}

/// Where new keys are made.
pub(crate) fn renewal() -> Html {
    with_present(
        Route::NewKeys,
        key::KEYS_RENEW_LEAD,
        key::KEYS_RENEW_SUBMIT,
        |session, attempt, present| {
            attempt.run(
                SlotKind::Passphrase,
                |report| session.new_keys(present, report),
                parts::focus_title,
            );
        },
    )
}

/// A page that asks for the present passphrase and does something with it.
fn with_present(
    route: Route,
    lead: Text,
    label: Text,
    work: impl Fn(Session, Attempt, Zeroizing<String>) + 'static,
) -> Html {
    let session = context().session;
    let attempt = Attempt::new();
    let submit = move || match secret_form::read_present() {
        Err(fault) => attempt.say(fault),
        Ok(present) => work(session, attempt, present),
    };
    form(attempt, submit, route)
        .add(parts::lead(t(lead)))
        .add(secret_form::present_passphrase(
            attempt,
            key::UNLOCK_PASSPHRASE,
        ))
        .add(attempt.trouble())
        .add(fields::checkbox(key::UNLOCK_SHOW, attempt.shown))
        .add(foot(attempt, label))
}

fn form(attempt: Attempt, submit: impl Fn() + 'static, route: Route) -> Html {
    el_class("form", "narrow")
        .on("submit", attempt.on_submit(submit))
        .add(parts::back_link(Route::Settings))
        .add(parts::title_of(route))
        .add(fields::account())
}

fn foot(attempt: Attempt, label: Text) -> Html {
    el("div").add(attempt.foot(label, key::KEYS_WORKING, key::KEYS_WORKING_SECONDS))
}
