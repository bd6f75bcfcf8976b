//! What answers count for, and what a twin offers.

use std::fs;

use vigie_e2e::{Browser, Page, Practice, Profile, Site};
use xtask::project::Project;

#[test]
fn an_equivalent_or_unnecessary_measure_counts_once_it_is_justified() {
    let weights = Weights::of_the_essentials();
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    page.start(Practice::GROUP);
    page.link("Commencer : L’essentiel").click();
    page.says("Mesure 1 sur 22");

    page.answer("Mesure équivalente");
    page.says("sans elle, la réponse ne compte pas encore");
    standing_shows(&page, 0, "À justifier 1 Sans réponse 21");
    page.back();
    page.field("Que faites-vous à la place, et pourquoi est-ce aussi sûr ?")
        .type_in("Notre hébergeur s’en charge.");
    page.saved();
    let figure = weights.percent(&[1], &[]);
    standing_shows(&page, figure, "Mesure équivalente 1 Sans réponse 21");

    page.visit("#/measure/essential-02");
    page.answer("En place");
    page.visit("#/measure/essential-04");
    page.answer("Pas nécessaire");
    let counts = "En place 1 Mesure équivalente 1 À justifier 1 Sans réponse 19";
    let as_a_gap = weights.percent(&[1, 2], &[]);
    standing_shows(&page, as_a_gap, counts);

    page.back();
    let reason = page.field("Pourquoi n’est-ce pas nécessaire chez vous ?");
    reason.type_in("Je suis seul à me servir de cet ordinateur.");
    page.saved();
    let left_out = weights.percent(&[1, 2], &[4]);
    assert_ne!(left_out, as_a_gap, "the test would not see a difference");
    let with_reason = "En place 1 Mesure équivalente 1 Pas nécessaire 1 Sans réponse 19";
    standing_shows(&page, left_out, with_reason);

    // A reason of spaces is none.
    page.back();
    reason.type_in("   ");
    page.saved();
    standing_shows(&page, as_a_gap, counts);
    page.close();
}

#[test]
fn what_a_twin_answers_is_offered_and_not_forced() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    page.start(Practice::GROUP);
    page.visit("#/measure/local-23");
    page.heading(TWIN).seen();
    page.button("Reprendre cette réponse").gone();

    page.visit("#/measure/essential-01");
    page.answer("En partie");
    page.fold("Notes, preuve, qui et quand").click();
    page.field("Note").type_in("Chaque soir à 20 h");
    page.saved();

    page.visit("#/measure/local-23");
    page.says("Vous avez déjà répondu à la même question dans « L’essentiel » : En partie");
    page.meter("Réponses dans la liste : 0 sur").seen();
    page.button("Reprendre cette réponse").click();
    page.radio("En partie").is_chosen();
    page.meter("Réponses dans la liste : 1 sur").seen();
    page.button("Reprendre cette réponse").gone();

    // Nor is it forced the other way, or later.
    page.answer("En place");
    page.visit("#/measure/essential-01");
    page.radio("En partie").is_chosen();
    page.close();
}

fn standing_shows(page: &Page, percent: u32, counts: &str) {
    page.link("Bilan").click();
    page.says(&format!("{percent} % Couverture"));
    page.list("Réponses dans L’essentiel").reads(counts);
}

/// The weights of the essentials, as the catalogue has them.
struct Weights(Vec<u32>);

impl Weights {
    fn of_the_essentials() -> Self {
        let path = Project::here()
            .root()
            .join("locales/catalogue/essentials.toml");
        let text = fs::read_to_string(path).expect("the catalogue");
        let weights = text
            .lines()
            .filter_map(|line| line.strip_prefix("weight = ")?.parse().ok());
        Self(weights.collect())
    }

    /// The share that `covered` measures have of all but `unnecessary` ones,
    /// rounded down; measures are counted from 1.
    fn percent(&self, covered: &[usize], unnecessary: &[usize]) -> u32 {
        let sum = |numbers: &[usize]| numbers.iter().map(|number| self.0[number - 1]).sum::<u32>();
        sum(covered) * 100 / (self.0.iter().sum::<u32>() - sum(unnecessary))
    }
}

const TWIN: &str = "Sauvegarder régulièrement tous les dossiers";
