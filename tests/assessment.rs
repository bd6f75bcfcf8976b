//! The assessment: what it keeps, how it reads and writes, what it asks.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failing test may panic"
)]

use serde_json::{Value, json};
use vigie::assessment::{
    Answer, Answers, Assessment, AssessmentError, Hosting, Millis, Names, Overview, Practice,
    Profile, Progress, Reason, Scope, State, Status, is_day,
};
use vigie::catalogue::{Effort, ListId, Measure, Need, measure};

const BEGUN: Millis = 1_790_000_000_000;
const LATER: Millis = BEGUN + 60_000;

fn the(id: &str) -> &'static Measure {
    measure(id).unwrap_or_else(|| panic!("the catalogue has {id}"))
}

fn names(names: &[&str]) -> Names {
    let mut set = Names::default();
    for name in names {
        set.insert((*name).to_owned());
    }
    set
}

fn read(json: &Value) -> Assessment {
    Assessment::from_json(json.to_string().as_bytes()).unwrap()
}

fn written(assessment: &Assessment) -> Value {
    serde_json::from_slice(&assessment.to_json()).unwrap()
}

// What is written and read

/// What the first version of schema 1 had; a permanent vector.
fn full() -> Value {
    serde_json::from_str(include_str!("vectors/assessment/v1-full.json")).unwrap()
}

#[test]
fn schema_1_is_read_in_full() {
    let assessment = read(&full());
    assert_eq!(assessment.created_at, BEGUN);
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
        due: "2026-12-01".to_owned(),
        provider: "Hébergeur".to_owned(),
        updated_at: LATER,
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
    let sparse = json!({ "schema": 1, "created_at": BEGUN, "answers": { "local-05": {} } });
    let mut assessment = read(&sparse);
    assert_eq!(*assessment.answer("local-05"), Answer::default());
    assessment.answers = Answers::default();
    assert_eq!(assessment, Assessment::new(BEGUN));
    assert_eq!(read(&json!({ "schema": 1 })), Assessment::new(0));
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
        "history": [ { "at": BEGUN } ],
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
    expected["answers"]["local-06"] = json!({ "status": "in-place", "updated_at": LATER });
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

// Answers

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
        ("2026-11-21", "2026-11-21", false),
        ("2026-11-22", "2026-11-21", false),
        ("", "2026-11-21", false),
        ("2026", "2026-11-21", false),
        ("20/11/2026", "2026-11-21", false),
        ("2026-11-20", "", false),
    ];
    for (due, today, overdue) in cases {
        let answer = Answer {
            due: due.to_owned(),
            ..Answer::default()
        };
        assert_eq!(answer.is_overdue(today), overdue, "{due:?} on {today:?}");
    }
    assert!(is_day("2026-11-21"));
    for other in [
        "",
        "2026-11-2",
        "2026-11-210",
        "2026/11/21",
        "2O26-11-21",
        "é026-11-2",
    ] {
        assert!(!is_day(other), "{other:?}");
    }
}

#[test]
fn an_edit_is_stamped_when_it_changes_something() {
    let mut assessment = Assessment::new(BEGUN);
    assert!(assessment.set_status("local-05", Status::NotYet, BEGUN));
    assert_eq!(assessment.answer("local-05").updated_at, BEGUN);

    assert!(!assessment.set_status("local-05", Status::NotYet, LATER));
    assert_eq!(assessment.answer("local-05").updated_at, BEGUN);

    assert!(assessment.edit("local-05", LATER, |answer| answer.owner = "Anne".to_owned()));
    assert_eq!(assessment.answer("local-05").updated_at, LATER);
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
    assert_eq!(assessment.answer("local-05").updated_at, LATER);
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
    assert_eq!(stamps, [LATER, BEGUN, 0]);
    assert_eq!(assessment.answers.len(), 2);
}

// Twins: local-05, essential-08 and cloud-05 ask for the second factor.

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
        answer.due = "2026-12-01".to_owned();
        answer.provider = "Hébergeur".to_owned();
    });
    assessment.edit("local-05", BEGUN, |answer| answer.note = "mine".to_owned());
    assert!(assessment.adopt_twin("local-05", "essential-08", LATER));
    let expected = Answer {
        status: Status::Equivalent,
        justification: "why".to_owned(),
        evidence: "where".to_owned(),
        note: "mine".to_owned(),
        updated_at: LATER,
        ..Answer::default()
    };
    assert_eq!(*assessment.answer("local-05"), expected);
    assert_eq!(assessment.answer("essential-08").updated_at, BEGUN);
}

// The profile

#[test]
fn the_profile_decides_what_is_asked() {
    assert_eq!(the("local-01").needs, Some(Need::Team));
    assert_eq!(the("local-02").needs, Some(Need::Group));
    assert_eq!(the("cloud-02").needs, Some(Need::Group));

    use Hosting::{Both, Cloud, Own};
    use Practice::{Group, Solo};
    use Scope::{Asked, BroughtBack, LeftOut};
    type Known = (Option<Hosting>, Option<Practice>, Option<bool>);
    let cases: [(Known, &[&str], &str, Scope); 25] = [
        ((None, None, None), &[], "local-05", Asked),
        ((None, None, None), &[], "cloud-02", Asked),
        ((Some(Own), None, None), &[], "local-05", Asked),
        (
            (Some(Own), None, None),
            &[],
            "cloud-05",
            LeftOut(Reason::Hosting),
        ),
        ((Some(Cloud), None, None), &[], "cloud-05", Asked),
        (
            (Some(Cloud), None, None),
            &[],
            "local-05",
            LeftOut(Reason::Hosting),
        ),
        ((Some(Both), None, None), &[], "local-05", Asked),
        ((Some(Both), None, None), &[], "cloud-05", Asked),
        (
            (Some(Own), Some(Solo), Some(false)),
            &[],
            "essential-08",
            Asked,
        ),
        // A team: several practitioners, or staff.
        (
            (None, Some(Solo), Some(false)),
            &[],
            "local-01",
            LeftOut(Reason::NeedsTeam),
        ),
        ((None, Some(Solo), Some(true)), &[], "local-01", Asked),
        ((None, Some(Group), Some(false)), &[], "local-01", Asked),
        ((None, Some(Solo), None), &[], "local-01", Asked),
        ((None, None, Some(false)), &[], "local-01", Asked),
        // A group: several practitioners.
        (
            (None, Some(Solo), Some(true)),
            &[],
            "local-02",
            LeftOut(Reason::NeedsGroup),
        ),
        (
            (None, Some(Solo), None),
            &[],
            "local-02",
            LeftOut(Reason::NeedsGroup),
        ),
        ((None, Some(Group), Some(false)), &[], "local-02", Asked),
        ((None, None, Some(false)), &[], "local-02", Asked),
        // Brought back, as a list or one by one.
        (
            (Some(Own), None, None),
            &["cloud"],
            "cloud-05",
            BroughtBack(Reason::Hosting),
        ),
        (
            (Some(Own), None, None),
            &["cloud-05"],
            "cloud-05",
            BroughtBack(Reason::Hosting),
        ),
        (
            (Some(Own), None, None),
            &["cloud-05"],
            "cloud-03",
            LeftOut(Reason::Hosting),
        ),
        (
            (None, Some(Solo), None),
            &["local-02"],
            "local-02",
            BroughtBack(Reason::NeedsGroup),
        ),
        (
            (Some(Own), Some(Solo), None),
            &["cloud"],
            "cloud-02",
            LeftOut(Reason::NeedsGroup),
        ),
        (
            (Some(Own), Some(Solo), None),
            &["cloud", "cloud-02"],
            "cloud-02",
            BroughtBack(Reason::NeedsGroup),
        ),
        // What was brought back and is asked anyway since the profile changed.
        (
            (Some(Both), Some(Group), None),
            &["cloud", "cloud-02"],
            "cloud-02",
            Asked,
        ),
    ];
    for ((hosting, practice, staff), brought_back, id, scope) in cases {
        let brought_back = names(brought_back);
        let profile = Profile {
            hosting,
            practice,
            staff,
            brought_back,
            ..Profile::default()
        };
        assert_eq!(profile.scope(the(id)), scope, "{id} for {profile:?}");
    }
}

#[test]
fn essentials_are_always_asked() {
    let for_groups = Measure {
        id: "essential-999",
        list: ListId::Essentials,
        index: 0,
        category: 0,
        weight: 3,
        effort: Effort::Hours,
        review_months: 12,
        twins: &[],
        needs: Some(Need::Group),
        tools: &[],
        references: &[],
        drawing: None,
        articles: &[],
        text: 0,
    };
    for hosting in Hosting::ALL {
        let profile = Profile {
            hosting: Some(hosting),
            practice: Some(Practice::Solo),
            staff: Some(false),
            ..Profile::default()
        };
        assert_eq!(profile.list_scope(ListId::Essentials), Scope::Asked);
        for measure in ListId::Essentials
            .list()
            .measures()
            .iter()
            .chain([&for_groups])
        {
            assert_eq!(profile.scope(measure), Scope::Asked, "{}", measure.id);
        }
    }
}

#[test]
fn a_profile_is_complete_without_a_name() {
    let mut profile = Profile::default();
    assert!(!profile.is_complete());
    profile.hosting = Some(Hosting::Own);
    profile.practice = Some(Practice::Group);
    assert!(!profile.is_complete());
    profile.staff = Some(false);
    assert!(profile.is_complete());
}

#[test]
fn names_are_a_set() {
    let mut set = names(&["cloud", "local-02"]);
    assert!(!set.insert("cloud".to_owned()));
    assert!(set.insert("a".to_owned()));
    assert_eq!(set.as_slice(), ["a", "cloud", "local-02"]);
    assert!(set.remove("cloud"));
    assert!(!set.remove("cloud"));
    assert!(!set.contains("cloud"));
    assert!(set.contains("local-02"));
}

// The walk

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

// The rest

#[test]
fn providers_are_named_once() {
    let mut assessment = Assessment::new(BEGUN);
    for (id, provider) in [
        ("cloud-01", "Zorg"),
        ("cloud-02", " Hébergeur "),
        ("cloud-03", "Hébergeur"),
        ("cloud-04", " "),
    ] {
        assessment.edit(id, BEGUN, |answer| answer.provider = provider.to_owned());
    }
    assert_eq!(assessment.providers(), ["Hébergeur", "Zorg"]);
}

#[test]
fn the_overview_says_what_is_inside() {
    let mut assessment = Assessment::new(BEGUN);
    let mut expected = Overview {
        practice: String::new(),
        answers: 0,
        changed_at: None,
        created_at: BEGUN,
    };
    assert_eq!(assessment.overview(), expected);

    assessment.profile.name = "Cabinet du Parc".to_owned();
    assessment.set_status("local-05", Status::InPlace, LATER);
    assessment.set_status("local-999", Status::NotYet, BEGUN);
    assessment.edit("local-06", BEGUN, |answer| answer.note = "n".to_owned());
    expected.practice = "Cabinet du Parc".to_owned();
    expected.answers = 2;
    expected.changed_at = Some(LATER);
    assert_eq!(assessment.overview(), expected);
}

#[test]
fn the_lock_takes_one_to_twenty_minutes() {
    let mut assessment = Assessment::new(BEGUN);
    assert_eq!(assessment.settings.lock_minutes(), 5);
    for (minutes, taken) in [(0, 1), (1, 1), (20, 20), (21, 20), (255, 20), (5, 5)] {
        assessment.settings.set_lock_minutes(minutes);
        assert_eq!(assessment.settings.lock_minutes(), taken);
        assert_eq!(read(&written(&assessment)), assessment);
    }
}
