//! The user's own words.

use vigie::strength::{Context, Kind, estimate};

use super::{SMALL, YEAR, judge_small};

fn context() -> Context {
    Context::new(YEAR).with_words(["Amandine Vandenberghe", "Kinépraktijk De Brug", "Aalter"])
}

#[test]
fn names_practice_and_town_are_tried_first() {
    for password in [
        "Vandenberghe1",
        "avandenberghe",
        "vandenberghea",
        "Amandine.Vandenberghe",
        "amandinevandenberghe",
        "debrug2024!",
        "DeBrug",
        "kinepraktijk",
        "Aalter123",
        "ehgrebnednav",
        "V4ndenberghe",
        "retlaA",
    ] {
        let own = estimate(password, &context(), &SMALL);
        let has_own = own
            .segments
            .iter()
            .any(|segment| matches!(segment.kind, Kind::OwnWord { .. }));
        assert!(has_own, "{password}: {own:?}");
        assert!(own.log10_guesses < 5.0, "{password}: {own:?}");
        assert!(
            own.log10_guesses < judge_small(password).log10_guesses,
            "{password}"
        );
    }
}

#[test]
fn the_word_that_was_recognised_is_told() {
    let own = estimate("V@ndenberghe", &context(), &SMALL);
    assert_eq!(own.segments[0].word.as_deref(), Some("vandenberghe"));
}

#[test]
fn a_context_without_words_changes_nothing() {
    for password in ["Vandenberghe1", "", "trois chats"] {
        let empty = Context::new(YEAR).with_words(["", " ", "-"]);
        assert_eq!(estimate(password, &empty, &SMALL), judge_small(password));
    }
}
