//! The texts: read as the page gets them, and all of them used.

#![allow(clippy::unwrap_used, reason = "a failing test may panic")]

use std::fs;
use std::path::Path;

use vigie::catalogue::{CATEGORIES, ListId, MEASURES, measure};
use vigie::text::{LANGUAGES, Marked, Pack, Part, key};
use vigie::ui::route::Route;

/// The packs that the build wrote, by language.
fn packs() -> Vec<(&'static str, Pack)> {
    let read = |name: String| fs::read_to_string(Path::new(env!("OUT_DIR")).join(name)).unwrap();
    let pack = |tag: &'static str| {
        let pack = Pack::from_json(&read(format!("{tag}.json"))).unwrap();
        pack.add_rest(&read(format!("{tag}-measures.json")))
            .unwrap();
        (tag, pack)
    };
    LANGUAGES
        .iter()
        .map(|language| pack(language.tag))
        .collect()
}

#[test]
fn every_measure_has_all_its_texts_in_every_language() {
    for (tag, pack) in packs() {
        assert!(pack.is_complete());
        for measure in &MEASURES {
            let text = pack.measure(measure).unwrap();
            let place = format!("{tag} {}", measure.id);
            assert_eq!(text.title, pack.title(measure), "{place}");
            for one in [text.title, text.why, text.weight, text.effort] {
                assert!(!one.trim().is_empty(), "{place}");
            }
            assert!((2..=5).contains(&text.how().len()), "{place}");
            assert!((1..=3).contains(&text.proof().len()), "{place}");
            assert!(text.tips().len() <= 3, "{place}");
            let source = pack.source(measure).unwrap();
            assert_eq!(text.points().len(), source.points().len(), "{place}");
        }
        for category in CATEGORIES {
            assert!(!pack.category(category).is_empty(), "{tag} {}", category.id);
        }
        for list in ListId::ALL {
            assert!(!pack.list(list).title.is_empty() && !pack.list(list).intro.is_empty());
        }
    }
}

#[test]
fn the_first_questions_do_not_wait_for_the_second_file() {
    let first = fs::read_to_string(Path::new(env!("OUT_DIR")).join("fr.json")).unwrap();
    let pack = Pack::from_json(&first).unwrap();
    assert!(!pack.is_complete());
    for measure in &MEASURES {
        let is_asked_first = measure.category().index == 0;
        assert_eq!(
            pack.measure(measure).is_some(),
            is_asked_first,
            "{}",
            measure.id
        );
        assert!(!pack.title(measure).is_empty());
        assert!(pack.source(measure).is_none());
    }
    assert_eq!(pack.text(key::TOOLS_WIFI_INTRO), "");
    assert!(!pack.text(key::TOOL_WIFI).is_empty());
}

/// A page that reads them unasked would stand there without words.
#[test]
fn late_texts_are_read_where_they_are_waited_for() {
    let first = fs::read_to_string(Path::new(env!("OUT_DIR")).join("fr.json")).unwrap();
    let pack = Pack::from_json(&first).unwrap();
    assert!(!pack.is_complete());
    let mut all = String::new();
    read_code(Path::new("src"), &mut all);
    // What the table of the pages names waits by itself.
    let table = fs::read_to_string("src/ui/table.rs").unwrap();
    for (prefix, page, rooms) in [
        ("key::ABOUT_", Route::About, &["src/ui/pages/about.rs"][..]),
        (
            "key::REPORT_",
            Route::Report,
            &[
                "src/ui/pages/report.rs",
                "src/report/document.rs",
                "src/wording/states.rs",
            ],
        ),
        (
            "key::TOOLS_",
            Route::Tools,
            &["src/ui/pages/tools.rs", "src/ui/pages/tools"],
        ),
    ] {
        assert!(page.waits_for_texts(), "{page:?}");
        let mut code = table.clone();
        for room in rooms.iter().map(Path::new) {
            if room.is_dir() {
                read_code(room, &mut code);
            } else {
                code += &fs::read_to_string(room).unwrap();
            }
        }
        assert_eq!(
            all.matches(prefix).count(),
            code.matches(prefix).count(),
            "{prefix}"
        );
        assert!(code.contains(prefix));
    }
}

#[test]
fn twins_that_mean_the_same_share_their_texts() {
    for (tag, pack) in packs() {
        let mut shared = 0;
        for measure in MEASURES
            .iter()
            .filter(|measure| measure.text != measure.index)
        {
            let owner = &MEASURES[measure.text];
            assert!(measure.twins.contains(&owner.id), "{}", measure.id);
            assert_eq!(
                pack.title(measure),
                pack.title(owner),
                "{tag} {}",
                measure.id
            );
            let texts = [measure, owner].map(|measure| pack.measure(measure).unwrap().how());
            assert_eq!(texts[0], texts[1], "{tag} {}", measure.id);
            shared += 1;
        }
        assert!(shared > 0);
    }
}

#[test]
fn each_measure_of_the_cloud_list_has_its_question() {
    for (tag, pack) in packs() {
        for measure in &MEASURES {
            let question = pack.question(measure);
            let place = format!("{tag} {}", measure.id);
            assert_eq!(question.is_some(), measure.list == ListId::Cloud, "{place}");
            if let Some(question) = question {
                assert!(question.ask.contains('?'), "{place}");
                assert!(!question.good().is_empty(), "{place}");
            }
        }
    }
    let (_, pack) = packs().into_iter().find(|(tag, _)| *tag == "fr").unwrap();
    let vpn = pack.question(measure("cloud-24").unwrap()).unwrap();
    assert!(vpn.ask.contains("VPN"), "{}", vpn.ask);
}

/// The glossary is in the order of an alphabet, and its terms are found in
/// what is said of the measures.
#[test]
fn terms_are_found_in_the_texts() {
    for (tag, pack) in packs() {
        let glossary = pack.glossary();
        let mut marked = Marked::default();
        for measure in &MEASURES {
            let text = pack.measure(measure).unwrap();
            let question = pack.question(measure);
            let mut texts = [vec![text.why], text.how(), text.proof(), text.tips()].concat();
            texts.extend(question.iter().map(|question| question.ask));
            texts.extend(question.iter().flat_map(|question| question.good()));
            for text in texts {
                let parts = glossary.split(text, &mut marked);
                let whole: String = parts
                    .iter()
                    .map(|part| match part {
                        Part::Plain(words) | Part::Term(words, _) => *words,
                    })
                    .collect();
                assert_eq!(whole, text, "{tag} {}", measure.id);
            }
        }
        let unused: Vec<&str> = glossary
            .terms()
            .map(|term| term.term)
            .filter(|term| {
                let parts = glossary.split(term, &mut marked.clone());
                !matches!(parts[..], [Part::Plain(_)])
            })
            .collect();
        assert!(unused.is_empty(), "{tag}: no text has the terms {unused:?}");
        assert!(glossary.terms().all(|term| !term.explanation.is_empty()));
    }
}

#[test]
fn a_pack_of_another_build_is_refused() {
    let first = fs::read_to_string(Path::new(env!("OUT_DIR")).join("fr.json")).unwrap();
    let longer = first.replacen('[', "[\"one more\",", 1);
    for json in ["", "{}", "[]", "[1]", &longer] {
        assert!(
            Pack::from_json(json).is_err(),
            "{}",
            &json[..json.len().min(20)]
        );
    }
    let pack = Pack::from_json(&first).unwrap();
    assert!(pack.add_rest(&first).is_err());
}

#[test]
fn values_are_put_into_the_sentences() {
    let (_, pack) = packs().into_iter().find(|(tag, _)| *tag == "fr").unwrap();
    assert_eq!(
        pack.fill(key::LIST_CATEGORY_PROGRESS, ["2", "3"]),
        "2 sur 3"
    );
    assert_eq!(pack.plural(key::FILE_COUNT, true, ["1"]), "1 réponse");
    assert_eq!(pack.plural(key::FILE_COUNT, false, ["7"]), "7 réponses");
}

/// A text that no code names is one that nobody reads.
#[test]
fn every_text_of_the_interface_is_used() {
    let mut code = String::new();
    read_code(Path::new("src"), &mut code);
    let keys = fs::read_to_string(Path::new(env!("OUT_DIR")).join("keys.rs")).unwrap();
    let names = keys
        .lines()
        .filter_map(|line| line.trim().strip_prefix("pub const ")?.split_once(':'));
    let unused: Vec<&str> = names
        .map(|(name, _)| name)
        .filter(|name| !names_it(&code, name))
        .collect();
    assert!(unused.is_empty(), "texts that no page shows: {unused:?}");
    assert!(keys.contains("pub const APP_NAME"));
}

fn names_it(code: &str, name: &str) -> bool {
    let ends =
        |rest: &str| !rest.starts_with(|next: char| next.is_ascii_alphanumeric() || next == '_');
    code.split(&format!("key::{name}")).skip(1).any(ends)
}

fn read_code(folder: &Path, code: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read_code(&path, code);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            code.push_str(&fs::read_to_string(&path).unwrap());
        }
    }
}
