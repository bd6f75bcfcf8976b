//! Choosing a passphrase: typed twice, long enough, and strong enough as far as
//! that can be judged; or proposed.

use std::rc::Rc;

use zeroize::Zeroizing;

use super::super::context::context;
use super::super::html::{Html, el, el_class};
use super::super::words::{fill, t};
use super::attempt::{Attempt, Fault};
use super::password_meter::{Meter, Verdict};
use super::{fields, hint, passphrase_maker};
use crate::browser::secret;
use crate::text::{Text, key};

/// The two fields of a form that is about to be drawn; copies are the same.
#[derive(Clone, Copy)]
pub(crate) struct NewPassphrase {
    attempt: Attempt,
    meter: Meter,
}

impl NewPassphrase {
    /// For this form.
    pub(crate) fn start(attempt: Attempt) -> Self {
        Self {
            attempt,
            meter: Meter::start(FIRST, attempt.shown),
        }
    }

    /// The two fields, what the first one is worth, the box that shows what is
    /// typed, and a proposal.
    pub(crate) fn fields(self, label: Text) -> Vec<Html> {
        let Self { attempt, meter } = self;
        let words = context().words;
        let field =
            |id, label, hint| fields::secret_field(id, label, hint, "new-password", attempt.shown);
        let not_judged = move || {
            let is_unable = matches!(meter.verdict(), Verdict::Unable(_));
            is_unable.then(|| hint(t(key::CREATE_NOT_JUDGED)))
        };
        let take = move |passphrase: &str| {
            secret::write_by_id(FIRST, passphrase);
            secret::write_by_id(SECOND, passphrase);
            meter.judge();
            attempt.clear();
        };
        let propose = move || {
            el_class("details", "maker")
                .add(el("summary").add(t(key::STRENGTH_MAKER_TITLE)))
                .add(passphrase_maker::maker(meter, Some(Rc::new(take))))
        };
        vec![
            meter.watch(field(FIRST, label, Some(key::CREATE_HINT))),
            // Their words come a moment later than the page's; the meter shows
            // nothing then, and the proposal's place has its height.
            el("div").live(move || words.are_complete().then(|| meter.view(false))),
            el("div").live(not_judged),
            field(SECOND, key::CREATE_REPEAT, None),
            attempt.trouble(),
            fields::checkbox(key::CREATE_SHOW, attempt.shown),
            el_class("div", "maker-place").live(move || words.are_complete().then(propose)),
        ]
    }

    /// Hands on what was typed, or what is wrong with it; neither if something
    /// else is typed before that is known.
    pub(crate) fn read(self, then: impl FnOnce(Result<Zeroizing<String>, Fault>) + 'static) {
        let passphrase = secret::read_by_id(FIRST);
        let length = passphrase.chars().count();
        if length < MIN_CHARACTERS {
            return then(Err(Fault {
                field: FIRST,
                sentence: fill(key::CREATE_TOO_SHORT, [&length.to_string()]),
            }));
        }
        if *passphrase != *secret::read_by_id(SECOND) {
            return then(Err(Fault {
                field: SECOND,
                sentence: t(key::CREATE_DIFFERENT).to_owned(),
            }));
        }
        let known = match self.meter.verdict_now() {
            Verdict::Judged(judged) if judged.is_of(&passphrase) => Some(Verdict::Judged(judged)),
            _ => None,
        };
        match known {
            Some(verdict) => then(accepted(passphrase, &verdict)),
            None => self.meter.ask(passphrase.clone(), move |verdict| {
                then(accepted(passphrase, &verdict));
            }),
        }
    }
}

/// The passphrase, or why it is too weak. One that can't be judged is long
/// enough, and the page has said that only that was looked at.
fn accepted(passphrase: Zeroizing<String>, verdict: &Verdict) -> Result<Zeroizing<String>, Fault> {
    match verdict {
        Verdict::Judged(judged) if !judged.is_enough() => {
            let reasons = judged.reasons();
            let sentences: Vec<&str> = [t(key::CREATE_TOO_WEAK)]
                .into_iter()
                .chain(reasons)
                .filter(|sentence| !sentence.is_empty())
                .collect();
            Err(Fault {
                field: FIRST,
                sentence: sentences.join(" "),
            })
        }
        _ => Ok(passphrase),
    }
}

/// Empties both fields.
pub(crate) fn clear() {
    secret::clear_by_id(FIRST);
    secret::clear_by_id(SECOND);
}

/// The shortest passphrase accepted, in characters.
const MIN_CHARACTERS: usize = 12;

/// Ids of the two fields.
const FIRST: &str = "passphrase";
const SECOND: &str = "repeat";
