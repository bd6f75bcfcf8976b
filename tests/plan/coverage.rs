//! How much is covered.

use vigie::assessment::Status::{
    Equivalent, InPlace, NotNecessary, NotYet, Partly, Unanswered, Unknown,
};
use vigie::assessment::{Assessment, Hosting, Practice, State, Status};
use vigie::catalogue::Effort::Hours;
use vigie::catalogue::ListId::{Cloud, Local};
use vigie::catalogue::{Measure, Need};
use vigie::plan::{Coverage, next_steps};

use super::{TODAY, answer, assessment, catalogue, made};

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
