//! What people read: the language packs and the keys into them.
//!
//! The words live in `locales/`; the build turns them into one JSON pack per
//! language and into the constants of [`key`], so that a text that does not
//! exist, or that is filled with the wrong number of values, does not compile.

use serde::Deserialize;

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
    /// File name of its pack.
    pub pack: &'static str,
}

impl Language {
    /// The language for a reader who prefers these tags (best first, as in
    /// `navigator.languages`; regions such as `fr-BE` count as their
    /// language); the reference language when none is there.
    #[must_use]
    pub fn preferred<T: AsRef<str>>(tags: &[T]) -> &'static Self {
        tags.iter().find_map(|tag| Self::from_tag(tag.as_ref())).unwrap_or(&LANGUAGES[0])
    }

    /// The language of a tag, region and script aside.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<&'static Self> {
        let primary = tag.split('-').next()?;
        LANGUAGES.iter().find(|language| language.tag.eq_ignore_ascii_case(primary))
    }
}

/// Every text of one language.
#[derive(Debug, Deserialize)]
pub struct Pack {
    texts: Vec<String>,
    /// The lists' texts, in the order of [`crate::catalogue::ListId`].
    lists: Vec<ListText>,
    categories: Vec<String>,
    measures: Vec<MeasureText>,
}

/// What is said of a list.
#[derive(Debug, Deserialize)]
pub struct ListText {
    /// Short name.
    pub title: String,
    /// What it covers and for whom.
    pub intro: String,
}

/// What is said of a measure.
#[derive(Debug, Deserialize)]
pub struct MeasureText {
    /// The measure as an action in plain words.
    pub title: String,
    /// The threat, with its concrete harm in a practice.
    pub why: String,
    /// Steps.
    pub how: Vec<String>,
    /// What would show that it is in place.
    pub proof: Vec<String>,
    /// Advice; may be empty.
    pub tips: Vec<String>,
    /// The source's sub-points in plain words, in its order.
    pub points: Vec<String>,
    /// Why it weighs what it weighs.
    pub weight: String,
    /// Why it takes what it takes.
    pub effort: String,
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
    /// Reads a pack.
    ///
    /// # Errors
    ///
    /// [`PackError`] when it is damaged or was made for another build.
    pub fn from_json(json: &str) -> Result<Self, PackError> {
        let pack: Self = serde_json::from_str(json)?;
        let fits = pack.texts.len() == TEXTS
            && pack.lists.len() == crate::catalogue::LISTS.len()
            && pack.categories.len() == crate::catalogue::CATEGORIES.len()
            && pack.measures.len() == crate::catalogue::MEASURES.len();
        if fits { Ok(pack) } else { Err(PackError::OtherBuild) }
    }

    /// A plain text.
    #[must_use]
    pub fn text(&self, key: Text) -> &str {
        &self.texts[key.0]
    }

    /// A text with its values, in the order that the key's documentation gives.
    #[must_use]
    pub fn fill<const N: usize>(&self, key: Template<N>, values: [&str; N]) -> String {
        fill(&self.texts[key.0], &values)
    }

    /// A text in the plural form that the language has for the number at hand:
    /// `one` is what `Intl.PluralRules` calls the category `one`.
    #[must_use]
    pub fn plural<const N: usize>(&self, key: Plural<N>, one: bool, values: [&str; N]) -> String {
        fill(&self.texts[key.0 + usize::from(!one)], &values)
    }

    /// What is said of a list.
    #[must_use]
    pub fn list(&self, list: crate::catalogue::ListId) -> &ListText {
        &self.lists[list as usize]
    }

    /// A category's title.
    #[must_use]
    pub fn category(&self, category: &crate::catalogue::Category) -> &str {
        &self.categories[category.index]
    }

    /// What is said of a measure.
    #[must_use]
    pub fn measure(&self, measure: &crate::catalogue::Measure) -> &MeasureText {
        &self.measures[measure.index]
    }
}

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
