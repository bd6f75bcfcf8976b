//! Days, years, months and seasons.

use vigie::strength::{Context, Kind, estimate};
use vigie::time::Day;

use super::{SMALL, YEAR, judge_small, kinds};

#[test]
fn days_in_every_usual_form() {
    for password in [
        "14051982",
        "140582",
        "1451982",
        "14/05/1982",
        "14-5-82",
        "14.05.1982",
        "14 05 1982",
        "19820514",
        "1982-05-14",
        "820514",
        "05/14/1982",
        "14mai1982",
        "14Mai1982",
        "14mei1982",
        "14 mai 1982",
        "17augustus75",
        "3.März.1990",
        "24dec2001",
        "29022000",
    ] {
        let estimate = judge_small(password);
        assert_eq!(kinds(&estimate), [Kind::Date], "{password}: {estimate:?}");
        assert!(
            (3.0..6.5).contains(&estimate.log10_guesses),
            "{password}: {estimate:?}"
        );
    }
}

#[test]
fn what_is_no_day_is_no_date() {
    for password in ["35/19/8264", "99.99.99", "00/00/0000"] {
        assert_ne!(kinds(&judge_small(password)), [Kind::Date], "{password}");
    }
}

#[test]
fn years_near_today_are_tried_first() {
    let cost = |password, year| estimate(password, &Context::new(year), &SMALL).log10_guesses;
    assert!(cost("2025", 2025) < cost("1971", 2025));
    // The year is an argument: what is near today changes.
    assert!(cost("Soleil2040", 2040) < cost("Soleil2040", 2025));
    assert!(cost("Soleil1994", 1995) < cost("Soleil1994", 2025));
}

#[test]
fn months_seasons_and_days_of_the_week() {
    for password in [
        "Janvier2025!",
        "Lente2024",
        "zomer23",
        "Herbst2022",
        "october2021",
        "été2024",
        "Maandag1",
        "Dimanche!",
    ] {
        let estimate = judge_small(password);
        assert_eq!(
            kinds(&estimate)[0],
            Kind::CalendarWord,
            "{password}: {estimate:?}"
        );
        assert!(estimate.log10_guesses < 6.0, "{password}: {estimate:?}");
    }
}

#[test]
fn the_users_own_birthday_comes_first() {
    let context = Context::new(YEAR).with_birth(Day::parse("1974-03-09").unwrap());
    for password in [
        "09031974",
        "9/3/1974",
        "090374",
        "1974-03-09",
        "9mars1974",
        "0903",
        "9 maart 74",
    ] {
        let own = estimate(password, &context, &SMALL);
        assert_eq!(kinds(&own), [Kind::BirthDate], "{password}: {own:?}");
        assert!(own.log10_guesses < 3.0, "{password}: {own:?}");
        assert!(own.log10_guesses < judge_small(password).log10_guesses);
    }
    let other = estimate("11121980", &context, &SMALL);
    assert_eq!(kinds(&other), [Kind::Date]);
    assert!(
        estimate("Sophie74", &context, &SMALL).log10_guesses
            < judge_small("Sophie74").log10_guesses
    );
}
