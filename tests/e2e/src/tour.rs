//! A walk past every screen.

use crate::page::Page;
use crate::steps::Practice;

/// Shows every screen, from the first one to the locked vault, and has `look`
/// look at each, by the name that is given.
pub fn tour(page: &Page, mut look: impl FnMut(&str)) {
    let mut visit = |place: &str, heading: &str| {
        page.visit(place);
        page.heading(heading).seen();
        look(place);
    };
    for (place, heading) in OPEN_TO_ALL {
        visit(place, heading);
    }
    page.visit("#/new");
    page.choose_passphrase();
    visit("#/new", "Votre code de secours");
    page.keep_recovery_code();
    visit("#/profile", "Votre cabinet");
    page.describe(Practice::GROUP);
    visit("#/", "Où en est « Cabinet des Tilleuls »");
    visit("#/measure/cloud-05", "Exiger une double authentification");
    page.visit("#/measure/essential-01");
    page.answer("Mesure équivalente");
    page.visit("#/measure/essential-02");
    page.answer("Pas encore");
    for (place, heading) in OF_A_VAULT {
        visit(place, heading);
    }
    page.button("Verrouiller").click();
    visit("#/", "Déverrouiller");
}

/// Places and their headings before there is a vault.
pub const OPEN_TO_ALL: [(&str, &str); 10] = [
    ("#/", "Protéger vos dossiers patient"),
    ("#/new", "Choisissez votre phrase de passe"),
    ("#/file", "Fichier de progression"),
    ("#/tools", "Aide-mémoire"),
    ("#/tools/passwords", "Choisir et garder ses mots de passe"),
    ("#/tools/doubt", "Un mail, un SMS ou un site douteux ?"),
    ("#/tools/wifi", "Deux réseaux Wi-Fi, une affiche"),
    ("#/password", "Essayer un mot de passe"),
    ("#/glossary", "Glossaire"),
    ("#/about", "À propos de Vigie"),
];

/// The same with an open vault and some answers.
pub const OF_A_VAULT: [(&str, &str); 14] = [
    ("#/lists", "Les mesures"),
    ("#/list/cloud", "Dossiers hébergés dans le cloud"),
    (
        "#/measure/essential-01",
        "Sauvegarder régulièrement les données",
    ),
    ("#/done/essentials", "Vous avez parcouru « L’essentiel »"),
    ("#/", "Où en est « Cabinet des Tilleuls »"),
    ("#/next", "À faire, dans l’ordre"),
    ("#/report", "Bilan de sécurité des dossiers patient"),
    ("#/file", "Fichier de progression"),
    ("#/settings", "Réglages"),
    ("#/passphrase", "Changer la phrase de passe"),
    ("#/recovery-code", "Nouveau code de secours"),
    ("#/new-keys", "Nouvelles clés"),
    ("#/erase", "Tout effacer"),
    ("#/nowhere", "Cette page n’existe pas"),
];
