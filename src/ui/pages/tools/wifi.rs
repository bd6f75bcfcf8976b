//! The poster with the patients' Wi-Fi network, for the waiting room.

use leptos::prelude::*;

use super::super::super::parts::fields::{self, Shape};
use super::super::super::words::t;
use crate::browser::page as browser_page;
use crate::text::{Text, key};

/// The form and the poster that it fills in; only the poster is printed.
/// Nothing of it is kept.
pub(super) fn poster() -> AnyView {
    let network = RwSignal::new(String::new());
    let password = RwSignal::new(String::new());
    let line = |label: Text, value: RwSignal<String>| view! { <div><dt>{t(label)}</dt><dd>{value}</dd></div> };
    view! {
        <section class="poster-form">
            <h2>{t(key::TOOLS_WIFI_FORM_TITLE)}</h2>
            <p>{t(key::TOOLS_WIFI_FORM_INTRO)}</p>
            {fields::text_field("wifi-network", key::TOOLS_WIFI_FORM_NETWORK, None, Shape::Line, String::new(), move |text| network.set(text))}
            {fields::text_field(
                "wifi-password",
                key::TOOLS_WIFI_FORM_PASSWORD,
                Some(key::TOOLS_WIFI_FORM_HINT),
                Shape::Line,
                String::new(),
                move |text| password.set(text),
            )}
            <p class="actions">
                <button class="primary" prop:disabled=move || network.with(String::is_empty) on:click=move |_| browser_page::print()>
                    {t(key::TOOLS_WIFI_FORM_PRINT)}
                </button>
            </p>
        </section>
        <section class="poster" aria-label=t(key::TOOLS_WIFI_POSTER_TITLE)>
            <p class="poster-title">{t(key::TOOLS_WIFI_POSTER_TITLE)}</p>
            <dl>{line(key::TOOLS_WIFI_POSTER_NETWORK, network)}{line(key::TOOLS_WIFI_POSTER_PASSWORD, password)}</dl>
            <p>{t(key::TOOLS_WIFI_POSTER_NOTE)}</p>
        </section>
    }
    .into_any()
}
