//! The list's contents beside a measure: where one is, and the way anywhere.

use leptos::prelude::*;

use crate::browser::page;
use crate::catalogue::{Category, Measure};
use crate::session::Open;
use crate::text::key;
use crate::ui::html::{Html, el, el_class};
use crate::ui::parts::icon::mark;
use crate::ui::route::Route;
use crate::ui::words::{language_now, pack, t, wording};

/// The contents; the category at hand is unfolded.
pub(super) fn contents(open: Open, measure: &'static Measure) -> Html {
    let list = measure.list.list();
    let categories = list
        .categories
        .iter()
        .filter_map(|category| section(open, category, measure));
    let nav = el("nav").attr("aria-label", t(key::WALK_MEASURES)).add(
        el("ul")
            .attr("lang", language_now().catalogue)
            .add(categories.collect::<Vec<_>>()),
    );
    el_class("details", "contents")
        .flag("open", page::is_wide())
        .add(el("summary").add(t(key::WALK_CONTENTS)))
        .add(nav)
}

fn section(open: Open, category: &'static Category, current: &'static Measure) -> Option<Html> {
    let measures =
        open.with_untracked(|assessment| assessment.asked(category.measures()).collect::<Vec<_>>());
    let here = category.index == current.category().index;
    (!measures.is_empty()).then(|| {
        let rows: Vec<Html> = measures
            .into_iter()
            .map(|measure| row(open, measure, current))
            .collect();
        let part = el("details")
            .flag("open", here)
            .add(el("summary").add(pack().category(category)))
            .add(el("ol").add(rows));
        el("li").add(part)
    })
}

fn row(open: Open, measure: &'static Measure, current: &'static Measure) -> Html {
    let state = Memo::new(move |_| open.with(|assessment| assessment.answer(measure.id).state()));
    let words = el_class("span", "visually-hidden")
        .attr("lang", language_now().tag)
        .live(move || [" (", wording().state(state.get()), ")"].concat());
    let link = el("a")
        .attr("href", &Route::Measure(measure).href())
        .attr_opt("aria-current", (measure.id == current.id).then_some("step"))
        .live(move || mark(state.get()))
        .add(el("span").add(pack().title(measure)).add(words));
    el("li").add(link)
}
