//! Proposes a passphrase: words drawn at random, in the language, number and
//! form that the user likes.

use std::rc::Rc;

use leptos::prelude::*;

use super::super::html::{Html, el, el_class};
use super::super::words::{fill, language_now, t};
use super::password_meter::Meter;
use super::{actions, fields, hint};
use crate::browser::page;
use crate::browser::task;
use crate::strength::dictionary::List;
use crate::strength::passphrase::{Passphrase, Recipe, Separator, WORDS};
use crate::text::{Text, key};

/// What has been drawn.
#[derive(Clone)]
enum Draw {
    Nothing,
    Made(Rc<Passphrase>),
    Failed,
}

/// What became of the passphrase that is shown, in words.
type Outcome = RwSignal<Option<Text>>;

/// Puts a passphrase where it is wanted.
pub(crate) type Take = Rc<dyn Fn(&str)>;

/// The maker, which uses the meter's estimator. `take` is offered if there is a
/// place for a passphrase.
pub(crate) fn maker(meter: Meter, take: Option<Take>) -> Vec<Html> {
    let language = RwSignal::new(preferred());
    let words = RwSignal::new(0);
    let separator = RwSignal::new(0);
    let layout_safe = RwSignal::new(false);
    let drawn = RwSignal::new_local(Draw::Nothing);
    let outcome: Outcome = RwSignal::new(None);
    let draw = move || {
        let recipe = Recipe {
            list: LANGUAGES[language.get_untracked() % LANGUAGES.len()].0,
            words: *WORDS.start() + words.get_untracked() as u8,
            separator: Separator::ALL[separator.get_untracked() % Separator::ALL.len()],
            layout_safe: layout_safe.get_untracked(),
        };
        outcome.set(None);
        if let Draw::Failed = drawn.get_untracked() {
            meter.renew();
        }
        if let Some(estimator) = meter.estimator() {
            estimator.draw(recipe, move |made| {
                // It is not read out by itself: a secret that nobody asked to hear.
                outcome.try_set(made.is_ok().then_some(key::STRENGTH_MAKER_MADE));
                drawn.try_set(match made {
                    Ok(passphrase) => Draw::Made(Rc::new(passphrase)),
                    Err(_) => Draw::Failed,
                });
            });
        }
    };
    // What is on screen is always of the kind that is chosen.
    let changed = move |_| {
        if moves(separator.get_untracked(), layout_safe) {
            separator.set(0);
        }
        if !matches!(drawn.get_untracked(), Draw::Nothing) {
            draw();
        }
    };
    let counts = WORDS.map(|count| count.to_string()).collect();
    let languages = LANGUAGES.map(|(_, name)| t(name).to_owned()).to_vec();
    let separators = SEPARATORS.map(|name| t(name).to_owned()).to_vec();
    let choices = el_class("div", "maker-choices")
        .on("change", changed)
        .add(select(
            "maker-language",
            key::STRENGTH_MAKER_LANGUAGE,
            languages,
            language,
            None,
        ))
        .add(select(
            "maker-words",
            key::STRENGTH_MAKER_WORDS,
            counts,
            words,
            None,
        ))
        .add(select(
            "maker-separator",
            key::STRENGTH_MAKER_SEPARATOR,
            separators,
            separator,
            Some(layout_safe),
        ))
        .add(fields::checkbox(
            key::STRENGTH_MAKER_LAYOUT_SAFE,
            layout_safe,
        ));
    let label = move || {
        t(match drawn.get() {
            Draw::Nothing => key::STRENGTH_MAKER_DRAW,
            Draw::Failed => key::STRENGTH_RETRY,
            Draw::Made(_) => key::STRENGTH_MAKER_AGAIN,
        })
    };
    let button = el("button")
        .attr("type", "button")
        .on("click", move |_| draw())
        .live(label);
    vec![
        el("p").add(t(key::STRENGTH_MAKER_LEAD)),
        choices,
        actions().add(button),
        el("div").live(move || match drawn.get() {
            Draw::Nothing => Vec::new(),
            Draw::Made(passphrase) => shown(&passphrase, outcome, take.clone()),
            Draw::Failed => vec![super::warning(t(key::STRENGTH_MAKER_FAILED))],
        }),
        el("p")
            .attr("role", "status")
            .live(move || outcome.get().map(t)),
    ]
}

fn shown(passphrase: &Rc<Passphrase>, outcome: Outcome, take: Option<Take>) -> Vec<Html> {
    let characters = passphrase.text.chars().count().to_string();
    // Rounded down: never more than is true.
    let bits = (passphrase.bits as u32).to_string();
    let copied = Rc::clone(passphrase);
    let copy = move |_| {
        let copied = Rc::clone(&copied);
        task::spawn(async move {
            let done = page::copy(&copied.text).await.is_ok();
            outcome.try_set(Some(if done {
                key::STRENGTH_MAKER_COPIED
            } else {
                key::STRENGTH_MAKER_COPY_FAILED
            }));
        });
    };
    let taken = Rc::clone(passphrase);
    let take = take.map(|take| {
        button(key::STRENGTH_MAKER_USE).on("click", move |_| {
            take(&taken.text);
            outcome.set(Some(key::STRENGTH_MAKER_USED));
        })
    });
    vec![
        el_class("output", "code phrase")
            .attr("aria-label", t(key::STRENGTH_MAKER_RESULT))
            .attr("aria-live", "off")
            .add(passphrase.text.as_str()),
        hint(&fill(key::STRENGTH_MAKER_ENTROPY, [&bits, &characters])),
        actions()
            .add(take)
            .add(button(key::STRENGTH_MAKER_COPY).on("click", copy)),
    ]
}

/// Whether the separator at this place does not go with what is wanted.
fn moves(place: usize, layout_safe: RwSignal<bool>) -> bool {
    layout_safe.get() && !Separator::ALL[place % Separator::ALL.len()].is_layout_safe()
}

fn button(label: Text) -> Html {
    el("button").attr("type", "button").add(t(label))
}

/// A list to choose one thing from, by its place; separators that do not go
/// with what is wanted can't be chosen.
fn select(
    id: &str,
    label: Text,
    options: Vec<String>,
    chosen: RwSignal<usize>,
    layout_safe: Option<RwSignal<bool>>,
) -> Html {
    let option = |(place, name): (usize, String)| {
        el("option")
            .attr("value", &place.to_string())
            .live_prop("disabled", move || {
                layout_safe.is_some_and(|layout_safe| moves(place, layout_safe))
            })
            .live_prop("selected", move || chosen.get() == place)
            .add(name)
    };
    let options: Vec<Html> = options.into_iter().enumerate().map(option).collect();
    let field = el("select").add(options).on("change", move |event| {
        chosen.set(event_target_value(&event).parse().unwrap_or_default());
    });
    fields::labelled(id, label, None, field)
}

/// The place of the page's language, else of the first.
fn preferred() -> usize {
    let tag = language_now().tag;
    ["fr", "nl", "de", "en"]
        .iter()
        .position(|known| *known == tag)
        .unwrap_or_default()
}

const LANGUAGES: [(List, Text); 4] = [
    (List::French, key::STRENGTH_MAKER_FRENCH),
    (List::Dutch, key::STRENGTH_MAKER_DUTCH),
    (List::German, key::STRENGTH_MAKER_GERMAN),
    (List::English, key::STRENGTH_MAKER_ENGLISH),
];

/// As in [`Separator::ALL`].
const SEPARATORS: [Text; 4] = [
    key::STRENGTH_MAKER_SPACE,
    key::STRENGTH_MAKER_HYPHEN,
    key::STRENGTH_MAKER_PERIOD,
    key::STRENGTH_MAKER_CAPITALS,
];
