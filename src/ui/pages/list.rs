//! One list: its categories and measures, and what is left out of it.

use super::super::html::{Html, el, el_class};
use super::super::parts::{self, coverage};
use super::super::route::Route;
use super::super::words::{fill, pack, t, wording};
use super::lists;
use crate::assessment::{Reason, Scope};
use crate::catalogue::{Category, ListId, Measure};
use crate::session::Open;
use crate::text::{Text, key};

/// The page.
pub(crate) fn page(open: Open, list: ListId) -> Html {
    let text = pack().list(list);
    let source = list.list();
    let sections = source
        .categories
        .iter()
        .map(|category| section(open, category))
        .collect::<Vec<_>>();
    el_class("article", "list-page")
        .add(parts::back_link(Route::Lists))
        .add(parts::in_catalogue_language(parts::title_of(Route::List(
            list,
        ))))
        .add(parts::in_catalogue_language(parts::lead(text.intro)))
        .add(
            parts::hint(&fill(key::LIST_SOURCE, [source.document, source.section]))
                .attr("lang", "fr"),
        )
        .live(move || {
            let scope = open.with(|assessment| assessment.profile.list_scope(list));
            vec![
                scope_of_list(open, list, scope).map(|note| vec![note]),
                scope
                    .is_asked()
                    .then(|| lists::way_in(open, list, true, None)),
            ]
        })
        .add(el("div").add(sections))
        .live(move || left_out(open, list))
}

fn section(open: Open, category: &'static Category) -> Html {
    el("div").live(move || {
        let (progress, measures) = open.with(|assessment| {
            let measures = category.measures();
            (
                assessment.progress(measures),
                assessment.asked(measures).collect::<Vec<_>>(),
            )
        });
        let count = wording().progress(progress);
        let heading = el("h2")
            .add(parts::in_catalogue_language(
                el("span").add(pack().category(category)),
            ))
            .add(" ")
            .add(el_class("span", "count").add(count));
        let rows = measures
            .into_iter()
            .map(|measure| row(open, measure))
            .collect::<Vec<_>>();
        (progress.asked > 0).then(|| {
            el("section")
                .add(heading)
                .add(el_class("ul", "measures").add(rows))
        })
    })
}

fn row(open: Open, measure: &'static Measure) -> Html {
    let (state, scope) = open.with_untracked(|assessment| {
        (
            assessment.answer(measure.id).state(),
            assessment.profile.scope(measure),
        )
    });
    let title = pack().title(measure);
    let brought_back = matches!(
        scope,
        Scope::BroughtBack(Reason::NeedsTeam | Reason::NeedsGroup)
    );
    el("li")
        .add(parts::measure_link(measure))
        .add(coverage::state(state))
        .add(brought_back.then(|| toggle(open, measure.id, title, key::LEFT_OUT_LEAVE_OUT)))
}

/// The measures that the profile leaves out of a list that is asked, each with
/// the reason and a way back.
fn left_out(open: Open, list: ListId) -> Option<Html> {
    let rows: Vec<(&'static Measure, Reason)> = open.with(|assessment| {
        let out = |measure: &'static Measure| match assessment.profile.scope(measure) {
            Scope::LeftOut(reason) => Some((measure, reason)),
            _ => None,
        };
        let measures = list.list().measures().iter();
        let asked = assessment.profile.list_scope(list).is_asked();
        measures.filter(|_| asked).filter_map(out).collect()
    });
    let row = |(measure, reason): (&'static Measure, Reason)| {
        let title = pack().title(measure);
        el("li")
            .add(
                el("span")
                    .add(title)
                    .add(el_class("span", "hint").add(wording().left_out(reason, list))),
            )
            .add(toggle(open, measure.id, title, key::LEFT_OUT_BRING_BACK))
    };
    (!rows.is_empty()).then(|| {
        parts::section(key::LEFT_OUT_TITLE)
            .attr("class", "left-out")
            .add(el("p").add(t(key::LEFT_OUT_LEAD)))
            .add(el_class("ul", "measures").add(rows.into_iter().map(row).collect::<Vec<_>>()))
    })
}

/// Why a whole list is left out, with a way back; or that it was taken back.
pub(crate) fn scope_of_list(open: Open, list: ListId, scope: Scope) -> Option<Html> {
    let title = pack().list(list).title;
    let note = el_class("p", "left-out-note");
    match scope {
        Scope::Asked => None,
        Scope::LeftOut(reason) => Some(
            note.add(el("strong").add(t(key::LEFT_OUT_TITLE)).add(". "))
                .add(wording().left_out(reason, list))
                .add(" ")
                .add(toggle(open, list.name(), title, key::LEFT_OUT_BRING_BACK)),
        ),
        Scope::BroughtBack(_) => Some(note.add(t(key::LEFT_OUT_BACK_IN)).add(" ").add(toggle(
            open,
            list.name(),
            title,
            key::LEFT_OUT_LEAVE_OUT,
        ))),
    }
}

/// Takes a measure or list back in, or leaves it out again.
fn toggle(open: Open, id: &'static str, title: &str, label: Text) -> Html {
    let on_click = move |_| {
        open.edit(|assessment, now| {
            assessment.edit_profile(now, |profile| {
                if !profile.brought_back.remove(id) {
                    profile.brought_back.insert(id.to_owned());
                }
            });
        });
        // Where it stands now, in another list and with another word.
        parts::focus_soon(toggle_id(id));
    };
    el_class("button", "link")
        .attr("id", &toggle_id(id))
        .attr("aria-label", &fill(key::APP_NAMED, [t(label), title]))
        .on("click", on_click)
        .add(t(label))
}

fn toggle_id(id: &str) -> String {
    ["scope-", id].concat()
}
