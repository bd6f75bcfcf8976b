//! The settings.

use leptos::prelude::*;

use super::super::context::context;
use super::super::parts;
use super::super::route::Route;
use super::super::words::{plural, t};
use crate::session::Open;
use crate::text::key;

/// The page.
pub(crate) fn page(open: Open) -> AnyView {
    let session = context().session;
    let minutes = open.with_untracked(|assessment| assessment.settings.lock_minutes());
    let options = LOCK_CHOICES.map(|choice| {
        view! { <option value=choice.to_string() selected=choice == minutes>{plural(key::SETTINGS_LOCK_OPTION, usize::from(choice))}</option> }
    });
    view! {
        <article class="narrow">
            {parts::title(t(key::SETTINGS_TITLE))}
            <section>
                <h2>{t(key::SETTINGS_LOCK_TITLE)}</h2>
                <div class="field">
                    <label for="lock-minutes">{t(key::SETTINGS_LOCK_MINUTES)}</label>
                    <p class="hint" id="lock-hint">{t(key::SETTINGS_LOCK_HINT)}</p>
                    <select id="lock-minutes" aria-describedby="lock-hint" on:change=move |event| {
                        if let Ok(minutes) = event_target_value(&event).parse() {
                            session.set_lock_minutes(minutes);
                        }
                    }>{options.collect_view()}</select>
                </div>
            </section>
            <section>
                <h2>{t(key::SETTINGS_PROFILE_TITLE)}</h2>
                <p class="actions">{parts::button_link(Route::Profile, t(key::SETTINGS_PROFILE_OPEN))}</p>
            </section>
            <section>
                <h2>{t(key::SETTINGS_FILE_TITLE)}</h2>
                <p class="actions">{parts::button_link(Route::File, t(key::SETTINGS_FILE_OPEN))}</p>
            </section>
            <section>
                <h2>{t(key::ERASE_TITLE)}</h2>
                <p class="actions">{parts::button_link(Route::Erase, t(key::SETTINGS_ERASE_OPEN))}</p>
            </section>
        </article>
    }
    .into_any()
}

/// The minutes to choose from.
const LOCK_CHOICES: [u8; 6] = [1, 2, 5, 10, 15, 20];
