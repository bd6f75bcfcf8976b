//! What an answer says, how it changes, and what its twins offer.

use vigie::assessment::{Answer, Assessment, Due, State, Status};

use super::{BEGUN, LATER, day, the};

#[test]
fn equivalent_and_not_necessary_count_with_a_justification_only() {
    let cases = [
        (Status::Unanswered, "", State::Unanswered),
        (Status::InPlace, "", State::InPlace),
        (Status::Partly, "", State::Partly),
        (Status::NotYet, "", State::NotYet),
        (Status::Unknown, "", State::Unknown),
        (Status::Equivalent, "", State::Unjustified),
        (Status::Equivalent, " \n\t\u{a0}", State::Unjustified),
        (Status::Equivalent, "because", State::Equivalent),
        (Status::NotNecessary, "", State::Unjustified),
        (Status::NotNecessary, "  ", State::Unjustified),
        (Status::NotNecessary, "because", State::NotNecessary),
        (Status::NotYet, "because", State::NotYet),
        (Status::Unanswered, "because", State::Unanswered),
    ];
    for (status, justification, state) in cases {
        let answer = Answer {
            status,
            justification: justification.to_owned(),
            ..Answer::default()
        };
        assert_eq!(answer.state(), state, "{status:?} {justification:?}");
    }
}

#[test]
fn a_date_is_overdue_from_the_next_day_on() {
    let cases = [
        ("2026-11-20", "2026-11-21", true),
        ("2025-12-31", "2026-01-01", true),
        ("2024-02-29", "2024-03-01", true),
        ("1969-12-31", "1970-01-01", true),
        ("2026-11-21", "2026-11-21", false),
        ("2026-11-22", "2026-11-21", false),
        ("9999-12-31", "2026-11-21", false),
    ];
    for (due, today, overdue) in cases {
        let answer = Answer {
            due: Some(Due::Day(day(due))),
            ..Answer::default()
        };
        assert_eq!(answer.is_overdue(day(today)), overdue, "{due} on {today}");
    }
}

#[test]
fn an_edit_is_stamped_when_it_changes_something() {
    let mut assessment = Assessment::new(BEGUN);
    assert!(assessment.set_status("local-05", Status::NotYet, BEGUN));
    assert_eq!(assessment.answer("local-05").updated_at, Some(BEGUN));

    assert!(!assessment.set_status("local-05", Status::NotYet, LATER));
    assert_eq!(assessment.answer("local-05").updated_at, Some(BEGUN));

    assert!(assessment.edit("local-05", LATER, |answer| answer.owner = "Anne".to_owned()));
    assert_eq!(assessment.answer("local-05").updated_at, Some(LATER));
    assert_eq!(assessment.answer("local-05").status, Status::NotYet);
}

#[test]
fn an_answer_taken_away_stays_empty_with_its_time() {
    let mut assessment = Assessment::new(BEGUN);
    assert!(!assessment.set_status("local-05", Status::Unanswered, BEGUN));
    assert!(assessment.answers.is_empty());

    assessment.set_status("local-05", Status::InPlace, BEGUN);
    assessment.edit("local-05", BEGUN, |answer| answer.note = "n".to_owned());
    assessment.set_status("local-05", Status::Unanswered, LATER);
    assert_eq!(assessment.answer("local-05").note, "n");
    assessment.edit("local-05", LATER, |answer| answer.note.clear());
    assert!(assessment.answer("local-05").is_empty());
    assert_eq!(assessment.answer("local-05").updated_at, Some(LATER));
    assert_eq!(assessment.overview().answers, 0);
}

#[test]
fn confirming_stamps_an_answer_and_invents_none() {
    let mut assessment = Assessment::new(BEGUN);
    assessment.set_status("local-05", Status::InPlace, BEGUN);
    assessment.edit("local-06", BEGUN, |answer| answer.note = "n".to_owned());
    for id in ["local-05", "local-06", "local-07"] {
        assessment.confirm(id, LATER);
    }
    let stamps = ["local-05", "local-06", "local-07"].map(|id| assessment.answer(id).updated_at);
    assert_eq!(stamps, [Some(LATER), Some(BEGUN), None]);
    assert_eq!(assessment.answers.len(), 2);
}

// local-05, essential-08 and cloud-05 ask for the second factor.

#[test]
fn the_twin_answered_last_is_offered() {
    let mut assessment = Assessment::new(BEGUN);
    let offered = |assessment: &Assessment| {
        assessment
            .twin_offer(the("local-05"))
            .map(|(twin, answer)| (twin.id, answer.status))
    };
    assert_eq!(offered(&assessment), None);

    assessment.edit("essential-08", BEGUN, |answer| {
        answer.note = "no status".to_owned();
    });
    assert_eq!(offered(&assessment), None);

    assessment.set_status("essential-08", Status::InPlace, BEGUN);
    assert_eq!(
        offered(&assessment),
        Some(("essential-08", Status::InPlace))
    );

    assessment.set_status("cloud-05", Status::Partly, LATER);
    assert_eq!(offered(&assessment), Some(("cloud-05", Status::Partly)));

    assessment.set_status("local-05", Status::NotYet, LATER);
    assert_eq!(offered(&assessment), None, "never forced on an answer");
}

#[test]
fn adopting_takes_what_is_said_but_not_who_does_it() {
    let mut assessment = Assessment::new(BEGUN);
    assessment.edit("essential-08", BEGUN, |answer| {
        answer.status = Status::Equivalent;
        answer.justification = "why".to_owned();
        answer.evidence = "where".to_owned();
        answer.note = "theirs".to_owned();
        answer.owner = "Anne".to_owned();
        answer.due = Due::read("2026-12-01");
        answer.provider = "Hébergeur".to_owned();
    });
    assessment.edit("local-05", BEGUN, |answer| answer.note = "mine".to_owned());
    assert!(assessment.adopt_twin("local-05", "essential-08", LATER));
    let expected = Answer {
        status: Status::Equivalent,
        justification: "why".to_owned(),
        evidence: "where".to_owned(),
        note: "mine".to_owned(),
        updated_at: Some(LATER),
        ..Answer::default()
    };
    assert_eq!(*assessment.answer("local-05"), expected);
    assert_eq!(assessment.answer("essential-08").updated_at, Some(BEGUN));
}
