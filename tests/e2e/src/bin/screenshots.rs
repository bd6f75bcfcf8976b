//! Pictures of the page's main screens: `screenshots <folder> [--whole]`.
//!
//! Each screen is taken at three widths, in light and dark, as
//! `<screen>-<width>-<colours>.png`: what a window of a usual height shows or,
//! with `--whole`, the page down to its end.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "it runs like a test: what fails ends it"
)]

use std::path::{Path, PathBuf};
use std::{env, fs};

use vigie_e2e::{Browser, Colours, Page, Practice, Profile, Site};

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let whole = arguments.iter().any(|argument| argument == "--whole");
    let folder = arguments.iter().find(|argument| !argument.starts_with('-'));
    let folder = PathBuf::from(folder.expect("usage: screenshots <folder> [--whole]"));
    fs::create_dir_all(&folder).expect("a folder for the pictures");
    let site = Site::served();
    for size in SIZES {
        let profile = Profile::fresh();
        let browser = Browser::with(&profile).size(size.0, size.1);
        let page = browser.before(SAME_MORNING).open(&site);
        let camera = Camera {
            page: &page,
            size,
            folder: &folder,
            whole,
        };
        new_vault(&camera);
        answers(&camera);
        overview(&camera);
        file(&camera, &profile);
        without_vault(&camera);
        page.close();
    }
    println!("The pictures are in {}", folder.display());
}

fn new_vault(camera: &Camera) {
    let page = camera.page;
    page.heading("Protéger vos dossiers patient").seen();
    page.says("Prêt pour l’usage hors ligne");
    camera.take("welcome");
    page.link("Commencer").click();
    page.heading("Choisissez votre phrase de passe").seen();
    camera.take("create");
    page.choose_passphrase();
    camera.take("recovery");
    page.keep_recovery_code();
    page.heading("Votre cabinet").seen();
    camera.take("profile");
    page.describe(Practice::GROUP);
    camera.take("lists");
}

fn answers(camera: &Camera) {
    let page = camera.page;
    page.link("Commencer : L’essentiel").click();
    page.says("Mesure 1 sur 22");
    camera.take("measure");
    for number in 1..=9 {
        page.says(&format!("Mesure {number} sur 22"));
        page.answer(["Pas encore", "En place", "En partie"][number % 3]);
        page.link("Suivante").click();
    }
    page.says("Mesure 10 sur 22");
    page.answer("Mesure équivalente");
    page.field("Que faites-vous à la place")
        .type_in("L’écran se verrouille à la sortie de la carte d’identité.");
    page.saved();
    camera.take("measure-answered");
    page.visit("#/measure/local-23");
    page.button("Reprendre cette réponse").seen();
    camera.take("measure-twin");
}

fn overview(camera: &Camera) {
    let page = camera.page;
    page.visit("#/list/essentials");
    page.heading("L’essentiel").seen();
    camera.take("list");
    page.link("Bilan").click();
    page.heading("Où en est « Cabinet des Tilleuls »").seen();
    camera.take("standing");
    page.link("À faire").click();
    page.heading("À faire, dans l’ordre").seen();
    camera.take("steps");
    page.visit("#/report");
    page.heading("Bilan de sécurité des dossiers patient")
        .seen();
    camera.take("report");
    page.link("Réglages").click();
    page.heading("Réglages").seen();
    camera.take("settings");
    page.visit("#/erase");
    page.heading("Tout effacer").seen();
    camera.take("erase");
}

fn file(camera: &Camera, profile: &Profile) {
    let page = camera.page;
    page.link("Fichier").click();
    page.button("Exporter le fichier").click();
    let copy = fs::read(page.download()).expect("the exported file");
    camera.take("file");
    let copy = profile.put("vigie-cabinet-des-tilleuls.vigie", copy);
    page.field("Choisir un fichier de progression")
        .choose_file(&copy);
    page.field("Phrase de passe")
        .type_in(vigie_e2e::steps::PASSPHRASE);
    page.button("Ouvrir le fichier").click();
    page.alert("Remplacer ce qui est ici ?").seen();
    camera.take("file-compare");
}

fn without_vault(camera: &Camera) {
    let page = camera.page;
    page.button("Verrouiller").click();
    page.visit("#/");
    page.unlock_with("une autre phrase");
    page.alert("Rien n’est perdu.").seen();
    camera.take("unlock");
    for (place, heading, name) in [
        ("#/tools", "Aide-mémoire", "tools"),
        ("#/tools/wifi", "Deux réseaux Wi-Fi, une affiche", "wifi"),
        ("#/about", "À propos de Vigie", "about"),
        ("#/nowhere", "Cette page n’existe pas", "not-found"),
    ] {
        page.visit(place);
        page.heading(heading).seen();
        camera.take(name);
    }
}

/// Takes pictures of a page.
struct Camera<'page> {
    page: &'page Page<'page>,
    size: (u32, u32),
    folder: &'page Path,
    whole: bool,
}

impl Camera<'_> {
    /// Takes the screen as it is, in both colours.
    fn take(&self, screen: &str) {
        let (width, height) = self.size;
        self.page.script("scrollTo(0, 0)");
        if self.whole {
            self.page.resize(width, height.max(self.length()));
        }
        for (colours, name) in [(Colours::Dark, "dark"), (Colours::Light, "light")] {
            self.page.prefer(colours);
            let file = self.folder.join(format!("{screen}-{width}-{name}.png"));
            fs::write(file, self.page.picture()).expect("a picture");
        }
        self.page.resize(width, height);
    }

    /// How long the page is, in CSS pixels.
    fn length(&self) -> u32 {
        let length = self
            .page
            .script("return document.documentElement.scrollHeight");
        u32::try_from(length.as_u64().unwrap_or_default()).unwrap_or_default()
    }
}

/// The dates on the pictures don't change from one time to the next.
const SAME_MORNING: &str = "Date.now = () => Date.UTC(2026, 0, 15, 9, 30);";

/// A telephone, a tablet held upright, a small laptop.
const SIZES: [(u32, u32); 3] = [(360, 780), (768, 1024), (1280, 900)];
