//! New secrets: another passphrase, another recovery code, new keys.

use std::path::PathBuf;

use serde_json::Value;
use vigie_e2e::steps::PASSPHRASE;
use vigie_e2e::{Browser, Key, Page, Practice, Profile, Site};

#[test]
fn another_passphrase_takes_the_place_of_the_old_one_and_only_of_that() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    let code = with_an_answer(&page);
    let before = page.stored();
    go_to(&page, "Changer la phrase de passe");
    page.field("Phrase de passe")
        .type_in("pas la bonne du tout");
    choose(&page, NEW);
    page.alert("Cette phrase de passe n’ouvre pas le coffre.")
        .seen();
    assert_eq!(page.stored(), before);

    page.field("Phrase de passe").type_in(PASSPHRASE);
    page.button("Changer la phrase de passe").click();
    page.status("La phrase de passe est changée.").seen();
    page.saved();
    let (old, new) = (slots(&before), slots(&page.stored()));
    for vault in &new {
        // Its slot is another one in every copy; the recovery slot is as it was.
        assert_ne!(recipient(vault, 0), recipient(&old[0], 0));
        assert_eq!(recipient(vault, 1), recipient(&old[0], 1));
        assert_eq!(recipient(vault, 0), recipient(&new[0], 0));
    }
    page.button("Verrouiller").click();
    page.unlock_with(PASSPHRASE);
    page.alert("Cette phrase de passe n’ouvre pas le coffre.")
        .seen();
    page.unlock_with(NEW);
    still_there(&page);

    page.button("Verrouiller").click();
    unlock_by_code(&page, &code);
    still_there(&page);
    page.close();
}

#[test]
fn who_has_forgotten_the_passphrase_chooses_another_with_the_recovery_code() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    let code = with_an_answer(&page);
    page.button("Verrouiller").click();
    unlock_by_code(&page, &code);
    go_to(&page, "Changer la phrase de passe");
    page.field("Phrase de passe").gone();
    choose(&page, NEW);
    page.status("La phrase de passe est changée.").seen();
    page.saved();
    page.button("Verrouiller").click();
    page.unlock_with(NEW);
    still_there(&page);
    page.close();
}

#[test]
fn the_old_recovery_code_holds_until_the_new_one_is_kept() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    let old = with_an_answer(&page);
    let before = page.stored();
    let refused = prepare(&page, "Nouveau code de secours", "Préparer un nouveau code");
    page.button("Garder l’ancien code").click();
    page.heading("Réglages").seen();
    assert_eq!(page.stored(), before);

    let new = prepare(&page, "Nouveau code de secours", "Préparer un nouveau code");
    page.says("Cabinet des Tilleuls");
    page.keep_recovery_code();
    page.status("Le nouveau code de secours est en place.")
        .seen();
    page.saved();
    page.button("Verrouiller").click();
    for gone in [&old, &refused] {
        try_code(&page, gone);
        page.alert("Ce code n’ouvre pas ce coffre.").seen();
    }
    try_code(&page, &new);
    still_there(&page);
    page.close();
}

#[test]
fn with_new_keys_the_vault_is_another_and_old_files_still_open() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    let old = with_an_answer(&page);
    page.link("Fichier").click();
    page.button("Exporter le fichier").click();
    let file: PathBuf = page.download();
    page.saved();
    let before = page.stored();
    let new = prepare(&page, "Nouvelles clés", "Préparer de nouvelles clés");
    assert_eq!(page.stored(), before);
    page.keep_recovery_code();
    page.status("Le coffre a de nouvelles clés.").seen();
    page.saved();
    // Nothing of the old keyring is left in any copy.
    let old_vaults = slots(&before);
    for vault in slots(&page.stored()) {
        assert_ne!(
            vault["keyring"]["ciphertext"],
            old_vaults[0]["keyring"]["ciphertext"]
        );
        assert_ne!(recipient(&vault, 0), recipient(&old_vaults[0], 0));
        assert_ne!(recipient(&vault, 1), recipient(&old_vaults[0], 1));
    }

    page.button("Verrouiller").click();
    try_code_after_choosing_it(&page, &old);
    page.alert("Ce code n’ouvre pas ce coffre.").seen();
    try_code(&page, &new);
    still_there(&page);

    page.link("Fichier").click();
    page.field("Choisir un fichier de progression")
        .choose_file(&file);
    page.button("Utiliser le code de secours").click();
    page.field("Code de secours").type_in(&old);
    page.button("Ouvrir le fichier").click();
    page.button("Remplacer par le fichier").seen();
    page.close();
}

/// A vault with one answer; its recovery code.
fn with_an_answer(page: &Page) -> String {
    let code = page.start(Practice::GROUP);
    page.visit(MEASURE);
    page.answer("En partie");
    code
}

fn still_there(page: &Page) {
    page.button("Verrouiller").seen();
    page.visit(MEASURE);
    page.radio("En partie").is_chosen();
}

fn go_to(page: &Page, what: &str) {
    page.link("Réglages").click();
    page.link(what).click();
    page.heading(what).seen();
}

fn choose(page: &Page, passphrase: &str) {
    page.choose_ones_own();
    page.field("Nouvelle phrase de passe").type_in(passphrase);
    page.field("Encore une fois").type_in(passphrase);
    page.button("Changer la phrase de passe").click();
}

/// Prepares a new recovery code; it is on screen.
fn prepare(page: &Page, what: &str, button: &str) -> String {
    go_to(page, what);
    page.field("Phrase de passe").type_in(PASSPHRASE);
    page.button(button).click();
    page.heading("Votre code de secours").seen();
    page.reading("Code de secours").text()
}

fn unlock_by_code(page: &Page, code: &str) {
    try_code_after_choosing_it(page, code);
    page.button("Verrouiller").seen();
}

fn try_code_after_choosing_it(page: &Page, code: &str) {
    page.button("Utiliser le code de secours").click();
    page.field("Code de secours").type_in(code);
    page.button("Déverrouiller").click();
}

fn try_code(page: &Page, code: &str) {
    page.heading("Déverrouiller").seen();
    if page.words().contains("Utiliser le code de secours") {
        page.button("Utiliser le code de secours").click();
    }
    page.field("Code de secours").type_in(code);
    page.button("Déverrouiller").click();
}

/// The vaults in all copies of both slots.
fn slots(stored: &Value) -> Vec<Value> {
    let stored = stored.as_object().unwrap();
    let vaults: Vec<Value> = stored
        .values()
        .filter_map(|text| serde_json::from_str(text.as_str()?).ok())
        .filter(|vault: &Value| vault["format"] == "vigie")
        .collect();
    assert_eq!(vaults.len(), 4, "two slots, each kept twice");
    vaults
}

fn recipient(vault: &Value, place: usize) -> &Value {
    &vault["keyring"]["recipients"][place]
}

const MEASURE: &str = "#/measure/essential-02";
const NEW: &str = "cinq autres mots bien choisis";

/// What was printed and does not count is said not to, however the page was left.
#[test]
fn a_code_that_was_shown_and_does_not_count_is_said_not_to() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    let old = with_an_answer(&page);
    let void = "Le code de secours que vous prépariez ne compte pas";
    let mut shown = Vec::new();

    // Who prints has more time than the lock's five minutes, but not for ever.
    shown.push(prepare(
        &page,
        "Nouveau code de secours",
        "Préparer un nouveau code",
    ));
    page.sleeps_for(15);
    page.press(Key::Tab);
    page.heading("Votre code de secours").seen();
    page.sleeps_for(21);
    page.heading("Déverrouiller").seen();
    page.status(void).seen();

    page.unlock();
    page.visit("#/");
    shown.push(prepare(
        &page,
        "Nouveau code de secours",
        "Préparer un nouveau code",
    ));
    page.button("Verrouiller").click();
    page.status(void).seen();
    for gone in &shown {
        assert!(
            !page.source().contains(gone.as_str()),
            "{gone} is still there"
        );
        try_code(&page, gone);
        page.alert("Ce code n’ouvre pas ce coffre.").seen();
    }
    try_code(&page, &old);
    still_there(&page);
    page.close();
}
