//! The program ends where it should not: nothing stays on screen that it could
//! no more hide, nor in a memory that it could no more wipe.

use serde_json::json;
use vigie_e2e::{Browser, Page, Practice, Profile, Site};

#[test]
fn after_a_crash_nothing_is_left_to_read_and_the_vault_is_locked() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).before(REMEMBER).open(&site);
    page.start(Practice::GROUP);
    page.visit("#/measure/essential-02");
    page.answer("En partie");
    page.fold("Notes, preuve, qui et quand").click();
    page.field("Note").type_in(NOTE);
    page.saved();
    page.script("performance.now = () => 60_000");
    page.script(CRASH);
    page.says("Un problème est survenu. Ce qui était enregistré est intact");
    assert_eq!(only_the_notice(&page), json!(true));
    // By itself, a moment later.
    page.unlock();
    page.radio("En partie").is_chosen();
    page.field("Note").holds(NOTE);
}

#[test]
fn a_page_that_crashes_as_it_loads_is_not_loaded_over_and_over() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).before(REMEMBER).open(&site);
    page.heading("Protéger vos dossiers patient").seen();
    page.script(
        "performance.now = () => 9_000;
        const set = setTimeout;
        window.delays = [];
        window.setTimeout = (work, delay) => (window.delays.push(delay), set(work, delay));",
    );
    page.script(CRASH);
    page.says("Un problème est survenu.");
    assert_eq!(only_the_notice(&page), json!(true));
    let delays = "return window.delays.includes(5_000)";
    assert_eq!(page.script(delays), json!(false), "a new load");
    // That this would have been seen.
    page.script("performance.now = () => 11_000");
    page.script(CRASH);
    page.eventually("a new load", || {
        let seen = page.script(delays);
        (seen != json!(false))
            .then_some(())
            .ok_or_else(|| seen.to_string())
    });
}

/// Whether nothing else is in the page.
fn only_the_notice(page: &Page) -> serde_json::Value {
    page.script(
        "const { body } = document;
        return body.children.length === 1 && body.firstElementChild.id === 'trouble'
            && body.innerText.trim() === body.firstElementChild.innerText.trim();",
    )
}

const NOTE: &str = "Zibeline-quarante-douze";

/// Keeps hold of what every program lets others call.
const REMEMBER: &str = "
    window.calls = [];
    for (const name of ['instantiate', 'instantiateStreaming']) {
        const original = WebAssembly[name];
        WebAssembly[name] = async (...parts) => {
            const started = await original.apply(WebAssembly, parts);
            const exports = Object.values((started.instance ?? started).exports);
            window.calls.push(...exports.filter((each) => typeof each === 'function'));
            return started;
        };
    }";

/// Calls the program with nonsense until that traps it. It is called by nobody: the
/// browser tells a page little of an error in a script of its driver.
const CRASH: &str = "
    const calls = [...window.calls];
    let trapped = false;
    addEventListener('error', ({ error }) => {
        trapped ||= error instanceof WebAssembly.RuntimeError;
    });
    const next = () => {
        if (trapped || calls.length === 0) return;
        setTimeout(calls.shift(), 0, -8, -8, -8, -8);
        setTimeout(next, 0);
    };
    next();";
