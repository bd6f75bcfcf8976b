//! The end of a list.

use leptos::prelude::*;

use super::super::parts;
use super::super::route::Route;
use super::super::words::{fill, pack, t};
use crate::catalogue::ListId;
use crate::session::Open;
use crate::text::key;

/// The page.
pub(crate) fn page(open: Open, list: ListId) -> AnyView {
    let (progress, left) = open.with_untracked(|assessment| (assessment.progress(list.list().measures()), assessment.next_open(list)));
    let lead = fill(key::WALK_DONE_LEAD, [&progress.answered.to_string(), &progress.asked.to_string()]);
    view! {
        <article class="narrow">
            {parts::title(&fill(key::WALK_DONE_TITLE, [&pack().list(list).title]))}
            <p class="lead">{lead}</p>
            <p class="actions">
                <a class="button primary" href=Route::Home.href()>{t(key::STANDING_TITLE)}</a>
                {parts::button_link(Route::Steps, t(key::STEPS_TITLE))}
                {left.map(|measure| parts::button_link(Route::Measure(measure), t(key::WALK_DONE_OPEN)))}
            </p>
        </article>
    }
    .into_any()
}
