//! What the browser itself writes to the disk of a page: its files of sessions,
//! of typed texts and of visits. Nothing secret and no answer may stand there in
//! clear, neither while the vault is open nor after.

use std::cell::Cell;

use vigie_e2e::engine::{Ability, Engine, can, chosen};
use vigie_e2e::steps::PASSPHRASE;
use vigie_e2e::{Browser, Faults, Kept, Page, Practice, Profile, Site};

#[test]
fn the_browsers_own_files_hold_no_secret_and_no_answer() {
    let site = Site::served();
    let profile = Profile::fresh();
    let file = profile.put("Zibeline-du-dossier.vigie", "{}");
    let browser = Browser::with(&profile);
    let may_kill = can(Ability::Killing);
    let browser = if may_kill {
        browser.to_be_killed()
    } else {
        browser
    };
    let page = browser.open(&site);
    let mut search = Search::new(&profile);

    page.link("Commencer").click();
    page.choose_ones_own();
    page.checkbox("Afficher ce que je tape").tick();
    page.field("Phrase de passe").type_in(PASSPHRASE);
    page.field("Encore une fois").type_in(PASSPHRASE);
    search.once_kept(&page, "a new passphrase, shown");
    // Kept once as it was shown, and once as it is hidden.
    page.checkbox("Afficher ce que je tape").click();
    search.once_kept(&page, "a new passphrase, hidden again");
    page.button("Créer mon coffre").click();
    let code = page.reading("Code de secours").text();
    search.secrets.push(code.replace('-', ""));
    search.secrets.push(code[..9].to_owned());
    search.once_kept(&page, "the recovery code");
    page.keep_recovery_code();

    page.describe(Practice::GROUP);
    page.back();
    page.heading("Votre cabinet").seen();
    search.once_kept(&page, "the profile");

    page.visit("#/measure/essential-02");
    page.answer("En partie");
    page.fold("Notes, preuve, qui et quand").click();
    for (field, text) in [
        ("Note", "Zibeline de la note"),
        ("Où se trouve la preuve ?", "Zibeline de la preuve"),
        ("Qui s’en charge ?", "Zibeline de la personne"),
    ] {
        page.field(field).type_in(text);
    }
    page.saved();
    search.once_kept(&page, "a measure");
    page.visit("#/measure/essential-03");
    page.answer("Pas encore");
    search.once_kept(&page, "another measure");

    page.visit("#/settings");
    page.combobox("Sans activité, verrouiller après")
        .pick("17 minutes");
    page.checkbox("Utiliser ces touches").click();
    page.saved();
    search.once_kept(&page, "the settings");

    page.visit("#/file");
    page.field("Choisir un fichier de progression")
        .choose_file(&file);
    page.alert("").seen();
    search.once_kept(&page, "the file");

    page.visit("#/password");
    page.checkbox("Afficher ce que je tape").tick();
    page.field("Mot de passe à essayer")
        .type_in("Zibeline essayée");
    search.once_kept(&page, "a password that is tried");

    page.visit("#/passphrase");
    page.checkbox("Afficher ce que je tape").tick();
    page.field("Phrase de passe").type_in(PASSPHRASE);
    page.fold("Choisir la langue, le nombre de mots").click();
    page.combobox("Nombre de mots").pick("7");
    search.once_kept(&page, "another passphrase");

    page.button("Verrouiller").click();
    page.heading("Déverrouiller").seen();
    page.checkbox("Afficher ce que je tape").tick();
    page.field("Phrase de passe").type_in(PASSPHRASE);
    search.once_kept(&page, "the locked vault and its passphrase, shown");
    page.button("Utiliser le code de secours").click();
    page.field("Code de secours").type_in(&code);
    search.once_kept(&page, "the locked vault and its recovery code, shown");

    page.visit("#/erase");
    page.checkbox("Oui, effacer mon coffre et mes réglages")
        .tick();
    page.button("Effacer définitivement").click();
    page.heading("Protéger vos dossiers patient").seen();
    search.once_kept(&page, "the erased vault");

    if may_kill {
        page.killer().kill();
        search.now("the killed browser");
        // Whatever it does with its files when it is started after that. It may
        // keep no session until it is told whether the last one is wanted.
        let page = Browser::with(&profile).open(&site);
        page.link("Glossaire").seen();
        search.now("the browser after it was killed");
    }
    search.faults.none();
}

/// Looks through all that the browser keeps.
struct Search<'test> {
    profile: &'test Profile,
    secrets: Vec<String>,
    canaries: Cell<u32>,
    faults: Faults,
}

impl<'test> Search<'test> {
    fn new(profile: &'test Profile) -> Self {
        Self {
            profile,
            secrets: [PASSPHRASE, Practice::GROUP.name, "Zibeline"]
                .map(str::to_owned)
                .to_vec(),
            canaries: Cell::default(),
            faults: Faults::default(),
        }
    }

    /// Looks once the browser has written down what the page holds now: a field
    /// that nothing protects is typed into last, and has to be found first.
    fn once_kept(&mut self, page: &Page, state: &str) {
        let canary = format!(
            "Kanarienvogel-{}",
            self.canaries.replace(self.canaries.get() + 1)
        );
        page.script(
            "const field = document.getElementById('canary') ?? document.createElement('input');
            field.id = 'canary';
            field.setAttribute('aria-label', 'Kanarienvogel');
            document.body.append(field);",
        );
        page.field("Kanarienvogel").type_in(&canary);
        if keeps_sessions() {
            page.eventually("the browser to write down what fields hold", || {
                let kept = self.profile.kept();
                let is_there = kept
                    .iter()
                    .any(|file| file.is_of_a_session() && file.text.contains(&canary));
                is_there
                    .then_some(())
                    .ok_or_else(|| "the field that nothing protects is in no file".to_owned())
            });
        }
        page.script("document.getElementById('canary').remove()");
        self.now(state);
    }

    /// Looks at once.
    fn now(&mut self, state: &str) {
        for file in self.profile.kept() {
            let secrets = self
                .secrets
                .iter()
                .filter(|secret| file.text.contains(secret.as_str()));
            let secrets: Vec<String> = secrets.cloned().collect();
            let states = if file.is_of_a_session() {
                states(&file)
            } else {
                Vec::new()
            };
            for found in secrets.into_iter().chain(states) {
                let name = file.path.file_name().unwrap_or_default().to_string_lossy();
                self.faults.add(state, format!("«{found}» in {name}"));
            }
        }
    }
}

/// What the file tells of fields other than the one that nothing protects.
fn states(file: &Kept) -> Vec<String> {
    match chosen() {
        // By each field's kind: `radio`, then `on` or `off`.
        Engine::Chromium => {
            let kinds = ["radio", "checkbox", "select-one", "textarea", "password"];
            // A page is called so too.
            let text = file.text.replace("#/password", "");
            let found = kinds.iter().filter(|kind| text.contains(**kind));
            found.map(|kind| (*kind).to_owned()).collect()
        }
        // By each field's id.
        Engine::Firefox => {
            let forms = file.text.split("\"formdata\":").skip(1);
            let forms = forms.filter_map(|rest| {
                let mut values =
                    serde_json::Deserializer::from_str(rest).into_iter::<serde_json::Value>();
                values.next()?.ok()
            });
            forms
                .flat_map(|form| {
                    let by_id = form["id"].as_object().cloned().unwrap_or_default();
                    let by_path = form["xpath"].as_object().cloned().unwrap_or_default();
                    by_id.into_iter().chain(by_path)
                })
                .filter(|(id, _)| id != "canary")
                .map(|(id, value)| format!("{id}: {value}"))
                .collect()
        }
        Engine::WebKit => Vec::new(),
    }
}

/// Whether the engine writes files of sessions by itself. WebKit leaves that to
/// the browser around it.
fn keeps_sessions() -> bool {
    chosen() != Engine::WebKit
}
