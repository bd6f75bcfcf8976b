//! Lengths of time as people say them.

/// About how long something takes, in the largest unit that it fills.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lapse {
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

impl Lapse {
    /// The lapse of so many seconds, rounded down; infinity is more than a
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
        for (seconds, lapse) in [
            (0.0, Lapse::Instant),
            (0.999, Lapse::Instant),
            (1.0, Lapse::Seconds(1)),
            (59.9, Lapse::Seconds(59)),
            (60.0, Lapse::Minutes(1)),
            (3_599.0, Lapse::Minutes(59)),
            (3_600.0, Lapse::Hours(1)),
            (86_399.0, Lapse::Hours(23)),
            (86_400.0, Lapse::Days(1)),
            (30.0 * DAY, Lapse::Days(30)),
            (30.5 * DAY, Lapse::Months(1)),
            (365.0 * DAY, Lapse::Months(11)),
            (YEAR, Lapse::Years(1)),
            (9.9 * YEAR, Lapse::Years(9)),
            (19.9 * YEAR, Lapse::Years(10)),
            (99.9 * YEAR, Lapse::Years(90)),
            (999.9 * YEAR, Lapse::Years(900)),
            (1e3 * YEAR, Lapse::Millennia),
            (1e6 * YEAR, Lapse::Aeons),
            (f64::INFINITY, Lapse::Aeons),
        ] {
            assert_eq!(Lapse::of(seconds), lapse, "{seconds}");
        }
    }
}
