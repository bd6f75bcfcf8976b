//! What outlives a browser's window: its profile and its downloads.

use std::fs;
use std::path::{Path, PathBuf};

use crate::folder::Folder;

/// A browser profile of its own, on a machine of its own as far as the page can
/// tell; removed when dropped.
#[derive(Debug)]
pub struct Profile(Folder);

impl Profile {
    /// One that no page has been opened in.
    #[must_use]
    pub fn fresh() -> Self {
        let profile = Self(Folder::new("profile"));
        fs::create_dir(profile.downloads()).expect("a folder for downloads");
        profile
    }

    /// Where the browser keeps its data.
    pub(crate) fn data(&self) -> PathBuf {
        self.0.path().join("data")
    }

    /// Where the browser puts what is downloaded.
    #[must_use]
    pub fn downloads(&self) -> PathBuf {
        self.0.path().join("downloads")
    }

    /// A new folder for something else that the browser takes.
    pub(crate) fn folder(&self, name: &str) -> PathBuf {
        let path = self.0.path().join(name);
        fs::create_dir_all(&path).expect("a folder for the browser");
        path
    }

    /// Puts a file where the user can choose it.
    #[must_use]
    pub fn put(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.path().join(name);
        fs::write(&path, content).expect("a file to choose");
        path
    }

    /// The files that have been downloaded whole, by name.
    pub(crate) fn downloaded(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.downloads()).expect("the downloads");
        let mut files: Vec<PathBuf> = entries
            .map(|entry| entry.expect("a download").path())
            .collect();
        files.retain(|path| !is_unfinished(path));
        files.sort();
        files
    }
}

/// Browsers write under another name until a download is complete. Firefox
/// keeps the right one for it with an empty file.
fn is_unfinished(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let is_empty = fs::metadata(path).is_ok_and(|file| file.len() == 0);
    let marks = [".crdownload", ".part", ".wkdownload"];
    is_empty || name.starts_with('.') || marks.iter().any(|mark| name.ends_with(mark))
}
