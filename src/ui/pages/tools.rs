//! The tools: short advice for three situations, usable without a vault.

mod wifi;

use leptos::prelude::*;

use super::super::parts::{self, links};
use super::super::route::{Route, TOOLS};
use super::super::words::t;
use crate::catalogue::{Reference, Tool};
use crate::text::{Text, key};

/// Where the tools are listed.
pub(crate) fn index() -> AnyView {
    let item = |(tool, _)| {
        view! { <li class="card"><h2>{links::tool(tool)}</h2><p>{t(intro(tool))}</p></li> }
    };
    view! {
        <article class="narrow">
            {parts::title(t(key::NAV_TOOLS))}
            <ul class="plain">{TOOLS.map(item).collect_view()}</ul>
        </article>
    }
    .into_any()
}

/// One tool.
pub(crate) fn page(tool: Tool) -> AnyView {
    let section = |(title, text): &(Text, Text)| view! { <section><h2>{t(*title)}</h2><p class="lines">{t(*text)}</p></section> };
    view! {
        <article class="narrow prose">
            {parts::back_link(Route::Tools, t(key::NAV_TOOLS))}
            {parts::title(links::tool_title(tool))}
            <p class="lead">{t(intro(tool))}</p>
            {sections(tool).iter().map(section).collect_view()}
            <ul class="outside-links">{references(tool).iter().map(|reference| view! { <li>{links::reference(*reference)}</li> }).collect_view()}</ul>
            {(tool == Tool::Wifi).then(wifi::poster)}
        </article>
    }
    .into_any()
}

fn intro(tool: Tool) -> Text {
    match tool {
        Tool::Passwords => key::TOOLS_PASSWORDS_INTRO,
        Tool::Doubt => key::TOOLS_DOUBT_INTRO,
        Tool::Wifi => key::TOOLS_WIFI_INTRO,
    }
}

fn sections(tool: Tool) -> &'static [(Text, Text)] {
    match tool {
        Tool::Passwords => &[
            (key::TOOLS_PASSWORDS_S1_TITLE, key::TOOLS_PASSWORDS_S1_TEXT),
            (key::TOOLS_PASSWORDS_S2_TITLE, key::TOOLS_PASSWORDS_S2_TEXT),
            (key::TOOLS_PASSWORDS_S3_TITLE, key::TOOLS_PASSWORDS_S3_TEXT),
            (key::TOOLS_PASSWORDS_S4_TITLE, key::TOOLS_PASSWORDS_S4_TEXT),
            (key::TOOLS_PASSWORDS_S5_TITLE, key::TOOLS_PASSWORDS_S5_TEXT),
            (key::TOOLS_PASSWORDS_S6_TITLE, key::TOOLS_PASSWORDS_S6_TEXT),
        ],
        Tool::Doubt => &[
            (key::TOOLS_DOUBT_S1_TITLE, key::TOOLS_DOUBT_S1_TEXT),
            (key::TOOLS_DOUBT_S2_TITLE, key::TOOLS_DOUBT_S2_TEXT),
            (key::TOOLS_DOUBT_S3_TITLE, key::TOOLS_DOUBT_S3_TEXT),
            (key::TOOLS_DOUBT_S4_TITLE, key::TOOLS_DOUBT_S4_TEXT),
            (key::TOOLS_DOUBT_S5_TITLE, key::TOOLS_DOUBT_S5_TEXT),
        ],
        Tool::Wifi => &[
            (key::TOOLS_WIFI_S1_TITLE, key::TOOLS_WIFI_S1_TEXT),
            (key::TOOLS_WIFI_S2_TITLE, key::TOOLS_WIFI_S2_TEXT),
            (key::TOOLS_WIFI_S3_TITLE, key::TOOLS_WIFI_S3_TEXT),
            (key::TOOLS_WIFI_S4_TITLE, key::TOOLS_WIFI_S4_TEXT),
            (key::TOOLS_WIFI_S5_TITLE, key::TOOLS_WIFI_S5_TEXT),
        ],
    }
}

fn references(tool: Tool) -> &'static [Reference] {
    match tool {
        Tool::Passwords => &[Reference::Safeonweb, Reference::Itsme, Reference::Myid],
        Tool::Doubt => &[Reference::Safeonweb, Reference::SafeonwebWork, Reference::Dpa],
        Tool::Wifi => &[],
    }
}
