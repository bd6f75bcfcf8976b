//! That the engine of this run can do what it is said to, and lacks what it is
//! said to lack ([`vigie_e2e::engine::Ability`]). A way that does nothing would
//! let other tests pass that saw nothing.

use serde_json::json;
use vigie_e2e::engine::{Ability, can, chosen};
use vigie_e2e::{Browser, Colours, Profile, Site};

#[test]
fn the_browser_is_as_it_was_asked_to_be() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile)
        .size(320, 640)
        .colours(Colours::Dark)
        .languages("nl-BE,nl,fr")
        .before("window.was = 'here before';")
        .open(&site);
    page.heading("Bescherm uw patiëntendossiers").seen();
    assert_eq!(page.script("return window.was"), json!("here before"));
    assert_eq!(page.script("return navigator.language"), json!("nl-BE"));
    if can(Ability::SecondLanguage) {
        let languages = page.script("return navigator.languages");
        assert_eq!(languages, json!(["nl-BE", "nl", "fr"]));
    }
    let size = "return [innerWidth, innerHeight]";
    assert_eq!(page.script(size), json!([320, 640]));
    page.resize(1000, 700);
    assert_eq!(page.script(size), json!([1000, 700]));
    let dark = "return matchMedia('(prefers-color-scheme: dark)').matches";
    assert_eq!(page.script(dark), json!(true));
    page.prefer(Colours::Light);
    assert_eq!(page.script(dark), json!(false));
    page.close();
}

#[test]
fn what_the_console_says_is_heard_once() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    page.heading("Protéger vos dossiers patient").seen();
    page.script("console.error('a first complaint'); console.debug('for developers')");
    assert!(page.complaint().contains("a first complaint"));
    page.script("setTimeout(() => { throw new Error('a second\\none'); })");
    assert!(page.complaint().contains("a second"));
    assert_eq!(page.complaints(), Vec::<String>::new());
    page.close();
}

#[test]
fn stored_things_workers_and_paper_are_within_reach() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    page.heading("Protéger vos dossiers patient").seen();
    if can(Ability::Workers) {
        assert_eq!(page.workers(), 0);
        page.visit("#/password");
        page.field("Mot de passe à essayer").type_in("azerty");
        page.status("Solidité").seen();
        assert_eq!(page.workers(), 1);
    }
    page.script("localStorage.something = 'kept'");
    assert_eq!(page.stored(), json!({"something": "kept"}));
    page.clear_site_data();
    page.eventually("nothing stored", || {
        let stored = page.stored();
        (stored == json!({}))
            .then_some(())
            .ok_or_else(|| stored.to_string())
    });
    if can(Ability::Paper) {
        page.on_paper(|page| {
            assert_eq!(
                page.script("return matchMedia('print').matches"),
                json!(true)
            );
        });
    }
    let lacks = Ability::Printing.lacks(chosen());
    assert_eq!(page.is_printable(), lacks.is_none(), "{lacks:?}");
    page.close();
}
