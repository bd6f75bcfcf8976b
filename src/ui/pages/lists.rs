//! All lists: where to start, and where to go on.

use super::scope;
use crate::assessment::{Assessment, Scope};
use crate::catalogue::ListId;
use crate::session::Open;
use crate::text::key;
use crate::ui::html::{Html, el, el_class};
use crate::ui::parts;
use crate::ui::parts::meter::{self, Share};
use crate::ui::route::Route;
use crate::ui::words::{fill, pack, t, wording};

/// The page.
pub(crate) fn page(open: Open) -> Html {
    el("article")
        .add(parts::title_of(Route::Lists))
        .add(parts::lead(t(key::LISTS_LEAD)))
        .add(el_class("div", "cards").live(move || open.with(|assessment| cards(assessment, open))))
}

/// A card for each list; `commands` takes lists back in.
fn cards(assessment: &Assessment, commands: Open) -> Vec<Html> {
    let is_to_do = |list: &ListId| {
        let progress = assessment.progress(list.list().measures());
        progress.answered < progress.asked
    };
    let next = ListId::ALL.into_iter().find(is_to_do);
    ListId::ALL
        .into_iter()
        .map(|list| card(assessment, list, next == Some(list), commands))
        .collect()
}

/// A list, with the way into it; that of the list to do next is what most people
/// take.
fn card(assessment: &Assessment, list: ListId, is_next: bool, commands: Open) -> Html {
    let text = pack().list(list);
    let scope = assessment.profile.list_scope(list);
    let left_out = matches!(scope, Scope::LeftOut(_));
    el_class("section", if left_out { "card left-out" } else { "card" })
        .add(parts::in_catalogue_language(el("h2").add(text.title)))
        .add(parts::in_catalogue_language(el("p").add(text.intro)))
        .add(scope::of_list(list, scope, commands))
        .add((!left_out).then(|| {
            let all = parts::button_link(Route::List(list), key::LISTS_OPEN)
                .attr("aria-label", &fill(key::LISTS_OPEN_NAMED, [text.title]));
            way_in(assessment, list, is_next, Some(all))
        }))
}

/// How far a list is, and the way on in it, with another way beside that one.
pub(super) fn way_in(
    assessment: &Assessment,
    list: ListId,
    is_next: bool,
    other: Option<Html>,
) -> Vec<Html> {
    let progress = assessment.progress(list.list().measures());
    let title = pack().list(list).title;
    let (label, named) = if progress.answered == 0 {
        (key::LISTS_START, key::LISTS_START_NAMED)
    } else if progress.answered < progress.asked {
        (key::LISTS_RESUME, key::LISTS_RESUME_NAMED)
    } else {
        (key::LISTS_REVIEW, key::LISTS_REVIEW_NAMED)
    };
    let share = move || Share {
        sentence: wording().progress(progress),
        part: progress.answered,
        whole: progress.asked,
    };
    let link = if is_next {
        parts::next_link
    } else {
        parts::button_link
    };
    let way_in = assessment.resume(list).map(|measure| {
        link(Route::Measure(measure), label).attr("aria-label", &fill(named, [title]))
    });
    vec![
        meter::labelled(share),
        parts::actions().add(way_in).add(other),
    ]
}
