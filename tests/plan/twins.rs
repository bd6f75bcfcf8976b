//! Twins make one step.

use vigie::assessment::Status::{Equivalent, InPlace, NotYet, Partly, Unanswered};
use vigie::assessment::{Hosting, Status};
use vigie::catalogue::Effort::{Hours, Minutes};
use vigie::catalogue::ListId::{Cloud, Essentials, Local};
use vigie::catalogue::Measure;
use vigie::plan::next_steps;

use super::{TODAY, answer, assessment, catalogue, ids, made};

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
