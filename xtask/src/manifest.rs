//! Which build a site is: a list of the digests of all its files, and one digest
//! over that list.
//!
//! The list is `sha256sums.txt`, in the form of `sha256sum`: for each file, sorted
//! by the bytes of its path, `<SHA-256 in hexadecimal>`, two spaces, `<path>`, a
//! line feed. The digest of the build is the SHA-256 of that list; it stands in
//! `digest.txt`. These two files are the only ones that are not listed. So with
//! the usual tools, in the folder of a site:
//!
//! ```sh
//! sha256sum --check sha256sums.txt   # every file is as listed
//! sha256sum sha256sums.txt           # the digest of the build
//! ```

use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path};

use crate::digest::sha256;
use crate::error::{OnFile, Result};
use crate::finish::site;

/// Path → SHA-256 in hexadecimal, of all files of a site.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Manifest(BTreeMap<String, String>);

/// How a site differs from what was expected: paths.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Differences {
    /// There with another content.
    pub changed: Vec<String>,
    /// Expected, not there.
    pub missing: Vec<String>,
    /// There, not expected.
    pub extra: Vec<String>,
}

impl Manifest {
    /// Of the files in a folder.
    ///
    /// # Errors
    ///
    /// [`crate::Error::File`] if one cannot be read.
    pub fn of(folder: &Path) -> Result<Self> {
        let files = site(folder)?
            .into_iter()
            .filter(|(path, _)| !UNLISTED.contains(&path.as_str()))
            .map(|(path, content)| (path, sha256(&content)))
            .collect();
        Ok(Self(files))
    }

    /// Reads a list, which may come from anywhere: none if a line is not of its
    /// form, names a file outside the site, or stands in the wrong place.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut files = BTreeMap::new();
        for line in text.lines() {
            let (digest, path) = line.split_once("  ")?;
            let inside = Path::new(path)
                .components()
                .all(|part| matches!(part, Component::Normal(_)));
            if !is_digest(digest) || !inside || path.is_empty() {
                return None;
            }
            files.insert(path.to_owned(), digest.to_owned());
        }
        let manifest = Self(files);
        (manifest.text() == text).then_some(manifest)
    }

    /// The list.
    #[must_use]
    pub fn text(&self) -> String {
        self.0
            .iter()
            .map(|(path, digest)| format!("{digest}  {path}\n"))
            .collect()
    }

    /// The digest of the build.
    #[must_use]
    pub fn digest(&self) -> String {
        sha256(self.text().as_bytes())
    }

    /// Puts the list and the digest into the folder of the site.
    ///
    /// # Errors
    ///
    /// [`crate::Error::File`] if one cannot be written.
    pub fn write(&self, folder: &Path) -> Result<()> {
        for (name, text) in [
            (SUMS, self.text()),
            (DIGEST, format!("{}\n", self.digest())),
        ] {
            let path = folder.join(name);
            fs::write(&path, text).on(&path)?;
        }
        Ok(())
    }

    /// The paths, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Leaves out a file.
    pub(crate) fn without(mut self, path: &str) -> Self {
        self.0.remove(path);
        self
    }

    /// How another one differs from this one.
    #[must_use]
    pub fn differences(&self, other: &Self) -> Differences {
        let mut differences = Differences::default();
        for (path, digest) in &self.0 {
            match other.0.get(path) {
                None => differences.missing.push(path.clone()),
                Some(found) if found != digest => differences.changed.push(path.clone()),
                Some(_) => {}
            }
        }
        let is_extra = |path: &&String| !self.0.contains_key(*path);
        differences.extra = other.0.keys().filter(is_extra).cloned().collect();
        differences
    }
}

impl Differences {
    /// How many files differ.
    #[must_use]
    pub fn count(&self) -> usize {
        self.changed.len() + self.missing.len() + self.extra.len()
    }

    /// A line for each.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let kinds = [
            ("differs", &self.changed),
            ("is missing", &self.missing),
            ("is not of this build", &self.extra),
        ];
        kinds
            .into_iter()
            .flat_map(|(what, paths)| paths.iter().map(move |path| format!("{path} {what}")))
            .collect()
    }
}

/// Whether a text is a SHA-256 in lower-case hexadecimal.
#[must_use]
pub fn is_digest(text: &str) -> bool {
    text.len() == 64
        && text
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// The list of the digests.
pub const SUMS: &str = "sha256sums.txt";

/// The digest of the build, for the page to show.
pub const DIGEST: &str = "digest.txt";

/// What is not listed, because it is made from the list.
const UNLISTED: [&str; 2] = [SUMS, DIGEST];

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failing test may panic"
)]
mod tests {
    use super::*;

    fn manifest(files: &[(&str, &str)]) -> Manifest {
        Manifest(
            files
                .iter()
                .map(|(path, content)| ((*path).to_owned(), sha256(content.as_bytes())))
                .collect(),
        )
    }

    #[test]
    fn the_list_reads_back() {
        let list = manifest(&[("index.html", "page"), ("icons/vigie.svg", "icon")]);
        assert!(list.text().ends_with("  index.html\n"), "sorted by path");
        assert_eq!(Manifest::parse(&list.text()), Some(list.clone()));
        assert_eq!(list.digest(), sha256(list.text().as_bytes()));
        assert_ne!(list.digest(), manifest(&[("index.html", "page")]).digest());
    }

    #[test]
    fn a_list_from_elsewhere_is_not_trusted() {
        let digest = sha256(b"");
        for text in [
            format!("{digest}  ../outside\n"),
            format!("{digest}  /etc/passwd\n"),
            format!("{digest} index.html\n"),
            format!("{}  index.html\n", &digest[1..]),
            format!("{}  index.html\n", digest.to_uppercase()),
            format!("{digest}  b\n{digest}  a\n"),
            format!("{digest}  a\n{digest}  a\n"),
            format!("{digest}  a"),
            format!("{digest}  \n"),
        ] {
            assert_eq!(Manifest::parse(&text), None, "{text}");
        }
    }

    #[test]
    fn each_kind_of_difference() {
        let ours = manifest(&[("a", "1"), ("b", "2"), ("c", "3")]);
        let theirs = manifest(&[("a", "1"), ("b", "x"), ("d", "4")]);
        let differences = ours.differences(&theirs);
        assert_eq!(
            differences.lines(),
            ["b differs", "c is missing", "d is not of this build"]
        );
        assert_eq!(differences.count(), 3);
        assert_eq!(ours.differences(&ours), Differences::default());
    }
}
