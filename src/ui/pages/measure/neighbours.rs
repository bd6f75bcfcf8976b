//! The way from measure to measure.

use super::keys::{NEXT, PREVIOUS};
use crate::catalogue::Measure;
use crate::session::Open;
use crate::text::{Text, key};
use crate::ui::context::context;
use crate::ui::html::{Html, el, el_class};
use crate::ui::parts;
use crate::ui::parts::icon::{self, icon};
use crate::ui::route::Route;
use crate::ui::words::{fill, pack, t};

/// The measures before and after the one on screen. Copies are the same.
#[derive(Clone, Copy)]
pub(super) struct Neighbours {
    /// The measure before, if there is one.
    pub(super) previous: Option<&'static Measure>,
    /// The measure after, or the end of the list.
    pub(super) next: Route,
}

impl Neighbours {
    pub(super) fn new(open: Open, measure: &'static Measure) -> Self {
        // Which measures are asked changes on other pages only.
        open.with_untracked(|assessment| {
            let measures = measure.list.list().measures();
            let at = measures
                .iter()
                .position(|other| other.id == measure.id)
                .unwrap_or(0);
            let after = assessment.asked(&measures[at + 1..]).next();
            Self {
                previous: assessment.asked(&measures[..at]).next_back(),
                next: after.map_or(Route::Done(measure.list), Route::Measure),
            }
        })
    }

    /// Previous and next, always in reach.
    pub(super) fn links(self) -> Html {
        let link = |route, label: Text, direction: &str, key: &'static str| {
            let name = match route {
                Route::Measure(measure) => fill(key::APP_NAMED, [t(label), pack().title(measure)]),
                _ => t(label).to_owned(),
            };
            let shortcuts = context().shortcuts;
            parts::link(route, "")
                .attr("rel", direction)
                .attr("aria-label", &name)
                .live_attr("aria-keyshortcuts", move || shortcuts.key(key))
        };
        let previous = self.previous.map(|previous| {
            link(
                Route::Measure(previous),
                key::WALK_PREVIOUS,
                "prev",
                PREVIOUS,
            )
            .attr("class", "button")
            .add(icon(icon::BACK))
            .add(el("span").add(t(key::WALK_PREVIOUS)))
        });
        let label = match self.next {
            Route::Measure(_) => key::WALK_NEXT,
            _ => key::WALK_FINISH,
        };
        let next = link(self.next, label, "next", NEXT)
            .attr("class", "button primary")
            .add(t(label))
            .add(icon(icon::FORWARD));
        el_class("nav", "walk-steps")
            .attr("aria-label", t(key::WALK_STEPS))
            .add(previous)
            .add(next)
    }
}
