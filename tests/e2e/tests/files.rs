//! Files that are not what they should be: a sentence that says which, and
//! nothing touched.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};
use vigie_e2e::steps::PASSPHRASE;
use vigie_e2e::{Browser, Page, Practice, Profile, Site};
use xtask::project::Project;

#[test]
fn a_file_that_cannot_be_opened_touches_nothing() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    let good = exported(&page);
    let before = page.stored();
    let newer = changed(&good, |file| file["version"] = json!(2));
    let later_content = changed(&good, |file| file["vault"]["protected"] = json!("e30"));
    let cut = good[..good.len() / 2].to_owned();
    for (name, content, sentence) in [
        (
            "facture.pdf",
            "%PDF-1.7 …",
            "Ce fichier n’est pas un fichier de progression de Vigie.",
        ),
        (
            "liste.json",
            "{\"a\": 1}",
            "Ce fichier n’est pas un fichier de progression de Vigie.",
        ),
        (
            "vide.vigie",
            "",
            "Ce fichier n’est pas un fichier de progression de Vigie.",
        ),
        (
            "newer.vigie",
            &newer,
            "Ce fichier a été fait par une version plus récente de Vigie.",
        ),
        ("cut.vigie", &cut, "Ce fichier est incomplet ou endommagé"),
        (
            "header.vigie",
            &later_content,
            "Ce fichier est incomplet ou endommagé",
        ),
    ] {
        page.field("Choisir un fichier de progression")
            .choose_file(&profile.put(name, content));
        page.alert(sentence).seen();
        page.alert("Rien n’a été modifié.").seen();
        page.button("Ouvrir le fichier").gone();
        assert_eq!(page.stored(), before, "{name}");
    }
    still_answered(&page);
    page.close();
}

#[test]
fn a_damaged_file_is_said_to_be_damaged_and_touches_nothing() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    let good = exported(&page);
    let before = page.stored();
    let damaged = changed(&good, |file| {
        let text = file["vault"]["ciphertext"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        let flipped = if text.starts_with('A') { "B" } else { "A" };
        file["vault"]["ciphertext"] = json!([flipped, &text[1..]].concat());
    });
    page.field("Choisir un fichier de progression")
        .choose_file(&profile.put("abîmé.vigie", damaged));
    page.status("Fichier choisi : abîmé.vigie").seen();
    page.field("Phrase de passe")
        .type_in("une tout autre phrase");
    page.button("Ouvrir le fichier").click();
    page.alert("Cette phrase de passe n’ouvre pas le coffre.")
        .seen();
    page.field("Phrase de passe").type_in(PASSPHRASE);
    page.button("Ouvrir le fichier").click();
    page.alert("Le contenu de ce coffre est endommagé. Rien n’a été modifié.")
        .seen();
    assert_eq!(page.stored(), before);
    still_answered(&page);
    page.close();
}

#[test]
fn a_file_can_be_looked_at_and_put_away() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    let good = exported(&page);
    page.visit("#/measure/essential-02");
    page.answer("En partie");
    page.link("Fichier").click();
    let before = page.stored();
    page.field("Choisir un fichier de progression")
        .choose_file(&profile.put("copie.vigie", good));
    page.field("Phrase de passe").type_in(PASSPHRASE);
    page.button("Ouvrir le fichier").click();
    page.heading("Remplacer ce qui est ici ?").seen();
    page.says("Réponses 1 réponse ");
    page.says("Réponses 2 réponses");
    page.button("Garder ce qui est ici").click();
    page.heading("Remplacer ce qui est ici ?").gone();
    assert_eq!(page.stored(), before);

    page.field("Phrase de passe").gone();
    page.visit("#/measure/essential-02");
    page.radio("En partie").is_chosen();
    page.close();
}

/// One file of the kit for each thing that the page may say of a file.
#[test]
fn no_hostile_file_touches_what_is_here() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    page.start(Practice::SOLO);
    page.link("Commencer : L’essentiel").click();
    page.answer("En place");
    page.link("Fichier").click();
    let before = page.stored();
    let large = profile.put("large.vigie", vec![b' '; (16 << 20) + 1]);
    let mut said = BTreeSet::new();
    for file in [HostileFile::too_large(large)].into_iter().chain(kit()) {
        if !said.insert(file.sentence()) {
            continue;
        }
        let chosen = page.field("Choisir un fichier de progression");
        chosen.choose_file(&file.path);
        if file.found_by == "key" {
            page.status(&format!("Fichier choisi : {}", file.name()))
                .seen();
            page.field("Phrase de passe").type_in(KIT_PASSPHRASE);
            page.button("Ouvrir le fichier").click();
        }
        page.alert(&file.sentence()).seen();
        if file.found_by == "gate" {
            page.button("Ouvrir le fichier").gone();
        }
        page.heading("Dans le fichier").gone();
        assert_eq!(page.stored(), before, "{}", file.name());
    }
    assert!(said.len() >= 40, "{said:#?}");
    still_answered(&page);
    page.close();
}

#[test]
fn what_a_newer_version_stored_is_not_overwritten() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    page.start(Practice::SOLO);
    page.link("Commencer : L’essentiel").click();
    page.answer("En place");
    page.button("Verrouiller").click();
    page.heading("Déverrouiller").seen();
    page.script(
        "const slot = Object.keys(localStorage).find((key) => key.includes('slot'));
        localStorage[slot] = JSON.stringify({...JSON.parse(localStorage[slot]), version: 2});",
    );
    page.reload();
    page.heading("Déverrouiller").seen();
    page.says("version plus récente de Vigie");
    let before = page.stored();
    page.unlock_with(PASSPHRASE);
    page.alert(
        "Ce fichier a été fait par une version plus récente de Vigie. Rien n’a été modifié.",
    )
    .seen();
    page.heading("Déverrouiller").seen();
    assert_eq!(page.stored(), before);
    page.close();
}

/// A file that must not open.
struct HostileFile {
    path: PathBuf,
    /// `gate`: it is refused before its secret is asked for; else `key`.
    found_by: String,
    /// The program's own name for what is wrong.
    error: String,
}

impl HostileFile {
    fn too_large(path: PathBuf) -> Self {
        Self {
            path,
            found_by: "gate".to_owned(),
            error: "TooLarge".to_owned(),
        }
    }

    fn name(&self) -> &str {
        let name = self.path.file_name().and_then(|name| name.to_str());
        name.expect("a file with a name")
    }

    /// What the page says of it.
    fn sentence(&self) -> String {
        let (kind, detail) = match self.error.split_once('(') {
            Some((kind, detail)) => (kind, detail.trim_matches(['"', ')'])),
            None => (self.error.as_str(), ""),
        };
        match kind {
            "NotVigie" => "Ce fichier n’est pas un fichier de progression de Vigie.".to_owned(),
            "TooLarge" => {
                "Ce fichier est trop grand pour être un fichier de progression".to_owned()
            }
            "NewerVersion" => "Ce fichier a été fait par une version plus récente".to_owned(),
            "TooMuchUnknown" => "Ce fichier contient trop de données".to_owned(),
            "UnsupportedAlgorithm" => "un chiffrement que Vigie n’accepte pas".to_owned(),
            "TooMuchWork" => "demande un calcul anormalement long".to_owned(),
            "Malformed" => format!("incomplet ou endommagé (champ « {detail} »)"),
            "WrongSecretOrDamaged" if self.name() == "passphrase-slot-missing.vigie" => {
                "Ce coffre n’a pas été fait pour s’ouvrir de cette façon.".to_owned()
            }
            "WrongSecretOrDamaged" => "Cette phrase de passe n’ouvre pas le coffre.".to_owned(),
            "Damaged" => "Le contenu de ce coffre est endommagé.".to_owned(),
            "KeyMismatch" => "La clé et le contenu de ce fichier ne vont pas ensemble.".to_owned(),
            unknown => panic!("{unknown}: what does the page say of it?"),
        }
    }
}

/// The kit of hostile and damaged files, with what is wrong with each.
fn kit() -> Vec<HostileFile> {
    let folder = Project::here().root().join("tests/vectors/hostile");
    let table = fs::read_to_string(folder.join("errors.tsv")).expect("the kit's table");
    let file = |line: &str| {
        let columns: Vec<&str> = line.split('\t').collect();
        let [name, found_by, error] = columns[..] else {
            panic!("{line}");
        };
        HostileFile {
            path: folder.join(name),
            found_by: found_by.to_owned(),
            error: error.to_owned(),
        }
    };
    table.lines().skip(1).map(file).collect()
}

/// The content of the progress file of a vault with one answer; the file page
/// is on screen.
fn exported(page: &Page) -> String {
    page.start(Practice::SOLO);
    page.link("Commencer : L’essentiel").click();
    page.answer("En place");
    page.link("Fichier").click();
    page.button("Exporter le fichier").click();
    let content = fs::read_to_string(page.download());
    page.saved();
    content.expect("a text file")
}

fn changed(file: &str, change: impl FnOnce(&mut Value)) -> String {
    let mut file: Value = serde_json::from_str(file).expect("a file in JSON");
    change(&mut file);
    file.to_string()
}

fn still_answered(page: &Page) {
    page.visit("#/measure/essential-01");
    page.radio("En place").is_chosen();
}

/// Opens the kit's sound file, of which the others are made.
const KIT_PASSPHRASE: &str = "trois chats dorment au soleil";
