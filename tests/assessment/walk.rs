//! Going through the lists.

use serde_json::json;
use vigie::assessment::{Assessment, Hosting, Practice, Progress, Status};
use vigie::catalogue::ListId;

use super::{BEGUN, read, the, written};

#[test]
fn progress_counts_what_is_asked_and_has_any_status() {
    let mut assessment = Assessment::new(BEGUN);
    assessment.profile.practice = Some(Practice::Solo);
    assessment.profile.staff = Some(false);
    let category = the("local-01").category();
    let asked = category
        .measures()
        .iter()
        .filter(|measure| measure.needs.is_none())
        .count();
    assert_eq!(
        assessment.progress(category.measures()),
        Progress { answered: 0, asked }
    );

    // Left out: does not count.
    assessment.set_status("local-02", Status::InPlace, BEGUN);
    assert_eq!(
        assessment.progress(category.measures()),
        Progress { answered: 0, asked }
    );
    assessment
        .profile
        .brought_back
        .insert("local-02".to_owned());
    let back = Progress {
        answered: 1,
        asked: asked + 1,
    };
    assert_eq!(assessment.progress(category.measures()), back);

    // Unjustified: answered all the same. A note alone: not.
    let category = the("local-03").category();
    assessment.set_status("local-03", Status::Equivalent, BEGUN);
    assessment.set_status("local-04", Status::Unknown, BEGUN);
    assessment.edit("local-05", BEGUN, |answer| answer.note = "n".to_owned());
    assert_eq!(
        assessment.progress(category.measures()),
        Progress {
            answered: 2,
            asked: 3
        }
    );
}

#[test]
fn the_next_open_measure_is_sought_from_the_place_on_and_round_the_end() {
    let mut assessment = Assessment::new(BEGUN);
    assessment.profile.practice = Some(Practice::Solo);
    let measures = ListId::Local.list().measures();
    let next = |assessment: &Assessment| assessment.next_open(ListId::Local).map(|next| next.id);
    assert_eq!(next(&assessment), Some(measures[0].id));

    assessment.place.visit(the("local-01"));
    assert_eq!(next(&assessment), Some("local-03"), "local-02 is left out");

    assessment.place.visit(the("cloud-09"));
    assert_eq!(
        next(&assessment),
        Some("local-03"),
        "each list has its own place"
    );

    assessment.set_status("local-03", Status::Unknown, BEGUN);
    assert_eq!(next(&assessment), Some("local-04"));

    assessment.place.visit(measures.last().unwrap());
    assert_eq!(next(&assessment), Some(measures[0].id));

    for measure in measures.iter().filter(|measure| measure.id != "local-20") {
        assessment.set_status(measure.id, Status::InPlace, BEGUN);
    }
    for place in measures {
        assessment.place.visit(place);
        assert_eq!(next(&assessment), Some("local-20"), "from {}", place.id);
    }
    assessment.set_status("local-20", Status::InPlace, BEGUN);
    assert_eq!(next(&assessment), None);
}

#[test]
fn one_resumes_where_one_stopped() {
    let mut assessment = Assessment::new(BEGUN);
    let resumed = |assessment: &Assessment, list| assessment.resume(list).map(|place| place.id);
    let measures = ListId::Local.list().measures();
    assert_eq!(assessment.place.last_list(), None);
    assert_eq!(resumed(&assessment, ListId::Local), Some(measures[0].id));

    assessment.place.visit(the("local-02"));
    assert_eq!(assessment.place.last_list(), Some(ListId::Local));
    assert_eq!(resumed(&assessment, ListId::Local), Some("local-02"));

    // No longer asked.
    assessment.profile.practice = Some(Practice::Solo);
    assert_eq!(resumed(&assessment, ListId::Local), Some("local-03"));
    for measure in measures {
        assessment.set_status(measure.id, Status::InPlace, BEGUN);
    }
    assert_eq!(resumed(&assessment, ListId::Local), Some(measures[0].id));
    assessment.profile.hosting = Some(Hosting::Cloud);
    assert_eq!(resumed(&assessment, ListId::Local), None);
}

#[test]
fn a_place_that_the_catalogue_does_not_have_is_no_place() {
    for place in [
        json!({ "list": "annex", "local": "local-999" }),
        json!({ "list": "", "local": "cloud-05" }),
    ] {
        let assessment = read(&json!({ "schema": 1, "place": place }));
        assert_eq!(assessment.place.last_list(), None);
        let first = ListId::Local.list().measures()[0].id;
        assert_eq!(assessment.resume(ListId::Local).unwrap().id, first);
        assert_eq!(written(&assessment)["place"], place);
    }
}
