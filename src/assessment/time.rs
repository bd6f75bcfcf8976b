//! Instants and days, as the domain sees them; the clock is the caller's.

/// An instant: milliseconds since the Unix epoch.
pub type Millis = u64;

/// Whether `text` has the form of a day, `YYYY-MM-DD` (ISO 8601, extended
/// calendar date). Days of this form compare as text.
#[must_use]
pub fn is_day(text: &str) -> bool {
    text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}
