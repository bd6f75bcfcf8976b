//! The coverage of a list: a figure, a bar, what it is made of, and a table by
//! category whose rows have a bar each.

use crate::assessment::State;
use crate::catalogue::Category;
use crate::plan::{Coverage, ListSummary};
use crate::text::key;
use crate::ui::html::{Html, el, el_class};
use crate::ui::parts;
use crate::ui::parts::chart;
use crate::ui::parts::coverage::number;
use crate::ui::parts::icon::mark;
use crate::ui::words::{fill, pack, t, wording};

/// The card of a list.
pub(super) fn card(summary: &ListSummary) -> Html {
    let title = pack().list(summary.list).title;
    let figure = el_class("p", "figure")
        .add(wording().percent(&summary.coverage))
        .add(" ")
        .add(el_class("span", "hint").add(t(key::STANDING_COVERAGE)));
    el_class("section", "card")
        .add(el("h2").add(parts::list_link(summary.list)))
        .add(figure)
        .add(chart::bar(&summary.coverage))
        .add(counts(&summary.coverage, title))
}

/// The lists that are begun, each with its categories.
pub(super) fn by_category<'a>(lists: impl Iterator<Item = &'a ListSummary>) -> Option<Html> {
    let tables: Vec<Html> = lists
        .filter(|summary| summary.coverage.answered() > 0)
        .map(table)
        .collect();
    (!tables.is_empty()).then(|| {
        parts::section(key::STANDING_BY_CATEGORY).add(el_class("div", "charts").add(tables))
    })
}

fn table(summary: &ListSummary) -> Html {
    let column = |head: Html, label| head.attr("scope", "col").add(t(label));
    let head = el("tr")
        .add(column(el("th"), key::STANDING_CATEGORY))
        .add(column(number("th"), key::STANDING_ANSWERS))
        .add(column(number("th"), key::STANDING_COVERAGE));
    let rows = summary
        .list
        .list()
        .categories
        .iter()
        .zip(&summary.categories);
    let rows = rows
        .filter(|(_, coverage)| coverage.asked() > 0)
        .map(|(category, coverage)| row(category, coverage));
    el_class("table", "chart")
        .add(parts::in_catalogue_language(
            el("caption").add(pack().list(summary.list).title),
        ))
        .add(el("thead").add(head))
        .add(el("tbody").add(rows.collect::<Vec<_>>()))
}

fn row(category: &'static Category, coverage: &Coverage) -> Html {
    let answers = wording().answers(coverage);
    el("tr")
        .add(parts::in_catalogue_language(
            el("th")
                .attr("scope", "row")
                .add(pack().category(category))
                .add(chart::bar(coverage)),
        ))
        .add(number("td").add(answers))
        .add(number("td").add(wording().percent(coverage)))
}

/// How many measures are in each state, those that occur.
fn counts(coverage: &Coverage, list: &str) -> Html {
    let item = |state: State| {
        el("li")
            .add(mark(state))
            .add(wording().state(state))
            // One that is there in a row of boxes, too.
            .add("\u{a0}")
            .add(el("b").add(coverage.count(state).to_string()))
    };
    let items: Vec<Html> = State::ALL
        .into_iter()
        .filter(|state| coverage.count(*state) > 0)
        .map(item)
        .collect();
    el_class("ul", "counts")
        .attr("aria-label", &fill(key::STANDING_COUNTS, [list]))
        .add(items)
}
