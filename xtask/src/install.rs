//! How tools are installed: whole or not at all, with cargo or by the system.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::{Error, OnFile, Result};
use crate::process::{find, first_line, run};

/// A tool that cargo builds, by a lock file that it does not change.
#[derive(Debug)]
pub(crate) struct CargoTool {
    /// What is built, and by which lock file.
    pub(crate) source: Source,
    /// The command that it brings.
    pub(crate) command: &'static str,
}

/// Where cargo gets a tool.
#[derive(Debug)]
pub(crate) enum Source {
    /// A package of the registry, by the lock file that its authors published in
    /// it.
    Registry {
        /// Its name.
        name: &'static str,
        /// Its version.
        version: &'static str,
    },
    /// A package of this project, with a lock file of its own.
    Here {
        /// Its folder.
        folder: PathBuf,
        /// Its folder's name among the tools: what is built, with a digest of
        /// what it is built from.
        name: String,
        /// What is built.
        title: String,
    },
}

impl CargoTool {
    /// For people: the command and its version.
    pub(crate) fn title(&self) -> String {
        match &self.source {
            Source::Registry { version, .. } => format!("{} {version}", self.command),
            Source::Here { title, .. } => title.clone(),
        }
    }

    /// Where its commands are.
    pub(crate) fn commands(&self, tools: &Path) -> PathBuf {
        self.folder(tools).join(COMMANDS)
    }

    /// Its command.
    pub(crate) fn binary(&self, tools: &Path) -> PathBuf {
        self.commands(tools).join(self.command)
    }

    /// Builds it.
    pub(crate) fn install(&self, tools: &Path) -> Result<()> {
        make_whole(&self.folder(tools), |unfinished| {
            let mut cargo = Command::new("cargo");
            cargo
                .args(["install", "--locked", "--root"])
                .arg(unfinished);
            match &self.source {
                Source::Registry { name, version } => {
                    cargo.arg(format!("{name}@{version}"));
                }
                Source::Here { folder, .. } => {
                    cargo.arg("--path").arg(folder);
                }
            }
            run(
                cargo
                    .env("CARGO_TARGET_DIR", tools.join(BUILD_FOLDER))
                    .envs(QUICKLY)
                    .current_dir(unfinished),
                "It needs the network and a C compiler (Debian: build-essential).",
            )?;
            let binary = unfinished.join(COMMANDS).join(self.command);
            if binary.exists() {
                Ok(())
            } else {
                Err(Error::Incomplete {
                    tool: self.title(),
                    path: binary,
                })
            }
        })
    }

    fn folder(&self, tools: &Path) -> PathBuf {
        match &self.source {
            Source::Registry { name, version } => tools.join(format!("{name}-{version}")),
            Source::Here { name, .. } => tools.join(name),
        }
    }
}

/// Where `cargo install` puts commands.
const COMMANDS: &str = "bin";

/// They run for seconds, and would take minutes longer to compile as their
/// authors release them.
const QUICKLY: [(&str, &str); 3] = [
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
];

/// Installs packages of Debian's, where there is a way to. `advice` is what to
/// do if that fails.
pub(crate) fn install_browser(packages: &[&str], advice: &'static str) -> Result<()> {
    if find("apt-get").is_none() {
        return Err(Error::NoPackageManager(packages.join(", ")));
    }
    apt_install(packages, advice)
}

/// Installs packages of Debian's. `advice` is what to do if that fails.
pub(crate) fn apt_install(packages: &[&str], advice: &'static str) -> Result<()> {
    let root = first_line(Command::new("id").arg("-u"), "")? == "0";
    let apt = |args: &[&str]| {
        let words = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--yes"];
        let mut command = Command::new(if root { words[0] } else { "sudo" });
        command.args(&words[usize::from(root)..]).args(args);
        run(&mut command, advice)
    };
    apt(&["update"])?;
    apt(&[&["install"], packages].concat())
}

/// Makes a folder that is there whole or not at all: `fill` is given another one
/// beside it, which takes its place once it has all.
pub(crate) fn make_whole(folder: &Path, fill: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let mut name = OsString::from(".");
    name.extend(folder.file_name());
    let unfinished = folder.with_file_name(name);
    remove(&unfinished)?;
    fs::create_dir_all(&unfinished).on(&unfinished)?;
    fill(&unfinished)?;
    remove(folder)?;
    fs::rename(&unfinished, folder).on(folder)
}

/// Removes a folder, if it is there.
pub(crate) fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).on(folder)
    } else {
        Ok(())
    }
}

/// Removes what building the tools left behind.
pub(crate) fn tidy(tools: &Path) -> Result<()> {
    remove(&tools.join(BUILD_FOLDER))
}

/// Shared by all tools that are built, because they share many crates.
const BUILD_FOLDER: &str = ".build";
