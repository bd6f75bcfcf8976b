//! What the user is told outside the page's own text.

use leptos::prelude::*;

use super::super::words::{fill, t};
use crate::browser::storage::StorageError;
use crate::session::{Notice, Saving, Session, State};
use crate::text::key;

/// A calm box for what needs attention; it is read out at once.
pub(crate) fn warning(text: impl Into<String>) -> AnyView {
    let text: String = text.into();
    view! { <div class="notice warn" role="alert"><p>{text}</p></div> }.into_any()
}

/// A sentence about what went wrong with a form, or nothing.
pub(crate) fn trouble(text: RwSignal<Option<String>>) -> AnyView {
    view! { <div role="alert">{move || text.get().map(|text| view! { <p class="error">{text}</p> })}</div> }.into_any()
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
pub(crate) fn saving_trouble(session: Session) -> Option<AnyView> {
    let sentence = t(match session.saving() {
        Saving::Saved | Saving::Pending => return None,
        Saving::Failed(StorageError::Refused) => key::SAVING_FAILED_REFUSED,
        Saving::Failed(StorageError::Full) => key::SAVING_FAILED_FULL,
        Saving::Failed(StorageError::NotKept) => key::SAVING_FAILED_NOT_KEPT,
        Saving::Elsewhere => key::SAVING_FAILED_ELSEWHERE,
    });
    let export = match session.state() {
        State::Open(open) => Some(view! {
            <button on:click=move |_| { super::super::pages::file::download(open); }>{t(key::SAVING_EXPORT_NOW)}</button>
        }),
        _ => None,
    };
    Some(view! { <div class="notice warn" role="alert"><p>{sentence}</p>{export}</div> }.into_any())
}

/// What happened to the session.
pub(crate) fn session_notice(session: Session, notice: Notice) -> AnyView {
    let sentence = match notice {
        Notice::LockedIdle(minutes) => fill(key::UNLOCK_LOCKED_IDLE, [&minutes.to_string()]),
        Notice::FellBack => t(key::UNLOCK_FELL_BACK).to_owned(),
        Notice::FileTaken => t(key::FILE_TAKEN).to_owned(),
    };
    view! {
        <div class="notice" role="status">
            <p>{sentence}</p>
            <button class="quiet" on:click=move |_| session.dismiss_notice()>{t(key::APP_CLOSE)}</button>
        </div>
    }
    .into_any()
}
