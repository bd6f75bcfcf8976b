//! Browsers that lack something: storage, room, WebAssembly, scripts.

use vigie_e2e::steps::PASSPHRASE;
use vigie_e2e::{Browser, Page, Practice, Profile, Site};

#[test]
fn where_storage_is_refused_work_goes_on_and_can_be_taken_along() {
    let refused = "Object.defineProperty(window, 'localStorage', {
        get() { throw new DOMException('refused', 'SecurityError'); },
    });";
    nothing_is_stored(
        refused,
        "ce navigateur refuse de garder des données pour cette page",
    );
}

#[test]
fn where_storage_is_full_work_goes_on_and_can_be_taken_along() {
    let full = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };";
    nothing_is_stored(full, "la mémoire du navigateur est pleine");
}

fn nothing_is_stored(before: &'static str, sentence: &str) {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).before(before).open(&site);
    page.start(Practice::GROUP);
    page.alert(sentence).seen();
    page.link("Commencer : L’essentiel").click();
    page.radio("En partie").choose();
    page.alert(sentence).seen();
    page.status("Enregistré").gone();

    // Not even the lock loses it.
    page.button("Verrouiller").click();
    page.unlock();
    page.radio("En partie").is_chosen();

    page.alert(sentence).seen();
    page.button("Exporter maintenant").click();
    opens_elsewhere(&site, &page.download());
    page.close();
}

fn opens_elsewhere(site: &Site, file: &std::path::Path) {
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(site);
    page.link("J’ai déjà un fichier de progression").click();
    page.field("Choisir un fichier de progression")
        .choose_file(file);
    page.field("Phrase de passe").type_in(PASSPHRASE);
    page.button("Ouvrir le fichier").click();
    page.button("Continuer avec ce fichier").click();
    page.visit("#/measure/essential-01");
    page.radio("En partie").is_chosen();
    page.saved();
    page.close();
}

#[test]
fn without_webassembly_a_sentence_in_four_languages() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile)
        .before("delete window.WebAssembly;")
        .open(&site);
    it_cannot_start(&page);
    page.close();
}

#[test]
fn without_scripts_a_sentence_in_four_languages() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).without_scripts().open(&site);
    it_cannot_start(&page);
    page.close();
}

fn it_cannot_start(page: &Page) {
    for sentence in [
        "Vigie ne peut pas démarrer ici",
        "Vigie kan hier niet starten",
        "Vigie kann hier nicht starten",
        "Vigie cannot start here",
    ] {
        page.alert(sentence).seen();
    }
}
