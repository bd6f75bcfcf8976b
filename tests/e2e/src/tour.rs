//! One walk past every screen, for whatever looks at all of them.

use serde_json::json;
use vigie::catalogue::ListId;
use vigie::text::key;
use vigie::ui::route::{Needs, Route};
use xtask::project::Project;

use crate::page::Page;
use crate::steps::{PASSPHRASE, Practice};
use crate::words::french;

/// A screen that has an address.
#[derive(Debug)]
pub struct Place {
    /// What it is called here.
    pub screen: String,
    /// Its address, from the `#` on.
    pub address: String,
    /// Its heading in French.
    pub heading: String,
}

/// Shows every screen, from the first one to the locked vault, with the states
/// that a screen can be in where they look different, and has `look` look at
/// each, by its name. One of them is in a tab of its own, whose window has the
/// browser's own size: whoever needs another one sets it at each screen.
///
/// It ends at the locked vault.
pub fn tour(page: &Page, mut look: impl FnMut(&str)) {
    let mut look = |screen: &str| {
        page.says_nothing_of("Enregistrement…");
        // What is drawn or judged comes a moment after the page.
        page.says_nothing_of("Un instant…");
        look(screen);
    };
    without_a_vault(page, &mut look);
    a_new_vault(page, &mut look);
    answers(page, &mut look);
    visit_all(page, &of_a_vault(), &mut look);
    the_file(page, &mut look);
    another_tab(page, &mut look);
    locked(page, &mut look);
}

/// As [`tour`], and the places of [`open_to_all`] and [`of_a_vault`] in the other
/// languages too, which are named behind the screen's name. It ends at an open
/// vault.
pub fn tour_in_every_language(page: &Page, mut look: impl FnMut(&str)) {
    in_other_languages(page, &open_to_all(), |language, screen| {
        look(&format!("{screen} ({language})"));
    });
    tour(page, &mut look);
    page.unlock();
    in_other_languages(page, &of_a_vault(), |language, screen| {
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
        for place in places {
            turn_to(page, &place.address);
            look(tag, &place.screen);
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
    for place in places {
        page.visit(&place.address);
        page.heading(&place.heading).seen();
        look(&place.screen);
    }
}

fn without_a_vault(page: &Page, look: Look) {
    visit_all(page, &open_to_all(), look);
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
    page.status("en route vers vos téléchargements").seen();
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
        page.is_kept_for_offline_use();
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

/// Every page that is there before there is a vault, in the order of the table
/// of the pages.
#[must_use]
pub fn open_to_all() -> Vec<Place> {
    let there = |route: &Route| match route {
        Route::Home => true,
        // It is looked at with the navigation of an open vault.
        Route::NotFound => false,
        _ => matches!(route.needs(), Needs::Nothing | Needs::NoVault),
    };
    let screen = |route: Route| match route {
        Route::Home => "welcome".to_owned(),
        // With an open vault it can be exported too.
        Route::File => "file-first".to_owned(),
        _ => screen(route),
    };
    let heading = |route: Route| match route {
        Route::Home => french().text(key::WELCOME_TITLE).to_owned(),
        _ => route.title(french()),
    };
    places(there, screen, heading)
}

/// Every page that needs a vault, and those that look different with one.
#[must_use]
pub fn of_a_vault() -> Vec<Place> {
    let there = |route: &Route| match route {
        Route::File | Route::NotFound => true,
        // The longest list stands for all.
        Route::List(list) => *list == ListId::Cloud,
        _ => matches!(route.needs(), Needs::Stored | Needs::Open),
    };
    let screen = |route: Route| match route {
        Route::Home => "overview".to_owned(),
        // The walk was there before, when less was known.
        Route::Profile => "profile-known".to_owned(),
        Route::Lists => "lists-begun".to_owned(),
        Route::Measure(_) => "measure-again".to_owned(),
        _ => screen(route),
    };
    places(there, screen, |route| route.title(french()))
}

/// One page of each kind, but all tools.
fn places(
    there: impl Fn(&Route) -> bool,
    screen: impl Fn(Route) -> String,
    heading: impl Fn(Route) -> String,
) -> Vec<Place> {
    let mut kinds = Vec::new();
    let mut is_new = |route: &Route| {
        let one_is_enough = !matches!(route, Route::Tool(_));
        let known = kinds.contains(&route.kind());
        kinds.push(route.kind());
        !(known && one_is_enough)
    };
    let place = |route: Route| Place {
        screen: screen(route),
        address: route.href(),
        heading: heading(route),
    };
    let all = Route::all().into_iter();
    all.filter(there)
        .filter(|route| is_new(route))
        .map(place)
        .collect()
}

/// What a screen is called: as its page is, and the tool's name.
fn screen(route: Route) -> String {
    let mut name = String::new();
    for letter in route.kind().chars() {
        if letter.is_uppercase() && !name.is_empty() {
            name.push('-');
        }
        name.extend(letter.to_lowercase());
    }
    match route {
        Route::Tool(tool) => format!("{name}-{}", tool.name()),
        _ => name,
    }
}
