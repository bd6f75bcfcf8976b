//! Erasing everything, after naming what goes.

use leptos::prelude::*;

use super::super::context::{context, go};
use super::super::html::{Html, el, el_class};
use super::super::parts::{self, fields, trouble};
use super::super::route::Route;
use super::super::words::{fill, plural, t};
use crate::browser::task;
use crate::session::State;
use crate::text::key;

/// The page.
pub(crate) fn page() -> Html {
    let session = context().session;
    let agreed = RwSignal::new(false);
    let error = RwSignal::new(None::<String>);
    let lead = match session.state() {
        State::Open(open) => {
            let answers = open.with_untracked(|assessment| assessment.overview().answers);
            fill(key::ERASE_LEAD, [&plural(key::FILE_COUNT, answers)])
        }
        _ => t(key::ERASE_LEAD_LOCKED).to_owned(),
    };
    let erase = move |_| {
        task::spawn(async move {
            match session.erase().await {
                Ok(()) => go(Route::Home),
                Err(_) => {
                    error.try_set(Some(t(key::ERASE_FAILED).to_owned()));
                }
            }
        });
    };
    let button = el_class("button", "danger")
        .live_prop("disabled", move || !agreed.get())
        .on("click", erase)
        .add(t(key::ERASE_SUBMIT));
    el_class("article", "narrow")
        .add(parts::title_of(Route::Erase))
        .add(el("p").add(lead))
        .add(el("p").add(t(key::ERASE_STAYS)))
        .add(
            parts::lead("")
                .add(el("strong").add(t(key::ERASE_NO_WAY_BACK)))
                .add(" ")
                .add(parts::link(Route::File, t(key::STANDING_EXPORT_NOW))),
        )
        .add(fields::checkbox(key::ERASE_CONFIRM, agreed))
        .add(trouble("trouble-of-erasing", error))
        .add(
            parts::actions()
                .add(button)
                .add(parts::button_link(Route::Home, key::APP_CANCEL)),
        )
}
