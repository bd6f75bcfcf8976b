//! Walking through the measures: by single keys, with what an answer changes
//! in view and a way back.

use vigie_e2e::{Browser, Key, Page, Practice, Profile, Site};

const FIRST: &str = "Sauvegarder régulièrement les données";
const SECOND: &str = "Garder une sauvegarde en lieu sûr, hors du cabinet";

#[test]
fn single_keys_answer_and_go_on() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    first_measure(&page);

    page.type_with_keyboard("2");
    page.radio("En partie").is_chosen();
    page.type_with_keyboard("5");
    page.radio("Mesure équivalente").is_chosen();
    page.type_with_keyboard("u");
    page.radio("En partie").is_chosen();
    page.type_with_keyboard("n");
    page.heading(SECOND).has_focus();
    page.type_with_keyboard("1");
    page.radio("En place").is_chosen();
    page.type_with_keyboard("p");
    page.heading(FIRST).has_focus();
    page.radio("En partie").is_chosen();
    // There is nothing before the first, and no seventh answer.
    page.type_with_keyboard("p7");
    page.heading(FIRST).has_focus();
    page.radio("En partie").is_chosen();
    page.saved();
    page.close();
}

#[test]
fn a_digit_counts_by_its_place_on_the_keyboard() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    first_measure(&page);
    // A Belgian keyboard has digits above other signs, with Shift.
    page.press_together(&[Key::Shift], '3');
    page.radio("Pas encore").is_chosen();
    page.close();
}

#[test]
fn keys_are_shown_on_request_and_can_be_switched_off() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    first_measure(&page);

    page.says_nothing_of("Montrer ou cacher ces touches");
    page.type_with_keyboard("?");
    page.says("Montrer ou cacher ces touches");
    page.type_with_keyboard("?");
    page.says_nothing_of("Montrer ou cacher ces touches");

    page.button("Touches du clavier").click();
    page.checkbox("Utiliser ces touches").click();
    page.type_with_keyboard("?1n");
    page.says("Montrer ou cacher ces touches");
    page.heading(FIRST).seen();
    page.meter("Réponses dans la liste : 0 sur 22").seen();

    // That lasts, and has its place in the settings.
    page.reload();
    page.unlock();
    page.heading(FIRST).seen();
    page.type_with_keyboard("1n");
    page.heading(FIRST).seen();
    page.meter("Réponses dans la liste : 0 sur 22").seen();
    page.link("Réglages").click();
    page.checkbox("Utiliser ces touches").tick();
    page.back();
    page.heading(FIRST).seen();
    page.type_with_keyboard("1");
    page.radio("En place").is_chosen();
    page.saved();
    page.close();
}

#[test]
fn what_is_typed_answers_nothing() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    first_measure(&page);
    page.fold("Notes, preuve, qui et quand").click();
    page.field("Note")
        .type_in("1 copie par nuit, une autre ailleurs ?");
    page.field("Note")
        .holds("1 copie par nuit, une autre ailleurs ?");
    page.heading(FIRST).seen();
    page.meter("Réponses dans la liste : 0 sur 22").seen();
    page.close();
}

#[test]
fn an_answer_says_what_it_changes_and_can_be_undone() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    first_measure(&page);
    page.button("Annuler ce changement").gone();

    page.answer("En place");
    page.status("Noté : En place.").seen();
    page.status("La couverture de la liste passe de 0 % à")
        .seen();
    // A first answer is cleared, not undone.
    page.button("Annuler ce changement").gone();

    page.answer("Pas encore");
    page.status("Noté : Pas encore, au lieu de « En place ».")
        .seen();
    page.button("Annuler ce changement").click();
    page.radio("En place").is_chosen();
    page.radio("En place").has_focus();
    page.status("Noté : En place, au lieu de « Pas encore ».")
        .seen();
    page.saved();

    page.button("Effacer la réponse").click();
    page.status("Noté : Sans réponse, au lieu de « En place ».")
        .seen();
    page.radio("En place").has_focus();
    page.button("Annuler ce changement").click();
    page.radio("En place").is_chosen();
    page.close();
}

#[test]
fn the_coverage_by_category_is_a_table() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    first_measure(&page);
    page.answer("En place");
    page.link("Bilan").click();
    page.table("L’essentiel").reads(
        "L’essentiel Catégorie Réponses Couverture \
         Ne pas perdre les données 1 sur 3 38 % \
         Savoir qui accède aux données 0 sur 8 0 % \
         Garder un matériel et un réseau sûrs 0 sur 11 0 %",
    );
    // It goes on where one was.
    page.link("Reprendre : L’essentiel").click();
    page.heading(SECOND).has_focus();
    page.close();
}

fn first_measure(page: &Page) {
    page.start(Practice::GROUP);
    page.link("Commencer : L’essentiel").click();
    page.heading(FIRST).has_focus();
}
