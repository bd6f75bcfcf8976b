//! SHA-256 digests of contents and folders.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::error::{OnFile, Result};

/// SHA-256 in lower-case hexadecimal.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// A digest of what these files and folders hold, names included. What is not
/// there counts as empty.
///
/// # Errors
///
/// [`crate::Error::File`] if something cannot be read.
pub fn of_all(root: &Path, names: &[&str]) -> Result<String> {
    let mut hasher = Sha256::new();
    for name in names {
        for path in files(&root.join(name))? {
            let bytes = fs::read(&path).on(&path)?;
            let name = path.strip_prefix(root).unwrap_or(&path);
            hasher.update(format!("{}\0{}\0", name.display(), bytes.len()));
            hasher.update(&bytes);
        }
    }
    Ok(hex(&hasher.finalize()))
}

/// All files in a folder and its folders, sorted; a file is itself.
///
/// # Errors
///
/// [`crate::Error::File`] if a folder cannot be read.
pub fn files(path: &Path) -> Result<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    if !path.is_dir() {
        return Ok(Vec::new());
    }
    let mut entries = Vec::new();
    for entry in fs::read_dir(path).on(path)? {
        entries.push(entry.on(path)?.path());
    }
    entries.sort();
    let nested: Vec<Vec<PathBuf>> = entries
        .iter()
        .map(|entry| files(entry))
        .collect::<Result<_>>()?;
    Ok(nested.concat())
}

/// The folders in a folder, sorted; none if it isn't there.
///
/// # Errors
///
/// [`crate::Error::File`] if it cannot be read.
pub fn folders(path: &Path) -> Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(Vec::new());
    }
    let mut folders = Vec::new();
    for entry in fs::read_dir(path).on(path)? {
        let path = entry.on(path)?.path();
        if path.is_dir() {
            folders.push(path);
        }
    }
    folders.sort();
    Ok(folders)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::sha256;

    /// FIPS 180-4's example, "abc".
    #[test]
    fn a_known_digest() {
        assert_eq!(
            sha256(b"abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}
