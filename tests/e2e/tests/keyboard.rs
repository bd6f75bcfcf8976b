//! Everything by keyboard. Whatever Tab reaches on the way can be seen, with
//! its mark ([`vigie_e2e::Page::tab_to`]).

use vigie_e2e::steps::PASSPHRASE;
use vigie_e2e::{Browser, Key, Page, Practice, Profile, Site};

#[test]
fn the_whole_job_without_a_mouse() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    page.heading("Protéger vos dossiers patient").seen();
    page.tab_to("link", "Commencer");
    page.press(Key::Enter);
    arrives_at(&page, "Votre phrase de passe");
    make_a_vault(&page);
    describe_the_practice(&page);
    answer_measures(&page);
    see_where_one_stands(&page);
    take_a_copy(&page);
    lock_and_come_back(&page);
    page.close();
}

/// A page has come by a key: the focus is on its heading, for those who listen,
/// and that is in the window.
fn arrives_at(page: &Page, heading: &str) {
    page.heading(heading).has_focus();
    page.focus_is_seen();
}

fn make_a_vault(page: &Page) {
    page.tab_to("button", "Choisir ma phrase moi-même");
    page.press(Key::Enter);
    page.field("Phrase de passe").has_focus();
    page.focus_is_seen();
    page.tab_back_to("button", "Prendre une phrase tirée au sort");
    page.tab_to("textbox", "Phrase de passe");
    page.type_with_keyboard("trop court");
    page.tab_to("textbox", "Encore une fois");
    page.press(Key::Enter);
    page.alert("Encore trop court").seen();
    page.focus_is_seen();
    page.tab_back_to("textbox", "Phrase de passe");
    page.type_in_place(PASSPHRASE);
    page.tab_to("textbox", "Encore une fois");
    page.type_in_place(PASSPHRASE);
    page.press(Key::Enter);
    arrives_at(page, "Votre code de secours");
    page.tab_to("checkbox", "J’ai imprimé ou recopié le code");
    page.press(Key::Space);
    page.tab_to("button", "Continuer");
    page.press(Key::Enter);
    arrives_at(page, "Votre cabinet");
}

fn describe_the_practice(page: &Page) {
    page.tab_to("radio", "Sur les machines du cabinet");
    page.press(Key::Down);
    page.radio("Dans le cloud").is_chosen();
    page.press(Key::Down);
    page.radio("Les deux").is_chosen().has_focus();
    page.focus_is_seen();
    page.tab_to("radio", "En solo");
    page.press(Key::Space);
    page.tab_to("radio", "Oui");
    page.press(Key::Space);
    page.tab_to("textbox", "Nom du cabinet");
    page.type_with_keyboard("Cabinet des Tilleuls");
    page.press(Key::Enter);
    arrives_at(page, "Les mesures");
}

fn answer_measures(page: &Page) {
    page.tab_to("link", "Commencer : L’essentiel");
    page.press(Key::Enter);
    arrives_at(page, "Sauvegarder régulièrement les données");
    page.tab_to("radio", "En place");
    page.press(Key::Space);
    page.press(Key::Down);
    page.radio("En partie").is_chosen().has_focus();
    page.focus_is_seen();
    page.saved();
    page.meter("Réponses dans la liste : 1 sur 22").seen();
    page.tab_to("link", "Suivante");
    page.press(Key::Enter);
    arrives_at(page, "Garder une sauvegarde en lieu sûr, hors du cabinet");

    // From the first answer on to the last but one.
    page.tab_to("radio", "En place");
    for _ in 0..4 {
        page.press(Key::Down);
    }
    page.radio("Mesure équivalente").is_chosen().has_focus();
    page.tab_to("textbox", "Que faites-vous à la place");
    page.type_with_keyboard("La copie part chaque nuit chez notre hébergeur.");
    page.tab_to("summary", "Notes, preuve, qui et quand");
    page.press(Key::Enter);
    page.tab_to("textbox", "Note");
    page.type_with_keyboard("Contrat de 2025");
    page.saved();
    page.tab_to("link", "Suivante");
    page.press(Key::Enter);
    arrives_at(page, "Prévoir comment travailler pendant une panne");
    page.tab_to("radio", "En place");
    page.press(Key::Down);
    page.press(Key::Down);
    page.radio("Pas encore").is_chosen();
    page.saved();
}

fn see_where_one_stands(page: &Page) {
    page.tab_back_to("link", "Bilan");
    page.press(Key::Enter);
    arrives_at(page, "Où vous en êtes");
    page.tab_to("link", "Voir tout ce qu’il y a à faire");
    page.press(Key::Enter);
    arrives_at(page, "À faire, dans l’ordre");
    page.tab_to("radio", "Mes réponses à compléter");
    page.press(Key::Down);
    page.radio("Tout, y compris").is_chosen().has_focus();
    page.press(Key::Up);
    page.radio("Mes réponses à compléter")
        .is_chosen()
        .has_focus();
    page.tab_to("link", "Prévoir comment travailler pendant une panne");
    page.press(Key::Enter);
    arrives_at(page, "Prévoir comment travailler pendant une panne");
}

fn take_a_copy(page: &Page) {
    page.tab_back_to("link", "Fichier");
    page.press(Key::Enter);
    arrives_at(page, "Fichier de progression");
    page.tab_to("button", "Exporter le fichier");
    page.press(Key::Space);
    page.status("en route vers vos téléchargements").seen();
    page.button("Exporter le fichier").has_focus();
    page.focus_is_seen();
    let _ = page.download();
    page.tab_back_to("link", "Mesures");
    page.press(Key::Enter);
    arrives_at(page, "Les mesures");
    page.tab_to("link", "Reprendre : L’essentiel");
    page.press(Key::Enter);
    arrives_at(page, "Prévoir comment travailler pendant une panne");
}

fn lock_and_come_back(page: &Page) {
    page.tab_back_to("button", "Verrouiller");
    page.press(Key::Enter);
    arrives_at(page, "Déverrouiller");
    page.tab_to("textbox", "Phrase de passe");
    page.type_with_keyboard("une tout autre phrase");
    page.press(Key::Enter);
    page.alert("Rien n’est perdu.").seen();
    page.focus_is_seen();
    page.tab_back_to("textbox", "Phrase de passe");
    page.type_in_place(PASSPHRASE);
    page.press(Key::Enter);
    arrives_at(page, "Prévoir comment travailler pendant une panne");
    page.radio("Pas encore").is_chosen();
}

#[test]
fn the_first_tab_skips_to_the_content() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    page.heading("Protéger vos dossiers patient").seen();
    page.press(Key::Tab);
    page.link("Aller au contenu").has_focus();
    page.focus_is_seen();
    page.press(Key::Enter);
    page.heading("Protéger vos dossiers patient").has_focus();
    page.close();
}

/// What had the focus goes away by being pressed: the focus is where one goes on.
#[test]
fn the_focus_is_never_lost_with_what_had_it() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    page.start(Practice::SOLO);
    let mut lost = Vec::new();
    let mut stays = |what: &str| {
        page.says_nothing_of("Enregistrement…");
        let fault = page.focus_fault();
        lost.extend(fault.map(|fault| format!("{what}: {fault}")));
    };
    let press = |role: &str, name: &str| {
        page.tab_to(role, name);
        page.press(Key::Enter);
    };
    let at = |place: &str, heading: &str| {
        page.visit(place);
        page.heading(heading).seen();
    };

    at("#/lists", "Les mesures");
    press("button", "Remettre : Dossiers hébergés au cabinet");
    page.button("Laisser de côté : Dossiers hébergés au cabinet")
        .seen();
    stays("a list that was left out is brought back");
    at("#/list/cloud", "Dossiers hébergés dans le cloud");
    press("button", "Remettre : Informer et sensibiliser");
    page.button("Laisser de côté : Informer et sensibiliser")
        .seen();
    stays("a measure that was left out is brought back");

    at(
        "#/measure/essential-01",
        "Sauvegarder régulièrement les données",
    );
    page.answer("En place");
    press("button", "Effacer la réponse");
    page.button("Effacer la réponse").gone();
    stays("an answer is taken away");
    page.answer("En place");
    at(
        "#/measure/local-23",
        "Sauvegarder régulièrement tous les dossiers",
    );
    press("button", "Reprendre cette réponse");
    page.button("Reprendre cette réponse").gone();
    stays("a twin's answer is taken over");

    at("#/next", "À faire, dans l’ordre");
    page.radio("Tout, y compris").choose();
    press("button", "Montrer la suite");
    page.says("mesures à faire");
    stays("more of the steps are shown");

    at("#/file", "Fichier de progression");
    page.button("Exporter le fichier").click();
    let copy = page.download();
    page.field("Choisir un fichier de progression")
        .choose_file(&copy);
    press("button", "Utiliser le code de secours");
    page.field("Code de secours").seen();
    stays("the other secret is asked for");
    press("button", "Utiliser la phrase de passe");
    page.field("Phrase de passe").type_in(PASSPHRASE);
    page.press(Key::Enter);
    page.heading("Dans le fichier").seen();
    stays("a file is opened");
    press("button", "Garder ce qui est ici");
    page.heading("Dans le fichier").gone();
    stays("a file is put away");
    at("#/settings", "Réglages");
    at("#/file", "Fichier de progression");
    page.field("Choisir un fichier de progression")
        .choose_file(&copy);
    page.field("Phrase de passe").type_in(PASSPHRASE);
    page.press(Key::Enter);
    page.heading("Dans le fichier").seen();
    press("button", "Remplacer par le fichier");
    page.status("vous travaillez maintenant avec").seen();
    stays("a file is taken");
    page.tab_back_to("button", "Fermer");
    page.press(Key::Enter);
    page.button("Fermer").gone();
    stays("a message is closed");

    at("#/erase", "Tout effacer");
    page.tab_to("checkbox", "Oui, effacer mon coffre");
    page.press(Key::Space);
    press("button", "Effacer définitivement");
    page.heading("Protéger vos dossiers patient").seen();
    stays("everything is erased");
    assert!(lost.is_empty(), "{}", lost.join("\n"));
    page.close();
}
