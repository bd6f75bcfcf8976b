//! Every measure in every language, as it stands on a narrow page.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use vigie::catalogue::{LISTS, ListId};
use vigie_e2e::{Browser, Page, Practice, Profile, Site};

#[test]
fn every_measure_is_whole_in_every_language_and_fits() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).size(320, 640).open(&site);
    page.start(Practice::GROUP);

    // Who said a longer text first: a text that two languages have was left
    // untranslated.
    let mut said: BTreeMap<String, &str> = BTreeMap::new();
    let mut shapes: BTreeMap<String, [i64; 3]> = BTreeMap::new();
    let mut faults = Vec::new();
    for (switch, tag, name) in [
        ("Langue", "fr", "Français"),
        ("Langue", "nl", "Nederlands"),
        ("Taal", "de", "Deutsch"),
        ("Sprache", "en", "English"),
    ] {
        page.combobox(switch).pick(name);
        page.eventually("the page in another language", || {
            let now = page.language();
            if now == tag { Ok(()) } else { Err(now) }
        });
        for measure in measures(&page) {
            let id = text(&measure, "id");
            let mut fault = |what: String| faults.push(format!("{tag} {id}: {what}"));
            if text(&measure, "language") != tag {
                fault("it is not in the page's language".to_owned());
            }
            if measure["beyond"].as_i64() > Some(0) {
                fault(format!(
                    "{} pixels wider than the window: {}",
                    measure["beyond"], measure["widest"]
                ));
            }
            let shape = ["steps", "proofs", "asks"].map(|part| measure[part].as_i64().unwrap_or(0));
            if shape[0] == 0 || shape[1] == 0 || (id.starts_with("cloud") && shape[2] == 0) {
                fault(format!("something is missing: {shape:?}"));
            }
            if *shapes.entry(id.to_owned()).or_insert(shape) != shape {
                fault("it has other steps, proofs or questions than in French".to_owned());
            }
            for text in measure["texts"].as_array().expect("its texts") {
                let text = text.as_str().unwrap_or_default();
                if text.is_empty() || text.contains(['{', '}']) {
                    fault(format!("no text, or an unfilled one: «{text}»"));
                }
                if text.chars().count() < LONG {
                    continue;
                }
                let first = *said.entry(text.to_owned()).or_insert(tag);
                if first != tag {
                    fault(format!("«{text}» is said in {first} too"));
                }
            }
        }
    }
    assert!(shapes.len() > 100, "only {} measures", shapes.len());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    page.close();
}

/// What the page shows of each measure, list by list.
fn measures(page: &Page) -> Vec<Value> {
    let of_list = |list: ListId| {
        let ids: Vec<&str> = list.list().measures().iter().map(|each| each.id).collect();
        let found = page.script_with(include_str!("measures.js"), vec![json!(ids)]);
        let found = found.as_array().cloned().unwrap_or_default();
        assert_eq!(found.len(), ids.len(), "every measure was looked at");
        found
    };
    LISTS.iter().flat_map(|list| of_list(list.id)).collect()
}

fn text<'value>(measure: &'value Value, member: &str) -> &'value str {
    measure[member].as_str().unwrap_or_default()
}

/// From how many characters on two languages don't have the same text by
/// chance, as they may have «Safeonweb».
const LONG: usize = 30;
