//! What can go wrong in a command, each with what to do about it.

use std::io;
use std::path::{Path, PathBuf};

/// Why a command stopped.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The command line is not one of ours.
    #[error("{0}\n\n{help}", help = crate::help::HELP)]
    Usage(String),

    /// A file or folder could not be read or written.
    #[error("{}: {source}", path.display())]
    File {
        /// Which one.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },

    /// A program could not be started.
    #[error("`{program}` could not be started ({source}). {advice}")]
    Start {
        /// Its name.
        program: String,
        /// What the system said.
        source: io::Error,
        /// What to do.
        advice: &'static str,
    },

    /// A program ran and reported failure; it has said why above.
    #[error("`{command}` failed ({status}); its own words are above. {advice}")]
    Failed {
        /// The command line.
        command: String,
        /// How it ended.
        status: std::process::ExitStatus,
        /// What to do, if more than mending what it said.
        advice: &'static str,
    },

    /// A tool was installed, yet what it should bring is not there.
    #[error("{tool} was installed, but {} is missing; remove the folder and try again", path.display())]
    Incomplete {
        /// The tool's name and version.
        tool: String,
        /// The file that should be there.
        path: PathBuf,
    },

    /// There is no `apt-get` to install the browser with.
    #[error(
        "the tests need a browser and its driver, and there is no apt-get to install them with: \
         install what Debian has as {0} yourself"
    )]
    NoPackageManager(String),

    /// The lock file does not name a package.
    #[error("Cargo.lock has no package `{0}`; `cargo generate-lockfile` writes it anew")]
    NotLocked(&'static str),

    /// The folder `locales/` has faults.
    #[error("locales/ has faults:\n{0}")]
    Locales(#[from] vigie_locales::Error),

    /// The texts cannot be read, or not in that language.
    #[error(transparent)]
    Prose(#[from] vigie_prose::Error),

    /// A careful reader would mend texts of the page.
    #[error("{0} faults in the texts of locales/ (listed above)")]
    Texts(usize),

    /// A file to be completed does not have its place to fill in exactly once.
    #[error("{file}: expected exactly one `{marker}` to fill in")]
    Template {
        /// The file.
        file: &'static str,
        /// What was looked for.
        marker: &'static str,
    },

    /// `public/_headers` has no policy, or one that cannot stand in a page.
    #[error("public/_headers: no usable Content-Security-Policy for every path")]
    NoPolicy,

    /// There is no built page.
    #[error("{} is not there; `cargo xtask dist` builds it", .0.display())]
    NotBuilt(PathBuf),

    /// A site is not the one that was expected.
    #[error("{place}: {count} differences from the build {digest} (listed above)")]
    Differs {
        /// Its address or folder.
        place: String,
        /// How many there are.
        count: usize,
        /// The digest of the build that was expected.
        digest: String,
    },

    /// A site does not say which files it has.
    #[error("{0}: no usable {list}, so it cannot be compared with a digest", list = crate::manifest::SUMS)]
    NoManifest(String),

    /// A crate is shipped whose licence has no text.
    #[error(
        "no licence text for {0}: neither in the crate nor as a standard text in xtask/licences/"
    )]
    NoLicence(String),

    /// The first load is larger than allowed.
    #[error("the first load takes {bytes} bytes in brotli; the limit is {limit}")]
    TooLarge {
        /// Its size.
        bytes: usize,
        /// What is allowed.
        limit: usize,
    },

    /// A file is larger than allowed.
    #[error("{name} takes {bytes} bytes in brotli; the limit is {limit}")]
    FileTooLarge {
        /// Which one.
        name: String,
        /// Its size.
        bytes: usize,
        /// What is allowed.
        limit: usize,
    },

    /// The page is not as quick, or not as good, as it should be.
    #[error("{0} goals are not reached (marked above)")]
    UnderGoal(usize),

    /// The estimator is where it should not be, or is not where it should be.
    #[error("{0}: the estimator must be in `estimator.wasm` and in no other program")]
    Misplaced(String),

    /// A test runner ended well without having run a test.
    #[error("`{0}` ran no test")]
    NoTest(String),

    /// The local server could not be started.
    #[error("nothing can listen on 127.0.0.1:{port} ({source}); choose another port with --port")]
    Listen {
        /// The port asked for.
        port: u16,
        /// What the system said.
        source: io::Error,
    },
}

/// The result of a command.
pub type Result<T> = std::result::Result<T, Error>;

/// Says which file an I/O error was about.
pub trait OnFile<T> {
    /// Attaches the file's path.
    ///
    /// # Errors
    ///
    /// [`Error::File`] where there was an I/O error.
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
