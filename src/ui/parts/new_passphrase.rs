//! A new passphrase for a vault: one that was drawn at random and is typed
//! again, or one's own, typed twice and judged strong enough.

use leptos::prelude::*;
use zeroize::Zeroizing;

use super::super::context::context;
use super::super::html::{Html, el, el_class};
use super::super::words::{fill, t};
use super::attempt::{Attempt, Fault};
use super::passphrase_maker::Maker;
use super::password_meter::{Judged, Meter, Verdict};
use super::{fields, focus_soon, hint};
use crate::browser::timer::sleep;
use crate::browser::{secret, task};
use crate::strength::{Purpose, Score};
use crate::text::{Text, key};

/// The fields of a form that is about to be drawn; copies are the same.
#[derive(Clone, Copy)]
pub(crate) struct NewPassphrase {
    attempt: Attempt,
    meter: Meter,
    maker: Maker,
    /// Whether the user chooses it.
    own: RwSignal<bool>,
}

impl NewPassphrase {
    /// For this form.
    pub(crate) fn start(attempt: Attempt) -> Self {
        let meter = Meter::start(FIRST, attempt.shown, Purpose::Vault);
        let own = RwSignal::new(false);
        // What was typed comes back when the form is drawn in another language.
        task::spawn(async move {
            sleep(0).await;
            sleep(0).await;
            if !secret::read_by_id(FIRST).is_empty() {
                own.try_set(true);
            }
        });
        Self {
            attempt,
            meter,
            maker: Maker::start(meter, Some(RETYPED)),
            own,
        }
    }

    /// The passphrase that is offered and the field to type it again, or the
    /// fields for one's own, with what it is worth; the box that shows what is
    /// typed.
    pub(crate) fn fields(self, label: Text) -> Vec<Html> {
        let Self { attempt, own, .. } = self;
        let hidden = |is_hidden: bool| is_hidden.then(String::new);
        let other_way = move |_| {
            attempt.clear();
            own.update(|own| *own = !*own);
            let field = if own.get_untracked() { FIRST } else { RETYPED };
            focus_soon(field.to_owned());
        };
        let switch = el_class("button", "link")
            .attr("type", "button")
            .on("click", other_way)
            .live(move || {
                t(if own.get() {
                    key::CREATE_DRAWN
                } else {
                    key::CREATE_OWN
                })
            });
        vec![
            self.offer().live_attr("hidden", move || hidden(own.get())),
            el("p").add(switch),
            el("div")
                .live_attr("hidden", move || hidden(own.get()))
                .add(self.field(RETYPED, key::CREATE_RETYPE, None)),
            el("div")
                .live_attr("hidden", move || hidden(!own.get()))
                .add(self.own_fields(label)),
            attempt.trouble(),
            fields::checkbox(key::CREATE_SHOW, attempt.shown),
        ]
    }

    fn field(self, id: &str, label: Text, hint: Option<Text>) -> Html {
        fields::secret_field(id, label, hint, "new-password", self.attempt.shown)
    }

    /// The words for it come a moment later than the page's; its place has its
    /// height.
    fn offer(self) -> Html {
        let words = context().words;
        let offer = move || {
            if words.are_complete() {
                return self.maker.offer();
            }
            words.fetch_rest();
            vec![hint(t(key::APP_LOADING))]
        };
        el_class("section", "card offer-place")
            .add(el("h2").add(t(key::CREATE_OFFER)))
            .add(el("p").add(t(key::CREATE_OFFER_LEAD)))
            .add(el_class("div", "offer").live(offer))
    }

    fn own_fields(self, label: Text) -> Vec<Html> {
        let meter = self.meter;
        let words = context().words;
        let not_judged = move || {
            let is_unable = matches!(meter.verdict(), Verdict::Unable(_));
            is_unable.then(|| hint(t(key::CREATE_NOT_JUDGED)))
        };
        vec![
            meter.watch(self.field(FIRST, label, Some(key::CREATE_HINT))),
            el("div").live(move || words.are_complete().then(|| meter.view(false))),
            el("div").live(not_judged),
            self.field(SECOND, key::CREATE_REPEAT, None),
        ]
    }

    /// Hands on the passphrase, or what is wrong with what was typed; neither if
    /// something else is typed before that is known.
    pub(crate) fn read(self, then: impl FnOnce(Result<Zeroizing<String>, Fault>) + 'static) {
        if !self.own.get_untracked() {
            return then(self.read_retyped());
        }
        let passphrase = secret::read_by_id(FIRST);
        let length = passphrase.chars().count();
        if length < MIN_CHARACTERS {
            return then(Err(Fault {
                field: FIRST,
                sentence: fill(key::CREATE_TOO_SHORT, [&length.to_string()]),
            }));
        }
        if *passphrase != *secret::read_by_id(SECOND) {
            return then(Err(Fault {
                field: SECOND,
                sentence: t(key::CREATE_DIFFERENT).to_owned(),
            }));
        }
        let known = match self.meter.verdict_now() {
            Verdict::Judged(judged) if judged.is_of(&passphrase) => Some(Verdict::Judged(judged)),
            _ => None,
        };
        match known {
            Some(verdict) => then(accepted(passphrase, &verdict)),
            None => self.meter.ask(passphrase.clone(), move |verdict| {
                then(accepted(passphrase, &verdict));
            }),
        }
    }

    /// The passphrase that was drawn, if it is what was typed. Spaces around it
    /// come along when it is pasted.
    fn read_retyped(self) -> Result<Zeroizing<String>, Fault> {
        let typed = secret::read_by_id(RETYPED);
        match self.maker.drawn() {
            Some(drawn) if *drawn.text == typed.trim() => Ok(drawn.text.clone()),
            drawn => Err(Fault {
                field: RETYPED,
                sentence: t(if drawn.is_some() {
                    key::CREATE_NOT_RETYPED
                } else {
                    key::APP_LOADING
                })
                .to_owned(),
            }),
        }
    }
}

/// The passphrase, or why it is not strong enough; one that can't be judged is
/// not known to be.
fn accepted(passphrase: Zeroizing<String>, verdict: &Verdict) -> Result<Zeroizing<String>, Fault> {
    let sentence = match verdict {
        Verdict::Judged(judged) if judged.is_enough() => return Ok(passphrase),
        Verdict::Judged(judged) => refusal(judged),
        _ => t(key::CREATE_NOT_JUDGED).to_owned(),
    };
    Err(Fault {
        field: FIRST,
        sentence,
    })
}

/// How far it is from what a vault needs, and what to change.
fn refusal(judged: &Judged) -> String {
    let first = match judged.score() {
        Score::Strong => judged.means(),
        _ => t(key::CREATE_TOO_WEAK).to_owned(),
    };
    let reasons = judged.reasons().into_iter().map(str::to_owned);
    let sentences: Vec<String> = std::iter::once(first)
        .chain(reasons)
        .filter(|sentence| !sentence.is_empty())
        .collect();
    sentences.join(" ")
}

/// Empties the fields.
pub(crate) fn clear() {
    [FIRST, SECOND, RETYPED]
        .into_iter()
        .for_each(secret::clear_by_id);
}

/// The shortest passphrase accepted, in characters.
const MIN_CHARACTERS: usize = 12;

/// Ids of the two fields for one's own.
const FIRST: &str = "passphrase";
const SECOND: &str = "repeat";

/// Id of the field in which the drawn passphrase is typed again.
const RETYPED: &str = "retyped";
