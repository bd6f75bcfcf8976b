//! What is there before the program has arrived.

use serde_json::{Value, json};
use vigie_e2e::{Browser, Profile, Site};

/// The program takes over a page on which nothing moves then: heading, lead and
/// frame stand where it draws them, in the reader's language.
#[test]
fn the_program_finds_the_first_words_in_their_places() {
    let site = Site::served();
    for (languages, start) in [
        ("fr-BE,fr", "Protéger vos dossiers patient"),
        ("nl-BE,nl", "Bescherm uw patiëntendossiers"),
        ("de-BE,de", "Patientenakten schützen"),
        ("en-GB,en", "Protect your patient files"),
        ("pt-PT,pt", "Protéger vos dossiers patient"),
    ] {
        for size in [(360, 780), (1280, 900)] {
            let profile = Profile::fresh();
            let browser = || Browser::with(&profile).size(size.0, size.1);
            let page = browser()
                .languages(languages)
                .before(NO_PROGRAM)
                .open(&site);
            let before = page.script(PLACES);
            drop(page);
            let page = browser().languages(languages).open(&site);
            page.heading(start).seen();
            let after = page.script(PLACES);
            page.close();
            let text = before["h1"]["text"].as_str().unwrap_or_default();
            assert!(text.starts_with(start), "{languages}: {before}");
            assert_eq!(before, after, "{languages} at {size:?}");
        }
    }
}

/// Whoever has a vault, or comes for another page, sees no words that go away.
#[test]
fn other_pages_are_announced_by_the_frame_alone() {
    let site = Site::served();
    for before in [
        "localStorage['vigie.slot.b'] = '{}';",
        "if (!location.hash) location.hash = '#/tools';",
    ] {
        let profile = Profile::fresh();
        let page = Browser::with(&profile)
            .before(NO_PROGRAM)
            .before(before)
            .open(&site);
        let places = page.script(PLACES);
        assert_eq!(places["h1"], Value::Null, "{before}: {places}");
        assert_eq!(places["p.lead"], Value::Null, "{before}: {places}");
        assert_ne!(places[".brand"], json!(null), "{before}: {places}");
    }
}

/// The program never gets to run.
const NO_PROGRAM: &str =
    "WebAssembly.instantiateStreaming = WebAssembly.instantiate = () => new Promise(() => {});";

/// What stands where, of what the first screen and the page have in common.
const PLACES: &str = "
    const places = {};
    for (const selector of ['h1', 'p.lead', 'header', '.brand', '.brand img', '.brand span']) {
        const seen = [...document.querySelectorAll(selector)].find((it) => it.checkVisibility());
        if (!seen) continue;
        const { x, y, width, height } = seen.getBoundingClientRect();
        const rounded = [x, y, width, height].map((length) => Math.round(length * 10) / 10);
        // The header goes on where the program has something to put.
        places[selector] = { text: selector === 'header' ? '' : seen.textContent, rounded };
    }
    return places;";
