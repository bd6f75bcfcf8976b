//! What a list or a category is made of, as a bar that needs no colour.

use crate::assessment::State;
use crate::plan::Coverage;
use crate::ui::html::{Html, svg, svg_el};

/// A bar of the measures that are asked: what is covered is full, what is
/// begun is hatched, what is missing is hollow, and what has no answer yet is
/// dotted. The numbers that it shows stand beside it, so that it is not read
/// out.
pub(crate) fn bar(coverage: &Coverage) -> Html {
    let whole = coverage.asked().max(1);
    let percent = |part: u32| {
        let tenths = part * 1000 / whole;
        let [whole, tenth] = [tenths / 10, tenths % 10].map(|number| number.to_string());
        [&whole, ".", &tenth, "%"].concat()
    };
    let mut from = 0;
    let mut bar = svg("bar").attr("aria-hidden", "true");
    for (class, states) in PARTS {
        let part: u32 = states.iter().map(|state| coverage.count(*state)).sum();
        if part > 0 {
            bar = bar.add(
                svg_el("rect")
                    .attr("class", class)
                    .attr("x", &percent(from))
                    .attr("width", &percent(part))
                    .attr("height", "100%"),
            );
        }
        from += part;
    }
    bar
}

/// The hatching of what is begun, once in the page for all bars.
pub(crate) fn patterns() -> Html {
    let lines = svg_el("path")
        .attr("d", "M-2 8 8-2M0 12 12 0")
        .attr("class", "hatch-line");
    let hatch = svg_el("pattern")
        .attr("id", "hatch")
        .attr("width", "6")
        .attr("height", "6")
        .attr("patternUnits", "userSpaceOnUse")
        .add(lines);
    svg("patterns")
        .attr("aria-hidden", "true")
        .attr("width", "0")
        .attr("height", "0")
        .add(hatch)
}

/// The parts of a bar in their order, by class in the stylesheet.
const PARTS: [(&str, &[State]); 5] = [
    ("bar-covered", &[State::InPlace, State::Equivalent]),
    ("bar-unneeded", &[State::NotNecessary]),
    ("bar-begun", &[State::Partly]),
    (
        "bar-missing",
        &[State::NotYet, State::Unknown, State::Unjustified],
    ),
    ("bar-open", &[State::Unanswered]),
];
