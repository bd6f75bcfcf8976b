//! The cover: whose document it is, of when, what it is, and the figures.

use super::super::super::html::{Html, el, el_class};
use super::super::super::parts::coverage::{number, percent};
use super::super::super::parts::{self, chart};
use super::super::super::route::Route;
use super::super::super::words::{fill, language_now, pack, t};
use super::{because, left_out_because};
use crate::browser::clock;
use crate::report::{ListPart, Report};
use crate::text::key;

/// The cover.
pub(super) fn cover(report: &Report) -> Html {
    let date = |at| clock::format_date(at, language_now().tag);
    let made = fill(key::REPORT_MADE, [&date(clock::now())]);
    let changed = report
        .changed_at
        .map(|at| parts::hint(&fill(key::REPORT_CHANGED, [&date(at)])));
    el_class("header", "cover")
        .add(parts::title_of(Route::Report))
        .add(parts::practice_line(report.practice))
        .add(el("p").add(made))
        .add(changed)
        .add(parts::lead(t(key::REPORT_ABOUT)))
        .add(el("p").add(t(key::REPORT_OWN)))
        .add(coverage(report))
        .add(parts::hint(t(key::STANDING_EXPLAIN)))
}

fn coverage(report: &Report) -> Html {
    let column = |head: Html, label| head.attr("scope", "col").add(t(label));
    let head = el("tr")
        .add(column(el("th"), key::REPORT_LIST))
        .add(column(number("th"), key::STANDING_ANSWERS))
        .add(column(number("th"), key::STANDING_COVERAGE));
    let rows: Vec<Html> = report.lists.iter().map(row).collect();
    el("table")
        .add(el("caption").add(t(key::STANDING_COVERAGE)))
        .add(el("thead").add(head))
        .add(el("tbody").add(rows))
}

fn row(part: &ListPart) -> Html {
    let asked = part.coverage.asked() > 0;
    let title = el("th")
        .attr("scope", "row")
        .add(pack().list(part.list).title)
        .add(asked.then(|| chart::bar(&part.coverage)));
    let row = el("tr").add(parts::in_catalogue_language(title));
    let coverage = &part.coverage;
    match part.left_out {
        Some(reason) if coverage.asked() == 0 => row.add(
            el("td")
                .attr("colspan", "2")
                .add(because(left_out_because(reason, part.list))),
        ),
        _ => {
            let answers = fill(
                key::LIST_CATEGORY_PROGRESS,
                [
                    &coverage.answered().to_string(),
                    &coverage.asked().to_string(),
                ],
            );
            row.add(number("td").add(answers))
                .add(number("td").add(percent(coverage)))
        }
    }
}
