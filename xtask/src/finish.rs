//! What the page needs beyond trunk: its policy, the language packs, and the
//! service worker's lists.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use vigie_locales::Bundle;

use crate::digest::{files, sha256};
use crate::error::{Error, OnFile, Result};
use crate::first_screen;
use crate::headers::Headers;
use crate::licences;
use crate::manifest::{DIGEST, Manifest, SUMS};
use crate::modules::{MODULES, Module};
use crate::project::Project;

/// Finishes what trunk left in `dist/`.
///
/// # Errors
///
/// Faults in `locales/` or `public/_headers`, a template without its place to
/// fill in, or a file that cannot be written.
pub fn finish(project: &Project) -> Result<()> {
    let dist = project.dist();
    let bundle = vigie_locales::load(&project.root().join("locales"))?;
    let licences = dist.join(licences::FILE);
    fs::write(&licences, licences::text(project)?).on(&licences)?;
    write_packs(&bundle, &dist.join(PACK_FOLDER))?;
    let policy = Headers::read(&dist.join("_headers"))?.policy_in_page()?;
    edit(&dist, "index.html", |page| {
        let page = fill(page, "index.html", POLICY_PLACE, &format!("\"{policy}\""))?;
        fill(
            &page,
            "index.html",
            WELCOME_PLACE,
            &first_screen::welcome(&bundle),
        )
    })?;
    let held = held(&site(&dist)?);
    edit(&dist, "boot.js", |script| {
        let script = name_packs(script, &bundle)?;
        fill(&script, "boot.js", "HELD = {}", &format!("HELD = {held}"))
    })?;
    let lists = Lists::of(&dist)?;
    edit(&dist, "sw.js", |worker| lists.write_into(worker))?;
    // Last: it is about all the others.
    Manifest::of(&dist)?.write(&dist)
}

/// What the page holds its later code to: path → SHA-256, of the modules and of
/// what they read.
fn held(site: &[(String, Vec<u8>)]) -> String {
    let modules: Vec<String> = MODULES.into_iter().flat_map(Module::files).collect();
    let digests: BTreeMap<&str, String> = site
        .iter()
        .filter(|(name, _)| modules.contains(name) || name == DICTIONARY)
        .map(|(name, bytes)| (name.as_str(), sha256(bytes)))
        .collect();
    serde_json::to_string(&digests).unwrap_or_default()
}

/// Tells the start script what the page will ask for first, by language.
fn name_packs(script: &str, bundle: &Bundle) -> Result<String> {
    let packs = bundle.packs().iter();
    // Not an object of serde_json's: the first language is the one to fall back
    // on, so their order counts.
    let names = packs.map(|pack| {
        let (tag, name) = (&pack.language, &pack.first.name);
        format!("\"{tag}\":\"{PACK_FOLDER}/{name}\"")
    });
    let names = names.collect::<Vec<_>>().join(",");
    fill(
        script,
        "boot.js",
        "PACKS = {}",
        &format!("PACKS = {{{names}}}"),
    )
}

/// What a file of the site is to the service worker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Every page needs it: kept from the first load on.
    Page,
    /// Needed once a password is judged or something is drawn: kept from the
    /// first load on, but the page does not wait for it.
    Later,
    /// A language pack: kept for the languages that are used.
    Pack,
    /// Not needed without a network.
    Online,
}

impl Role {
    /// The role of a file by its path in `dist/`.
    #[must_use]
    pub fn of(path: &str) -> Self {
        if path
            .strip_prefix(PACK_FOLDER)
            .is_some_and(|rest| rest.starts_with('/'))
        {
            Self::Pack
        } else if LATER.contains(&path) {
            Self::Later
        } else if ONLINE.contains(&path) || path.ends_with(".png") {
            Self::Online
        } else {
            Self::Page
        }
    }
}

/// The files of a folder as the site names them, with their contents, sorted.
///
/// # Errors
///
/// [`Error::File`] if something cannot be read.
pub fn site(dist: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let mut site = Vec::new();
    for file in files(dist)? {
        let name = file
            .strip_prefix(dist)
            .unwrap_or(&file)
            .to_string_lossy()
            .replace('\\', "/");
        site.push((name, fs::read(&file).on(&file)?));
    }
    Ok(site)
}

fn write_packs(bundle: &Bundle, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).on(folder)?;
    for pack in bundle.packs() {
        for file in pack.files() {
            let path = folder.join(&file.name);
            fs::write(&path, &file.json).on(&path)?;
        }
    }
    Ok(())
}

/// The service worker's lists: path → SHA-256.
#[derive(Debug, Default)]
struct Lists {
    page: BTreeMap<String, String>,
    packs: BTreeMap<String, String>,
    others: BTreeMap<String, String>,
}

impl Lists {
    fn of(dist: &Path) -> Result<Self> {
        let mut lists = Self::default();
        for (name, bytes) in site(dist)? {
            let digest = sha256(&bytes);
            match Role::of(&name) {
                // By the address that people open; hosts redirect the other one.
                Role::Page if name == "index.html" => lists.page.insert("./".to_owned(), digest),
                Role::Page | Role::Later => lists.page.insert(name, digest),
                Role::Pack => lists.packs.insert(name, digest),
                Role::Online if UNLISTED.contains(&name.as_str()) => None,
                Role::Online => lists.others.insert(name, digest),
            };
        }
        Ok(lists)
    }

    /// The version stands for the lists and for the worker's own code.
    fn write_into(&self, worker: &str) -> Result<String> {
        let json = |list| serde_json::to_string_pretty(list).unwrap_or_default();
        let (page, packs, others) = (json(&self.page), json(&self.packs), json(&self.others));
        let version = &sha256([worker, &page, &packs, &others].concat().as_bytes())[..16];
        let worker = fill(
            worker,
            "sw.js",
            "VERSION = \"\"",
            &format!("VERSION = \"{version}\""),
        )?;
        let worker = fill(&worker, "sw.js", "FILES = {}", &format!("FILES = {page}"))?;
        let worker = fill(&worker, "sw.js", "PACKS = {}", &format!("PACKS = {packs}"))?;
        fill(
            &worker,
            "sw.js",
            "OTHERS = {}",
            &format!("OTHERS = {others}"),
        )
    }
}

fn edit(dist: &Path, name: &str, change: impl FnOnce(&str) -> Result<String>) -> Result<()> {
    let path = dist.join(name);
    let text = fs::read_to_string(&path).on(&path)?;
    fs::write(&path, change(&text)?).on(&path)
}

/// Replaces a marker that must be there exactly once.
fn fill(text: &str, file: &'static str, marker: &'static str, value: &str) -> Result<String> {
    if text.matches(marker).count() == 1 {
        Ok(text.replacen(marker, value, 1))
    } else {
        Err(Error::Template { file, marker })
    }
}

/// Where the language packs are, in `dist/`.
const PACK_FOLDER: &str = "text";

/// Where the policy goes in `index.html`. It has a space, so that no minifier
/// takes the quotes away.
const POLICY_PLACE: &str = "\"policy of _headers\"";

/// Where what the page will show first goes.
const WELCOME_PLACE: &str = "welcome of locales/";

/// The drawings; the estimator and its dictionary.
const LATER: [&str; 6] = [
    licences::FILE,
    "drawings.svg",
    "estimator.js",
    "estimator.wasm",
    "later.css",
    DICTIONARY,
];

/// The estimator's.
pub(crate) const DICTIONARY: &str = "strength.dict";

/// The service worker is kept by the browser itself; the rest is for hosts and
/// for browsers that have no service worker.
const ONLINE: [&str; 7] = [
    DIGEST,
    SUMS,
    "_headers",
    "no-module.js",
    "refused.js",
    "robots.txt",
    "sw.js",
];

/// The service worker can't hold itself to a digest, nor anybody ask for the
/// headers.
const UNLISTED: [&str; 2] = ["_headers", "sw.js"];

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failing test may panic"
)]
mod tests {
    use super::*;

    const WORKER: &str =
        "const VERSION = \"\";\nconst FILES = {};\nconst PACKS = {};\nconst OTHERS = {};\n";

    fn lists(page: &[(&str, &str)]) -> Lists {
        let page = page
            .iter()
            .map(|&(name, digest)| (name.to_owned(), digest.to_owned()))
            .collect();
        Lists {
            page,
            ..Lists::default()
        }
    }

    #[test]
    fn roles_by_path() {
        let cases = [
            ("index.html", Role::Page),
            ("vigie-1f_bg.wasm", Role::Page),
            ("deriver.js", Role::Page),
            ("deriver.wasm", Role::Page),
            ("estimator.js", Role::Later),
            ("estimator.wasm", Role::Later),
            ("strength.dict", Role::Later),
            ("drawings.svg", Role::Later),
            ("pictures.svg", Role::Page),
            ("manifest.webmanifest", Role::Page),
            ("icons/vigie.svg", Role::Page),
            ("icons/vigie-192.png", Role::Online),
            ("text/fr-0a.json", Role::Pack),
            ("textile.css", Role::Page),
            ("sw.js", Role::Online),
            ("_headers", Role::Online),
        ];
        for (path, role) in cases {
            assert_eq!(Role::of(path), role, "{path}");
        }
    }

    #[test]
    fn the_version_changes_with_a_digest_and_with_the_code() {
        let one = lists(&[("./", "aa")]).write_into(WORKER).unwrap();
        assert!(one.contains("\"./\": \"aa\""), "{one}");
        let version = |text: &str| text.lines().next().map(str::to_owned);
        assert_ne!(
            version(&one),
            version(&lists(&[("./", "bb")]).write_into(WORKER).unwrap())
        );
        let code = format!("{WORKER}install();\n");
        assert_ne!(
            version(&one),
            version(&lists(&[("./", "aa")]).write_into(&code).unwrap())
        );
        assert_eq!(
            version(&one),
            version(&lists(&[("./", "aa")]).write_into(WORKER).unwrap())
        );
    }

    #[test]
    fn a_worker_without_its_place_is_refused() {
        for text in [
            "",
            "const VERSION = \"\"; const FILES = {}; const FILES = {}; const PACKS = {}; const OTHERS = {};",
        ] {
            assert!(matches!(
                lists(&[]).write_into(text),
                Err(Error::Template { .. })
            ));
        }
    }

    /// The sources have the places that are filled in.
    #[test]
    fn the_real_templates() {
        let project = Project::here();
        let worker = fs::read_to_string(project.root().join("public/sw.js")).unwrap();
        lists(&[]).write_into(&worker).unwrap();
        let page = fs::read_to_string(project.root().join("index.html")).unwrap();
        fill(&page, "index.html", POLICY_PLACE, "").unwrap();
        fill(&page, "index.html", WELCOME_PLACE, "").unwrap();
        let script = fs::read_to_string(project.root().join("public/boot.js")).unwrap();
        let bundle = vigie_locales::load(&project.root().join("locales")).unwrap();
        let script = name_packs(&script, &bundle).unwrap();
        assert!(script.contains("PACKS = {\"fr\":\"text/fr-"), "{script}");
        fill(&script, "boot.js", "HELD = {}", "").unwrap();
    }

    #[test]
    fn the_page_holds_the_modules_and_what_they_read() {
        let file = |name: &str| (name.to_owned(), name.as_bytes().to_vec());
        let site = ["boot.js", "deriver.js", "deriver.wasm", "strength.dict"].map(file);
        let held: BTreeMap<String, String> = serde_json::from_str(&held(&site)).unwrap();
        let names: Vec<&String> = held.keys().collect();
        assert_eq!(names, ["deriver.js", "deriver.wasm", "strength.dict"]);
        assert_eq!(held["deriver.js"], sha256(b"deriver.js"));
    }
}
