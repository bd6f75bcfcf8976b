//! Two tabs of one browser: one writes, the other follows.

use vigie_e2e::steps::PASSPHRASE;
use vigie_e2e::{Browser, Page, Practice, Profile, Site};

#[test]
fn a_second_tab_follows_until_it_is_told_to_write() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    at_the_measure(&page);
    page.answer("En partie");
    page.in_another_tab(|page| {
        page.unlock();
        page.status(FOLLOWS).seen();
        page.visit(MEASURE);
        page.radio("En partie").is_chosen().is_unusable();
        page.button("Travailler ici").click();
        page.radio("En partie").is_usable();
        page.status(FOLLOWS).gone();
        page.answer("En place");
    });
    // Nothing has been loaded anew here. The other tab is gone, so it is this
    // one's turn again by itself.
    page.radio("En place").is_chosen().is_usable();
    page.status(FOLLOWS).gone();
    page.answer("Pas encore");
    page.reload();
    page.unlock();
    page.radio("Pas encore").is_chosen();
    page.close();
}

#[test]
fn what_was_typed_a_moment_ago_is_stored_before_another_tab_writes() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    at_the_measure(&page);
    page.answer("En partie");
    page.fold("Notes, preuve, qui et quand").click();
    page.in_another_tab(|page| {
        page.unlock();
        page.visit(MEASURE);
        page.status(FOLLOWS).seen();
    });
    page.field("Note").type_in("Le disque bleu");
    page.in_another_tab(|page| {
        page.unlock();
        page.visit(MEASURE);
        page.button("Travailler ici").click();
        page.status(FOLLOWS).gone();
        page.field("Note").holds("Le disque bleu");
    });
    page.close();
}

#[test]
fn a_following_tab_shows_what_changes_as_it_changes() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    at_the_measure(&page);
    page.answer("En partie");
    page.in_another_tab(|follower| {
        follower.unlock();
        follower.visit(MEASURE);
        follower.radio("En partie").is_chosen().is_unusable();
        follower.in_another_tab(|writer| {
            writer.unlock();
            writer.visit(MEASURE);
            writer.button("Travailler ici").click();
            writer.status(FOLLOWS).gone();
            writer.answer("Pas encore");
        });
        follower.radio("Pas encore").is_chosen();
    });
    page.close();
}

#[test]
fn a_tab_that_does_not_answer_has_the_turn_taken_from_it() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile)
        .before("BroadcastChannel.prototype.postMessage = () => {};")
        .open(&site);
    at_the_measure(&page);
    page.answer("En partie");
    page.in_another_tab(|page| {
        page.unlock();
        page.visit(MEASURE);
        page.button("Travailler ici").click();
        page.status(FOLLOWS).gone();
        page.answer("En place");
    });
    page.radio("En place").is_chosen();
    page.close();
}

#[test]
fn without_locks_nothing_is_overwritten_and_both_are_brought_together() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile)
        .before("delete Navigator.prototype.locks;")
        .open(&site);
    at_the_measure(&page);
    page.answer("En partie");
    page.in_another_tab(|page| {
        page.unlock();
        page.visit(MEASURE);
        page.answer("En place");
        page.visit("#/measure/essential-03");
        page.answer("Je ne sais pas");
    });
    page.radio("En partie").is_chosen();
    let before = page.stored();
    page.radio("Pas encore").choose();
    page.alert("votre coffre a été modifié dans un autre onglet")
        .seen();
    page.status("Enregistré").gone();
    assert_eq!(page.stored(), before);

    page.button("Réunir les deux versions").click();
    page.status("Les deux versions sont réunies.").seen();
    page.saved();
    page.radio("Pas encore").is_chosen();
    page.fold("Autres réponses (une)").click();
    page.says("En place");
    page.visit("#/measure/essential-03");
    page.radio("Je ne sais pas").is_chosen();

    page.visit(MEASURE);
    page.reload();
    page.unlock();
    page.radio("Pas encore").is_chosen();
    page.fold("Autres réponses (une)").click();
    page.button("Reprendre cette réponse").click();
    page.radio("En place").is_chosen();
    page.saved();
    page.close();
}

#[test]
fn locking_one_tab_locks_all_and_erasing_empties_all() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    at_the_measure(&page);
    page.answer("En partie");
    page.in_another_tab(|page| {
        page.unlock();
        page.status(FOLLOWS).seen();
        page.button("Verrouiller").click();
        page.heading("Déverrouiller").seen();
    });
    page.unlock();
    page.radio("En partie").is_chosen();
    page.in_another_tab(|page| {
        page.fold("Pas votre coffre, ou tout oublié ?").click();
        page.link("Effacer et recommencer").click();
        page.checkbox("Oui, effacer mon coffre et mes réglages")
            .tick();
        page.button("Effacer définitivement").click();
        page.link("Commencer").seen();
    });
    page.status("Le coffre de ce navigateur a été effacé dans un autre onglet.")
        .seen();
    page.link("Commencer").seen();
    assert_eq!(page.stored(), serde_json::json!({}));
    page.close();
}

#[test]
fn of_two_vaults_made_at_once_the_first_stays() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    page.link("Commencer").click();
    page.choose_passphrase();
    page.in_another_tab(|page| {
        page.link("Commencer").click();
        page.choose_ones_own();
        page.field("Phrase de passe")
            .type_in("cinq autres mots ici même");
        page.field("Encore une fois")
            .type_in("cinq autres mots ici même");
        page.button("Créer mon coffre").click();
        page.heading("Votre code de secours").seen();
        page.keep_recovery_code();
        page.heading("Votre cabinet").seen();
        page.saved();
    });
    let before = page.stored();
    page.keep_recovery_code();
    page.status("Un coffre a été créé entre-temps dans un autre onglet.")
        .seen();
    assert_eq!(page.stored(), before);
    page.unlock_with(PASSPHRASE);
    page.alert("Cette phrase de passe n’ouvre pas le coffre.")
        .seen();
    page.unlock_with("cinq autres mots ici même");
    page.heading("Votre cabinet").seen();
    page.close();
}

fn at_the_measure(page: &Page) {
    page.start(Practice::GROUP);
    page.visit(MEASURE);
    page.radio("En partie").is_usable();
}

const MEASURE: &str = "#/measure/essential-02";
const FOLLOWS: &str = "Vigie est ouverte dans un autre onglet";
