//! The document that accounts for the answers: on screen, and on paper.

use base64ct::{Base64, Encoding};
use miniz_oxide::inflate::decompress_to_vec_zlib;
use serde_json::json;
use vigie_e2e::engine::{Ability, can};
use vigie_e2e::{Browser, Page, Practice, Profile, Site};

#[test]
fn the_assessment_is_a_document_to_show() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    page.start(ALONE_IN_THE_CLOUD);
    page.link("Bilan").click();
    page.heading("Où vous en êtes").seen();
    page.link("Voir et imprimer le bilan").gone();
    answer_of_each_kind(&page);
    page.link("Bilan").click();
    page.link("Voir et imprimer le bilan").click();
    page.heading(TITLE).has_focus();

    it_has_a_cover(&page);
    it_states_what_applies(&page);
    it_says_what_was_decided(&page);
    it_says_who_does_what_and_when(&page);
    it_is_printed_on_a4(&page);
    it_is_in_every_language(&page);

    // Without its key there is nothing to read.
    page.button("Verrouiller").click();
    page.heading("Déverrouiller").seen();
    page.says_nothing_of("Classeur bleu");
    page.unlock();
    page.heading(TITLE).seen();
    page.close();
}

/// Of the first essentials, and of one measure of the other list.
fn answer_of_each_kind(page: &Page) {
    essential(page, 1);
    page.answer("En place");
    page.fold(DETAILS).click();
    page.field("Où se trouve la preuve ?")
        .type_in("Classeur bleu");
    page.saved();

    essential(page, 2);
    page.answer("En partie");
    page.fold(DETAILS).click();
    page.field("Note").type_in("Reste le disque de la salle 2");
    page.field("Qui s’en charge ?").type_in("Nadia");
    // How a day is typed depends on the browser's own language.
    page.script(
        "const due = document.getElementById('due');
         due.value = '2131-03-05';
         due.dispatchEvent(new Event('input'));",
    );
    page.saved();

    essential(page, 3);
    page.answer("Mesure équivalente");
    page.field("Que faites-vous à la place, et pourquoi est-ce aussi sûr ?")
        .type_in("Une batterie tient toute la journée.");
    page.saved();

    essential(page, 4);
    page.answer("Pas nécessaire");
    page.field("Pourquoi n’est-ce pas nécessaire chez vous ?")
        .type_in("Je suis seul à me servir de cet ordinateur.");
    page.saved();

    essential(page, 5);
    page.answer("Je ne sais pas");
    essential(page, 6);
    page.answer("Mesure équivalente");
    essential(page, 7);
    page.answer("Pas encore");

    page.visit("#/measure/cloud-05");
    page.heading(TWO_FACTORS).seen();
    page.answer("En partie");
    page.fold(DETAILS).click();
    page.field("Quel prestataire répond à cette mesure ?")
        .type_in("Hébergeur & Fils");
    page.saved();
}

fn essential(page: &Page, number: usize) {
    page.visit(&format!("#/measure/essential-{number:02}"));
    page.says(&format!("Mesure {number} sur 22"));
}

fn it_has_a_cover(page: &Page) {
    page.says("Cabinet des Tilleuls");
    page.says("Établi le");
    page.says("Dernière réponse donnée ou confirmée le");
    page.says("Les réponses sont celles du cabinet.");
    page.table("Couverture").seen();
    for row in [
        "L’essentiel 7 sur 22",
        "Dossiers hébergés dans le cloud 1 sur",
        "Dossiers hébergés au cabinet Laissé de côté, parce que : Les dossiers ne sont pas sur",
    ] {
        page.says(row);
    }
}

fn it_states_what_applies(page: &Page) {
    page.table("Déclaration d’applicabilité").seen();
    for row in [
        "En place 1 0 0",
        "Mesure équivalente 1 0 0",
        "Pas nécessaire 1 0 0",
        "En partie 1 0 1",
        "Pas encore 1 0 0",
        "Je ne sais pas 1 0 0",
        "À justifier 1 0 0",
        "Sans réponse 15 0",
        "Laissé de côté 0 38",
        "Toutes les mesures 22 38 51",
    ] {
        page.says(row);
    }
    page.says(
        "BONNES PRATIQUES DE SÉCURITÉ DES DOSSIERS PATIENT, 2. Hébergement dans le « cloud »",
    );
}

fn it_says_what_was_decided(page: &Page) {
    let cases: [(&str, &[&str]); 9] = [
        (
            "Sauvegarder régulièrement les données",
            &[
                "En place",
                "Preuve Classeur bleu",
                "art. 32 : sécurité du traitement",
                "essential-01",
                "Répondu le",
            ],
        ),
        (
            "Garder une sauvegarde en lieu sûr, hors du cabinet",
            &[
                "En partie",
                "Note Reste le disque de la salle 2",
                "Qui Nadia",
                "Quand 5 mars 2131",
            ],
        ),
        (
            "Prévoir comment travailler pendant une panne",
            &["Mesure équivalente, parce que : Une batterie tient toute la journée."],
        ),
        (
            "Donner à chacun son identifiant et son mot de passe",
            &["Pas nécessaire, parce que : Je suis seul à me servir de cet ordinateur."],
        ),
        (
            "Choisir des mots de passe longs et difficiles à deviner",
            &["Je ne sais pas"],
        ),
        (
            "Ne partager ni afficher aucun mot de passe",
            &["Mesure équivalente · À justifier"],
        ),
        (
            "Changer les mots de passe, sans le faire trop souvent",
            &["Pas encore"],
        ),
        (
            TWO_FACTORS,
            &["En partie", "Prestataire Hébergeur & Fils", "cloud-05"],
        ),
        (
            "Informer et sensibiliser toutes les personnes qui accèdent aux données",
            &[
                "Laissé de côté, parce que : Le praticien travaille seul et personne d’autre n’a accès.",
            ],
        ),
    ];
    for (measure, expected) in cases {
        let text = entry(page, measure);
        for words in expected {
            assert!(text.contains(words), "{measure}: no «{words}» in {text}");
        }
    }
}

/// What the document says of a measure, with single spaces.
fn entry(page: &Page, measure: &str) -> String {
    page.heading(measure).seen();
    let text = page.script(&format!(
        "const title = [...document.querySelectorAll('.entry h4')]
             .find((it) => it.textContent === {});
         return title.closest('.entry').innerText;",
        json!(measure)
    ));
    let text = text.as_str().unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn it_says_who_does_what_and_when(page: &Page) {
    page.heading("À faire, dans l’ordre").seen();
    for words in [
        "Mettre en place Changer les mots de passe",
        "Écrire la justification Ne partager ni afficher",
        "Se renseigner Choisir des mots de passe",
        "Qui Nadia Quand 5 mars 2131",
    ] {
        page.says(words);
    }
    page.says_nothing_of("Répondre à la question");
    page.says("mesures n’ont pas encore de réponse.");
}

fn it_is_printed_on_a4(page: &Page) {
    page.script("window.print = () => { window.printed = true; }");
    page.button("Imprimer").click();
    page.eventually("a print", || {
        let printed = page.script("return window.printed === true");
        (printed == json!(true))
            .then_some(())
            .ok_or_else(|| "nothing is printed".to_owned())
    });
    if can(Ability::Paper) {
        page.on_paper(|page| {
            page.heading(TITLE).seen();
            page.heading("Sauvegarder régulièrement les données").seen();
            page.link("Bilan").gone();
            page.link("À propos").gone();
            page.button("Imprimer").gone();
            page.button("Verrouiller").gone();
            page.says_nothing_of("Ce document n’est pas chiffré");
        });
        page.button("Imprimer").seen();
    }
    if can(Ability::Printing) {
        its_sheets_are_a4(page);
    }
}

fn its_sheets_are_a4(page: &Page) {
    let pdf = Base64::decode_vec(&page.print()).expect("base64");
    assert!(pdf.starts_with(b"%PDF-"));
    let sheets = sheets(&pdf);
    // Cover, statement, two lists and the steps each begin a page.
    assert!(sheets.len() >= 5, "{sheets:?}");
    for (width, height) in sheets {
        assert!(
            (width - A4.0).abs() < 1.5 && (height - A4.1).abs() < 1.5,
            "{width} × {height} points"
        );
    }
}

/// The size of each page of a PDF, in points. Chromium writes these plainly,
/// Firefox packs them.
fn sheets(pdf: &[u8]) -> Vec<(f64, f64)> {
    let text = [pdf, &unpacked(pdf)].concat();
    let text = String::from_utf8_lossy(&text);
    let size = |rest: &str| {
        let (numbers, _) = rest.trim_start().strip_prefix('[')?.split_once(']')?;
        let numbers: Vec<f64> = numbers
            .split_whitespace()
            .filter_map(|number| number.parse().ok())
            .collect();
        match numbers[..] {
            [left, bottom, right, top] => Some((right - left, top - bottom)),
            _ => None,
        }
    };
    text.split("/MediaBox").skip(1).filter_map(size).collect()
}

/// All that is packed in a PDF.
fn unpacked(pdf: &[u8]) -> Vec<u8> {
    let begins = b"stream\n";
    let streams = pdf.windows(begins.len()).enumerate();
    let streams = streams.filter(|(_, bytes)| bytes == begins);
    streams
        .filter_map(|(at, _)| decompress_to_vec_zlib(&pdf[at + begins.len()..]).ok())
        .flatten()
        .collect()
}

fn it_is_in_every_language(page: &Page) {
    for (switch, name, title) in [
        ("Langue", "Nederlands", "Stand van zaken: beveiliging"),
        ("Taal", "Deutsch", "Bericht: Sicherheit der Patientenakten"),
        ("Sprache", "English", "Security assessment of patient files"),
        ("Language", "Français", TITLE),
    ] {
        page.combobox(switch).pick(name);
        page.heading(title).seen();
        let words = page.words();
        assert!(!words.contains(['{', '}']), "{name}: an unfilled text");
    }
}

/// As little as possible is asked of it, and it has a name.
const ALONE_IN_THE_CLOUD: Practice = Practice {
    name: "Cabinet des Tilleuls",
    ..Practice::SOLO
};

const TITLE: &str = "Bilan de sécurité des dossiers patient";
const TWO_FACTORS: &str = "Exiger une double authentification pour ouvrir les dossiers";
const DETAILS: &str = "Notes, preuve, qui et quand";

/// 210 × 297 mm, in points.
const A4: (f64, f64) = (595.28, 841.89);
