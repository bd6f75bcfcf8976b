//! How long the page takes to answer its user, and what moves by itself, on a
//! processor slowed down as a cheap telephone is.

mod felt;

use std::thread::sleep;
use std::time::Duration;

use vigie_e2e::steps::PASSPHRASE;
use vigie_e2e::{Browser, Key, Page, Profile, Site};

use self::felt::Felt;
use crate::returned;
use crate::table::Table;
use crate::unlocking::full_vault;

/// Walks through the built page with a full practice.
pub(crate) fn bench() -> Table {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile)
        .size(WIDTH, HEIGHT)
        .before(include_str!("scripts/jolts.js"))
        .open(&site);
    page.says("Prêt pour l’usage hors ligne");
    page.slow_down(SLOWER);
    let mut screens = Vec::new();
    let mut leave = |screen: &str| screens.push((screen.to_owned(), felt(&page)));

    first_load(&page);
    leave("first load");
    open_file(&page, &profile);
    leave("opening a file");
    let walk = [
        ("Bilan", "Où vous en êtes"),
        ("Mesures", "Les mesures"),
        ("À faire", "À faire, dans l’ordre"),
        ("Réglages", "Réglages"),
        ("Fichier", "Fichier de progression"),
        ("Glossaire", "Glossaire"),
    ];
    for (link, heading) in walk {
        page.link(link).click();
        page.heading(heading).seen();
        leave(&format!("to «{link}»"));
    }
    page.link("Bilan").click();
    page.link("Voir et imprimer le bilan").click();
    page.heading("Bilan de sécurité des dossiers patient")
        .seen();
    leave("to the report");
    switch_languages(&page);
    leave("languages, in the report");
    measures(&page, &mut leave);
    page.button("Verrouiller").click();
    page.heading("Déverrouiller").seen();
    leave("locking");
    page.reload();
    page.heading("Déverrouiller").seen();
    leave("load, locked");
    page.unlock();
    page.heading("Bilan").gone();
    page.button("Verrouiller").seen();
    leave("unlocking");
    page.visit("#/password");
    page.heading("Essayer un mot de passe").seen();
    leave("to the password meter");
    type_by_hand(&page, "Mot de passe", "Tilleul2026!");
    leave("typing a password");
    page.close();
    table(&screens)
}

/// As in a browser that has never seen the page.
fn first_load(page: &Page) {
    let forgotten = returned(page, "", FORGET);
    assert_eq!(forgotten, true, "the browser forgets the page");
    page.reload();
    page.heading("Protéger vos dossiers patient").seen();
    page.says("Prêt pour l’usage hors ligne");
}

fn open_file(page: &Page, profile: &Profile) {
    let file = profile.put("full.vigie", full_vault());
    page.visit("#/file");
    page.field("Choisir un fichier de progression")
        .choose_file(&file);
    type_by_hand(page, "Phrase de passe", PASSPHRASE);
    page.button("Ouvrir le fichier").click();
    page.continue_with_file();
}

/// Answers, notes, and from one measure to the next.
fn measures(page: &Page, leave: &mut impl FnMut(&str)) {
    page.visit("#/measure/cloud-01");
    page.says("Mesure 1 sur 51");
    leave("to a measure");
    for status in ["Pas encore", "En partie", "Mesure équivalente", "En place"] {
        page.answer(status);
    }
    leave("answering");
    type_by_hand(
        page,
        "Note",
        "Vu avec Nadia : le disque bleu part chez elle le vendredi.",
    );
    page.saved();
    leave("typing a note");
    for number in 2..=6 {
        page.link("Suivante").click();
        page.says(&format!("Mesure {number} sur 51"));
    }
    leave("to the next measures");
    page.link("Dossiers hébergés dans le cloud").click();
    page.heading("Dossiers hébergés dans le cloud").seen();
    leave("to the longest list");
}

/// Types as fast as a person who types well. A driver's own typing would have
/// all keys wait for the first one's picture.
fn type_by_hand(page: &Page, field: &str, text: &str) {
    page.field(field).type_in("");
    for letter in text.chars() {
        sleep(A_KEY);
        page.press_together(&[], letter);
    }
    page.field(field).holds(text);
}

/// Chooses Dutch by keyboard and French again.
fn switch_languages(page: &Page) {
    page.script("document.querySelector('select.language').focus()");
    page.press(Key::Down);
    page.combobox("Taal").holds("nl");
    page.script("document.querySelector('select.language').focus()");
    page.press(Key::Up);
    page.combobox("Langue").holds("fr");
}

/// What was felt since the last time, once the last picture has come.
fn felt(page: &Page) -> Felt {
    let found = returned(page, "", SETTLED);
    Felt::read(&found)
}

fn table(screens: &[(String, Felt)]) -> Table {
    let mut table = Table::new(
        &format!("Interaction on a processor {SLOWER} times slower, {WIDTH} × {HEIGHT}; ms"),
        &[
            "screen",
            "inputs",
            "p98",
            "worst",
            "it waits + works + draws",
            "longest task",
            "CLS",
        ],
    );
    for (screen, felt) in screens {
        table.row([
            screen.clone(),
            felt.inputs().to_string(),
            felt.p98()
                .map_or_else(String::new, |time| format!("{time:.0}")),
            felt.worst()
                .map_or_else(String::new, |input| format!("{:.0}", input.duration)),
            felt.worst().map_or_else(String::new, ToString::to_string),
            felt.task()
                .map_or_else(String::new, |time| format!("{time:.0}")),
            format!("{:.4}", felt.shift()),
        ]);
        for moved in felt.moved() {
            table.row([format!("    {moved}")]);
        }
    }
    let worst = screens.iter().filter_map(|(_, felt)| felt.worst());
    let worst = worst.map(|input| input.duration).fold(0.0, f64::max);
    table.goal("worst interaction", worst, INTERACTION, " ms");
    let p98 = Felt::together(screens.iter().map(|(_, felt)| felt)).p98();
    table.goal(
        "interaction to next paint",
        p98.unwrap_or_default(),
        INTERACTION,
        " ms",
    );
    let shift = screens.iter().map(|(_, felt)| felt.shift());
    table.goal(
        "layout shift of a screen",
        shift.fold(0.0, f64::max),
        SHIFT,
        "",
    );
    table
}

/// Everything that the browser keeps of the page's files.
const FORGET: &str = "
    for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
    for (const name of await caches.keys()) await caches.delete(name);
    localStorage.clear();
    return true;";

/// Two pictures later nothing of the last input is under way any more, but for
/// what it started itself.
const SETTLED: &str = "
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await new Promise((resolve) => setTimeout(resolve, 600));
    await frame();
    await frame();
    await new Promise((resolve) => setTimeout(resolve, 100));
    return takeJolts();";

/// Between two keys: eleven a second.
const A_KEY: Duration = Duration::from_millis(90);

/// Lighthouse's and the browsers' figure for a middling telephone.
const SLOWER: u32 = 4;

/// A telephone held upright.
const WIDTH: u32 = 412;
const HEIGHT: u32 = 823;

/// At most so long from an input to the next picture, in milliseconds.
const INTERACTION: f64 = 100.0;

/// At most so much moves by itself (the sum of a session window).
const SHIFT: f64 = 0.02;
