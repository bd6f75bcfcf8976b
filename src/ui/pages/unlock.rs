//! A locked vault.

use std::rc::Rc;

use super::super::context::context;
use super::super::html::{Html, el, el_class};
use super::super::parts::{self, drawing, secret_form};
use super::super::route::Route;
use super::super::words::{fill, language_now, t, wording};
use crate::browser::clock;
use crate::text::key;
use crate::time::Instant;

/// The page; `saved_at` is when what is stored was saved.
pub(crate) fn page(saved_at: Option<Instant>) -> Html {
    let session = context().session;
    let open: secret_form::OpenWith =
        Rc::new(move |kind, secret, report| Box::pin(session.unlock(kind, secret, report)));
    let saved = |at| {
        fill(
            key::UNLOCK_SAVED_AT,
            [&clock::format_date_time(at, language_now().tag)],
        )
    };
    let unreadable = |error| {
        parts::warning(&fill(
            key::VAULT_ERROR_UNREADABLE_STORE,
            [&wording().vault_error(&error)],
        ))
    };
    el_class("article", "narrow")
        .add(parts::title(t(key::UNLOCK_TITLE)))
        .add(parts::lead(t(key::UNLOCK_LEAD)))
        .add(saved_at.map(|at| parts::hint(&saved(at))))
        .add(session.unreadable().map(unreadable))
        .add(secret_form::secret_form(key::UNLOCK_SUBMIT, open))
        .add(
            el_class("details", "elsewhere")
                .add(el("summary").add(t(key::UNLOCK_ELSEWHERE)))
                .add(
                    parts::actions()
                        .add(parts::button_link(Route::File, key::UNLOCK_ELSEWHERE_FILE))
                        .add(parts::button_link(
                            Route::Erase,
                            key::UNLOCK_ELSEWHERE_ERASE,
                        )),
                ),
        )
        .add(drawing::scene())
}
