//! How strong the password in a field is, live as it is typed: in words, as a
//! bar, and part by part.
//!
//! What is typed goes to a worker and nowhere else; the worker ends with the
//! page that uses the meter.

use std::rc::Rc;

use leptos::prelude::*;
use zeroize::Zeroizing;

use super::super::context::context;
use super::super::html::{Html, el, el_class};
use super::super::words::{fill, plural, t};
use crate::browser::estimator::{Estimator, EstimatorError};
use crate::browser::task;
use crate::browser::timer::{Debounce, sleep};
use crate::browser::{clock, secret};
use crate::session::{Session, State};
use crate::strength::dictionary::List;
use crate::strength::exchange::Judgement;
use crate::strength::{
    Advice, CrackTime, Estimate, Identifier, Kind, Purpose, Scenario, Score, Segment,
};
use crate::text::{Plural, Text, key};

/// The meter of one field; copies are the same one.
#[derive(Clone, Copy)]
pub(crate) struct Meter {
    /// Id of the field.
    field: &'static str,
    /// Whether what is typed can be read; its parts are shown likewise.
    shown: RwSignal<bool>,
    /// What the password is for.
    purpose: Purpose,
    session: Session,
    estimator: StoredValue<Option<Estimator>, LocalStorage>,
    verdict: RwSignal<Verdict, LocalStorage>,
    /// What is read out, a moment after the typing has stopped.
    said: RwSignal<Verdict, LocalStorage>,
    say: StoredValue<Debounce, LocalStorage>,
}

/// What the meter says.
#[derive(Clone)]
pub(crate) enum Verdict {
    /// Nothing is typed.
    Nothing,
    /// The estimator is on its way.
    Awaited,
    /// It has judged.
    Judged(Rc<Judged>),
    /// It can't judge.
    Unable(EstimatorError),
}

/// A password and what is to be said of it.
pub(crate) struct Judged {
    password: Zeroizing<String>,
    judgement: Judgement,
}

impl Meter {
    /// Starts a meter for the page that is about to be drawn; it ends with it.
    pub(crate) fn start(field: &'static str, shown: RwSignal<bool>, purpose: Purpose) -> Self {
        let verdict = RwSignal::new_local(Verdict::Nothing);
        let said = RwSignal::new_local(Verdict::Nothing);
        let meter = Self {
            field,
            shown,
            purpose,
            session: context().session,
            estimator: StoredValue::new_local(Some(Estimator::start())),
            verdict,
            said,
            say: StoredValue::new_local(Debounce::new(QUIET_MS, move || {
                if let Some(verdict) = verdict.try_get_untracked() {
                    said.try_set(verdict);
                }
            })),
        };
        on_cleanup(move || {
            if let Some(Some(estimator)) = meter.estimator.try_get_value() {
                estimator.stop();
            }
        });
        // A field that is drawn anew in another language has its text again.
        task::spawn(async move {
            sleep(0).await;
            sleep(0).await;
            meter.judge();
        });
        meter
    }

    /// What it says; redraws what reads it.
    pub(crate) fn verdict(self) -> Verdict {
        self.verdict.get()
    }

    /// What it says now.
    pub(crate) fn verdict_now(self) -> Verdict {
        self.verdict.get_untracked()
    }

    /// The estimator, while the page is there.
    pub(crate) fn estimator(self) -> Option<Estimator> {
        self.estimator.try_get_value().flatten()
    }

    /// The field that is judged, or what it stands in.
    pub(crate) fn watch(self, field: Html) -> Html {
        field.on("input", move |_| self.judge())
    }

    /// Judges what the field holds.
    pub(crate) fn judge(self) {
        let password = secret::read_by_id(self.field);
        if password.is_empty() {
            self.set(Verdict::Nothing);
        } else {
            if let Some(Verdict::Nothing) = self.verdict.try_get_untracked() {
                self.set(Verdict::Awaited);
            }
            self.ask(password, |_| ());
        }
    }

    /// Judges this password, which the field holds, before `then` goes on with
    /// it. Nothing comes of it if another one is typed meanwhile.
    pub(crate) fn ask(self, password: Zeroizing<String>, then: impl FnOnce(Verdict) + 'static) {
        let Some(estimator) = self.estimator() else {
            return;
        };
        let kept = password.clone();
        estimator.judge(
            password,
            own_words(self.session),
            clock::today().year(),
            self.purpose,
            move |judged| {
                let verdict = match judged {
                    Ok(judgement) => Verdict::Judged(Rc::new(Judged {
                        password: kept,
                        judgement,
                    })),
                    Err(EstimatorError::Superseded | EstimatorError::Ended) => return,
                    Err(error) => Verdict::Unable(error),
                };
                self.set(verdict.clone());
                then(verdict);
            },
        );
    }

    fn set(self, verdict: Verdict) {
        let is_nothing = matches!(verdict, Verdict::Nothing);
        self.verdict.try_set(verdict);
        if is_nothing {
            self.said.try_set(Verdict::Nothing);
        } else {
            self.say.try_with_value(Debounce::trigger);
        }
    }

    /// Starts its estimator anew, after it has failed.
    pub(crate) fn renew(self) {
        self.estimator.try_set_value(Some(Estimator::start()));
        self.set(Verdict::Nothing);
        self.judge();
    }

    /// The meter, with the reasons folded away or unfolded. While it judges it
    /// is as tall as with a good verdict and the reasons folded away, so that
    /// nothing below it moves away from under a finger.
    pub(crate) fn view(self, unfolded: bool) -> Html {
        let judged = move || match self.verdict.get() {
            Verdict::Judged(judged) => Some(judged),
            _ => None,
        };
        let is_awaited = move || matches!(self.verdict.get(), Verdict::Awaited);
        let is_absent = move || judged().is_none() && !is_awaited();
        // What is seen at once is heard once the typing has stopped.
        let said = el_class("p", "visually-hidden")
            .attr("role", "status")
            .live(move || sentence(&self.said.get()));
        let why = el_class("details", "strength-why")
            .flag("open", unfolded)
            .live_attr("hidden", move || is_absent().then(String::new))
            .live_attr("data-awaited", move || is_awaited().then(String::new))
            .add(el("summary").add(t(key::STRENGTH_PARTS_WHY)))
            .live(move || judged().map(|judged| reasons(&judged, self.shown.get())));
        el_class("div", "strength")
            .add(said)
            .live(move || self.at_a_glance(unfolded))
            .add(why)
    }

    fn at_a_glance(self, unfolded: bool) -> Vec<Html> {
        let verdict = self.verdict.get();
        let sentence = sentence(&verdict).map(|sentence| {
            el_class("p", "strength-head")
                .attr("aria-hidden", "true")
                .add(sentence)
        });
        let mut glance = Vec::from_iter(sentence);
        match verdict {
            Verdict::Judged(judged) => {
                let estimate = &judged.judgement.estimate;
                glance.insert(0, bar(estimate));
                glance.extend(advice(estimate, unfolded));
            }
            Verdict::Unable(_) => glance.push(
                el_class("button", "quiet")
                    .attr("type", "button")
                    .on("click", move |_| self.renew())
                    .add(t(key::STRENGTH_RETRY)),
            ),
            Verdict::Awaited => glance.insert(0, hollow_bar()),
            Verdict::Nothing => {}
        }
        glance
    }
}

impl Judged {
    /// Whether this is the password that was judged.
    pub(crate) fn is_of(&self, password: &str) -> bool {
        *self.password == password
    }

    /// Whether it is good enough for what it is for.
    pub(crate) fn is_enough(&self) -> bool {
        self.judgement.estimate.is_enough()
    }

    /// Its score.
    pub(crate) fn score(&self) -> Score {
        self.judgement.estimate.score
    }

    /// What it is worth, in a sentence.
    pub(crate) fn means(&self) -> String {
        let Judgement {
            estimate,
            crack_times,
        } = &self.judgement;
        match (estimate.purpose, estimate.score) {
            (Purpose::Vault, Score::Strong) => {
                let time = crack_times[Scenario::SlowHash as usize];
                fill(key::STRENGTH_VAULT_NOT_YET, [&in_words(time)])
            }
            (Purpose::Vault, Score::VeryStrong) => t(key::STRENGTH_VAULT_ENOUGH).to_owned(),
            (_, score) => t(means(score)).to_owned(),
        }
    }

    /// What to change, in a few sentences.
    pub(crate) fn reasons(&self) -> Vec<&'static str> {
        let advice = &self.judgement.estimate.advice;
        let sentences = advice
            .iter()
            .filter_map(|advice| advice_sentence(*advice))
            .map(t);
        sentences.take(REASONS).collect()
    }
}

/// Words of the user that an attacker would try first.
fn own_words(session: Session) -> Vec<String> {
    match session.state_untracked() {
        State::Open(open) => {
            open.with_untracked(|assessment| vec![assessment.profile.name.clone()])
        }
        _ => Vec::new(),
    }
}

fn bar(estimate: &Estimate) -> Html {
    let number = estimate.score.number().to_string();
    hollow_bar()
        .attr("role", "meter")
        .attr("aria-label", t(key::STRENGTH_METER))
        .attr("aria-valuemin", "0")
        .attr("aria-valuemax", "4")
        .attr("aria-valuenow", &number)
        .attr("aria-valuetext", t(word(estimate)))
        .attr("data-score", &number)
        .flag("data-enough", estimate.is_enough())
}

/// The bar while it says nothing.
fn hollow_bar() -> Html {
    el_class("div", "strength-bar").add((0..5).map(|_| el("span")).collect::<Vec<_>>())
}

/// What to change; what to do with a good one only where there is room.
fn advice(estimate: &Estimate, all: bool) -> Vec<Html> {
    let is_enough = estimate.is_enough();
    if is_enough && !all {
        return Vec::new();
    }
    let items: Vec<Html> = estimate
        .advice
        .iter()
        .filter_map(|advice| advice_sentence(*advice))
        .take(MOST_ADVICE)
        .map(|text| el("li").add(t(text)))
        .collect();
    let title = (!is_enough).then(|| el("h2").add(t(key::STRENGTH_ADVICE_TITLE)));
    let mut advice = Vec::from_iter(title);
    advice.push(el_class("ul", "strength-advice").add(items));
    advice
}

fn reasons(judged: &Judged, shown: bool) -> Vec<Html> {
    vec![
        el("h2").add(t(key::STRENGTH_PARTS_TITLE)),
        el_class("ol", "segments").add(segments(judged, shown)),
        el("h2").add(t(key::STRENGTH_TIMES_TITLE)),
        el_class("dl", "crack-times").add(crack_times(&judged.judgement)),
    ]
}

fn segments(judged: &Judged, shown: bool) -> Vec<Html> {
    let characters: Vec<char> = judged.password.chars().collect();
    let segments = &judged.judgement.estimate.segments;
    segments
        .iter()
        .map(|segment| {
            let part = characters.get(segment.chars.clone()).unwrap_or_default();
            let text: String = if shown {
                part.iter()
                    .map(|&each| visible(each))
                    .take(LONGEST)
                    .collect()
            } else {
                "•".repeat(part.len().min(LONGEST))
            };
            let more = (part.len() > LONGEST).then_some("…");
            el_class("li", family(segment.kind))
                .add(
                    el("code")
                        .attr_opt("aria-hidden", (!shown).then_some("true"))
                        .add(text.as_str())
                        .add(more),
                )
                .add(" ")
                .add(el("span").add(label(segment, part, shown)))
        })
        .collect()
}

/// What a part is, with the word that was recognised behind it, and whether it
/// is of any use.
fn label(segment: &Segment, part: &[char], shown: bool) -> String {
    let kind = t(kind_word(segment.kind));
    // The word is folded: ASCII, for which no tables of all letters are needed.
    let is_other = |word: &&String| part.iter().map(char::to_ascii_lowercase).ne(word.chars());
    match segment.word.as_ref().filter(is_other) {
        Some(word) if shown => fill(key::STRENGTH_PARTS_RECOGNISED, [kind, word]),
        _ if segment.cost < HARDLY && segment.kind != Kind::Separator => {
            fill(key::STRENGTH_PARTS_HARDLY, [kind])
        }
        _ => kind.to_owned(),
    }
}

fn crack_times(judgement: &Judgement) -> Vec<Html> {
    let scenarios = [
        key::STRENGTH_TIMES_ONLINE_THROTTLED,
        key::STRENGTH_TIMES_ONLINE,
        key::STRENGTH_TIMES_SLOW_HASH,
        key::STRENGTH_TIMES_FAST_HASH,
    ];
    scenarios
        .into_iter()
        .zip(judgement.crack_times)
        .map(|(scenario, crack_time)| super::description(t(scenario), &in_words(crack_time)))
        .collect()
}

fn in_words(crack_time: CrackTime) -> String {
    let (unit, count): (Plural<1>, u16) = match crack_time {
        CrackTime::Instant => return t(key::STRENGTH_TIMES_INSTANT).to_owned(),
        CrackTime::Millennia => return t(key::STRENGTH_TIMES_MILLENNIA).to_owned(),
        CrackTime::Aeons => return t(key::STRENGTH_TIMES_AEONS).to_owned(),
        CrackTime::Seconds(count) => (key::STRENGTH_TIMES_SECONDS, count),
        CrackTime::Minutes(count) => (key::STRENGTH_TIMES_MINUTES, count),
        CrackTime::Hours(count) => (key::STRENGTH_TIMES_HOURS, count),
        CrackTime::Days(count) => (key::STRENGTH_TIMES_DAYS, count),
        CrackTime::Months(count) => (key::STRENGTH_TIMES_MONTHS, count),
        CrackTime::Years(count) => (key::STRENGTH_TIMES_YEARS, count),
    };
    plural(unit, count.into())
}

fn sentence(verdict: &Verdict) -> Option<String> {
    let text = match verdict {
        Verdict::Nothing => return None,
        Verdict::Awaited => key::STRENGTH_MOMENT,
        Verdict::Judged(judged) => return Some(judged.means()),
        Verdict::Unable(EstimatorError::DictionaryMissing) => key::STRENGTH_UNABLE_MISSING,
        Verdict::Unable(EstimatorError::DictionaryDamaged) => key::STRENGTH_UNABLE_DAMAGED,
        Verdict::Unable(_) => key::STRENGTH_UNABLE_BROKEN,
    };
    Some(t(text).to_owned())
}

fn word(estimate: &Estimate) -> Text {
    match estimate.score {
        Score::Trivial => key::STRENGTH_SCORE_TRIVIAL,
        Score::VeryWeak => key::STRENGTH_SCORE_VERY_WEAK,
        Score::Weak => key::STRENGTH_SCORE_WEAK,
        Score::Strong if !estimate.is_enough() => key::STRENGTH_SCORE_NOT_YET,
        Score::Strong => key::STRENGTH_SCORE_STRONG,
        Score::VeryStrong => match estimate.purpose {
            Purpose::Account => key::STRENGTH_SCORE_VERY_STRONG,
            Purpose::Vault => key::STRENGTH_SCORE_EXCELLENT,
        },
    }
}

fn means(score: Score) -> Text {
    match score {
        Score::Trivial => key::STRENGTH_MEANS_TRIVIAL,
        Score::VeryWeak => key::STRENGTH_MEANS_VERY_WEAK,
        Score::Weak => key::STRENGTH_MEANS_WEAK,
        Score::Strong => key::STRENGTH_MEANS_STRONG,
        Score::VeryStrong => key::STRENGTH_MEANS_VERY_STRONG,
    }
}

/// The sentence for a piece of advice; where nothing is typed, there is none.
fn advice_sentence(advice: Advice) -> Option<Text> {
    Some(match advice {
        Advice::Empty => return None,
        Advice::UsualPassword => key::STRENGTH_ADVICE_USUAL_PASSWORD,
        Advice::OwnWord => key::STRENGTH_ADVICE_OWN_WORD,
        Advice::OwnBirthDate => key::STRENGTH_ADVICE_OWN_BIRTH_DATE,
        Advice::Name => key::STRENGTH_ADVICE_NAME,
        Advice::Date => key::STRENGTH_ADVICE_DATE,
        Advice::Year => key::STRENGTH_ADVICE_YEAR,
        Advice::Place => key::STRENGTH_ADVICE_PLACE,
        Advice::Favourite => key::STRENGTH_ADVICE_FAVOURITE,
        Advice::PracticeWord => key::STRENGTH_ADVICE_PRACTICE_WORD,
        Advice::KnownPhrase => key::STRENGTH_ADVICE_KNOWN_PHRASE,
        Advice::UsualWord => key::STRENGTH_ADVICE_USUAL_WORD,
        Advice::Keyboard => key::STRENGTH_ADVICE_KEYBOARD,
        Advice::Repeat => key::STRENGTH_ADVICE_REPEAT,
        Advice::Sequence => key::STRENGTH_ADVICE_SEQUENCE,
        Advice::Identifier => key::STRENGTH_ADVICE_IDENTIFIER,
        Advice::UsualPattern => key::STRENGTH_ADVICE_USUAL_PATTERN,
        Advice::Replacements => key::STRENGTH_ADVICE_REPLACEMENTS,
        Advice::Reversed => key::STRENGTH_ADVICE_REVERSED,
        Advice::TooLongToAnalyse => key::STRENGTH_ADVICE_TOO_LONG,
        Advice::SeveralWords => key::STRENGTH_ADVICE_SEVERAL_WORDS,
        Advice::AddWords => key::STRENGTH_ADVICE_ADD_WORDS,
        Advice::KeepItToYourself => key::STRENGTH_ADVICE_KEEP,
        Advice::SecondFactor => key::STRENGTH_ADVICE_SECOND_FACTOR,
    })
}

fn kind_word(kind: Kind) -> Text {
    match kind {
        Kind::Word { list, .. } => match list {
            List::Passwords => key::STRENGTH_PARTS_PASSWORD,
            List::French => key::STRENGTH_PARTS_FRENCH,
            List::Dutch => key::STRENGTH_PARTS_DUTCH,
            List::German => key::STRENGTH_PARTS_GERMAN,
            List::English => key::STRENGTH_PARTS_ENGLISH,
            List::FirstNames => key::STRENGTH_PARTS_FIRST_NAME,
            List::Surnames => key::STRENGTH_PARTS_SURNAME,
            List::Places => key::STRENGTH_PARTS_PLACE,
            List::Practice => key::STRENGTH_PARTS_PRACTICE,
            List::Phrases => key::STRENGTH_PARTS_PHRASE,
            List::Favourites => key::STRENGTH_PARTS_FAVOURITE,
        },
        Kind::OwnWord { .. } => key::STRENGTH_PARTS_OWN,
        Kind::CalendarWord => key::STRENGTH_PARTS_CALENDAR,
        Kind::BirthDate => key::STRENGTH_PARTS_BIRTH_DATE,
        Kind::Keyboard(_) => key::STRENGTH_PARTS_KEYBOARD,
        Kind::Repeat => key::STRENGTH_PARTS_REPEAT,
        Kind::Sequence => key::STRENGTH_PARTS_SEQUENCE,
        Kind::Date => key::STRENGTH_PARTS_DATE,
        Kind::Year => key::STRENGTH_PARTS_YEAR,
        Kind::UsualNumber => key::STRENGTH_PARTS_USUAL_NUMBER,
        Kind::Identifier(identifier) => match identifier {
            Identifier::NationalRegister => key::STRENGTH_PARTS_NATIONAL_REGISTER,
            Identifier::CareProvider => key::STRENGTH_PARTS_CARE_PROVIDER,
            Identifier::Enterprise => key::STRENGTH_PARTS_ENTERPRISE,
            Identifier::BankAccount => key::STRENGTH_PARTS_BANK_ACCOUNT,
            Identifier::Phone => key::STRENGTH_PARTS_PHONE,
            Identifier::NumberPlate => key::STRENGTH_PARTS_NUMBER_PLATE,
        },
        Kind::Postcode => key::STRENGTH_PARTS_POSTCODE,
        Kind::Separator => key::STRENGTH_PARTS_SEPARATOR,
        Kind::Letters => key::STRENGTH_PARTS_LETTERS,
        Kind::Digits => key::STRENGTH_PARTS_DIGITS,
        Kind::Signs => key::STRENGTH_PARTS_SIGNS,
        Kind::Other => key::STRENGTH_PARTS_OTHER,
        Kind::NotAnalysed => key::STRENGTH_PARTS_NOT_ANALYSED,
    }
}

/// The class that gives a part its colour; its words stand beside it.
fn family(kind: Kind) -> &'static str {
    match kind {
        Kind::Word { list, .. } => match list {
            List::Passwords | List::Phrases => "known",
            List::FirstNames | List::Surnames | List::Places | List::Favourites => "named",
            _ => "worded",
        },
        Kind::OwnWord { .. } | Kind::BirthDate | Kind::Identifier(_) => "known",
        Kind::Keyboard(_) | Kind::Repeat | Kind::Sequence => "patterned",
        Kind::CalendarWord | Kind::Date | Kind::Year | Kind::UsualNumber | Kind::Postcode => {
            "dated"
        }
        Kind::Separator | Kind::NotAnalysed => "idle",
        Kind::Letters | Kind::Digits | Kind::Signs | Kind::Other => "free",
    }
}

/// A character as a sign that can be seen.
fn visible(character: char) -> char {
    if character.is_whitespace() {
        '␣'
    } else if character.is_control() {
        '\u{fffd}'
    } else {
        character
    }
}

/// How long typing has to stop before the verdict is read out, in milliseconds.
const QUIET_MS: u32 = 700;

/// As much advice as is read: at first sight, and when a password is refused.
const MOST_ADVICE: usize = 4;
const REASONS: usize = 2;

/// A part is shown up to this many characters.
const LONGEST: usize = 40;

/// Decimal logarithm of the guesses below which a part is of hardly any use.
const HARDLY: f64 = 1.0;
