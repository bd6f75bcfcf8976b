//! What the profile asks and leaves out.

use vigie::assessment::{Hosting, Practice, Profile, Reason, Scope};
use vigie::catalogue::{Effort, ListId, Measure, Need};

use super::{names, the};

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
