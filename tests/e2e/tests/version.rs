//! Which build the page is, and under which licences: both can be read in it,
//! without a network too.

use serde_json::json;
use vigie_e2e::{Browser, Page, Profile, Site};
use xtask::manifest::Manifest;

#[test]
fn the_page_says_which_build_it_is() {
    let mut site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    says_its_digest(&page, &site);
    page.is_kept_for_offline_use();

    site.stop();
    page.reload();
    says_its_digest(&page, &site);
    page.script(
        "fetch('./licences.txt')
             .then((response) => response.text())
             .then((text) => { window.licences = text; });",
    );
    page.eventually("the licences", || {
        let found = page.script(
            "return ['EUROPEAN UNION PUBLIC LICENCE', 'leptos ', 'OpenTaal'].map((words) =>
                 Boolean(window.licences?.includes(words)));",
        );
        (found == json!([true, true, true]))
            .then_some(())
            .ok_or_else(|| found.to_string())
    });
    page.close();
}

#[test]
fn a_digest_that_is_not_of_these_files_is_not_kept() {
    let other = "0".repeat(64);
    let mut site = Site::served_with_digest(&other);
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    page.is_kept_for_offline_use();
    site.stop();
    page.reload();
    page.visit("#/about");
    page.says("L’empreinte de cette version n’a pas pu être lue.");
    // The browser's own word on a file that can't be had.
    let _ = page.complaints();
    page.close();
}

/// What it shows is the digest over the files that are served.
fn says_its_digest(page: &Page, site: &Site) {
    let digest = Manifest::of(site.folder()).unwrap().digest();
    page.visit("#/about");
    page.says(&format!("Empreinte\u{a0}: {digest}"));
    page.link("Toutes les licences (nouvel onglet)").seen();
}
