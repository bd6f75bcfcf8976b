//! Repeats and sequences.

use vigie::strength::Kind;

use super::{judge_small, kinds};

#[test]
fn repeats_cost_little_more_than_what_is_repeated() {
    for (password, once) in [
        ("sophiesophie", "sophie"),
        ("sophiesophiesoph", "sophie"),
        ("fontainefontainefontaine", "fontaine"),
        ("xkqzvxkqzv", "xkqzv"),
        ("aaaaaaaa", "a"),
        ("ababababab", "ab"),
        ("????????", "?"),
    ] {
        let estimate = judge_small(password);
        assert_eq!(kinds(&estimate), [Kind::Repeat], "{password}: {estimate:?}");
        let base = judge_small(once).log10_guesses;
        assert!(
            estimate.log10_guesses < base + 2.5,
            "{password}: {base} {estimate:?}"
        );
        assert!(estimate.log10_guesses > base, "{password}");
    }
}

#[test]
fn a_repeat_inside_other_things() {
    let estimate = judge_small("!xxxxxx9");
    assert_eq!(kinds(&estimate)[1], Kind::Repeat, "{estimate:?}");
}

#[test]
fn sequences() {
    for password in [
        "abcdefgh",
        "ABCDEF",
        "zyxwvu",
        "abcdefghijklmnopqrstuvwxyz",
        "2468",
        "13579",
        "aceg",
        "0102030405",
        "112233445566",
        "102030",
    ] {
        let estimate = judge_small(password);
        assert_eq!(estimate.segments.len(), 1, "{password}: {estimate:?}");
        assert!(estimate.log10_guesses < 5.0, "{password}: {estimate:?}");
    }
    for password in ["abcdefgh", "zyxwvu", "0102030405"] {
        assert_eq!(
            kinds(&judge_small(password)),
            [Kind::Sequence],
            "{password}"
        );
    }
}

#[test]
fn no_sequence_across_letters_and_digits() {
    assert_ne!(kinds(&judge_small("9:;<")), [Kind::Sequence]);
}
