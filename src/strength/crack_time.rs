//! Crack times: how long guessing takes, as people say lengths of time.

/// About how long guessing takes, in the largest unit that it fills.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CrackTime {
    /// Less than a second.
    Instant,
    /// 1 to 59 seconds.
    Seconds(u16),
    /// 1 to 59 minutes.
    Minutes(u16),
    /// 1 to 23 hours.
    Hours(u16),
    /// 1 to 30 days.
    Days(u16),
    /// 1 to 11 months.
    Months(u16),
    /// 1 to 999 years, in tens from ten on and in hundreds from a hundred on.
    Years(u16),
    /// More than a thousand years.
    Millennia,
    /// More than a million years.
    Aeons,
}

impl CrackTime {
    /// The crack time of so many seconds, rounded down; infinity is more than a
    /// million years.
    #[must_use]
    pub fn of(seconds: f64) -> Self {
        let count = |unit: f64| (seconds / unit) as u16;
        match seconds {
            _ if seconds < 1.0 => Self::Instant,
            _ if seconds < MINUTE => Self::Seconds(count(1.0)),
            _ if seconds < HOUR => Self::Minutes(count(MINUTE)),
            _ if seconds < DAY => Self::Hours(count(HOUR)),
            _ if seconds < MONTH => Self::Days(count(DAY)),
            _ if seconds < YEAR => Self::Months(count(MONTH)),
            _ if seconds < 1e3 * YEAR => Self::Years(match count(YEAR) {
                years @ 100.. => years / 100 * 100,
                years @ 10.. => years / 10 * 10,
                years => years,
            }),
            _ if seconds < 1e6 * YEAR => Self::Millennia,
            _ => Self::Aeons,
        }
    }
}

const MINUTE: f64 = 60.0;
const HOUR: f64 = 60.0 * MINUTE;
const DAY: f64 = 24.0 * HOUR;

/// The Gregorian calendar's mean, and a twelfth of it.
const YEAR: f64 = 365.242_5 * DAY;
const MONTH: f64 = YEAR / 12.0;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_change_when_they_are_full() {
        for (seconds, crack_time) in [
            (0.0, CrackTime::Instant),
            (0.999, CrackTime::Instant),
            (1.0, CrackTime::Seconds(1)),
            (59.9, CrackTime::Seconds(59)),
            (60.0, CrackTime::Minutes(1)),
            (3_599.0, CrackTime::Minutes(59)),
            (3_600.0, CrackTime::Hours(1)),
            (86_399.0, CrackTime::Hours(23)),
            (86_400.0, CrackTime::Days(1)),
            (30.0 * DAY, CrackTime::Days(30)),
            (30.5 * DAY, CrackTime::Months(1)),
            (365.0 * DAY, CrackTime::Months(11)),
            (YEAR, CrackTime::Years(1)),
            (9.9 * YEAR, CrackTime::Years(9)),
            (19.9 * YEAR, CrackTime::Years(10)),
            (99.9 * YEAR, CrackTime::Years(90)),
            (999.9 * YEAR, CrackTime::Years(900)),
            (1e3 * YEAR, CrackTime::Millennia),
            (1e6 * YEAR, CrackTime::Aeons),
            (f64::INFINITY, CrackTime::Aeons),
        ] {
            assert_eq!(CrackTime::of(seconds), crack_time, "{seconds}");
        }
    }
}
