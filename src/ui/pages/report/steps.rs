//! What comes next, with who and when; what is not decided yet can be filled in
//! by hand on paper.

use super::super::super::html::{Html, el, el_class};
use super::super::super::parts;
use super::super::super::words::{pack, plural, t};
use super::super::steps::{action_words, reason};
use super::lists::when;
use crate::report::{Report, Step};
use crate::text::key;

/// The section.
pub(super) fn section(report: &Report) -> Html {
    let section = el("section").add(el("h2").attr("id", TITLE).add(t(key::STEPS_TITLE)));
    let section = if report.steps.is_empty() {
        section.add(el("p").add(t(key::REPORT_NOTHING_TO_DO)))
    } else {
        section
            .add(el("p").add(t(key::STEPS_LEAD)))
            .add(table(&report.steps))
    };
    let unanswered = report.unanswered as usize;
    section.add((unanswered > 0).then(|| el("p").add(plural(key::REPORT_UNANSWERED, unanswered))))
}

fn table(steps: &[Step]) -> Html {
    let column = |label| el("th").attr("scope", "col").add(t(label));
    let head = el("tr")
        .add(column(key::REPORT_MEASURE))
        .add(column(key::REPORT_WHO))
        .add(column(key::REPORT_WHEN));
    let rows: Vec<Html> = steps
        .iter()
        .enumerate()
        .map(|(place, step)| row(place + 1, step))
        .collect();
    el_class("table", "to-fill-in")
        .attr("aria-labelledby", TITLE)
        .add(el("thead").add(head))
        .add(el("tbody").add(rows))
}

fn row(place: usize, Step { step, follow_up }: &Step) -> Html {
    let measure = step.measure;
    let title = el("span").add(pack().title(measure));
    let also: Vec<&str> = step.also.iter().map(|twin| twin.id).collect();
    let also = (!also.is_empty())
        .then(|| parts::hint(&[t(key::STEPS_ALSO), " ", &also.join(", ")].concat()));
    let what = el("th")
        .attr("scope", "row")
        .add([&place.to_string(), ". "].concat())
        .add(el("strong").add(action_words(step.action)))
        .add(" · ")
        .add(parts::in_catalogue_language(title))
        .add(parts::hint(&[measure.id, " · ", &reason(step)].concat()))
        .add(also);
    el("tr")
        .add(what)
        .add(el("td").add((!follow_up.owner.is_empty()).then_some(follow_up.owner)))
        .add(el("td").add(when(follow_up)))
}

/// Id of the heading, which names the table too.
const TITLE: &str = "next-steps";
