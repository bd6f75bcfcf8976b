//! What can go wrong in a report.

use std::path::{Path, PathBuf};
use std::{io, process};

use vigie::strength::dictionary::DictionaryError;

/// Why there is no report.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The arguments are not understood.
    #[error(
        "usage: report [--dictionary FILE] [--held-out] [--meters FOLDER] [FOLDER]\n\n\
         FILE is public/strength.dict unless given; --held-out measures the sets kept apart; \
         the --meters FOLDER has the node_modules of the meters to compare with; \
         FOLDER has public sets: golla/*.tsv and fr_ranked*.tsv"
    )]
    Usage,
    /// A file could not be read.
    #[error("{}: {source}", path.display())]
    File {
        /// Which one.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A line of a set is not in its form.
    #[error("{}, line {line}: expected {expected}", path.display())]
    Line {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What should be there.
        expected: &'static str,
    },
    /// The dictionary cannot be read.
    #[error("{}: {source}", path.display())]
    Dictionary {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: DictionaryError,
    },
    /// Another meter could not be started.
    #[error("node could not be started for {meter}: {source}")]
    Node {
        /// The meter.
        meter: &'static str,
        /// What the system said.
        source: io::Error,
    },
    /// Another meter failed.
    #[error("{meter} failed ({status}); its own words are above")]
    Meter {
        /// The meter.
        meter: &'static str,
        /// How it ended.
        status: process::ExitStatus,
    },
    /// Another meter did not answer for every password.
    #[error("{meter} answered {found} times for {expected} passwords")]
    Answers {
        /// The meter.
        meter: &'static str,
        /// How many lines it wrote that can be read.
        found: usize,
        /// How many there should be.
        expected: usize,
    },
}

/// The result of a part of the report.
pub type Result<T> = std::result::Result<T, Error>;

pub(super) trait OnFile<T> {
    fn on(self, path: &Path) -> Result<T>;
}

impl<T> OnFile<T> for io::Result<T> {
    fn on(self, path: &Path) -> Result<T> {
        self.map_err(|source| Error::File {
            path: path.to_owned(),
            source,
        })
    }
}
