//! What else can be kept with an answer: a note, where the proof is, who does
//! it and by when, and which provider answers it.

use leptos::prelude::*;

use crate::assessment::{Answer, Due};
use crate::catalogue::{ListId, Measure};
use crate::session::Open;
use crate::text::{Text, key};
use crate::ui::html::{Html, el, el_class};
use crate::ui::parts;
use crate::ui::parts::fields::{self, Shape};
use crate::ui::words::{fill, language_now, pack, t};

/// Where else the same is asked, and the fields, unfolded when one of them is
/// filled in.
pub(super) fn details(open: Open, measure: &'static Measure) -> Vec<Option<Html>> {
    let unfolded = open.with_untracked(|assessment| {
        let answer = assessment.answer(measure.id);
        let texts = [
            &answer.note,
            &answer.evidence,
            &answer.owner,
            &answer.provider,
        ];
        answer.due.is_some() || texts.into_iter().any(|text| !text.is_empty())
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
        let providers = providers(open);
        let shape = match providers {
            Some(_) => Shape::Suggested(PROVIDERS),
            None => Shape::Line,
        };
        let hint = Some(key::WALK_PROVIDER_HINT);
        let provider = field("provider", key::WALK_PROVIDER, hint, shape, |answer| {
            &mut answer.provider
        });
        vec![Some(provider), providers]
    });
    let details = el_class("details", "details")
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
                    due_field(open, measure),
                ]
            })
        });
    vec![twins(measure), Some(details)]
}

/// The field for the day; what stands there without being one is shown beside
/// it, for a field for dates can't.
fn due_field(open: Open, measure: &'static Measure) -> Html {
    let text = open.with_untracked(|assessment| {
        let due = assessment.answer(measure.id).due.as_ref();
        due.map(Due::to_text).unwrap_or_default()
    });
    let field = fields::text_field("due", key::WALK_DUE, None, Shape::Day, &text, move |text| {
        open.edit(|assessment, now| {
            assessment.edit(measure.id, now, |answer| answer.due = Due::read(&text));
        });
    });
    let no_date = Memo::new(move |_| {
        open.with(|assessment| match &assessment.answer(measure.id).due {
            Some(due @ Due::AsTyped(text)) if !due.is_blank() => Some(text.clone()),
            _ => None,
        })
    });
    el("div").add(field).live(move || {
        no_date
            .get()
            .map(|text| parts::hint(&fill(key::STEPS_NO_DATE, [text.trim()])))
    })
}

/// The providers named so far, to pick from while typing; nothing when there is
/// none.
fn providers(open: Open) -> Option<Html> {
    let names = open.with_untracked(|assessment| {
        let option = |name: &&str| el("option").attr("value", name);
        assessment
            .providers()
            .iter()
            .map(option)
            .collect::<Vec<_>>()
    });
    (!names.is_empty()).then(|| el("datalist").attr("id", PROVIDERS).add(names))
}

fn twins(measure: &'static Measure) -> Option<Html> {
    (!measure.twins.is_empty()).then(|| {
        el("section")
            .attr("lang", language_now().tag)
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

/// Id of the suggestions.
const PROVIDERS: &str = "providers";
