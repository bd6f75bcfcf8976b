//! What two tabs did apart is brought together, and nothing is lost.

#![allow(clippy::unwrap_used, reason = "a failing test may panic")]

use serde_json::{Value, json};
use vigie::assessment::{Assessment, Status};
use vigie::time::Instant;

const BEGUN: Instant = at(1_000);

const fn at(millis: u64) -> Instant {
    Instant::from_millis(millis).unwrap()
}

/// An assessment that both tabs began with: one answer in each of two measures.
fn common() -> Assessment {
    let mut common = Assessment::new(BEGUN);
    common.set_status("local-01", Status::NotYet, BEGUN);
    common.set_status("local-02", Status::Partly, BEGUN);
    common
}

fn note(assessment: &mut Assessment, id: &str, note: &str, now: Instant) {
    assessment.edit(id, now, |answer| answer.note = note.to_owned());
}

/// The notes of an answer: the one that stands, then its history.
fn notes<'a>(assessment: &'a Assessment, id: &str) -> Vec<&'a str> {
    let answer = assessment.answer(id);
    [answer]
        .into_iter()
        .chain(&answer.history)
        .map(|answer| answer.note.as_str())
        .collect()
}

#[test]
fn each_side_keeps_what_only_it_changed() {
    let (mut here, mut there) = (common(), common());
    here.set_status("local-01", Status::InPlace, at(2_000));
    there.set_status("local-02", Status::InPlace, at(3_000));
    there.set_status("cloud-07", Status::Unknown, at(3_000));
    let merged = here.merge(there);
    assert_eq!(merged.answer("local-01").status, Status::InPlace);
    assert_eq!(merged.answer("local-02").status, Status::InPlace);
    assert_eq!(merged.answer("cloud-07").status, Status::Unknown);
}

#[test]
fn of_two_changes_the_later_stands_and_the_other_is_kept_whichever_side_it_is_on() {
    for here_is_later in [true, false] {
        let (mut here, mut there) = (common(), common());
        let (when_here, when_there) = if here_is_later {
            (at(3_000), at(2_000))
        } else {
            (at(2_000), at(3_000))
        };
        note(&mut here, "local-01", "here", when_here);
        note(&mut there, "local-01", "there", when_there);
        let merged = here.merge(there);
        let expected = if here_is_later {
            ["here", "there"]
        } else {
            ["there", "here"]
        };
        assert_eq!(notes(&merged, "local-01"), expected);
        assert_eq!(merged.answer("local-01").updated_at, Some(at(3_000)));
        assert_eq!(
            merged.answer("local-01").history[0].updated_at,
            Some(at(2_000))
        );
    }
}

#[test]
fn at_the_same_instant_what_is_here_stands() {
    let (mut here, mut there) = (common(), common());
    note(&mut here, "local-01", "here", at(2_000));
    note(&mut there, "local-01", "there", at(2_000));
    assert_eq!(notes(&here.merge(there), "local-01"), ["here", "there"]);
}

#[test]
fn what_says_the_same_leaves_no_history() {
    let (mut here, mut there) = (common(), common());
    note(&mut here, "local-01", "same", at(2_000));
    note(&mut there, "local-01", "same", at(3_000));
    let merged = here.merge(there);
    assert_eq!(notes(&merged, "local-01"), ["same"]);
    assert_eq!(merged.answer("local-01").updated_at, Some(at(3_000)));
}

#[test]
fn what_was_taken_away_later_stays_away_and_can_be_taken_back() {
    let (mut here, there) = (common(), common());
    here.set_status("local-01", Status::Unanswered, at(2_000));
    let mut merged = here.merge(there);
    assert_eq!(merged.answer("local-01").status, Status::Unanswered);
    merged.take_back("local-01", 0, at(3_000));
    assert_eq!(merged.answer("local-01").status, Status::NotYet);
    assert!(merged.answer("local-01").history.is_empty());
    merged.take_back("local-01", 0, at(4_000));
    assert_eq!(merged.answer("local-01").updated_at, Some(at(3_000)));
}

#[test]
fn an_answer_taken_back_changes_places() {
    let (mut here, mut there) = (common(), common());
    note(&mut here, "local-01", "here", at(3_000));
    note(&mut there, "local-01", "there", at(2_000));
    let mut merged = here.merge(there);
    merged.take_back("local-01", 0, at(4_000));
    assert_eq!(notes(&merged, "local-01"), ["there", "here"]);
    assert_eq!(merged.answer("local-01").updated_at, Some(at(4_000)));
}

#[test]
fn merging_again_changes_nothing_and_histories_join() {
    let (mut here, mut there) = (common(), common());
    note(&mut here, "local-01", "here", at(3_000));
    note(&mut there, "local-01", "there", at(2_000));
    let once = here.merge(there.clone());
    assert_eq!(once.clone().merge(there), once);
    assert_eq!(once.clone().merge(once.clone()), once);

    let mut third = common();
    note(&mut third, "local-01", "third", at(4_000));
    let merged = once.merge(third);
    assert_eq!(notes(&merged, "local-01"), ["third", "here", "there"]);
}

#[test]
fn of_the_profile_the_later_stands() {
    for (when_here, when_there, name) in [
        (at(3_000), at(2_000), "here"),
        (at(2_000), at(3_000), "there"),
    ] {
        let (mut here, mut there) = (common(), common());
        here.edit_profile(when_here, |profile| profile.name = "here".to_owned());
        there.edit_profile(when_there, |profile| profile.name = "there".to_owned());
        assert_eq!(here.merge(there).profile.name, name);
    }
}

#[test]
fn histories_and_what_only_another_version_reads_survive_a_file() {
    let file = json!({
        "schema": 1,
        "new": "kept",
        "answers": { "local-01": {
            "status": "in-place",
            "updated_at": 5,
            "history": [
                { "status": "partly", "note": "n", "updated_at": 4, "colour": "red" },
                { "status": "never-heard-of", "updated_at": 3 },
            ],
        } },
    });
    let read = Assessment::from_json(file.to_string().as_bytes()).unwrap();
    assert_eq!(read.answer("local-01").history.len(), 2);
    let merged = read.clone().merge(common()).merge(read);
    let written: Value = serde_json::from_slice(&merged.to_json()).unwrap();
    assert_eq!(written["new"], "kept");
    let history = &written["answers"]["local-01"]["history"];
    assert_eq!(history[0]["status"], "in-place");
    assert_eq!(history[1]["colour"], "red");
    assert_eq!(history[2]["status"], "never-heard-of");
}

#[test]
fn a_history_that_cannot_be_read_is_kept_as_it_is() {
    let file = json!({
        "schema": 1,
        "answers": { "local-01": { "status": "in-place", "history": "of another form" } },
    });
    let read = Assessment::from_json(file.to_string().as_bytes()).unwrap();
    let written: Value = serde_json::from_slice(&read.to_json()).unwrap();
    assert_eq!(written["answers"]["local-01"]["history"], "of another form");
}
