//! The answer to a measure.

use leptos::prelude::*;

use super::super::super::parts;
use super::super::super::parts::fields::{self, Choice, Shape};
use super::super::super::route::Route;
use super::super::super::words::{fill, language_now, pack, t};
use crate::assessment::Status;
use crate::catalogue::{Measure, measure as find};
use crate::session::Open;
use crate::text::{Text, key};

/// The question with its six answers, what a twin offers, and the
/// justification where one is due.
pub(super) fn answer(open: Open, measure: &'static Measure) -> AnyView {
    let status = Memo::new(move |_| open.with(|assessment| assessment.answer(measure.id).status));
    let option = |value, label, hint| Choice { value, label, hint: Some(hint) };
    view! {
        <div class="answer" lang=language_now().tag>
            {offer(open, measure)}
            {fields::choices(
                "status",
                key::WALK_ANSWER,
                None,
                vec![
                    option(Status::InPlace, key::STATUS_IN_PLACE, key::STATUS_IN_PLACE_HINT),
                    option(Status::Partly, key::STATUS_PARTLY, key::STATUS_PARTLY_HINT),
                    option(Status::NotYet, key::STATUS_NOT_YET, key::STATUS_NOT_YET_HINT),
                    option(Status::Unknown, key::STATUS_UNKNOWN, key::STATUS_UNKNOWN_HINT),
                    option(Status::Equivalent, key::STATUS_EQUIVALENT, key::STATUS_EQUIVALENT_HINT),
                    option(Status::NotNecessary, key::STATUS_NOT_NECESSARY, key::STATUS_NOT_NECESSARY_HINT),
                ],
                move || Some(status.get()),
                move |chosen| open.edit(|assessment, now| { assessment.set_status(measure.id, chosen, now); }),
            )}
            {move || justification(open, measure, status.get())}
            {move || (status.get() != Status::Unanswered).then(|| view! {
                <button class="link" on:click=move |_| {
                    open.edit(|assessment, now| { assessment.set_status(measure.id, Status::Unanswered, now); });
                }>{t(key::WALK_CLEAR)}</button>
            })}
        </div>
    }
    .into_any()
}

/// The justification that an equivalent or an unnecessary measure needs.
fn justification(open: Open, measure: &'static Measure, status: Status) -> Option<AnyView> {
    let label: Text = match status {
        Status::Equivalent => key::WALK_JUSTIFICATION_EQUIVALENT,
        Status::NotNecessary => key::WALK_JUSTIFICATION_NOT_NECESSARY,
        _ => return None,
    };
    let value = open.with_untracked(|assessment| assessment.answer(measure.id).justification.clone());
    let on_input = move |text: String| {
        open.edit(|assessment, now| {
            assessment.edit(measure.id, now, |answer| answer.justification = text);
        });
    };
    Some(fields::text_field("justification", label, Some(key::WALK_JUSTIFICATION_HINT), Shape::Area, value, on_input))
}

/// The answer that a twin already has, offered as long as this measure has
/// none; and where else the same is asked.
fn offer(open: Open, measure: &'static Measure) -> impl IntoView {
    let offer = Memo::new(move |_| {
        open.with(|assessment| assessment.twin_offer(measure).map(|(twin, answer)| (twin.id, answer.status)))
    });
    move || {
        let (id, status) = offer.get()?;
        let twin = find(id)?;
        let sentence = fill(key::WALK_TWIN, [&pack().list(twin.list).title, parts::status_word(status)]);
        let take = move |_| {
            open.edit(|assessment, now| {
                assessment.adopt_twin(measure.id, twin.id, now);
            });
        };
        Some(view! {
            <div class="notice twin">
                <p>{sentence}</p>
                <p class="actions">
                    <button type="button" on:click=take>{t(key::WALK_TWIN_TAKE)}</button>
                    <a href=Route::Measure(twin).href()>{t(key::WALK_TWIN_SEE)}</a>
                </p>
            </div>
        })
    }
}
