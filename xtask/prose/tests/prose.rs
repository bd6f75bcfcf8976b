//! The project's own texts, and a broken copy for each check.

#![allow(clippy::unwrap_used, reason = "a failing test may panic")]

use std::fs;
use std::path::{Path, PathBuf};

use vigie_prose::{Check, document, lint};

fn own() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales")
}

/// The project's own folder, copied to where a test may break it.
fn copy(name: &str) -> PathBuf {
    let to = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&to);
    copy_folder(&own(), &to);
    to
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy_folder(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

fn edit(locales: &Path, file: &str, old: &str, new: &str) {
    let path = locales.join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(old), "{file} has no {old:?}");
    fs::write(&path, text.replacen(old, new, 1)).unwrap();
}

#[test]
fn the_projects_own_texts_have_no_fault() {
    let report = lint(&own(), None).unwrap();
    assert_eq!(report.faults(), 0, "{report}");
}

#[test]
fn each_fault_is_found() {
    for (name, check, file, old, new) in [
        (
            "missing",
            Check::Missing,
            "en/app.toml",
            "loading = ",
            "lading = ",
        ),
        (
            "orphan",
            Check::Orphan,
            "en/app.toml",
            "loading = ",
            "lading = ",
        ),
        (
            "equal",
            Check::Equal,
            "en/app.toml",
            "loading = \"",
            "loading = \"Chargement…\" # \"",
        ),
        (
            "placeholders",
            Check::Placeholders,
            "en/app.toml",
            "{page}",
            "{pages}",
        ),
        (
            "length",
            Check::Length,
            "en/app.toml",
            "loading = \"",
            "loading = \" ",
        ),
        (
            "link",
            Check::Link,
            "en/app.toml",
            "loading = \"",
            "loading = \"example.com ",
        ),
        (
            "mailbox",
            Check::Link,
            "en/app.toml",
            "loading = \"",
            "loading = \"a@safeonweb.be ",
        ),
        (
            "typography",
            Check::Typography,
            "en/app.toml",
            "loading = \"",
            "loading = \"Wait : ",
        ),
    ] {
        let locales = copy(name);
        edit(&locales, file, old, new);
        let report = lint(&locales, None).unwrap();
        assert_eq!(report.count("en", check), 1, "{name}: {report}");
    }
    let locales = copy("title");
    edit(
        &locales,
        "fr/essentials.toml",
        "why = \"",
        "why = \"Sauvegarder régulièrement les données. ",
    );
    let report = lint(&locales, None).unwrap();
    assert_eq!(report.count("fr", Check::TitleCopy), 1, "{report}");
    let locales = copy("term");
    edit(
        &locales,
        "fr/glossary.toml",
        "term = \"VPN\"",
        "term = \"NPV\"",
    );
    let report = lint(&locales, None).unwrap();
    assert_eq!(report.count("fr", Check::Term), 1, "{report}");
}

/// A dictionary of a few words: the rest of the texts is unknown to it.
#[test]
fn unknown_words_are_found() {
    let locales = copy("spelling");
    let dictionaries = Path::new(env!("CARGO_TARGET_TMPDIR")).join("dictionaries");
    for tag in ["fr", "en", "nl", "de"] {
        let folder = dictionaries.join(tag);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("index.aff"), "SET UTF-8\n").unwrap();
        fs::write(folder.join("index.dic"), "1\nloading\n").unwrap();
    }
    let before = lint(&locales, Some(&dictionaries))
        .unwrap()
        .count("en", Check::Spelling);
    assert!(before > 100);
    edit(
        &locales,
        "en/app.toml",
        "loading = \"",
        "loading = \"Xyzzyx Plughx Loading ",
    );
    let count = |locales: &Path| {
        lint(locales, Some(&dictionaries))
            .unwrap()
            .count("en", Check::Spelling)
    };
    assert_eq!(count(&locales), before + 2);
    let words = fs::read_to_string(locales.join("words.txt")).unwrap();
    fs::write(locales.join("words.txt"), format!("{words}\nXyzzyx\n")).unwrap();
    assert_eq!(count(&locales), before + 1);
}

/// A language that the page does not have yet is looked at, but fails nothing.
#[test]
fn a_language_in_the_making_is_reported() {
    let locales = copy("making");
    let folder = locales.join("xx");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("app.toml"), "[app]\nname = \"Vigie\"\n").unwrap();
    let report = lint(&locales, None).unwrap();
    assert!(report.count("xx", Check::Missing) > 500, "{report}");
    assert_eq!(report.faults(), 0, "{report}");
}

#[test]
fn a_document_has_every_measure() {
    let text = document(&own(), "fr").unwrap();
    for id in ["essential-01", "local-38", "cloud-01", "cloud-51"] {
        assert!(text.contains(&format!("({id})")), "{id}");
    }
    assert!(text.contains("\n> Quel guide"));
    assert!(text.contains("**pare-feu**"));
    assert!(text.contains("`app.name`: Vigie"));
    assert!(document(&own(), "xx").is_err());
}
