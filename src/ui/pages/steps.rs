//! What to do, in order, each with the reason for its place.

use leptos::prelude::*;

use super::super::parts;
use super::super::parts::fields::{self, Choice};
use super::super::route::Route;
use super::super::words::{fill, pack, plural, t};
use crate::catalogue::Effort;
use crate::plan::{Action, NextStep};
use crate::session::Open;
use crate::text::key;

/// The page.
pub(crate) fn page(open: Open) -> AnyView {
    let everything = RwSignal::new(false);
    let shown = RwSignal::new(PORTION);
    view! {
        <article class="narrow">
            {parts::title(t(key::STEPS_TITLE))}
            <p class="lead">{t(key::STEPS_LEAD)}</p>
            {fields::choices(
                "filter",
                key::STEPS_SHOW,
                None,
                vec![
                    Choice { value: false, label: key::STEPS_SHOW_GAPS, hint: None },
                    Choice { value: true, label: key::STEPS_SHOW_ALL, hint: None },
                ],
                move || Some(everything.get()),
                move |all| everything.set(all),
            )}
            {move || {
                let summary = open.summary();
                let steps: Vec<NextStep> = summary.steps.into_iter().filter(|step| everything.get() || is_answered_gap(step)).collect();
                let count = steps.len();
                let rows: Vec<AnyView> = steps.iter().take(shown.get()).map(|step| row(open, step)).collect();
                let empty = if summary.whole.gaps() == 0 { key::STEPS_EMPTY } else { key::STEPS_NOTHING_ANSWERED };
                view! {
                    {(count == 0).then(|| view! { <p>{t(empty)}</p> })}
                    {(count > 0).then(|| view! { <p class="hint" role="status">{plural(key::STEPS_COUNT, count)}</p> })}
                    <ol class="steps">{rows}</ol>
                    {(count > shown.get()).then(|| view! {
                        <p class="actions"><button on:click=move |_| shown.update(|shown| *shown += PORTION)>{t(key::STEPS_MORE)}</button></p>
                    })}
                }
            }}
        </article>
    }
    .into_any()
}

/// Whether a step comes from an answer, rather than from the lack of one.
pub(super) fn is_answered_gap(step: &NextStep) -> bool {
    step.action != Action::Answer
}

/// One step.
pub(super) fn row(open: Open, step: &NextStep) -> AnyView {
    let measure = step.measure;
    let (owner, due) = open.with_untracked(|assessment| {
        let answer = assessment.answer(measure.id);
        (answer.owner.clone(), answer.due.clone())
    });
    let action = t(match step.action {
        Action::PutInPlace => key::STEPS_PUT_IN_PLACE,
        Action::Finish => key::STEPS_FINISH,
        Action::FindOut => key::STEPS_FIND_OUT,
        Action::Justify => key::STEPS_JUSTIFY,
        Action::Answer => key::STEPS_ANSWER,
    });
    let effort = t(match step.rank.effort {
        Effort::Minutes => key::STEPS_EFFORT_MINUTES,
        Effort::Hours => key::STEPS_EFFORT_HOURS,
        Effort::Days => key::STEPS_EFFORT_DAYS,
    });
    let reason = fill(key::STEPS_REASON, [&step.rank.weight.to_string(), effort]);
    let overdue = step.rank.overdue;
    let due = (!due.is_empty()).then(|| fill(if overdue { key::STEPS_OVERDUE } else { key::STEPS_DUE }, [&due]));
    let owner = (!owner.is_empty()).then(|| fill(key::STEPS_OWNER, [&owner]));
    let also = (!step.also.is_empty()).then(|| {
        let links = step.also.iter().map(|twin| {
            view! { <li><a href=Route::Measure(twin).href()>{pack().list(twin.list).title.as_str()}": "{pack().measure(twin).title.as_str()}</a></li> }
        });
        view! { <div class="also"><span class="hint">{t(key::STEPS_ALSO)}</span><ul>{links.collect_view()}</ul></div> }
    });
    view! {
        <li>
            <p class="step-action">{action}</p>
            <a class="step-title" href=Route::Measure(measure).href()>{pack().measure(measure).title.as_str()}</a>
            <p class="hint">{reason}{owner.map(|owner| [" · ", &owner].concat())}</p>
            {due.map(|due| view! { <p class=if overdue { "overdue" } else { "hint" }>{due}</p> })}
            {also}
        </li>
    }
    .into_any()
}

/// How many steps are added at a time.
const PORTION: usize = 20;
