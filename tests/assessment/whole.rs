//! What is said of an assessment as a whole, and its settings.

use vigie::assessment::{Assessment, Overview, Status};

use super::{BEGUN, LATER, read, written};

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
        created_at: Some(BEGUN),
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
