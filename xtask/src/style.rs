//! The page's two stylesheets, bundled from the files of `src/ui/style/`: what
//! the first screens need, and what comes later.

use std::process::Command;

use crate::dist::Edition;
use crate::error::{Error, Result};
use crate::finish::site;
use crate::process::run;
use crate::project::Project;
use crate::tools;

/// Puts the bundled stylesheet in the place of the one that trunk copied,
/// whose imports lead nowhere in `dist/`, and the later one beside it.
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
    let first = match edition {
        Edition::Published => "vigie.css",
        Edition::WithParts => "with-parts.css",
    };
    for (source, name) in [(first, &*copied), (LATER, LATER)] {
        run(
            Command::new("esbuild")
                .arg(format!("src/ui/style/{source}"))
                .args(BUNDLE)
                .arg(format!("--outfile={}", dist.join(name).display()))
                .env("PATH", tools::path(project)?)
                .current_dir(project.root()),
            "",
        )?;
    }
    Ok(())
}

/// What `boot.js` asks for once the first screen is there.
const LATER: &str = "later.css";

/// The file is there already; what it says stays as it is written, for the
/// browsers that run the program.
const BUNDLE: [&str; 4] = [
    "--bundle",
    "--minify",
    "--allow-overwrite",
    "--log-level=warning",
];
