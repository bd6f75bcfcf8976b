//! The statement of applicability in figures, and what it rests on: the
//! practice's profile, and the documents that the measures come from.

use super::super::super::html::{Html, el, el_class};
use super::super::super::parts;
use super::super::super::parts::coverage::{number, state_word};
use super::super::super::words::{fill, pack, t};
use super::super::about::documents;
use crate::assessment::{Hosting, Practice, Profile};
use crate::catalogue::MEASURES;
use crate::report::{Decision, Line, Report};
use crate::text::{Text, key};

/// The section.
pub(super) fn section(report: &Report) -> Html {
    el("section")
        .add(
            el("h2")
                .attr("id", TITLE)
                .add(t(key::REPORT_APPLICABILITY_TITLE)),
        )
        .add(el("p").add(t(key::REPORT_APPLICABILITY)))
        .add(figures(report))
        .add(el("h3").add(t(key::REPORT_PROFILE_TITLE)))
        .add(el("p").add(t(key::REPORT_PROFILE)))
        .add(profile(report.profile))
        .add(el("h3").add(t(key::REPORT_DOCUMENTS)))
        .add(documents())
        .add(el("p").add(fill(key::REPORT_IDS, [MEASURES[0].id])))
}

/// How many measures of each list which decision was taken on.
fn figures(report: &Report) -> Html {
    let lists = report.lists.iter().map(|part| {
        let title = pack().list(part.list).title;
        parts::in_catalogue_language(number("th").attr("scope", "col").add(title))
    });
    let head = el("tr")
        .add(el("th").attr("scope", "col").add(t(key::REPORT_DECISION)))
        .add(lists.collect::<Vec<_>>());
    let lines = report.applicability();
    let rows = lines.iter().map(|Line { decision, counts }| {
        let word = match decision {
            Decision::Answered(state) => state_word(*state),
            Decision::LeftOut => t(key::LEFT_OUT_TITLE),
        };
        row(word, counts.iter().copied())
    });
    let sums = report.lists.iter().map(|part| {
        let of_list = lines.iter().map(|line| line.counts[part.list as usize]);
        of_list.sum()
    });
    el("table")
        .attr("aria-labelledby", TITLE)
        .add(el("thead").add(head))
        .add(el("tbody").add(rows.collect::<Vec<_>>()))
        .add(el("tfoot").add(row(t(key::REPORT_ALL), sums)))
}

fn row(word: &str, counts: impl Iterator<Item = u32>) -> Html {
    let counts = counts.map(|count| number("td").add(count.to_string()));
    el("tr")
        .add(el("th").attr("scope", "row").add(word))
        .add(counts.collect::<Vec<_>>())
}

fn profile(profile: &Profile) -> Html {
    let line = |label: Text, value: Option<Text>| {
        parts::description(t(label), t(value.unwrap_or(key::REPORT_OPEN_QUESTION)))
    };
    let hosting = profile.hosting.map(|hosting| match hosting {
        Hosting::Own => key::PROFILE_HOSTING_OWN,
        Hosting::Cloud => key::PROFILE_HOSTING_CLOUD,
        Hosting::Both => key::PROFILE_HOSTING_BOTH,
    });
    let practice = profile.practice.map(|practice| match practice {
        Practice::Solo => key::PROFILE_PRACTICE_SOLO,
        Practice::Group => key::PROFILE_PRACTICE_GROUP,
    });
    let staff = profile.staff.map(|staff| {
        if staff {
            key::PROFILE_STAFF_YES
        } else {
            key::PROFILE_STAFF_NO
        }
    });
    el_class("dl", "facts")
        .add(line(key::REPORT_HOSTING, hosting))
        .add(line(key::REPORT_PRACTICE, practice))
        .add(line(key::REPORT_STAFF, staff))
}

/// Id of the heading, which names the table too.
const TITLE: &str = "applicability";
