//! The document that accounts for an assessment: what stands in it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failing test may panic"
)]

use vigie::assessment::{Answer, Assessment, Due, Hosting, Practice, Reason, State, Status};
use vigie::catalogue::{ListId, MEASURES};
use vigie::plan::Summary;
use vigie::report::{Because, Count, Decision, Entry, FollowUp, Report};
use vigie::time::{Day, Instant};

const TODAY: Day = Day::new(2026, 11, 21).unwrap();
const NOW: Instant = Instant::from_millis(1_795_000_000_000).unwrap();

/// An assessment in which everything is asked, with these answers.
fn assessment<const N: usize>(answers: [(&str, Answer); N]) -> Assessment {
    let mut assessment = Assessment::new(NOW);
    for (id, answer) in answers {
        let answered_at = answer.updated_at.unwrap_or(NOW);
        assessment.edit(id, answered_at, |before| *before = answer);
    }
    assessment
}

/// An answer that has every text, with space around it.
fn answer(status: Status) -> Answer {
    Answer {
        status,
        justification: " our host does it ".to_owned(),
        note: " a note\nof two lines\n".to_owned(),
        evidence: " blue binder".to_owned(),
        owner: "Nadia ".to_owned(),
        due: Due::read("2026-11-20"),
        provider: " Host & Co".to_owned(),
        updated_at: Some(NOW),
        ..Answer::default()
    }
}

/// Draws the document up and looks at it.
fn read<T>(assessment: &Assessment, look: impl FnOnce(&Report) -> T) -> T {
    let summary = Summary::of(assessment, TODAY, |_| TODAY);
    look(&Report::of(assessment, &summary, TODAY))
}

fn entry<'r, 'a>(report: &'r Report<'a>, id: &str) -> &'r Entry<'a> {
    let mut entries = report.lists.iter().flat_map(|part| part.entries());
    entries
        .find(|entry| entry.measure.id == id)
        .unwrap_or_else(|| panic!("{id} has an entry"))
}

fn ids(report: &Report, list: ListId) -> Vec<&'static str> {
    let part = &report.lists[list as usize];
    part.entries().map(|entry| entry.measure.id).collect()
}

// Which measures stand in it

#[test]
fn every_measure_has_its_place_in_the_sources_order() {
    read(&assessment([]), |report| {
        for list in ListId::ALL {
            let measures = list.list().measures().iter();
            let expected: Vec<&str> = measures.map(|measure| measure.id).collect();
            assert_eq!(ids(report, list), expected);
            let part = &report.lists[list as usize];
            assert_eq!((part.list, part.left_out), (list, None));
            for category in &part.categories {
                assert!(
                    category
                        .entries
                        .iter()
                        .all(|entry| entry.measure.category().id == category.category.id)
                );
            }
        }
        assert!(report.steps.is_empty(), "no answer calls for anything");
        assert_eq!(report.unanswered as usize, MEASURES.len());
        assert_eq!(report.changed_at, None);
        assert_eq!(report.practice, "");
    });
}

#[test]
fn what_the_profile_leaves_out_is_named_with_its_reason() {
    let mut assessment = assessment([("local-02", answer(Status::NotYet))]);
    assessment.profile.practice = Some(Practice::Solo);
    assessment.profile.staff = Some(false);
    read(&assessment, |report| {
        for (id, reason) in [
            ("local-01", Reason::NeedsTeam),
            ("local-02", Reason::NeedsGroup),
            ("cloud-01", Reason::NeedsTeam),
        ] {
            let entry = entry(report, id);
            assert_eq!(entry.decision, Decision::LeftOut, "{id}");
            assert_eq!(entry.because, Some(Because::Profile(reason)), "{id}");
            // What was answered before counts no more.
            assert_eq!((entry.note, entry.answered_at), ("", None), "{id}");
            assert_eq!(entry.follow_up, FollowUp::default(), "{id}");
        }
        assert!(report.steps.is_empty());
        assert_eq!(report.changed_at, None);
    });
    assessment
        .profile
        .brought_back
        .insert("local-02".to_owned());
    read(&assessment, |report| {
        let back = entry(report, "local-02");
        assert_eq!(back.decision, Decision::Answered(State::NotYet));
        assert_eq!(back.follow_up.owner, "Nadia");
    });
}

/// 38 times the same reason would tell nobody anything.
#[test]
fn a_list_left_out_is_one_reason_and_what_was_brought_back() {
    let mut assessment = assessment([("local-05", answer(Status::InPlace))]);
    assessment.profile.hosting = Some(Hosting::Cloud);
    read(&assessment, |report| {
        let local = &report.lists[ListId::Local as usize];
        assert_eq!(local.left_out, Some(Reason::Hosting));
        assert!(local.categories.is_empty());
        assert_eq!(local.count(Decision::LeftOut), 38);
        assert_eq!(report.changed_at, None);
    });
    assessment
        .profile
        .brought_back
        .insert("local-05".to_owned());
    read(&assessment, |report| {
        let local = &report.lists[ListId::Local as usize];
        assert_eq!(ids(report, ListId::Local), ["local-05"]);
        assert_eq!(local.left_out, Some(Reason::Hosting));
        assert_eq!(local.count(Decision::LeftOut), 37);
        assert_eq!(report.changed_at, Some(NOW));
    });
    assessment.profile.brought_back.insert("local".to_owned());
    read(&assessment, |report| {
        assert_eq!(report.lists[ListId::Local as usize].left_out, None);
        assert_eq!(ids(report, ListId::Local).len(), 38);
    });
}

// What is said of a measure

#[test]
fn a_decision_brings_what_belongs_to_it() {
    let why = Some(Because::Said("our host does it"));
    let yesterday = Due::Day(Day::new(2026, 11, 20).unwrap());
    let who = FollowUp {
        owner: "Nadia",
        due: Some(&yesterday),
        overdue: true,
    };
    let settled = FollowUp::default();
    // Status, decision; why, who and by when.
    for (status, state, because, follow_up) in [
        (Status::InPlace, State::InPlace, None, settled),
        (Status::Equivalent, State::Equivalent, why, settled),
        (Status::NotNecessary, State::NotNecessary, why, settled),
        (Status::Partly, State::Partly, None, who),
        (Status::NotYet, State::NotYet, None, who),
        (Status::Unknown, State::Unknown, None, who),
        (Status::Unanswered, State::Unanswered, None, who),
    ] {
        let assessment = assessment([("cloud-05", answer(status))]);
        read(&assessment, |report| {
            let entry = entry(report, "cloud-05");
            assert_eq!(entry.decision, Decision::Answered(state), "{status:?}");
            assert_eq!(entry.status, status);
            assert_eq!(entry.because, because, "{status:?}");
            assert_eq!(entry.follow_up, follow_up, "{status:?}");
            assert_eq!(entry.note, "a note\nof two lines", "{status:?}");
            assert_eq!(entry.evidence, "blue binder", "{status:?}");
            assert_eq!(entry.provider, "Host & Co", "{status:?}");
            assert_eq!(entry.answered_at, Some(NOW), "{status:?}");
            assert_eq!(report.changed_at, Some(NOW), "{status:?}");
        });
    }
}

#[test]
fn what_is_not_justified_says_so_and_keeps_its_status() {
    for status in [Status::Equivalent, Status::NotNecessary] {
        let blank = Answer {
            justification: " \n".to_owned(),
            ..answer(status)
        };
        read(&assessment([("essential-04", blank)]), |report| {
            let entry = entry(report, "essential-04");
            assert_eq!(entry.decision, Decision::Answered(State::Unjustified));
            assert_eq!((entry.status, entry.because), (status, None));
            assert_eq!(entry.follow_up.owner, "Nadia");
        });
    }
}

#[test]
fn only_the_cloud_list_has_providers() {
    read(
        &assessment([("local-05", answer(Status::Partly))]),
        |report| {
            assert_eq!(entry(report, "local-05").provider, "");
        },
    );
}

/// It stays behind so that a merge doesn't bring it back; it says nothing.
#[test]
fn an_answer_taken_away_has_no_date() {
    let gone = Answer {
        updated_at: Some(NOW),
        ..Answer::default()
    };
    let later = NOW.saturating_add(1);
    let mut assessment = assessment([("essential-01", answer(Status::InPlace))]);
    assessment.edit("essential-01", later, |answer| *answer = gone);
    assert_eq!(assessment.answer("essential-01").updated_at, Some(later));
    read(&assessment, |report| {
        assert_eq!(entry(report, "essential-01").answered_at, None);
        assert_eq!(report.changed_at, None);
    });
}

// The statement of applicability

#[test]
fn the_statement_counts_every_measure_once() {
    let mut assessment = assessment([
        ("essential-01", answer(Status::InPlace)),
        ("essential-02", answer(Status::InPlace)),
        ("essential-03", answer(Status::Equivalent)),
        ("essential-04", answer(Status::NotNecessary)),
        ("essential-05", answer(Status::NotYet)),
        ("cloud-05", answer(Status::Unknown)),
        ("cloud-06", answer(Status::Partly)),
        (
            "cloud-07",
            Answer {
                status: Status::Equivalent,
                ..Answer::default()
            },
        ),
    ]);
    assessment.profile.hosting = Some(Hosting::Cloud);
    assessment.profile.practice = Some(Practice::Solo);
    read(&assessment, |report| {
        let line = |state, essentials, cloud| Count {
            decision: Decision::Answered(state),
            counts: [essentials, 0, cloud],
        };
        let groups = MEASURES
            .iter()
            .filter(|measure| measure.list == ListId::Cloud)
            .filter(|measure| !assessment.profile.scope(measure).is_asked())
            .count();
        let groups = u32::try_from(groups).unwrap();
        assert!(groups > 0, "the test would not see a difference");
        let lines = report.applicability();
        assert_eq!(
            lines,
            [
                line(State::InPlace, 2, 0),
                line(State::Equivalent, 1, 0),
                line(State::NotNecessary, 1, 0),
                line(State::Partly, 0, 1),
                line(State::NotYet, 1, 0),
                line(State::Unknown, 0, 1),
                line(State::Unjustified, 0, 1),
                line(State::Unanswered, 17, 51 - 3 - groups),
                Count {
                    decision: Decision::LeftOut,
                    counts: [0, 38, groups],
                },
            ]
        );
        let counted: u32 = lines.iter().flat_map(|line| line.counts).sum();
        assert_eq!(counted as usize, MEASURES.len());
        assert_eq!(report.unanswered, 17 + 51 - 3 - groups);
    });
}

#[test]
fn decisions_that_nobody_took_have_no_line() {
    read(&assessment([]), |report| {
        assert_eq!(
            report.applicability(),
            [Count {
                decision: Decision::Answered(State::Unanswered),
                counts: [22, 38, 51],
            }]
        );
    });
}

// What comes next

#[test]
fn steps_are_what_answers_call_for_in_the_plans_order() {
    let assessment = assessment([
        ("essential-05", answer(Status::InPlace)),
        ("essential-06", answer(Status::NotYet)),
        ("cloud-05", answer(Status::Partly)),
    ]);
    let summary = Summary::of(&assessment, TODAY, |_| TODAY);
    read(&assessment, |report| {
        let steps: Vec<&str> = report
            .steps
            .iter()
            .map(|step| step.step.measure.id)
            .collect();
        let planned: Vec<&str> = summary
            .steps
            .iter()
            .map(|step| step.measure.id)
            .filter(|id| steps.contains(id))
            .collect();
        assert_eq!(steps, planned);
        assert_eq!(steps.len(), 2);
        assert!(steps.contains(&"essential-06") && steps.contains(&"cloud-05"));
        for step in &report.steps {
            assert_eq!(step.follow_up.owner, "Nadia");
            assert!(step.follow_up.overdue);
        }
    });
}

/// Who takes care of the one takes care of the other.
#[test]
fn twins_lend_each_other_who_and_when() {
    const PAST: &str = "2026-01-31";
    const AHEAD: &str = "2027-01-31";
    let answer = |(owner, due): (&str, &str)| Answer {
        status: Status::NotYet,
        owner: owner.to_owned(),
        due: Due::read(due),
        ..Answer::default()
    };
    // The essential's own; its twin's; what is shown.
    for (own, twin, shown) in [
        (("", ""), ("", ""), ("", "", false)),
        (("Nadia", AHEAD), ("Luc", ""), ("Nadia", AHEAD, false)),
        (("Nadia", ""), ("Luc", AHEAD), ("Nadia", AHEAD, false)),
        (("", PAST), ("Luc", AHEAD), ("Luc", PAST, true)),
        ((" ", "soon"), ("Luc", ""), ("Luc", "soon", false)),
        (("Nadia", " "), ("Luc", "soon"), ("Nadia", "soon", false)),
        // The one that is overdue speaks for both.
        (("Nadia", AHEAD), ("Luc", PAST), ("Luc", PAST, true)),
        (("Nadia", AHEAD), ("", PAST), ("Nadia", PAST, true)),
    ] {
        let answers = [("essential-01", answer(own)), ("local-23", answer(twin))];
        read(&assessment(answers), |report| {
            let [step] = report.steps.as_slice() else {
                panic!("twins are one step: {own:?} {twin:?}");
            };
            let who = step.follow_up;
            let due = who.due.map(Due::to_text).unwrap_or_default();
            assert_eq!((who.owner, &*due, who.overdue), shown, "{own:?} {twin:?}");
        });
    }
}
