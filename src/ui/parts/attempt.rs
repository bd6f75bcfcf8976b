//! What every form with a secret goes through: it is submitted, works for a
//! second or so, and ends well or with a sentence.

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;
use web_sys::Event;

use super::super::html::Html;
use super::super::words::{t, wording};
use super::derivation::{self, Working};
use super::{fields, trouble};
use crate::browser::derive::Progress;
use crate::browser::{form, task};
use crate::session::OpenError;
use crate::text::{Text, key};
use crate::vault::{SlotKind, VaultError};

/// One form's attempts; copies are the same form.
#[derive(Clone, Copy)]
pub(crate) struct Attempt {
    /// Whether what is typed can be read.
    pub(crate) shown: RwSignal<bool>,
    working: Working,
    error: RwSignal<Option<String>>,
}

/// What is wrong with what was typed.
pub(crate) struct Fault {
    /// Id of the field.
    pub(crate) field: &'static str,
    /// What is wrong, and what to do.
    pub(crate) sentence: String,
}

/// Tells how far a derivation is.
pub(crate) type Report = Box<dyn Fn(Progress)>;

impl Attempt {
    /// For a form about to be drawn.
    pub(crate) fn new() -> Self {
        Self {
            shown: RwSignal::new(false),
            working: RwSignal::new(None),
            error: RwSignal::new(None),
        }
    }

    /// What to do when the form is submitted: nothing while it works, else
    /// `submit`.
    pub(crate) fn on_submit(self, submit: impl Fn() + 'static) -> impl Fn(Event) + 'static {
        move |event: Event| {
            event.prevent_default();
            if self.working.get_untracked().is_none() {
                submit();
            }
        }
    }

    /// Says what is wrong with what was typed, and in which field.
    pub(crate) fn say(self, fault: Fault) {
        form::unmark_wrong(TROUBLE);
        self.error.set(Some(fault.sentence));
        form::mark_wrong(fault.field, TROUBLE);
    }

    /// Nothing is wrong, or no longer.
    pub(crate) fn clear(self) {
        form::unmark_wrong(TROUBLE);
        self.error.set(None);
    }

    /// Works, then says what failed with a secret of this kind.
    pub(crate) fn run<F>(
        self,
        kind: SlotKind,
        work: impl FnOnce(Report) -> F,
        done: impl FnOnce() + 'static,
    ) where
        F: Future<Output = Result<(), OpenError>> + 'static,
    {
        // The form may be gone by the time it ends.
        let report = Box::new(move |progress| {
            self.working.try_set(Some(progress));
        });
        self.go(kind, Box::pin(work(report)), Box::new(done));
    }

    /// As [`Attempt::run`], compiled once for all forms.
    fn go(
        self,
        kind: SlotKind,
        work: Pin<Box<dyn Future<Output = Result<(), OpenError>>>>,
        done: Box<dyn FnOnce()>,
    ) {
        self.clear();
        self.working.set(Some(Progress::Started));
        task::spawn(async move {
            let result = work.await;
            self.working.try_set(None);
            match result {
                Ok(()) => done(),
                Err(failed) => {
                    let sentence = sentence(kind, &failed);
                    if self.error.try_set(Some(sentence)).is_none() {
                        form::mark_wrong(FIELD, TROUBLE);
                    }
                }
            }
        });
    }

    /// What went wrong: it stands right after the fields that it is about.
    pub(crate) fn trouble(self) -> Html {
        trouble(TROUBLE, self.error)
    }

    /// The foot of the form: the button, the bar.
    pub(crate) fn foot(self, submit: Text, working: Text, long: Text) -> Vec<Html> {
        let busy = Signal::derive(move || self.working.get().is_some());
        vec![
            super::actions().add(fields::submit(submit, working, busy)),
            derivation::bar(self.working, t(long)),
        ]
    }
}

/// What to say when a vault did not open.
fn sentence(kind: SlotKind, error: &OpenError) -> String {
    let plain = match error {
        OpenError::Vault(VaultError::WrongSecretOrDamaged) => {
            return wording().wrong_secret(kind).to_owned();
        }
        OpenError::Vault(error) => return wording().vault_error(error),
        OpenError::Content => key::VAULT_ERROR_CONTENT,
        OpenError::NoSlot => key::VAULT_ERROR_NO_SLOT,
        OpenError::HalfRead => key::VAULT_ERROR_HALF_READ,
        OpenError::Reader => key::READER_TEXT,
        OpenError::Closed => key::VAULT_ERROR_CLOSED,
    };
    t(plain).to_owned()
}

/// Id of the field with the secret that opens a vault.
pub(super) const FIELD: &str = "secret";

/// Id of the sentence, by which a field refers to it.
const TROUBLE: &str = "trouble-of-form";
