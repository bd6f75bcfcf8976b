//! What is written to a file and read from one.

use serde_json::{Value, json};
use vigie::assessment::{
    Answer, Answers, Assessment, AssessmentError, Due, Hosting, Practice, State, Status,
};
use vigie::catalogue::ListId;

use super::{BEGUN, LATER, day, read, written};

/// What the first version of schema 1 had; a permanent vector.
fn full() -> Value {
    serde_json::from_str(include_str!("../vectors/assessment/v1-full.json")).unwrap()
}

#[test]
fn schema_1_is_read_in_full() {
    let assessment = read(&full());
    assert_eq!(assessment.created_at, Some(BEGUN));
    assert_eq!(assessment.exported_at, Some(LATER));
    assert_eq!(assessment.profile.hosting, Some(Hosting::Both));
    assert_eq!(assessment.profile.practice, Some(Practice::Group));
    assert_eq!(assessment.profile.staff, Some(true));
    assert_eq!(assessment.profile.name, "Cabinet du Parc");
    assert_eq!(
        assessment.profile.brought_back.as_slice(),
        ["cloud", "local-02"]
    );
    assert_eq!(assessment.place.last_list(), Some(ListId::Local));
    assert_eq!(
        assessment.place.in_list(ListId::Essentials).unwrap().id,
        "essential-03"
    );
    assert_eq!(
        assessment.place.in_list(ListId::Local).unwrap().id,
        "local-05"
    );
    assert_eq!(assessment.settings.lock_minutes(), 12);
    let expected = Answer {
        status: Status::Equivalent,
        justification: "Carte d'identité".to_owned(),
        note: "n".to_owned(),
        evidence: "classeur bleu".to_owned(),
        owner: "Anne".to_owned(),
        due: Due::read("2026-12-01"),
        provider: "Hébergeur".to_owned(),
        updated_at: Some(LATER),
        ..Answer::default()
    };
    assert_eq!(*assessment.answer("local-05"), expected);
    assert_eq!(assessment.answer("local-07").status, Status::InPlace);
}

#[test]
fn schema_1_is_written_as_it_was_read() {
    assert_eq!(written(&read(&full())), full());
}

#[test]
fn a_new_assessment_survives_a_round_trip() {
    let new = Assessment::new(BEGUN);
    assert_eq!(Assessment::from_json(&new.to_json()), Ok(new));
}

#[test]
fn members_that_are_missing_take_their_defaults() {
    let sparse =
        json!({ "schema": 1, "created_at": BEGUN.as_millis(), "answers": { "local-05": {} } });
    let mut assessment = read(&sparse);
    assert_eq!(*assessment.answer("local-05"), Answer::default());
    assessment.answers = Answers::default();
    assert_eq!(assessment, Assessment::new(BEGUN));
    let bare = Assessment {
        created_at: None,
        ..Assessment::new(BEGUN)
    };
    assert_eq!(read(&json!({ "schema": 1 })), bare);
}

/// At each level: a member nobody knows, and known ones with content that only
/// a newer version could make sense of.
#[test]
fn what_this_version_cannot_read_survives_a_round_trip() {
    let newer = json!({
        "schema": 1,
        "answers": {
            "local-05": { "status": "planned", "note": ["a", 1], "risk": { "level": 3 } },
            "local-999": { "status": "in-place", "note": "of a newer catalogue" },
        },
        "profile": { "hosting": "on-the-moon", "staff": 3, "brought_back": [1], "vat": "BE0" },
        "place": { "list": 7, "annex": "annex-01", "local": "local-999", "scroll": 12 },
        "settings": { "lock_minutes": 90, "theme": "dark" },
        "created_at": "2026-11-21",
        "exported_at": null,
        "history": [ { "at": BEGUN.as_millis() } ],
    });
    let mut assessment = read(&newer);
    assert_eq!(written(&assessment), newer);

    assert_eq!(assessment.profile.hosting, None);
    assert_eq!(assessment.settings.lock_minutes(), 5);
    assert!(assessment.place.in_list(ListId::Local).is_none());
    assert_eq!(assessment.answer("local-999").status, Status::InPlace);

    // And through an edit somewhere else.
    assert!(assessment.set_status("local-06", Status::InPlace, LATER));
    let mut expected = newer;
    expected["answers"]["local-06"] =
        json!({ "status": "in-place", "updated_at": LATER.as_millis() });
    assert_eq!(written(&assessment), expected);
}

#[test]
fn a_status_of_a_newer_version_counts_as_unanswered_until_another_is_given() {
    let planned = json!({ "schema": 1, "answers": { "local-05": { "status": "planned" } } });
    let mut assessment = read(&planned);
    assert_eq!(assessment.answer("local-05").state(), State::Unanswered);
    assert_eq!(assessment.overview().answers, 0);

    assert!(assessment.edit("local-05", LATER, |answer| answer.note = "n".to_owned()));
    assert_eq!(
        written(&assessment)["answers"]["local-05"]["status"],
        "planned"
    );

    assert!(assessment.set_status("local-05", Status::Partly, LATER));
    assert_eq!(
        written(&assessment)["answers"]["local-05"]["status"],
        "partly"
    );

    assert!(assessment.set_status("local-05", Status::Unanswered, LATER));
    assert_eq!(
        written(&assessment)["answers"]["local-05"].get("status"),
        None
    );
}

#[test]
fn what_is_no_assessment_is_refused() {
    let cases: [(&str, AssessmentError); 12] = [
        ("", AssessmentError::NotAnObject),
        ("[]", AssessmentError::NotAnObject),
        ("null", AssessmentError::NotAnObject),
        (r#"{"schema":1"#, AssessmentError::NotAnObject),
        ("\u{feff}{\"schema\":1}", AssessmentError::NotAnObject),
        ("{}", AssessmentError::Malformed("schema")),
        (r#"{"schema":0}"#, AssessmentError::Malformed("schema")),
        (r#"{"schema":"1"}"#, AssessmentError::Malformed("schema")),
        (r#"{"schema":1.5}"#, AssessmentError::Malformed("schema")),
        (r#"{"schema":2,"answers":7}"#, AssessmentError::Newer(2)),
        (
            r#"{"schema":1,"answers":[]}"#,
            AssessmentError::Malformed("answers"),
        ),
        (
            r#"{"schema":1,"answers":{"local-05":"in-place"}}"#,
            AssessmentError::Malformed("answers"),
        ),
    ];
    for (json, error) in cases {
        assert_eq!(Assessment::from_json(json.as_bytes()), Err(error), "{json}");
    }
    let deep = format!(
        r#"{{"schema":1,"x":{}{}}}"#,
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    assert_eq!(
        Assessment::from_json(deep.as_bytes()),
        Err(AssessmentError::NotAnObject)
    );
}

/// Names in files are for ever.
#[test]
fn names_are_stable() {
    let statuses = Status::ALL.map(Status::name);
    let names = [
        "unanswered",
        "in-place",
        "partly",
        "not-yet",
        "unknown",
        "equivalent",
        "not-necessary",
    ];
    assert_eq!(statuses, names);
    assert_eq!(
        Status::ALL.map(|status| Status::from_name(status.name()).unwrap()),
        Status::ALL
    );
    assert_eq!(Hosting::ALL.map(Hosting::name), ["own", "cloud", "both"]);
    assert_eq!(Practice::ALL.map(Practice::name), ["solo", "group"]);
}

/// What older versions took as text, or what a field for dates gives for a
/// year of two digits.
#[test]
fn a_date_that_is_no_day_is_kept_as_typed_and_never_overdue() {
    for text in [
        "soon",
        "2026",
        "20/11/2026",
        "2025-02-29",
        "2025-13-01",
        "2025-00-10",
        "2025-01-00",
        "0025-01-01",
        "0202-01-01",
        "12025-01-01",
        " 2025-01-01",
        "2025-01-01 ",
        "2025-01-01T00:00",
        "２０２５-01-01",
        " ",
    ] {
        let file = json!({
            "schema": 1,
            "answers": { "local-05": { "status": "not-yet", "due": text } },
        });
        let assessment = read(&file);
        let answer = assessment.answer("local-05");
        assert_eq!(answer.due, Some(Due::AsTyped(text.to_owned())));
        for today in ["1970-01-01", "2026-11-21", "9999-12-31"] {
            assert!(!answer.is_overdue(day(today)), "{text:?} on {today}");
        }
        assert_eq!(written(&assessment), file);
    }
    assert_eq!(Due::read(""), None);
}

/// Nothing is dated to 1970 for want of an instant, nor for one that can't be.
#[test]
fn an_instant_that_is_missing_or_out_of_range_is_not_known() {
    for (updated_at, kept) in [
        (json!(null), true),
        (json!(0), false),
        (json!(1_u64 << 53), true),
        (json!(u64::MAX), true),
        (json!(-1), true),
        (json!(1.5), true),
        (json!("2026-11-21"), true),
    ] {
        let file = json!({
            "schema": 1,
            "created_at": updated_at,
            "answers": { "local-05": { "status": "in-place", "updated_at": updated_at } },
        });
        let assessment = read(&file);
        assert_eq!(assessment.created_at, None, "{updated_at}");
        assert_eq!(assessment.answer("local-05").updated_at, None);
        assert_eq!(assessment.overview().changed_at, None);
        let written = written(&assessment);
        let expected = kept.then_some(&updated_at);
        assert_eq!(written.get("created_at"), expected);
        assert_eq!(written["answers"]["local-05"].get("updated_at"), expected);
    }
}
