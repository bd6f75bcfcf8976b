//! The settings.

use leptos::prelude::*;

use super::super::context::context;
use super::super::html::{Html, el, el_class};
use super::super::parts::{self, fields, icon};
use super::super::route::Route;
use super::super::words::{plural, t};
use crate::assessment::LOCK_MINUTES;
use crate::browser::persistence;
use crate::browser::task;
use crate::session::Open;
use crate::text::{Text, key};

/// The page.
pub(crate) fn page(open: Open) -> Html {
    let session = context().session;
    let minutes = open.with_untracked(|assessment| assessment.settings.lock_minutes());
    let option = |choice: u8| {
        el("option")
            .attr("value", &choice.to_string())
            .flag("selected", choice == minutes)
            .add(plural(key::SETTINGS_LOCK_OPTION, usize::from(choice)))
    };
    let select = fields::select(LOCK_MINUTES.map(option).collect()).on("change", move |event| {
        if let Ok(minutes) = event_target_value(&event).parse() {
            session.set_lock_minutes(minutes);
        }
    });
    let lock = fields::labelled(
        "lock-minutes",
        key::SETTINGS_LOCK_MINUTES,
        Some(key::SETTINGS_LOCK_HINT),
        select,
    );
    let leads = |title: Text, picture, route, label: Text| {
        parts::card(title, picture).add(parts::actions().add(parts::button_link(route, label)))
    };
    el_class("article", "narrow")
        .add(parts::title_of(Route::Settings))
        .add(parts::card(key::SETTINGS_LOCK_TITLE, Some(icon::LOCK)).add(lock))
        .add(leads(
            key::SETTINGS_PROFILE_TITLE,
            Some(icon::QUESTION),
            Route::Profile,
            key::SETTINGS_PROFILE_OPEN,
        ))
        .add(leads(
            key::SETTINGS_FILE_TITLE,
            Some(icon::FILE),
            Route::File,
            key::SETTINGS_FILE_OPEN,
        ))
        .add(secrets())
        .add(shortcuts())
        .add(keeping())
        .add(
            parts::card(key::ERASE_TITLE, Some(icon::WARNING))
                .add(parts::hint(t(key::ERASE_LEAD_LOCKED)))
                .add(
                    parts::actions().add(
                        parts::button_link(Route::Erase, key::SETTINGS_ERASE_OPEN)
                            .attr("class", "button danger"),
                    ),
                ),
        )
}

/// The passphrase, the recovery code and the keys.
fn secrets() -> Html {
    parts::card(key::KEYS_TITLE, Some(icon::KEY))
        .add(parts::hint(t(key::KEYS_HINT)))
        .add(
            parts::actions()
                .add(parts::button_link(
                    Route::Passphrase,
                    key::KEYS_PASSPHRASE_TITLE,
                ))
                .add(parts::button_link(
                    Route::RecoveryCode,
                    key::KEYS_CODE_TITLE,
                ))
                .add(parts::button_link(Route::NewKeys, key::KEYS_RENEW_TITLE)),
        )
}

/// The single keys of the walk.
fn shortcuts() -> Html {
    parts::card(key::SHORTCUTS_TITLE, Some(icon::KEYBOARD))
        .add(parts::hint(t(key::SHORTCUTS_HINT)))
        .add(fields::checkbox(
            key::SHORTCUTS_USE,
            context().shortcuts.on(),
        ))
}

/// Whether the browser promises to keep what is stored.
fn keeping() -> Html {
    let sentence = RwSignal::new(None::<Text>);
    let say = move |promised| {
        sentence.try_set(Some(match promised {
            Some(true) => key::SETTINGS_KEEPING_PROMISED,
            Some(false) => key::SETTINGS_KEEPING_NOT_PROMISED,
            None => key::SETTINGS_KEEPING_NO_PROMISE,
        }));
    };
    task::spawn(async move { say(persistence::promised().await) });
    let ask = move |_| {
        task::spawn(async move {
            say(persistence::ask().await);
            // The button may be gone, and the sentence is what it was for.
            parts::focus_soon(KEPT.to_owned());
        });
    };
    let button = move || {
        (sentence.get() == Some(key::SETTINGS_KEEPING_NOT_PROMISED)).then(|| {
            parts::actions().add(
                el("button")
                    .on("click", ask)
                    .add(t(key::SETTINGS_KEEPING_ASK)),
            )
        })
    };
    parts::card(key::SETTINGS_KEEPING_TITLE, Some(icon::PROOF))
        .add(
            el("p")
                .attr("id", KEPT)
                .attr("tabindex", "-1")
                .live(move || sentence.get().map(t)),
        )
        .live(button)
        .add(parts::hint(t(key::SETTINGS_KEEPING_SAFARI)))
}

/// Id of what the browser promises.
const KEPT: &str = "kept";
