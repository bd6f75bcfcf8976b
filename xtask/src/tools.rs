//! Gets the tools that the build and the tests need, each once.
//!
//! A tool has a folder of its own, named for it and its version. It is built
//! beside that folder and moved there in one go, so an install that was stopped
//! half-way doesn't count.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::error::{Error, OnFile, Result};
use crate::process::{find, first_line, path_with, run};
use crate::project::Project;
use crate::{axe, readers};

/// Something that must be there before a build or a test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tool {
    /// Rust's standard library for WebAssembly.
    WasmTarget,
    /// Writes the JavaScript between the page and its program. Its version must
    /// be exactly that of the library in the lock file.
    WasmBindgen,
    /// Makes the program smaller.
    WasmOpt,
    /// Makes its script smaller.
    Esbuild,
    /// Puts the page together.
    Trunk,
    /// Runs the tests of the browser modules.
    WasmPack,
    /// Chromium and its driver.
    Chromium,
    /// Firefox.
    Firefox,
    /// Firefox's driver.
    Geckodriver,
    /// WebKit, its driver, what opens a window of it, and a screen for that.
    WebKit,
    /// What the recovery scripts run on.
    Readers,
    /// Looks at every screen for what keeps people out.
    Axe,
    /// Measures the first load of the page.
    Lighthouse,
    /// Builds and runs the fuzz targets.
    CargoFuzz,
}

impl Tool {
    /// What building the page takes.
    pub const FOR_PAGE: [Self; 5] = [
        Self::WasmTarget,
        Self::WasmBindgen,
        Self::WasmOpt,
        Self::Esbuild,
        Self::Trunk,
    ];

    /// Its name, with its version where we choose that.
    ///
    /// # Errors
    ///
    /// Those of [`Project::locked_version`].
    pub fn title(self, project: &Project) -> Result<String> {
        Ok(match self {
            Self::WasmTarget => format!("Rust for {WASM_TARGET}"),
            Self::Chromium => "Chromium and its driver".to_owned(),
            Self::Firefox => "Firefox".to_owned(),
            Self::WebKit => "WebKitGTK and its driver".to_owned(),
            Self::Readers => "jose and jwcrypto, for the recovery scripts".to_owned(),
            Self::Axe => format!("axe-core {}", axe::VERSION),
            packaged => packaged.package(project)?.title(),
        })
    }

    /// How long it takes to get, for people who wait.
    #[must_use]
    pub fn effort(self) -> &'static str {
        match self {
            Self::WasmTarget | Self::WasmOpt | Self::Esbuild | Self::Readers | Self::Axe => {
                "fetching, some seconds, once"
            }
            Self::Lighthouse => "fetching, about a minute, once",
            Self::WasmBindgen => "building, about 4 minutes, once",
            Self::Trunk => "building, about 6 minutes, once",
            Self::WasmPack | Self::CargoFuzz => "building, about 2 minutes, once",
            Self::Geckodriver => "building, about 4 minutes, once",
            Self::Chromium | Self::Firefox | Self::WebKit => {
                "installing with apt-get, about a minute, once"
            }
        }
    }

    /// Whether nothing has to be done.
    ///
    /// # Errors
    ///
    /// Those of [`Project::locked_version`], or a failing `rustc`.
    pub fn is_there(self, project: &Project) -> Result<bool> {
        Ok(match self {
            Self::WasmTarget => {
                let sysroot = first_line(
                    Command::new("rustc").args(["--print", "sysroot"]),
                    NEEDS_RUSTUP,
                )?;
                Path::new(&sysroot)
                    .join("lib/rustlib")
                    .join(WASM_TARGET)
                    .is_dir()
            }
            Self::Chromium => find("chromium").is_some() && find("chromedriver").is_some(),
            Self::Firefox => find("firefox").is_some() || find("firefox-esr").is_some(),
            Self::WebKit => {
                find("WebKitWebDriver").is_some() && find("Xvfb").is_some() && can_open_webkit()
            }
            Self::Readers => readers::are_there(project)?,
            Self::Axe => axe::script(project).exists(),
            packaged => packaged.package(project)?.binary(&project.tools()).exists(),
        })
    }

    /// Gets it.
    ///
    /// # Errors
    ///
    /// What the installing program reported, with what to do about it.
    pub fn install(self, project: &Project) -> Result<()> {
        match self {
            Self::WasmTarget => run(
                Command::new("rustup").args(["target", "add", WASM_TARGET]),
                NEEDS_RUSTUP,
            ),
            Self::Chromium => install_browser(
                &["chromium", "chromium-driver"],
                "As root: apt-get install chromium chromium-driver.",
            ),
            Self::Firefox => {
                install_browser(&["firefox-esr"], "As root: apt-get install firefox-esr.")
            }
            Self::WebKit => install_browser(
                &[
                    "webkit2gtk-driver",
                    "gir1.2-webkit2-4.1",
                    "python3-gi",
                    "xvfb",
                ],
                "As root: apt-get install webkit2gtk-driver gir1.2-webkit2-4.1 python3-gi xvfb.",
            ),
            Self::Readers => readers::install(project),
            Self::Axe => axe::install(project),
            packaged => packaged.package(project)?.install(&project.tools()),
        }
    }

    fn package(self, project: &Project) -> Result<Package> {
        let package = |name, version: &str, binary, source| Package {
            name,
            version: version.to_owned(),
            binary,
            source,
        };
        Ok(match self {
            Self::WasmOpt => package("binaryen", "132.0.0", "wasm-opt", Source::Npm),
            Self::Esbuild => package("esbuild", "0.28.2", "esbuild", Source::Npm),
            Self::Trunk => package("trunk", "0.21.14", "trunk", Source::Cargo { locked: true }),
            Self::WasmPack => package(
                "wasm-pack",
                "0.15.1",
                "wasm-pack",
                Source::Cargo { locked: true },
            ),
            Self::Lighthouse => package("lighthouse", "12.8.2", "lighthouse", Source::Npm),
            Self::CargoFuzz => package(
                "cargo-fuzz",
                "0.13.2",
                "cargo-fuzz",
                Source::Cargo { locked: true },
            ),
            Self::Geckodriver => package(
                "geckodriver",
                "0.37.1",
                "geckodriver",
                Source::Cargo { locked: true },
            ),
            // Not `--locked`: its lock file names a release that cannot be had.
            Self::WasmBindgen
            | Self::WasmTarget
            | Self::Chromium
            | Self::Firefox
            | Self::WebKit
            | Self::Readers
            | Self::Axe => package(
                "wasm-bindgen-cli",
                &project.locked_version("wasm-bindgen")?,
                "wasm-bindgen",
                Source::Cargo { locked: false },
            ),
        })
    }
}

/// A PATH on which our versions of the tools come first.
///
/// # Errors
///
/// Those of [`Project::locked_version`].
pub fn path(project: &Project) -> Result<OsString> {
    let folder = project.tools();
    let mut folders = Vec::new();
    for tool in [
        Tool::WasmBindgen,
        Tool::WasmOpt,
        Tool::Esbuild,
        Tool::Trunk,
        Tool::WasmPack,
        Tool::Lighthouse,
        Tool::CargoFuzz,
        Tool::Geckodriver,
    ] {
        folders.push(tool.package(project)?.binaries(&folder));
    }
    Ok(path_with(folders))
}

/// Removes what building the tools left behind.
///
/// # Errors
///
/// [`Error::File`] if that folder cannot be removed.
pub fn tidy(project: &Project) -> Result<()> {
    remove(&project.tools().join(BUILD_FOLDER))
}

/// A tool from a package registry.
#[derive(Debug)]
struct Package {
    name: &'static str,
    version: String,
    binary: &'static str,
    source: Source,
}

#[derive(Debug, Clone, Copy)]
enum Source {
    Cargo { locked: bool },
    Npm,
}

impl Package {
    fn title(&self) -> String {
        format!("{} {}", self.binary, self.version)
    }

    fn folder(&self, tools: &Path) -> PathBuf {
        tools.join(format!("{}-{}", self.name, self.version))
    }

    fn binaries(&self, tools: &Path) -> PathBuf {
        self.folder(tools).join(self.source.binaries())
    }

    fn binary(&self, tools: &Path) -> PathBuf {
        self.binaries(tools).join(self.binary)
    }

    fn install(&self, tools: &Path) -> Result<()> {
        make_whole(&self.folder(tools), |unfinished| {
            self.fill(tools, unfinished)
        })
    }

    fn fill(&self, tools: &Path, unfinished: &Path) -> Result<()> {
        match self.source {
            Source::Cargo { locked } => run(
                Command::new("cargo")
                    .args([
                        "install",
                        &format!("{}@{}", self.name, self.version),
                        "--root",
                    ])
                    .arg(unfinished)
                    .args(locked.then_some("--locked"))
                    .env("CARGO_TARGET_DIR", tools.join(BUILD_FOLDER))
                    .envs(QUICKLY)
                    .current_dir(unfinished),
                "It needs the network and a C compiler (Debian: build-essential).",
            )?,
            Source::Npm => {
                npm_install(unfinished, &[format!("{}@{}", self.name, self.version)])?;
            }
        }
        let binary = unfinished.join(self.source.binaries()).join(self.binary);
        if !binary.exists() {
            return Err(Error::Incomplete {
                tool: self.title(),
                path: binary,
            });
        }
        Ok(())
    }
}

/// They run for seconds, and would take minutes longer to compile as their
/// authors release them.
const QUICKLY: [(&str, &str); 3] = [
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
];

impl Source {
    fn binaries(self) -> &'static str {
        match self {
            Self::Cargo { .. } => "bin",
            Self::Npm => "node_modules/.bin",
        }
    }
}

/// Installs packages of the npm registry below a folder.
pub(crate) fn npm_install(folder: &Path, packages: &[impl AsRef<OsStr>]) -> Result<()> {
    run(
        Command::new("npm")
            .args([
                "install",
                // They bring all they need: nothing of theirs is run here.
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
                "--loglevel=error",
                "--prefix",
            ])
            .arg(folder)
            .args(packages)
            .current_dir(folder),
        "It needs the network, and node with npm (Debian: apt-get install nodejs npm).",
    )
}

fn install_browser(packages: &[&str], advice: &'static str) -> Result<()> {
    if find("apt-get").is_none() {
        return Err(Error::NoPackageManager(packages.join(", ")));
    }
    apt_install(packages, advice)
}

/// Whether the system's Python can open a window of WebKitGTK.
fn can_open_webkit() -> bool {
    let script = "import gi; gi.require_version('WebKit2', '4.1')";
    let mut python = Command::new(SYSTEM_PYTHON);
    python.args(["-c", script]).stderr(Stdio::null());
    python.status().is_ok_and(|status| status.success())
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

pub(crate) fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).on(folder)
    } else {
        Ok(())
    }
}

/// The Python that Debian's packages of it are for, whatever other one comes
/// first on the PATH.
pub const SYSTEM_PYTHON: &str = "/usr/bin/python3";

/// The target of the page's program.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Shared by all tools that are built, because they share many crates.
const BUILD_FOLDER: &str = ".build";

const NEEDS_RUSTUP: &str = "It comes with rustup, Rust's own installer.";

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
    fn each_version_has_its_folder() {
        let project = Project::here();
        let tools = Path::new("tools");
        let binary = |tool: Tool| tool.package(&project).unwrap().binary(tools);
        assert_eq!(
            binary(Tool::Trunk),
            Path::new("tools/trunk-0.21.14/bin/trunk")
        );
        assert_eq!(
            binary(Tool::WasmOpt),
            Path::new("tools/binaryen-132.0.0/node_modules/.bin/wasm-opt")
        );
    }
}
