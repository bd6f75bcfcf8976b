//! What the profile decides, where addresses lead, and erasing it all.

use serde_json::json;
use vigie_e2e::{Browser, Practice, Profile, Site};

#[test]
fn what_the_profile_leaves_out_is_shown_and_can_be_brought_back() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    page.make_vault();
    page.heading("Votre cabinet").seen();
    page.button("Voir mes mesures").click();
    page.alert("Répondez encore à : Où sont vos dossiers patient ?")
        .seen();
    page.describe(Practice::SOLO);

    page.says("Vos dossiers ne sont pas sur les machines du cabinet.");
    page.link(&format!("Commencer : {LOCAL}")).gone();
    page.button(&format!("Remettre : {LOCAL}")).click();
    page.says("Remis à votre demande.");
    page.link(&format!("Commencer : {LOCAL}")).seen();
    page.button(&format!("Laisser de côté : {LOCAL}")).click();
    page.link(&format!("Commencer : {LOCAL}")).gone();

    page.link(&format!("Voir toute la liste : {CLOUD}")).click();
    page.heading("Laissé de côté").seen();
    page.says("Vous travaillez seul et personne d’autre n’a accès.");
    page.says("Vous n’êtes pas en cabinet de groupe.");
    page.link(TEAM).gone();
    page.button(&format!("Remettre : {TEAM}")).click();
    page.link(TEAM).seen();
    page.button(&format!("Laisser de côté : {TEAM}")).seen();
    page.saved();

    // It is part of what is saved.
    page.reload();
    page.unlock();
    page.link(TEAM).seen();
    page.button(&format!("Laisser de côté : {TEAM}")).click();
    page.link(TEAM).gone();
    page.close();
}

#[test]
fn an_unknown_address_leads_back() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    for address in ["#/nulle-part", "#/measure/local-99", "#n'importe quoi"] {
        page.visit(address);
        page.heading("Cette page n’existe pas").seen();
        page.link("Revenir au début").click();
        page.heading("Protéger vos dossiers patient").seen();
    }
    page.close();
}

#[test]
fn erasing_everything_takes_a_confirmation() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    page.start(Practice::SOLO);
    page.link("Commencer : L’essentiel").click();
    page.answer("En place");
    let before = page.stored();
    page.link("Réglages").click();
    page.link("Tout effacer…").click();
    page.says("votre coffre (1 réponse)");
    page.button("Effacer définitivement").is_unusable();
    page.link("Annuler").click();
    page.heading("Où vous en êtes").seen();
    assert_eq!(page.stored(), before);

    page.visit("#/erase");
    page.checkbox("Oui, effacer mon coffre et mes réglages")
        .tick();
    page.button("Effacer définitivement").click();
    page.heading("Protéger vos dossiers patient").seen();
    assert_eq!(page.stored(), json!({}));
    page.reload();
    page.heading("Protéger vos dossiers patient").seen();
    page.close();
}

#[test]
fn whoever_has_forgotten_everything_can_erase_and_start_again() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    page.start(Practice::SOLO);
    page.button("Verrouiller").click();
    page.fold("Pas votre coffre, ou tout oublié ?").click();
    page.link("Effacer et recommencer").click();
    page.checkbox("Oui, effacer mon coffre et mes réglages")
        .tick();
    page.button("Effacer définitivement").click();
    page.start(Practice::SOLO);
    page.close();
}

const LOCAL: &str = "Dossiers hébergés au cabinet";
const CLOUD: &str = "Dossiers hébergés dans le cloud";
const TEAM: &str = "Informer et sensibiliser toutes les personnes qui accèdent aux données";
