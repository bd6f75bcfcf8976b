//! What outlives a browser's window: its profile and its downloads.

use std::fs;
use std::path::{Path, PathBuf};

use crate::folder::Folder;

/// A file that the browser keeps for itself.
#[derive(Debug)]
pub struct Kept {
    /// Where it is.
    pub path: PathBuf,
    /// What is in it, unpacked, and without any zero byte: so that a text of
    /// ASCII reads the same whether it was written in UTF-8 or UTF-16.
    pub text: String,
}

impl Kept {
    /// Whether the browser keeps windows, tabs and what their fields hold here,
    /// to open them again.
    #[must_use]
    pub fn is_of_a_session(&self) -> bool {
        let path = self.path.to_string_lossy();
        ["/Sessions/", "/sessionstore"]
            .iter()
            .any(|name| path.contains(name))
    }

    /// The file as it is now; nothing if it is gone or being written.
    fn read(path: PathBuf) -> Option<Self> {
        let bytes = fs::read(&path).ok()?;
        let mut bytes = match bytes.strip_prefix(MOZILLA_LZ4) {
            Some(packed) => lz4_flex::block::decompress_size_prepended(packed).ok()?,
            None => bytes,
        };
        bytes.retain(|byte| *byte != 0);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Some(Self { path, text })
    }
}

/// How Firefox begins a file that it packs; the size follows, then one block of
/// LZ4.
const MOZILLA_LZ4: &[u8] = b"mozLz40\0";

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

    /// Every file that the browser keeps for itself, as it is now.
    #[must_use]
    pub fn kept(&self) -> Vec<Kept> {
        let mut folders = vec![self.data()];
        let mut files = Vec::new();
        while let Some(folder) = folders.pop() {
            // It may be gone again.
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                match entry.file_type() {
                    Ok(kind) if kind.is_dir() => folders.push(entry.path()),
                    Ok(kind) if kind.is_file() => files.extend(Kept::read(entry.path())),
                    _ => {}
                }
            }
        }
        files
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_or_in_utf_16_is_read() {
        let profile = Profile::fresh();
        let folder = profile.data().join("sessionstore-backups");
        fs::create_dir_all(&folder).expect("a folder");
        // One literal of five bytes, as LZ4 has it: no match follows the last.
        let packed = [MOZILLA_LZ4, &[5, 0, 0, 0, 0x50], b"radio"].concat();
        fs::write(folder.join("recovery.jsonlz4"), packed).expect("a file");
        let wide: Vec<u8> = "radio".encode_utf16().flat_map(u16::to_le_bytes).collect();
        fs::write(folder.join("other"), wide).expect("a file");
        let kept = profile.kept();
        assert_eq!(kept.len(), 2);
        for file in kept {
            assert!(file.is_of_a_session());
            assert_eq!(file.text, "radio");
        }
    }
}
