//! The texts as their readers see them: the crate `vigie-prose`, with the
//! dictionaries that it spells by.

use crate::error::{Error, Result};
use crate::npm;
use crate::project::Project;

/// Looks at every language's texts and prints what was found.
///
/// # Errors
///
/// [`Error::Texts`] if a language of the page has a fault, or what the
/// installing program reported.
pub fn lint(project: &Project) -> Result<()> {
    // There is a folder for each language.
    let dictionaries = npm::SPELLING.installed(project)?;
    let report = vigie_prose::lint(&project.root().join(LOCALES), Some(&dictionaries))?;
    println!("{report}");
    match report.faults() {
        0 => Ok(()),
        faults => Err(Error::Texts(faults)),
    }
}

/// Prints all texts of one language as one document.
///
/// # Errors
///
/// [`Error::Prose`] for a language that there is not.
pub fn content(project: &Project, language: &str) -> Result<()> {
    let document = vigie_prose::document(&project.root().join(LOCALES), language)?;
    print!("{document}");
    Ok(())
}

const LOCALES: &str = "locales";
