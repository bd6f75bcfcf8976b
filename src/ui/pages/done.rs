//! The end of a list.

use crate::assessment::Assessment;
use crate::catalogue::ListId;
use crate::text::key;
use crate::ui::html::{Html, el_class};
use crate::ui::parts::{self, drawing};
use crate::ui::route::Route;
use crate::ui::words::{fill, t};

/// The page.
pub(crate) fn page(assessment: &Assessment, list: ListId) -> Html {
    let progress = assessment.progress(list.list().measures());
    let left = assessment.next_open(list);
    let lead = fill(
        key::WALK_DONE_LEAD,
        [&progress.answered.to_string(), &progress.asked.to_string()],
    );
    let left = left.map(|measure| parts::button_link(Route::Measure(measure), key::WALK_DONE_OPEN));
    el_class("article", "narrow")
        .add(parts::title_of(Route::Done(list)))
        .add(parts::lead(&lead))
        .add(
            parts::actions()
                .add(parts::next_link(Route::Home, key::STANDING_TITLE))
                .add(parts::button_link(Route::Steps, key::STEPS_TITLE))
                .add(left),
        )
        .add((progress.answered == progress.asked).then(|| parts::hint(t(key::LISTS_ALL_ANSWERED))))
        .add(drawing::scene())
}
