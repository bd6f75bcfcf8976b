//! The settings.

use leptos::prelude::*;

use super::super::context::context;
use super::super::html::{Html, el, el_class};
use super::super::parts::{self, fields};
use super::super::route::Route;
use super::super::words::{plural, t};
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
    let select = el("select")
        .add(LOCK_CHOICES.map(option).into_iter().collect::<Vec<_>>())
        .on("change", move |event| {
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
    let leads = |title: Text, route, label: Text| {
        parts::section(title).add(parts::actions().add(parts::button_link(route, label)))
    };
    el_class("article", "narrow")
        .add(parts::title(t(key::SETTINGS_TITLE)))
        .add(parts::section(key::SETTINGS_LOCK_TITLE).add(lock))
        .add(leads(
            key::SETTINGS_PROFILE_TITLE,
            Route::Profile,
            key::SETTINGS_PROFILE_OPEN,
        ))
        .add(leads(
            key::SETTINGS_FILE_TITLE,
            Route::File,
            key::SETTINGS_FILE_OPEN,
        ))
        .add(leads(
            key::ERASE_TITLE,
            Route::Erase,
            key::SETTINGS_ERASE_OPEN,
        ))
}

/// The minutes to choose from.
const LOCK_CHOICES: [u8; 6] = [1, 2, 5, 10, 15, 20];
