//! Any text as a password: it gets an estimate, and one that holds together.
//! What stands before the first line break are the user's own words.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use vigie::strength::dictionary::Dictionary;
use vigie::strength::{Context, MAX_CHARS, Scenario, estimate};

static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(|| {
    Dictionary::read(include_bytes!("../../public/strength.dict")).expect("the page's dictionary")
});

fuzz_target!(|text: &str| {
    let (words, password) = text.split_once('\n').unwrap_or(("", text));
    let context = Context::new(2026).with_words(words.split(','));
    let found = estimate(password, &context, &DICTIONARY);

    assert!(found.log10_guesses.is_finite() && found.log10_guesses >= 0.0);
    assert_eq!(found.score, found.purpose.score(found.log10_guesses));
    for scenario in Scenario::ALL {
        assert!(found.seconds(scenario) >= 0.0);
    }
    let mut next = 0;
    for segment in &found.segments {
        assert_eq!(segment.chars.start, next, "a gap or an overlap");
        assert!(segment.chars.end > next, "an empty segment");
        assert!(segment.cost.is_finite());
        next = segment.chars.end;
    }
    let chars = password.chars().count();
    assert_eq!(next, chars, "the last character");
    assert_eq!(found.is_truncated, chars > MAX_CHARS);
    assert_eq!(estimate(password, &context, &DICTIONARY), found, "twice");
});
