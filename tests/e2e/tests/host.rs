//! A host that turns against its users: what an open page still holds to.

use serde_json::{Value, json};
use vigie_e2e::{Browser, Page, Practice, Profile, Site};

/// The host brings a service worker that takes over at once, and has another
/// worker script for whoever asks.
#[test]
fn a_version_that_was_not_agreed_to_locks_the_vault_and_gets_no_secret() {
    let mut site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    page.start(Practice::GROUP);
    page.link("Commencer : L’essentiel").click();
    page.answer("En partie");
    page.saved();
    page.is_kept_for_offline_use();
    // A page that the service worker has from the start.
    page.reload();
    page.unlock();
    page.script(
        "window.stolen = [];
         new BroadcastChannel('stolen').onmessage = ({ data }) => stolen.push(data);",
    );
    site.put("sw.js", TAKES_OVER.as_bytes());
    look_for_update(&page);
    page.alert("sans que vous l’ayez accepté").seen();
    page.heading("Déverrouiller").seen();

    // What is open goes on with what it was built with.
    page.unlock();
    page.radio("En partie").is_chosen();
    assert_eq!(page.script("return stolen"), json!([]));
    // The worker that would have stolen is the one that the page would get.
    let stolen = page.script(
        "return (async () => {
             const bytes = await (await fetch('./deriver.js')).text();
             return bytes.includes('stolen');
         })();",
    );
    assert_eq!(stolen, json!(true));
    page.close();
}

/// What is missing from the cache is fetched, and held to the build; and nothing
/// else is let through.
#[test]
fn the_service_worker_lets_no_file_of_another_build_through() {
    let mut site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    page.is_kept_for_offline_use();
    page.reload();
    page.is_kept_for_offline_use();
    site.put("drawings.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>");
    site.put("robots.txt", b"another one");
    site.put("planted.html", b"<script src='./planted.js'></script>");
    let asked = |path: &str| {
        page.script_with(
            "return (async ([path]) => {
                 for (const name of await caches.keys()) {
                     await (await caches.open(name)).delete(path);
                 }
                 const answer = await fetch(path).catch(() => null);
                 return answer && [answer.status, (await answer.text()).length];
             })(arguments);",
            vec![json!(path)],
        )
    };
    let pictures = asked("./pictures.svg");
    assert_eq!(pictures[0], json!(200), "as it was built: {pictures}");
    assert!(pictures[1].as_u64() > Some(1_000), "{pictures}");
    for changed in ["./drawings.svg", "./robots.txt"] {
        assert_eq!(asked(changed), Value::Null, "{changed}");
    }
    assert_eq!(asked("./planted.html"), json!([404, 0]));

    // An address that is none of the page's leads to the page.
    page.leave_for(&format!("{}planted.html", site.address()));
    page.heading("Protéger vos dossiers patient").seen();
    assert_eq!(page.script("return location.pathname"), json!("/"));
}

fn look_for_update(page: &Page) {
    page.script("navigator.serviceWorker.getRegistration().then((it) => it.update());");
}

/// Asks nobody, and answers for every script with one that gives away what it
/// hears.
const TAKES_OVER: &str = "
    addEventListener('install', () => skipWaiting());
    addEventListener('activate', (event) => event.waitUntil(clients.claim()));
    const thief = `
        const stolen = new BroadcastChannel('stolen');
        onmessage = ({ data }) => stolen.postMessage(String(data));
        postMessage([0]); postMessage(true);`;
    addEventListener('fetch', (event) => {
        if (!/[.]js$/.test(new URL(event.request.url).pathname)) return;
        const headers = { 'Content-Type': 'text/javascript' };
        event.respondWith(new Response(thief, { headers }));
    });";
