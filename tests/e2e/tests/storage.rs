//! Browsers that lack something: storage, room, WebAssembly, scripts.

use serde_json::json;
use vigie_e2e::steps::PASSPHRASE;
use vigie_e2e::{Browser, Page, Practice, Profile, Site};

#[test]
fn where_storage_is_refused_work_goes_on_and_can_be_taken_along() {
    let refused = "for (const kind of ['localStorage', 'indexedDB']) {
        Object.defineProperty(window, kind, {
            get() { throw new DOMException('refused', 'SecurityError'); },
        });
    }";
    nothing_is_stored(
        refused,
        "ce navigateur refuse de garder des données pour cette page",
    );
}

#[test]
fn where_storage_is_full_work_goes_on_and_can_be_taken_along() {
    let full = "const full = () => { throw new DOMException('full', 'QuotaExceededError'); };
        Storage.prototype.setItem = full;
        IDBObjectStore.prototype.put = full;";
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

#[test]
fn storage_that_fills_up_in_the_middle_is_told_at_once_and_again_when_there_is_room() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    page.start(Practice::GROUP);
    page.link("Commencer : L’essentiel").click();
    page.answer("En partie");
    let before = page.stored();
    page.script(
        "const full = () => { throw new DOMException('full', 'QuotaExceededError'); };
        window.room = [Storage.prototype.setItem, IDBObjectStore.prototype.put];
        Storage.prototype.setItem = full;
        IDBObjectStore.prototype.put = full;",
    );
    page.radio("Pas encore").choose();
    page.alert("la mémoire du navigateur est pleine").seen();
    page.status("Enregistré").gone();
    assert_eq!(page.stored(), before);
    page.script("[Storage.prototype.setItem, IDBObjectStore.prototype.put] = window.room;");
    page.answer("Je ne sais pas");
    page.reload();
    page.unlock();
    page.radio("Je ne sais pas").is_chosen();
    page.close();
}

#[test]
fn where_only_one_kind_of_storage_works_nothing_is_lost() {
    let site = Site::served();
    for (refused, sentence) in [
        (
            "Object.defineProperty(window, 'localStorage', {
                get() { throw new DOMException('refused', 'SecurityError'); },
            });",
            None,
        ),
        (
            "IDBDatabase.prototype.transaction = () => {
                throw new DOMException('refused', 'UnknownError');
            };",
            Some("ne dit pas quand elles sont vraiment sur le disque"),
        ),
    ] {
        let profile = Profile::fresh();
        let page = Browser::with(&profile).open(&site);
        page.start(Practice::SOLO);
        page.reload();
        page.unlock();
        page.button("Verrouiller").seen();
        page.script(refused);
        page.visit("#/measure/essential-01");
        page.radio("En partie").choose();
        match sentence {
            Some(sentence) => {
                page.alert(sentence).seen();
            }
            None => page.saved(),
        }
        page.reload();
        page.unlock();
        page.radio("En partie").is_chosen();
        page.saved();
        page.close();
    }
}

#[test]
fn what_the_browser_throws_away_while_the_page_is_open_is_stored_again() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    page.start(Practice::GROUP);
    page.link("Commencer : L’essentiel").click();
    page.answer("En partie");
    page.script("localStorage.clear()");
    page.status("Le navigateur avait effacé ce que Vigie gardait.")
        .seen();
    page.saved();
    page.reload();
    page.unlock();
    page.radio("En partie").is_chosen();
    page.close();
}

#[test]
fn what_is_cleared_while_the_page_is_open_is_stored_again_if_the_user_wants() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    page.start(Practice::GROUP);
    page.link("Commencer : L’essentiel").click();
    page.answer("En partie");
    page.clear_site_data();
    page.alert("Ce que Vigie gardait dans ce navigateur a été effacé")
        .seen();
    // Neither by itself, nor with the next answer, nor by way of the lock.
    page.radio("Pas encore").choose();
    page.button("Verrouiller").click();
    page.unlock();
    page.radio("Pas encore").is_chosen();
    page.alert("Ce que Vigie gardait dans ce navigateur a été effacé")
        .seen();
    assert_eq!(page.stored(), json!({}));

    page.button("Enregistrer à nouveau").click();
    page.alert("Ce que Vigie gardait dans ce navigateur a été effacé")
        .gone();
    page.saved();
    page.reload();
    page.unlock();
    page.radio("Pas encore").is_chosen();
    page.close();
}

/// A database that can't be opened for now is not one that is empty.
#[test]
fn where_nobody_can_tell_whether_there_is_a_vault_none_is_made() {
    let site = Site::served();
    let profile = Profile::fresh();
    let failing = "window.failing = true;
        const open = IDBFactory.prototype.open;
        IDBFactory.prototype.open = function (...all) {
            if (window.failing) throw new DOMException('backing store', 'UnknownError');
            return open.apply(this, all);
        };";
    let page = Browser::with(&profile).before(failing).open(&site);
    for place in ["#/", "#/new"] {
        page.visit(place);
        page.heading("Ce navigateur ne répond pas encore").seen();
    }
    page.button("Réessayer").click();
    page.heading("Ce navigateur ne répond pas encore").seen();
    page.script("window.failing = false");
    page.button("Réessayer").click();
    page.heading("Ce navigateur ne répond pas encore").gone();
    page.visit("#/");
    page.start(Practice::SOLO);
    page.close();
}

#[test]
fn what_the_browser_promises_is_said_in_plain_words() {
    let site = Site::served();
    for (browser, sentence) in [
        (
            "StorageManager.prototype.persisted = async () => true;",
            "Ce navigateur a promis de ne pas effacer vos réponses de lui-même.",
        ),
        (
            "delete StorageManager.prototype.persist;",
            "Ce navigateur ne dit pas s’il gardera vos réponses.",
        ),
        (
            "window.asked = 0;
            StorageManager.prototype.persisted = async () => false;
            StorageManager.prototype.persist = async () => window.asked++ > 0;",
            "Ce navigateur peut effacer vos réponses s’il manque de place.",
        ),
    ] {
        let profile = Profile::fresh();
        let page = Browser::with(&profile).before(browser).open(&site);
        page.start(Practice::SOLO);
        page.link("Réglages").click();
        page.says(sentence);
        page.says("Safari (Mac, iPhone, iPad) efface");
        if browser.contains("asked") {
            // It was asked once when there first was something to lose.
            page.button("Demander au navigateur de garder vos réponses")
                .click();
            page.says("Ce navigateur a promis");
        }
        page.close();
    }
}

fn opens_elsewhere(site: &Site, file: &std::path::Path) {
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(site);
    page.link("J’ai déjà un fichier de progression").click();
    page.field("Choisir un fichier de progression")
        .choose_file(file);
    page.field("Phrase de passe").type_in(PASSPHRASE);
    page.button("Ouvrir le fichier").click();
    page.continue_with_file();
    page.visit("#/measure/essential-01");
    page.radio("En partie").is_chosen();
    page.saved();
    page.close();
}

#[test]
fn a_damaged_copy_gives_way_to_the_other_one_of_the_same_save() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    saved_twice_and_locked(&page);
    page.script(&["const kinds = 1;", DAMAGE].concat());
    page.reload();
    page.unlock();
    page.radio("Pas encore").is_chosen();
    page.saved();
    page.status("L’une des deux copies").gone();
    page.close();
}

#[test]
fn a_save_whose_copies_are_all_damaged_gives_way_to_the_one_before() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    saved_twice_and_locked(&page);
    page.script(&["const kinds = 2;", DAMAGE].concat());
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

/// «En partie», then «Pas encore», each saved.
fn saved_twice_and_locked(page: &Page) {
    page.start(Practice::GROUP);
    page.link("Commencer : L’essentiel").click();
    page.answer("En partie");
    page.answer("Pas encore");
    page.button("Verrouiller").click();
    page.heading("Déverrouiller").seen();
}

/// Damages the newest save, in `localStorage` and, for two `kinds`, in
/// IndexedDB too.
const DAMAGE: &str = "
    const done = (request) => new Promise((resolve) => {
        request.onsuccess = () => resolve(request.result);
    });
    const generation = (copy) => JSON.parse(atob(copy.vault.protected)).vigie.generation;
    const damaged = (copy) => {
        const bytes = copy.vault.ciphertext;
        copy.vault.ciphertext = (bytes[0] === 'A' ? 'B' : 'A') + bytes.slice(1);
        return JSON.stringify(copy);
    };
    const newest = (copies) => copies.sort((one, other) => generation(other[1]) - generation(one[1]))[0];
    return (async () => {
        const [key, copy] = newest(Object.keys(localStorage)
            .filter((key) => key.includes('slot'))
            .map((key) => [key, JSON.parse(localStorage[key])]));
        localStorage[key] = damaged(copy);
        if (kinds === 1) return;
        const [{ name }] = await indexedDB.databases();
        const database = await done(indexedDB.open(name));
        const [kind] = database.objectStoreNames;
        const store = database.transaction(kind, 'readwrite').objectStore(kind);
        const [keys, values] = [await done(store.getAllKeys()), await done(store.getAll())];
        const [place, last] = newest(values.map((bytes, at) =>
            [keys[at], JSON.parse(new TextDecoder().decode(bytes))]));
        await done(store.put(new TextEncoder().encode(damaged(last)), place));
        database.close();
    })();";

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
