//! All parts of the page beside each other, for whoever works on them: in
//! builds with the feature `parts` only (`cargo xtask serve --parts`).
//!
//! What a part says here are the texts of the page; names of tokens and parts
//! are those of the code.

use leptos::prelude::*;

use super::super::html::{Html, el, el_class, svg, svg_el};
use super::super::parts::fields::{self, Shape, choice, plain_choice};
use super::super::parts::icon::{self, icon};
use super::super::parts::meter::Share;
use super::super::parts::{self, chart, coverage, drawing, meter};
use super::super::route::Route;
use super::super::words::{fill, t};
use crate::assessment::{Assessment, State, Status};
use crate::catalogue::{Drawing, LISTS, Tool};
use crate::plan::Coverage;
use crate::text::key;

/// The page.
pub(crate) fn page() -> Html {
    el_class("article", "parts")
        .add(parts::title("Parts"))
        .add(group("Colours", colours()))
        .add(group("Type", type_scale()))
        .add(group("Space", spaces()))
        .add(group("Icons", vec![icons()]))
        .add(group(
            "States",
            State::ALL.into_iter().map(coverage::state).collect(),
        ))
        .add(group("Buttons and links", buttons()))
        .add(group("Notices", notices()))
        .add(group("Fields", field_kinds()))
        .add(group("Shares of a whole", shares()))
        .add(group("Cards", vec![cards()]))
        .add(group(
            "Drawings",
            vec![
                drawing::scene(),
                drawing::drawing(Drawing::TwoNetworks),
                drawing::drawing(Drawing::Backup),
            ],
        ))
}

fn group(name: &str, content: Vec<Html>) -> Html {
    el("section").add(el("h2").add(name)).add(content)
}

/// A swatch for each colour of `tokens.css`.
fn colours() -> Vec<Html> {
    let swatch = |name: &&str| {
        let square = svg_el("rect")
            .attr("width", "100%")
            .attr("height", "100%")
            .attr("fill", &["var(--", name, ")"].concat());
        el_class("figure", "swatch")
            .add(svg("").attr("aria-hidden", "true").add(square))
            .add(el("figcaption").add(el("code").add(["--", name].concat())))
    };
    vec![el_class("div", "swatches").add(COLOURS.iter().map(swatch).collect::<Vec<_>>())]
}

fn type_scale() -> Vec<Html> {
    let sample = |tag: &str| el(tag).add([tag, ": ", t(key::WELCOME_TITLE)].concat());
    vec![
        el("div").attr("role", "presentation").add(
            ["h2", "h3", "p"]
                .map(sample)
                .into_iter()
                .collect::<Vec<_>>(),
        ),
        parts::lead(t(key::WELCOME_LEAD)),
        parts::hint(t(key::WELCOME_POINT_OFFLINE)),
        parts::step(1),
    ]
}

fn spaces() -> Vec<Html> {
    let bar = |step: u8| {
        let name = ["s", &step.to_string()].concat();
        el("p")
            .add(el_class("span", &["space ", &name].concat()))
            .add(el("code").add(["--", &name].concat()))
    };
    (1..=7).map(bar).collect()
}

fn icons() -> Html {
    let item = |picture: &icon::Icon| {
        el("li")
            .add(icon(*picture))
            .add(el("code").add(picture.name()))
    };
    el_class("ul", "plain icons").add(icon::ALL.iter().map(item).collect::<Vec<_>>())
}

fn buttons() -> Vec<Html> {
    let row = parts::actions()
        .add(parts::next_link(Route::Home, key::WALK_NEXT).add(icon(icon::FORWARD)))
        .add(parts::button_link(Route::Home, key::WALK_PREVIOUS))
        .add(el("button").add(t(key::APP_CLOSE)))
        .add(el_class("button", "quiet").add(t(key::NAV_LOCK)))
        .add(el_class("button", "danger").add(t(key::ERASE_TITLE)))
        .add(el_class("button", "link").add(t(key::WALK_CLEAR)))
        .add(
            el_class("button", "primary")
                .flag("disabled", true)
                .add(t(key::RECOVERY_CONTINUE)),
        );
    vec![
        row,
        el("p").add(parts::back_link(Route::Home)),
        el("p").add(parts::link(Route::Home, t(key::NAV_ABOUT))),
        el("p").add(el("kbd").add("N")),
    ]
}

fn notices() -> Vec<Html> {
    vec![
        el_class("div", "notice").add(el("p").add(t(key::STANDING_EXPORT_NEVER))),
        parts::warning(t(key::SAVING_UNCONFIRMED)),
        parts::trouble(
            "trouble-of-parts",
            RwSignal::new(Some(t(key::NOT_FOUND_TEXT).to_owned())),
        ),
        el_class("section", "tips").add(el("p").add(t(key::WALK_TIPS))),
    ]
}

fn field_kinds() -> Vec<Html> {
    let ticked = RwSignal::new(true);
    let chosen = RwSignal::new(Status::Partly);
    let ignore = |_| {};
    let field = |id, shape| {
        fields::text_field(
            id,
            key::WALK_EVIDENCE,
            Some(key::WALK_EVIDENCE_HINT),
            shape,
            "",
            ignore,
        )
    };
    vec![
        field("part-line", Shape::Line),
        field("part-area", Shape::Area),
        field("part-day", Shape::Day),
        fields::checkbox(key::RECOVERY_CONFIRM, ticked),
        fields::choices(
            "part-choices",
            key::WALK_ANSWER,
            None,
            vec![
                choice(
                    Status::InPlace,
                    key::STATUS_IN_PLACE,
                    key::STATUS_IN_PLACE_HINT,
                ),
                choice(Status::Partly, key::STATUS_PARTLY, key::STATUS_PARTLY_HINT),
                plain_choice(Status::NotYet, key::STATUS_NOT_YET),
            ],
            move || Some(chosen.get()),
            move |status| chosen.set(status),
        ),
    ]
}

fn shares() -> Vec<Html> {
    let share = || Share {
        sentence: fill(key::LISTS_PROGRESS, ["7", "22"]),
        part: 7,
        whole: 22,
    };
    vec![
        meter::labelled(share),
        chart::bar(&one_of_each()),
        chart::bar(&Coverage::default()),
    ]
}

/// A list with measures in every state.
fn one_of_each() -> Coverage {
    let measures = LISTS[0].measures();
    let mut assessment = Assessment::new(0);
    for (measure, status) in measures
        .iter()
        .zip(Status::ALL.into_iter().cycle().take(14))
    {
        assessment.edit(measure.id, 0, |answer| {
            answer.status = status;
            answer.justification = measure.id.to_owned();
        });
    }
    Coverage::of(&assessment, measures)
}

fn cards() -> Html {
    let card = || {
        parts::card(key::KEYS_TITLE, Some(icon::KEY))
            .add(parts::hint(t(key::KEYS_HINT)))
            .add(parts::actions().add(parts::button_link(
                Route::Tool(Tool::Wifi),
                key::SETTINGS_FILE_OPEN,
            )))
    };
    el_class("div", "cards").add(vec![card(), card()])
}

/// The colours of `tokens.css`.
const COLOURS: [&str; 17] = [
    "paper",
    "sheet",
    "ink",
    "soft-ink",
    "line",
    "strong-line",
    "sea",
    "sea-deep",
    "on-sea",
    "sea-tint",
    "lamp",
    "lamp-ink",
    "lamp-tint",
    "good",
    "bad",
    "bad-tint",
    "idle",
];
