//! What a screen reader is told of every screen, against trees that have been
//! read and found good: `tests/e2e/trees/<screen>.txt`.
//!
//! It takes Chromium, whose accessibility tree it is.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::{env, fs};

use vigie_e2e::engine::{Ability, skips};
use vigie_e2e::tour::{SAME_MORNING, tour};
use vigie_e2e::{Browser, Profile, Site};
use xtask::project::Project;

#[test]
fn every_screen_is_told_as_it_was_reviewed() {
    if skips(Ability::Tree) {
        return;
    }
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).before(SAME_MORNING).open(&site);
    page.is_kept_for_offline_use();
    let mut trees = BTreeMap::new();
    tour(&page, |screen| {
        let tree = plain(&page.tree().to_string());
        let before = trees.insert(screen.to_owned(), tree);
        assert!(before.is_none(), "two screens are called {screen}");
    });
    page.close();

    let folder = Folder::here();
    if env::var_os(ACCEPT).is_some() {
        folder.accept(&trees);
    }
    let faults: Vec<String> = folder.compare(&trees);
    assert!(
        faults.is_empty(),
        "{}\n\nIf this is how it should be, {ACCEPT}=1 writes it to {}, to be read and committed.",
        faults.join("\n\n"),
        folder.0.display(),
    );
}

/// Where the reviewed trees are.
struct Folder(PathBuf);

impl Folder {
    fn here() -> Self {
        Self(Project::here().root().join("tests/e2e/trees"))
    }

    fn file(&self, screen: &str) -> PathBuf {
        self.0.join(format!("{screen}.txt"))
    }

    /// The screens that have a tree here.
    fn screens(&self) -> BTreeSet<String> {
        let entries = fs::read_dir(&self.0).into_iter().flatten().flatten();
        let name = |path: PathBuf| Some(path.file_stem()?.to_str()?.to_owned());
        entries.filter_map(|entry| name(entry.path())).collect()
    }

    fn accept(&self, trees: &BTreeMap<String, String>) {
        fs::create_dir_all(&self.0).expect("a folder for the trees");
        for screen in self.screens() {
            if !trees.contains_key(&screen) {
                fs::remove_file(self.file(&screen)).expect("to remove a tree");
            }
        }
        for (screen, tree) in trees {
            fs::write(self.file(screen), tree).expect("to write a tree");
        }
    }

    /// What is not as it was reviewed.
    fn compare(&self, trees: &BTreeMap<String, String>) -> Vec<String> {
        let is_gone = |screen: &String| !trees.contains_key(screen);
        let gone = self.screens().into_iter().filter(is_gone);
        let gone = gone.map(|screen| format!("{screen}: there is a tree, but no such screen"));
        let compare = |(screen, tree): (&String, &String)| {
            let Ok(reviewed) = fs::read_to_string(self.file(screen)) else {
                return Some(format!("{screen}: no tree has been reviewed\n{tree}"));
            };
            (reviewed != *tree).then(|| format!("{screen}:\n{}", difference(&reviewed, tree)))
        };
        gone.chain(trees.iter().filter_map(compare)).collect()
    }
}

/// With placeholders for what is different each time: the recovery code and
/// the passphrase that is offered.
fn plain(tree: &str) -> String {
    let lines = tree.lines().map(|line| {
        if let Some((before, _)) = line.split_once(OFFERED) {
            return [before, OFFERED, "WORDS"].concat();
        }
        let words: Vec<&str> = line.split(' ').map(plain_word).collect();
        words.join(" ")
    });
    lines.map(|line| line + "\n").collect()
}

fn plain_word(word: &str) -> &str {
    let bare = word.trim_matches(|mark: char| !mark.is_alphanumeric());
    let groups: Vec<&str> = bare.split('-').collect();
    let is_group = |group: &&str| {
        group.len() == 4
            && group
                .chars()
                .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
    };
    if groups.len() == 7 && groups.iter().all(is_group) {
        return "CODE";
    }
    word
}

/// The lines that differ, each with the few around it, as `diff -u` shows them.
fn difference(before: &str, after: &str) -> String {
    let before: Vec<&str> = before.lines().collect();
    let after: Vec<&str> = after.lines().collect();
    // How many lines two ends have in common at most, from here on.
    let mut common = vec![vec![0_usize; after.len() + 1]; before.len() + 1];
    for old in (0..before.len()).rev() {
        for new in (0..after.len()).rev() {
            common[old][new] = if before[old] == after[new] {
                common[old + 1][new + 1] + 1
            } else {
                common[old + 1][new].max(common[old][new + 1])
            };
        }
    }
    let (mut old, mut new) = (0, 0);
    let mut lines = Vec::new();
    while old < before.len() || new < after.len() {
        if old < before.len() && new < after.len() && before[old] == after[new] {
            lines.push((' ', before[old]));
            (old, new) = (old + 1, new + 1);
        } else if new == after.len()
            || (old < before.len() && common[old + 1][new] >= common[old][new + 1])
        {
            lines.push(('-', before[old]));
            old += 1;
        } else {
            lines.push(('+', after[new]));
            new += 1;
        }
    }
    let is_near = |place: usize| {
        let near = place.saturating_sub(AROUND)..lines.len().min(place + AROUND + 1);
        lines[near].iter().any(|(mark, _)| *mark != ' ')
    };
    let mut shown = Vec::new();
    for (place, (mark, line)) in lines.iter().enumerate() {
        if is_near(place) {
            shown.push(format!("  {mark} {line}"));
        } else if shown.last().is_some_and(|last| last != "  …") {
            shown.push("  …".to_owned());
        }
    }
    shown.join("\n")
}

#[test]
fn a_difference_shows_what_changed_and_little_more() {
    let before = "a\nb\nc\nd\ne\nf\ng\nh\n";
    let after = "a\nb\nc\nd\nE\nf\ng\nh\ni\n";
    let shown = "  …\n    c\n    d\n  - e\n  + E\n    f\n    g\n    h\n  + i";
    assert_eq!(
        difference(before, after),
        format!("{}", &shown["  …\n".len()..])
    );
    assert_eq!(difference(before, before), "");
}

/// What stands before the words that were drawn.
const OFFERED: &str = "«Phrase proposée»: ";

/// Writes the trees instead of comparing them.
const ACCEPT: &str = "VIGIE_ACCEPT_TREES";

/// How many lines are shown around a difference.
const AROUND: usize = 2;
