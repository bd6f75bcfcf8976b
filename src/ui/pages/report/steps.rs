//! What comes next, with who and when; what is not decided yet can be filled in
//! by hand on paper.

use super::super::super::html::{Html, el, el_class};
use super::super::super::parts;
use super::super::super::words::{plural, t};
use super::super::steps::{reason, what};
use super::lists::when;
use crate::report::{Report, Step};
use crate::text::key;

/// The section.
pub(super) fn section(report: &Report) -> Html {
    let section = parts::section(key::STEPS_TITLE);
    let section = if report.steps.is_empty() {
        section.add(el("p").add(t(key::REPORT_NOTHING_TO_DO)))
    } else {
        let rows: Vec<Html> = report.steps.iter().map(row).collect();
        section
            .add(el("p").add(t(key::STEPS_LEAD)))
            .add(el_class("ol", "steps to-fill-in").add(rows))
    };
    let unanswered = report.unanswered as usize;
    section.add((unanswered > 0).then(|| el("p").add(plural(key::REPORT_UNANSWERED, unanswered))))
}

/// A step; who and when are there even while nobody said it, for paper.
fn row(Step { step, follow_up }: &Step) -> Html {
    let reason = [step.measure.id, "\u{a0}· ", &reason(step)].concat();
    let follow_up = el_class("dl", "facts")
        .add(parts::description(t(key::REPORT_WHO), follow_up.owner))
        .add(parts::description(t(key::REPORT_WHEN), &when(follow_up)));
    what(step, &reason, None).add(follow_up)
}
