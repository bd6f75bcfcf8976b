//! Compares a published site, or a folder, with this build or with a digest.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::error::{Error, OnFile, Result};
use crate::headers::{FILE as HEADERS, Headers};
use crate::install::remove;
use crate::manifest::{DIGEST, Manifest, SUMS};
use crate::process::run;
use crate::project::Project;

/// What a site is compared with.
#[derive(Debug, Clone, Copy)]
pub enum Expected<'a> {
    /// What this checkout builds, in `dist/`.
    Build,
    /// The build that has this digest.
    Digest(&'a str),
}

/// Compares and prints what was found.
///
/// # Errors
///
/// [`Error::Differs`] if the site is another one; [`Error::NoManifest`] if a
/// digest was given and the site has no list of its files; what fetching it
/// reported.
pub fn verify(project: &Project, place: &str, expected: Expected<'_>) -> Result<()> {
    let scratch = project.target().join("verify");
    let dist = project.dist();
    let found = match expected {
        Expected::Build => against_build(&dist, place, &scratch)?,
        Expected::Digest(digest) => against_digest(digest, place, &scratch)?,
    };
    for line in &found.lines {
        println!("  {line}");
    }
    for line in &found.notes {
        println!("  (the host's own: {line})");
    }
    if found.lines.is_empty() {
        println!(
            "{place}: all {} files are those of the build {}",
            found.compared, found.digest
        );
        Ok(())
    } else {
        Err(Error::Differs {
            place: place.to_owned(),
            count: found.lines.len(),
            digest: found.digest,
        })
    }
}

/// What a comparison found.
#[derive(Debug)]
struct Found {
    /// A line for each difference.
    lines: Vec<String>,
    /// What is no part of the build: how the host answers.
    notes: Vec<String>,
    /// How many files were looked at.
    compared: usize,
    /// The digest of the build that was expected.
    digest: String,
}

fn against_build(dist: &Path, place: &str, scratch: &Path) -> Result<Found> {
    if !dist.join("index.html").is_file() {
        return Err(Error::NotBuilt(dist.to_owned()));
    }
    let ours = Manifest::of(dist)?;
    let digest = ours.digest();
    let site = Place::of(place, scratch)?;
    let ours = site.served(ours);
    site.fetch(ours.paths().chain([SUMS, DIGEST]))?;
    let mut found = site.compared(&ours, digest)?;
    let listed = fs::read_to_string(site.folder().join(DIGEST)).unwrap_or_default();
    if listed.trim() != found.digest {
        found.lines.push(match listed.trim() {
            "" => format!("{DIGEST} is missing"),
            other => format!("{DIGEST} says {other}"),
        });
    }
    if let Some(headers) = site.headers() {
        let rules = Headers::read(&dist.join(HEADERS))?;
        found.notes = rules
            .of("/")
            .filter(|(name, value)| headers[name.to_lowercase()].as_str() != Some(value))
            .map(|(name, _)| format!("the header {name} is not as in {HEADERS}"))
            .collect();
    }
    Ok(found)
}

fn against_digest(digest: &str, place: &str, scratch: &Path) -> Result<Found> {
    let site = Place::of(place, scratch)?;
    site.fetch([SUMS].into_iter())?;
    let list = fs::read_to_string(site.folder().join(SUMS)).unwrap_or_default();
    let manifest = Manifest::parse(&list)
        .filter(|manifest| manifest.paths().next().is_some())
        .ok_or_else(|| Error::NoManifest(place.to_owned()))?;
    if manifest.digest() != digest {
        return Ok(Found {
            lines: vec![format!(
                "its list of files has the digest {}",
                manifest.digest()
            )],
            notes: Vec::new(),
            compared: 0,
            digest: digest.to_owned(),
        });
    }
    let expected = site.served(manifest);
    site.fetch(expected.paths().chain([SUMS]))?;
    site.compared(&expected, digest.to_owned())
}

/// Where the files are.
enum Place {
    /// At an address; they are fetched into this folder.
    Address(String, PathBuf),
    Folder(PathBuf),
}

impl Place {
    fn of(place: &str, scratch: &Path) -> Result<Self> {
        if !place.starts_with("http://") && !place.starts_with("https://") {
            return Ok(Self::Folder(place.into()));
        }
        remove(scratch)?;
        let folder = scratch.join("site");
        fs::create_dir_all(&folder).on(&folder)?;
        // Of a page's address, its folder counts; of a folder's, the slash is due.
        let address = place.split(['#', '?']).next().unwrap_or_default();
        let address = address.strip_suffix("index.html").unwrap_or(address);
        Ok(Self::Address(
            format!("{}/", address.trim_end_matches('/')),
            folder,
        ))
    }

    fn folder(&self) -> &Path {
        match self {
            Self::Address(_, folder) | Self::Folder(folder) => folder,
        }
    }

    /// Without what hosts keep to themselves.
    fn served(&self, manifest: Manifest) -> Manifest {
        match self {
            Self::Address(..) => manifest.without(HEADERS),
            Self::Folder(_) => manifest,
        }
    }

    fn fetch<'a>(&self, paths: impl Iterator<Item = &'a str>) -> Result<()> {
        let Self::Address(address, folder) = self else {
            return Ok(());
        };
        let script = folder.with_file_name("verify.mjs");
        fs::write(&script, FETCH).on(&script)?;
        run(
            Command::new("node")
                .arg(&script)
                .arg(address)
                .arg(folder)
                .args(paths),
            "It needs node 18 or later, and an address that answers.",
        )
    }

    /// The files against these.
    fn compared(&self, expected: &Manifest, digest: String) -> Result<Found> {
        let mut differences = expected.differences(&Manifest::of(self.folder())?);
        if let Self::Address(..) = self {
            // What the site says that it has besides.
            let list = fs::read_to_string(self.folder().join(SUMS)).unwrap_or_default();
            let theirs = self.served(Manifest::parse(&list).unwrap_or_default());
            differences.extra = expected.differences(&theirs).extra;
        }
        Ok(Found {
            lines: differences.lines(),
            notes: Vec::new(),
            compared: expected.paths().count(),
            digest,
        })
    }

    /// The page's response headers, if it was fetched.
    fn headers(&self) -> Option<Value> {
        let Self::Address(_, folder) = self else {
            return None;
        };
        let text = fs::read_to_string(folder.with_file_name("site.headers.json")).ok()?;
        serde_json::from_str(&text).ok()
    }
}

/// What fetches: node is here for npm, and speaks TLS.
const FETCH: &str = include_str!("verify.mjs");

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failing test may panic"
)]
mod tests {
    use super::*;
    use crate::server::Server;

    /// A built site and the same published, removed at the end.
    struct Sites(PathBuf);

    impl Sites {
        fn new(name: &str) -> Self {
            let sites = Self(
                std::env::temp_dir().join(format!("vigie-verify-{}-{name}", std::process::id())),
            );
            for folder in ["dist", "published"] {
                let folder = sites.folder(folder);
                fs::create_dir_all(folder.join("icons")).unwrap();
                for (path, content) in [
                    ("index.html", "<p>page</p>"),
                    ("icons/vigie.svg", "<svg/>"),
                    ("a.wasm", "\0asm"),
                    (HEADERS, "/*\n  X-Frame: none\n"),
                ] {
                    fs::write(folder.join(path), content).unwrap();
                }
                Manifest::of(&folder).unwrap().write(&folder).unwrap();
            }
            sites
        }

        fn folder(&self, name: &str) -> PathBuf {
            self.0.join(name)
        }

        fn digest(&self) -> String {
            Manifest::of(&self.folder("dist")).unwrap().digest()
        }

        /// Against the build, and against its digest.
        fn looks(&self, place: &str) -> [Found; 2] {
            let scratch = self.folder("scratch");
            [
                against_build(&self.folder("dist"), place, &scratch).unwrap(),
                against_digest(&self.digest(), place, &scratch).unwrap(),
            ]
        }
    }

    impl Drop for Sites {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn what_was_built_is_what_is_published() {
        let sites = Sites::new("same");
        let published = sites.folder("published");
        let server = Server::start(&published, "/some/folder/").unwrap();
        let address = server.url();
        for place in [
            published.to_str().unwrap(),
            &address,
            address.trim_end_matches('/'),
            &format!("{address}index.html#/about"),
        ] {
            for found in sites.looks(place) {
                assert_eq!(found.lines, [""; 0], "{place}");
                assert_eq!(found.notes, [""; 0], "{place}");
                assert_eq!(found.digest, sites.digest());
                assert!(found.compared >= 3);
            }
        }
    }

    #[test]
    fn every_difference_is_named() {
        let sites = Sites::new("changed");
        let published = sites.folder("published");
        fs::write(published.join("a.wasm"), "\0evil").unwrap();
        fs::remove_file(published.join("icons/vigie.svg")).unwrap();
        let server = Server::start(&published, "/").unwrap();
        for place in [published.to_str().unwrap(), &server.url()] {
            for found in sites.looks(place) {
                assert_eq!(
                    found.lines,
                    ["a.wasm differs", "icons/vigie.svg is missing"],
                    "{place}"
                );
            }
        }
    }

    #[test]
    fn another_build_says_so_itself() {
        let sites = Sites::new("other");
        let published = sites.folder("published");
        fs::write(published.join("more.js"), "fetch(1)").unwrap();
        fs::write(published.join(HEADERS), "/*\n  X-Frame: all\n").unwrap();
        let other = Manifest::of(&published).unwrap();
        other.write(&published).unwrap();
        let server = Server::start(&published, "/").unwrap();
        let [build, digest] = sites.looks(&server.url());
        assert_eq!(
            build.lines,
            [
                "more.js is not of this build".to_owned(),
                format!("{DIGEST} says {}", other.digest())
            ]
        );
        assert_eq!(build.notes, ["the header X-Frame is not as in _headers"]);
        assert_eq!(
            digest.lines,
            [format!(
                "its list of files has the digest {}",
                other.digest()
            )]
        );
    }

    #[test]
    fn a_site_without_a_list_can_not_be_told_by_its_digest() {
        let sites = Sites::new("no-list");
        let published = sites.folder("published");
        fs::remove_file(published.join(SUMS)).unwrap();
        let place = published.to_str().unwrap();
        let scratch = sites.folder("scratch");
        assert!(matches!(
            against_digest(&sites.digest(), place, &scratch),
            Err(Error::NoManifest(_))
        ));
        // The files themselves are still those of the build.
        let found = against_build(&sites.folder("dist"), place, &scratch).unwrap();
        assert_eq!(found.lines, [""; 0]);
    }

    #[test]
    fn nobody_answers() {
        let sites = Sites::new("silent");
        let address = {
            let server = Server::start(&sites.folder("published"), "/").unwrap();
            server.url()
        };
        let failed = against_build(&sites.folder("dist"), &address, &sites.folder("scratch"));
        assert!(matches!(failed, Err(Error::Failed { .. })));
    }
}
