//! The recovery code of a new vault, shown once, to print or copy.

use leptos::prelude::*;

use super::super::context::{context, go};
use super::super::html::{Html, el, el_class};
use super::super::parts::icon::{self, icon};
use super::super::parts::{self, fields};
use super::super::route::Route;
use super::super::words::{fill, language_now, t};
use crate::browser::task;
use crate::browser::{clock, page as browser_page};
use crate::session::State;
use crate::text::{Text, key};

/// The page.
pub(crate) fn page() -> Html {
    let session = context().session;
    let kept = RwSignal::new(false);
    let copied = RwSignal::new(None::<Text>);
    let code = session
        .fresh_recovery_code()
        .map(|code| code.to_string())
        .unwrap_or_default();
    let replaces = session.replaces_recovery_code();
    let made = clock::format_date(clock::now(), language_now().tag);
    let practice = match session.state_untracked() {
        State::Open(open) => open.with_untracked(|assessment| assessment.profile.name.clone()),
        _ => String::new(),
    };
    let sheet = el_class("figure", "code-sheet")
        .add(el("figcaption").add(t(key::RECOVERY_CODE)))
        .add(
            // A secret is read where it is looked for, never out loud by itself.
            el_class("output", "code")
                .attr("aria-label", t(key::RECOVERY_CODE))
                .attr("aria-live", "off")
                .add(code.as_str()),
        )
        .add(parts::hint(&fill(key::RECOVERY_SHEET_MADE, [&made])))
        .add(parts::practice_line(&practice))
        .add(el("p").add(t(key::RECOVERY_SHEET_USE)));
    let copy = move |_| {
        let code = code.clone();
        task::spawn(async move {
            let done = browser_page::copy(&code).await.is_ok();
            copied.try_set(Some(if done {
                key::RECOVERY_COPIED
            } else {
                key::RECOVERY_COPY_FAILED
            }));
        });
    };
    let next = if replaces {
        Route::Settings
    } else {
        Route::Profile
    };
    let go_on = move |_| {
        task::spawn(async move {
            session.recovery_code_kept().await;
            go(next);
        });
    };
    let turn_back = replaces.then(|| {
        el("button")
            .on("click", move |_| {
                session.refuse_recovery_code();
                go(next);
            })
            .add(t(key::RECOVERY_TURN_BACK))
    });
    el_class("article", "narrow recovery")
        .add((!replaces).then(|| parts::step(2)))
        .add(parts::title(t(key::RECOVERY_TITLE)))
        .add(parts::lead(t(key::RECOVERY_LEAD)))
        .add(replaces.then(|| el("p").add(t(key::RECOVERY_REPLACES))))
        .add(sheet)
        .add(el("p").add(t(key::RECOVERY_KEEP)))
        .add(
            parts::actions()
                .add(
                    el("button")
                        .on("click", |_| browser_page::print())
                        .add(icon(icon::PRINT))
                        .add(t(key::RECOVERY_PRINT)),
                )
                .add(el("button").on("click", copy).add(t(key::RECOVERY_COPY))),
        )
        .add(
            el("p")
                .attr("role", "status")
                .live(move || copied.get().map(t)),
        )
        .add(fields::checkbox(key::RECOVERY_CONFIRM, kept))
        .add(
            parts::actions()
                .add(
                    el_class("button", "primary")
                        .live_prop("disabled", move || !kept.get())
                        .on("click", go_on)
                        .add(t(key::RECOVERY_CONTINUE)),
                )
                .add(turn_back),
        )
}
