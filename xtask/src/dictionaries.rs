//! Builds the password estimator's dictionary, or checks it: the crate
//! `vigie-strength-tools`.

use crate::Result;
use crate::process::{cargo, run};
use crate::project::Project;
use crate::strength::CRATE;

/// Writes `public/strength.dict` from its inputs, which are fetched if they are
/// not there; or says whether that would change it.
///
/// # Errors
///
/// [`crate::Error::Failed`] if an input is not the one that is pinned, or if the
/// committed dictionary is not what the inputs make.
pub fn build(project: &Project, check: bool) -> Result<()> {
    run(
        cargo(project, "run")
            .args(["--quiet", "--package", CRATE])
            .args(["--bin", "dictionaries", "--"])
            .arg(project.tools().join(FOLDER))
            .args(check.then_some("--check")),
        "",
    )
}

/// Where the inputs are kept.
const FOLDER: &str = "word-lists";
