//! What is looked at again, and when.

use vigie::assessment::Status::{Equivalent, InPlace, NotNecessary};
use vigie::assessment::{Answer, Assessment, Hosting, Status};
use vigie::catalogue::Effort::Hours;
use vigie::catalogue::ListId::Local;
use vigie::catalogue::{MEASURES, Measure};
use vigie::plan::due_for_review;
use vigie::time::{Day, Instant};

use super::{GAPS, NOW, TODAY, answer, assessment, catalogue, day, day_of, made, noon};

/// Measures to look at again every month, twice a year and every year.
fn reviewed() -> &'static [Measure] {
    catalogue(
        [("monthly", 1), ("half-yearly", 6), ("yearly", 12)]
            .map(|(id, review_months)| Measure {
                review_months,
                ..made(id, Local, 3, Hours)
            })
            .into(),
    )
}

fn due_on(answered: &str, today: &str, status: Status) -> Vec<&'static str> {
    let old = Answer {
        updated_at: Some(noon(day(answered))),
        ..answer(status, "why")
    };
    let answers = ["monthly", "half-yearly", "yearly"].map(|id| (id, old.clone()));
    let due = due_for_review(&assessment(answers), reviewed(), day(today), day_of);
    due.iter().map(|review| review.measure.id).collect()
}

#[test]
fn settled_answers_are_due_on_the_same_day_of_a_later_month() {
    // Answered, today; what is due, the longest first.
    let cases: [(&str, &str, &[&str]); 14] = [
        ("2026-11-21", "2026-11-21", &[]),
        ("2026-11-21", "2026-12-20", &[]),
        ("2026-11-21", "2026-12-21", &["monthly"]),
        ("2026-11-21", "2027-05-20", &["monthly"]),
        ("2026-11-21", "2027-05-21", &["monthly", "half-yearly"]),
        ("2026-11-21", "2027-11-20", &["monthly", "half-yearly"]),
        (
            "2026-11-21",
            "2027-11-21",
            &["monthly", "half-yearly", "yearly"],
        ),
        // A shorter month: its last day.
        ("2027-01-31", "2027-02-27", &[]),
        ("2027-01-31", "2027-02-28", &["monthly"]),
        ("2028-01-31", "2028-02-28", &[]),
        ("2028-01-31", "2028-02-29", &["monthly"]),
        ("2026-08-31", "2027-02-28", &["monthly", "half-yearly"]),
        // Over the end of a year.
        ("2026-12-31", "2027-01-31", &["monthly"]),
        // A clock set back.
        ("2026-11-21", "1970-01-01", &[]),
    ];
    for (answered, today, expected) in cases {
        for status in [InPlace, Equivalent, NotNecessary] {
            let due = due_on(answered, today, status);
            assert_eq!(due, expected, "{status:?} on {answered}, {today}");
        }
    }
}

/// The day is that of where the user is, on both sides of midnight.
#[test]
fn the_day_of_an_answer_is_the_callers() {
    let next_day = |instant| Day::new(2026, 11, day_of(instant).day() + 1).unwrap();
    let measures = reviewed();
    let answered = assessment([("monthly", answer(InPlace, ""))]);
    let due = |today, day_of| due_for_review(&answered, measures, day(today), day_of);
    assert_eq!(due("2026-12-20", day_of), []);
    let [review] = due("2026-12-21", day_of)[..] else {
        panic!("one review");
    };
    assert_eq!(review.answered_at, Some(NOW));
    assert_eq!(review.due, Some(day("2026-12-21")));
    assert_eq!(due("2026-12-21", next_day), []);
    assert_eq!(due("2026-12-22", next_day)[0].due, Some(day("2026-12-22")));
}

#[test]
fn what_nobody_knows_the_day_of_is_reviewed_first() {
    let file = r#"{"schema":1,"answers":{
        "local-03":{"status":"in-place"},
        "local-02":{"status":"in-place","updated_at":1000}}}"#;
    let assessment = Assessment::from_json(file.as_bytes()).unwrap();
    let due = due_for_review(&assessment, &MEASURES, TODAY, day_of);
    let found: Vec<_> = due
        .iter()
        .map(|review| (review.measure.id, review.due.is_some()))
        .collect();
    assert_eq!(found, [("local-03", false), ("local-02", true)]);
}

#[test]
fn gaps_and_what_is_left_out_are_not_reviewed() {
    let measures = catalogue(vec![made("a", Local, 3, Hours)]);
    let old = |status| Answer {
        updated_at: Some(Instant::EPOCH),
        ..answer(status, "")
    };
    let due = |assessment: &Assessment| due_for_review(assessment, measures, TODAY, day_of);
    for status in GAPS {
        assert_eq!(due(&assessment([("a", old(status))])), [], "{status:?}");
    }
    let mut assessment = assessment([("a", old(InPlace))]);
    assert_eq!(due(&assessment).len(), 1);
    assessment.profile.hosting = Some(Hosting::Cloud);
    assert_eq!(due(&assessment), []);
    assessment.profile.hosting = None;
    assessment.confirm("a", NOW);
    assert_eq!(due(&assessment), []);
}

#[test]
fn what_is_longest_due_is_reviewed_first() {
    let measures = catalogue(vec![
        Measure {
            review_months: 12,
            ..made("a", Local, 3, Hours)
        },
        Measure {
            review_months: 1,
            ..made("b", Local, 3, Hours)
        },
        Measure {
            review_months: 1,
            ..made("c", Local, 3, Hours)
        },
        Measure {
            review_months: 1,
            ..made("d", Local, 3, Hours)
        },
    ]);
    let given = |text| Answer {
        updated_at: Some(noon(day(text))),
        ..answer(InPlace, "")
    };
    let days = [
        ("a", "2025-10-17"),
        ("b", "2026-10-12"),
        ("c", "2026-08-23"),
        ("d", "2026-10-12"),
    ];
    let assessment = assessment(days.map(|(id, text)| (id, given(text))));
    let due = due_for_review(&assessment, measures, TODAY, day_of);
    assert_eq!(
        due.iter()
            .map(|review| review.measure.id)
            .collect::<Vec<_>>(),
        ["c", "a", "b", "d"],
        "of the same day as in the catalogue"
    );
}
