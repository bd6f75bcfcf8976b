//! The main job: answer, close, come back without a network, take the file
//! along.

use vigie_e2e::{Browser, Page, Practice, Profile, Site};

#[test]
fn from_the_first_visit_to_another_machine() {
    let mut site = Site::served();
    let here = Profile::fresh();
    let page = Browser::with(&here).open(&site);
    let code = page.start(Practice::GROUP);
    answer_the_essentials(&page);
    page.heading("Vous avez parcouru « L’essentiel »").seen();
    page.says("Réponses : 22 sur 22");
    begin_the_long_list(&page);
    everything_is_there(&page);
    page.is_kept_for_offline_use();
    page.close();

    site.stop();
    let page = Browser::with(&here).open(&site);
    page.unlock();
    everything_is_there(&page);
    it_resumes(&page);
    let file = export(&page);
    page.close();

    let elsewhere_site = Site::served();
    let elsewhere = Profile::fresh();
    let page = Browser::with(&elsewhere).open(&elsewhere_site);
    page.link("J’ai déjà un fichier de progression").click();
    page.field("Choisir un fichier de progression")
        .choose_file(&file);
    page.button("Utiliser le code de secours").click();
    page.field("Code de secours").type_in(&code);
    page.button("Ouvrir le fichier").click();
    page.heading("Dans le fichier").seen();
    page.says("Cabinet Cabinet des Tilleuls");
    page.says("Réponses 23 réponses");
    page.says("Rien pour l’instant");
    assert_eq!(slots(&page), 0, "nothing is taken before the user agreed");
    page.continue_with_file();
    everything_is_there(&page);
    it_resumes(&page);

    // The file brought its own passphrase.
    page.button("Verrouiller").click();
    page.unlock();
    it_resumes(&page);
    page.close();
}

fn answer_the_essentials(page: &Page) {
    page.link("Commencer : L’essentiel").click();
    for number in 1..=22 {
        page.says(&format!("Mesure {number} sur 22"));
        page.answer(STATUSES[number % STATUSES.len()]);
        page.meter(&format!("Réponses dans la liste : {number} sur 22"))
            .seen();
        page.link(if number < 22 {
            "Suivante"
        } else {
            "Terminer la liste"
        })
        .click();
    }
}

/// One measure answered with a note, and the next one on screen.
fn begin_the_long_list(page: &Page) {
    page.link("Mesures").click();
    page.link(&format!("Commencer : {LOCAL}")).click();
    page.says("Mesure 1 sur");
    page.answer("Pas encore");
    page.fold("Notes, preuve, qui et quand").click();
    page.field("Note").type_in("Réunion d’équipe en janvier");
    page.field("Qui s’en charge ?").type_in("Nadia");
    page.saved();
    page.link("Suivante").click();
    page.says("Mesure 2 sur");
    page.saved();
}

fn everything_is_there(page: &Page) {
    page.link("Bilan").click();
    page.heading("Où vous en êtes").seen();
    let counts = page.list("Réponses dans L’essentiel").text();
    assert_eq!(counts, "En place 8 En partie 7 Pas encore 7");
    it_resumes(page);
    page.link("Précédente").click();
    page.says("Mesure 1 sur");
    page.radio("Pas encore").is_chosen();
    page.field("Note").holds("Réunion d’équipe en janvier");
    page.field("Qui s’en charge ?").holds("Nadia");
    page.link("Suivante").click();
    page.says("Mesure 2 sur");
    page.saved();
}

fn it_resumes(page: &Page) {
    page.link("Mesures").click();
    page.link(&format!("Reprendre : {LOCAL}")).click();
    page.says("Mesure 2 sur");
}

fn export(page: &Page) -> std::path::PathBuf {
    page.link("Fichier").click();
    page.says("Aucun export jusqu’ici.");
    page.button("Exporter le fichier").click();
    page.status("en route vers vos téléchargements").seen();
    page.says("Dernier export :");
    let file = page.download();
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    assert!(
        name.starts_with("vigie-cabinet-des-tilleuls-20") && name.ends_with(".vigie"),
        "{name}"
    );
    file
}

/// How many of the two places for a vault are in use.
fn slots(page: &Page) -> usize {
    let stored = page.stored();
    stored.as_object().map_or(0, |all| {
        all.keys().filter(|key| key.contains("slot")).count()
    })
}

/// Without a justification the other two would need more steps.
const STATUSES: [&str; 3] = ["Pas encore", "En place", "En partie"];

const LOCAL: &str = "Dossiers hébergés au cabinet";
