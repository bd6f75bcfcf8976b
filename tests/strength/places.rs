//! Towns and postcodes.

use vigie::strength::Kind;

use super::{judge, judge_small, kinds};

#[test]
fn a_town_with_its_own_postcode_is_hardly_more_than_the_town() {
    for (password, town) in [
        ("Namur5000", "Namur"),
        ("5000namur", "namur"),
        ("Namur-5000", "Namur"),
        ("9000 Gent", "Gent"),
        ("gent9030", "gent"),
    ] {
        let estimate = judge_small(password);
        assert!(
            kinds(&estimate).contains(&Kind::Postcode),
            "{password}: {estimate:?}"
        );
        let alone = judge_small(town).log10_guesses;
        assert!(
            estimate.log10_guesses < alone + 2.5,
            "{password}: {alone} {estimate:?}"
        );
    }
    assert!(judge_small("Namur9000").log10_guesses > judge_small("Namur5000").log10_guesses);
}

#[test]
fn every_everyday_town_is_known() {
    for password in [
        "Gembloux5030",
        "Eupen4700",
        "aalst9300",
        "Arlon6700!",
        "1180Uccle",
        "Ukkel1180",
        "Brussel1000",
        "Liège4000",
        "Luik4000",
    ] {
        let estimate = judge(password);
        assert!(
            kinds(&estimate).contains(&Kind::Postcode),
            "{password}: {estimate:?}"
        );
        assert!(estimate.score.number() <= 1, "{password}: {estimate:?}");
    }
}
