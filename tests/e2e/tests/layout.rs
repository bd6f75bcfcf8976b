//! From 320 pixels up, nothing has to be moved sideways to be read.

use vigie_e2e::tour::tour;
use vigie_e2e::{Browser, Profile, Site};

#[test]
fn every_screen_fits_a_narrow_window() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).size(320, 640).open(&site);
    tour(&page, |screen| {
        let script = "return document.documentElement.scrollWidth - innerWidth";
        let beyond = page.script(script).as_i64();
        assert!(
            beyond <= Some(0),
            "{screen} is {beyond:?} pixels wider than its window"
        );
    });
    page.close();
}
