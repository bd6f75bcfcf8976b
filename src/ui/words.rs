//! The words on the page: the language at hand and its pack.
//!
//! A pack is read once and kept for as long as the page lives, so that every
//! text is a plain `&'static str`. When the language changes, the whole page
//! is drawn anew; nothing needs to watch single texts.

use std::cell::Cell;

use leptos::prelude::*;

use crate::browser::{language, storage};
use crate::text::{LANGUAGES, Language, Pack, Plural, Template, Text};

/// The language of the page, and how to change it.
#[derive(Clone, Copy)]
pub(crate) struct Words {
    language: RwSignal<&'static Language>,
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
                return Some(Self { language: RwSignal::new(candidate), failed: RwSignal::new(false) });
            }
        }
        None
    }

    /// The language of the page; redraws what reads it.
    pub(crate) fn language(self) -> &'static Language {
        self.language.get()
    }

    /// Whether the last change of language failed.
    pub(crate) fn failed(self) -> bool {
        self.failed.get()
    }

    /// Changes the language. The old one stays when the new one's pack can't
    /// be had.
    pub(crate) fn choose(self, tag: &str) {
        let Some(language) = Language::from_tag(tag) else { return };
        leptos::task::spawn_local(async move {
            let loaded = load(language).await;
            self.failed.set(!loaded);
            if loaded {
                // A browser that keeps no settings asks again next time.
                let _ = storage::set_setting(SETTING, language.tag);
                self.language.set(language);
            }
        });
    }
}

/// The language of the page's texts.
pub(crate) fn language_now() -> &'static Language {
    CURRENT.get().map_or(&LANGUAGES[0], |(language, _)| language)
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
    let small = u32::try_from(number).unwrap_or(u32::MAX);
    pack().plural(key, language::is_one(small, language_now().tag), [&number.to_string()])
}

/// Relative address of a language's pack.
pub(crate) fn pack_address(language: &Language) -> String {
    ["text/", language.pack].concat()
}

/// Loads a pack and makes it the page's; a pack that was loaded before is
/// used again.
async fn load(wanted: &'static Language) -> bool {
    let known = LOADED.with_borrow(|loaded| loaded.iter().find(|(of, _)| *of == wanted).copied());
    let pack = match known {
        Some((_, pack)) => pack,
        None => {
            let Ok(json) = language::fetch_text(&pack_address(wanted)).await else { return false };
            let Ok(pack) = Pack::from_json(&json) else { return false };
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

thread_local! {
    static CURRENT: Cell<Option<(&'static Language, &'static Pack)>> = const { Cell::new(None) };
    static LOADED: std::cell::RefCell<Vec<(&'static Language, &'static Pack)>> = const { std::cell::RefCell::new(Vec::new()) };
}

/// Name of the stored setting.
const SETTING: &str = "language";
