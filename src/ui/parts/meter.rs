//! Bars that show a share of a whole.

use leptos::prelude::*;

/// A bar with its sentence; `share` gives the sentence, the part and the whole.
pub(crate) fn labelled(share: impl Fn() -> (String, u32, u32) + Copy + Send + 'static) -> AnyView {
    view! {
        <div class="meter">
            <span class="meter-label">{move || share().0}</span>
            <progress
                aria-label=move || share().0
                max=move || share().2.max(1)
                prop:value=move || f64::from(share().1)
            ></progress>
        </div>
    }
    .into_any()
}

/// A bar of a percentage that stands beside its number.
pub(crate) fn percent(label: String, percent: u32) -> AnyView {
    view! { <progress aria-label=label max="100" value=percent></progress> }.into_any()
}
