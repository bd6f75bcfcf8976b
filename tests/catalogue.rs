//! The catalogue against its own completeness rules.

#![allow(clippy::unwrap_used, reason = "a failing test may panic")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use vigie::catalogue::{CATEGORIES, LISTS, ListId, MEASURES, Need, measure};
use vigie::text::Pack;

/// As the sources have them: fiche 6 in its three themes; the local list, the
/// shredder in front of it; the cloud list.
const COUNTS: [(ListId, &[usize]); 3] = [
    (ListId::Essentials, &[3, 8, 11]),
    (ListId::Local, &[1, 2, 3, 5, 8, 2, 2, 3, 2, 3, 4, 3]),
    (
        ListId::Cloud,
        &[2, 3, 3, 4, 5, 4, 4, 4, 3, 4, 2, 2, 3, 3, 3, 2],
    ),
];

#[test]
fn each_category_has_the_measures_of_its_source() {
    for (list, counts) in COUNTS {
        let found: Vec<usize> = list
            .list()
            .categories
            .iter()
            .map(|category| category.measures().len())
            .collect();
        assert_eq!(found, counts, "{list:?}");
        assert_eq!(list.list().measures().len(), counts.iter().sum::<usize>());
    }
}

#[test]
fn ids_are_unique_and_lead_back() {
    let ids: BTreeSet<&str> = MEASURES.iter().map(|measure| measure.id).collect();
    assert_eq!(ids.len(), MEASURES.len());
    let categories: BTreeSet<&str> = CATEGORIES.iter().map(|category| category.id).collect();
    assert_eq!(categories.len(), CATEGORIES.len());
    for (index, known) in MEASURES.iter().enumerate() {
        assert_eq!(measure(known.id).unwrap().index, index);
        assert_eq!(known.index, index);
        assert!(
            known
                .category()
                .measures()
                .iter()
                .any(|other| other.id == known.id)
        );
        assert_eq!(known.category().list, known.list);
    }
    assert!(measure("local-99").is_none());
    assert!(measure("").is_none());
}

#[test]
fn places_in_the_tables_are_their_own() {
    for (index, category) in CATEGORIES.iter().enumerate() {
        assert_eq!(category.index, index);
    }
    for list in ListId::ALL {
        assert_eq!(list.list().id, list);
        assert_eq!(ListId::from_name(list.name()), Some(list));
        assert!(
            list.list()
                .measures()
                .iter()
                .all(|measure| measure.list == list)
        );
    }
    let in_lists: usize = LISTS.iter().map(|list| list.measures().len()).sum();
    assert_eq!(in_lists, MEASURES.len());
}

#[test]
fn each_measure_is_complete() {
    for measure in &MEASURES {
        let id = measure.id;
        assert!((1..=5).contains(&measure.weight), "{id}");
        assert!((1..=36).contains(&measure.review_months), "{id}");
    }
}

/// The words of both documents, as the page shows them.
fn pack() -> Pack {
    let read = |name| fs::read_to_string(Path::new(env!("OUT_DIR")).join(name)).unwrap();
    let pack = Pack::from_json(&read("fr.json")).unwrap();
    pack.add_rest(&read("fr-measures.json")).unwrap();
    pack
}

#[test]
fn each_measure_has_its_sources_words() {
    let pack = pack();
    for measure in &MEASURES {
        let source = pack.source(measure).unwrap();
        let mut texts = vec![source.category, source.measure];
        texts.extend(source.points());
        for text in texts {
            assert!(!text.trim().is_empty(), "{}", measure.id);
            let markup = ["<", "**", "\\[", "[ ]"];
            assert!(
                !markup.iter().any(|mark| text.contains(mark)),
                "{}: {text}",
                measure.id
            );
        }
    }
    let words = |id| pack.source(measure(id).unwrap()).unwrap();
    assert_eq!(
        words("local-26").measure,
        "Archiver de manière sécurisée en mettant en place des modalités d'accès spécifiques aux données archivées"
    );
    assert_eq!(
        words("cloud-51").category,
        "Utilisation de fonctions cryptographiques"
    );
    assert_eq!(
        words("essential-01")
            .measure
            .matches("sauvegarde régulière")
            .count(),
        1
    );
}

#[test]
fn twins_are_mutual_and_one_a_list() {
    let mut pairs = 0;
    for measure in &MEASURES {
        let mut lists = BTreeSet::from([measure.list]);
        for twin in measure.twins() {
            assert!(lists.insert(twin.list), "{} and {}", measure.id, twin.id);
            assert!(
                twin.twins.contains(&measure.id),
                "{} and {}",
                measure.id,
                twin.id
            );
            pairs += 1;
        }
        assert_eq!(
            measure.twins().count(),
            measure.twins.len(),
            "{}",
            measure.id
        );
    }
    assert!(pairs > 0);
}

/// The three ways of sending data stay with their measure, in both lists.
#[test]
fn sub_points_stay_with_their_measure() {
    let pack = pack();
    let points = |id| pack.source(measure(id).unwrap()).unwrap().points();
    for id in ["local-37", "cloud-46"] {
        let points = points(id);
        assert_eq!(points.len(), 3, "{id}");
        assert!(points[0].starts_with("procéder au chiffrement"), "{id}");
    }
    assert_eq!(points("essential-16").len(), 2);
}

#[test]
fn only_what_takes_several_people_is_tied_to_a_team() {
    let tied: Vec<(&str, Need)> = MEASURES
        .iter()
        .filter_map(|measure| Some((measure.id, measure.needs?)))
        .collect();
    assert_eq!(
        tied,
        [
            ("local-01", Need::Team),
            ("local-02", Need::Group),
            ("local-06", Need::Team),
            ("local-08", Need::Team),
            ("local-09", Need::Team),
            ("cloud-01", Need::Team),
            ("cloud-02", Need::Group),
            ("cloud-10", Need::Team),
        ]
    );
}
