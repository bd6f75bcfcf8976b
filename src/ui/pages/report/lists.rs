//! A list with everything that was decided on its measures.

use super::super::super::html::{Html, el, el_class};
use super::super::super::parts::coverage::percent;
use super::super::super::parts::{self, links};
use super::super::super::words::{due_words, fill, language_now, pack, t};
use super::{because, left_out_because};
use crate::assessment::{State, Status};
use crate::browser::clock;
use crate::report::{Because, CategoryPart, Decision, Entry, FollowUp, ListPart};
use crate::text::key;

/// The section of a list; none for one that is left out with all that is in it.
pub(super) fn section(part: &ListPart) -> Option<Html> {
    let source = part.list.list();
    let categories: Vec<Html> = part.categories.iter().map(category).collect();
    (!categories.is_empty()).then(|| {
        let title = el("h2").add(pack().list(part.list).title);
        el("section")
            .add(parts::in_catalogue_language(title))
            .add(
                parts::hint(&fill(key::LIST_SOURCE, [source.document, source.section]))
                    .attr("lang", "fr"),
            )
            .add(el("p").add(figures(part)))
            .add(part.left_out.map(|reason| {
                el("p")
                    .add(t(key::REPORT_OTHERS_LEFT_OUT))
                    .add(" ")
                    .add(left_out_because(reason, part.list)[1])
            }))
            .add(categories)
    })
}

fn figures(part: &ListPart) -> String {
    let coverage = &part.coverage;
    let covered = fill(key::REPORT_COVERED, [&percent(coverage)]);
    let answers = fill(
        key::LISTS_PROGRESS,
        [
            &coverage.answered().to_string(),
            &coverage.asked().to_string(),
        ],
    );
    [&covered, "\u{a0}· ", &answers].concat()
}

fn category(part: &CategoryPart) -> Html {
    let title = el("h3").add(pack().category(part.category));
    let entries: Vec<Html> = part.entries.iter().map(entry).collect();
    el("div")
        .add(parts::in_catalogue_language(title))
        .add(entries)
}

/// A measure; its number and date stand beside the text where there is room.
/// One without an answer and without anything said of it takes a line.
fn entry(entry: &Entry) -> Html {
    let measure = entry.measure;
    let facts = facts(entry);
    let open = entry.decision == Decision::Answered(State::Unanswered);
    let class = if open && facts.is_empty() {
        "entry brief"
    } else {
        "entry"
    };
    let title = el("h4").add(pack().title(measure));
    let text = el_class("div", "entry-text")
        .add(parts::in_catalogue_language(title))
        .add(decision(entry))
        .add(facts);
    let date = entry.answered_at.map(|at| {
        let date = clock::format_date(at, language_now().tag);
        el("span").add(fill(key::WALK_ANSWERED_AT, [&date]))
    });
    let margin = el_class("p", "entry-margin hint")
        .add(el("span").add(measure.id))
        .add(" ")
        .add(date);
    el_class("div", class).add(text).add(margin)
}

fn decision(entry: &Entry) -> Html {
    let status = parts::status_word(entry.status);
    match (entry.because, entry.decision) {
        (Some(Because::Said(why)), _) => because([status, why]),
        (Some(Because::Profile(reason)), _) => {
            because(left_out_because(reason, entry.measure.list))
        }
        (None, Decision::Answered(State::Unjustified)) => {
            bold(&[status, "\u{a0}· ", t(key::STANDING_UNJUSTIFIED)].concat())
        }
        (None, _) => bold(status),
    }
}

fn bold(words: &str) -> Html {
    el("p").add(el("strong").add(words))
}

/// What goes with the decision, as far as there is something. What the law says
/// of a measure matters once it is decided on.
fn facts(entry: &Entry) -> Vec<Html> {
    let articles: Vec<&str> = match entry.status {
        Status::Unanswered => Vec::new(),
        _ => entry
            .measure
            .articles
            .iter()
            .copied()
            .map(links::article)
            .collect(),
    };
    let lines = [
        (key::WALK_NOTE, entry.note),
        (key::REPORT_EVIDENCE, entry.evidence),
        (key::REPORT_PROVIDER, entry.provider),
        (key::REPORT_WHO, entry.follow_up.owner),
        (key::REPORT_WHEN, &when(&entry.follow_up)),
        (key::REPORT_LAW, &articles.join("\u{a0}· ")),
    ];
    lines
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(label, text)| {
            el_class("p", "fact lines")
                .add(el_class("span", "hint").add(t(label)))
                .add(" ")
                .add(el("span").add(text))
        })
        .collect()
}

/// By when, in words; empty where nothing is said.
pub(super) fn when(follow_up: &FollowUp) -> String {
    let due = follow_up.due.map(due_words).unwrap_or_default();
    if follow_up.overdue {
        fill(key::STEPS_OVERDUE, [&due])
    } else {
        due
    }
}
