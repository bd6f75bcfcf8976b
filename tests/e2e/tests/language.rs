//! The languages of the page.

use vigie_e2e::engine::{Ability, can};
use vigie_e2e::{Browser, Practice, Profile, Site};

#[test]
fn switching_the_language_keeps_the_place() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    page.start(Practice::GROUP);
    assert_eq!(page.language(), "fr");
    page.visit("#/measure/essential-02");
    page.answer("En partie");
    page.combobox("Langue").pick("English");

    page.link("Overview").seen();
    // Whoever chooses by keyboard may want to choose again.
    page.combobox("Language").has_focus();
    page.radio("Partly").is_chosen();
    assert_eq!(page.language(), "en");
    assert_eq!(page.place(), "#/measure/essential-02");
    page.heading("Keep a backup in a safe place, away from the practice")
        .seen();

    // It is remembered, and kept for offline use.
    page.is_kept_for_offline_use();
    page.reload();
    page.heading("Unlock").seen();
    page.combobox("Language").pick("Français");
    page.unlock();
    page.radio("En partie").is_chosen();
    assert_eq!(page.language(), "fr");
    page.close();
}

#[test]
fn what_was_typed_outlives_a_change_of_language() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    page.link("Commencer").click();
    page.choose_ones_own();
    page.field("Phrase de passe").type_in("à moitié tap");
    page.combobox("Langue").pick("English");
    page.field("Passphrase").holds("à moitié tap");
    page.close();
}

#[test]
fn what_was_typed_does_not_come_back_on_another_page() {
    let mut site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    page.start(Practice::SOLO);
    page.is_kept_for_offline_use();
    page.visit("#/recovery-code");
    page.field("Phrase de passe").type_in("à moitié tap");
    site.stop();
    page.combobox("Langue").pick("English");
    page.says("Des textes n’ont pas pu être chargés.");
    page.button("Verrouiller").click();
    page.heading("Déverrouiller").seen();
    page.field("Phrase de passe").holds("");
    // What was remembered is put back a moment after the page is drawn.
    page.script("return new Promise((done) => setTimeout(done, 100))");
    page.field("Phrase de passe").holds("");
}

#[test]
fn the_browsers_preference_decides_at_first() {
    let site = Site::served();
    for (languages, language) in [
        ("en-GB,en,fr", "en"),
        ("fr-BE,en", "fr"),
        ("nl-BE,nl,fr", "nl"),
        ("de-BE,fr", "de"),
        ("pt,en", "en"),
        ("pt", "fr"),
    ] {
        if languages == "pt,en" && !can(Ability::SecondLanguage) {
            continue;
        }
        let profile = Profile::fresh();
        let page = Browser::with(&profile).languages(languages).open(&site);
        page.heading(match language {
            "nl" => "Bescherm uw patiëntendossiers, ook als u geen informaticus bent",
            "de" => "Patientenakten schützen, auch ohne IT-Kenntnisse",
            "en" => "Protect your patient files, without being an IT expert",
            _ => "Protéger vos dossiers patient, sans être informaticien",
        })
        .seen();
        assert_eq!(page.language(), language, "{languages}");
        page.close();
    }
}
