//! Passphrases and recovery codes, right and wrong.

use vigie_e2e::steps::PASSPHRASE;
use vigie_e2e::{Browser, Page, Practice, Profile, Site};

#[test]
fn a_passphrase_must_be_long_and_typed_twice_the_same() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    page.link("Commencer").click();
    page.choose_ones_own();
    for (first, second, sentence) in [
        (
            "trop court",
            "trop court",
            "Encore trop court : 10 sur 12 caractères au moins.",
        ),
        (
            PASSPHRASE,
            "quatre mots sans liens",
            "Les deux phrases ne sont pas les mêmes",
        ),
        (PASSPHRASE, "", "Les deux phrases ne sont pas les mêmes"),
    ] {
        page.field("Phrase de passe").type_in(first);
        // The verdict moves what is below it.
        page.says("olidité");
        page.field("Encore une fois").type_in(second);
        page.button("Créer mon coffre").click();
        page.alert(sentence).seen();
        assert_eq!(page.stored(), serde_json::json!({}));
        // What was typed can be mended.
        page.field("Phrase de passe").holds(first);
    }
    page.checkbox("Afficher ce que je tape").tick();
    page.field("Encore une fois").type_in(PASSPHRASE);
    page.button("Créer mon coffre").click();
    page.heading("Votre code de secours").seen();
    page.button("Continuer").is_unusable();
    page.close();
}

#[test]
fn a_wrong_passphrase_loses_nothing() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    answered_and_locked(&page);
    let before = page.stored();
    page.button("Déverrouiller").click();
    page.alert("Tapez d’abord votre phrase de passe").seen();
    for wrong in ["quatre mots sans Lien", "quatre mots sans lien "] {
        page.unlock_with(wrong);
        page.alert("Cette phrase de passe n’ouvre pas le coffre.")
            .seen();
        assert_eq!(page.stored(), before);
        // What was typed can be mended, …
        page.field("Phrase de passe").holds(wrong);
    }
    page.unlock();
    page.radio("Pas encore").is_chosen();
    // … and what was right is nowhere any more.
    page.button("Verrouiller").click();
    page.heading("Déverrouiller").seen();
    page.field("Phrase de passe").holds("");
    page.close();
}

#[test]
fn a_recovery_code_opens_as_people_type_it_and_mistakes_are_named() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    let code = answered_and_locked(&page);
    let before = page.stored();
    page.button("Utiliser le code de secours").click();
    let swapped = {
        let (start, last) = code.split_at(code.len() - 1);
        [start, if last == "7" { "8" } else { "7" }].concat()
    };
    for (typed, sentence) in [
        ("", "Tapez d’abord"),
        (
            &code[..code.len() - 2],
            "Un code de secours compte 28 caractères ; celui-ci en a 26.",
        ),
        (
            &code.replacen(&code[..1], "#", 1),
            "Le caractère numéro 1 ne peut pas figurer dans un code de secours.",
        ),
        (&swapped, "Un caractère du code est mal recopié."),
        // The code of some other vault.
        (
            "AC1A-B1HT-73M1-7CG4-VCDP-ZWGJ-CXWZ",
            "Ce code n’ouvre pas ce coffre.",
        ),
    ] {
        page.field("Code de secours").type_in(typed);
        page.button("Déverrouiller").click();
        page.alert(sentence).seen();
        assert_eq!(page.stored(), before);
    }
    let as_typed = code
        .to_lowercase()
        .replace('-', " ")
        .replace('0', "o")
        .replace('1', "l");
    page.field("Code de secours").type_in(&as_typed);
    page.button("Déverrouiller").click();
    page.radio("Pas encore").is_chosen();
    page.close();
}

/// Password managers are told what is a passphrase, and which vault's; and to
/// leave alone what is none: they would offer to keep the recovery code in the
/// place of the passphrase.
#[test]
fn password_managers_are_told_what_each_field_is() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    let told = |fields: &[&str]| {
        page.eventually("the fields for secrets", || {
            let seen = page.script(TOLD);
            (seen == serde_json::json!(fields))
                .then_some(())
                .ok_or_else(|| seen.to_string())
        });
    };
    page.visit("#/password");
    page.heading("Essayer un mot de passe").seen();
    told(&["password one-time-code"]);
    page.visit("#/new");
    page.heading("Votre phrase de passe").seen();
    told(&["text username Vigie", "password new-password"]);
    page.choose_ones_own();
    told(&[
        "text username Vigie",
        "password new-password",
        "password new-password",
    ]);
    page.checkbox("Afficher ce que je tape").tick();
    told(&["text username Vigie", "text off", "text off"]);
    page.visit("#/");
    answered_and_locked(&page);
    told(&["text username Vigie", "password current-password"]);
    page.button("Utiliser le code de secours").click();
    told(&["password one-time-code"]);
    page.button("Utiliser la phrase de passe").click();
    page.unlock();
    page.visit("#/passphrase");
    page.heading("Changer la phrase de passe").seen();
    told(&[
        "text username Vigie",
        "password current-password",
        "password new-password",
    ]);
    for place in ["#/recovery-code", "#/new-keys"] {
        page.visit(place);
        told(&["text username Vigie", "password current-password"]);
    }
    page.close();
}

/// The fields of forms that can be seen, or that are for a manager only.
const TOLD: &str = "
    const fields = [...document.querySelectorAll('main input:is([type=password], [type=text])')];
    const told = fields.filter((it) => it.checkVisibility() || it.getAttribute('autocomplete') === 'username');
    return told.map((it) => [it.type, it.getAttribute('autocomplete'), it.checkVisibility() ? '' : it.value]
        .filter((part) => part).join(' '));";

/// One answer in a vault that is locked again; its recovery code.
fn answered_and_locked(page: &Page) -> String {
    let code = page.start(Practice::SOLO);
    page.link("Commencer : L’essentiel").click();
    page.answer("Pas encore");
    page.button("Verrouiller").click();
    page.heading("Déverrouiller").seen();
    code
}
