//! Where the practice stands and what comes next, by tables of cases.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failing test may panic"
)]

use vigie::assessment::{Answer, Assessment, Hosting, Millis, Practice, State, Status};
use vigie::catalogue::{Effort, ListId, MEASURES, Measure, Need, measure};
use vigie::plan::{Action, Coverage, NextStep, Summary, due_for_review, next_steps};

use Effort::{Days, Hours, Minutes};
use ListId::{Cloud, Essentials, Local};
use Status::{Equivalent, InPlace, NotNecessary, NotYet, Partly, Unanswered, Unknown};

const TODAY: &str = "2026-11-21";
const NOW: Millis = 1_795_000_000_000;
const DAY: Millis = 86_400_000;

// A catalogue of one's own

fn made(id: &'static str, list: ListId, weight: u8, effort: Effort) -> Measure {
    Measure {
        id,
        list,
        index: 0,
        category: 0,
        weight,
        effort,
        review_months: 12,
        twins: &[],
        needs: None,
        tools: &[],
        references: &[],
        drawing: None,
        articles: &[],
        text: 0,
    }
}

fn catalogue(mut measures: Vec<Measure>) -> &'static [Measure] {
    for (index, measure) in measures.iter_mut().enumerate() {
        measure.index = index;
    }
    measures.leak()
}

/// An answer with this status and a blank or proper justification.
fn answer(status: Status, justification: &str) -> Answer {
    Answer {
        status,
        justification: justification.to_owned(),
        updated_at: NOW,
        ..Answer::default()
    }
}

fn assessment<'a>(answers: impl IntoIterator<Item = (&'a str, Answer)>) -> Assessment {
    let mut assessment = Assessment::new(NOW);
    for (id, answer) in answers {
        let answered_at = answer.updated_at;
        assessment.edit(id, answered_at, |before| *before = answer);
    }
    assessment
}

fn ids(steps: &[NextStep]) -> Vec<&'static str> {
    steps.iter().map(|step| step.measure.id).collect()
}

// Coverage

#[test]
fn a_measure_counts_by_weight_and_state() {
    // Status, justification, state; points and possible of a weight of 3.
    let cases = [
        (InPlace, "", State::InPlace, 6, 6),
        (Equivalent, "why", State::Equivalent, 6, 6),
        (Equivalent, " ", State::Unjustified, 0, 6),
        (NotNecessary, "why", State::NotNecessary, 0, 0),
        (NotNecessary, "", State::Unjustified, 0, 6),
        (Partly, "", State::Partly, 3, 6),
        (NotYet, "", State::NotYet, 0, 6),
        (Unknown, "", State::Unknown, 0, 6),
        (Unanswered, "", State::Unanswered, 0, 6),
    ];
    let measures = catalogue(vec![made("a", Local, 3, Hours)]);
    for (status, justification, state, points, possible) in cases {
        let coverage = Coverage::of(
            &assessment([("a", answer(status, justification))]),
            measures,
        );
        assert_eq!(
            (coverage.points, coverage.possible),
            (points, possible),
            "{status:?}"
        );
        for other in State::ALL {
            assert_eq!(
                coverage.count(other),
                u32::from(other == state),
                "{status:?}: {other:?}"
            );
        }
        assert_eq!(coverage.gaps(), u32::from(state.is_gap()), "{status:?}");
        assert_eq!(
            coverage.answered(),
            u32::from(status != Unanswered),
            "{status:?}"
        );
    }
}

#[test]
fn percent_is_of_the_weights_and_rounded_down() {
    let measures = catalogue(vec![
        made("a", Local, 5, Hours),
        made("b", Local, 1, Hours),
        made("c", Local, 1, Hours),
    ]);
    let cases: [([Status; 3], Option<u32>); 10] = [
        ([Unanswered, Unanswered, Unanswered], Some(0)),
        ([NotYet, Unknown, Unanswered], Some(0)),
        ([InPlace, Unanswered, Unanswered], Some(71)), // 10 of 14
        ([Unanswered, InPlace, InPlace], Some(28)),    // 4 of 14
        ([Partly, Partly, Partly], Some(50)),
        ([InPlace, InPlace, Partly], Some(92)), // 13 of 14
        ([InPlace, Equivalent, InPlace], Some(100)),
        ([InPlace, InPlace, NotNecessary], Some(100)),
        ([NotNecessary, Partly, InPlace], Some(75)),
        ([NotNecessary, NotNecessary, NotNecessary], None),
    ];
    for (statuses, percent) in cases {
        let answers = ["a", "b", "c"]
            .into_iter()
            .zip(statuses.map(|status| answer(status, "why")));
        assert_eq!(
            Coverage::of(&assessment(answers), measures).percent(),
            percent,
            "{statuses:?}"
        );
    }
    assert_eq!(Coverage::default().percent(), None);
}

#[test]
fn what_is_left_out_counts_nowhere_else() {
    let group = Measure {
        needs: Some(Need::Group),
        ..made("b", Local, 5, Hours)
    };
    let measures = catalogue(vec![
        made("a", Local, 1, Hours),
        group,
        made("c", Cloud, 5, Hours),
    ]);
    let mut assessment = assessment(["a", "b", "c"].map(|id| (id, answer(InPlace, ""))));
    assessment.profile.practice = Some(Practice::Solo);
    assessment.profile.hosting = Some(Hosting::Own);
    let coverage = Coverage::of(&assessment, measures);
    assert_eq!((coverage.asked(), coverage.left_out), (1, 2));
    assert_eq!((coverage.points, coverage.possible), (2, 2));
    assert!(
        next_steps(
            &Assessment {
                answers: Default::default(),
                ..assessment
            },
            measures,
            TODAY
        )
        .iter()
        .all(|step| step.measure.id == "a")
    );
}

// The order of steps

/// One side of a comparison: weight, effort, status, due date.
type Side = (u8, Effort, Status, &'static str);

fn steps_of(sides: [Side; 2]) -> Vec<NextStep> {
    let [a, b] = sides;
    let measures = catalogue(vec![made("a", Local, a.0, a.1), made("b", Local, b.0, b.1)]);
    let answers = [("a", a), ("b", b)].map(|(id, (_, _, status, due))| {
        (
            id,
            Answer {
                due: due.to_owned(),
                ..answer(status, "")
            },
        )
    });
    next_steps(&assessment(answers), measures, TODAY)
}

const PAST: &str = "2026-11-20";
const AHEAD: &str = "2026-12-24";

/// In each row the first comes before the second, whichever the catalogue has first.
#[test]
fn a_person_would_agree_with_the_order() {
    let cases: [(Side, Side, &str); 24] = [
        // Weight.
        (
            (5, Hours, NotYet, ""),
            (4, Hours, NotYet, ""),
            "the heavier",
        ),
        (
            (5, Days, NotYet, ""),
            (4, Minutes, NotYet, ""),
            "weight over effort",
        ),
        (
            (5, Days, NotYet, ""),
            (1, Minutes, NotYet, ""),
            "a project that matters over a trifle",
        ),
        (
            (5, Minutes, Partly, ""),
            (4, Minutes, NotYet, ""),
            "weight over state",
        ),
        (
            (5, Hours, Unanswered, ""),
            (4, Minutes, NotYet, ""),
            "ask about what matters most",
        ),
        (
            (3, Days, Partly, ""),
            (1, Minutes, NotYet, ""),
            "two points over all else",
        ),
        // Effort.
        (
            (3, Minutes, NotYet, ""),
            (3, Hours, NotYet, ""),
            "the quicker",
        ),
        ((3, Hours, NotYet, ""), (3, Days, NotYet, ""), "the quicker"),
        (
            (4, Hours, Partly, ""),
            (4, Days, NotYet, ""),
            "half done, and quick to finish",
        ),
        (
            (5, Days, Unknown, ""),
            (5, Hours, NotYet, ""),
            "a question asked before hours of work",
        ),
        // State.
        (
            (4, Hours, NotYet, ""),
            (4, Hours, Partly, ""),
            "the whole gap before half of one",
        ),
        (
            (4, Minutes, NotYet, ""),
            (4, Minutes, Unknown, ""),
            "certain before perhaps",
        ),
        (
            (4, Hours, Unknown, ""),
            (4, Hours, Unanswered, ""),
            "a known doubt before an open question",
        ),
        (
            (4, Days, NotYet, ""),
            (4, Minutes, Unanswered, ""),
            "known gaps before open questions",
        ),
        (
            (4, Days, NotYet, ""),
            (4, Minutes, NotNecessary, ""),
            "a gap before a missing reason",
        ),
        // Half done.
        (
            (5, Hours, Partly, ""),
            (2, Minutes, NotYet, ""),
            "half done that matters before light",
        ),
        (
            (5, Days, Partly, ""),
            (3, Minutes, NotYet, ""),
            "even a long one",
        ),
        (
            (4, Minutes, NotYet, ""),
            (5, Days, Partly, ""),
            "but a quick win before a long rest",
        ),
        // Dates.
        (
            (3, Hours, NotYet, PAST),
            (3, Hours, NotYet, ""),
            "overdue first among equals",
        ),
        (
            (3, Days, Partly, PAST),
            (3, Minutes, NotYet, ""),
            "overdue first of its weight",
        ),
        (
            (4, Days, NotYet, PAST),
            (5, Days, Partly, ""),
            "overdue before a long rest",
        ),
        (
            (5, Days, NotYet, ""),
            (4, Minutes, NotYet, PAST),
            "but weight stays",
        ),
        (
            (4, Hours, NotYet, ""),
            (3, Hours, NotYet, PAST),
            "but weight stays",
        ),
        (
            (3, Hours, NotYet, PAST),
            (3, Hours, NotYet, AHEAD),
            "a date ahead changes nothing",
        ),
    ];
    for (first, second, why) in cases {
        assert_eq!(
            ids(&steps_of([first, second])),
            ["a", "b"],
            "{why}: {first:?} {second:?}"
        );
        assert_eq!(
            ids(&steps_of([second, first])),
            ["b", "a"],
            "{why}: {first:?} {second:?}"
        );
    }
}

const EFFORTS: [Effort; 3] = [Minutes, Hours, Days];
const GAPS: [Status; 6] = [
    NotYet,
    Unknown,
    Partly,
    Unanswered,
    Equivalent,
    NotNecessary,
];

#[test]
fn one_point_of_weight_outranks_effort_alone_and_state_alone_two_outrank_both() {
    let mut sides = Vec::new();
    for weight in 1..=5 {
        for effort in EFFORTS {
            sides.extend(GAPS.map(|status| (weight, effort, status, "")));
        }
    }
    for &heavy in &sides {
        for &light in sides.iter().filter(|light| light.0 < heavy.0) {
            let steps = steps_of([light, heavy]);
            let same_effort = steps[0].rank.effort == steps[1].rank.effort;
            let same_action = steps[0].action == steps[1].action;
            if heavy.0 - light.0 >= 2 || same_effort || same_action {
                assert_eq!(ids(&steps), ["b", "a"], "{heavy:?} before {light:?}");
            }
        }
    }
}

#[test]
fn equals_are_ordered_by_essentials_then_catalogue() {
    let measures = catalogue(vec![
        made("local-a", Local, 3, Hours),
        made("local-b", Local, 3, Hours),
        made("cloud-a", Cloud, 3, Hours),
        made("essential-a", Essentials, 3, Hours),
        made("essential-b", Essentials, 3, Hours),
        made("overdue", Cloud, 3, Hours),
    ]);
    let gaps = measures.iter().map(|measure| {
        let due = if measure.id == "overdue" { PAST } else { "" };
        (
            measure.id,
            Answer {
                due: due.to_owned(),
                ..answer(NotYet, "")
            },
        )
    });
    let steps = next_steps(&assessment(gaps), measures, TODAY);
    let order = [
        "overdue",
        "essential-a",
        "essential-b",
        "local-a",
        "local-b",
        "cloud-a",
    ];
    assert_eq!(ids(&steps), order);
}

#[test]
fn each_step_says_what_to_do_and_why_it_stands_there() {
    // Status of a measure of weight 4 that takes days.
    let cases = [
        (NotYet, PAST, Action::PutInPlace, Days, true, 20),
        (NotYet, TODAY, Action::PutInPlace, Days, false, 17),
        (Partly, "", Action::Finish, Days, false, 15),
        (Unknown, "", Action::FindOut, Minutes, false, 19),
        (Unanswered, "", Action::Answer, Minutes, false, 16),
        (Equivalent, "", Action::Justify, Minutes, false, 16),
        (NotNecessary, PAST, Action::Justify, Minutes, true, 20),
    ];
    let measures = catalogue(vec![made("a", Local, 4, Days)]);
    for (status, due, action, effort, overdue, score) in cases {
        let given = Answer {
            due: due.to_owned(),
            ..answer(status, "")
        };
        let steps = next_steps(&assessment([("a", given)]), measures, TODAY);
        let [
            NextStep {
                action: found,
                rank,
                also,
                ..
            },
        ] = steps.as_slice()
        else {
            panic!("{status:?}: one step");
        };
        assert_eq!(
            (*found, rank.weight, rank.effort),
            (action, 4, effort),
            "{status:?}"
        );
        assert_eq!((rank.overdue, rank.score), (overdue, score), "{status:?}");
        assert!(also.is_empty());
    }
    for status in [InPlace, Equivalent, NotNecessary] {
        let settled = assessment([("a", answer(status, "why"))]);
        assert_eq!(next_steps(&settled, measures, TODAY), [], "{status:?}");
    }
}

// Twins

fn family() -> &'static [Measure] {
    catalogue(vec![
        Measure {
            twins: &["l", "c"],
            ..made("e", Essentials, 4, Hours)
        },
        Measure {
            twins: &["e", "c"],
            ..made("l", Local, 4, Hours)
        },
        Measure {
            twins: &["e", "l"],
            ..made("c", Cloud, 5, Hours)
        },
        made("other", Cloud, 4, Minutes),
    ])
}

#[test]
fn twins_make_one_step() {
    // Statuses of e, l and c; expected steps as measure and `also`.
    type Expected = &'static [(&'static str, &'static [&'static str])];
    let cases: [([Status; 3], Expected, &str); 7] = [
        (
            [NotYet, NotYet, NotYet],
            &[("c", &["e", "l"])],
            "the heaviest speaks for all",
        ),
        (
            [NotYet, NotYet, InPlace],
            &[("e", &["l"])],
            "else the essential; what is settled is no step",
        ),
        (
            [InPlace, InPlace, NotYet],
            &[("c", &[])],
            "a settled twin settles no other",
        ),
        (
            [NotYet, Unanswered, Unanswered],
            &[("e", &["l", "c"])],
            "an answer speaks for open ones",
        ),
        (
            [Unanswered, Partly, Unanswered],
            &[("l", &["e", "c"])],
            "whatever their weight",
        ),
        (
            [Unanswered, Unanswered, Unanswered],
            &[("c", &["e", "l"])],
            "without one, by rank",
        ),
        (
            [InPlace, Equivalent, InPlace],
            &[("l", &[])],
            "not even for want of a reason",
        ),
    ];
    for (statuses, expected, why) in cases {
        let answers = ["e", "l", "c"]
            .into_iter()
            .zip(statuses.map(|status| answer(status, "")));
        let answers = answers.chain([("other", answer(InPlace, ""))]);
        let steps = next_steps(&assessment(answers), family(), TODAY);
        let found: Vec<_> = steps
            .iter()
            .map(|step| {
                (
                    step.measure.id,
                    step.also.iter().map(|twin| twin.id).collect::<Vec<_>>(),
                )
            })
            .collect();
        let expected: Vec<_> = expected
            .iter()
            .map(|(id, also)| (*id, also.to_vec()))
            .collect();
        assert_eq!(found, expected, "{why}: {statuses:?}");
    }
}

#[test]
fn a_family_ranks_as_the_one_that_speaks_for_it() {
    // c alone would come first (weight 5), but e is what there is to do.
    let answers = [("e", answer(Partly, "")), ("other", answer(NotYet, ""))];
    assert_eq!(
        ids(&next_steps(&assessment(answers), family(), TODAY)),
        ["other", "e"]
    );
}

#[test]
fn a_twin_left_out_is_not_named() {
    let mut assessment = assessment(["e", "l", "c"].map(|id| (id, answer(NotYet, ""))));
    assessment.profile.hosting = Some(Hosting::Own);
    let steps = next_steps(&assessment, family(), TODAY);
    assert_eq!(ids(&steps), ["e"]);
    assert_eq!(
        steps[0].also.iter().map(|twin| twin.id).collect::<Vec<_>>(),
        ["l"]
    );
}

// Review

#[test]
fn settled_answers_are_due_after_their_months() {
    let measures = catalogue(vec![
        Measure {
            review_months: 1,
            ..made("monthly", Local, 3, Hours)
        },
        Measure {
            review_months: 12,
            ..made("yearly", Local, 3, Hours)
        },
    ]);
    // Age in days; what is due. A month is 30.44 days, so a year is 365.28.
    let cases: [(Millis, &[&str]); 6] = [
        (0, &[]),
        (30, &[]),
        (31, &["monthly"]),
        (365, &["monthly"]),
        (366, &["monthly", "yearly"]),
        (4_000, &["monthly", "yearly"]),
    ];
    for (days, expected) in cases {
        for status in [InPlace, Equivalent, NotNecessary] {
            let old = Answer {
                updated_at: NOW - days * DAY,
                ..answer(status, "why")
            };
            let assessment = assessment([("monthly", old.clone()), ("yearly", old)]);
            let due = due_for_review(&assessment, measures, NOW);
            let found: Vec<_> = due.iter().map(|review| review.measure.id).collect();
            assert_eq!(found, expected, "{status:?} for {days} days");
        }
    }
}

#[test]
fn a_month_ends_on_the_millisecond() {
    let measures = catalogue(vec![Measure {
        review_months: 1,
        ..made("a", Local, 3, Hours)
    }]);
    let month = 2_630_016_000;
    let assessment = assessment([("a", answer(InPlace, ""))]);
    assert!(due_for_review(&assessment, measures, NOW + month - 1).is_empty());
    let due = due_for_review(&assessment, measures, NOW + month);
    assert_eq!((due[0].answered_at, due[0].due_at), (NOW, NOW + month));
    assert!(
        due_for_review(&assessment, measures, 0).is_empty(),
        "a clock set back"
    );
}

#[test]
fn gaps_and_what_is_left_out_are_not_reviewed() {
    let measures = catalogue(vec![made("a", Local, 3, Hours)]);
    for status in GAPS {
        let old = Answer {
            updated_at: 0,
            ..answer(status, "")
        };
        assert!(
            due_for_review(&assessment([("a", old)]), measures, NOW).is_empty(),
            "{status:?}"
        );
    }
    let old = Answer {
        updated_at: 0,
        ..answer(InPlace, "")
    };
    let mut assessment = assessment([("a", old)]);
    assert_eq!(due_for_review(&assessment, measures, NOW).len(), 1);
    assessment.confirm("a", NOW);
    assert!(due_for_review(&assessment, measures, NOW).is_empty());
    assessment.confirm("a", 0);
    assessment.profile.hosting = Some(Hosting::Cloud);
    assert!(due_for_review(&assessment, measures, NOW).is_empty());
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
    let aged = |days: Millis| Answer {
        updated_at: NOW - days * DAY,
        ..answer(InPlace, "")
    };
    let ages = [("a", 400), ("b", 40), ("c", 90), ("d", 40)];
    let assessment = assessment(ages.map(|(id, days)| (id, aged(days))));
    let due = due_for_review(&assessment, measures, NOW);
    assert_eq!(
        due.iter()
            .map(|review| review.measure.id)
            .collect::<Vec<_>>(),
        ["c", "a", "b", "d"],
        "of the same age as in the catalogue"
    );
}

// The whole, on the real catalogue

#[test]
fn the_summary_adds_up() {
    let mut assessment = Assessment::new(NOW);
    for (position, measure) in MEASURES.iter().enumerate() {
        let status = Status::ALL[position % Status::ALL.len()];
        assessment.edit(measure.id, NOW, |answer| {
            answer.status = status;
            if position % 2 == 0 {
                answer.justification = "why".to_owned();
            }
        });
    }
    assessment.profile.practice = Some(Practice::Solo);
    let summary = Summary::of(&assessment, TODAY, NOW);
    assert_eq!(summary.whole, Coverage::of(&assessment, &MEASURES));
    assert!(summary.whole.left_out > 0);
    let mut asked = 0;
    for list in ListId::ALL {
        let found = summary.list(list);
        assert_eq!(found.list, list);
        assert_eq!(
            found.coverage,
            Coverage::of(&assessment, list.list().measures())
        );
        for (category, coverage) in list.list().categories.iter().zip(&found.categories) {
            assert_eq!(
                *coverage,
                Coverage::of(&assessment, category.measures()),
                "{}",
                category.id
            );
        }
        assert_eq!(found.categories.len(), list.list().categories.len());
        asked += found.coverage.asked();
    }
    assert_eq!(summary.whole.asked(), asked);
    assert_eq!(
        summary.whole.asked() + summary.whole.left_out,
        u32::try_from(MEASURES.len()).unwrap()
    );
    assert_eq!(summary.steps, next_steps(&assessment, &MEASURES, TODAY));
    assert_eq!(summary, Summary::of(&assessment.clone(), TODAY, NOW));

    let named: usize = summary.steps.iter().map(|step| 1 + step.also.len()).sum();
    assert_eq!(
        u32::try_from(named).unwrap(),
        summary.whole.gaps(),
        "each gap is named once"
    );
}

#[test]
fn without_answers_all_is_open_and_nothing_is_due() {
    let summary = Summary::of(&Assessment::new(NOW), TODAY, NOW);
    assert_eq!(summary.whole.percent(), Some(0));
    assert_eq!(
        summary.whole.count(State::Unanswered),
        summary.whole.asked()
    );
    assert!(
        summary
            .steps
            .iter()
            .all(|step| step.action == Action::Answer)
    );
    let first = &summary.steps[0];
    assert_eq!((first.measure.list, first.measure.weight), (Essentials, 5));
    assert!(summary.reviews.is_empty());
}

#[test]
fn a_practice_with_everything_in_place_has_nothing_to_do_until_review() {
    let mut assessment = Assessment::new(NOW);
    for measure in &MEASURES {
        assessment.set_status(measure.id, InPlace, NOW);
    }
    let summary = Summary::of(&assessment, TODAY, NOW);
    assert_eq!(
        (
            summary.whole.percent(),
            summary.steps.len(),
            summary.reviews.len()
        ),
        (Some(100), 0, 0)
    );
    let later = Summary::of(&assessment, TODAY, NOW + 32 * DAY);
    assert!(!later.reviews.is_empty());
    assert!(
        later
            .reviews
            .iter()
            .all(|review| review.measure.review_months == 1)
    );
    let much_later = Summary::of(&assessment, TODAY, NOW + 2_000 * DAY);
    assert_eq!(much_later.reviews.len(), MEASURES.len());
}

/// A solo practice with its files in house that has gone through some of its
/// list. Backups (5) before the screen lock (4, minutes), that before hours of
/// the same weight, and the shared folder (3) last.
#[test]
fn the_steps_of_a_small_practice() {
    let mut assessment = Assessment::new(NOW);
    assessment.profile.hosting = Some(Hosting::Own);
    assessment.profile.practice = Some(Practice::Solo);
    assessment.profile.staff = Some(false);
    for measure in &MEASURES {
        assessment.set_status(measure.id, InPlace, NOW);
    }
    for (id, status) in [
        ("local-10", NotYet),
        ("local-11", NotYet),
        ("essential-10", Unanswered),
        ("local-23", NotYet),
        ("essential-01", NotYet),
        ("local-25", Partly),
        ("local-22", Unknown),
        ("cloud-05", NotYet),
    ] {
        assessment.set_status(id, status, NOW);
    }
    let steps = Summary::of(&assessment, TODAY, NOW).steps;
    assert_eq!(
        ids(&steps),
        [
            "local-22",
            "essential-01",
            "local-11",
            "local-25",
            "local-10"
        ]
    );
    assert_eq!(
        steps[1].also.iter().map(|twin| twin.id).collect::<Vec<_>>(),
        ["local-23"]
    );
    assert_eq!(
        steps[2].also.iter().map(|twin| twin.id).collect::<Vec<_>>(),
        ["essential-10"]
    );
    assert!(
        measure("cloud-05").is_some(),
        "left out by the profile, not unknown"
    );
}
