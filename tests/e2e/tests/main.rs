//! The user's journeys in a real browser, against the built page.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failing test may panic")]

use vigie_e2e::*;

#[test]
fn probe() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    let t = std::time::Instant::now();
    page.heading("Protéger").seen();
    println!("{:?} {}", t.elapsed(), page.words());
    page.start(Practice::GROUP);
    println!("start {:?}", t.elapsed());
    page.link("Commencer : L’essentiel").click();
    page.answer("En place");
    println!("answer {:?}", t.elapsed());
    page.fold("Notes").seen();
    page.list("Réponses").gone();
    page.link("Suivante").click();
    page.says("Mesure 2 sur 22");
    println!("next {:?}", t.elapsed());
    std::fs::write("/tmp/e2e-probe.png", page.picture()).unwrap();
    page.close();
}
