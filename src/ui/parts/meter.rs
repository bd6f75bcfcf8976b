//! Bars that show a share of a whole.

use crate::ui::html::{Html, el, el_class};

/// A share of a whole, with the sentence that says it.
pub(crate) struct Share {
    /// What stands above the bar and is read out.
    pub(crate) sentence: String,
    /// The part.
    pub(crate) part: usize,
    /// The whole.
    pub(crate) whole: usize,
}

/// A bar with its sentence.
pub(crate) fn labelled(share: impl Fn() -> Share + Copy + 'static) -> Html {
    let bar = el("progress")
        .live_attr("aria-label", move || Some(share().sentence))
        .live_attr("max", move || Some(share().whole.max(1).to_string()))
        .live_attr("value", move || Some(share().part.to_string()));
    el_class("div", "meter")
        .add(
            // The bar says it.
            el_class("span", "meter-label")
                .attr("aria-hidden", "true")
                .live(move || share().sentence),
        )
        .add(bar)
}
