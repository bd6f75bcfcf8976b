//! Each fault in `locales/` stops the build, and is named.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a failing test may panic"
)]

use std::fs;
use std::path::{Path, PathBuf};

/// The project's own folder, copied to where a test may break it.
fn copy(name: &str) -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales");
    let to = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&to);
    copy_folder(&own, &to);
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

/// Replaces the first `old` of a file.
fn edit(locales: &Path, file: &str, old: &str, new: &str) {
    let path = locales.join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(old), "{file} has no {old:?}");
    fs::write(&path, text.replacen(old, new, 1)).unwrap();
}

#[test]
fn the_projects_own_folder_has_no_fault() {
    let locales = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales");
    let bundle = vigie_locales::load(&locales).unwrap_or_else(|faults| panic!("{faults}"));
    assert_eq!(bundle.packs()[0].language, "fr");
}

#[test]
fn every_fault_is_found() {
    let cases = [
        (
            "missing",
            "en/app.toml",
            "name = \"Vigie\"\n",
            "",
            "no text for app.name",
        ),
        (
            "orphan",
            "en/app.toml",
            "[app]\n",
            "[app]\nextra = \"x\"\n",
            "app.extra is not in the reference language",
        ),
        (
            "placeholder",
            "en/app.toml",
            "{page}",
            "{pages}",
            "has the placeholders",
        ),
        (
            "empty",
            "fr/app.toml",
            "name = \"Vigie\"",
            "name = \" \"",
            "app.name is empty",
        ),
        (
            "doubled",
            "fr/file.toml",
            "[file]\n",
            "[app]\nname = \"x\"\n[file]\n",
            "app.name stands twice",
        ),
        (
            "not-text",
            "fr/app.toml",
            "name = \"Vigie\"",
            "name = 1",
            "neither a text nor a table",
        ),
        ("not-toml", "fr/app.toml", "[app]", "[app", "app.toml"),
        (
            "count",
            "catalogue/local.toml",
            "[[category.measure]]\nid = \"local-38\"",
            "[[category.measure]]\nid = \"local-39\"\nsource = \"x\"\nweight = 1\neffort = \"hours\"\nreview_months = 1\n[[category.measure]]\nid = \"local-38\"",
            "expected (12, 38)",
        ),
        (
            "twice",
            "catalogue/local.toml",
            "id = \"local-02\"",
            "id = \"local-01\"",
            "local-01 stands twice",
        ),
        (
            "weight",
            "catalogue/local.toml",
            "weight = ",
            "weight = 1",
            "weight 1",
        ),
        (
            "effort",
            "catalogue/local.toml",
            "effort = \"",
            "effort = \"x",
            "local.toml",
        ),
        (
            "reference",
            "catalogue/essentials.toml",
            "references = [\"",
            "references = [\"nowhere\", \"",
            "unknown reference nowhere",
        ),
        (
            "one-sided",
            "catalogue/cloud.toml",
            "twins = [\"local-01\"]",
            "",
            "do not name the same twins",
        ),
        (
            "unknown-twin",
            "catalogue/cloud.toml",
            "twins = [\"local-01\"]",
            "twins = [\"local-99\"]",
            "unknown twin local-99",
        ),
        (
            "measure-text",
            "fr/cloud.toml",
            "[measure.cloud-01]",
            "[measure.cloud-99]",
            "no text for the measure cloud-01",
        ),
        (
            "measure-orphan",
            "fr/cloud.toml",
            "[measure.cloud-01]",
            "[measure.cloud-99]",
            "cloud-99 is not in the catalogue",
        ),
        (
            "not-https",
            "catalogue/references.toml",
            "https://",
            "http://",
            "an address that is not https",
        ),
        (
            "borrowed",
            "languages.toml",
            "catalogue = \"fr\" #",
            "catalogue = \"nl\" #",
            "which has none of its own",
        ),
    ];
    for (name, file, old, new, expected) in cases {
        let locales = copy(name);
        edit(&locales, file, old, new);
        match vigie_locales::load(&locales) {
            Ok(_) => panic!("{name}: no fault found"),
            Err(faults) => assert!(faults.to_string().contains(expected), "{name}: {faults}"),
        }
    }
}

/// All faults at once, so that they can be mended at once.
#[test]
fn faults_are_reported_together() {
    let locales = copy("together");
    edit(&locales, "en/app.toml", "name = \"Vigie\"\n", "");
    edit(
        &locales,
        "fr/cloud.toml",
        "[measure.cloud-01]",
        "[measure.cloud-99]",
    );
    let faults = vigie_locales::load(&locales).unwrap_err().to_string();
    assert!(
        faults.contains("app.name") && faults.contains("cloud-99"),
        "{faults}"
    );
}
