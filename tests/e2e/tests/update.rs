//! A new version of the page.

use serde_json::Value;
use vigie_e2e::{Browser, Page, Practice, Profile, Site};

#[test]
fn a_new_version_is_announced_and_taken_when_the_user_agrees() {
    let mut site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    answer_and_publish(&page, &mut site);
    page.status("Une nouvelle version de Vigie est prête.")
        .seen();
    page.link("Suivante").click();
    page.answer("Pas encore");

    // A visit is no agreement.
    page.reload();
    page.says(OLD);
    page.unlock();
    page.button("Mettre à jour maintenant").click();
    page.says(NEW);
    page.says_nothing_of("Une nouvelle version de Vigie est prête.");
    page.unlock();
    page.radio("Pas encore").is_chosen();
    page.link("Précédente").click();
    page.radio("En partie").is_chosen();

    // The new version is there offline too.
    page.is_kept_for_offline_use();
    site.stop();
    page.reload();
    page.says(NEW);
    page.unlock();
    page.radio("En partie").is_chosen();
    page.close();
}

/// Browsers may give the change up. The page is loaded anew then, and nobody waits
/// for what doesn't come.
#[test]
fn where_a_new_version_does_not_take_over_the_page_can_be_asked_again() {
    let mut site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    answer_and_publish(&page, &mut site);
    page.button("Mettre à jour maintenant").seen();
    page.script("ServiceWorker.prototype.postMessage = () => {}; globalThis.before = true;");
    page.button("Mettre à jour maintenant").click();
    page.eventually("the page anew", || {
        match page.script("return globalThis.before ?? false") {
            Value::Bool(false) => Ok(()),
            before => Err(before.to_string()),
        }
    });
    page.says(OLD);
    page.button("Mettre à jour maintenant").click();
    page.says(NEW);
    page.unlock();
    page.radio("En partie").is_chosen();
    page.close();
}

/// Answers a measure of a new vault, publishes another version and opens the
/// vault again, with the version of before.
fn answer_and_publish(page: &Page, site: &mut Site) {
    page.start(Practice::GROUP);
    page.link("Commencer : L’essentiel").click();
    page.answer("En partie");
    page.is_kept_for_offline_use();

    site.publish(OLD, NEW);
    page.reload();
    page.says(OLD);
    page.unlock();
}

const OLD: &str = "Vos réponses sont chiffrées dans ce navigateur.";
const NEW: &str = "Vos réponses sont bien chiffrées dans ce navigateur.";
