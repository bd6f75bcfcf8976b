//! What to do, in order, each with the reason for its place.

use leptos::prelude::*;

use crate::assessment::{Assessment, Due};
use crate::catalogue::Measure;
use crate::plan::{Action, NextStep, Summary};
use crate::session::Open;
use crate::text::key;
use crate::ui::html::{Html, el, el_class};
use crate::ui::parts::fields::{self, plain_choice};
use crate::ui::parts::{self, drawing};
use crate::ui::route::Route;
use crate::ui::words::{fill, pack, plural, t, wording};
use crate::wording::DOT;

/// The page.
pub(crate) fn page(open: Open) -> Html {
    let everything = RwSignal::new(false);
    let shown = RwSignal::new(PORTION);
    let filter = fields::choices(
        "filter",
        key::STEPS_SHOW,
        None,
        vec![
            plain_choice(false, key::STEPS_SHOW_GAPS),
            plain_choice(true, key::STEPS_SHOW_ALL),
        ],
        move || Some(everything.get()),
        move |all| everything.set(all),
    );
    el_class("article", "narrow")
        .add(parts::title_of(Route::Steps))
        .add(parts::lead(t(key::STEPS_LEAD)))
        .add(filter)
        .add(
            parts::hint("")
                .attr("role", "status")
                .live(move || count(&open.summary(), everything.get())),
        )
        .live(move || {
            let summary = open.summary();
            open.with_untracked(|assessment| steps(assessment, &summary, everything.get(), shown))
        })
}

fn wanted(summary: &Summary, everything: bool) -> Vec<&NextStep> {
    let wanted = |step: &&NextStep| everything || is_answered_gap(step);
    summary.steps.iter().filter(wanted).collect()
}

/// How many steps there are, if there are any.
fn count(summary: &Summary, everything: bool) -> Option<String> {
    let count = wanted(summary, everything).len();
    (count > 0).then(|| plural(key::STEPS_COUNT, count))
}

fn steps(
    assessment: &Assessment,
    summary: &Summary,
    everything: bool,
    shown: RwSignal<usize>,
) -> Vec<Html> {
    let steps = wanted(summary, everything);
    if steps.is_empty() {
        return if summary.whole.gaps() == 0 {
            vec![el("p").add(t(key::STEPS_EMPTY)), drawing::scene()]
        } else {
            vec![
                el("p").add(t(key::STEPS_NOTHING_ANSWERED)),
                parts::actions().add(parts::next_link(Route::Lists, key::LISTS_TITLE)),
            ]
        };
    }
    let rows: Vec<Html> = steps
        .iter()
        .take(shown.get())
        .enumerate()
        .map(|(place, step)| {
            row(assessment, step)
                .attr("id", &step_id(place))
                .attr("tabindex", "-1")
        })
        .collect();
    let more = move |_| {
        // On to the first one that was not there.
        parts::focus_soon(step_id(shown.get_untracked()));
        shown.update(|shown| *shown += PORTION);
    };
    let more =
        (steps.len() > shown.get()).then(|| el("button").on("click", more).add(t(key::STEPS_MORE)));
    vec![
        el_class("ol", "steps").add(rows),
        parts::actions().add(more),
    ]
}

fn step_id(place: usize) -> String {
    ["step-", &place.to_string()].concat()
}

/// Whether a step comes from an answer, rather than from the lack of one.
pub(super) fn is_answered_gap(step: &NextStep) -> bool {
    step.action != Action::Answer
}

/// One step, as it stands on a page.
pub(super) fn row(assessment: &Assessment, step: &NextStep) -> Html {
    let answer = assessment.answer(step.measure.id);
    let mut reason = wording().reason(&step.rank);
    if !answer.owner.is_empty() {
        reason = [&reason, DOT, &fill(key::STEPS_OWNER, [&answer.owner])].concat();
    }
    let due = answer.due.as_ref().filter(|due| !due.is_blank());
    let due = due.map(|due| {
        let is_past = step.rank.overdue && matches!(due, Due::Day(_));
        el_class("p", if is_past { "overdue" } else { "hint" })
            .add(wording().due_sentence(due, step.rank.overdue))
    });
    what(step, &reason, due)
}

/// What to do, the measure, why it stands where it stands, more about it, and
/// what it settles too.
fn what(step: &NextStep, reason: &str, more: Option<Html>) -> Html {
    let also = (!step.also.is_empty()).then(|| {
        el_class("div", "also")
            .add(el_class("span", "hint").add(t(key::STEPS_ALSO)))
            .add(
                el("ul").add(
                    step.also
                        .iter()
                        .copied()
                        .map(counterpart)
                        .collect::<Vec<_>>(),
                ),
            )
    });
    el("li")
        .add(el_class("p", "step-action").add(wording().action(step.action)))
        .add(parts::measure_link(step.measure).attr("class", "step-title"))
        .add(parts::hint(reason))
        .add(more)
        .add(also)
}

fn counterpart(measure: &'static Measure) -> Html {
    let list = el_class("span", "hint").add(pack().list(measure.list).title);
    el("li")
        .add(parts::measure_link(measure))
        .add(" ")
        .add(parts::in_catalogue_language(list))
}

/// How many steps are added at a time.
const PORTION: usize = 20;
