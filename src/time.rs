//! Calendar days and instants. The clock and the time zone are the caller's.

use std::fmt;

/// A day of the proleptic Gregorian calendar, from 0001-01-01 to 9999-12-31.
/// Days compare by date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    year: u16,
    month: u8,
    day: u8,
}

impl Day {
    /// The last day that can be written as `YYYY-MM-DD`.
    pub const MAX: Self = Self {
        year: 9999,
        month: 12,
        day: 31,
    };

    /// The day of this year, month (1 to 12) and day of the month (from 1);
    /// `None` when the calendar has no such day.
    #[must_use]
    pub const fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let is_day = 1 <= year
            && year <= Self::MAX.year
            && 1 <= month
            && month <= 12
            && 1 <= day
            && day <= days_in_month(year, month);
        if is_day {
            Some(Self { year, month, day })
        } else {
            None
        }
    }

    /// Reads `YYYY-MM-DD` (ISO 8601, extended calendar date); `None` when the
    /// text has another form or names a day that the calendar doesn't have.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes: &[u8; 10] = text.as_bytes().try_into().ok()?;
        let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *bytes else {
            return None;
        };
        let mut numbers = [0; 3];
        for (number, digits) in
            numbers
                .iter_mut()
                .zip([&[y1, y2, y3, y4][..], &[m1, m2], &[d1, d2]])
        {
            for digit in digits {
                if !digit.is_ascii_digit() {
                    return None;
                }
                *number = *number * 10 + u16::from(digit - b'0');
            }
        }
        let [year, month, day] = numbers;
        // Two digits fit.
        Self::new(year, month as u8, day as u8)
    }

    /// Returns the year, 1 to 9999.
    #[must_use]
    pub const fn year(self) -> u16 {
        self.year
    }

    /// Returns the month, 1 to 12.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.month
    }

    /// Returns the day of the month, 1 to 31.
    #[must_use]
    pub const fn day(self) -> u8 {
        self.day
    }

    /// Returns how many days `later` is after this one; negative when it is
    /// before.
    #[must_use]
    pub fn days_until(self, later: Self) -> i32 {
        later.number() - self.number()
    }

    /// Returns the same day of the month so many months later; in a shorter
    /// month its last day: 31 January and one month are 28 or 29 February.
    /// `None` past [`Day::MAX`].
    #[must_use]
    pub fn add_months(self, months: u16) -> Option<Self> {
        let months = u32::from(self.year) * 12 + u32::from(self.month - 1) + u32::from(months);
        let year = u16::try_from(months / 12).ok()?;
        let month = (months % 12) as u8 + 1;
        Self::new(year, month, self.day.min(days_in_month(year, month)))
    }

    /// Counts days from 0000-02-29 on. Years are counted from 1 March, so that
    /// a leap day is the last of its year.
    fn number(self) -> i32 {
        let before_march = self.month < 3;
        let year = i32::from(self.year) - i32::from(before_march);
        let month = i32::from(self.month) + if before_march { 9 } else { -3 };
        // From March on, 153 days are five months of 31, 30, 31, 30, 31.
        let in_year = (153 * month + 2) / 5 + i32::from(self.day);
        365 * year + year / 4 - year / 100 + year / 400 + in_year
    }
}

/// As `YYYY-MM-DD`, the inverse of [`Day::parse`].
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

const fn days_in_month(year: u16, month: u8) -> u8 {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// An instant: milliseconds since 1970-01-01T00:00:00Z, leap seconds not
/// counted, up to [`Instant::MAX`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(u64);

impl Instant {
    /// 1970-01-01T00:00:00Z. Files have it where no time is known.
    pub const EPOCH: Self = Self(0);

    /// 2⁵³ − 1 milliseconds, the largest integer that every JSON reader keeps
    /// (RFC 8259, section 6); the year is 287396.
    pub const MAX: Self = Self((1 << 53) - 1);

    /// The instant so many milliseconds after the epoch; `None` past
    /// [`Instant::MAX`].
    #[must_use]
    pub const fn from_millis(millis: u64) -> Option<Self> {
        if millis <= Self::MAX.0 {
            Some(Self(millis))
        } else {
            None
        }
    }

    /// Returns the milliseconds since the epoch.
    #[must_use]
    pub const fn as_millis(self) -> u64 {
        self.0
    }

    /// Returns the milliseconds that have passed since `earlier`; 0 when it is
    /// later.
    #[must_use]
    pub const fn millis_since(self, earlier: Self) -> u64 {
        self.0.saturating_sub(earlier.0)
    }

    /// Returns the instant so many milliseconds later, at most
    /// [`Instant::MAX`].
    #[must_use]
    pub const fn saturating_add(self, millis: u64) -> Self {
        let sum = self.0.saturating_add(millis);
        match Self::from_millis(sum) {
            Some(sum) => sum,
            None => Self::MAX,
        }
    }
}
