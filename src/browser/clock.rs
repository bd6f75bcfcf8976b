//! The wall clock and the calendar of the device, and dates as people write them.

use std::cell::RefCell;

use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

/// Milliseconds since 1970-01-01T00:00:00Z by the device's clock, which also
/// runs while the device sleeps, and which its user can set.
#[must_use]
pub fn now_ms() -> u64 {
    Date::now() as u64
}

/// Today in the device's time zone, as `YYYY-MM-DD`.
#[must_use]
pub fn today() -> String {
    local_date(now_ms())
}

/// This year by the device's clock.
#[must_use]
pub fn year() -> u16 {
    moment(now_ms()).get_full_year() as u16
}

/// The day of a moment in the device's time zone, as `YYYY-MM-DD`.
#[must_use]
pub fn local_date(ms: u64) -> String {
    let date = moment(ms);
    // JavaScript counts months from 0.
    format!(
        "{:04}-{:02}-{:02}",
        date.get_full_year(),
        date.get_month() + 1,
        date.get_date()
    )
}

/// A day in full as the language writes it in Belgium, such as
/// `21 novembre 2026`, in the device's time zone.
#[must_use]
pub fn format_date(ms: u64, language: &str) -> String {
    formatted(ms, language, "")
}

/// A calendar day (`YYYY-MM-DD`) in full, as the language writes it; a text
/// that is no such day stays as it is.
#[must_use]
pub fn format_day(day: &str, language: &str) -> String {
    // With a time, so that it is read in the device's time zone.
    let date = Date::new(&[day, "T00:00"].concat().into());
    if date.get_time().is_nan() {
        return day.to_owned();
    }
    format_date(date.get_time() as u64, language)
}

/// A day in full with hours and minutes as the language writes them, in the
/// device's time zone.
#[must_use]
pub fn format_date_time(ms: u64, language: &str) -> String {
    formatted(ms, language, "short")
}

fn moment(ms: u64) -> Date {
    Date::new(&JsValue::from_f64(ms as f64))
}

/// A moment in full, with its time where that has a style, by a formatter that
/// is kept: to make one takes a browser longer than all else in a row with a
/// date.
fn formatted(ms: u64, language: &str, time_style: &str) -> String {
    let of_these = [language, time_style].concat();
    let format = KEPT.with_borrow_mut(|kept| {
        let known = kept.iter().find(|(name, _)| *name == of_these);
        let known = known.map(|(_, format)| format.clone());
        known.unwrap_or_else(|| {
            let format = formatter(language, time_style);
            kept.push((of_these, format.clone()));
            format
        })
    });
    let words = format.call1(&JsValue::NULL, &moment(ms));
    words
        .ok()
        .and_then(|words| words.as_string())
        .unwrap_or_default()
}

/// A formatter's function (`Intl.DateTimeFormat`), for the language as Belgium
/// writes it: English alone would be that of the United States.
fn formatter(language: &str, time_style: &str) -> Function {
    let options = Object::new();
    for (name, style) in [("dateStyle", "long"), ("timeStyle", time_style)] {
        if !style.is_empty() {
            // Fails only on a frozen object.
            let _ = Reflect::set(&options, &name.into(), &style.into());
        }
    }
    let locale = [language, "-BE"].concat();
    Intl::DateTimeFormat::new(&Array::of1(&locale.into()), &options).format()
}

thread_local! {
    /// The formatters made so far, by their language and style of time.
    static KEPT: RefCell<Vec<(String, Function)>> = const { RefCell::new(Vec::new()) };
}
