//! The words on the page: the language at hand and its pack.
//!
//! A pack is read once and kept for as long as the page lives, so that every
//! text is a plain `&'static str`. When the language changes, the whole page
//! is drawn anew; nothing needs to watch single texts.

use std::cell::{Cell, RefCell};

use leptos::prelude::*;

use crate::browser::{clock, language, offline, storage, task, timer};
use crate::text::{LANGUAGES, Language, Pack, Plural, Template, Text};
use crate::time::{Day, Instant};
use crate::wording::{Locale, Wording};

/// The language of the page, and how to change it.
#[derive(Clone, Copy)]
pub(crate) struct Words {
    language: RwSignal<&'static Language>,
    /// Whether the pack is there to its end.
    complete: RwSignal<bool>,
    failed: RwSignal<bool>,
}

impl Words {
    /// Loads the language that the reader chose before, or prefers, or else
    /// the first that can be had. `None` when no pack can be had at all.
    pub(crate) async fn start() -> Option<Self> {
        let chosen: Option<String> = storage::setting(SETTING);
        let preferred = chosen
            .and_then(|tag| Language::from_tag(&tag))
            .unwrap_or_else(|| Language::preferred(&language::preferred()));
        let mut candidates = vec![preferred];
        candidates.extend(LANGUAGES.iter().filter(|other| *other != preferred));
        for candidate in candidates {
            if load(candidate).await {
                let words = Self {
                    language: RwSignal::new(candidate),
                    complete: RwSignal::new(false),
                    failed: RwSignal::new(false),
                };
                words.fetch_rest();
                return Some(words);
            }
        }
        None
    }

    /// The language of the page; redraws what reads it.
    pub(crate) fn language(self) -> &'static Language {
        self.language.get()
    }

    /// Whether every text is there, or only those that the page starts with.
    pub(crate) fn are_complete(self) -> bool {
        self.complete.get()
    }

    /// Gets the texts that the page did not start with.
    pub(crate) fn fetch_rest(self) {
        wasm_bindgen_futures::spawn_local(async move {
            let complete = load_rest().await;
            self.failed.set(!complete);
            if complete != self.complete.get_untracked() {
                self.complete.set(complete);
            }
        });
    }

    /// Whether texts could not be had when they were last asked for.
    pub(crate) fn failed(self) -> bool {
        self.failed.get()
    }

    /// Changes the language, after calling `before`. The old one stays when the
    /// new one's pack can't be had.
    pub(crate) fn choose(self, tag: &str, before: fn()) {
        let Some(language) = Language::from_tag(tag) else {
            return;
        };
        task::spawn(async move {
            // Drawing everything anew takes a slow device a while: the choice is
            // seen before.
            timer::drawn().await;
            let loaded = load(language).await;
            self.failed.set(!loaded);
            if loaded {
                // A browser that keeps no settings asks again next time.
                let _ = storage::set_setting(SETTING, language.tag);
                before();
                self.complete.set(pack().is_complete());
                self.language.set(language);
                offline::keep(&pack_addresses(language));
                self.fetch_rest();
            }
        });
    }
}

/// The language of the page's texts.
pub(crate) fn language_now() -> &'static Language {
    CURRENT
        .get()
        .map_or(&LANGUAGES[0], |(language, _)| language)
}

/// The pack of the page's texts.
pub(crate) fn pack() -> &'static Pack {
    match CURRENT.get() {
        Some((_, pack)) => pack,
        None => wasm_bindgen::throw_str("texts are read before a language is loaded"),
    }
}

/// A plain text.
pub(crate) fn t(key: Text) -> &'static str {
    pack().text(key)
}

/// A text with its values.
pub(crate) fn fill<const N: usize>(key: Template<N>, values: [&str; N]) -> String {
    pack().fill(key, values)
}

/// A text in the form for the number.
pub(crate) fn plural(key: Plural<1>, number: usize) -> String {
    wording().plural(key, number)
}

/// What is said of states, steps, figures and errors.
pub(crate) fn wording() -> Wording<'static> {
    Wording::new(pack(), &Browser)
}

/// Days and numbers as the browser writes them in the language of the page.
struct Browser;

impl Locale for Browser {
    fn day(&self, day: Day) -> String {
        clock::format_day(day, language_now().tag)
    }

    fn day_of(&self, instant: Instant) -> String {
        clock::format_date(instant, language_now().tag)
    }

    fn is_one(&self, number: u32) -> bool {
        language::is_one(number, language_now().tag)
    }
}

/// Relative addresses of the files of a language's pack.
pub(crate) fn pack_addresses(language: &Language) -> Vec<String> {
    vec![address(language.first), address(language.rest)]
}

fn address(file: &str) -> String {
    ["text/", file].concat()
}

/// Loads a pack's first file and makes it the page's; a pack that was loaded
/// before is used again.
async fn load(wanted: &'static Language) -> bool {
    let known = LOADED.with_borrow(|loaded| loaded.iter().find(|(of, _)| *of == wanted).copied());
    let pack = match known {
        Some((_, pack)) => pack,
        None => {
            let Ok(json) = language::fetch_text(&address(wanted.first)).await else {
                return false;
            };
            let Ok(pack) = Pack::from_json(&json) else {
                return false;
            };
            // At most one a language for the life of the page.
            let pack: &'static Pack = Box::leak(Box::new(pack));
            LOADED.with_borrow_mut(|loaded| loaded.push((wanted, pack)));
            pack
        }
    };
    CURRENT.set(Some((wanted, pack)));
    language::declare(wanted.tag);
    true
}

/// Loads the second file of the page's pack, if it isn't there yet.
async fn load_rest() -> bool {
    let pack = pack();
    if pack.is_complete() {
        return true;
    }
    match language::fetch_text(&address(language_now().rest)).await {
        Ok(json) => pack.add_rest(&json).is_ok(),
        Err(_) => false,
    }
}

thread_local! {
    static CURRENT: Cell<Option<(&'static Language, &'static Pack)>> = const { Cell::new(None) };
    static LOADED: RefCell<Vec<(&'static Language, &'static Pack)>> = const { RefCell::new(Vec::new()) };
}

/// Name of the stored setting.
const SETTING: &str = "language";
