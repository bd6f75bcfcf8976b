//! Text of every kind.

use vigie::strength::{Kind, MAX_CHARS, Score};

use super::{judge, judge_small};

#[test]
fn nothing_is_found_at_once() {
    let estimate = judge("");
    assert_eq!(
        (estimate.log10_guesses, estimate.score),
        (0.0, Score::Trivial)
    );
    assert!(estimate.segments.is_empty() && !estimate.is_truncated);
}

#[test]
fn single_characters() {
    for password in [
        "a", "Z", "0", "!", " ", "é", "œ", "ß", "\0", "\u{7f}", "\u{301}", "🙂", "ا", "\u{202e}",
        "\u{fffd}", "漢",
    ] {
        let estimate = judge(password);
        assert!(estimate.log10_guesses < 4.0, "{password:?}: {estimate:?}");
        assert_eq!(estimate.segments.len(), 1, "{password:?}");
        assert_eq!(estimate.segments[0].chars, 0..1, "{password:?}");
    }
}

#[test]
fn the_same_text_in_other_forms_costs_the_same_or_hardly_more() {
    let composed = judge_small("kinésithérapie").log10_guesses;
    let apart = judge_small("kine\u{301}sithe\u{301}rapie").log10_guesses;
    let wide = judge_small("ｋｉｎｅｓｉｔｈｅｒａｐｉｅ").log10_guesses;
    assert_eq!(composed, apart);
    assert!((composed - wide).abs() < 1.0);
}

#[test]
fn other_scripts_and_emoji_have_an_answer() {
    for password in [
        "пароль",
        "كلمةالسر",
        "סיסמה",
        "密码密码",
        "👩‍⚕️👨‍👩‍👧‍👦❤️",
        "a\u{202e}b\u{202d}c",
        "Ｐａｓｓ🙂word",
    ] {
        let estimate = judge(password);
        assert!(estimate.log10_guesses.is_finite() && estimate.log10_guesses > 0.0);
        let covered: usize = estimate
            .segments
            .iter()
            .map(|segment| segment.chars.len())
            .sum();
        assert_eq!(covered, password.chars().count(), "{password}");
    }
    // A usual word in Cyrillic is no strong password.
    assert!(!judge("пароль").is_enough());
}

#[test]
fn what_is_extremely_long_is_cut_and_said() {
    for password in [
        "a".repeat(10_000),
        "kinesitherapie ".repeat(700),
        "é🙂".repeat(5_000),
        "\u{301}".repeat(10_000),
    ] {
        let estimate = judge(&password);
        assert!(estimate.is_truncated);
        let last = estimate.segments.last().unwrap();
        assert_eq!(last.kind, Kind::NotAnalysed);
        assert_eq!(last.chars, MAX_CHARS..password.chars().count());
    }
    assert!(!judge(&"a".repeat(MAX_CHARS)).is_truncated);
    // What is beyond counts for nothing.
    let random = "x7#".to_owned() + &"a".repeat(9_997);
    assert!(judge(&random).log10_guesses < 12.0);
}
