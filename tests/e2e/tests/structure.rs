//! How every screen is put together, for those who go by headings, landmarks
//! and names. It takes Chromium's accessibility tree.

use std::collections::BTreeSet;

use vigie_e2e::engine::{Ability, skips};
use vigie_e2e::tour::tour_in_every_language;
use vigie_e2e::{Browser, Faults, Profile, Site, Tree};

#[test]
fn every_screen_has_its_headings_landmarks_and_names_in_order() {
    if skips(Ability::Tree) {
        return;
    }
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    let mut faults = Faults::default();
    let look = |screen: &str| {
        let tree = page.tree();
        for fault in [headings(&tree), landmarks(&tree), names(&tree)].concat() {
            faults.add(screen, fault);
        }
        faults.add_all(screen, &page.script(include_str!("unprotected.js")));
    };
    tour_in_every_language(&page, look);
    faults.none();
    page.close();
}

/// One of the first level, which comes first, and from there on no level left
/// out on the way down.
fn headings(tree: &Tree) -> Vec<String> {
    let headings = tree.all().into_iter().filter(|each| each.role == "heading");
    let mut faults = Vec::new();
    let (mut before, mut firsts) = (0, 0);
    for heading in headings {
        let level = heading.level.unwrap_or_default();
        firsts += usize::from(level == 1);
        if level > before + 1 {
            faults.push(format!(
                "«{}» is a heading of level {level} after one of level {before}",
                heading.name
            ));
        }
        before = level;
    }
    if firsts != 1 {
        faults.push(format!("{firsts} headings of level 1"));
    }
    faults
}

/// Each of the page's parts once; what there may be several of, each with a name
/// of its own; and nothing outside of them but the link past them and messages.
fn landmarks(tree: &Tree) -> Vec<String> {
    let mut faults = Vec::new();
    let all = tree.all();
    for role in ONCE {
        let count = all.iter().filter(|each| each.role == role).count();
        if count != 1 {
            faults.push(format!("{count} × {role}"));
        }
    }
    let mut named = BTreeSet::new();
    for landmark in all.iter().filter(|each| SEVERAL.contains(&&*each.role)) {
        if landmark.name.is_empty() {
            faults.push(format!("a {} without a name", landmark.role));
        } else if !named.insert((&landmark.role, &landmark.name)) {
            faults.push(format!("two × {} «{}»", landmark.role, landmark.name));
        }
    }
    let inside = tree.inside.iter().skip_while(|each| each.role == "link");
    let is_message = |each: &&Tree| matches!(&*each.role, "status" | "alert");
    for outside in inside.filter(|each| !ONCE.contains(&&*each.role) && !is_message(each)) {
        let Tree { role, name, .. } = outside;
        faults.push(format!("{role} «{name}» is outside of every part"));
    }
    faults
}

/// Whatever can be used has a name, and things to choose from or to press that
/// are called the same do the same.
fn names(tree: &Tree) -> Vec<String> {
    let mut faults = Vec::new();
    let mut seen = BTreeSet::new();
    for each in tree.all() {
        let role = each.role.as_str();
        if NAMED.contains(&role) && each.name.is_empty() {
            faults.push(format!("a {role} without a name"));
        }
        if ALONE.contains(&role) && !seen.insert((role, &each.name)) {
            faults.push(format!("two × {role} «{}»", each.name));
        }
        if role == "list" && each.inside.is_empty() {
            faults.push("a list with nothing in it".to_owned());
        }
    }
    faults
}

/// The parts of every screen.
const ONCE: [&str; 3] = ["banner", "main", "contentinfo"];

/// Landmarks that a page may have several of. `form` and `region` are only
/// landmarks if they have a name.
const SEVERAL: [&str; 4] = ["navigation", "complementary", "search", "region"];

/// What a screen reader needs a name for.
const NAMED: [&str; 18] = [
    "button",
    "checkbox",
    "combobox",
    "Date",
    "heading",
    "image",
    "link",
    "listbox",
    "meter",
    "navigation",
    "page",
    "progressbar",
    "radio",
    "radiogroup",
    "spinbutton",
    "summary",
    "table",
    "textbox",
];

/// What two of are told apart by their names only.
const ALONE: [&str; 5] = ["checkbox", "combobox", "Date", "radio", "textbox"];
