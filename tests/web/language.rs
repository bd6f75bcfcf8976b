//! Languages, packs of texts, and dates as people write them.

use vigie::browser::clock::{day_of, format_date, format_date_time, format_day, now, today};
use vigie::browser::language::{FetchError, declare, fetch_text, is_one, preferred};
use vigie::time::{Day, Instant};
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
    assert_eq!(today().to_string(), expected);
    assert_eq!(day_of(NOON).to_string(), "2026-11-21");
    assert_eq!(format_date(NOON, "fr"), "21 novembre 2026");
    assert_eq!(format_date(NOON, "de"), "21. November 2026");
    assert_eq!(format_date(NOON, "en"), "21 November 2026");
    let with_time = format_date_time(NOON, "nl");
    let time = script(&format!(
        "new Date({}).toTimeString().slice(0, 5)",
        NOON.as_millis()
    ));
    assert!(with_time.contains("21 november 2026"), "{with_time}");
    assert!(
        with_time.contains(&time.as_string().unwrap()),
        "{with_time}"
    );
    assert!(now().as_millis() > 1_700_000_000_000);
}

/// Around each midnight of the device for three years, changes of summer time
/// included: the last millisecond is of the day before.
#[wasm_bindgen_test]
fn a_day_begins_at_the_devices_midnight() {
    let mut day = Day::new(2026, 1, 1).unwrap();
    for offset in 0..1_096 {
        let midnight = script(&format!("new Date(2026, 0, 1 + {offset}).getTime()"));
        let midnight = midnight.as_f64().unwrap() as u64;
        let of = |millis| day_of(Instant::from_millis(millis).unwrap());
        assert_eq!(of(midnight - 1).days_until(of(midnight)), 1, "{offset}");
        assert_eq!(of(midnight), day, "{offset}");
        day = of(midnight + 36 * 60 * 60 * 1000);
    }
    assert_eq!(day.to_string(), "2029-01-01");
}

#[wasm_bindgen_test]
fn a_day_is_written_as_itself_in_every_century() {
    for (text, words) in [
        ("0026-12-01", "1 décembre 26"),
        ("1583-01-01", "1 janvier 1583"),
        ("1969-12-31", "31 décembre 1969"),
        ("1970-01-01", "1 janvier 1970"),
        ("2024-02-29", "29 février 2024"),
        ("2026-03-29", "29 mars 2026"),
        ("9999-12-31", "31 décembre 9999"),
    ] {
        let day = Day::parse(text).unwrap();
        let written = format_day(day, "fr").replace("1er ", "1 ");
        assert_eq!(written, words, "{text}");
    }
}

#[wasm_bindgen_test]
fn an_instant_past_the_last_date_is_still_a_date() {
    assert_eq!(day_of(Instant::MAX), Day::MAX);
    assert!(format_date(Instant::MAX, "fr").contains("275760"));
    assert!(format_date_time(Instant::MAX, "en").contains("275760"));
}

/// 2026-11-21 at noon, UTC.
const NOON: Instant = Instant::from_millis(1_795_262_400_000).unwrap();
