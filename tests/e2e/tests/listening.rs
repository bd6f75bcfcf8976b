//! The main job as a screen reader has it: everything by the role and name that
//! the browser tells it, nothing by what is seen; and what is read out by
//! itself when something is wrong, saved or ready.
//!
//! It takes Chromium's accessibility tree.

use vigie_e2e::engine::{Ability, skips};
use vigie_e2e::steps::PASSPHRASE;
use vigie_e2e::{Browser, Ears, Page, Profile, Site};

#[test]
fn the_main_job_by_role_and_name_only() {
    if skips(Ability::Tree) {
        return;
    }
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Ears::on(Browser::with(&profile)).open(&site);
    let ears = Ears::to(&page);
    page.activate("link", "Commencer");
    make_a_vault(&page, ears);
    describe_the_practice(&page, ears);
    answer_measures(&page, ears);
    see_where_one_stands(&page);
    take_a_copy(&page, ears);
    lock_and_come_back(&page, ears);
    page.close();
}

fn make_a_vault(page: &Page, ears: Ears) {
    page.perceive("heading", "Votre phrase de passe");
    page.activate("button", "Choisir ma phrase moi-même");
    page.dictate("textbox", "Phrase de passe", PASSPHRASE);
    ears.hear("Excellente solidité");
    page.activate("button", "Créer mon coffre");
    ears.hear_urgently("Les deux phrases ne sont pas les mêmes");
    page.dictate("textbox", "Encore une fois", PASSPHRASE);
    page.activate("button", "Créer mon coffre");
    page.perceive("heading", "Votre code de secours");
    let code = page.perceive("status", "Code de secours");
    assert_eq!(code.inside[0].name.split('-').count(), 7, "{code}");
    assert!(page.perceive("button", "Continuer").is("disabled"));
    page.activate("checkbox", "J’ai imprimé ou recopié le code");
    assert!(page.perceive("checkbox", "J’ai imprimé").is("checked"));
    page.activate("button", "Continuer");
}

fn describe_the_practice(page: &Page, ears: Ears) {
    page.perceive("heading", "Votre cabinet");
    page.activate("button", "Voir mes mesures");
    ears.hear_urgently("Répondez encore à : Où sont vos dossiers patient ?");
    for (group, choice) in [
        ("Où sont vos dossiers patient ?", "Les deux"),
        ("Comment travaillez-vous ?", "En cabinet de groupe"),
        ("Quelqu’un d’autre a-t-il accès", "Oui"),
    ] {
        let group = page.perceive("radiogroup", group);
        let offers = |name: &str| group.all().iter().any(|each| each.name.starts_with(name));
        assert!(offers(choice), "{group}");
        page.activate("radio", choice);
    }
    page.dictate("textbox", "Nom du cabinet", "Cabinet des Tilleuls");
    ears.hear("Enregistré");
    page.activate("button", "Voir mes mesures");
}

fn answer_measures(page: &Page, ears: Ears) {
    page.perceive("heading", "Les mesures");
    page.activate("link", "Commencer : L’essentiel");
    page.perceive("heading", "Sauvegarder régulièrement les données");
    ears.forget();
    page.activate("radio", "En partie");
    ears.hear("Enregistré");
    assert!(page.perceive("radio", "En partie").is("checked"));
    page.perceive("progressbar", "Réponses dans la liste : 1 sur 22");
    page.activate("link", "Suivante");
    page.perceive(
        "heading",
        "Garder une sauvegarde en lieu sûr, hors du cabinet",
    );
    page.activate("radio", "Mesure équivalente");
    let reason = "Que faites-vous à la place";
    let field = page.perceive("textbox", reason);
    assert!(field.description.contains("justifier"), "{field}");
    ears.forget();
    page.dictate(
        "textbox",
        reason,
        "La copie part chaque nuit chez notre hébergeur.",
    );
    ears.hear("Enregistré");
    page.activate("link", "Suivante");
    page.perceive("heading", "Prévoir comment travailler pendant une panne");
    ears.forget();
    page.activate("radio", "Pas encore");
    ears.hear("Enregistré");
}

fn see_where_one_stands(page: &Page) {
    let current = page.perceive("link", "Mesures");
    assert!(current.is("current=true"), "{current}");
    page.activate("link", "Bilan");
    page.perceive("heading", "Où vous en êtes");
    let counts = page.perceive("list", "Réponses dans L’essentiel");
    assert!(
        counts.to_string().contains("Mesure équivalente 1"),
        "{counts}"
    );
    page.activate("link", "À faire");
    page.perceive("heading", "À faire, dans l’ordre");
    page.perceive("link", "Prévoir comment travailler pendant une panne");
}

fn take_a_copy(page: &Page, ears: Ears) {
    page.activate("link", "Fichier");
    page.activate("button", "Exporter le fichier");
    ears.hear("en route vers vos téléchargements");
    let _ = page.download();
    page.activate("link", "Mesures");
    page.activate("link", "Reprendre : L’essentiel");
    page.perceive("heading", "Prévoir comment travailler pendant une panne");
}

fn lock_and_come_back(page: &Page, ears: Ears) {
    page.activate("button", "Verrouiller");
    page.perceive("heading", "Déverrouiller");
    page.dictate("textbox", "Phrase de passe", "une tout autre phrase");
    page.activate("button", "Déverrouiller");
    ears.hear_urgently("Cette phrase de passe n’ouvre pas le coffre.");
    page.dictate("textbox", "Phrase de passe", PASSPHRASE);
    page.activate("button", "Déverrouiller");
    page.perceive("heading", "Prévoir comment travailler pendant une panne");
    assert!(page.perceive("radio", "Pas encore").is("checked"));
}

/// A polite message that comes into the page together with the region that
/// should say it is not read out by many screen readers.
#[test]
fn messages_are_said_by_regions_that_were_there_before() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Ears::on(Browser::with(&profile)).open(&site);
    let ears = Ears::to(&page);
    page.start(vigie_e2e::Practice::GROUP);
    page.visit("#/measure/essential-01");
    page.answer("En place");
    page.visit("#/file");
    page.button("Exporter le fichier").click();
    let copy = page.download();
    let mut unheard = Vec::new();
    let mut listen = |what: &str| {
        page.status(what).seen();
        let all = ears.all();
        let said = all.iter().find(|heard| heard.text.contains(what));
        if said.is_none_or(|heard| heard.sudden) {
            unheard.push(what.to_owned());
        }
    };
    listen("en route vers vos téléchargements");
    page.field("Choisir un fichier de progression")
        .choose_file(&copy);
    listen("Fichier choisi");
    page.field("Phrase de passe").type_in(PASSPHRASE);
    page.button("Ouvrir le fichier").click();
    page.button("Remplacer par le fichier").click();
    listen("vous travaillez maintenant avec le contenu du fichier");
    page.visit("#/next");
    page.radio("Tout, y compris").choose();
    listen("mesures à faire");
    page.sleeps_for(6);
    listen("verrouillée faute d’activité");
    assert!(unheard.is_empty(), "not read out: {unheard:#?}");
    page.close();
}
