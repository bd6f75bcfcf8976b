//! Labelled fields, each with its hint tied to it.

use leptos::html;
use leptos::prelude::*;

use super::super::words::t;
use crate::text::{Text, key};

/// What a text field looks like.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// One line.
    Line,
    /// Several lines.
    Area,
    /// A day.
    Day,
}

/// A field whose text is handed on at every change.
pub(crate) fn text_field(
    id: &'static str,
    label: Text,
    hint: Option<Text>,
    shape: Shape,
    value: String,
    on_input: impl Fn(String) + 'static,
) -> AnyView {
    let described = hint.map(|_| [id, "-hint"].concat());
    let on_input = move |event| on_input(event_target_value(&event));
    let field = match shape {
        Shape::Area => view! {
            <textarea id=id rows="3" aria-describedby=described.clone() prop:value=value on:input=on_input></textarea>
        }
        .into_any(),
        Shape::Line | Shape::Day => {
            let kind = if shape == Shape::Day { "date" } else { "text" };
            view! {
                <input id=id type=kind autocomplete="off" aria-describedby=described.clone() prop:value=value on:input=on_input/>
            }
            .into_any()
        }
    };
    view! {
        <div class="field">
            <label for=id>{t(label)}</label>
            {hint.map(|hint| view! { <p class="hint" id=described>{t(hint)}</p> })}
            {field}
        </div>
    }
    .into_any()
}

/// A reference to a field that holds a secret; it is read when it is needed
/// and never watched.
pub(crate) type SecretField = NodeRef<html::Input>;

/// A field for a passphrase. It can be shown, and pasted into.
pub(crate) fn secret_field(
    id: &'static str,
    label: Text,
    hint: Option<Text>,
    autocomplete: &'static str,
    shown: RwSignal<bool>,
    field: SecretField,
) -> AnyView {
    let described = hint.map(|_| [id, "-hint"].concat());
    view! {
        <div class="field">
            <label for=id>{t(label)}</label>
            {hint.map(|hint| view! { <p class="hint" id=described.clone()>{t(hint)}</p> })}
            <input
                id=id
                node_ref=field
                type=move || if shown.get() { "text" } else { "password" }
                autocomplete=autocomplete
                autocapitalize="none"
                spellcheck="false"
                aria-describedby=described
            />
        </div>
    }
    .into_any()
}

/// A box to tick that shows what is typed in secret fields.
pub(crate) fn show_switch(shown: RwSignal<bool>, label: Text) -> AnyView {
    checkbox(label, shown)
}

/// A box to tick.
pub(crate) fn checkbox(label: Text, ticked: RwSignal<bool>) -> AnyView {
    view! {
        <label class="tick">
            <input type="checkbox" prop:checked=ticked on:change=move |event| ticked.set(event_target_checked(&event))/>
            <span>{t(label)}</span>
        </label>
    }
    .into_any()
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

/// A question with one answer, as native radio buttons.
pub(crate) fn choices<T: Copy + PartialEq + Send + Sync + 'static>(
    name: &'static str,
    legend: Text,
    hint: Option<Text>,
    options: Vec<Choice<T>>,
    chosen: impl Fn() -> Option<T> + Copy + Send + Sync + 'static,
    choose: impl Fn(T) + Copy + 'static,
) -> AnyView {
    let options = options.into_iter().map(move |option| {
        let value = option.value;
        view! {
            <label class="choice">
                <input type="radio" name=name prop:checked=move || chosen() == Some(value) on:change=move |_| choose(value)/>
                <span class="choice-text">
                    <span class="choice-label">{t(option.label)}</span>
                    {option.hint.map(|hint| view! { <span class="hint">{t(hint)}</span> })}
                </span>
            </label>
        }
    });
    view! {
        <fieldset class=["choices ", name].concat()>
            <legend>{t(legend)}</legend>
            {hint.map(|hint| view! { <p class="hint">{t(hint)}</p> })}
            <div class="choice-list">{options.collect_view()}</div>
        </fieldset>
    }
    .into_any()
}

/// The words of a submit button, or those of the work under way.
pub(crate) fn submit(label: Text, working: Text, busy: Signal<bool>) -> AnyView {
    view! {
        <button class="primary" type="submit" prop:disabled=busy>
            {move || t(if busy.get() { working } else { label })}
        </button>
    }
    .into_any()
}

/// A secret field's text, and whether there is any.
pub(crate) fn read_secret(field: SecretField) -> zeroize::Zeroizing<String> {
    field.get_untracked().map(|input| crate::browser::secret::read(&input)).unwrap_or_default()
}

/// Empties a secret field.
pub(crate) fn clear_secret(field: SecretField) {
    if let Some(input) = field.get_untracked() {
        input.set_value("");
    }
}

/// The label of the box that shows what is typed.
pub(crate) const SHOW: Text = key::UNLOCK_SHOW;
