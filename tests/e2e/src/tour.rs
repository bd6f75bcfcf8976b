//! One walk past every screen, for whatever looks at all of them.

use serde_json::json;
use xtask::project::Project;

use crate::page::Page;
use crate::steps::{PASSPHRASE, Practice};

/// A screen that has an address: its name, the address and its heading.
pub type Place = (&'static str, &'static str, &'static str);

/// Shows every screen, from the first one to the locked vault, with the states
/// that a screen can be in where they look different, and has `look` look at
/// each, by its name. One of them is in a tab of its own, whose window has the
/// browser's own size: whoever needs another one sets it at each screen.
///
/// It ends at the locked vault.
pub fn tour(page: &Page, mut look: impl FnMut(&str)) {
    let mut look = |screen: &str| {
        page.says_nothing_of("Enregistrement…");
        look(screen);
    };
    without_a_vault(page, &mut look);
    a_new_vault(page, &mut look);
    answers(page, &mut look);
    visit_all(page, &OF_A_VAULT, &mut look);
    the_file(page, &mut look);
    another_tab(page, &mut look);
    locked(page, &mut look);
}

/// As [`tour`], and the places of [`OPEN_TO_ALL`] and [`OF_A_VAULT`] in the other
/// languages too, which are named behind the screen's name. It ends at an open
/// vault.
pub fn tour_in_every_language(page: &Page, mut look: impl FnMut(&str)) {
    in_other_languages(page, &OPEN_TO_ALL, |language, screen| {
        look(&format!("{screen} ({language})"));
    });
    tour(page, &mut look);
    page.unlock();
    in_other_languages(page, &OF_A_VAULT, |language, screen| {
        look(&format!("{screen} ({language})"));
    });
}

/// Shows these places in the three languages that are not French, and has
/// `look` look at each, by the language and its name. The page is in French
/// before and after.
pub fn in_other_languages(page: &Page, places: &[Place], mut look: impl FnMut(&str, &str)) {
    for (switch, tag, language) in [
        ("Langue", "nl", "Nederlands"),
        ("Taal", "de", "Deutsch"),
        ("Sprache", "en", "English"),
    ] {
        page.combobox(switch).pick(language);
        page.combobox(switch).gone();
        for (screen, place, _) in places {
            turn_to(page, place);
            look(tag, screen);
        }
    }
    page.combobox("Language").pick("Français");
    page.combobox("Langue").seen();
}

/// Goes to a place and waits until the page has turned to it, in whatever
/// language.
pub fn turn_to(page: &Page, place: &str) {
    let is_same = |a: &str, b: &str| a.trim_matches(['#', '/']) == b.trim_matches(['#', '/']);
    if is_same(&page.place(), place) {
        return;
    }
    page.script("document.querySelector('h1').dataset.left = ''");
    page.visit(place);
    page.eventually("another page", || {
        let turned =
            page.script("return document.querySelectorAll('h1:not([data-left])').length > 0");
        if turned == json!(true) {
            Ok(())
        } else {
            Err(page.title())
        }
    });
}

/// What looks at a screen, by its name.
type Look<'look> = &'look mut dyn FnMut(&str);

fn visit_all(page: &Page, places: &[Place], look: Look) {
    for (screen, place, heading) in places {
        page.visit(place);
        page.heading(heading).seen();
        look(screen);
    }
}

fn without_a_vault(page: &Page, look: Look) {
    visit_all(page, &OPEN_TO_ALL, look);
    page.visit("#/password");
    page.field("Mot de passe à essayer")
        .type_in("Kinesitherapie1");
    page.status("Solidité faible").seen();
    look("password-judged");
}

fn a_new_vault(page: &Page, look: Look) {
    page.visit("#/new");
    page.choose_ones_own();
    page.field("Phrase de passe").type_in(PASSPHRASE);
    page.status("Excellente solidité").seen();
    page.field("Encore une fois")
        .type_in("une tout autre phrase");
    page.button("Créer mon coffre").click();
    page.alert("Les deux phrases ne sont pas les mêmes").seen();
    look("create-error");
    page.retype_passphrase();
    look("recovery");
    page.keep_recovery_code();
    page.heading("Votre cabinet").seen();
    look("profile");
    page.button("Voir mes mesures").click();
    page.alert("Répondez encore à").seen();
    look("profile-error");
    page.describe(Practice::GROUP);
    look("lists");
}

fn answers(page: &Page, look: Look) {
    page.link("Commencer : L’essentiel").click();
    page.says("Mesure 1 sur 22");
    look("measure");
    for number in 1..=9 {
        page.says(&format!("Mesure {number} sur 22"));
        page.answer(["Pas encore", "En place", "En partie"][number % 3]);
        page.link("Suivante").click();
    }
    page.says("Mesure 10 sur 22");
    page.answer("Mesure équivalente");
    look("measure-to-justify");
    page.field("Que faites-vous à la place")
        .type_in("L’écran se verrouille à la sortie de la carte d’identité.");
    page.saved();
    look("measure-answered");
    page.visit("#/measure/local-23");
    page.button("Reprendre cette réponse").seen();
    look("measure-twin");
    page.visit("#/measure/cloud-05");
    page.heading("Exiger une double authentification").seen();
    page.answer("Pas encore");
    page.fold("Notes, preuve, qui et quand").click();
    page.field("Qui s’en charge ?").seen();
    look("measure-unfolded");
}

/// A file that is none, and one with something else in it than is here.
fn the_file(page: &Page, look: Look) {
    page.visit("#/file");
    page.button("Exporter le fichier").click();
    page.status("enregistré dans vos téléchargements").seen();
    look("file-exported");
    let copy = page.download();
    let chosen = page.field("Choisir un fichier de progression");
    chosen.choose_file(&Project::here().root().join("LICENSE"));
    page.alert("n’est pas un fichier de progression").seen();
    look("file-error");
    chosen.choose_file(&copy);
    page.field("Phrase de passe").type_in("une autre phrase");
    page.button("Ouvrir le fichier").click();
    page.alert("Rien n’est perdu.").seen();
    look("file-wrong");
    page.field("Phrase de passe").type_in(PASSPHRASE);
    look("file-chosen");
    page.button("Ouvrir le fichier").click();
    page.heading("Remplacer ce qui est ici ?").seen();
    look("file-compare");
    page.button("Garder ce qui est ici").click();
    page.heading("Dans le fichier").gone();
}

fn another_tab(page: &Page, look: Look) {
    page.in_another_tab(|page| {
        page.unlock();
        page.status("Vigie est ouverte dans un autre onglet").seen();
        page.visit("#/measure/essential-01");
        page.radio("En place").is_chosen().is_unusable();
        page.says("Prêt pour l’usage hors ligne");
        look("measure-read-only");
    });
}

fn locked(page: &Page, look: Look) {
    page.button("Verrouiller").click();
    page.visit("#/");
    page.heading("Déverrouiller").seen();
    look("unlock");
    page.unlock_with("une autre phrase");
    page.alert("Rien n’est perdu.").seen();
    look("unlock-error");
    page.button("Utiliser le code de secours").click();
    page.field("Code de secours").seen();
    look("unlock-code");
    page.button("Utiliser la phrase de passe").click();
    page.field("Phrase de passe").seen();
}

/// A clock that stands still, for [`crate::Browser::before`]: dates on a screen
/// don't change from one time to the next.
pub const SAME_MORNING: &str = "Date.now = () => Date.UTC(2026, 0, 15, 9, 30);";

/// Places before there is a vault.
pub const OPEN_TO_ALL: [Place; 12] = [
    ("welcome", "#/", "Protéger vos dossiers patient"),
    ("create", "#/new", "Votre phrase de passe"),
    ("file-first", "#/file", "Fichier de progression"),
    ("tools", "#/tools", "Aide-mémoire"),
    (
        "tool-passwords",
        "#/tools/passwords",
        "Choisir et garder ses mots de passe",
    ),
    (
        "tool-doubt",
        "#/tools/doubt",
        "Un mail, un SMS ou un site douteux ?",
    ),
    ("wifi", "#/tools/wifi", "Deux réseaux Wi-Fi, une affiche"),
    (
        "backup",
        "#/tools/backup",
        "Sauvegarder : trois exemplaires, dont un ailleurs",
    ),
    ("password", "#/password", "Essayer un mot de passe"),
    ("glossary", "#/glossary", "Glossaire"),
    ("about", "#/about", "À propos de Vigie"),
    ("accessibility", "#/accessibility", "Accessibilité"),
];

/// The same with an open vault and some answers.
pub const OF_A_VAULT: [Place; 15] = [
    ("profile-known", "#/profile", "Votre cabinet"),
    ("lists-begun", "#/lists", "Les mesures"),
    ("list", "#/list/cloud", "Dossiers hébergés dans le cloud"),
    (
        "measure-again",
        "#/measure/essential-01",
        "Sauvegarder régulièrement les données",
    ),
    (
        "done",
        "#/done/essentials",
        "Vous avez parcouru « L’essentiel »",
    ),
    ("standing", "#/", "Où vous en êtes"),
    ("steps", "#/next", "À faire, dans l’ordre"),
    (
        "report",
        "#/report",
        "Bilan de sécurité des dossiers patient",
    ),
    ("file", "#/file", "Fichier de progression"),
    ("settings", "#/settings", "Réglages"),
    ("passphrase", "#/passphrase", "Changer la phrase de passe"),
    (
        "recovery-code",
        "#/recovery-code",
        "Nouveau code de secours",
    ),
    ("new-keys", "#/new-keys", "Nouvelles clés"),
    ("erase", "#/erase", "Tout effacer"),
    ("not-found", "#/nowhere", "Cette page n’existe pas"),
];
