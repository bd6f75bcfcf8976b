//! The assessment as a document to print, which a practice shows when it has
//! to account for what it does. On screen it is read before that.

use crate::assessment::Assessment;
use crate::browser::{clock, page as browser_page};
use crate::plan::Summary;
use crate::report::{self, Report};
use crate::session::Open;
use crate::text::key;
use crate::ui::html::{Html, el, el_class};
use crate::ui::parts::{self, document};
use crate::ui::route::Route;
use crate::ui::words::{Words, t, wording};

/// The page.
pub(crate) fn page(open: Open) -> Html {
    el_class("article", "list-page report")
        .add(tools())
        .live(move || open.with(|assessment| document(assessment, &open.summary())))
}

/// The way to this page, once there is something to show and to read it with.
pub(super) fn way_in(summary: &Summary, words: Words) -> Option<Html> {
    let begun = summary.whole.answered() > 0;
    (begun && words.are_complete()).then(|| {
        parts::section(key::REPORT_SHOW_TITLE)
            .add(el("p").add(t(key::REPORT_SHOW)))
            .add(parts::actions().add(parts::button_link(Route::Report, key::REPORT_OPEN)))
    })
}

/// What is on screen only.
fn tools() -> Html {
    let print = el_class("button", "primary")
        .on("click", |_| browser_page::print())
        .add(t(key::RECOVERY_PRINT));
    el_class("div", "screen-only")
        .add(parts::back_link(Route::Home))
        .add(parts::actions().add(print))
        .add(parts::hint(t(key::REPORT_PRINT_HINT)))
}

fn document(assessment: &Assessment, summary: &Summary) -> Vec<Html> {
    let report = Report::of(assessment, summary, clock::today());
    document::blocks(&report::document(&report, clock::now(), wording()))
}
