//! What is said of states, steps, reasons, figures and errors, as text in the
//! reader's language.
//!
//! The words are those of the language pack; how a day is written and which
//! numbers are singular is for whoever runs the program to say ([`Locale`]), for
//! in the page that is the browser's knowledge.

mod errors;
mod figures;
mod states;
mod steps;

pub use self::states::status_text;
pub(crate) use self::states::{hosting_text, practice_text, staff_text};
use crate::catalogue::Article;
use crate::text::{Pack, Plural, Template, Text, key};
use crate::time::{Day, Instant};

/// What a language does with days and numbers.
pub trait Locale {
    /// Returns a day in full, such as `21 novembre 2026`.
    fn day(&self, day: Day) -> String;

    /// Returns the day of an instant where the reader is, in full.
    fn day_of(&self, instant: Instant) -> String;

    /// Whether a number takes the singular.
    fn is_one(&self, number: u32) -> bool;
}

/// The sentences of one language.
#[derive(Clone, Copy)]
pub struct Wording<'a> {
    pack: &'a Pack,
    locale: &'a dyn Locale,
}

impl<'a> Wording<'a> {
    /// The sentences of a pack in its language.
    #[must_use]
    pub fn new(pack: &'a Pack, locale: &'a dyn Locale) -> Self {
        Self { pack, locale }
    }

    /// Returns the pack.
    #[must_use]
    pub fn pack(self) -> &'a Pack {
        self.pack
    }

    /// Returns a plain text.
    #[must_use]
    pub fn text(self, key: Text) -> &'a str {
        self.pack.text(key)
    }

    /// Returns a text with its values.
    #[must_use]
    pub fn fill<const N: usize>(self, key: Template<N>, values: [&str; N]) -> String {
        self.pack.fill(key, values)
    }

    /// Returns a text in the form for the number.
    #[must_use]
    pub fn plural(self, key: Plural<1>, number: usize) -> String {
        let small = u32::try_from(number).unwrap_or(u32::MAX);
        let one = self.locale.is_one(small);
        self.pack.plural(key, one, [&number.to_string()])
    }

    /// Returns the day of an instant, in full.
    #[must_use]
    pub fn day_of(self, instant: Instant) -> String {
        self.locale.day_of(instant)
    }

    /// Returns an article of the GDPR with its subject; empty as long as the
    /// second file of the pack isn't there.
    #[must_use]
    pub fn article(self, article: Article) -> &'a str {
        self.text(match article {
            Article::Integrity => key::ARTICLE_INTEGRITY,
            Article::Accountability => key::ARTICLE_ACCOUNTABILITY,
            Article::Responsibility => key::ARTICLE_RESPONSIBILITY,
            Article::Design => key::ARTICLE_DESIGN,
            Article::Processor => key::ARTICLE_PROCESSOR,
            Article::Records => key::ARTICLE_RECORDS,
            Article::Security => key::ARTICLE_SECURITY,
            Article::Notification => key::ARTICLE_NOTIFICATION,
            Article::Communication => key::ARTICLE_COMMUNICATION,
        })
    }
}

/// Between two things said in one line; it stays with what is before it.
pub const DOT: &str = "\u{a0}· ";
