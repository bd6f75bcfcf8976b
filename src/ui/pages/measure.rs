//! One measure: what is asked, why, the answer, how, and what proves it.

mod answer;
mod contents;
mod details;

use leptos::prelude::*;

use super::super::parts::{self, links, meter};
use super::super::route::Route;
use super::super::words::{fill, language_now, pack, plural, t};
use crate::catalogue::{Effort, Measure};
use crate::session::Open;
use crate::text::{MeasureText, Text, key};

/// The page.
pub(crate) fn page(open: Open, measure: &'static Measure) -> AnyView {
    open.visit(measure);
    let text = pack().measure(measure);
    view! {
        <div class="walk">
            {contents::contents(open, measure)}
            <article class="measure" lang=language_now().catalogue>
                {head(open, measure)}
                {parts::title(&text.title)}
                <p class="lead why"><span class="visually-hidden">{t(key::WALK_WHY)}": "</span>{text.why.as_str()}</p>
                {points(text)}
                {answer::answer(open, measure)}
                {section(key::WALK_HOW, "how", &text.how, true)}
                {section(key::WALK_PROOF, "proof", &text.proof, false)}
                {section(key::WALK_TIPS, "tips", &text.tips, false)}
                {helps(measure)}
                {details::details(open, measure)}
                {source(measure)}
                {facts(measure, text)}
            </article>
            {steps(open, measure)}
        </div>
    }
    .into_any()
}

/// Where in the list this is, and how far the list and the category are.
fn head(open: Open, measure: &'static Measure) -> AnyView {
    let list = measure.list;
    let category = measure.category();
    let position = open.with_untracked(|assessment| {
        let asked: Vec<&str> = assessment.asked(list.list().measures()).map(|measure| measure.id).collect();
        let position = asked.iter().position(|id| *id == measure.id).map_or(0, |position| position + 1);
        (position, asked.len())
    });
    let share = move |label: crate::text::Template<2>, measures: &'static [Measure]| {
        move || {
            let progress = open.with(|assessment| assessment.progress(measures));
            let (done, total) = (progress.answered, progress.asked);
            (fill(label, [&done.to_string(), &total.to_string()]), done as u32, total as u32)
        }
    };
    view! {
        <div class="walk-head">
            <p class="crumbs">
                <a href=Route::List(list).href()>{pack().list(list).title.as_str()}</a>
                " · "
                {pack().category(category)}
                " · "
                {fill(key::WALK_POSITION, [&position.0.to_string(), &position.1.to_string()])}
            </p>
            <div class="meters">
                {meter::labelled(share(key::WALK_PROGRESS_CATEGORY, category.measures()))}
                {meter::labelled(share(key::WALK_PROGRESS_LIST, list.list().measures()))}
            </div>
            {(language_now().catalogue != language_now().tag).then(|| view! {
                <p class="hint" lang=language_now().tag>{t(key::APP_FRENCH_ONLY)}</p>
            })}
        </div>
    }
    .into_any()
}

fn points(text: &'static MeasureText) -> Option<AnyView> {
    (!text.points.is_empty()).then(|| {
        view! {
            <section class="points">
                <h2>{t(key::WALK_POINTS)}</h2>
                <ul>{parts::lines(&text.points)}</ul>
            </section>
        }
        .into_any()
    })
}

fn section(title: Text, class: &'static str, texts: &'static [String], ordered: bool) -> Option<AnyView> {
    (!texts.is_empty()).then(|| {
        let items = if ordered {
            view! { <ol>{parts::lines(texts)}</ol> }.into_any()
        } else {
            view! { <ul>{parts::lines(texts)}</ul> }.into_any()
        };
        view! { <section class=class><h2>{t(title)}</h2>{items}</section> }.into_any()
    })
}

/// The tools and outside pages that help.
fn helps(measure: &'static Measure) -> Option<AnyView> {
    (!measure.tools.is_empty() || !measure.references.is_empty()).then(|| {
        view! {
            <section class="helps" lang=language_now().tag>
                <h2>{t(key::WALK_HELPS)}</h2>
                <ul>
                    {measure.tools.iter().map(|tool| view! { <li>{links::tool(*tool)}</li> }).collect_view()}
                    {measure.references.iter().map(|reference| view! { <li>{links::reference(*reference)}</li> }).collect_view()}
                </ul>
            </section>
        }
        .into_any()
    })
}

/// The source's own words.
fn source(measure: &'static Measure) -> AnyView {
    let list = measure.list.list();
    view! {
        <details class="source">
            <summary lang=language_now().tag>{t(key::WALK_SOURCE)}</summary>
            <blockquote lang="fr">
                <p>{measure.source}</p>
                {(!measure.points.is_empty()).then(|| view! {
                    <ul>{measure.points.iter().map(|point| view! { <li>{*point}</li> }).collect_view()}</ul>
                })}
                <footer>{fill(key::LIST_SOURCE, [list.document, list.section])}" — "{measure.category().source}</footer>
            </blockquote>
        </details>
    }
    .into_any()
}

/// Weight, effort and how often to look at it again, each with its reason.
fn facts(measure: &'static Measure, text: &'static MeasureText) -> AnyView {
    let effort = t(match measure.effort {
        Effort::Minutes => key::WALK_EFFORT_MINUTES,
        Effort::Hours => key::WALK_EFFORT_HOURS,
        Effort::Days => key::WALK_EFFORT_DAYS,
    });
    view! {
        <dl class="facts">
            <div><dt lang=language_now().tag>{fill(key::WALK_WEIGHT, [&measure.weight.to_string()])}</dt><dd>{text.weight.as_str()}</dd></div>
            <div><dt lang=language_now().tag>{effort}</dt><dd>{text.effort.as_str()}</dd></div>
            <div><dt lang=language_now().tag>{plural(key::WALK_REVIEW, usize::from(measure.review_months))}</dt></div>
        </dl>
    }
    .into_any()
}

/// Previous and next, always in reach.
fn steps(open: Open, measure: &'static Measure) -> AnyView {
    let neighbours = move || {
        open.with(|assessment| {
            let measures = measure.list.list().measures();
            let at = measures.iter().position(|other| other.id == measure.id).unwrap_or(0);
            let before = assessment.asked(&measures[..at]).next_back();
            let after = assessment.asked(&measures[at + 1..]).next();
            (before.map(|measure| measure.id), after.map(|measure| measure.id))
        })
    };
    // Which measures are asked changes rarely; an answer doesn't redraw this.
    let neighbours = Memo::new(move |_| neighbours());
    view! {
        <nav class="walk-steps" aria-label=t(key::LISTS_TITLE)>
            {move || neighbours.get().0.and_then(crate::catalogue::measure).map(|before| view! {
                <a class="button" rel="prev" href=Route::Measure(before).href()>{t(key::WALK_PREVIOUS)}</a>
            })}
            {move || match neighbours.get().1.and_then(crate::catalogue::measure) {
                Some(after) => view! { <a class="button primary" rel="next" href=Route::Measure(after).href()>{t(key::WALK_NEXT)}</a> },
                None => view! { <a class="button primary" rel="next" href=Route::Done(measure.list).href()>{t(key::WALK_FINISH)}</a> },
            }}
        </nav>
    }
    .into_any()
}
