//! The poster with the patients' Wi-Fi network, for the waiting room.

use leptos::prelude::*;

use crate::browser::page as browser_page;
use crate::text::{Text, key};
use crate::ui::html::{Html, el, el_class};
use crate::ui::parts;
use crate::ui::parts::fields::{self, Shape};
use crate::ui::words::t;

/// The form and the poster that it fills in; only the poster is printed.
/// Nothing of it is kept.
pub(super) fn poster() -> Vec<Html> {
    let network = RwSignal::new(String::new());
    let password = RwSignal::new(String::new());
    let line = |label: Text, value: RwSignal<String>| {
        el("div")
            .add(el("dt").add(t(label)))
            .add(el("dd").live(move || value.get()))
    };
    let field = |id, label, hint, value: RwSignal<String>| {
        fields::text_field(id, label, hint, Shape::Line, "", move |text| {
            value.set(text);
        })
    };
    let print = el_class("button", "primary")
        .live_prop("disabled", move || network.with(String::is_empty))
        .on("click", |_| browser_page::print())
        .add(t(key::TOOLS_WIFI_FORM_PRINT));
    let form = parts::section(key::TOOLS_WIFI_FORM_TITLE)
        .add(el("p").add(t(key::TOOLS_WIFI_FORM_INTRO)))
        .add(field(
            "wifi-network",
            key::TOOLS_WIFI_FORM_NETWORK,
            None,
            network,
        ))
        .add(field(
            "wifi-password",
            key::TOOLS_WIFI_FORM_PASSWORD,
            Some(key::TOOLS_WIFI_FORM_HINT),
            password,
        ))
        .add(parts::actions().add(print));
    let poster = el_class("section", "poster")
        .attr("aria-label", t(key::TOOLS_WIFI_POSTER_PREVIEW))
        .add(el_class("p", "poster-title").add(t(key::TOOLS_WIFI_POSTER_TITLE)))
        .add(
            el("dl")
                .add(line(key::TOOLS_WIFI_POSTER_NETWORK, network))
                .add(line(key::TOOLS_WIFI_POSTER_PASSWORD, password)),
        )
        .add(el("p").add(t(key::TOOLS_WIFI_POSTER_NOTE)));
    vec![form, poster]
}
