//! What else can be kept with an answer: a note, where the proof is, who does
//! it and by when, and which provider answers it.

use leptos::prelude::*;

use super::super::super::html::{Html, el, el_class};
use super::super::super::parts;
use super::super::super::parts::fields::{self, Shape};
use super::super::super::words::{fill, language_now, pack, t};
use crate::assessment::Answer;
use crate::browser::clock;
use crate::catalogue::{ListId, Measure};
use crate::session::Open;
use crate::text::{Text, key};

/// The fields; unfolded when one of them is filled in.
pub(super) fn details(open: Open, measure: &'static Measure) -> Html {
    let unfolded = open.with_untracked(|assessment| {
        let answer = assessment.answer(measure.id);
        let texts = [
            &answer.note,
            &answer.evidence,
            &answer.owner,
            &answer.due,
            &answer.provider,
        ];
        texts.into_iter().any(|text| !text.is_empty())
    });
    let gap =
        Memo::new(move |_| open.with(|assessment| assessment.answer(measure.id).state().is_gap()));
    let field = move |id, label: Text, hint, shape, of: fn(&mut Answer) -> &mut String| {
        let mut answer = open.with_untracked(|assessment| assessment.answer(measure.id).clone());
        fields::text_field(id, label, hint, shape, of(&mut answer), move |text| {
            open.edit(|assessment, now| {
                assessment.edit(measure.id, now, |answer| *of(answer) = text);
            });
        })
    };
    let provider = (measure.list == ListId::Cloud).then(|| {
        let shape = Shape::Suggested(PROVIDERS);
        let hint = Some(key::WALK_PROVIDER_HINT);
        vec![
            field("provider", key::WALK_PROVIDER, hint, shape, |answer| {
                &mut answer.provider
            }),
            providers(open),
        ]
    });
    el_class("details", "details")
        .flag("open", unfolded)
        .attr("lang", language_now().tag)
        .add(el("summary").add(t(key::WALK_DETAILS)))
        .add(provider)
        .add(field("note", key::WALK_NOTE, None, Shape::Area, |answer| {
            &mut answer.note
        }))
        .add(field(
            "evidence",
            key::WALK_EVIDENCE,
            Some(key::WALK_EVIDENCE_HINT),
            Shape::Line,
            |answer| &mut answer.evidence,
        ))
        .live(move || {
            gap.get().then(|| {
                vec![
                    field("owner", key::WALK_OWNER, None, Shape::Line, |answer| {
                        &mut answer.owner
                    }),
                    field("due", key::WALK_DUE, None, Shape::Day, |answer| {
                        &mut answer.due
                    }),
                ]
            })
        })
        .add(twins(measure))
        .live(move || answered_at(open, measure))
}

/// The providers named so far, to pick from while typing.
fn providers(open: Open) -> Html {
    let names = open.with_untracked(|assessment| {
        let option = |name: &&str| el("option").attr("value", name);
        assessment
            .providers()
            .iter()
            .map(option)
            .collect::<Vec<_>>()
    });
    el("datalist").attr("id", PROVIDERS).add(names)
}

fn twins(measure: &'static Measure) -> Option<Html> {
    (!measure.twins.is_empty()).then(|| {
        el_class("div", "twins")
            .add(el("p").add(t(key::WALK_TWINS)))
            .add(el("ul").add(twin_links(measure.twins())))
    })
}

/// Links to measures of other lists, each with its list's name.
fn twin_links(twins: impl Iterator<Item = &'static Measure>) -> Vec<Html> {
    let link = |twin: &'static Measure| {
        el("li")
            .add([pack().list(twin.list).title, " – "].concat())
            .add(parts::measure_link(twin))
    };
    twins.map(link).collect()
}

fn answered_at(open: Open, measure: &'static Measure) -> Option<Html> {
    let answered = open.with(|assessment| {
        assessment
            .answers
            .get(measure.id)
            .map(|answer| answer.updated_at)
    })?;
    Some(parts::hint(&fill(
        key::WALK_ANSWERED_AT,
        [&clock::format_date(answered, language_now().tag)],
    )))
}

/// Id of the suggestions.
const PROVIDERS: &str = "providers";
