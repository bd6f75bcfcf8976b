//! A strict page: its policy, and where it may be put.

use serde_json::json;
use vigie_e2e::{Browser, Practice, Profile, Site};

/// That every other test ends with a silent browser says something only if the
/// browser would not be silent.
#[test]
fn what_the_page_must_not_do_is_refused_and_noticed() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    page.heading("Protéger vos dossiers patient").seen();
    assert_eq!(page.complaints(), Vec::<String>::new());
    for (attempt, directive) in [
        (
            "const it = document.createElement('script'); it.textContent = 'document.title = `ran`'; document.body.append(it);",
            "script-src",
        ),
        (
            "const it = document.createElement('img'); it.src = 'http://example.com/it.png'; document.body.append(it);",
            "img-src",
        ),
        (
            "fetch('http://example.com/').catch(() => {});",
            "connect-src",
        ),
        (
            "const it = document.createElement('p'); it.setAttribute('style', 'color: red'); document.body.append(it);",
            "style-src",
        ),
        (
            "const it = document.createElement('form'); it.action = 'http://example.com/'; document.body.append(it); try { it.submit(); } catch { /* Firefox says it to the script too. */ }",
            "form-action",
        ),
    ] {
        page.script(attempt);
        let noticed = page.complaint();
        assert!(noticed.contains(directive), "{attempt}: {noticed}");
    }
    assert_ne!(page.title(), "ran");
    assert_eq!(page.asked_outside(), Vec::<String>::new());

    // A page without that policy, in the same browser.
    page.leave_for("http://example.com/");
    let asked = page.asked_outside();
    assert!(
        asked.contains(&"GET http://example.com/ HTTP/1.1".to_owned()),
        "{asked:?}"
    );
}

#[test]
fn it_works_in_a_folder_of_a_host_and_there_without_a_network() {
    let mut site = Site::served_under("/outils/vigie/");
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    page.start(Practice::GROUP);
    page.link("Commencer : L’essentiel").click();
    page.answer("En partie");
    page.is_kept_for_offline_use();
    let manifest = page.script("return document.querySelector('link[rel=manifest]').href");
    assert_eq!(
        manifest,
        json!(format!("{}manifest.webmanifest", site.address()))
    );

    site.stop();
    page.reload();
    page.unlock();
    page.radio("En partie").is_chosen();
    page.close();
}

/// What is on the way of a page without https can change it.
#[test]
fn it_does_not_start_where_others_could_have_changed_it() {
    let site = Site::served();
    let profile = Profile::fresh();
    let insecure = "Object.defineProperty(window, 'isSecureContext', { value: false });";
    let page = Browser::with(&profile).before(insecure).open(&site);
    for sentence in [
        "Ouvrez l’adresse qui commence par https.",
        "Open het adres dat met https begint.",
        "Öffnen Sie die Adresse, die mit https beginnt.",
        "Open the address that begins with https.",
    ] {
        page.alert(sentence).seen();
    }
    page.button("Commencer").gone();
    page.link("Commencer").gone();
    page.close();
}

/// Not every host can say that the page is never put into another one.
#[test]
fn it_does_not_start_inside_another_page() {
    let around = "<!doctype html><title>around</title><iframe src='./'></iframe>";
    let site = Site::served_without_headers("around.html", around);
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    page.link("Commencer").seen();
    page.visit("around.html");
    let words = "return document.querySelector('iframe').contentDocument.body.innerText";
    page.eventually("the page to say why it does not start", || {
        let words = page.script(words).to_string();
        let says = words.contains("Vigie ne démarre pas à l’intérieur d’une autre page");
        let starts = words.contains("Commencer");
        (says && !starts).then_some(()).ok_or(words)
    });
}
