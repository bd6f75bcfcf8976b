//! What to do about a password.

use vigie::strength::{Advice, Context, Purpose, Score, estimate};
use vigie::time::Day;

use super::{DICTIONARY, SMALL, YEAR, judge, judge_small};

#[test]
fn the_reason_is_named() {
    for (password, reason) in [
        ("", Advice::Empty),
        ("password", Advice::UsualPassword),
        ("Sophie1985", Advice::Name),
        ("14/05/1982", Advice::Date),
        ("Fontaine2024", Advice::Year),
        ("Namur5000", Advice::Place),
        ("Standard1", Advice::Favourite),
        ("Kinesitherapie1", Advice::PracticeWord),
        ("jetaime", Advice::KnownPhrase),
        ("fontaine", Advice::UsualWord),
        ("azertyuiop", Advice::Keyboard),
        ("aaaaaaaa", Advice::Repeat),
        ("abcdefgh", Advice::Sequence),
        ("85073003328", Advice::Identifier),
        ("Fontaine123!", Advice::UsualPattern),
        ("f0ntain3", Advice::Replacements),
        ("eniatnof", Advice::Reversed),
    ] {
        let advice = judge_small(password).advice;
        assert!(advice.contains(&reason), "{password}: {advice:?}");
    }
}

#[test]
fn what_is_the_users_own_comes_first() {
    let context = Context::new(YEAR)
        .with_words(["Amandine Deltour"])
        .with_birth(Day::parse("1974-03-09").unwrap());
    let first = |password: &str| estimate(password, &context, &SMALL).advice[0];
    assert_eq!(first("Deltour1"), Advice::OwnWord);
    assert_eq!(first("09031974"), Advice::OwnBirthDate);
}

#[test]
fn a_weak_password_is_told_what_would_be_strong() {
    for password in ["azerty", "Sophie1985", "xk9"] {
        let advice = judge_small(password).advice;
        assert_eq!(
            advice.last(),
            Some(&Advice::SeveralWords),
            "{password}: {advice:?}"
        );
    }
}

#[test]
fn a_strong_password_is_not_faulted() {
    // Sophie and 1985 are in it, but nobody will find it by them.
    let estimate = judge("Sophie a caché 1985 citrons verts dans le grenier");
    assert!(estimate.is_enough());
    assert_eq!(
        estimate.advice,
        [Advice::KeepItToYourself, Advice::SecondFactor]
    );
}

/// Between what is enough for an account and what is enough for a vault.
#[test]
fn what_is_not_yet_enough_for_a_vault_needs_a_word_more() {
    let password = "marmotte Sophie verger";
    let account = judge(password);
    assert!(account.is_enough(), "{account:?}");
    let context = Context::new(YEAR).with_purpose(Purpose::Vault);
    let vault = estimate(password, &context, &DICTIONARY);
    assert_eq!(vault.log10_guesses, account.log10_guesses);
    assert_eq!(vault.score, Score::Strong);
    assert!(!vault.is_enough());
    assert_eq!(vault.advice[0], Advice::AddWords);
    assert!(vault.advice.contains(&Advice::Name), "{:?}", vault.advice);
    assert!(!vault.advice.contains(&Advice::KeepItToYourself));
}

#[test]
fn nothing_is_said_twice() {
    for password in [
        "sophiepietersophie",
        "1985-1986-1987",
        "azerty qsdfgh wxcvbn",
    ] {
        let advice = judge_small(password).advice;
        let mut once = advice.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), advice.len(), "{password}: {advice:?}");
    }
}
