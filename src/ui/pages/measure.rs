//! One measure: what is asked, why, the answer, how, and what proves it.

mod answer;
mod contents;
mod details;

pub(super) use self::details::twin_links;

use leptos::prelude::*;

use super::super::context::Context;
use super::super::html::{Html, el, el_class};
use super::super::parts::meter::{self, Share};
use super::super::parts::{self, links};
use super::super::route::Route;
use super::super::words::{fill, language_now, pack, plural, t};
use crate::catalogue::{self, Effort, Measure};
use crate::session::Open;
use crate::text::{MeasureText, Template, Text, key};

/// The page.
pub(crate) fn page(context: Context, open: Open, measure: &'static Measure) -> Html {
    let Some(text) = pack().measure(measure) else {
        return waiting(context, measure);
    };
    open.visit(measure);
    let why = parts::lead("")
        .add(
            el_class("span", "visually-hidden")
                .add(t(key::WALK_WHY))
                .add(": "),
        )
        .add(text.why);
    let article = el_class("article", "measure")
        .attr("lang", language_now().catalogue)
        .add(head(open, measure))
        .add(parts::title(text.title))
        .add(why)
        .add(bullets(key::WALK_POINTS, "points", text.points()))
        .add(answer::answer(open, measure))
        .add(steps(&text))
        .add(bullets(key::WALK_PROOF, "proof", text.proof()))
        .add(bullets(key::WALK_TIPS, "tips", text.tips()))
        .add(helps(measure))
        .add(details::details(open, measure))
        .add(source(measure))
        .add(facts(measure, &text));
    el_class("div", "walk")
        .add(contents::contents(open, measure))
        .add(article)
        .add(neighbours(open, measure))
}

/// Shown for the moment until the measure's texts are there.
fn waiting(context: Context, measure: &'static Measure) -> Html {
    // Redraws the page when they are.
    if !context.words.are_complete() {
        context.words.fetch_rest();
    }
    el_class("article", "narrow")
        .add(parts::title(pack().title(measure)))
        .add(el("p").attr("role", "status").add(t(key::APP_LOADING)))
}

/// Where in the list this is, and how far the list and the category are.
fn head(open: Open, measure: &'static Measure) -> Html {
    let list = measure.list;
    let category = measure.category();
    let (position, asked) = open.with_untracked(|assessment| {
        let asked: Vec<&str> = assessment
            .asked(list.list().measures())
            .map(|measure| measure.id)
            .collect();
        let position = asked
            .iter()
            .position(|id| *id == measure.id)
            .map_or(0, |position| position + 1);
        (position, asked.len())
    });
    let bar = |label: Template<2>, measures: &'static [Measure]| {
        meter::labelled(move || {
            let progress = open.with(|assessment| assessment.progress(measures));
            let (part, whole) = (progress.answered, progress.asked);
            Share {
                sentence: fill(label, [&part.to_string(), &whole.to_string()]),
                part,
                whole,
            }
        })
    };
    let crumbs = el_class("p", "crumbs")
        .add(parts::list_link(list))
        .add(" · ")
        .add(parts::in_catalogue_language(
            el("span").add(pack().category(category)),
        ))
        .add(" · ")
        .add(fill(
            key::WALK_POSITION,
            [&position.to_string(), &asked.to_string()],
        ));
    let meters = el_class("div", "meters")
        .add(bar(key::WALK_PROGRESS_CATEGORY, category.measures()))
        .add(bar(key::WALK_PROGRESS_LIST, list.list().measures()));
    let borrowed = language_now().catalogue != language_now().tag;
    el_class("div", "walk-head")
        .attr("lang", language_now().tag)
        .add(crumbs)
        .add(meters)
        .add(borrowed.then(|| parts::hint(t(key::APP_FRENCH_ONLY))))
}

fn steps(text: &MeasureText<'static>) -> Html {
    heading(key::WALK_HOW, "how").add(el("ol").add(parts::lines(text.how())))
}

fn bullets(title: Text, class: &str, texts: Vec<&'static str>) -> Option<Html> {
    (!texts.is_empty()).then(|| heading(title, class).add(el("ul").add(parts::lines(texts))))
}

/// A section of the measure; its heading is in the interface's language.
fn heading(title: Text, class: &str) -> Html {
    el_class("section", class).add(el("h2").attr("lang", language_now().tag).add(t(title)))
}

/// The tools and outside pages that help.
fn helps(measure: &'static Measure) -> Option<Html> {
    let tools = measure.tools.iter().map(|tool| links::tool(*tool));
    let references = measure
        .references
        .iter()
        .map(|reference| links::reference(*reference));
    let items: Vec<Html> = tools
        .chain(references)
        .map(|link| el("li").add(link))
        .collect();
    (!items.is_empty()).then(|| {
        heading(key::WALK_HELPS, "helps")
            .attr("lang", language_now().tag)
            .add(el("ul").add(items))
    })
}

/// The source's own words.
fn source(measure: &'static Measure) -> Html {
    let list = measure.list.list();
    let place = fill(key::LIST_SOURCE, [list.document, list.section]);
    let points = (!measure.points.is_empty()).then(|| el("ul").add(parts::lines(measure.points)));
    let words = el("blockquote")
        .attr("lang", "fr")
        .add(el("p").add(measure.source))
        .add(points)
        .add(
            el("footer")
                .add(place)
                .add(" — ")
                .add(measure.category().source),
        );
    el_class("details", "source")
        .add(
            el("summary")
                .attr("lang", language_now().tag)
                .add(t(key::WALK_SOURCE)),
        )
        .add(words)
}

/// Weight, effort and how often to look at it again, each with its reason.
fn facts(measure: &'static Measure, text: &MeasureText<'static>) -> Html {
    let effort = t(match measure.effort {
        Effort::Minutes => key::WALK_EFFORT_MINUTES,
        Effort::Hours => key::WALK_EFFORT_HOURS,
        Effort::Days => key::WALK_EFFORT_DAYS,
    });
    let term = |words: &str| el("dt").attr("lang", language_now().tag).add(words);
    let fact = |words: &str, reason: &str| el("div").add(term(words)).add(el("dd").add(reason));
    let review = plural(key::WALK_REVIEW, usize::from(measure.review_months));
    el_class("dl", "facts")
        .add(fact(
            &fill(key::WALK_WEIGHT, [&measure.weight.to_string()]),
            text.weight,
        ))
        .add(fact(effort, text.effort))
        .add(fact(&review, t(key::WALK_REVIEW_WHY)))
}

/// Previous and next, always in reach.
fn neighbours(open: Open, measure: &'static Measure) -> Html {
    let neighbours = move || {
        open.with(|assessment| {
            let measures = measure.list.list().measures();
            let at = measures
                .iter()
                .position(|other| other.id == measure.id)
                .unwrap_or(0);
            let before = assessment.asked(&measures[..at]).next_back();
            let after = assessment.asked(&measures[at + 1..]).next();
            (
                before.map(|measure| measure.id),
                after.map(|measure| measure.id),
            )
        })
    };
    // Which measures are asked changes rarely; an answer doesn't redraw this.
    let neighbours = Memo::new(move |_| neighbours());
    el_class("nav", "walk-steps")
        .attr("aria-label", t(key::WALK_STEPS))
        .live(move || {
            let (before, after) = neighbours.get();
            let before = before.and_then(catalogue::measure).map(|before| {
                parts::button_link(Route::Measure(before), key::WALK_PREVIOUS).attr("rel", "prev")
            });
            let after = match after.and_then(catalogue::measure) {
                Some(after) => parts::next_link(Route::Measure(after), key::WALK_NEXT),
                None => parts::next_link(Route::Done(measure.list), key::WALK_FINISH),
            };
            vec![before, Some(after.attr("rel", "next"))]
        })
}
