//! Trying a password, and how a vault comes by its passphrase.

use serde_json::json;
use vigie_e2e::engine::{Ability, can};
use vigie_e2e::steps::PASSPHRASE;
use vigie_e2e::{Browser, Faults, Page, Practice, Profile, Site};

#[test]
fn the_meter_judges_as_one_types_and_keeps_nothing() {
    let mut site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    page.link("Aide-mémoire").click();
    page.link("Essayer un mot de passe").click();
    page.heading("Essayer un mot de passe").seen();
    page.says("Rien de ce que vous tapez n’est gardé ni envoyé");
    for (password, score, sentence, advice) in [
        (
            "azerty",
            0,
            "Solidité nulle",
            "Des touches voisines forment un dessin",
        ),
        (
            "Kinesitherapie1",
            1,
            "Solidité faible",
            "Les mots du métier sont essayés en premier dans un cabinet.",
        ),
        (
            "grenier tandem violet ourson",
            4,
            "Très bonne solidité",
            "Gardez-le pour vous : jamais partagé, jamais collé sous le clavier.",
        ),
    ] {
        page.field(FIELD).type_in(password);
        page.status(sentence).seen();
        page.says(advice);
        assert_eq!(shown_score(&page), json!(score.to_string()), "{password}");
        // The caches hold the dictionary, which knows some of them.
        let stored = page.stored().to_string();
        assert!(!stored.contains(password), "{password} is kept");
        assert_eq!(page.place(), "#/password");
    }
    // Its parts are named, and can be read only if what is typed can.
    assert!(!page.words().contains("grenier"));
    page.checkbox("Afficher ce que je tape").tick();
    page.says("grenier");
    page.says("mot français");
    page.says("À travers un site qui freine les essais");
    page.says("plus d’un million d’années");

    page.is_kept_for_offline_use();
    site.stop();
    page.reload();
    page.field(FIELD).holds("");
    page.field(FIELD).type_in("Namur5000");
    page.status("Solidité faible").seen();
    page.visit("#/tools");
    page.heading("Aide-mémoire").seen();
    if can(Ability::Workers) {
        page.eventually("the worker is gone", || match page.workers() {
            0 => Ok(()),
            some => Err(some.to_string()),
        });
    }
    page.link("Essayer un mot de passe").click();
    page.field(FIELD).holds("");
    page.close();
}

#[test]
fn the_lock_empties_the_field_and_the_practice_is_no_secret() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    page.visit("#/password");
    page.field(FIELD).type_in(OWN);
    page.status("olidité").seen();
    let unknown = shown_score(&page);
    page.visit("#/");
    page.start(Practice::GROUP);
    page.visit("#/password");
    page.field(FIELD).type_in(OWN);
    page.says("Pas le nom de votre cabinet");
    assert!(shown_score(&page).as_str() < unknown.as_str());
    page.checkbox("Afficher ce que je tape").tick();
    page.says("nom de votre cabinet");

    page.button("Verrouiller").click();
    page.button("Verrouiller").gone();
    page.field(FIELD).holds("");
    assert!(!page.source().contains(OWN));
    page.close();
}

#[test]
fn a_weak_passphrase_is_explained() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    page.link("Commencer").click();
    page.choose_ones_own();
    for (weak, score, sentence, reason) in [
        (
            "soleilsoleil2019",
            None,
            "Cette phrase de passe se devine trop facilement.",
            "Répéter n’ajoute presque rien.",
        ),
        (
            "azertyuiopqsdfghjklm",
            None,
            "Cette phrase de passe se devine trop facilement.",
            "Des touches voisines",
        ),
        // Enough for an account, and for a vault it is said how far it is.
        (
            "marmotte Sophie verger",
            Some("3"),
            "Pas encore assez : volé, votre coffre tiendrait environ",
            "Avec un mot ou deux de plus",
        ),
    ] {
        page.field("Phrase de passe").type_in(weak);
        page.field("Encore une fois").type_in(weak);
        page.button("Créer mon coffre").click();
        page.alert(sentence).seen();
        page.alert(reason).seen();
        assert_eq!(page.stored(), json!({}));
        page.field("Phrase de passe").holds(weak);
        if let Some(score) = score {
            assert_eq!(shown_score(&page), json!(score));
        }
        assert!(!page.words().contains("Excellente"), "{weak}");
    }
    page.close();
}

/// The first way to a passphrase: it is there when the form is, and typed once.
#[test]
fn a_drawn_passphrase_is_offered_at_once_and_typed_again() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    page.link("Commencer").click();
    let first = drawn(&page, |text| text.split(' ').count() == 5);
    page.fold("Choisir la langue, le nombre de mots").click();
    page.combobox("Nombre de mots").pick("6");
    let second = drawn(&page, |text| text.split(' ').count() == 6);
    page.checkbox("Les mêmes touches sur tous les claviers")
        .tick();
    drawn(&page, |text| {
        *text != second && !text.contains(['a', 'q', 'z', 'w', 'm'])
    });
    page.combobox("Entre les mots")
        .pick("une majuscule à chaque mot");
    drawn(&page, |text| {
        let capitals = text.chars().filter(|letter| letter.is_uppercase()).count();
        capitals == 6 && !text.contains(' ')
    });

    // What was typed before another was drawn, and what is not the phrase.
    page.field("Retapez cette phrase").type_in(&first);
    page.button("Une autre phrase").click();
    page.field("Retapez cette phrase").holds("");
    page.field("Retapez cette phrase").type_in(&first);
    page.button("Créer mon coffre").click();
    page.alert("Ce n’est pas la phrase tirée au sort.").seen();
    assert_eq!(page.stored(), json!({}));

    let taken = page.reading("Phrase proposée").text();
    page.field("Retapez cette phrase")
        .type_in(&format!(" {taken} "));
    page.button("Créer mon coffre").click();
    page.heading("Votre code de secours").seen();
    page.keep_recovery_code();
    page.heading("Votre cabinet").seen();
    page.saved();
    page.button("Verrouiller").click();
    page.unlock_with(&taken);
    page.heading("Votre cabinet").seen();
    page.close();
}

/// The passphrase on screen, once it is as it should be.
fn drawn(page: &Page, is_as_wanted: impl Fn(&String) -> bool) -> String {
    let seen = || page.reading("Phrase proposée").text();
    page.eventually("the passphrase that is wanted", || {
        let seen = seen();
        is_as_wanted(&seen).then_some(()).ok_or(seen)
    });
    seen()
}

/// While a passphrase is being judged, the form is as it is with a good verdict,
/// so that the button doesn't move away from under a finger.
#[test]
fn a_verdict_moves_nothing() {
    let mute = b"self.onmessage = () => {}";
    let (waiting, judging) = (Site::built_with(ESTIMATOR, mute), Site::served());
    for (width, height) in [(320, 640), (360, 780), (768, 1024), (1280, 900)] {
        let button_in = |site, sentence| {
            let profile = Profile::fresh();
            let page = Browser::with(&profile).size(width, height).open(site);
            page.link("Commencer").click();
            page.choose_ones_own();
            page.field("Phrase de passe").type_in(PASSPHRASE);
            page.says(sentence);
            let top = page.button("Créer mon coffre").top();
            page.close();
            top
        };
        let awaited = button_in(&waiting, "Un instant…");
        let judged = button_in(&judging, "Excellente solidité");
        assert!(
            (awaited - judged).abs() < 1.0,
            "at {width}: {awaited}, then {judged}"
        );
    }
}

/// The words come after the page, and the passphrase after the words: what is
/// there already stays where it is, also when another one is drawn.
#[test]
fn an_offered_passphrase_moves_nothing_when_it_comes() {
    let site = Site::served();
    let mut faults = Faults::default();
    for (languages, loading, moment) in [
        ("fr", "Chargement…", "Un instant…"),
        ("nl", "Laden…", "Een ogenblik…"),
        ("de", "Wird geladen …", "Einen Moment …"),
        ("en", "Loading…", "One moment…"),
    ] {
        for (width, height) in [(320, 640), (360, 780), (768, 1024), (1280, 900)] {
            let profile = Profile::fresh();
            let page = Browser::with(&profile)
                .size(width, height)
                .languages(languages)
                .before(HELD_BACK)
                .open(&site);
            page.visit("#/new");
            page.says(loading);
            let places = || -> Vec<String> {
                let places = page.script(PLACES);
                serde_json::from_value(places).expect("a list of places")
            };
            let before = places();
            assert!(before.len() > 5, "{before:?}");
            let mut compare = |when: &str| {
                let now = places();
                let moved = before.iter().zip(&now).find(|(before, now)| before != now);
                if let Some((before, now)) = moved {
                    let screen = format!("{languages} at {width}, {when}");
                    faults.add(&screen, format!("«{before}» went to «{now}»"));
                }
            };
            page.script("heldBack.words.release()");
            page.says(moment);
            compare("with its words");
            page.script("heldBack.draws.release()");
            page.says_nothing_of(moment);
            compare("with the passphrase");
            for draw in 1..=5 {
                let seen = offered(&page);
                page.script("document.querySelector('.offer button').click()");
                page.eventually("another passphrase", || {
                    (offered(&page) != seen)
                        .then_some(())
                        .ok_or_else(String::new)
                });
                compare(&format!("with another one ({draw}): {}", offered(&page)));
            }
            page.close();
        }
    }
    faults.none();
}

fn offered(page: &Page) -> String {
    let text = page.script("return document.querySelector('.offer output').textContent");
    text.as_str().unwrap_or_default().to_owned()
}

/// The second half of a language's texts, and what is said to workers, wait.
const HELD_BACK: &str = "
    const hold = () => {
        let free, isFree = new Promise((done) => { free = done });
        return { wait: () => isFree, release: () => free() };
    };
    globalThis.heldBack = { words: hold(), draws: hold() };
    const fetchNow = globalThis.fetch;
    let packs = new Set();
    globalThis.fetch = async (...given) => {
        const { pathname } = new URL(given[0].url ?? given[0], location);
        if (pathname.includes('/text/') && packs.add(pathname).size > 1) await heldBack.words.wait();
        return fetchNow(...given);
    };
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = async function (...given) {
        await heldBack.draws.wait();
        post.apply(this, given);
    };";

/// Where everything is but what is offered.
const PLACES: &str = "
    const all = [...document.querySelectorAll('main :is(h1, h2, p, button, input, label, summary)')];
    const places = all.filter((it) => it.checkVisibility() && !it.closest('.offer'));
    return places.map((it) => {
        const { x, y, width, height } = it.getBoundingClientRect();
        const rounded = [x, y + scrollY, width, height].map(Math.round).join(' ');
        return `${it.localName} ${it.textContent.slice(0, 20)} ${rounded}`;
    });";

#[test]
fn without_its_dictionary_it_says_that_it_cannot_judge() {
    for (content, sentence) in [
        (None, "n’a pas pu être chargé"),
        (Some(&b"<!DOCTYPE html>"[..]), "est endommagé"),
    ] {
        let site = Site::served_with(DICTIONARY, content);
        let profile = Profile::fresh();
        let page = Browser::with(&profile).open(&site);
        page.visit("#/password");
        page.field(FIELD).type_in("grenier tandem violet ourson");
        page.status(sentence).seen();
        assert_eq!(shown_score(&page), json!(null));
        assert!(!page.words().contains("olidité"), "{}", page.words());
        page.button("Proposer une phrase").click();
        page.alert("Aucune phrase n’a pu être proposée").seen();

        // There are syllables to take for a new passphrase, and one's own, which
        // can't be judged, is not taken.
        page.visit("#/new");
        page.says("voici des syllabes tirées au sort");
        page.choose_ones_own();
        page.field("Phrase de passe").type_in(PASSPHRASE);
        page.says(ONLY_IF_JUDGED);
        assert_eq!(shown_score(&page), json!(null));
        page.field("Encore une fois").type_in(PASSPHRASE);
        page.button("Créer mon coffre").click();
        page.alert(ONLY_IF_JUDGED).seen();
        assert_eq!(page.stored(), json!({}));

        // It may be had later.
        site.mend(DICTIONARY);
        page.button("Réessayer").click();
        page.status("Excellente solidité").seen();
        page.field("Phrase de passe").type_in("soleilsoleil2019");
        page.field("Encore une fois").type_in("soleilsoleil2019");
        page.button("Créer mon coffre").click();
        page.alert("se devine trop facilement").seen();
        let complaints = page.complaints();
        let is_expected = |complaint: &String| complaint.contains(DICTIONARY);
        assert!(complaints.iter().all(is_expected), "{complaints:?}");
    }
}

#[test]
fn where_nothing_can_be_judged_syllables_make_a_vault() {
    let site = Site::built_with(ESTIMATOR, b"throw new Error('broken')");
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    page.link("Commencer").click();
    page.choose_ones_own();
    page.field("Phrase de passe").type_in(PASSPHRASE);
    page.status("ne démarre pas").seen();
    page.field("Encore une fois").type_in(PASSPHRASE);
    page.button("Créer mon coffre").click();
    page.alert(ONLY_IF_JUDGED).seen();
    page.button("Prendre une phrase tirée au sort").click();
    let syllables = drawn(&page, |text| text.split(' ').count() == 4);
    page.field("Retapez cette phrase").type_in(&syllables);
    page.button("Créer mon coffre").click();
    page.heading("Votre code de secours").seen();
    let complaints = page.complaints();
    assert!(
        complaints
            .iter()
            .all(|complaint| complaint.contains("blob:") || complaint.contains("broken")),
        "{complaints:?}"
    );
}

#[test]
fn whatever_is_typed_gets_an_answer() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    page.visit("#/password");
    page.field(FIELD).type_in("azerty");
    page.status("Solidité nulle").seen();
    for typed in [
        "'a'",
        "'\\u0001\\u0007\\u200b'",
        "'\\ud83d'",
        "'\\udc69 \\ud83d\\udc69\\u200d\\u2695\\ufe0f'",
        "'سر لا يعرفه أحد'",
        "'🙂'.repeat(5000)",
        "'kinesitherapie '.repeat(700)",
        "'q'.repeat(10000)",
        "Array.from({length: 10000}, (_, at) => String.fromCharCode(33 + at * 7919 % 90)).join('')",
    ] {
        let took = page.script(&format!(
            "const field = document.querySelector('#tried-password');
             field.value = '';
             field.dispatchEvent(new Event('input', {{bubbles: true}}));
             field.value = {typed};
             const start = performance.now();
             field.dispatchEvent(new Event('input', {{bubbles: true}}));
             return performance.now() - start;"
        ));
        assert!(took.as_f64() < Some(1_000.0), "{typed}: {took} ms");
        page.status("olidité").seen();
    }
    page.says("Il est plus long que ce qui est examiné");
    page.close();
}

/// The score that the bar has for those who can't see it; `null` where there
/// is none to see.
fn shown_score(page: &Page) -> serde_json::Value {
    page.script(
        "const bar = document.querySelector('[role=meter]');
         return bar?.checkVisibility() ? bar.getAttribute('aria-valuenow') : null;",
    )
}

/// Said of a passphrase of one's own that can't be judged.
const ONLY_IF_JUDGED: &str = "n’est acceptée que si sa solidité a pu être mesurée";

const FIELD: &str = "Mot de passe à essayer";

const OWN: &str = "Tilleuls cabinet 7";

const DICTIONARY: &str = "strength.dict";

/// The worker that judges.
const ESTIMATOR: &str = "estimator.js";
