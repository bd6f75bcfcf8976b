//! Terms explained where they stand.

use leptos::prelude::*;

use crate::browser::page;
use crate::text::{Marked, Part, Term};
use crate::ui::html::{Html, el, el_class};
use crate::ui::words::pack;

/// Adds a text to an element; each term in it that was not marked before opens
/// its explanation.
pub(crate) fn explained(into: Html, text: &'static str, marked: &mut Marked) -> Html {
    let parts = pack().glossary().split(text, marked);
    parts.into_iter().fold(into, |into, part| match part {
        Part::Plain(words) => into.add(words),
        Part::Term(words, term) => disclosure(into, words, term),
    })
}

/// List items of these texts, with their terms explained.
pub(crate) fn lines(texts: Vec<&'static str>, marked: &mut Marked) -> Vec<Html> {
    let line = |text| explained(el("li"), text, marked);
    texts.into_iter().map(line).collect()
}

/// The word as a button, and right after it what it means once it is opened.
fn disclosure(into: Html, words: &str, term: Term<'static>) -> Html {
    let open = RwSignal::new(false);
    let toggle = move || open.update(|open| *open = !*open);
    // Not a `<button>`: that is a box in the line, which is torn from the comma
    // after it, and it is disabled where another tab writes.
    let button = el_class("span", "term")
        .attr("role", "button")
        .attr("tabindex", "0")
        .on("keydown", move |event| {
            if page::presses(&event) {
                event.prevent_default();
                toggle();
            }
        })
        .live_attr("aria-expanded", move || Some(open.get().to_string()))
        .on("click", move |_| toggle())
        .add(words);
    into.add(button).live(move || {
        open.get().then(|| {
            el_class("span", "explanation")
                .attr("role", "note")
                .add(term.explanation)
        })
    })
}
