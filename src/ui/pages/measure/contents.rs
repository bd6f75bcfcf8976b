//! The list's contents beside a measure: where one is, and the way anywhere.

use leptos::prelude::*;

use super::super::super::parts;
use super::super::super::route::Route;
use super::super::super::words::{language_now, pack, t};
use crate::catalogue::{Category, Measure};
use crate::session::Open;
use crate::text::key;

/// The contents; the category at hand is unfolded.
pub(super) fn contents(open: Open, measure: &'static Measure) -> AnyView {
    let list = measure.list.list();
    let asked = |category: &&'static Category| open.with_untracked(|assessment| assessment.progress(category.measures()).asked > 0);
    let categories = list.categories.iter().filter(asked).map(|category| {
        let here = category.index == measure.category().index;
        view! {
            <li>
                <details open=here>
                    <summary>{pack().category(category)}</summary>
                    <ol>{rows(open, category, measure)}</ol>
                </details>
            </li>
        }
    });
    view! {
        <details class="contents">
            <summary>{t(key::WALK_CONTENTS)}</summary>
            <nav aria-label=t(key::WALK_CONTENTS) lang=language_now().catalogue>
                <ul>{categories.collect_view()}</ul>
            </nav>
        </details>
    }
    .into_any()
}

fn rows(open: Open, category: &'static Category, current: &'static Measure) -> AnyView {
    let measures = open.with_untracked(|assessment| assessment.asked(category.measures()).collect::<Vec<_>>());
    let row = |measure: &'static Measure| {
        let status = Memo::new(move |_| open.with(|assessment| assessment.answer(measure.id).status));
        view! {
            <li>
                <a href=Route::Measure(measure).href() aria-current=(measure.id == current.id).then_some("step")>
                    <span class=move || ["dot ", status.get().name()].concat() aria-hidden="true"></span>
                    {pack().measure(measure).title.as_str()}
                    <span class="visually-hidden">" ("{move || parts::status_word(status.get())}")"</span>
                </a>
            </li>
        }
    };
    measures.into_iter().map(row).collect_view().into_any()
}
