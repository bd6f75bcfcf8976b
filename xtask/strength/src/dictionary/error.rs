//! What can go wrong while the dictionary is built.

use std::io;
use std::path::PathBuf;

use super::encode::EncodeError;

/// Why there is no dictionary.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The command line is not understood.
    #[error("usage: dictionaries <folder for the inputs> [--check | --pin]")]
    Usage,
    /// A file or folder could not be read or written.
    #[error("{}: {source}", path.display())]
    File {
        /// Which one.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A package manager could not be started or failed; it has said why above.
    #[error("`{program}` could not get the word lists ({reason}); {advice}")]
    Fetch {
        /// Its name.
        program: &'static str,
        /// How it ended.
        reason: String,
        /// What to do.
        advice: &'static str,
    },
    /// An input is not the one that the dictionary was made from.
    #[error("{path}: its SHA-256 is {found}, not {expected}")]
    Digest {
        /// Which input.
        path: String,
        /// What it should be.
        expected: String,
        /// What it is.
        found: String,
    },
    /// An input has no digest to be held to.
    #[error("{0}: inputs.sha256 does not name it")]
    NotPinned(String),
    /// An input does not have the form expected.
    #[error("{path}: {problem}")]
    Form {
        /// Which input.
        path: String,
        /// What is wrong.
        problem: String,
    },
    /// A language has too few words for passphrases.
    #[error("only {count} words are good enough for passphrases in {language}, {least} are needed")]
    TooFewWords {
        /// The list.
        language: String,
        /// How many there are.
        count: usize,
        /// How many there must be.
        least: usize,
    },
    /// The dictionary weighs too much.
    #[error("the dictionary takes {bytes} bytes in brotli; the limit is {limit}")]
    TooLarge {
        /// Its size.
        bytes: usize,
        /// What is allowed.
        limit: usize,
    },
    /// The committed dictionary is not the one that the inputs make.
    #[error("{} is not what the inputs make; `cargo xtask dictionaries` writes it anew", .0.display())]
    Differs(PathBuf),
    /// The dictionary cannot be written.
    #[error(transparent)]
    Encode(#[from] EncodeError),
}

/// The result of a step.
pub type Result<T> = std::result::Result<T, Error>;

/// Says which file an I/O error was about.
pub(super) trait OnFile<T> {
    /// Attaches the file's path.
    fn on(self, path: impl Into<PathBuf>) -> Result<T>;
}

impl<T> OnFile<T> for io::Result<T> {
    fn on(self, path: impl Into<PathBuf>) -> Result<T> {
        self.map_err(|source| Error::File {
            path: path.into(),
            source,
        })
    }
}
