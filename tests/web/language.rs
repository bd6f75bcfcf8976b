//! Languages, packs of texts, and dates as people write them.

use vigie::browser::clock::{format_date, format_date_time, local_date, now_ms, today};
use vigie::browser::language::{FetchError, declare, fetch_text, is_one, preferred};
use wasm_bindgen_test::wasm_bindgen_test;

use super::script;

#[wasm_bindgen_test]
fn the_browser_has_preferences_and_the_page_a_language() {
    let expected = script("navigator.languages.join()").as_string().unwrap();
    assert!(!expected.is_empty());
    assert_eq!(preferred().join(","), expected);
    declare("nl");
    assert_eq!(
        script("document.documentElement.lang").as_string().unwrap(),
        "nl"
    );
}

#[wasm_bindgen_test]
fn each_language_has_its_own_singular() {
    for (number, language, one) in [
        (0, "fr", true),
        (1, "fr", true),
        (2, "fr", false),
        (0, "nl", false),
        (1, "nl", true),
        (0, "de", false),
        (1, "de", true),
        (0, "en", false),
        (1, "en", true),
        (21, "en", false),
        (1_000_000, "fr", false),
    ] {
        assert_eq!(is_one(number, language), one, "{number} {language}");
    }
}

#[wasm_bindgen_test]
async fn texts_of_this_site_are_fetched_and_no_others() {
    let text = fetch_text("./Cargo.toml").await.unwrap();
    assert!(text.contains("name = \"vigie\""));
    assert_eq!(
        fetch_text("./there-is-no-such-file").await,
        Err(FetchError::Status(404))
    );
    // Another origin, though it would answer: the same server by another name.
    let elsewhere = script("location.origin.replace('127.0.0.1', 'localhost')");
    let elsewhere = format!("{}/Cargo.toml", elsewhere.as_string().unwrap());
    assert_eq!(fetch_text(&elsewhere).await, Err(FetchError::Unreachable));
}

#[wasm_bindgen_test]
fn dates_are_those_of_the_device() {
    let expected = script("new Date().toLocaleDateString('sv-SE')")
        .as_string()
        .unwrap();
    assert_eq!(today(), expected);
    assert_eq!(local_date(NOON), "2026-11-21");
    assert_eq!(format_date(NOON, "fr"), "21 novembre 2026");
    assert_eq!(format_date(NOON, "de"), "21. November 2026");
    assert_eq!(format_date(NOON, "en"), "21 November 2026");
    let with_time = format_date_time(NOON, "nl");
    let time = script(&format!("new Date({NOON}).toTimeString().slice(0, 5)"));
    assert!(with_time.contains("21 november 2026"), "{with_time}");
    assert!(
        with_time.contains(&time.as_string().unwrap()),
        "{with_time}"
    );
    assert!(now_ms() > 1_700_000_000_000);
}

/// 2026-11-21 at noon, UTC.
const NOON: u64 = 1_795_262_400_000;
