//! From 320 pixels up, which is a window of 1280 enlarged four times, nothing
//! has to be moved sideways to be read (WCAG 1.4.10), and nothing is cut off,
//! also with the spacing that readers may ask for (WCAG 1.4.12).

use vigie_e2e::tour::tour_in_every_language;
use vigie_e2e::{Browser, Faults, Profile, Site};

#[test]
fn every_screen_fits_a_narrow_window_in_every_language() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).size(320, 640).open(&site);
    let mut faults = Faults::default();
    let look = |screen: &str| {
        for (width, height) in [(320, 640), (1280, 900)] {
            page.resize(width, height);
            page.unfolded(|page| {
                for (wide, how) in [(false, ""), (true, ", spaced")] {
                    page.space_text(wide);
                    let found = page.script(include_str!("clipped.js"));
                    faults.add_all(&format!("{screen}-{width}{how}"), &found);
                }
                page.space_text(false);
            });
        }
        page.resize(320, 640);
    };
    tour_in_every_language(&page, look);
    faults.none();
    page.close();
}
