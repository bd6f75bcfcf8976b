//! The answer to a measure.

use super::answering::{self, ANSWERS, Answering};
use super::keys::UNDO;
use crate::assessment::Status;
use crate::browser::clock;
use crate::catalogue::Measure;
use crate::session::Open;
use crate::text::{Text, key};
use crate::ui::context::context;
use crate::ui::html::{Html, el, el_class};
use crate::ui::parts;
use crate::ui::parts::fields::{self, Choice, Shape, choice};
use crate::ui::parts::icon::{self, icon};
use crate::ui::route::Route;
use crate::ui::words::{fill, language_now, pack, t, wording};
use crate::wording::status_text;

/// The question with its six answers, what a twin offers, and the
/// justification where one is due.
pub(super) fn answer(open: Open, measure: &'static Measure, answering: Answering) -> Html {
    let shortcuts = context().shortcuts;
    // All stay in the page: one speaks when it changes, and the others have the
    // keyboard's focus when they are used.
    let effect = el_class("div", "effect")
        .add(
            el("span")
                .attr("role", "status")
                .live(move || answering.effect()),
        )
        .add(el_class("span", "hint").live(move || kept(open, measure)))
        .add(
            el_class("button", "quiet")
                .live_prop("hidden", move || !answering.can_undo())
                .live_attr("aria-keyshortcuts", move || shortcuts.key(UNDO))
                .on("click", move |_| answering.undo())
                .add(icon(icon::UNDO))
                .add(t(key::WALK_UNDO)),
        )
        .add(
            el_class("button", "link")
                .live_prop("hidden", move || answering.status() == Status::Unanswered)
                .on("click", move |_| answering.clear())
                .add(t(key::WALK_CLEAR)),
        );
    let question = fields::choices(
        answering::GROUP,
        key::WALK_ANSWER,
        None,
        ANSWERS.map(offered).into(),
        move || Some(answering.status()),
        move |status| answering.choose(status),
    );
    let offer = offer(open, measure, answering);
    el_class("div", "answer")
        .attr("lang", language_now().tag)
        .live(offer)
        .add(question)
        .live(move || justification(open, measure, answering.status()))
        .add(effect)
}

/// In the place of what an answer changes, before there is one: when it was
/// given, or that nothing more has to be done to keep it.
fn kept(open: Open, measure: &'static Measure) -> String {
    let answered = open.with(|assessment| {
        let answer = assessment.answer(measure.id);
        answer
            .updated_at
            .filter(|_| answer.status != Status::Unanswered)
    });
    match answered {
        Some(at) => fill(
            key::WALK_ANSWERED_AT,
            [&clock::format_date(at, language_now().tag)],
        ),
        None => t(key::PROFILE_SAVED_ITSELF).to_owned(),
    }
}

/// An answer with its words.
fn offered(status: Status) -> Choice<Status> {
    let hint = match status {
        Status::InPlace => key::STATUS_IN_PLACE_HINT,
        Status::Partly => key::STATUS_PARTLY_HINT,
        Status::NotYet => key::STATUS_NOT_YET_HINT,
        Status::Unknown | Status::Unanswered => key::STATUS_UNKNOWN_HINT,
        Status::Equivalent => key::STATUS_EQUIVALENT_HINT,
        Status::NotNecessary => key::STATUS_NOT_NECESSARY_HINT,
    };
    choice(status, status_text(status), hint)
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
    Some(fields::text_field(
        "justification",
        label,
        Some(key::WALK_JUSTIFICATION_HINT),
        Shape::RequiredArea,
        &value,
        move |text| {
            open.edit(|assessment, now| {
                assessment.edit(measure.id, now, |answer| answer.justification = text);
            });
        },
    ))
}

/// The answer that a twin already has, offered as long as this measure has
/// none.
fn offer(open: Open, measure: &'static Measure, answering: Answering) -> impl Fn() -> Option<Html> {
    move || {
        let (twin, status) = open.with(|assessment| {
            let (twin, answer) = assessment.twin_offer(measure)?;
            Some((twin, answer.status))
        })?;
        let sentence = el("p")
            .add(fill(key::WALK_TWIN, [pack().list(twin.list).title]))
            .add(" ")
            .add(el("strong").add(wording().status(status)));
        let take = move |_| {
            open.edit(|assessment, now| {
                assessment.adopt_twin(measure.id, twin.id, now);
            });
            answering.focus();
        };
        let buttons = parts::actions()
            .add(el("button").on("click", take).add(t(key::WALK_TWIN_TAKE)))
            .add(parts::link(Route::Measure(twin), t(key::WALK_TWIN_SEE)));
        Some(el_class("div", "notice twin").add(sentence).add(buttons))
    }
}
