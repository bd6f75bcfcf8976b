//! How far a key derivation is: half a second to a few seconds in which the
//! page stays alive and says that it works.

use leptos::prelude::*;

use super::super::html::{Html, el, el_class};
use crate::browser::derive::Progress;
use crate::browser::{clock, timer};

/// A derivation under way, if any.
pub(crate) type Working = RwSignal<Option<Progress>>;

/// A bar for the derivation under way; nothing when there is none. It follows
/// the time that the worker expects, and waits just before its end.
pub(crate) fn bar(working: Working, label: &'static str) -> Html {
    el_class("div", "working")
        .attr("role", "status")
        .live(move || {
            working.get().map(|progress| {
                let bar = el("progress").attr("aria-label", label);
                let bar = match progress {
                    Progress::Expected(ms) => measured(bar, ms),
                    Progress::Started => bar,
                };
                vec![el("p").add(label), bar]
            })
        })
}

fn measured(bar: Html, expected_ms: u32) -> Html {
    let start = clock::now();
    let share = RwSignal::new(0.0);
    let ticks = StoredValue::new_local(Some(timer::every(TICK_MS, move || {
        let passed = clock::now().millis_since(start) as f64;
        share.try_set((passed / f64::from(expected_ms.max(1))).min(ALMOST));
    })));
    on_cleanup(move || {
        ticks.try_set_value(None);
    });
    bar.live_prop("value", move || share.get())
}

/// Time between two positions of the bar, in milliseconds.
const TICK_MS: u32 = 40;

/// Where the bar waits for a derivation that takes longer than expected.
const ALMOST: f64 = 0.97;
