//! The whole, on the real catalogue.

use vigie::assessment::Status::{InPlace, NotYet, Partly, Unanswered, Unknown};
use vigie::assessment::{Assessment, Hosting, Practice, State, Status};
use vigie::catalogue::ListId::Essentials;
use vigie::catalogue::{ListId, MEASURES, measure};
use vigie::plan::{Action, Coverage, Summary, next_steps};

use super::{NOW, TODAY, day, day_of, ids};

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
    let summary = Summary::of(&assessment, TODAY, day_of);
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
    assert_eq!(summary, Summary::of(&assessment.clone(), TODAY, day_of));

    let named: usize = summary.steps.iter().map(|step| 1 + step.also.len()).sum();
    assert_eq!(
        u32::try_from(named).unwrap(),
        summary.whole.gaps(),
        "each gap is named once"
    );
}

#[test]
fn without_answers_all_is_open_and_nothing_is_due() {
    let summary = Summary::of(&Assessment::new(NOW), TODAY, day_of);
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
    let summary = Summary::of(&assessment, TODAY, day_of);
    assert_eq!(
        (
            summary.whole.percent(),
            summary.steps.len(),
            summary.reviews.len()
        ),
        (Some(100), 0, 0)
    );
    let later = Summary::of(&assessment, day("2026-12-21"), day_of);
    assert!(!later.reviews.is_empty());
    assert!(
        later
            .reviews
            .iter()
            .all(|review| review.measure.review_months == 1)
    );
    let much_later = Summary::of(&assessment, day("2032-05-13"), day_of);
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
    let steps = Summary::of(&assessment, TODAY, day_of).steps;
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
