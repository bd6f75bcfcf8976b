//! Answers that gave way to a later one when two tabs had changed them apart.

use leptos::prelude::*;

use crate::assessment::Answer;
use crate::browser::clock;
use crate::catalogue::Measure;
use crate::session::Open;
use crate::text::key;
use crate::ui::html::{Html, el, el_class};
use crate::ui::parts;
use crate::ui::words::{fill, language_now, plural, t, wording};

/// The other answers, each to be taken back; nothing when there is none.
pub(super) fn history(open: Open, measure: &'static Measure) -> Html {
    let history =
        Memo::new(move |_| open.with(|assessment| assessment.answer(measure.id).history.clone()));
    el("div").live(move || {
        let history = history.get();
        (!history.is_empty()).then(|| {
            let earlier = history.iter().enumerate();
            let items: Vec<Html> = earlier
                .map(|(place, answer)| item(open, measure, place, answer))
                .collect();
            el_class("details", "history")
                .attr("lang", language_now().tag)
                .add(el("summary").add(plural(key::WALK_HISTORY, history.len())))
                .add(parts::hint(t(key::WALK_HISTORY_HINT)))
                .add(el("ul").add(items))
        })
    })
}

fn item(open: Open, measure: &'static Measure, place: usize, answer: &Answer) -> Html {
    let language = language_now().tag;
    let date = answer.updated_at;
    let date = date.map(|at| clock::format_date_time(at, language));
    let date = date.unwrap_or_default();
    let due = answer
        .due
        .as_ref()
        .map(|due| wording().due(due))
        .unwrap_or_default();
    let texts = [
        &answer.justification,
        &answer.note,
        &answer.evidence,
        &answer.owner,
        &due,
        &answer.provider,
    ];
    let texts: Vec<&str> = texts
        .into_iter()
        .map(String::as_str)
        .filter(|text| !text.is_empty())
        .collect();
    let take_back = move |_| {
        open.edit(|assessment, now| assessment.take_back(measure.id, place, now));
    };
    el("li")
        .add(el("strong").add(wording().status(answer.status)))
        .add(" · ")
        .add(date.as_str())
        .add((!texts.is_empty()).then(|| el("p").add(texts.join(" · "))))
        .add(
            el_class("button", "link")
                .attr(
                    "aria-label",
                    &fill(key::APP_NAMED, [t(key::WALK_TAKE_BACK), &date]),
                )
                .on("click", take_back)
                .add(t(key::WALK_TAKE_BACK)),
        )
}
