//! The page's stylesheet, bundled from the files of `src/ui/style/`.

use std::process::Command;

use crate::dist::Edition;
use crate::error::{Error, Result};
use crate::finish::site;
use crate::process::run;
use crate::project::Project;
use crate::tools;

/// Puts the bundled stylesheet in the place of the one that trunk copied,
/// whose imports lead nowhere in `dist/`.
///
/// # Errors
///
/// What the bundler reported; [`Error::NotBuilt`] without trunk's page.
pub fn bundle(project: &Project, edition: Edition) -> Result<()> {
    let dist = project.dist();
    let copied = site(&dist)?
        .into_iter()
        .map(|(name, _)| name)
        .find(|name| name.starts_with("vigie-") && name.ends_with(".css"))
        .ok_or_else(|| Error::NotBuilt(dist.join("index.html")))?;
    let outfile = dist.join(copied);
    run(
        Command::new("esbuild")
            .arg(match edition {
                Edition::Published => "src/ui/style/vigie.css",
                Edition::WithParts => "src/ui/style/with-parts.css",
            })
            .args(BUNDLE)
            .arg(format!("--outfile={}", outfile.display()))
            .env("PATH", tools::path(project)?)
            .current_dir(project.root()),
        "",
    )
}

/// The file is there already; what it says stays as it is written, for the
/// browsers that run the program.
const BUNDLE: [&str; 4] = [
    "--bundle",
    "--minify",
    "--allow-overwrite",
    "--log-level=warning",
];
