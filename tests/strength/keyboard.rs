//! Walks over keys.

use vigie::strength::{Kind, Layout};

use super::{judge_small, kinds};

#[test]
fn walks_on_each_layout() {
    for (password, layout) in [
        ("azertyuiop", Layout::BelgianAzerty),
        ("qsdfghjklm", Layout::BelgianAzerty),
        ("wxcvbn,;:=", Layout::BelgianAzerty),
        ("&é\"'(§è!çà)", Layout::BelgianAzerty),
        ("§è!çà)-", Layout::BelgianAzerty),
        ("(-è_çà)=", Layout::FrenchAzerty),
        ("wxcvbn,;:!", Layout::FrenchAzerty),
        ("asdfghjkl;'", Layout::Qwerty),
        ("zxcvbnm,./", Layout::Qwerty),
        ("!@#$%^&*()", Layout::Qwerty),
        ("qwertzuiopü", Layout::Qwertz),
        ("yxcvbnm,.-", Layout::Qwertz),
        ("789632147", Layout::Keypad),
        ("147852369", Layout::Keypad),
    ] {
        let estimate = judge_small(password);
        assert_eq!(
            kinds(&estimate),
            [Kind::Keyboard(layout)],
            "{password}: {estimate:?}"
        );
        assert!(estimate.log10_guesses < 6.0, "{password}: {estimate:?}");
    }
}

#[test]
fn shifts_and_turns_cost_a_little() {
    let straight = judge_small("azertyuiop").log10_guesses;
    for password in [
        "AZERTYUIOP",
        "azertyUIOP",
        "azertgfdsq",
        "poiuytreza",
        "AzErTyUiOp",
    ] {
        let cost = judge_small(password).log10_guesses;
        assert!(
            cost >= straight && cost < straight + 3.5,
            "{password}: {straight} {cost}"
        );
    }
}

#[test]
fn woven_walks() {
    for password in ["1a2z3e4r", "1q2w3e4r5t", "a1z2e3r4", "q1w2e3r4t5y6"] {
        let estimate = judge_small(password);
        assert_eq!(estimate.segments.len(), 1, "{password}: {estimate:?}");
        assert!(
            matches!(estimate.segments[0].kind, Kind::Keyboard(_)),
            "{password}"
        );
        assert!(estimate.log10_guesses < 6.0, "{password}: {estimate:?}");
    }
}

#[test]
fn a_walk_beside_other_things() {
    let estimate = judge_small("azertySophie");
    assert_eq!(kinds(&estimate)[0], Kind::Keyboard(Layout::BelgianAzerty));
    assert_eq!(estimate.segments[1].word.as_deref(), Some("sophie"));
}

#[test]
fn random_keys_are_no_walk() {
    for password in ["amqpwbeg", "p1m7w4n9"] {
        assert!(
            !kinds(&judge_small(password))
                .iter()
                .any(|kind| matches!(kind, Kind::Keyboard(_))),
            "{password}"
        );
    }
}
