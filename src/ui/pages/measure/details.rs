//! What else can be kept with an answer: a note, where the proof is, who does
//! it and by when, and which provider answers it.

use leptos::prelude::*;

use super::super::super::parts::fields::{self, Shape};
use super::super::super::route::Route;
use super::super::super::words::{fill, language_now, pack, t};
use crate::assessment::Answer;
use crate::browser::clock;
use crate::catalogue::{ListId, Measure};
use crate::session::Open;
use crate::text::{Text, key};

/// The fields; open when one of them is filled in.
pub(super) fn details(open: Open, measure: &'static Measure) -> AnyView {
    let answer = open.with_untracked(|assessment| assessment.answer(measure.id).clone());
    let filled = [&answer.note, &answer.evidence, &answer.owner, &answer.due, &answer.provider];
    let unfolded = filled.into_iter().any(|text| !text.is_empty());
    let field = move |id, label: Text, hint, shape, of: fn(&mut Answer) -> &mut String| {
        let mut answer = answer.clone();
        let value = std::mem::take(of(&mut answer));
        fields::text_field(id, label, hint, shape, value, move |text| {
            open.edit(|assessment, now| {
                assessment.edit(measure.id, now, |answer| *of(answer) = text);
            });
        })
    };
    let gap = Memo::new(move |_| open.with(|assessment| assessment.answer(measure.id).state().is_gap()));
    let who_and_when = {
        let field = field.clone();
        move || {
            gap.get().then(|| {
                view! {
                    {field("owner", key::WALK_OWNER, None, Shape::Line, |answer| &mut answer.owner)}
                    {field("due", key::WALK_DUE, None, Shape::Day, |answer| &mut answer.due)}
                }
            })
        }
    };
    view! {
        <details class="details" open=unfolded lang=language_now().tag>
            <summary>{t(key::WALK_DETAILS)}</summary>
            {(measure.list == ListId::Cloud).then(|| view! {
                {field("provider", key::WALK_PROVIDER, Some(key::WALK_PROVIDER_HINT), Shape::Line, |answer| &mut answer.provider)}
                {providers(open)}
            })}
            {field("note", key::WALK_NOTE, None, Shape::Area, |answer| &mut answer.note)}
            {field("evidence", key::WALK_EVIDENCE, Some(key::WALK_EVIDENCE_HINT), Shape::Line, |answer| &mut answer.evidence)}
            {who_and_when}
            {twins(measure)}
            {move || answered_at(open, measure)}
        </details>
    }
    .into_any()
}

/// The providers named so far, to pick from while typing.
fn providers(open: Open) -> AnyView {
    let names = open.with_untracked(|assessment| assessment.providers().into_iter().map(str::to_owned).collect::<Vec<_>>());
    let options = names.into_iter().map(|name| view! { <option value=name></option> });
    view! { <datalist id="providers">{options.collect_view()}</datalist> }.into_any()
}

fn twins(measure: &'static Measure) -> Option<AnyView> {
    (!measure.twins.is_empty()).then(|| {
        let links = measure.twins().map(|twin| {
            let label = &pack().list(twin.list).title;
            view! { <li><a href=Route::Measure(twin).href()>{label.as_str()}": "{pack().measure(twin).title.as_str()}</a></li> }
        });
        view! { <div class="twins"><p>{t(key::WALK_TWINS)}</p><ul>{links.collect_view()}</ul></div> }.into_any()
    })
}

fn answered_at(open: Open, measure: &'static Measure) -> Option<AnyView> {
    let answer = open.with(|assessment| assessment.answers.get(measure.id).map(|answer| answer.updated_at))?;
    let sentence = fill(key::WALK_ANSWERED_AT, [&clock::format_date(answer, language_now().tag)]);
    Some(view! { <p class="hint">{sentence}</p> }.into_any())
}
