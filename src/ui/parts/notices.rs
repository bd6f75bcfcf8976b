//! What the user is told outside the page's own text.

use leptos::prelude::*;

use super::super::html::{Html, el, el_class};
use super::super::words::{fill, t};
use super::icon::{self, icon};
use crate::browser::storage::StorageError;
use crate::browser::task;
use crate::session::{Notice, Saving, Session, State};
use crate::text::key;
use crate::vault::{SlotKind, VaultError};

/// A calm box for what needs attention; it is read out at once.
pub(crate) fn warning(text: &str) -> Html {
    el_class("div", "notice warn")
        .attr("role", "alert")
        .add(icon(icon::WARNING))
        .add(el("p").add(text))
}

/// A sentence about what went wrong with a form, or nothing. Fields refer to it
/// by its id.
pub(crate) fn trouble(id: &str, text: RwSignal<Option<String>>) -> Html {
    let sentence = |text: String| {
        el_class("div", "error")
            .add(icon(icon::WARNING))
            .add(el("p").add(text))
    };
    el("div")
        .attr("id", id)
        .attr("role", "alert")
        .live(move || text.get().map(sentence))
}

/// «Saved» and its kin, in a word.
pub(crate) fn saving_word(saving: Saving) -> Option<&'static str> {
    match saving {
        Saving::Saved => Some(t(key::SAVING_SAVED)),
        Saving::Pending => Some(t(key::SAVING_PENDING)),
        _ => None,
    }
}

/// What keeps the vault from being stored, with the way out.
pub(crate) fn saving_trouble(session: Session) -> Option<Html> {
    let sentence = t(match session.saving() {
        Saving::Saved | Saving::Pending => return None,
        Saving::Unconfirmed => key::SAVING_UNCONFIRMED,
        Saving::Failed(StorageError::Refused) => key::SAVING_FAILED_REFUSED,
        Saving::Failed(StorageError::Full) => key::SAVING_FAILED_FULL,
        Saving::Failed(StorageError::NotKept) => key::SAVING_FAILED_NOT_KEPT,
        Saving::Unsealable(VaultError::Exhausted) => key::SAVING_FAILED_EXHAUSTED,
        Saving::Unsealable(_) => key::SAVING_FAILED_TOO_LARGE,
        Saving::Conflict => key::SAVING_FAILED_ELSEWHERE,
        Saving::NewerProgram => key::SAVING_FAILED_NEWER_PROGRAM,
        Saving::Gone => key::SAVING_GONE,
    });
    let export = match session.state() {
        State::Open(open) => Some(
            el("button")
                .on("click", move |_| {
                    super::download(open);
                })
                .add(t(key::SAVING_EXPORT_NOW)),
        ),
        _ => None,
    };
    let (saving, state) = (session.saving(), session.state());
    let remedy = match (saving, state) {
        (Saving::Conflict, _) => Some(
            el_class("button", "primary")
                .on("click", move |_| {
                    task::spawn(session.merge());
                })
                .add(t(key::SAVING_MERGE)),
        ),
        (Saving::Gone, State::Open(open)) => Some(
            el_class("button", "primary")
                .on("click", move |_| open.store_again())
                .add(t(key::SAVING_STORE_AGAIN)),
        ),
        _ => None,
    };
    Some(warning(sentence).add(super::actions().add(remedy).add(export)))
}

/// That another tab writes, with the way to write here.
pub(crate) fn reader_notice(session: Session) -> Html {
    let work_here = move |_| task::spawn(session.work_here());
    el_class("div", "notice")
        .add(el("p").add(t(key::READER_TEXT)))
        .add(
            el("button")
                .on("click", work_here)
                .add(t(key::READER_WORK_HERE)),
        )
}

/// What happened to the session.
pub(crate) fn session_notice(session: Session, notice: Notice) -> Html {
    let sentence = match notice {
        Notice::LockedIdle { minutes, stored } => {
            let sentence = if stored {
                key::UNLOCK_LOCKED_IDLE
            } else {
                key::UNLOCK_LOCKED_IDLE_UNSTORED
            };
            fill(sentence, [&minutes.to_string()])
        }
        Notice::FellBack => t(key::UNLOCK_FELL_BACK).to_owned(),
        Notice::FileTaken => t(key::FILE_TAKEN).to_owned(),
        Notice::StoredAgain => t(key::NOTICE_STORED_AGAIN).to_owned(),
        Notice::Merged => t(key::NOTICE_MERGED).to_owned(),
        Notice::KeysChanged => t(key::NOTICE_KEYS_CHANGED).to_owned(),
        Notice::ErasedElsewhere => t(key::NOTICE_ERASED_ELSEWHERE).to_owned(),
        Notice::MadeElsewhere => t(key::NOTICE_MADE_ELSEWHERE).to_owned(),
        Notice::StoreUnreadable => t(key::NOTICE_STORE_UNREADABLE).to_owned(),
        Notice::CodeVoid => t(key::NOTICE_CODE_VOID).to_owned(),
        Notice::SecretChanged(SlotKind::Passphrase) => t(key::NOTICE_PASSPHRASE_CHANGED).to_owned(),
        Notice::SecretChanged(SlotKind::Recovery) => t(key::NOTICE_CODE_CHANGED).to_owned(),
        Notice::SecretLost(SlotKind::Passphrase) => t(key::NOTICE_PASSPHRASE_LOST).to_owned(),
        Notice::SecretLost(SlotKind::Recovery) => t(key::NOTICE_CODE_LOST).to_owned(),
        Notice::SlotsChanged => t(key::NOTICE_SLOTS_CHANGED).to_owned(),
        Notice::KeysRenewed => t(key::NOTICE_KEYS_RENEWED).to_owned(),
    };
    el_class("div", "notice").add(el("p").add(sentence)).add(
        el_class("button", "quiet")
            .on("click", move |_| {
                session.dismiss_notice();
                super::focus_title();
            })
            .add(t(key::APP_CLOSE)),
    )
}
