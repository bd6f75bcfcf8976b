//! Several words.

use vigie::strength::{Context, Kind, estimate};

use super::{DICTIONARY, YEAR, judge, kinds};

/// Words drawn with dice from lists of 7,776 words cost what the dice say, to
/// two decades.
#[test]
fn drawn_words_cost_their_entropy() {
    for passphrase in [
        "jardin-cuillere-orage-velours-panier",
        "jardin cuillere orage velours panier moulin",
        "lepel.storm.fluweel.mand.molen",
        "LepelStormFluweelMandMolen",
        "löffel gewitter samt korb mühle garten",
        "spoon-thunder-velvet-basket-windmill",
        "spoonthundervelvetbasketwindmillgarden",
    ] {
        let words = if passphrase.contains("garden")
            || passphrase.contains("garten")
            || passphrase.ends_with("moulin")
        {
            6.0
        } else {
            5.0
        };
        let truth = words * 7_776_f64.log10();
        let found = judge(passphrase).log10_guesses;
        assert!(
            (found - truth).abs() <= 2.0,
            "{passphrase}: {found:.1}, not {truth:.1}"
        );
    }
}

#[test]
fn each_further_word_adds_as_much_as_the_others() {
    let words = [
        "panier", "orage", "moulin", "velours", "cuillere", "lanterne", "fourmi", "grenier",
    ];
    let costs: Vec<f64> = (4..=words.len())
        .map(|count| judge(&words[..count].join("-")).log10_guesses)
        .collect();
    for pair in costs.windows(2) {
        let added = pair[1] - pair[0];
        assert!((2.5..5.0).contains(&added), "{costs:?}");
    }
}

#[test]
fn the_separator_is_guessed_once() {
    let joined = judge("panier-orage-moulin-velours").log10_guesses;
    let spaced = judge("panier orage moulin velours").log10_guesses;
    let odd = judge("panier;orage;moulin;velours").log10_guesses;
    assert!((joined - spaced).abs() < 0.5, "{joined} {spaced}");
    assert!(odd - joined < 2.0, "{joined} {odd}");
    assert!(kinds(&judge("panier;orage;moulin;velours")).contains(&Kind::Separator));
}

#[test]
fn sayings_are_one_guess() {
    for password in [
        "jetaime",
        "carpediem",
        "ikhouvanjou",
        "libertéégalitéfraternité",
    ] {
        let estimate = judge(password);
        assert_eq!(estimate.segments.len(), 1, "{password}: {estimate:?}");
        assert!(estimate.score.number() <= 1, "{password}: {estimate:?}");
    }
}

#[test]
fn a_scene_of_ones_own_is_strong() {
    for password in [
        "trois chats dorment au soleil",
        "mijn fiets droomt van warme soep",
        "ma grand-mère jongle avec des citrons",
    ] {
        let context = Context::new(YEAR).with_words(["Marc Peeters", "Namur"]);
        let estimate = estimate(password, &context, &DICTIONARY);
        assert!(estimate.is_enough(), "{password}: {estimate:?}");
    }
}
