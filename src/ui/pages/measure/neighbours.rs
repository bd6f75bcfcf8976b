//! The way from measure to measure.

use leptos::prelude::*;

use super::super::super::html::{Html, el, el_class};
use super::super::super::parts;
use super::super::super::parts::icon::{self, icon};
use super::super::super::route::Route;
use super::super::super::words::t;
use super::shortcuts;
use crate::catalogue::{self, Measure};
use crate::session::Open;
use crate::text::key;

/// The measures before and after the one on screen. Copies are the same.
#[derive(Clone, Copy)]
pub(super) struct Neighbours {
    measure: &'static Measure,
    ids: Memo<(Option<&'static str>, Option<&'static str>)>,
}

impl Neighbours {
    pub(super) fn new(open: Open, measure: &'static Measure) -> Self {
        // Which measures are asked changes rarely; an answer redraws nothing.
        let ids = Memo::new(move |_| {
            open.with(|assessment| {
                let measures = measure.list.list().measures();
                let at = measures
                    .iter()
                    .position(|other| other.id == measure.id)
                    .unwrap_or(0);
                let before = assessment.asked(&measures[..at]).next_back();
                let after = assessment.asked(&measures[at + 1..]).next();
                (
                    before.map(|measure| measure.id),
                    after.map(|measure| measure.id),
                )
            })
        });
        Self { measure, ids }
    }

    /// The measure before, if there is one.
    pub(super) fn previous(self) -> Option<&'static Measure> {
        self.ids.get().0.and_then(catalogue::measure)
    }

    /// The measure after, or the end of the list.
    pub(super) fn next(self) -> Route {
        match self.ids.get().1.and_then(catalogue::measure) {
            Some(after) => Route::Measure(after),
            None => Route::Done(self.measure.list),
        }
    }

    /// Previous and next, always in reach.
    pub(super) fn links(self) -> Html {
        let links = move || {
            let previous = self.previous().map(|previous| {
                el_class("a", "button")
                    .attr("href", &Route::Measure(previous).href())
                    .attr("rel", "prev")
                    .attr("data-key", shortcuts::PREVIOUS)
                    .add(icon(icon::BACK))
                    .add(el("span").add(t(key::WALK_PREVIOUS)))
            });
            let next = self.next();
            let label = match next {
                Route::Measure(_) => key::WALK_NEXT,
                _ => key::WALK_FINISH,
            };
            let next = parts::next_link(next, label)
                .attr("rel", "next")
                .attr("data-key", shortcuts::NEXT)
                .add(icon(icon::FORWARD));
            vec![previous, Some(next)]
        };
        el_class("nav", "walk-steps")
            .attr("aria-label", t(key::WALK_STEPS))
            .live(links)
    }
}
