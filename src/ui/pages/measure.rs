//! One measure: what is asked, why, the answer, how, and what proves it.

mod answer;
mod answering;
mod contents;
mod details;
mod history;
mod keys;
mod neighbours;
mod shortcuts;
mod texts;

use self::answering::Answering;
use self::neighbours::Neighbours;

use crate::browser::page;
use crate::catalogue::{Effort, Measure};
use crate::session::Open;
use crate::text::{MeasureText, Template, Text, key};
use crate::ui::context::context;
use crate::ui::html::{Html, el, el_class};
use crate::ui::parts::icon::{self, Icon};
use crate::ui::parts::meter::{self, Share};
use crate::ui::parts::{self, deferred, links};
use crate::ui::route::Route;
use crate::ui::words::{fill, language_now, pack, plural, t, wording};

/// The page.
pub(crate) fn page(open: Open, measure: &'static Measure) -> Html {
    let Some(text) = pack().measure(measure) else {
        return deferred::waiting(Route::Measure(measure));
    };
    let context = context();
    open.visit(measure);
    let answering = Answering::new(open, measure);
    let neighbours = Neighbours::new(open, measure);
    // The sources' words and the glossary may come while the page is read.
    let complete = move || context.words.are_complete();
    let title = parts::title(text.title);
    // Two lists may ask the same.
    let list = pack().list(measure.list).title;
    page::set_title(&fill(key::APP_TITLE, [&[text.title, " – ", list].concat()]));
    let article = el_class("article", "measure")
        .attr("lang", language_now().catalogue)
        .add(head(open, measure))
        .add(title)
        .live(move || {
            let _ = complete();
            texts::before_the_answer(&text)
        })
        .add(answer::answer(open, measure, answering))
        .add(history::history(open, measure))
        .live(move || {
            let _ = complete();
            texts::after_the_answer(measure, &text)
        })
        .add(helps(measure))
        .add(details::details(open, measure))
        .live(move || {
            let _ = complete();
            vec![source(measure), Some(facts(measure, &text))]
        })
        .add(shortcuts::help(context.shortcuts));
    let page = el("div")
        .add(contents::contents(open, measure))
        .add(article)
        .add(neighbours.links());
    shortcuts::listen(page, context, answering, neighbours)
}

/// Where in the list this is, and how far the list and the category are.
fn head(open: Open, measure: &'static Measure) -> Html {
    let list = measure.list;
    let category = measure.category();
    let (position, asked) = open.with_untracked(|assessment| {
        let asked = || assessment.asked(list.list().measures());
        let position = asked().position(|other| other.id == measure.id);
        (position.map_or(0, |position| position + 1), asked().count())
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
        .add(parts::in_catalogue_language(
            el("span").add(pack().category(category)),
        ))
        .add(el("span").add(fill(
            key::WALK_POSITION,
            [&position.to_string(), &asked.to_string()],
        )));
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

/// A section of the measure; its heading is in the interface's language.
fn heading(title: Text, class: &str, picture: Option<Icon>) -> Html {
    let heading = el("h2")
        .attr("lang", language_now().tag)
        .add(picture.map(icon::icon))
        .add(t(title));
    el_class("section", class).add(heading)
}

/// A heading within a section, in the interface's language too.
fn subheading(title: Text) -> Html {
    el("h3").attr("lang", language_now().tag).add(t(title))
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
        heading(key::WALK_HELPS, "helps", None)
            .attr("lang", language_now().tag)
            .add(el("ul").add(items))
    })
}

/// The source's own words, once they are there.
fn source(measure: &'static Measure) -> Option<Html> {
    let list = measure.list.list();
    let source = pack().source(measure)?;
    let place = fill(key::LIST_SOURCE, [list.document, list.section]);
    let points = source.points();
    let points = (!points.is_empty()).then(|| el("ul").add(parts::lines(points)));
    let words = el("blockquote")
        .attr("lang", "fr")
        .add(el("p").add(source.measure))
        .add(points)
        .add(el("footer").add(place).add(" — ").add(source.category));
    let title = el("summary")
        .attr("lang", language_now().tag)
        .add(t(key::WALK_SOURCE));
    Some(el_class("details", "source").add(title).add(words))
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
        .add(law(measure))
}

/// The articles of the GDPR that it serves, once they can be named.
fn law(measure: &'static Measure) -> Option<Html> {
    pack().is_complete().then(|| {
        let articles = el("ul").add(parts::lines(
            measure
                .articles
                .iter()
                .map(|article| wording().article(*article)),
        ));
        el("div")
            .attr("lang", language_now().tag)
            .add(el("dt").add(t(key::LAW_TITLE)))
            .add(el("dd").add(articles))
    })
}
