//! Builds the page a second time, where nothing is where it was, and compares
//! the two byte by byte: in a copy of the checkout in another folder, with
//! another target folder and another folder of cargo's.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::error::{Error, OnFile, Result};
use crate::flags::cargo_home;
use crate::install::remove;
use crate::manifest::Manifest;
use crate::process::run;
use crate::project::Project;

/// Builds and compares; `dist/` has been built before.
///
/// # Errors
///
/// [`Error::Differs`] if the second build is another one; what it reported.
pub fn reproduce(project: &Project) -> Result<()> {
    let folder = project.target().join("reproduce");
    remove(&folder)?;
    let second = folder.join("a second place/with a longer name");
    copy(project.root(), &second)?;
    let home = folder.join("cargo");
    fs::create_dir_all(&home).on(&home)?;
    link(&cargo_home().join("registry"), &home.join("registry"))?;
    run(
        Command::new("cargo")
            .args(["xtask", "dist"])
            .env("CARGO_HOME", &home)
            .env_remove("CARGO_TARGET_DIR")
            .current_dir(&second),
        "",
    )?;
    let first = Manifest::of(&project.dist())?;
    let differences = first.differences(&Manifest::of(&second.join("dist"))?);
    for line in differences.lines() {
        println!("  {line}");
    }
    if differences.count() > 0 {
        return Err(Error::Differs {
            place: second.display().to_string(),
            count: differences.count(),
            digest: first.digest(),
        });
    }
    println!(
        "\nBoth builds have the digest {} ({} files).",
        first.digest(),
        first.paths().count()
    );
    remove(&folder)
}

/// Copies a checkout, without what is built in it.
fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).on(to)?;
    for entry in fs::read_dir(from).on(from)? {
        let path = entry.on(from)?.path();
        let name = path.file_name().unwrap_or_default();
        let target = to.join(name);
        if BUILT.iter().any(|built| name == *built) {
            continue;
        } else if path.is_dir() {
            copy(&path, &target)?;
        } else {
            fs::copy(&path, &target).on(&path)?;
        }
    }
    Ok(())
}

/// Crates that have been fetched are not fetched again.
#[cfg(unix)]
fn link(from: &Path, to: &Path) -> Result<()> {
    std::os::unix::fs::symlink(from, to).on(to)
}

/// Where there are no such links everything is fetched anew.
#[cfg(not(unix))]
fn link(_: &Path, _: &Path) -> Result<()> {
    Ok(())
}

/// What is no source.
const BUILT: [&str; 4] = [".git", "dist", "target", "test-artifacts"];

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failing test may panic"
)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_has_the_source_and_nothing_built() {
        let folder = std::env::temp_dir().join(format!("vigie-reproduce-{}", std::process::id()));
        let (from, to) = (folder.join("from"), folder.join("to"));
        for path in ["src/main.rs", "target/old", "dist/index.html", "Cargo.toml"] {
            fs::create_dir_all(from.join(path).parent().unwrap()).unwrap();
            fs::write(from.join(path), path).unwrap();
        }
        copy(&from, &to).unwrap();
        let is_there = |path: &str| to.join(path).exists();
        assert!(is_there("src/main.rs") && is_there("Cargo.toml"));
        assert!(!is_there("target") && !is_there("dist"));
        fs::remove_dir_all(&folder).unwrap();
    }
}
