//! From 320 pixels up, nothing has to be moved sideways to be read.

use vigie_e2e::{Browser, Page, Practice, Profile, Site};

#[test]
fn every_screen_fits_a_narrow_window() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).size(320, 640).open(&site);
    for (place, heading) in [
        ("#/", "Protéger vos dossiers patient"),
        ("#/new", "Choisissez votre phrase de passe"),
        ("#/tools", "Aide-mémoire"),
        ("#/tools/passwords", "Choisir et garder ses mots de passe"),
        ("#/tools/doubt", "Un mail, un SMS ou un site douteux ?"),
        ("#/tools/wifi", "Deux réseaux Wi-Fi, une affiche"),
        ("#/password", "Essayer un mot de passe"),
        ("#/about", "À propos de Vigie"),
    ] {
        fits(&page, place, heading);
    }
    page.visit("#/new");
    page.choose_passphrase();
    fits(&page, "#/new", "Votre code de secours");
    page.keep_recovery_code();
    page.describe(Practice::GROUP);
    page.visit("#/measure/essential-01");
    page.answer("Mesure équivalente");
    for (place, heading) in [
        ("#/profile", "Votre cabinet"),
        ("#/lists", "Les mesures"),
        ("#/list/cloud", "Dossiers hébergés dans le cloud"),
        (
            "#/measure/essential-01",
            "Sauvegarder régulièrement les données",
        ),
        ("#/", "Où en est « Cabinet des Tilleuls »"),
        ("#/next", "À faire, dans l’ordre"),
        ("#/report", "Bilan de sécurité des dossiers patient"),
        ("#/file", "Fichier de progression"),
        ("#/settings", "Réglages"),
        ("#/erase", "Tout effacer"),
    ] {
        fits(&page, place, heading);
    }
    page.button("Verrouiller").click();
    fits(&page, "#/", "Déverrouiller");
    page.close();
}

fn fits(page: &Page, place: &str, heading: &str) {
    page.visit(place);
    page.heading(heading).seen();
    let script = "return document.documentElement.scrollWidth - innerWidth";
    let beyond = page.script(script).as_i64();
    assert!(
        beyond <= Some(0),
        "{place} is {beyond:?} pixels wider than its window"
    );
}
