//! What holds for every password.

use std::collections::BTreeSet;

use proptest::prelude::*;
use vigie::strength::{Context, estimate};

use super::{DICTIONARY, YEAR, judge};

/// Passwords as people make them, of parts that matchers know, and any text.
fn passwords() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        prop::sample::select(vec![
            "Sophie", "namur", "5000", "kine", "azerty", "1234", "!", "-", " ", "2024", "soleil",
            "é", "œ", "ß", "P@ss", "14/05/82", "abc", "aaa", "0478", "BE68", "12", "eihpos", "€",
        ])
        .prop_map(str::to_owned),
        "[a-z]{1,6}",
        "[0-9]{1,6}",
        "\\PC{1,3}",
    ];
    prop_oneof![
        4 => prop::collection::vec(part, 0..6).prop_map(|parts| parts.concat()),
        1 => any::<String>(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn segments_cover_the_password_exactly(password in passwords()) {
        let estimate = judge(&password);
        let mut at = 0;
        for segment in &estimate.segments {
            prop_assert_eq!(segment.chars.start, at);
            prop_assert!(segment.chars.end > at);
            at = segment.chars.end;
        }
        prop_assert_eq!(at, password.chars().count());
    }

    #[test]
    fn an_estimate_is_a_number_and_repeatable(password in passwords()) {
        let estimate = judge(&password);
        prop_assert!(estimate.log10_guesses.is_finite() && estimate.log10_guesses >= 0.0);
        prop_assert!(estimate.segments.iter().all(|segment| segment.cost.is_finite()));
        prop_assert_eq!(judge(&password), estimate);
    }

    /// Whoever finds both parts finds the whole, for the price of trying to
    /// put parts together, and which signs may stand between words.
    #[test]
    fn a_whole_costs_no_more_than_its_parts(a in passwords(), b in passwords()) {
        // Where the parts meet, letters must not merge into one character.
        let whole = judge(&format!("{a}{b}")).log10_guesses;
        let parts = judge(&a).log10_guesses + judge(&b).log10_guesses;
        let separators = different_signs(&format!("{a}{b}"));
        if separators > MOST_SEPARATORS {
            return Ok(());
        }
        let most = parts + JOINING + SEPARATOR * separators as f64;
        prop_assert!(whole <= most, "{} > {}", whole, most);
    }

    /// While someone types, the meter does not fall from a height: a further
    /// character lowers the guesses by less than a factor of 10^4.5.
    #[test]
    fn a_further_character_lowers_little(password in passwords(), more in "[a-zA-Z0-9!é]") {
        let before = judge(&password).log10_guesses;
        let after = judge(&format!("{password}{more}")).log10_guesses;
        prop_assert!(after >= before - FALL, "{} to {}", before, after);
    }

    #[test]
    fn more_knowledge_never_costs_more(password in passwords(), word in "[A-Za-z]{3,8}") {
        let knowing = estimate(&password, &Context::new(YEAR).with_words([&word]), &DICTIONARY);
        prop_assert!(knowing.log10_guesses <= judge(&password).log10_guesses + 1e-9);
    }
}

/// How many different signs a password has.
fn different_signs(password: &str) -> usize {
    let signs = password.chars().filter(|sign| !sign.is_alphanumeric());
    signs.collect::<BTreeSet<char>>().len()
}

/// In decades: one joint, a style, and that single parts are tried first.
const JOINING: f64 = 4.2;
/// In decades, for a sign that stands between words.
const SEPARATOR: f64 = 0.9;
/// As many signs are tried between words.
const MOST_SEPARATORS: usize = 8;
/// In decades.
const FALL: f64 = 4.5;
