//! Labelled fields, each with its hint tied to it.

use leptos::prelude::*;

use super::super::html::{Html, el, el_class};
use super::super::words::t;
use crate::text::{Text, key};

/// What a text field looks like.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// One line.
    Line,
    /// One line, with the suggestions of the list of this id.
    Suggested(&'static str),
    /// Several lines.
    Area,
    /// Several lines, which must not stay empty.
    RequiredArea,
    /// A day.
    Day,
}

/// A field whose text is handed on at every change.
pub(crate) fn text_field(
    id: &str,
    label: Text,
    hint: Option<Text>,
    shape: Shape,
    value: &str,
    on_input: impl Fn(String) + 'static,
) -> Html {
    let area = || apart(el("textarea")).attr("rows", "3");
    let field = match shape {
        Shape::Area => area(),
        Shape::RequiredArea => area().attr("aria-required", "true"),
        Shape::Day => el("input").attr("type", "date"),
        Shape::Line => el("input").attr("type", "text"),
        Shape::Suggested(list) => el("input").attr("type", "text").attr("list", list),
    };
    let field = private(field)
        .prop("value", value)
        .on("input", move |event| on_input(event_target_value(&event)));
    labelled(id, label, hint, field)
}

/// A field for a passphrase. It can be shown, and pasted into. It is read by
/// its id when it is needed, and never watched.
///
/// `autocomplete` is for password managers, and `one-time-code` what they don't
/// ask to keep. While it is shown it is a text field to the browser, which would
/// keep what it holds.
pub(crate) fn secret_field(
    id: &str,
    label: Text,
    hint: Option<Text>,
    autocomplete: &'static str,
    shown: RwSignal<bool>,
) -> Html {
    let field = private(el("input"))
        .live_attr("type", move || {
            Some(if shown.get() { "text" } else { "password" }.into())
        })
        .live_attr("autocomplete", move || {
            Some(if shown.get() { "off" } else { autocomplete }.into())
        })
        .attr("autocapitalize", "none")
        .attr("data-secret", "");
    labelled(id, label, hint, field)
}

/// What a password manager files the passphrase under, which nobody has to see:
/// without a name it asks for one, or takes what another field holds.
pub(crate) fn account() -> Html {
    el("input")
        .attr("type", "text")
        .attr("autocomplete", "username")
        .attr("value", t(key::APP_NAME))
        .attr("hidden", "")
}

/// A text field that keeps to itself what is typed into it: it is proposed
/// nowhere else, and not sent to a checker of spelling or style.
fn private(field: Html) -> Html {
    ["spellcheck", "writingsuggestions"]
        .into_iter()
        .fold(unkept(field), |field, aid| field.attr(aid, "false"))
        .attr("autocorrect", "off")
}

/// A field whose state the browser does not write into its files, where it
/// keeps what it would need to open the page again.
pub(crate) fn unkept(field: Html) -> Html {
    field.attr("autocomplete", "off")
}

/// A list to choose one thing from.
pub(crate) fn select(options: Vec<Html>) -> Html {
    unkept(apart(el("select"))).add(options)
}

/// A field that belongs to the empty form of `index.html`: of lists and text
/// areas Chromium, and of boxes and radio buttons Firefox asks the form whether
/// their state may be kept, and never themselves.
pub(crate) fn apart(field: Html) -> Html {
    field.attr("form", "unkept")
}

/// Any field with its label, and its hint as its description.
pub(crate) fn labelled(id: &str, label: Text, hint: Option<Text>, field: Html) -> Html {
    let described = [id, "-hint"].concat();
    let hint = hint.map(|hint| el_class("p", "hint").attr("id", &described).add(t(hint)));
    let field = field
        .attr("id", id)
        .attr_opt("aria-describedby", hint.is_some().then_some(&described));
    el_class("div", "field")
        .add(el("label").attr("for", id).add(t(label)))
        .add(hint)
        .add(field)
}

/// A box to tick.
pub(crate) fn checkbox(label: Text, ticked: RwSignal<bool>) -> Html {
    let field = unkept(apart(el("input")))
        .attr("type", "checkbox")
        .live_prop("checked", move || ticked.get())
        .on("change", move |event| {
            ticked.set(event_target_checked(&event));
        });
    el_class("label", "tick")
        .add(field)
        .add(el("span").add(t(label)))
}

/// One choice among several of a question.
pub(crate) struct Choice<T> {
    /// What it stands for.
    pub(crate) value: T,
    /// Its words.
    pub(crate) label: Text,
    /// What it means.
    pub(crate) hint: Option<Text>,
}

/// A choice whose words say it all.
pub(crate) fn plain_choice<T>(value: T, label: Text) -> Choice<T> {
    Choice {
        value,
        label,
        hint: None,
    }
}

/// A choice that needs a word more.
pub(crate) fn choice<T>(value: T, label: Text, hint: Text) -> Choice<T> {
    Choice {
        value,
        label,
        hint: Some(hint),
    }
}

/// A question with one answer, as native radio buttons. A plain group could not
/// be said to be wrong.
pub(crate) fn choices<T: Copy + PartialEq + 'static>(
    name: &str,
    legend: Text,
    hint: Option<Text>,
    options: Vec<Choice<T>>,
    chosen: impl Fn() -> Option<T> + Copy + 'static,
    choose: impl Fn(T) + Copy + 'static,
) -> Html {
    let option = |(place, option): (usize, Choice<T>)| {
        let value = option.value;
        let field = unkept(apart(el("input")))
            .attr("type", "radio")
            .attr("name", name)
            .live_prop("checked", move || chosen() == Some(value))
            .on("change", move |_| choose(value));
        radio(field, &choice_id(name, place), option.label, option.hint)
    };
    let options: Vec<Html> = options.into_iter().enumerate().map(option).collect();
    let hint_id = [name, "-hint"].concat();
    el_class("fieldset", "choices")
        .attr("id", name)
        .attr("role", "radiogroup")
        .attr_opt("aria-describedby", hint.is_some().then_some(&hint_id))
        .add(el("legend").add(t(legend)))
        .add(hint.map(|hint| el_class("p", "hint").attr("id", &hint_id).add(t(hint))))
        .add(el_class("div", "choice-list").add(options))
}

/// The id of the choice at this place, from 0, among those of a name.
pub(crate) fn choice_id(name: &str, place: usize) -> String {
    [name, "-", &place.to_string()].concat()
}

/// A radio button that is named by its label alone; what it means is its
/// description, which comes after the name and can be skipped.
fn radio(field: Html, id: &str, label: Text, hint: Option<Text>) -> Html {
    let [label_id, hint_id] = ["-label", "-hint"].map(|part| [id, part].concat());
    let field = field
        .attr("id", id)
        .attr("aria-labelledby", &label_id)
        .attr_opt("aria-describedby", hint.is_some().then_some(&hint_id));
    let words = el_class("span", "choice-text")
        .add(
            el_class("span", "choice-label")
                .attr("id", &label_id)
                .add(t(label)),
        )
        .add(hint.map(|hint| el_class("span", "hint").attr("id", &hint_id).add(t(hint))));
    el_class("label", "choice").add(field).add(words)
}

/// A submit button with its words, or those of the work under way.
pub(crate) fn submit(label: Text, working: Text, busy: Signal<bool>) -> Html {
    el_class("button", "primary")
        .attr("type", "submit")
        .live_prop("disabled", move || busy.get())
        .live(move || t(if busy.get() { working } else { label }))
}
