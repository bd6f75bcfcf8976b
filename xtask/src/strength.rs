//! Measures the password estimator: the crate `vigie-strength-tools`, beside
//! other meters from the npm registry.

use std::fs;
use std::path::{Path, PathBuf};

use crate::Result;
use crate::npm;
use crate::process::{cargo, run};
use crate::project::Project;

/// Prints the report's table. With `--alone` among the arguments, only our
/// meter is measured; all others go to the report.
///
/// # Errors
///
/// [`crate::Error::Failed`] if a bar is missed, or what the failing part
/// reported.
pub fn report(project: &Project, arguments: &[String]) -> Result<()> {
    let mut command = cargo(project, "run");
    command
        .args(["--release", "--quiet", "--package", CRATE])
        .args(["--bin", "report", "--"]);
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

/// The folder with the other meters, installed if they aren't there.
pub(crate) fn meters(project: &Project) -> Result<PathBuf> {
    let modules = npm::METERS.installed(project)?;
    Ok(modules.parent().unwrap_or(&modules).to_owned())
}

/// The package with the estimator's tools.
pub(crate) const CRATE: &str = "vigie-strength-tools";
const ALONE: &str = "--alone";
