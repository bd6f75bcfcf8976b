//! axe-core, which the end-to-end tests have look at every screen (Deque Systems,
//! MPL-2.0). It is used there only and never shipped.

use std::path::PathBuf;

use crate::error::Result;
use crate::project::Project;
use crate::tools;

/// Its script.
#[must_use]
pub fn script(project: &Project) -> PathBuf {
    folder(project).join("node_modules/axe-core/axe.min.js")
}

/// Gets it into a folder of its own.
///
/// # Errors
///
/// What npm reported, with what to do about it.
pub fn install(project: &Project) -> Result<()> {
    tools::make_whole(&folder(project), |unfinished| {
        tools::npm_install(unfinished, &[format!("axe-core@{VERSION}")])
    })
}

fn folder(project: &Project) -> PathBuf {
    // With a suffix, or the version's last part would be an extension.
    project.tools().join(format!("axe-core-{VERSION}-npm"))
}

/// Pinned, so that a new rule is looked at before it can fail the tests.
pub const VERSION: &str = "4.14.1";
