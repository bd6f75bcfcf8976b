//! One list: its categories and measures, and what is left out of it.

use super::{lists, scope};
use crate::assessment::{Assessment, Reason, Scope};
use crate::catalogue::{Category, ListId, Measure};
use crate::session::Open;
use crate::text::key;
use crate::ui::html::{Html, el, el_class};
use crate::ui::parts::{self, coverage};
use crate::ui::route::Route;
use crate::ui::words::{fill, pack, t, wording};

/// The page.
pub(crate) fn page(open: Open, list: ListId) -> Html {
    let text = pack().list(list);
    let source = list.list();
    let sections = source
        .categories
        .iter()
        .map(|category| {
            el("div").live(move || open.with(|assessment| section(assessment, category, open)))
        })
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
            open.with(|assessment| {
                let scope = assessment.profile.list_scope(list);
                vec![
                    scope::of_list(list, scope, open).map(|note| vec![note]),
                    scope
                        .is_asked()
                        .then(|| lists::way_in(assessment, list, true, None)),
                ]
            })
        })
        .add(el("div").add(sections))
        .live(move || open.with(|assessment| left_out(assessment, list, open)))
}

/// A category with its measures that are asked, if there are any.
fn section(assessment: &Assessment, category: &'static Category, commands: Open) -> Option<Html> {
    let measures = category.measures();
    let progress = assessment.progress(measures);
    let heading = el("h2")
        .add(parts::in_catalogue_language(
            el("span").add(pack().category(category)),
        ))
        .add(" ")
        .add(el_class("span", "count").add(wording().progress(progress)));
    let rows: Vec<Html> = assessment
        .asked(measures)
        .map(|measure| row(assessment, measure, commands))
        .collect();
    (progress.asked > 0).then(|| {
        el("section")
            .add(heading)
            .add(el_class("ul", "measures").add(rows))
    })
}

fn row(assessment: &Assessment, measure: &'static Measure, commands: Open) -> Html {
    let title = pack().title(measure);
    let brought_back = matches!(
        assessment.profile.scope(measure),
        Scope::BroughtBack(Reason::NeedsTeam | Reason::NeedsGroup)
    );
    el("li")
        .add(parts::measure_link(measure))
        .add(coverage::state(assessment.answer(measure.id).state()))
        .add(
            brought_back
                .then(|| scope::toggle(measure.id, title, key::LEFT_OUT_LEAVE_OUT, commands)),
        )
}

/// The measures that the profile leaves out of a list that is asked, each with
/// the reason and a way back.
fn left_out(assessment: &Assessment, list: ListId, commands: Open) -> Option<Html> {
    let out = |measure: &'static Measure| match assessment.profile.scope(measure) {
        Scope::LeftOut(reason) => Some((measure, reason)),
        _ => None,
    };
    let asked = assessment.profile.list_scope(list).is_asked();
    let measures = list.list().measures().iter().filter(|_| asked);
    let rows: Vec<(&'static Measure, Reason)> = measures.filter_map(out).collect();
    let row = |(measure, reason): (&'static Measure, Reason)| {
        let title = pack().title(measure);
        el("li")
            .add(
                el("span")
                    .add(title)
                    .add(el_class("span", "hint").add(wording().left_out(reason, list))),
            )
            .add(scope::toggle(
                measure.id,
                title,
                key::LEFT_OUT_BRING_BACK,
                commands,
            ))
    };
    (!rows.is_empty()).then(|| {
        parts::section(key::LEFT_OUT_TITLE)
            .attr("class", "left-out")
            .add(el("p").add(t(key::LEFT_OUT_LEAD)))
            .add(el_class("ul", "measures").add(rows.into_iter().map(row).collect::<Vec<_>>()))
    })
}
