//! Vigie's own steps, in the words that its French users read.

use crate::page::Page;

/// What the profile is told.
#[derive(Debug, Clone, Copy)]
pub struct Practice {
    /// Where the patient files are.
    pub hosting: &'static str,
    /// Alone or in a group.
    pub practice: &'static str,
    /// Whether someone else has access: «Oui» or «Non».
    pub staff: &'static str,
    /// Its name, which may be empty.
    pub name: &'static str,
}

impl Practice {
    /// Everything is asked of it.
    pub const GROUP: Self = Self {
        hosting: "Les deux",
        practice: "En cabinet de groupe",
        staff: "Oui",
        name: "Cabinet des Tilleuls",
    };

    /// As little as possible is asked of it.
    pub const SOLO: Self = Self {
        hosting: "Dans le cloud",
        practice: "En solo",
        staff: "Non",
        name: "",
    };
}

/// A passphrase that is strong enough for a vault.
pub const PASSPHRASE: &str = "quatre mots sans lien";

impl Page<'_> {
    /// From the first screen to a new vault with [`PASSPHRASE`]; its recovery
    /// code.
    pub fn make_vault(&self) -> String {
        self.link("Commencer").click();
        self.choose_passphrase();
        let code = self.reading("Code de secours").text();
        self.keep_recovery_code();
        code
    }

    /// In a form for a new passphrase, the way to one's own.
    pub fn choose_ones_own(&self) {
        self.button("Choisir ma phrase moi-même").click();
    }

    /// From the form for a new vault to its recovery code.
    pub fn choose_passphrase(&self) {
        self.choose_ones_own();
        self.retype_passphrase();
    }

    /// The same, once the user has said that the passphrase is their own.
    pub fn retype_passphrase(&self) {
        self.field("Phrase de passe").type_in(PASSPHRASE);
        self.field("Encore une fois").type_in(PASSPHRASE);
        self.button("Créer mon coffre").click();
        self.heading("Votre code de secours").seen();
    }

    /// Says that the recovery code on screen has been kept, and goes on.
    pub fn keep_recovery_code(&self) {
        self.checkbox("J’ai imprimé ou recopié le code").tick();
        self.button("Continuer").click();
    }

    /// Answers the questions about the practice, which are on screen.
    pub fn describe(&self, practice: Practice) {
        self.heading("Votre cabinet").seen();
        self.radio(practice.hosting).choose();
        self.radio(practice.practice).choose();
        self.radio(practice.staff).choose();
        self.field("Nom du cabinet (facultatif)")
            .type_in(practice.name);
        self.button("Voir mes mesures").click();
        self.heading("Les mesures").seen();
    }

    /// From the first screen to the lists of an open vault.
    pub fn start(&self, practice: Practice) -> String {
        let code = self.make_vault();
        self.describe(practice);
        code
    }

    /// Answers the measure on screen, and waits until that is saved.
    pub fn answer(&self, status: &str) {
        self.radio(status).choose();
        self.saved();
    }

    /// Waits until the page says that everything is saved.
    pub fn saved(&self) {
        self.status("Enregistré").seen();
    }

    /// Takes the file whose content is on screen in the place of what the
    /// browser has, and waits until that is done.
    pub fn continue_with_file(&self) {
        self.button("Continuer avec ce fichier").click();
        self.status("vous travaillez maintenant avec le contenu du fichier")
            .seen();
    }

    /// Opens the locked vault that is on screen.
    pub fn unlock(&self) {
        self.unlock_with(PASSPHRASE);
        self.heading("Déverrouiller").gone();
    }

    /// Tries a passphrase on the locked vault that is on screen.
    pub fn unlock_with(&self, passphrase: &str) {
        self.heading("Déverrouiller").seen();
        self.field("Phrase de passe").type_in(passphrase);
        self.button("Déverrouiller").click();
    }
}
