//! The tools: short advice for four situations, usable without a vault.

mod wifi;

use crate::catalogue::{Drawing, Reference, Tool};
use crate::text::{Text, key};
use crate::ui::html::{Html, el, el_class};
use crate::ui::parts::icon::{self, icon};
use crate::ui::parts::{self, drawing, links};
use crate::ui::route::Route;
use crate::ui::words::t;

/// Where the tools are listed.
pub(crate) fn index() -> Html {
    let item = |tool| {
        el_class("li", "card")
            .add(el("h2").add(links::tool_icon(tool)).add(links::tool(tool)))
            .add(el("p").add(t(intro(tool))))
    };
    el_class("article", "narrow")
        .add(parts::title_of(Route::Tools))
        .add(
            el_class("ul", "plain")
                .add(Tool::ALL.map(item).into_iter().collect::<Vec<_>>())
                .add(try_password()),
        )
}

/// Where a password can be tried.
fn try_password() -> Html {
    el_class("li", "card")
        .add(
            el("h2")
                .add(icon(icon::PROOF))
                .add(parts::link(Route::Password, t(key::STRENGTH_TITLE))),
        )
        .add(el("p").add(t(key::STRENGTH_CARD)))
}

/// One tool.
pub(crate) fn page(tool: Tool) -> Html {
    let section = |(title, text): &(Text, Text)| parts::section(*title).add(paragraphs(t(*text)));
    let mut sections = sections(tool).iter().map(section);
    // Both speak first of choosing a password.
    let first = sections.next().map(|first| {
        first.add(matches!(tool, Tool::Passwords | Tool::Wifi).then(|| {
            parts::actions().add(parts::button_link(Route::Password, key::STRENGTH_TITLE))
        }))
    });
    let links: Vec<Html> = references(tool)
        .iter()
        .map(|reference| el("li").add(links::reference(*reference)))
        .collect();
    el_class("article", "narrow prose")
        .add(parts::back_link(Route::Tools))
        .add(parts::title_of(Route::Tool(tool)))
        .add(parts::lead(t(intro(tool))))
        .add(drawn(tool).map(drawing::drawing))
        .add(first)
        .add(sections.collect::<Vec<_>>())
        .add((!links.is_empty()).then(|| {
            parts::section(key::TOOLS_MORE).add(el_class("ul", "outside-links").add(links))
        }))
        .add((tool == Tool::Wifi).then(wifi::poster))
}

/// Paragraphs of lines, and a numbered list of those that begin with `1.`,
/// `2.`, …
fn paragraphs(text: &str) -> Vec<Html> {
    let mut parts = Vec::new();
    let mut steps = Vec::new();
    for line in text.lines() {
        let number = line
            .split_once('.')
            .filter(|(number, _)| number.parse::<u8>().is_ok());
        if let Some((_, step)) = number {
            // French has a space there that doesn't break.
            steps.push(el("li").add(step.trim_start()));
            continue;
        }
        if !steps.is_empty() {
            parts.push(el("ol").add(std::mem::take(&mut steps)));
        }
        parts.push(el("p").add(line));
    }
    if !steps.is_empty() {
        parts.push(el("ol").add(steps));
    }
    parts
}

fn intro(tool: Tool) -> Text {
    match tool {
        Tool::Passwords => key::TOOLS_PASSWORDS_INTRO,
        Tool::Doubt => key::TOOLS_DOUBT_INTRO,
        Tool::Wifi => key::TOOLS_WIFI_INTRO,
        Tool::Backup => key::TOOLS_BACKUP_INTRO,
    }
}

fn drawn(tool: Tool) -> Option<Drawing> {
    match tool {
        Tool::Wifi => Some(Drawing::TwoNetworks),
        Tool::Backup => Some(Drawing::Backup),
        Tool::Passwords | Tool::Doubt => None,
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
        Tool::Backup => &[
            (key::TOOLS_BACKUP_S1_TITLE, key::TOOLS_BACKUP_S1_TEXT),
            (key::TOOLS_BACKUP_S2_TITLE, key::TOOLS_BACKUP_S2_TEXT),
            (key::TOOLS_BACKUP_S3_TITLE, key::TOOLS_BACKUP_S3_TEXT),
            (key::TOOLS_BACKUP_S4_TITLE, key::TOOLS_BACKUP_S4_TEXT),
            (key::TOOLS_BACKUP_S5_TITLE, key::TOOLS_BACKUP_S5_TEXT),
        ],
    }
}

fn references(tool: Tool) -> &'static [Reference] {
    match tool {
        Tool::Passwords => &[Reference::Safeonweb, Reference::Itsme, Reference::Myid],
        Tool::Doubt => &[
            Reference::Safeonweb,
            Reference::SafeonwebWork,
            Reference::Dpa,
        ],
        Tool::Wifi | Tool::Backup => &[],
    }
}
