//! Measures the password estimator: the crate `vigie-strength-tools`, beside
//! other meters from the npm registry.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Result;
use crate::process::run;
use crate::project::Project;
use crate::tools;

/// Prints the report's table. With `--alone` among the arguments, only our
/// meter is measured; all others go to the report.
///
/// # Errors
///
/// [`crate::Error::Failed`] if a bar is missed, or what the failing part
/// reported.
pub fn report(project: &Project, arguments: &[String]) -> Result<()> {
    let mut command = Command::new("cargo");
    command
        .args([
            "run",
            "--release",
            "--quiet",
            "--package",
            CRATE,
            "--bin",
            "report",
            "--",
        ])
        .current_dir(project.root());
    if !arguments.iter().any(|argument| argument == ALONE) {
        command.arg("--meters").arg(meters(project)?);
    }
    // Paths are relative to where the command was typed.
    for argument in arguments.iter().filter(|argument| *argument != ALONE) {
        let path = Path::new(argument);
        match fs::canonicalize(path) {
            Ok(path) => command.arg(path),
            Err(_) => command.arg(path),
        };
    }
    run(&mut command, "")
}

/// The folder with the other meters, installed if it isn't there.
pub(crate) fn meters(project: &Project) -> Result<PathBuf> {
    let folder = project.tools().join(FOLDER);
    if folder.exists() {
        return Ok(folder);
    }
    tools::make_whole(&folder, |unfinished| {
        tools::npm_install(unfinished, &PACKAGES)
    })?;
    Ok(folder)
}

/// The package with the estimator's tools.
pub(crate) const CRATE: &str = "vigie-strength-tools";
const ALONE: &str = "--alone";

/// Named for the packages' versions: another choice is another folder.
const FOLDER: &str = "strength-meters-1";

const PACKAGES: [&str; 7] = [
    "zxcvbn@4.4.2",
    "@zxcvbn-ts/core@4.2.0",
    "@zxcvbn-ts/language-common@4.1.3",
    "@zxcvbn-ts/language-en@4.1.1",
    "@zxcvbn-ts/language-fr@4.1.2",
    "@zxcvbn-ts/language-nl-be@3.0.2",
    "@zxcvbn-ts/language-de@3.0.2",
];
