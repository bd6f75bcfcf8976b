//! What is to be hit is large enough: for a pointer (WCAG 2.5.8), and for a
//! fingertip on a telephone.
//!
//! Touch takes Chromium, which imitates it.

use serde_json::json;
use vigie_e2e::engine::{Ability, skips};
use vigie_e2e::tour::tour;
use vigie_e2e::{Browser, Faults, Page, Profile, Site};

#[test]
fn a_pointer_hits_everything_on_every_screen() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    let mut small = Faults::default();
    tour(&page, |screen| {
        for (width, height) in [(1280, 900), (320, 640)] {
            page.resize(width, height);
            look(&page, &format!("{screen}-{width}"), false, &mut small);
        }
    });
    small.none();
    page.close();
}

#[test]
fn a_finger_hits_what_matters_on_every_screen() {
    if skips(Ability::Touch) {
        return;
    }
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    let mut small = Faults::default();
    tour(&page, |screen| {
        page.is_touched(360, 780);
        look(&page, screen, true, &mut small);
    });
    small.none();
    page.close();
}

/// Notes what is too small on the screen as it is, with all unfolded.
fn look(page: &Page, screen: &str, fingers: bool, small: &mut Faults) {
    page.unfolded(|page| {
        let found = page.script_with(include_str!("targets.js"), vec![json!(fingers)]);
        small.add_all(screen, &found);
    });
}
