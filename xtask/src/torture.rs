//! Kills the browser at any moment and looks whether what was shown as saved is
//! there: the program `torture` of the crate `vigie-e2e`.

use crate::Result;
use crate::process::{cargo, run};
use crate::project::Project;

/// Runs it on the built page with these arguments; without any, as often as
/// the tests do.
///
/// # Errors
///
/// [`crate::Error::Failed`] if anything was lost or did not open.
pub fn torture(project: &Project, arguments: &[String]) -> Result<()> {
    run(
        cargo(project, "run")
            .args(["--quiet", "--package", "vigie-e2e"])
            .args(["--bin", "torture", "--"])
            .args(arguments),
        "",
    )
}
