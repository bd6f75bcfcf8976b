//! The order of steps.

use vigie::assessment::Status::{
    Equivalent, InPlace, NotNecessary, NotYet, Partly, Unanswered, Unknown,
};
use vigie::assessment::{Answer, Due, Status};
use vigie::catalogue::Effort;
use vigie::catalogue::Effort::{Days, Hours, Minutes};
use vigie::catalogue::ListId::{Cloud, Essentials, Local};
use vigie::plan::{Action, NextStep, next_steps};

use super::{GAPS, TODAY, answer, assessment, catalogue, ids, made};

/// One side of a comparison: weight, effort, status, due date.
type Side = (u8, Effort, Status, &'static str);

fn steps_of(sides: [Side; 2]) -> Vec<NextStep> {
    let [a, b] = sides;
    let measures = catalogue(vec![made("a", Local, a.0, a.1), made("b", Local, b.0, b.1)]);
    let answers = [("a", a), ("b", b)].map(|(id, (_, _, status, due))| {
        (
            id,
            Answer {
                due: Due::read(due),
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

/// What is no day counts as no date at all, whatever its letters.
#[test]
fn what_is_no_day_changes_nothing_in_the_order() {
    for text in ["0000-00-00", "1999", "2025-02-29", "0025-01-01", "soon"] {
        let steps = steps_of([(3, Hours, NotYet, ""), (3, Hours, NotYet, text)]);
        assert_eq!(ids(&steps), ["a", "b"], "{text}");
        assert!(steps.iter().all(|step| !step.rank.overdue), "{text}");
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
                due: Due::read(due),
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
        (NotYet, "2026-11-21", Action::PutInPlace, Days, false, 17),
        (Partly, "", Action::Finish, Days, false, 15),
        (Unknown, "", Action::FindOut, Minutes, false, 19),
        (Unanswered, "", Action::Answer, Minutes, false, 16),
        (Equivalent, "", Action::Justify, Minutes, false, 16),
        (NotNecessary, PAST, Action::Justify, Minutes, true, 20),
    ];
    let measures = catalogue(vec![made("a", Local, 4, Days)]);
    for (status, due, action, effort, overdue, score) in cases {
        let given = Answer {
            due: Due::read(due),
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
