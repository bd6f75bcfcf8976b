//! Packages of the npm registry, each set from a lock file in `xtask/npm/`.
//!
//! A lock file holds the digest of every archive, so what is installed is what
//! was locked, wherever it comes from; it names no registry's address. None of
//! the packages' install scripts is run. A new version is a change of
//! `package.json`, followed by `npm install --package-lock-only
//! --omit-lockfile-registry-resolved`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::digest;
use crate::error::{Error, OnFile, Result};
use crate::install::make_whole;
use crate::process::run;
use crate::project::Project;

/// Packages that are installed together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Packages {
    /// Their folder in `xtask/npm/`.
    name: &'static str,
}

/// What makes the page's program and scripts small.
pub const PAGE: Packages = Packages { name: "page" };

/// axe-core, which the end-to-end tests have look at every screen (Deque
/// Systems, MPL-2.0). It is used there only and never shipped.
pub const AXE: Packages = Packages { name: "axe" };

/// Lighthouse, which measures the first load.
pub const LIGHTHOUSE: Packages = Packages { name: "lighthouse" };

/// Word lists for hunspell, used by the tests of the texts only and never
/// shipped. Licences: MPL-2.0 (fr); BSD-3-Clause or CC BY 3.0 (nl); GPL-2.0 or
/// GPL-3.0 (de); MIT and BSD (en).
pub const SPELLING: Packages = Packages { name: "spelling" };

/// Other password meters.
pub const METERS: Packages = Packages { name: "meters" };

impl Packages {
    /// All sets.
    pub const ALL: [Self; 5] = [PAGE, AXE, LIGHTHOUSE, SPELLING, METERS];

    /// Where the packages are once installed. Named for what is locked: another
    /// choice is another folder.
    ///
    /// # Errors
    ///
    /// [`Error::File`] if the lock file cannot be read.
    pub fn modules(self, project: &Project) -> Result<PathBuf> {
        Ok(self.folder(project)?.join(MODULES))
    }

    /// Where their commands are.
    ///
    /// # Errors
    ///
    /// [`Error::File`] if the lock file cannot be read.
    pub fn commands(self, project: &Project) -> Result<PathBuf> {
        Ok(self.modules(project)?.join(".bin"))
    }

    /// Whether they are installed.
    ///
    /// # Errors
    ///
    /// [`Error::File`] if the lock file cannot be read.
    pub fn are_there(self, project: &Project) -> Result<bool> {
        Ok(self.folder(project)?.is_dir())
    }

    /// Installs them.
    ///
    /// # Errors
    ///
    /// What npm reported, with what to do about it.
    pub fn install(self, project: &Project) -> Result<()> {
        let from = self.source(project);
        make_whole(&self.folder(project)?, |unfinished| {
            install_locked(&from, unfinished)
        })
    }

    /// Installs them if they are not there, and returns where they are.
    ///
    /// # Errors
    ///
    /// Those of [`Packages::install`].
    pub fn installed(self, project: &Project) -> Result<PathBuf> {
        if !self.are_there(project)? {
            self.install(project)?;
        }
        self.modules(project)
    }

    /// Their names with their versions, as `package.json` has them.
    ///
    /// # Errors
    ///
    /// [`Error::File`] if that cannot be read.
    pub fn title(self, project: &Project) -> Result<String> {
        let path = self.source(project).join(PACKAGE);
        let text = fs::read_to_string(&path).on(&path)?;
        let package: Value = serde_json::from_str(&text)
            .map_err(std::io::Error::from)
            .on(&path)?;
        let names: Vec<String> = package["dependencies"]
            .as_object()
            .into_iter()
            .flatten()
            .map(|(name, version)| format!("{name} {}", version.as_str().unwrap_or_default()))
            .collect();
        Ok(names.join(", "))
    }

    fn source(self, project: &Project) -> PathBuf {
        project.root().join(FOLDER).join(self.name)
    }

    fn folder(self, project: &Project) -> Result<PathBuf> {
        let locked = digest::of_all(&self.source(project), &[PACKAGE, LOCK])?;
        let name = format!("npm-{}-{}", self.name, &locked[..12]);
        Ok(project.tools().join(name))
    }
}

/// Installs what a folder's lock file names into another folder.
///
/// # Errors
///
/// What npm reported, with what to do about it; [`Error::File`] without a lock
/// file.
pub(crate) fn install_locked(from: &Path, to: &Path) -> Result<()> {
    for name in [PACKAGE, LOCK] {
        let file = from.join(name);
        fs::copy(&file, to.join(name)).on(&file)?;
    }
    run(
        Command::new("npm")
            // They bring all they need: nothing of theirs is run here.
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
            .arg("--loglevel=error")
            .current_dir(to),
        "It needs the network, and node with npm (Debian: apt-get install nodejs npm).",
    )?;
    let modules = to.join(MODULES);
    if modules.is_dir() {
        Ok(())
    } else {
        Err(Error::Incomplete {
            tool: "npm's packages".to_owned(),
            path: modules,
        })
    }
}

/// Where the sets are.
const FOLDER: &str = "xtask/npm";

pub(crate) const PACKAGE: &str = "package.json";
pub(crate) const LOCK: &str = "package-lock.json";
pub(crate) const MODULES: &str = "node_modules";

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failing test may panic"
)]
mod tests {
    use super::*;

    /// What a lock file promises: a digest for every archive, no address to
    /// fetch it from, and exactly what `package.json` asks for.
    fn faults(package: &Value, lock: &Value) -> Vec<String> {
        let mut faults = Vec::new();
        if lock["packages"][""]["dependencies"] != package["dependencies"] {
            faults.push("package.json asks for something else".to_owned());
        }
        for (name, package) in lock["packages"].as_object().into_iter().flatten() {
            let digest = package["integrity"].as_str().unwrap_or_default();
            if !name.is_empty() && !digest.starts_with("sha512-") {
                faults.push(format!("{name}: no digest"));
            }
            if package.get("resolved").is_some() {
                faults.push(format!("{name}: an address"));
            }
        }
        faults
    }

    fn json(path: &Path) -> Value {
        serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
    }

    #[test]
    fn every_archive_is_locked_by_its_digest() {
        let project = Project::here();
        for packages in Packages::ALL {
            let folder = packages.source(&project);
            let (package, lock) = (json(&folder.join(PACKAGE)), json(&folder.join(LOCK)));
            assert_eq!(faults(&package, &lock), [""; 0], "{}", packages.name);
            assert!(
                lock["packages"]
                    .as_object()
                    .is_some_and(|all| all.len() > 1)
            );
            for version in package["dependencies"].as_object().unwrap().values() {
                let version = version
                    .as_str()
                    .and_then(|text| text.split('@').next_back());
                assert!(
                    version
                        .is_some_and(|version| version.starts_with(|c: char| c.is_ascii_digit())),
                    "{version:?} is no single version"
                );
            }
        }
    }

    #[test]
    fn a_lock_file_with_a_hole_is_seen() {
        let package = serde_json::json!({"dependencies": {"a": "1.0.0"}});
        let lock = |entry: Value| {
            serde_json::json!({"packages": {
                "": {"dependencies": {"a": "1.0.0"}}, "node_modules/a": entry
            }})
        };
        let whole = serde_json::json!({"version": "1.0.0", "integrity": "sha512-AA=="});
        assert_eq!(faults(&package, &lock(whole)), [""; 0]);
        let hole = serde_json::json!({"version": "1.0.0", "resolved": "https://example.org/a"});
        assert_eq!(faults(&package, &lock(hole)).len(), 2);
        assert_eq!(
            faults(&package, &serde_json::json!({"packages": {}})).len(),
            1
        );
    }

    #[test]
    fn another_lock_is_another_folder() {
        let project = Project::here();
        let folders: std::collections::BTreeSet<_> = Packages::ALL
            .iter()
            .map(|packages| packages.folder(&project).unwrap())
            .collect();
        assert_eq!(folders.len(), Packages::ALL.len());
        assert!(PAGE.title(&project).unwrap().starts_with("binaryen 1"));
    }
}
