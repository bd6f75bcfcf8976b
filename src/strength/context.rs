//! What an attacker knows of the user and of the day.

use super::fold::Text;
use super::score::Purpose;
use crate::time::Day;

/// What the estimate depends on besides the password: the user's own words, the
/// current year, and what the password is for.
///
/// Someone who wants into one practice in particular knows its name, its
/// people and its town, and tries these first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Context {
    year: u16,
    birth: Option<Day>,
    tokens: Vec<String>,
    purpose: Purpose,
}

impl Context {
    /// The context in `year` of a user of whom nothing is known, for an account.
    #[must_use]
    pub fn new(year: u16) -> Self {
        Self {
            year,
            ..Self::default()
        }
    }

    /// Adds words of the user: a name, the practice's name, the town. Each is
    /// split, so that `Kinépraktijk De Brug` also knows `debrug`, `brug` and
    /// `kdb`.
    #[must_use]
    pub fn with_words<W: AsRef<str>>(mut self, words: impl IntoIterator<Item = W>) -> Self {
        for word in words {
            self.add(word.as_ref());
        }
        // Longer first: the first found is the one that says more.
        self.tokens
            .sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        self.tokens.dedup();
        self.tokens.truncate(MAX_TOKENS);
        self
    }

    /// Sets the user's date of birth.
    #[must_use]
    pub fn with_birth(mut self, birth: Day) -> Self {
        self.birth = Some(birth);
        self
    }

    /// Sets what the password is for.
    #[must_use]
    pub fn with_purpose(mut self, purpose: Purpose) -> Self {
        self.purpose = purpose;
        self
    }

    /// What the password is for.
    #[must_use]
    pub fn purpose(&self) -> Purpose {
        self.purpose
    }

    /// The current year.
    #[must_use]
    pub fn year(&self) -> u16 {
        self.year
    }

    /// The user's date of birth.
    #[must_use]
    pub fn birth(&self) -> Option<Day> {
        self.birth
    }

    /// The user's words, folded and split, the longest first.
    pub fn tokens(&self) -> impl Iterator<Item = &str> {
        self.tokens.iter().map(String::as_str)
    }

    fn add(&mut self, words: &str) {
        let folded: String = Text::fold(words)
            .units()
            .iter()
            .map(|unit| char::from(unit.byte))
            .collect();
        let parts: Vec<&str> = folded
            .split(|c: char| !c.is_ascii_alphanumeric())
            .filter(|part| !part.is_empty())
            .take(MAX_PARTS)
            .collect();
        for start in 0..parts.len() {
            for end in start + 1..=parts.len() {
                self.push(parts[start..end].concat());
            }
        }
        let initials: String = parts
            .iter()
            .filter_map(|part| part.chars().next())
            .collect();
        self.push(initials);
        if let [first, .., last] = parts[..] {
            self.push(format!("{}{last}", &first[..1]));
            self.push(format!("{last}{}", &first[..1]));
            self.push(format!("{last}{first}"));
        }
    }

    fn push(&mut self, token: String) {
        if token.len() >= MIN_TOKEN && !PARTICLES.contains(&token.as_str()) {
            self.tokens.push(token);
        }
    }
}

/// Shorter ones would be found everywhere.
const MIN_TOKEN: usize = 3;

/// How many parts of one text are combined, and how many words are kept:
/// nobody's password is made of the hundredth, and each costs time.
const MAX_PARTS: usize = 6;
const MAX_TOKENS: usize = 128;

/// Parts of names that say nothing of the person.
const PARTICLES: [&str; 14] = [
    "aan", "aux", "den", "der", "des", "die", "een", "het", "les", "the", "une", "van", "von",
    "und",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_split_and_combined() {
        let context = Context::new(2025).with_words(["Marc Vandenberghe", "Kinépraktijk De Brug"]);
        let tokens: Vec<&str> = context.tokens().collect();
        for token in [
            "marc",
            "vandenberghe",
            "mvandenberghe",
            "vandenberghemarc",
            "kinepraktijk",
            "debrug",
            "brug",
            "kdb",
        ] {
            assert!(tokens.contains(&token), "{token} in {tokens:?}");
        }
        assert!(!tokens.contains(&"de"));
    }

    #[test]
    fn odd_words_do_no_harm() {
        let many = "a b c d e f g h i j k l m n o p q r s t u v w x y z ".repeat(50);
        let context = Context::new(2025).with_words(["", "  ", "🙂🙂🙂", "van den", &many]);
        assert!(context.tokens().count() <= MAX_TOKENS);
        assert!(!context.tokens().any(|token| token == "van"));
    }
}
