//! Making a vault: choosing the passphrase.

use super::super::context::context;
use super::super::html::{Html, el_class};
use super::super::parts::attempt::Attempt;
use super::super::parts::new_passphrase::{self, NewPassphrase};
use super::super::parts::{self, fields};
use super::super::route::Route;
use super::super::words::t;
use crate::text::key;
use crate::vault::SlotKind;

/// The page.
pub(crate) fn page() -> Html {
    let session = context().session;
    let attempt = Attempt::new();
    let new = NewPassphrase::start(attempt);
    let submit = move || {
        new.read(move |new| match new {
            Err(fault) => attempt.say(fault),
            Ok(passphrase) => {
                new_passphrase::clear();
                // The recovery code is shown then.
                attempt.run(
                    SlotKind::Passphrase,
                    |report| session.create(passphrase, report),
                    parts::focus_title,
                );
            }
        });
    };
    el_class("form", "narrow")
        .on("submit", attempt.on_submit(submit))
        .add(parts::step(1))
        .add(parts::title_of(Route::Create))
        .add(parts::lead(t(key::CREATE_LEAD)))
        .add(fields::account())
        .add(new.fields(key::CREATE_PASSPHRASE))
        .add(attempt.foot(key::CREATE_SUBMIT, key::CREATE_WORKING, key::CREATE_WORKING))
}
