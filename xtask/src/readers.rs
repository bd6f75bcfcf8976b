//! What the scripts of `docs/recovery/` run on: `jose` for Node and `jwcrypto`
//! for Python, as the lock files beside the scripts have them.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::digest;
use crate::error::Result;
use crate::install::{apt_install, make_whole};
use crate::npm::{LOCK, MODULES, PACKAGE, install_locked};
use crate::process::{find, run};
use crate::project::Project;

/// Where Node finds `jose`.
///
/// # Errors
///
/// [`crate::Error::File`] if the scripts' folder cannot be read.
pub fn modules(project: &Project) -> Result<PathBuf> {
    Ok(folder(project)?.join(MODULES))
}

/// The Python that has `jwcrypto`.
///
/// # Errors
///
/// [`crate::Error::File`] if the scripts' folder cannot be read.
pub fn python(project: &Project) -> Result<PathBuf> {
    Ok(folder(project)?.join(PYTHON))
}

/// Whether both are there.
///
/// # Errors
///
/// [`crate::Error::File`] if the scripts' folder cannot be read.
pub fn are_there(project: &Project) -> Result<bool> {
    Ok(folder(project)?.is_dir())
}

/// Gets both, into a folder of their own.
///
/// # Errors
///
/// What npm, Python or apt-get reported, with what to do about it.
pub fn install(project: &Project) -> Result<()> {
    let scripts = project.root().join(SCRIPTS);
    make_whole(&folder(project)?, |unfinished| fill(&scripts, unfinished))
}

fn fill(scripts: &Path, unfinished: &Path) -> Result<()> {
    install_locked(scripts, unfinished)?;

    if !python_makes_environments() && find("apt-get").is_some() {
        apt_install(
            &["python3", "python3-venv"],
            "As root: apt-get install python3 python3-venv.",
        )?;
    }
    run(
        Command::new("python3")
            .args(["-m", "venv", ENVIRONMENT])
            .current_dir(unfinished),
        "It needs Python with its module `venv` (Debian: apt-get install python3-venv).",
    )?;
    run(
        Command::new(unfinished.join(PYTHON))
            .args([
                "-m",
                "pip",
                "install",
                "--quiet",
                // Each archive by its digest, what they need themselves too.
                "--require-hashes",
                "--no-warn-script-location",
            ])
            .args(["--disable-pip-version-check", "--requirement"])
            .arg(scripts.join(REQUIREMENTS)),
        "It needs the network.",
    )
}

/// Debian's Python has `venv` only with another package.
fn python_makes_environments() -> bool {
    Command::new("python3")
        .args(["-c", "import ensurepip, venv"])
        .output()
        .is_ok_and(|output| output.status.success())
}

/// One for each choice of versions.
fn folder(project: &Project) -> Result<PathBuf> {
    let root = project.root().join(SCRIPTS);
    let versions = digest::of_all(&root, &[PACKAGE, LOCK, REQUIREMENTS])?;
    let name = format!("recovery-{}", &versions[..12]);
    Ok(project.tools().join(name))
}

/// Where the scripts are.
const SCRIPTS: &str = "docs/recovery";

const REQUIREMENTS: &str = "requirements.txt";
const ENVIRONMENT: &str = "python";
const PYTHON: &str = "python/bin/python";

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failing test may panic"
)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn the_notes_show_the_scripts_as_they_are() {
        let docs = Project::here().root().join("docs");
        let notes = fs::read_to_string(docs.join("recovery.md")).unwrap();
        for (script, language) in [("open.mjs", "js"), ("open.py", "python")] {
            let script = fs::read_to_string(docs.join("recovery").join(script)).unwrap();
            assert!(notes.contains(&format!("```{language}\n{script}```\n")));
        }
    }
}
