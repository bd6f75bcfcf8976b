//! Explores what saving, tabs and secrets can meet: the crate `vigie-model`.

use crate::Result;
use crate::process::{cargo, run};
use crate::project::Project;

/// Explores the scenarios whose names have one of these words, or all.
///
/// # Errors
///
/// [`crate::Error::Failed`] if a promise does not hold.
pub fn model(project: &Project, words: &[String]) -> Result<()> {
    run(
        cargo(project, "run")
            .args(["--quiet", "--release", "--package", "vigie-model", "--"])
            .args(words),
        "",
    )
}
