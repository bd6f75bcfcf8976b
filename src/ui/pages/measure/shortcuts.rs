//! Answering and going on with single keys, for those who want to.
//!
//! They can be switched off (WCAG 2.1.4), since speech input and a slip of the
//! hand type letters too.

use super::answering::{ANSWERS, Answering};
use super::keys::{HELP, NEXT, PREVIOUS, UNDO};
use super::neighbours::Neighbours;
use crate::browser::page;
use crate::text::{Text, key};
use crate::ui::context::{Context, go};
use crate::ui::html::{Html, el, el_class};
use crate::ui::parts;
use crate::ui::parts::icon::{self, icon};
use crate::ui::route::Route;
use crate::ui::shortcuts::Shortcuts;
use crate::ui::words::{language_now, t};

/// Has the page of a measure listen to its keys.
pub(super) fn listen(
    page_of_measure: Html,
    context: Context,
    answering: Answering,
    neighbours: Neighbours,
) -> Html {
    let press = move |pressed: page::Pressed| {
        // All of them, the one for help too: its button stays.
        if !context.shortcuts.are_on() {
            return false;
        }
        // By the place on the keyboard: on a Belgian one, digits need Shift.
        let digit = pressed
            .code
            .strip_prefix("Digit")
            .or_else(|| pressed.code.strip_prefix("Numpad"));
        if let Some(number) = digit.and_then(|digit| digit.parse::<usize>().ok()) {
            let answer = number.checked_sub(1).and_then(|place| ANSWERS.get(place));
            if let Some(answer) = answer {
                answering.choose(*answer);
            }
            return answer.is_some();
        }
        match pressed.key.to_ascii_uppercase().as_str() {
            NEXT => go(neighbours.next),
            PREVIOUS => match neighbours.previous {
                Some(previous) => go(Route::Measure(previous)),
                None => return false,
            },
            UNDO => answering.undo(),
            HELP => context.shortcuts.toggle_help(),
            _ => return false,
        }
        true
    };
    page_of_measure
        .live_attr("class", move || {
            let shown = context.shortcuts.help_shown() && context.shortcuts.key(HELP).is_some();
            Some(if shown { "walk keys-shown" } else { "walk" }.into())
        })
        .keep(page::on_key(press))
}

/// The button that shows the keys, and what they do.
pub(super) fn help(shortcuts: Shortcuts) -> Html {
    let line = |name: &str, label: Text| {
        el("div")
            .add(el("dt").add(el("kbd").add(name)))
            .add(el("dd").add(t(label)))
    };
    let list = move || {
        shortcuts.help_shown().then(|| {
            el("div")
                .add(
                    el_class("dl", "keys-list")
                        .add(line(t(key::SHORTCUTS_DIGITS), key::SHORTCUTS_ANSWER))
                        .add(line(NEXT, key::WALK_NEXT))
                        .add(line(PREVIOUS, key::WALK_PREVIOUS))
                        .add(line(UNDO, key::WALK_UNDO))
                        .add(line(HELP, key::SHORTCUTS_HELP)),
                )
                .add(parts::fields::checkbox(key::SHORTCUTS_USE, shortcuts.on()))
        })
    };
    el_class("div", "shortcuts-help")
        .attr("lang", language_now().tag)
        .add(
            el_class("button", "link")
                .live_attr("aria-expanded", move || {
                    Some(shortcuts.help_shown().to_string())
                })
                .live_attr("aria-keyshortcuts", move || shortcuts.key(HELP))
                .on("click", move |_| shortcuts.toggle_help())
                .add(icon(icon::KEYBOARD))
                .add(t(key::SHORTCUTS_SHOW)),
        )
        // Whoever pressed the key for it is elsewhere on the page: it is read out.
        .add(el("div").attr("role", "status").live(list))
}
