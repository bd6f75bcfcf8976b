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
            "[[category.measure]]\nid = \"local-39\"\nsource = \"x\"\nweight = 1\neffort = \"hours\"\nreview_months = 1\narticles = [\"32\"]\n[[category.measure]]\nid = \"local-38\"",
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
            "drawing",
            "catalogue/essentials.toml",
            "drawing = \"",
            "drawing = \"no-",
            "unknown variant `no-backup`",
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
            "[measure.cloud-03]",
            "[measure.cloud-99]",
            "no text for the measure cloud-03",
        ),
        (
            "measure-orphan",
            "fr/cloud.toml",
            "[measure.cloud-03]",
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
            "catalogue = \"en\"",
            "catalogue = \"pt\"",
            "which has none of its own",
        ),
        (
            "no-article",
            "catalogue/cloud.toml",
            "articles = [\"24\", \"32\"]",
            "articles = []",
            "cloud-01: no article of the GDPR",
        ),
        (
            "unknown-article",
            "catalogue/cloud.toml",
            "articles = [\"24\", \"32\"]",
            "articles = [\"24\", \"17\"]",
            "unknown variant `17`",
        ),
        (
            "articles-order",
            "catalogue/cloud.toml",
            "articles = [\"24\", \"32\"]",
            "articles = [\"32\", \"24\"]",
            "its articles are not in order",
        ),
        (
            "text-of-a-stranger",
            "catalogue/cloud.toml",
            "text = \"local-01\"",
            "text = \"local-03\"",
            "cloud-01: it is read in the text of local-03, which is no twin of it",
        ),
        (
            "text-of-a-borrower",
            "catalogue/local.toml",
            "twins = [\"cloud-01\"]",
            "twins = [\"cloud-01\"]\ntext = \"cloud-01\"",
            "cloud-01: it is read in the text of local-01, which has none of its own",
        ),
        (
            "text-with-other-weight",
            "catalogue/cloud.toml",
            "weight = 4",
            "weight = 3",
            "cloud-01: its weight or effort is not that of local-01",
        ),
        (
            "text-with-other-points",
            "catalogue/cloud.toml",
            "weight = 4",
            "points = [\"a\"]\nweight = 4",
            "cloud-01: it has not as many points as local-01",
        ),
        (
            "text-twice",
            "fr/cloud.toml",
            "[measure.cloud-03]",
            "[measure.cloud-01]\ntitle = \"t\"\nwhy = \"w\"\nhow = [\"a\", \"b\"]\nproof = [\"p\"]\ntips = []\nweight = \"w\"\neffort = \"e\"\n\n[measure.cloud-03]",
            "cloud-01 is read in the text of local-01 and needs none of its own",
        ),
        (
            "question",
            "fr/questions.toml",
            "[cloud-01]",
            "[local-01]",
            "no question for cloud-01",
        ),
        (
            "question-orphan",
            "fr/questions.toml",
            "[cloud-01]",
            "[local-01]",
            "local-01 is no measure of the cloud list",
        ),
        (
            "no-question",
            "fr/questions.toml",
            "[cloud-01]\nask = \"",
            "[cloud-01]\nask = \"Rien.\"\n# ",
            "cloud-01: ask is not a question",
        ),
        (
            "long-answer",
            "fr/questions.toml",
            "good = [",
            "good = [\"a\", \"b\", \"c\", \"d\", \"e\", ",
            "cloud-01: good has 8 lines, not 1 to 5",
        ),
        (
            "one-sentence",
            "fr/glossary.toml",
            "explanation = \"",
            "explanation = \"Une de plus. ",
            "its explanation has 3 sentences, not 2",
        ),
        (
            "form-twice",
            "fr/glossary.toml",
            "forms = [",
            "forms = [\"VPN\", ",
            "both have the form",
        ),
        (
            "form-with-space",
            "fr/glossary.toml",
            "forms = [",
            "forms = [\" VPN\", ",
            "the form \" VPN\" has space around it",
        ),
        (
            "glossary-member",
            "fr/glossary.toml",
            "term = ",
            "word = ",
            "unknown field `word`",
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
        "[measure.cloud-03]",
        "[measure.cloud-99]",
    );
    let faults = vigie_locales::load(&locales).unwrap_err().to_string();
    assert!(
        faults.contains("app.name") && faults.contains("cloud-99"),
        "{faults}"
    );
}

/// Every language explains the same terms.
#[test]
fn glossaries_are_compared() {
    let locales = copy("glossaries");
    edit(&locales, "en/glossary.toml", "[vpn]", "[npv]");
    let faults = vigie_locales::load(&locales).unwrap_err().to_string();
    assert!(
        faults.contains("en: the glossary has no vpn")
            && faults.contains("en: the glossary's npv is not in the reference language"),
        "{faults}"
    );
}
