//! The compiler's flags for whatever is shipped.
//!
//! They keep the machine out of the program: which folder it was built in, where
//! cargo and rustup keep their files, and whether rustup has the standard
//! library's source (`rust-src`; with it rustc writes the place of that source
//! where it otherwise writes a name). So whoever builds the same source gets the
//! same bytes.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::digest::folders;
use crate::error::Result;
use crate::process::lines;
use crate::project::Project;

/// The flags, which are the only ones: what the environment or cargo's own
/// configuration would add is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Flags(Vec<String>);

impl Flags {
    /// For this project, on this machine.
    ///
    /// # Errors
    ///
    /// A failing `rustc`, or cargo's folder that cannot be read.
    pub(crate) fn of(project: &Project) -> Result<Self> {
        let compiler = lines(Command::new("rustc").arg("-vV"), "")?;
        let commit = compiler
            .iter()
            .find_map(|line| line.strip_prefix("commit-hash: "))
            .unwrap_or("unknown");
        let sysroot = lines(Command::new("rustc").args(["--print", "sysroot"]), "")?;
        let sysroot = PathBuf::from(sysroot.concat());
        let mut flags = Self(Vec::new());
        // The last one that fits counts, so the widest comes first.
        flags.rename(project.root(), "/vigie");
        flags.rename(&project.target(), "/vigie/target");
        // The name of a registry's folder depends on where crates are fetched.
        for registry in folders(&cargo_home().join("registry/src"))? {
            flags.rename(&registry, "/crates");
        }
        flags.rename(
            &sysroot.join("lib/rustlib/src/rust"),
            &format!("/rustc/{commit}"),
        );
        Ok(flags)
    }

    /// Has cargo compile with these, and these others.
    pub(crate) fn apply<'a>(&self, command: &'a mut Command, others: &[&str]) -> &'a mut Command {
        let all: Vec<&str> = self
            .0
            .iter()
            .map(String::as_str)
            .chain(others.iter().copied())
            .collect();
        // Not `RUSTFLAGS`, which is cut at spaces.
        command.env("CARGO_ENCODED_RUSTFLAGS", all.join("\u{1f}"))
    }

    fn rename(&mut self, path: &Path, name: &str) {
        self.0
            .push(format!("--remap-path-prefix={}={name}", path.display()));
    }
}

/// The folder in which cargo keeps what it has fetched.
pub(crate) fn cargo_home() -> PathBuf {
    env::var_os("CARGO_HOME").map_or_else(
        || PathBuf::from(env::var_os("HOME").unwrap_or_default()).join(".cargo"),
        PathBuf::from,
    )
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failing test may panic"
)]
mod tests {
    use super::*;

    #[test]
    fn the_machine_has_names_only() {
        let project = Project::here();
        let flags = Flags::of(&project).unwrap();
        let renamed = |path: &Path| {
            flags.0.iter().rev().find_map(|flag| {
                let (from, to) = flag.strip_prefix("--remap-path-prefix=")?.split_once('=')?;
                let rest = path.strip_prefix(from).ok()?;
                Some(format!("{to}/{}", rest.display()))
            })
        };
        assert_eq!(
            renamed(&project.root().join("src/main.rs")).unwrap(),
            "/vigie/src/main.rs"
        );
        assert_eq!(
            renamed(&project.target().join("out/keys.rs")).unwrap(),
            "/vigie/target/out/keys.rs"
        );
        let registry = folders(&cargo_home().join("registry/src")).unwrap();
        let krate = registry.first().unwrap().join("serde-1.0.0/src/lib.rs");
        assert_eq!(renamed(&krate).unwrap(), "/crates/serde-1.0.0/src/lib.rs");
    }

    #[test]
    fn a_path_with_a_space_stays_one_flag() {
        let mut flags = Flags(Vec::new());
        flags.rename(Path::new("/my home"), "/vigie");
        let mut command = Command::new("cargo");
        flags.apply(&mut command, &["-C", "target-feature=+simd128"]);
        let (_, value) = command.get_envs().next().unwrap();
        let value = value.unwrap().to_str().unwrap();
        assert_eq!(
            value.split('\u{1f}').collect::<Vec<_>>(),
            [
                "--remap-path-prefix=/my home=/vigie",
                "-C",
                "target-feature=+simd128"
            ]
        );
    }
}
