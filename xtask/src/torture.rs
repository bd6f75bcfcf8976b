//! Kills the browser at any moment and looks whether what was shown as saved is
//! there: the program `torture` of the crate `vigie-e2e`.

use std::process::Command;

use crate::Result;
use crate::process::run;
use crate::project::Project;

/// Runs it on the built page with these arguments; without any, as often as
/// the tests do.
///
/// # Errors
///
/// [`crate::Error::Failed`] if anything was lost or did not open.
pub fn torture(project: &Project, arguments: &[String]) -> Result<()> {
    run(
        Command::new("cargo")
            .args(["run", "--quiet", "--package", "vigie-e2e"])
            .args(["--bin", "torture", "--"])
            .args(arguments)
            .current_dir(project.root()),
        "",
    )
}
