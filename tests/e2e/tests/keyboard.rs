//! Everything by keyboard.

use vigie_e2e::steps::PASSPHRASE;
use vigie_e2e::{Browser, Key, Profile, Site};

#[test]
fn from_the_first_screen_to_an_answer_without_a_mouse() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    page.heading("Protéger vos dossiers patient").seen();
    page.tab_to("link", "Commencer");
    page.press(Key::Enter);

    // The focus follows to the new page's heading, for those who listen.
    page.heading("Choisissez votre phrase de passe").has_focus();
    page.tab_to("textbox", "Phrase de passe");
    page.type_with_keyboard(PASSPHRASE);
    page.tab_to("textbox", "Encore une fois");
    page.type_with_keyboard(PASSPHRASE);
    page.press(Key::Enter);

    page.heading("Votre code de secours").seen();
    page.tab_to("checkbox", "J’ai imprimé ou recopié le code");
    page.press(Key::Space);
    page.tab_to("button", "Continuer");
    page.press(Key::Enter);

    page.heading("Votre cabinet").has_focus();
    page.tab_to("radio", "Sur les machines du cabinet");
    page.press(Key::Down);
    page.radio("Dans le cloud").is_chosen();
    page.press(Key::Down);
    page.radio("Les deux").is_chosen();
    page.tab_to("radio", "En solo");
    page.press(Key::Space);
    page.tab_to("radio", "Oui");
    page.press(Key::Space);
    page.tab_to("button", "Voir mes mesures");
    page.press(Key::Space);

    page.heading("Les mesures").has_focus();
    page.tab_to("link", "Commencer : L’essentiel");
    page.press(Key::Enter);
    page.heading("Sauvegarder régulièrement les données")
        .has_focus();
    page.tab_to("radio", "En place");
    page.press(Key::Space);
    page.press(Key::Down);
    page.radio("En partie").is_chosen();
    page.saved();
    page.meter("Réponses dans la liste : 1 sur 22").seen();
    page.tab_to("link", "Suivante");
    page.press(Key::Enter);
    page.says("Mesure 2 sur 22");
    page.close();
}

#[test]
fn the_first_tab_skips_to_the_content() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    page.heading("Protéger vos dossiers patient").seen();
    page.press(Key::Tab);
    page.link("Aller au contenu").has_focus();
    page.press(Key::Enter);
    page.heading("Protéger vos dossiers patient").has_focus();
    page.close();
}
