//! Where things are.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Error, OnFile, Result};

/// The project's folders.
#[derive(Debug, Clone)]
pub struct Project {
    root: PathBuf,
}

impl Project {
    /// The checkout in which cargo runs this program, or a test that uses it.
    /// Asked for when it runs: a target folder may be shared by checkouts, so
    /// the program may have been built in another one.
    #[must_use]
    pub fn here() -> Self {
        let package = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        let package = package.unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        let root = package
            .ancestors()
            .find(|folder| folder.join("Trunk.toml").is_file());
        Self {
            root: root.unwrap_or(&package).to_owned(),
        }
    }

    /// The folder of the workspace's `Cargo.toml`.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Where the built site is.
    #[must_use]
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Where pictures of all screens are put.
    #[must_use]
    pub fn all_pictures(&self) -> PathBuf {
        self.target().join("screenshots")
    }

    /// Where the README's pictures are.
    #[must_use]
    pub fn pictures(&self) -> PathBuf {
        self.root.join("docs/screenshots")
    }

    /// Cargo's target folder.
    #[must_use]
    pub fn target(&self) -> PathBuf {
        self.root
            .join(env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()))
    }

    /// The folder of this user in which the tools are kept, shared by all
    /// checkouts: `$VIGIE_TOOLS`, else `$XDG_CACHE_HOME/vigie/tools`, else
    /// `~/.cache/vigie/tools`.
    #[must_use]
    pub fn tools(&self) -> PathBuf {
        let folder = |name| {
            env::var_os(name)
                .filter(|value| !value.is_empty())
                .map(PathBuf::from)
        };
        folder("VIGIE_TOOLS")
            .or_else(|| folder("XDG_CACHE_HOME").map(|cache| cache.join("vigie/tools")))
            .or_else(|| folder("HOME").map(|home| home.join(".cache/vigie/tools")))
            .unwrap_or_else(|| self.target().join("tools"))
    }

    /// The version of a package in the lock file.
    ///
    /// # Errors
    ///
    /// [`Error::File`] without a lock file, [`Error::NotLocked`] if it does
    /// not name the package.
    pub fn locked_version(&self, package: &'static str) -> Result<String> {
        let path = self.root.join("Cargo.lock");
        let lock = fs::read_to_string(&path).on(&path)?;
        version_in(&lock, package)
            .map(str::to_owned)
            .ok_or(Error::NotLocked(package))
    }
}

/// The version of a package in a lock file's text; cargo always writes
/// `version` on the line after `name`.
pub(crate) fn version_in<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines();
    lines.find(|line| *line == name)?;
    lines
        .next()?
        .strip_prefix("version = \"")?
        .strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::version_in;

    /// Every room that CONTRIBUTING.md leads to is there.
    #[test]
    fn the_map_for_newcomers_is_true() {
        let root = super::Project::here().root().to_owned();
        let map = std::fs::read_to_string(root.join("CONTRIBUTING.md")).unwrap_or_default();
        let rooms: Vec<&str> = map
            .lines()
            .filter(|line| line.starts_with("| "))
            .filter_map(|line| line.split('|').nth(2))
            .flat_map(|room| room.split('`').skip(1).step_by(2))
            .filter(|room| room.contains(['/', '.']) && !room.starts_with("dist/"))
            .collect();
        assert!(rooms.len() > 30, "{rooms:?}");
        for room in rooms {
            assert!(root.join(room).exists(), "{room} is not there");
        }
    }

    const LOCK: &str = r#"
version = 4

[[package]]
name = "wasm-bindgen-futures"
version = "0.4.55"

[[package]]
name = "wasm-bindgen"
version = "0.2.130"
source = "registry"
dependencies = [
 "cfg-if",
]
"#;

    #[test]
    fn a_package_is_found_by_its_whole_name() {
        assert_eq!(version_in(LOCK, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(version_in(LOCK, "wasm-bindgen-futures"), Some("0.4.55"));
        assert_eq!(version_in(LOCK, "wasm"), None);
        assert_eq!(version_in(LOCK, "cfg-if"), None);
    }
}
