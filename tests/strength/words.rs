//! Words of the dictionary and what people do to them.

use vigie::strength::dictionary::List;
use vigie::strength::{Kind, Variations};

use super::{judge_small, kinds, only_word, word};

#[test]
fn each_list_is_told() {
    for (password, list) in [
        ("password", List::Passwords),
        ("fontaine", List::French),
        ("zomerhuis", List::Dutch),
        ("strasse", List::German),
        ("horse", List::English),
        ("sophie", List::FirstNames),
        ("peeters", List::Surnames),
        ("namur", List::Places),
        ("kinesitherapie", List::Practice),
        ("jetaime", List::Phrases),
        ("standard", List::Favourites),
    ] {
        assert_eq!(kinds(&judge_small(password)), [word(list)], "{password}");
    }
}

#[test]
fn variations_are_seen_through() {
    let plain = Variations::default();
    let capitals = Variations {
        capitals: true,
        ..plain
    };
    let accents = Variations {
        accents: true,
        ..plain
    };
    let leet = Variations {
        leet: true,
        ..plain
    };
    let reversed = Variations {
        reversed: true,
        ..plain
    };
    let unfinished = Variations {
        unfinished: true,
        ..plain
    };
    for (password, expected, variations) in [
        ("Fontaine", "fontaine", capitals),
        ("FONTAINE", "fontaine", capitals),
        ("fontainE", "fontaine", capitals),
        ("kinésithérapie", "kinesitherapie", accents),
        ("bibliothèque", "bibliotheque", accents),
        ("cœur", "coeur", accents),
        (
            "Straße",
            "strasse",
            Variations {
                capitals: true,
                ..accents
            },
        ),
        ("gruen", "grun", plain),
        ("f0nt4ine", "fontaine", leet),
        ("$oleil", "soleil", leet),
        (
            "P@ssw0rd",
            "password",
            Variations {
                capitals: true,
                ..leet
            },
        ),
        ("k1n€s1therapie", "kinesitherapie", leet),
        ("eniatnof", "fontaine", reversed),
        (
            "eihpoS",
            "sophie",
            Variations {
                capitals: true,
                ..reversed
            },
        ),
        ("bibliothequ", "bibliotheque", unfinished),
    ] {
        let (_, word, found) = only_word(&judge_small(password));
        assert_eq!((word.as_str(), found), (expected, variations), "{password}");
    }
}

#[test]
fn every_variation_costs_a_little_and_none_costs_much() {
    let plain = judge_small("fontaine").log10_guesses;
    for password in [
        "Fontaine",
        "FONTAINE",
        "fontainé",
        "f0ntaine",
        "eniatnof",
        "FontainE",
        "f0nt4in3",
    ] {
        let varied = judge_small(password).log10_guesses;
        assert!(
            varied > plain && varied < plain + 2.5,
            "{password}: {plain} {varied}"
        );
    }
}

#[test]
fn rarer_words_cost_more() {
    let costs = ["soleil", "fontaine", "bibliotheque"].map(|word| judge_small(word).log10_guesses);
    assert!(costs.is_sorted(), "{costs:?}");
}

#[test]
fn digits_alone_are_no_leet() {
    // 5-0-1-3 would be "soie" and the like.
    let estimate = judge_small("50131704");
    assert!(
        !kinds(&estimate)
            .iter()
            .any(|kind| matches!(kind, Kind::Word { .. })),
        "{:?}",
        estimate.segments
    );
}

#[test]
fn the_pattern_that_rules_lead_to_is_cheap() {
    for password in [
        "Soleil123!",
        "Fontaine2024!",
        "Sophie1985",
        "Peeters01?",
        "Kinesitherapie2025*",
    ] {
        let estimate = judge_small(password);
        assert!(estimate.log10_guesses < 7.0, "{password}: {estimate:?}");
        assert!(estimate.score.number() <= 2);
    }
}

#[test]
fn a_password_that_everybody_has_is_found_at_once() {
    for password in ["123456", "password", "Password", "password1"] {
        let estimate = judge_small(password);
        assert!(estimate.log10_guesses < 4.0, "{password}: {estimate:?}");
    }
    assert_eq!(judge_small("123456").log10_guesses, 0.0);
}

#[test]
fn letters_of_no_list_are_letters() {
    let estimate = judge_small("xkqzvwtj");
    assert_eq!(kinds(&estimate), [Kind::Letters]);
    assert!(estimate.log10_guesses > 10.0, "{estimate:?}");
}
