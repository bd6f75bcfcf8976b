//! The lock that closes by itself, by the wall clock.

use vigie_e2e::steps::PASSPHRASE;
use vigie_e2e::{Browser, Key, Page, Practice, Profile, Site};

#[test]
fn after_five_minutes_it_locks_and_leads_back_to_the_same_measure() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    at_a_measure_with_a_note(&page);
    page.sleeps_for(6);
    page.heading("Déverrouiller").seen();
    page.status("Vigie s’est verrouillée faute d’activité (délai : 5 min).")
        .seen();
    let left = page.source();
    for secret in [NOTE, "Cabinet des Tilleuls", "essential-02"] {
        assert!(!left.contains(secret), "«{secret}» is still in the page");
    }
    page.unlock();
    page.heading(MEASURE).seen();
    page.radio("En partie").is_chosen();
    page.field("Note").holds(NOTE);
    page.close();
}

#[test]
fn the_first_touch_after_a_sleep_comes_too_late() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    at_a_measure_with_a_note(&page);
    page.sleeps_for(6);
    page.press(Key::Tab);
    page.heading("Déverrouiller").seen();
    assert!(!page.source().contains(NOTE));
    page.close();
}

#[test]
fn twenty_minutes_can_be_chosen_and_activity_starts_them_anew() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    at_a_measure_with_a_note(&page);
    page.link("Réglages").click();
    page.combobox("Sans activité, verrouiller après")
        .pick("20 minutes");
    page.saved();
    for _ in 0..2 {
        page.sleeps_for(19);
        // Were the time up, this very key would lock the page.
        page.press(Key::Tab);
        assert!(
            page.words().contains("Verrouillage automatique"),
            "locked too early"
        );
    }
    page.sleeps_for(21);
    page.status("Vigie s’est verrouillée faute d’activité (délai : 20 min).")
        .seen();
    page.unlock();
    page.combobox("Sans activité, verrouiller après")
        .holds("20");
    page.close();
}

#[test]
fn an_hour_away_is_too_long_whatever_was_chosen() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    at_a_measure_with_a_note(&page);
    page.link("Réglages").click();
    // Every minute that the source documents allow, and no other.
    let choices = page.combobox("Sans activité, verrouiller après").text();
    for minutes in 1..=20 {
        assert!(choices.contains(&format!("{minutes} minute")), "{minutes}");
    }
    assert!(!choices.contains("21 minutes") && !choices.contains("0 minute sans"));
    page.combobox("Sans activité, verrouiller après")
        .pick("17 minutes");
    page.saved();
    page.sleeps_for(60);
    page.status("Vigie s’est verrouillée faute d’activité (délai : 17 min).")
        .seen();
    page.close();
}

#[test]
fn a_key_locks_every_page_and_what_was_just_typed_is_there_again() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    at_a_measure_with_a_note(&page);
    // No time to save by itself between the last letter and the lock.
    page.field("Note").type_in("Le disque vert est chez Luc");
    page.press_together(&[Key::Alt, Key::Shift], 'L');
    page.heading("Déverrouiller").seen();
    assert!(!page.source().contains("Luc"));
    page.unlock();
    page.heading(MEASURE).seen();
    page.field("Note").holds("Le disque vert est chez Luc");
    for place in [
        "#/lists",
        "#/next",
        "#/file",
        "#/settings",
        "#/tools",
        "#/about",
    ] {
        page.visit(place);
        page.button("Verrouiller").seen();
        page.press_together(&[Key::Alt, Key::Shift], 'L');
        page.button("Verrouiller").gone();
        page.visit("#/");
        page.unlock();
        page.button("Verrouiller").seen();
    }
    page.close();
}

fn at_a_measure_with_a_note(page: &Page) {
    page.start(Practice::GROUP);
    page.visit("#/measure/essential-02");
    page.heading(MEASURE).seen();
    page.answer("En partie");
    page.fold("Notes, preuve, qui et quand").click();
    page.field("Note").type_in(NOTE);
    page.saved();
}

const MEASURE: &str = "Garder une sauvegarde en lieu sûr, hors du cabinet";
const NOTE: &str = "Le disque bleu est chez Nadia";

/// The lock is there for whatever is readable, not for an open vault alone.
#[test]
fn an_opened_file_is_put_away_by_time_and_by_the_lock() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    page.start(Practice::GROUP);
    page.link("Fichier").click();
    page.button("Exporter le fichier").click();
    let file = page.download();
    page.saved();
    page.button("Verrouiller").click();
    // The page is drawn anew, without the part for an open vault.
    page.button("Exporter le fichier").gone();
    let compare = "Remplacer ce qui est ici ?";
    let open = || {
        page.field("Choisir un fichier de progression")
            .choose_file(&file);
        page.field("Phrase de passe").type_in(PASSPHRASE);
        page.button("Ouvrir le fichier").click();
        page.heading(compare).seen();
    };
    open();
    page.sleeps_for(6);
    page.heading(compare).gone();
    assert!(!page.source().contains("Tilleuls"));

    open();
    page.press_together(&[Key::Alt, Key::Shift], 'L');
    page.heading(compare).gone();

    // What is typed into a secret field goes as well.
    page.visit("#/");
    page.field("Phrase de passe").type_in(PASSPHRASE);
    page.sleeps_for(6);
    page.press(Key::Tab);
    page.field("Phrase de passe").holds("");
    page.close();
}
