//! One list: its categories and measures, and what is left out of it.

use leptos::prelude::*;

use super::super::parts;
use super::super::route::Route;
use super::super::words::{fill, pack, t};
use crate::assessment::{Reason, Scope};
use crate::catalogue::{Category, ListId, Measure};
use crate::session::Open;
use crate::text::{Template, Text, key};

/// The page.
pub(crate) fn page(open: Open, list: ListId) -> AnyView {
    let text = pack().list(list);
    let source = list.list();
    view! {
        <article class="list-page">
            {parts::back_link(Route::Lists, t(key::LISTS_TITLE))}
            {parts::title(&text.title)}
            <p class="lead">{text.intro.as_str()}</p>
            <p class="hint" lang="fr">{fill(key::LIST_SOURCE, [source.document, source.section])}</p>
            {move || {
                let scope = open.with(|assessment| assessment.profile.list_scope(list));
                scope_of_list(open, list, scope)
            }}
            {source.categories.iter().map(|category| section(open, category)).collect_view()}
            {left_out(open, list)}
        </article>
    }
    .into_any()
}

fn section(open: Open, category: &'static Category) -> AnyView {
    let progress = Memo::new(move |_| open.with(|assessment| assessment.progress(category.measures())));
    view! {
        {move || (progress.get().asked > 0).then(|| view! {
            <section>
                <h2>
                    {pack().category(category)}
                    <span class="count">
                        {move || fill(key::LIST_CATEGORY_PROGRESS, [&progress.get().answered.to_string(), &progress.get().asked.to_string()])}
                    </span>
                </h2>
                <ul class="measures">
                    {move || open.with(|assessment| assessment.asked(category.measures()).collect::<Vec<_>>())
                        .into_iter().map(|measure| row(open, measure)).collect_view()}
                </ul>
            </section>
        })}
    }
    .into_any()
}

fn row(open: Open, measure: &'static Measure) -> AnyView {
    let (status, scope) = open.with_untracked(|assessment| (assessment.answer(measure.id).status, assessment.profile.scope(measure)));
    let brought_back = matches!(scope, Scope::BroughtBack(Reason::NeedsTeam | Reason::NeedsGroup));
    view! {
        <li>
            <a href=Route::Measure(measure).href()>{pack().measure(measure).title.as_str()}</a>
            <span class=["status ", status.name()].concat()>{parts::status_word(status)}</span>
            {brought_back.then(|| toggle(open, measure.id, &pack().measure(measure).title, key::LEFT_OUT_LEAVE_OUT, key::LEFT_OUT_LEAVE_OUT_NAMED))}
        </li>
    }
    .into_any()
}

/// The measures that the profile leaves out of a list that is asked, each with
/// the reason and a way back.
fn left_out(open: Open, list: ListId) -> impl IntoView {
    let rows = move || {
        open.with(|assessment| {
            if !assessment.profile.list_scope(list).is_asked() {
                return Vec::new();
            }
            let out = |measure: &'static Measure| match assessment.profile.scope(measure) {
                Scope::LeftOut(reason) => Some((measure, reason)),
                _ => None,
            };
            list.list().measures().iter().filter_map(out).collect()
        })
    };
    move || {
        let rows = rows();
        (!rows.is_empty()).then(|| {
            let row = |(measure, reason): (&'static Measure, Reason)| {
                let title = pack().measure(measure).title.as_str();
                view! {
                    <li>
                        <span>{title}<span class="hint">{reason_words(reason, list)}</span></span>
                        {toggle(open, measure.id, title, key::LEFT_OUT_BRING_BACK, key::LEFT_OUT_BRING_BACK_NAMED)}
                    </li>
                }
            };
            view! {
                <section class="left-out">
                    <h2>{t(key::LEFT_OUT_TITLE)}</h2>
                    <p>{t(key::LEFT_OUT_LEAD)}</p>
                    <ul class="measures">{rows.into_iter().map(row).collect_view()}</ul>
                </section>
            }
        })
    }
}

/// Why a whole list is left out, with a way back; or that it was taken back.
pub(crate) fn scope_of_list(open: Open, list: ListId, scope: Scope) -> Option<AnyView> {
    let title = pack().list(list).title.as_str();
    let (sentence, label, named, reason) = match scope {
        Scope::Asked => return None,
        Scope::LeftOut(reason) => (reason_words(reason, list), key::LEFT_OUT_BRING_BACK, key::LEFT_OUT_BRING_BACK_NAMED, true),
        Scope::BroughtBack(_) => (t(key::LEFT_OUT_BACK_IN), key::LEFT_OUT_LEAVE_OUT, key::LEFT_OUT_LEAVE_OUT_NAMED, false),
    };
    Some(
        view! {
            <p class="left-out-note">
                {reason.then(|| view! { <strong>{t(key::LEFT_OUT_TITLE)}". "</strong> })}
                {sentence} " "
                {toggle(open, list.name(), title, label, named)}
            </p>
        }
        .into_any(),
    )
}

/// Takes a measure or list back in, or leaves it out again.
fn toggle(open: Open, id: &'static str, title: &str, label: Text, named: Template<1>) -> AnyView {
    let on_click = move |_| {
        open.edit(|assessment, _| {
            let back = &mut assessment.profile.brought_back;
            if !back.remove(id) {
                back.insert(id.to_owned());
            }
        });
    };
    view! { <button class="link" aria-label=fill(named, [title]) on:click=on_click>{t(label)}</button> }.into_any()
}

fn reason_words(reason: Reason, list: ListId) -> &'static str {
    t(match (reason, list) {
        (Reason::Hosting, ListId::Cloud) => key::LEFT_OUT_LIST_CLOUD,
        (Reason::Hosting, _) => key::LEFT_OUT_LIST_LOCAL,
        (Reason::NeedsTeam, _) => key::LEFT_OUT_TEAM,
        (Reason::NeedsGroup, _) => key::LEFT_OUT_GROUP,
    })
}
