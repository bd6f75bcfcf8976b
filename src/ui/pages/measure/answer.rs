//! The answer to a measure.

use leptos::prelude::*;

use super::super::super::html::{Html, el, el_class};
use super::super::super::parts;
use super::super::super::parts::fields::{self, Shape, choice};
use super::super::super::route::Route;
use super::super::super::words::{fill, language_now, pack, t};
use crate::assessment::Status;
use crate::catalogue::{Measure, measure as find};
use crate::session::Open;
use crate::text::{Text, key};

/// The question with its six answers, what a twin offers, and the
/// justification where one is due.
pub(super) fn answer(open: Open, measure: &'static Measure) -> Html {
    let status = Memo::new(move |_| open.with(|assessment| assessment.answer(measure.id).status));
    let choose = move |chosen| {
        open.edit(|assessment, now| {
            assessment.set_status(measure.id, chosen, now);
        });
    };
    let clear = move || {
        (status.get() != Status::Unanswered).then(|| {
            el_class("button", "link")
                .on("click", move |_| choose(Status::Unanswered))
                .add(t(key::WALK_CLEAR))
        })
    };
    let question = fields::choices(
        "status",
        key::WALK_ANSWER,
        None,
        vec![
            choice(
                Status::InPlace,
                key::STATUS_IN_PLACE,
                key::STATUS_IN_PLACE_HINT,
            ),
            choice(Status::Partly, key::STATUS_PARTLY, key::STATUS_PARTLY_HINT),
            choice(
                Status::NotYet,
                key::STATUS_NOT_YET,
                key::STATUS_NOT_YET_HINT,
            ),
            choice(
                Status::Unknown,
                key::STATUS_UNKNOWN,
                key::STATUS_UNKNOWN_HINT,
            ),
            choice(
                Status::Equivalent,
                key::STATUS_EQUIVALENT,
                key::STATUS_EQUIVALENT_HINT,
            ),
            choice(
                Status::NotNecessary,
                key::STATUS_NOT_NECESSARY,
                key::STATUS_NOT_NECESSARY_HINT,
            ),
        ],
        move || Some(status.get()),
        choose,
    );
    let offer = offer(open, measure);
    el_class("div", "answer")
        .attr("lang", language_now().tag)
        .live(offer)
        .add(question)
        .live(move || justification(open, measure, status.get()))
        .live(clear)
}

/// The justification that an equivalent or an unnecessary measure needs.
fn justification(open: Open, measure: &'static Measure, status: Status) -> Option<Html> {
    let label: Text = match status {
        Status::Equivalent => key::WALK_JUSTIFICATION_EQUIVALENT,
        Status::NotNecessary => key::WALK_JUSTIFICATION_NOT_NECESSARY,
        _ => return None,
    };
    let value =
        open.with_untracked(|assessment| assessment.answer(measure.id).justification.clone());
    let on_input = move |text: String| {
        open.edit(|assessment, now| {
            assessment.edit(measure.id, now, |answer| answer.justification = text);
        });
    };
    Some(fields::text_field(
        "justification",
        label,
        Some(key::WALK_JUSTIFICATION_HINT),
        Shape::Area,
        &value,
        on_input,
    ))
}

/// The answer that a twin already has, offered as long as this measure has
/// none.
fn offer(open: Open, measure: &'static Measure) -> impl Fn() -> Option<Html> {
    let offer = Memo::new(move |_| {
        open.with(|assessment| {
            assessment
                .twin_offer(measure)
                .map(|(twin, answer)| (twin.id, answer.status))
        })
    });
    move || {
        let (id, status) = offer.get()?;
        let twin = find(id)?;
        let sentence = fill(
            key::WALK_TWIN,
            [pack().list(twin.list).title, parts::status_word(status)],
        );
        let take = move |_| {
            open.edit(|assessment, now| {
                assessment.adopt_twin(measure.id, twin.id, now);
            });
        };
        let buttons = parts::actions()
            .add(el("button").on("click", take).add(t(key::WALK_TWIN_TAKE)))
            .add(parts::link(Route::Measure(twin), t(key::WALK_TWIN_SEE)));
        Some(
            el_class("div", "notice twin")
                .add(el("p").add(sentence))
                .add(buttons),
        )
    }
}
