//! What people read: the language packs and the keys into them.
//!
//! The words live in `locales/`; the build turns them into one JSON pack per
//! language and into the constants of [`key`], so that a text that does not
//! exist, or that is filled with the wrong number of values, does not compile.

mod glossary;

pub use self::glossary::{Glossary, Marked, Part, Term};

use std::sync::OnceLock;

use crate::catalogue::{CATEGORIES, Category, LISTS, ListId, MEASURES, Measure};

include!(concat!(env!("OUT_DIR"), "/keys.rs"));

/// A plain text of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text(usize);

/// A text with `N` values to fill in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Template<const N: usize>(usize);

/// A text with a singular and a plural form and `N` values to fill in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plural<const N: usize>(usize);

/// A language that the page can be read in.
#[derive(Debug, PartialEq, Eq)]
pub struct Language {
    /// BCP 47 tag.
    pub tag: &'static str,
    /// Its own name for itself.
    pub name: &'static str,
    /// Tag of the language that its measures' texts are written in: its own,
    /// or another one as long as they are not translated.
    pub catalogue: &'static str,
    /// File name of what the page starts with: the interface, every title, and
    /// the first category in full.
    pub first: &'static str,
    /// File name of what comes a moment later: the details of the other
    /// measures, the sources' own words, the texts of the pages that can wait.
    pub rest: &'static str,
}

impl Language {
    /// The language for a reader who prefers these tags (best first, as in
    /// `navigator.languages`; regions such as `fr-BE` count as their
    /// language); the reference language when none is there.
    #[must_use]
    pub fn preferred<T: AsRef<str>>(tags: &[T]) -> &'static Self {
        tags.iter()
            .find_map(|tag| Self::from_tag(tag.as_ref()))
            .unwrap_or(&LANGUAGES[0])
    }

    /// The language of a tag, region and script aside.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<&'static Self> {
        let primary = tag.split('-').next()?;
        LANGUAGES
            .iter()
            .find(|language| language.tag.eq_ignore_ascii_case(primary))
    }
}

/// Every text of one language.
#[derive(Debug)]
pub struct Pack {
    /// The interface's texts, then titles and introductions of the lists,
    /// titles of the categories, titles of the measures, details of the
    /// first category.
    first: Vec<String>,
    /// The interface's late texts, the sources' own words, the glossary, the
    /// questions, details of the other measures, once they are there.
    rest: OnceLock<Vec<String>>,
}

/// What is said of a list.
#[derive(Debug, Clone, Copy)]
pub struct ListText<'a> {
    /// Short name.
    pub title: &'a str,
    /// What it covers and for whom.
    pub intro: &'a str,
}

/// What is said of a measure.
#[derive(Debug, Clone, Copy)]
pub struct MeasureText<'a> {
    /// The measure as an action in plain words.
    pub title: &'a str,
    /// The threat, with its concrete harm in a practice.
    pub why: &'a str,
    /// Why it weighs what it weighs.
    pub weight: &'a str,
    /// Why it takes what it takes.
    pub effort: &'a str,
    how: &'a str,
    proof: &'a str,
    tips: &'a str,
    points: &'a str,
}

impl<'a> MeasureText<'a> {
    /// Steps.
    #[must_use]
    pub fn how(&self) -> Vec<&'a str> {
        self.how.lines().collect()
    }

    /// What would show that it is in place.
    #[must_use]
    pub fn proof(&self) -> Vec<&'a str> {
        self.proof.lines().collect()
    }

    /// Advice; may be none.
    #[must_use]
    pub fn tips(&self) -> Vec<&'a str> {
        self.tips.lines().collect()
    }

    /// The source's sub-points in plain words, in its order.
    #[must_use]
    pub fn points(&self) -> Vec<&'a str> {
        self.points.lines().collect()
    }
}

/// What a source document says, word for word and in its own language.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// The heading above the measure.
    pub category: &'a str,
    /// The measure.
    pub measure: &'a str,
    points: &'a str,
}

impl<'a> Source<'a> {
    /// The sub-points that stay with the measure; may be none.
    #[must_use]
    pub fn points(&self) -> Vec<&'a str> {
        self.points.lines().collect()
    }
}

/// What to ask the provider about a measure.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// The question, to be sent as it stands.
    pub ask: &'a str,
    good: &'a str,
}

impl<'a> Question<'a> {
    /// What a good answer contains.
    #[must_use]
    pub fn good(&self) -> Vec<&'a str> {
        self.good.lines().collect()
    }
}

/// Why a pack cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    /// Not the JSON of a pack.
    #[error("not a language pack: {0}")]
    Malformed(#[from] serde_json::Error),
    /// A pack of another build, whose texts are not those of this one's keys.
    #[error("a pack of another build")]
    OtherBuild,
}

impl Pack {
    /// Reads the first file of a pack.
    ///
    /// # Errors
    ///
    /// [`PackError`] when it is damaged or was made for another build.
    pub fn from_json(json: &str) -> Result<Self, PackError> {
        let first = strings(json, DETAILS_FIRST + asked_first() * DETAILS)?;
        Ok(Self {
            first,
            rest: OnceLock::new(),
        })
    }

    /// Adds the second file; a second time does nothing.
    ///
    /// # Errors
    ///
    /// [`PackError`] when it is damaged or was made for another build.
    pub fn add_rest(&self, json: &str) -> Result<(), PackError> {
        let rest = strings(
            json,
            other_measures() + (MEASURES.len() - asked_first()) * DETAILS,
        )?;
        self.rest.get_or_init(|| rest);
        Ok(())
    }

    /// Whether the second file is there.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.rest.get().is_some()
    }

    /// A plain text. One that comes in the second file is empty as long as
    /// that isn't there.
    #[must_use]
    pub fn text(&self, key: Text) -> &str {
        match key.0.checked_sub(TEXTS) {
            None => &self.first[key.0],
            Some(late) => self.rest.get().map_or("", |rest| &rest[late]),
        }
    }

    /// A text with its values, in the order that the key's documentation gives.
    #[must_use]
    pub fn fill<const N: usize>(&self, key: Template<N>, values: [&str; N]) -> String {
        fill(self.text(Text(key.0)), &values)
    }

    /// A text in the plural form that the language has for the number at hand:
    /// `one` is what `Intl.PluralRules` calls the category `one`.
    #[must_use]
    pub fn plural<const N: usize>(&self, key: Plural<N>, one: bool, values: [&str; N]) -> String {
        fill(self.text(Text(key.0 + usize::from(!one))), &values)
    }

    /// What is said of a list.
    #[must_use]
    pub fn list(&self, list: ListId) -> ListText<'_> {
        let at = TEXTS + 2 * list as usize;
        ListText {
            title: &self.first[at],
            intro: &self.first[at + 1],
        }
    }

    /// A category's title.
    #[must_use]
    pub fn category(&self, category: &Category) -> &str {
        &self.first[CATEGORY_TITLES + category.index]
    }

    /// A measure's title.
    #[must_use]
    pub fn title(&self, measure: &Measure) -> &str {
        &self.first[MEASURE_TITLES + measure.text]
    }

    /// All that is said of a measure; `None` as long as the second file isn't
    /// there and the measure is not of the first category.
    #[must_use]
    pub fn measure(&self, measure: &Measure) -> Option<MeasureText<'_>> {
        let details = match measure.text.checked_sub(asked_first()) {
            None => &self.first[DETAILS_FIRST + measure.text * DETAILS..],
            Some(at) => &self.rest.get()?[other_measures() + at * DETAILS..],
        };
        let [why, how, proof, tips, points, weight, effort, ..] = details else {
            return None;
        };
        Some(MeasureText {
            title: self.title(measure),
            why,
            weight,
            effort,
            how,
            proof,
            tips,
            points,
        })
    }

    /// The source's own words; `None` as long as the second file isn't there.
    #[must_use]
    pub fn source(&self, measure: &Measure) -> Option<Source<'_>> {
        let rest = self.rest.get()?;
        let at = MEASURE_SOURCES + 2 * measure.index;
        Some(Source {
            category: &rest[CATEGORY_SOURCES + measure.category().index],
            measure: &rest[at],
            points: &rest[at + 1],
        })
    }

    /// What to ask the provider; `None` for a measure that is no provider's,
    /// and as long as the second file isn't there.
    #[must_use]
    pub fn question(&self, measure: &Measure) -> Option<Question<'_>> {
        let cloud = ListId::Cloud.list().measures();
        let position = measure.index.checked_sub(cloud.first()?.index)?;
        let rest = self.rest.get()?;
        let at = QUESTIONS + 2 * position;
        (position < cloud.len()).then(|| Question {
            ask: &rest[at],
            good: &rest[at + 1],
        })
    }

    /// The terms that are explained; none as long as the second file isn't
    /// there.
    #[must_use]
    pub fn glossary(&self) -> Glossary<'_> {
        let rest = self.rest.get();
        Glossary::new(rest.map_or(&[], |rest| &rest[GLOSSARY..QUESTIONS]))
    }
}

/// A JSON array of so many strings.
fn strings(json: &str, count: usize) -> Result<Vec<String>, PackError> {
    let strings: Vec<String> = serde_json::from_str(json)?;
    if strings.len() == count {
        Ok(strings)
    } else {
        Err(PackError::OtherBuild)
    }
}

/// How many measures there are in the first category, which is asked first.
fn asked_first() -> usize {
    CATEGORIES[0].measures().len()
}

/// Where the details of the measures besides those begin in the second file.
fn other_measures() -> usize {
    QUESTIONS + 2 * ListId::Cloud.list().measures().len()
}

/// Where the categories' titles begin in the first file.
const CATEGORY_TITLES: usize = TEXTS + 2 * LISTS.len();

/// Where the measures' titles begin.
const MEASURE_TITLES: usize = CATEGORY_TITLES + CATEGORIES.len();

/// Where the details of the first category's measures begin.
const DETAILS_FIRST: usize = MEASURE_TITLES + MEASURES.len();

/// Where the sources' headings of the categories begin in the second file.
const CATEGORY_SOURCES: usize = LATE_TEXTS;

/// Where the sources' words for the measures begin, two texts each.
const MEASURE_SOURCES: usize = CATEGORY_SOURCES + CATEGORIES.len();

/// Where the glossary begins.
const GLOSSARY: usize = MEASURE_SOURCES + 2 * MEASURES.len();

/// Where the questions to the provider begin, two texts each.
const QUESTIONS: usize = GLOSSARY + TERMS * glossary::TEXTS;

/// How many texts a measure has besides its title.
const DETAILS: usize = 7;

/// Puts the values where the numbered placeholders stand. A value is never
/// searched for placeholders itself.
fn fill(template: &str, values: &[&str]) -> String {
    let mut filled = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let value = after.split_once('}').and_then(|(number, tail)| {
            let value = values.get(number.parse::<usize>().ok()?)?;
            Some((value, tail))
        });
        match value {
            Some((value, tail)) => {
                filled.push_str(value);
                rest = tail;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_put_in_place() {
        for (template, values, expected) in [
            ("{0} sur {1}", vec!["3", "22"], "3 sur 22"),
            ("{1} of {0}", vec!["22", "3"], "3 of 22"),
            ("sans rien", vec![], "sans rien"),
            ("{0}", vec!["{0} {1}"], "{0} {1}"),
            ("a { b", vec!["x"], "a { b"),
            ("{7}", vec!["x"], "{7}"),
        ] {
            assert_eq!(fill(template, &values), expected);
        }
    }

    #[test]
    fn the_readers_preference_decides() {
        for (tags, expected) in [
            (vec!["fr-BE", "en"], "fr"),
            (vec!["en-GB", "fr"], "en"),
            (vec!["lb", "EN-us"], "en"),
            (vec!["zh"], "fr"),
            (vec![], "fr"),
        ] {
            assert_eq!(Language::preferred(&tags).tag, expected, "{tags:?}");
        }
    }
}
