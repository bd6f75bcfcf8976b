//! Proposes a passphrase: words drawn at random, in the language, number and
//! form that the user likes.

use std::rc::Rc;

use leptos::prelude::*;

use super::super::html::{Html, el, el_class};
use super::super::words::{fill, language_now, t};
use super::password_meter::Meter;
use super::{actions, fields, hint};
use crate::browser::entropy::BrowserRandom;
use crate::browser::estimator::EstimatorError;
use crate::browser::task;
use crate::browser::{page, secret};
use crate::strength::dictionary::List;
use crate::strength::passphrase::{self, Passphrase, Recipe, Separator, WORDS};
use crate::text::{Text, key};

/// A maker of passphrases; copies are the same one.
#[derive(Clone, Copy)]
pub(crate) struct Maker {
    /// Has the estimator, which draws.
    meter: Meter,
    /// Id of the field in which what is drawn is typed again, for a vault. It is
    /// emptied with each draw.
    retyped: Option<&'static str>,
    language: RwSignal<usize>,
    words: RwSignal<usize>,
    separator: RwSignal<usize>,
    layout_safe: RwSignal<bool>,
    drawn: RwSignal<Draw, LocalStorage>,
    /// What became of the passphrase that is shown, in words.
    outcome: RwSignal<Option<Text>>,
}

/// What has been drawn.
#[derive(Clone)]
enum Draw {
    Nothing,
    Made(Rc<Passphrase>),
    /// Of syllables, because there is no list of words.
    Spelled(Rc<Passphrase>),
    Failed,
}

impl Maker {
    /// For the page that is about to be drawn. With a field to type it again, a
    /// passphrase is drawn at once, and there is always one: of syllables where
    /// there are no words.
    pub(crate) fn start(meter: Meter, retyped: Option<&'static str>) -> Self {
        let maker = Self {
            meter,
            retyped,
            language: RwSignal::new(preferred()),
            words: RwSignal::new(0),
            separator: RwSignal::new(0),
            layout_safe: RwSignal::new(false),
            drawn: RwSignal::new_local(Draw::Nothing),
            outcome: RwSignal::new(None),
        };
        if retyped.is_some() {
            maker.draw();
        }
        maker
    }

    /// The passphrase on screen.
    pub(crate) fn drawn(self) -> Option<Rc<Passphrase>> {
        match self.drawn.get_untracked() {
            Draw::Made(passphrase) | Draw::Spelled(passphrase) => Some(passphrase),
            Draw::Nothing | Draw::Failed => None,
        }
    }

    fn draw(self) {
        let recipe = Recipe {
            list: LANGUAGES[self.language.get_untracked() % LANGUAGES.len()].0,
            words: *WORDS.start() + self.words.get_untracked() as u8,
            separator: Separator::ALL[self.separator.get_untracked() % Separator::ALL.len()],
            layout_safe: self.layout_safe.get_untracked(),
        };
        self.outcome.set(None);
        if let Draw::Failed | Draw::Spelled(_) = self.drawn.get_untracked() {
            self.meter.renew();
        }
        if let Some(estimator) = self.meter.estimator() {
            estimator.draw(recipe, move |made| {
                let is_offered = self.retyped.is_some();
                let (drawn, outcome) = match made {
                    // It is not read out by itself: a secret that nobody asked
                    // to hear.
                    Ok(made) => (Draw::Made(Rc::new(made)), Some(key::STRENGTH_MAKER_MADE)),
                    Err(EstimatorError::Ended) => return,
                    Err(_) if is_offered => {
                        let made = passphrase::make_without_dictionary(&mut BrowserRandom);
                        let drawn = Draw::Spelled(Rc::new(made));
                        (drawn, Some(key::STRENGTH_MAKER_SPELLED))
                    }
                    Err(_) => (Draw::Failed, None),
                };
                if let Some(retyped) = self.retyped {
                    secret::clear_by_id(retyped);
                }
                self.outcome.try_set(outcome);
                self.drawn.try_set(drawn);
            });
        }
    }

    /// The maker with its choices first, where nothing has been drawn yet.
    pub(crate) fn view(self) -> Vec<Html> {
        let label = move || {
            t(match self.drawn.get() {
                Draw::Nothing => key::STRENGTH_MAKER_DRAW,
                Draw::Failed => key::STRENGTH_RETRY,
                Draw::Made(_) | Draw::Spelled(_) => key::STRENGTH_MAKER_AGAIN,
            })
        };
        let button = el("button")
            .attr("type", "button")
            .on("click", move |_| self.draw())
            .live(label);
        let shown = move || match self.drawn.get() {
            Draw::Nothing => Vec::new(),
            Draw::Made(passphrase) | Draw::Spelled(passphrase) => {
                let characters = passphrase.text.chars().count().to_string();
                // Rounded down: never more than is true.
                let bits = (passphrase.bits as u32).to_string();
                vec![
                    output().add(passphrase.text.as_str()),
                    hint(&fill(key::STRENGTH_MAKER_ENTROPY, [&bits, &characters])),
                    actions().add(self.copy_button()),
                ]
            }
            Draw::Failed => vec![super::warning(t(key::STRENGTH_MAKER_FAILED))],
        };
        vec![
            el("p").add(t(key::STRENGTH_MAKER_LEAD)),
            self.choices(),
            actions().add(button),
            el("div").live(shown),
            self.status(),
        ]
    }

    /// The passphrase that is offered, with the choices folded away. It has its
    /// place before it is there.
    pub(crate) fn offer(self) -> Vec<Html> {
        let again = button(key::STRENGTH_MAKER_AGAIN).on("click", move |_| self.draw());
        let text = move || match self.drawn.get() {
            Draw::Made(passphrase) | Draw::Spelled(passphrase) => passphrase.text.to_string(),
            Draw::Nothing | Draw::Failed => t(key::STRENGTH_MOMENT).to_owned(),
        };
        vec![
            output().live(text),
            actions().add(again).add(self.copy_button()),
            self.status(),
            el("details")
                .add(el("summary").add(t(key::STRENGTH_MAKER_CHOICES)))
                .add(self.choices()),
        ]
    }

    fn choices(self) -> Html {
        // What is on screen is always of the kind that is chosen.
        let changed = move |_| {
            if moves(self.separator.get_untracked(), self.layout_safe) {
                self.separator.set(0);
            }
            if !matches!(self.drawn.get_untracked(), Draw::Nothing) {
                self.draw();
            }
        };
        let counts = WORDS.map(|count| count.to_string()).collect();
        let languages = LANGUAGES.map(|(_, name)| t(name).to_owned()).to_vec();
        let separators = SEPARATORS.map(|name| t(name).to_owned()).to_vec();
        el_class("div", "maker-choices")
            .on("change", changed)
            .add(select(
                "maker-language",
                key::STRENGTH_MAKER_LANGUAGE,
                languages,
                self.language,
                None,
            ))
            .add(select(
                "maker-words",
                key::STRENGTH_MAKER_WORDS,
                counts,
                self.words,
                None,
            ))
            .add(select(
                "maker-separator",
                key::STRENGTH_MAKER_SEPARATOR,
                separators,
                self.separator,
                Some(self.layout_safe),
            ))
            .add(fields::checkbox(
                key::STRENGTH_MAKER_LAYOUT_SAFE,
                self.layout_safe,
            ))
    }

    fn copy_button(self) -> Html {
        button(key::STRENGTH_MAKER_COPY).on("click", move |_| {
            let Some(copied) = self.drawn() else { return };
            task::spawn(async move {
                let done = page::copy(&copied.text).await.is_ok();
                self.outcome.try_set(Some(if done {
                    key::STRENGTH_MAKER_COPIED
                } else {
                    key::STRENGTH_MAKER_COPY_FAILED
                }));
            });
        })
    }

    fn status(self) -> Html {
        el("p")
            .attr("role", "status")
            .live(move || self.outcome.get().map(t))
    }
}

/// Where a passphrase is shown.
fn output() -> Html {
    el_class("output", "code phrase")
        .attr("aria-label", t(key::STRENGTH_MAKER_RESULT))
        .attr("aria-live", "off")
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
    let field = fields::select(options).on("change", move |event| {
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
