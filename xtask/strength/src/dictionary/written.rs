//! The lists that were written for this project, in `words/`.
//!
//! Entries stand one a line or separated by commas, the commonest first; `#`
//! starts a comment.

/// Dutch words of everyday life.
pub const DUTCH: &str = include_str!("../../words/everyday.nl.txt");

/// First names of grown people.
pub const FIRST_NAMES: &str = include_str!("../../words/first-names.txt");

/// Family names of Wallonia and Brussels.
pub const FRENCH_SURNAMES: &str = include_str!("../../words/surnames.fr.txt");

/// German family names.
pub const GERMAN_SURNAMES: &str = include_str!("../../words/surnames.de.txt");

/// Towns, some with a postcode, and other places.
pub const PLACES: &str = include_str!("../../words/places.txt");

/// Medicine, care and the practice.
pub const PRACTICE: [&str; 4] = [
    include_str!("../../words/practice.fr.txt"),
    include_str!("../../words/practice.nl.txt"),
    include_str!("../../words/practice.de.txt"),
    include_str!("../../words/practice.en.txt"),
];

/// Proverbs, prayers, songs, titles and sayings.
pub const PHRASES: [&str; 4] = [
    include_str!("../../words/phrases.fr.txt"),
    include_str!("../../words/phrases.nl.txt"),
    include_str!("../../words/phrases.de.txt"),
    include_str!("../../words/phrases.en.txt"),
];

/// What people are fond of, and what they call each other.
pub const FAVOURITES: [&str; 2] = [
    include_str!("../../words/favourites.txt"),
    include_str!("../../words/endearments.txt"),
];

/// What no passphrase may have: offensive, sad, or too like a name; `*` stands
/// for any ending.
pub const LEFT_OUT: &str = include_str!("../../words/left-out.txt");

/// The entries of a list.
pub fn entries(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .filter(|line| !line.trim_start().starts_with('#'))
        .flat_map(|line| line.split(','))
        .map(str::trim)
        .filter(|entry| !entry.is_empty())
}
