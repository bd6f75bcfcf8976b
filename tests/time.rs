//! Days and instants: tables of cases, and every day compared with another
//! calendar (the crate `time`).
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a failing test may panic"
)]

use vigie::time::{Day, Instant};

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

#[test]
fn only_a_day_of_the_calendar_in_its_one_form_is_a_day() {
    for text in [
        "0001-01-01",
        "0026-12-01",
        "1582-10-10", // proleptic: no day is skipped
        "1600-02-29",
        "1969-12-31",
        "1970-01-01",
        "2000-02-29",
        "2024-02-29",
        "2026-04-30",
        "2026-11-21",
        "9999-12-31",
    ] {
        assert_eq!(day(text).to_string(), text);
    }
    for text in [
        "",
        "soon",
        "26-12-01",
        "2026-12-1",
        "2026-1-01",
        "2026-012-01",
        "02026-12-01",
        "12026-12-01",
        "20261201",
        "2026/12/01",
        "01-12-2026",
        "01.12.2026",
        "2026-12-01 ",
        " 2026-12-01",
        "2026-12-01T00:00",
        "-026-12-01",
        "+026-12-01",
        "2O26-12-01",
        "２０２６-12-01",
        "2026‐12‐01",
        "0000-12-01",
        "2026-00-01",
        "2026-13-01",
        "2026-12-00",
        "2026-12-32",
        "2026-04-31",
        "2026-06-31",
        "2026-09-31",
        "2026-11-31",
        "2026-02-29",
        "2024-02-30",
        "1900-02-29",
        "2100-02-29",
    ] {
        assert_eq!(Day::parse(text), None, "{text:?}");
    }
}

#[test]
fn years_out_of_range_are_no_years() {
    assert_eq!(Day::new(0, 1, 1), None);
    assert_eq!(Day::new(10_000, 1, 1), None);
    assert_eq!(Day::new(u16::MAX, 12, 31), None);
    assert_eq!(Day::new(9999, 12, 31), Some(Day::MAX));
}

#[test]
fn months_later_is_the_same_day_or_the_last_of_a_shorter_month() {
    for (from, months, expected) in [
        ("2026-11-21", 0, "2026-11-21"),
        ("2026-11-21", 1, "2026-12-21"),
        ("2026-11-21", 2, "2027-01-21"),
        ("2026-11-21", 12, "2027-11-21"),
        ("2026-12-31", 1, "2027-01-31"),
        ("2027-01-31", 1, "2027-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2028-01-30", 1, "2028-02-29"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2028-02-29", 48, "2032-02-29"),
        ("2026-03-31", 1, "2026-04-30"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2096-02-29", 48, "2100-02-28"),
        ("9999-11-30", 1, "9999-12-30"),
    ] {
        assert_eq!(day(from).add_months(months), Some(day(expected)), "{from}");
    }
    for (from, months) in [
        ("9999-12-01", 1),
        ("9999-12-31", 12),
        ("0001-01-01", u16::MAX),
    ] {
        let later = day(from).add_months(months);
        assert_eq!(later.is_none(), from != "0001-01-01", "{from}: {later:?}");
    }
}

#[test]
fn days_between_are_counted_over_leap_days_and_centuries() {
    for (from, to, days) in [
        ("2026-11-21", "2026-11-21", 0),
        ("2026-12-31", "2027-01-01", 1),
        ("2024-02-28", "2024-03-01", 2),
        ("2026-02-28", "2026-03-01", 1),
        ("1900-02-28", "1900-03-01", 1),
        ("1969-12-31", "1970-01-01", 1),
        ("2000-01-01", "2400-01-01", 146_097),
        ("0001-01-01", "9999-12-31", 3_652_058),
    ] {
        assert_eq!(day(from).days_until(day(to)), days, "{from} to {to}");
        assert_eq!(day(to).days_until(day(from)), -days, "{to} to {from}");
    }
}

#[test]
fn an_instant_stays_within_what_every_json_reader_keeps() {
    let last = (1 << 53) - 1;
    assert_eq!(Instant::from_millis(last), Some(Instant::MAX));
    for beyond in [last + 1, u64::MAX] {
        assert_eq!(Instant::from_millis(beyond), None);
    }
    assert_eq!(Instant::MAX.saturating_add(1), Instant::MAX);
    assert_eq!(Instant::EPOCH.saturating_add(u64::MAX), Instant::MAX);
    assert_eq!(Instant::EPOCH.millis_since(Instant::MAX), 0);
    assert_eq!(Instant::MAX.millis_since(Instant::EPOCH), last);
}

/// Every day there is, in order.
#[test]
fn the_calendar_is_that_of_another_library() {
    let first = day("0001-01-01");
    let mut before = None;
    let mut date = time::Date::from_calendar_date(1, time::Month::January, 1).unwrap();
    for number in 0.. {
        let (year, month, of_month) = date.to_calendar_date();
        let here = Day::new(year as u16, month.into(), of_month).unwrap();
        assert_eq!(first.days_until(here), number);
        assert!(before < Some(here));
        before = Some(here);
        match date.next_day() {
            Some(next) if next.year() <= 9999 => date = next,
            _ => break,
        }
    }
    assert_eq!(before, Some(Day::MAX));
}

/// What the other calendar doesn't have, this one doesn't either.
#[test]
fn no_year_has_a_day_more() {
    for year in 0..=10_001_u16 {
        for month in 0..=13_u8 {
            let there = |day| {
                let month = time::Month::try_from(month).ok()?;
                let date = time::Date::from_calendar_date(i32::from(year), month, day).ok()?;
                (1..=9999).contains(&date.year()).then_some(date)
            };
            for day in [0, 1, 28, 29, 30, 31, 32, u8::MAX] {
                let here = Day::new(year, month, day);
                assert_eq!(here.is_some(), there(day).is_some(), "{year}-{month}-{day}");
            }
        }
    }
}

#[cfg(not(target_family = "wasm"))]
mod properties {
    use proptest::prelude::*;
    use vigie::time::Day;

    fn any_day() -> impl Strategy<Value = Day> {
        (1..=9999_u16, 1..=12_u8, 1..=31_u8)
            .prop_filter_map("a day", |(year, month, day)| Day::new(year, month, day))
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(day in any_day()) {
            prop_assert_eq!(Day::parse(&day.to_string()), Some(day));
        }

        #[test]
        fn what_is_read_is_written_as_it_was(text in "[0-9]{4}-[0-9]{2}-[0-9]{2}|\\PC{0,12}") {
            if let Some(day) = Day::parse(&text) {
                prop_assert_eq!(day.to_string(), text);
            }
        }

        #[test]
        fn days_compare_as_their_texts_and_as_their_distance(a in any_day(), b in any_day()) {
            prop_assert_eq!(a.cmp(&b), a.to_string().cmp(&b.to_string()));
            prop_assert_eq!(a.cmp(&b), 0.cmp(&a.days_until(b)));
        }

        #[test]
        fn a_month_more_is_the_next_one(day in any_day(), months in 0..2_000_u16) {
            let all = u32::from(day.year()) * 12 + u32::from(day.month() - 1) + u32::from(months);
            let Some(later) = day.add_months(months) else {
                prop_assert!(all / 12 > 9999);
                return Ok(());
            };
            prop_assert_eq!(u32::from(later.year()) * 12 + u32::from(later.month() - 1), all);
            let month = time::Month::try_from(later.month()).unwrap();
            let last = month.length(i32::from(later.year()));
            prop_assert_eq!(later.day(), day.day().min(last));
        }
    }
}
