//! Files that are not what they should be: a sentence that says which, and
//! nothing touched.

use std::fs;

use serde_json::{Value, json};
use vigie_e2e::steps::PASSPHRASE;
use vigie_e2e::{Browser, Page, Practice, Profile, Site};

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
    page.alert("Remplacer ce qui est ici ?").seen();
    page.says("Réponses 1 réponse ");
    page.says("Réponses 2 réponses");
    page.button("Garder ce qui est ici").click();
    page.alert("Remplacer ce qui est ici ?").gone();
    assert_eq!(page.stored(), before);

    page.field("Phrase de passe").gone();
    page.visit("#/measure/essential-02");
    page.radio("En partie").is_chosen();
    page.close();
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
