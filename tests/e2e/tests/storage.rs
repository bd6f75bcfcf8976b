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
fn a_damaged_copy_gives_way_to_the_one_before() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    page.start(Practice::GROUP);
    page.link("Commencer : L’essentiel").click();
    page.answer("En partie");
    page.answer("Pas encore");
    page.button("Verrouiller").click();
    page.heading("Déverrouiller").seen();
    page.script(
        "const copies = Object.keys(localStorage).filter((key) => key.includes('slot'))
            .map((key) => [key, JSON.parse(localStorage[key])]);
        const saves = ([, copy]) => JSON.parse(atob(copy.vault.protected)).vigie.generation;
        const [key, newest] = copies.sort((one, other) => saves(other) - saves(one))[0];
        const bytes = newest.vault.ciphertext;
        newest.vault.ciphertext = (bytes[0] === 'A' ? 'B' : 'A') + bytes.slice(1);
        localStorage[key] = JSON.stringify(newest);",
    );
    page.reload();
    page.unlock();
    page.status("L’une des deux copies gardées par ce navigateur était endommagée.")
        .seen();
    page.radio("En partie").is_chosen();

    // From here on both are whole again.
    page.answer("En place");
    page.reload();
    page.unlock();
    page.radio("En place").is_chosen();
    page.status("L’une des deux copies").gone();
    page.close();
}

#[test]
fn two_tabs_do_not_overwrite_each_other() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    page.start(Practice::GROUP);
    page.link("Commencer : L’essentiel").click();
    page.answer("En partie");
    page.in_another_tab(|page| {
        page.unlock();
        page.visit("#/measure/essential-02");
        page.answer("En place");
    });
    let before = page.stored();
    page.radio("Pas encore").choose();
    page.alert("votre dossier a été modifié dans un autre onglet")
        .seen();
    assert_eq!(page.stored(), before);
    page.button("Exporter maintenant").seen();

    // Locking keeps what is open here, and still overwrites nothing.
    page.button("Verrouiller").click();
    page.unlock();
    page.radio("Pas encore").is_chosen();
    page.alert("votre dossier a été modifié dans un autre onglet")
        .seen();
    assert_eq!(page.stored(), before);

    page.reload();
    page.unlock();
    page.radio("En partie").is_chosen();
    page.visit("#/measure/essential-02");
    page.radio("En place").is_chosen();
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
