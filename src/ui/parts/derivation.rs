//! How far a key derivation is: half a second to a few seconds in which the
//! page stays alive and says that it works.

use leptos::prelude::*;

use crate::browser::clock;
use crate::browser::derive::Progress;
use crate::browser::timer;

/// A derivation under way, if any.
pub(crate) type Working = RwSignal<Option<Progress>>;

/// A bar for the derivation under way; nothing when there is none. It follows
/// the time that the worker expects, and waits just before its end.
pub(crate) fn bar(working: Working, label: &'static str) -> AnyView {
    view! {
        <div class="working" role="status">
            {move || working.get().map(|progress| match progress {
                Progress::Expected(ms) => measured(ms, label),
                Progress::Started | Progress::OnMainThread => view! { <p>{label}</p><progress aria-label=label></progress> }.into_any(),
            })}
        </div>
    }
    .into_any()
}

fn measured(expected_ms: u32, label: &'static str) -> AnyView {
    let start = clock::now_ms();
    let share = RwSignal::new(0.0);
    let ticks = StoredValue::new_local(Some(timer::every(TICK_MS, move || {
        let passed = clock::now_ms().saturating_sub(start) as f64;
        share.set((passed / f64::from(expected_ms.max(1))).min(ALMOST));
    })));
    on_cleanup(move || ticks.set_value(None));
    view! { <p>{label}</p><progress aria-label=label max="1" prop:value=share></progress> }.into_any()
}

/// Time between two positions of the bar, in milliseconds.
const TICK_MS: u32 = 40;

/// Where the bar waits for a derivation that takes longer than expected.
const ALMOST: f64 = 0.97;
