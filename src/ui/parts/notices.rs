//! What the user is told outside the page's own text.

use leptos::prelude::*;

use super::super::html::{Html, el, el_class};
use super::super::words::{fill, t};
use crate::browser::storage::StorageError;
use crate::session::{Notice, Saving, Session, State};
use crate::text::key;

/// A calm box for what needs attention; it is read out at once.
pub(crate) fn warning(text: &str) -> Html {
    el_class("div", "notice warn")
        .attr("role", "alert")
        .add(el("p").add(text))
}

/// A sentence about what went wrong with a form, or nothing.
pub(crate) fn trouble(text: RwSignal<Option<String>>) -> Html {
    el("div")
        .attr("role", "alert")
        .live(move || text.get().map(|text| el_class("p", "error").add(text)))
}

/// «Saved» and its kin, in a word.
pub(crate) fn saving_word(saving: Saving) -> Option<&'static str> {
    match saving {
        Saving::Saved => Some(t(key::SAVING_SAVED)),
        Saving::Pending => Some(t(key::SAVING_PENDING)),
        Saving::Failed(_) | Saving::Elsewhere => None,
    }
}

/// What keeps the vault from being stored, with the way out.
pub(crate) fn saving_trouble(session: Session) -> Option<Html> {
    let sentence = t(match session.saving() {
        Saving::Saved | Saving::Pending => return None,
        Saving::Failed(StorageError::Refused) => key::SAVING_FAILED_REFUSED,
        Saving::Failed(StorageError::Full) => key::SAVING_FAILED_FULL,
        Saving::Failed(StorageError::NotKept) => key::SAVING_FAILED_NOT_KEPT,
        Saving::Elsewhere => key::SAVING_FAILED_ELSEWHERE,
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
    Some(warning(sentence).add(export))
}

/// What happened to the session.
pub(crate) fn session_notice(session: Session, notice: Notice) -> Html {
    let sentence = match notice {
        Notice::LockedIdle(minutes) => fill(key::UNLOCK_LOCKED_IDLE, [&minutes.to_string()]),
        Notice::FellBack => t(key::UNLOCK_FELL_BACK).to_owned(),
        Notice::FileTaken => t(key::FILE_TAKEN).to_owned(),
    };
    el_class("div", "notice")
        .attr("role", "status")
        .add(el("p").add(sentence))
        .add(
            el_class("button", "quiet")
                .on("click", move |_| session.dismiss_notice())
                .add(t(key::APP_CLOSE)),
        )
}
