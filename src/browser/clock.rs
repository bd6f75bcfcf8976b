//! The wall clock and the calendar of the device, and dates as people write them.

use std::cell::RefCell;

use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

use super::window;
use crate::time::{Day, Instant};

/// The present instant by the device's clock, which also runs while the device
/// sleeps, and which its user can set.
#[must_use]
pub fn now() -> Instant {
    Instant::from_millis(Date::now() as u64).unwrap_or(Instant::MAX)
}

/// Milliseconds since the page was opened, by a clock that nobody sets; browsers
/// make it coarse, by up to 100 ms.
#[must_use]
pub fn monotonic_ms() -> f64 {
    // Every window has it.
    window().performance().map_or(0.0, |clock| clock.now())
}

/// Today in the device's time zone.
#[must_use]
pub fn today() -> Day {
    day_of(now())
}

/// The day that an instant is on in the device's time zone; the last one
/// ([`Day::MAX`]) for all that come after it.
#[must_use]
pub fn day_of(instant: Instant) -> Day {
    let date = local(instant);
    let year = u16::try_from(date.get_full_year()).unwrap_or(u16::MAX);
    // JavaScript counts months from 0.
    Day::new(year, date.get_month() as u8 + 1, date.get_date() as u8).unwrap_or(Day::MAX)
}

/// An instant's day in full as the language writes it in Belgium, such as
/// `21 novembre 2026`, in the device's time zone.
#[must_use]
pub fn format_date(instant: Instant, language: &str) -> String {
    formatted(&local(instant), language, "")
}

/// A calendar day in full, as the language writes it.
#[must_use]
pub fn format_day(day: Day, language: &str) -> String {
    let date = Date::new_0();
    // Not by the constructor, which takes the years 0 to 99 for 1900 to 1999;
    // and at noon, for not every day has a midnight in every time zone.
    date.set_hours(12);
    date.set_full_year_with_month_date(
        day.year().into(),
        i32::from(day.month()) - 1,
        day.day().into(),
    );
    formatted(&date, language, "")
}

/// A day in full with hours and minutes as the language writes them, in the
/// device's time zone.
#[must_use]
pub fn format_date_time(instant: Instant, language: &str) -> String {
    formatted(&local(instant), language, "short")
}

/// The instant as JavaScript has it; the last that it knows for later ones.
fn local(instant: Instant) -> Date {
    let millis = instant.as_millis().min(LAST_OF_JAVASCRIPT);
    Date::new(&JsValue::from_f64(millis as f64))
}

/// A moment in full, with its time where that has a style, by a formatter that
/// is kept: to make one takes a browser longer than all else in a row with a
/// date.
fn formatted(date: &Date, language: &str, time_style: &str) -> String {
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
    let words = format.call1(&JsValue::NULL, date);
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

/// The last millisecond that a `Date` can hold (ECMA-262, time values).
const LAST_OF_JAVASCRIPT: u64 = 8_640_000_000_000_000;

thread_local! {
    /// The formatters made so far, by their language and style of time.
    static KEPT: RefCell<Vec<(String, Function)>> = const { RefCell::new(Vec::new()) };
}
