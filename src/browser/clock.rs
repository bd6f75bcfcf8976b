//! The wall clock and the calendar of the device, and dates as people write them.

use js_sys::{Date, Object, Reflect};
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

/// A day in full as the language writes it, such as `21 novembre 2026`, in the
/// device's time zone.
#[must_use]
pub fn format_date(ms: u64, language: &str) -> String {
    moment(ms)
        .to_locale_date_string(language, &styles(&[("dateStyle", "long")]))
        .into()
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
    let styles = styles(&[("dateStyle", "long"), ("timeStyle", "short")]);
    moment(ms).to_locale_string(language, &styles).into()
}

fn moment(ms: u64) -> Date {
    Date::new(&JsValue::from_f64(ms as f64))
}

/// Options of `Intl.DateTimeFormat`.
fn styles(styles: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for &(name, value) in styles {
        // Fails only on a frozen object.
        let _ = Reflect::set(&options, &name.into(), &value.into());
    }
    options
}
