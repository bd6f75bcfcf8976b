//! The tools that the build and the tests need; each is got once.
//!
//! A tool has a folder of its own, named for it and its version. It is built
//! beside that folder and moved there in one go, so an install that was stopped
//! half-way doesn't count.

use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::digest;
use crate::error::Result;
use crate::install::{self, CargoTool, Source, install_browser};
use crate::npm::{self, Packages};
use crate::process::{find, first_line, path_with, run};
use crate::project::Project;
use crate::readers;

/// Something that must be there before a build or a test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tool {
    /// Rust's standard library for WebAssembly, built and as source.
    WasmTarget,
    /// Writes the JavaScript between the page and its program. Its version must
    /// be exactly that of the library in the lock file.
    WasmBindgen,
    /// Makes the program and its scripts smaller.
    Minifiers,
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
    pub const FOR_PAGE: [Self; 4] = [
        Self::WasmTarget,
        Self::WasmBindgen,
        Self::Minifiers,
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
            other => match other.kind(project)? {
                Kind::Npm(packages) => packages.title(project)?,
                Kind::Cargo(tool) => tool.title(),
                Kind::System => String::new(),
            },
        })
    }

    /// How long it takes to get, for people who wait.
    #[must_use]
    pub fn effort(self) -> &'static str {
        match self {
            Self::WasmTarget | Self::Minifiers | Self::Readers | Self::Axe => {
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
                let libraries = Path::new(&sysroot).join("lib/rustlib");
                libraries.join(WASM_TARGET).is_dir() && libraries.join(STANDARD_LIBRARY).is_dir()
            }
            Self::Chromium => find("chromium").is_some() && find("chromedriver").is_some(),
            Self::Firefox => find("firefox").is_some() || find("firefox-esr").is_some(),
            Self::WebKit => {
                find("WebKitWebDriver").is_some() && find("Xvfb").is_some() && can_open_webkit()
            }
            Self::Readers => readers::are_there(project)?,
            other => match other.kind(project)? {
                Kind::Npm(packages) => packages.are_there(project)?,
                Kind::Cargo(tool) => tool.binary(&project.tools()).exists(),
                Kind::System => false,
            },
        })
    }

    /// Gets it.
    ///
    /// # Errors
    ///
    /// What the installing program reported, with what to do about it.
    pub fn install(self, project: &Project) -> Result<()> {
        match self {
            Self::WasmTarget => {
                run(
                    Command::new("rustup").args(["target", "add", WASM_TARGET]),
                    NEEDS_RUSTUP,
                )?;
                run(
                    Command::new("rustup").args(["component", "add", "rust-src"]),
                    NEEDS_RUSTUP,
                )
            }
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
            other => match other.kind(project)? {
                Kind::Npm(packages) => packages.install(project),
                Kind::Cargo(tool) => tool.install(&project.tools()),
                Kind::System => Ok(()),
            },
        }
    }

    /// How it comes here.
    fn kind(self, project: &Project) -> Result<Kind> {
        let registry = |name, version, command| {
            Kind::Cargo(CargoTool {
                source: Source::Registry { name, version },
                command,
            })
        };
        Ok(match self {
            Self::WasmBindgen => Kind::Cargo(wasm_bindgen(project)?),
            Self::Minifiers => Kind::Npm(npm::PAGE),
            Self::Axe => Kind::Npm(npm::AXE),
            Self::Lighthouse => Kind::Npm(npm::LIGHTHOUSE),
            Self::Trunk => registry("trunk", "0.21.14", "trunk"),
            Self::WasmPack => registry("wasm-pack", "0.15.1", "wasm-pack"),
            Self::CargoFuzz => registry("cargo-fuzz", "0.13.2", "cargo-fuzz"),
            Self::Geckodriver => registry("geckodriver", "0.37.1", "geckodriver"),
            Self::WasmTarget | Self::Chromium | Self::Firefox | Self::WebKit | Self::Readers => {
                Kind::System
            }
        })
    }
}

/// How a tool comes here.
enum Kind {
    Npm(Packages),
    Cargo(CargoTool),
    /// In a way of its own.
    System,
}

/// wasm-bindgen's commands. The lock file that its authors published names a
/// release that the registry does not serve, so it is built by one of our own.
fn wasm_bindgen(project: &Project) -> Result<CargoTool> {
    let folder = project.root().join(WASM_BINDGEN);
    let version = project.locked_version("wasm-bindgen")?;
    let source = digest::of_all(&folder, &["Cargo.lock", "Cargo.toml", "src"])?;
    Ok(CargoTool {
        source: Source::Here {
            folder,
            name: format!("wasm-bindgen-{version}-{}", &source[..12]),
            title: format!("wasm-bindgen {version}"),
        },
        command: "wasm-bindgen",
    })
}

/// A PATH on which our versions of the tools come first.
///
/// # Errors
///
/// Those of [`Project::locked_version`].
pub fn path(project: &Project) -> Result<OsString> {
    let tools = project.tools();
    let mut folders = Vec::new();
    for tool in [
        Tool::WasmBindgen,
        Tool::Minifiers,
        Tool::Trunk,
        Tool::WasmPack,
        Tool::Lighthouse,
        Tool::CargoFuzz,
        Tool::Geckodriver,
    ] {
        match tool.kind(project)? {
            Kind::Npm(packages) => folders.push(packages.commands(project)?),
            Kind::Cargo(tool) => folders.push(tool.commands(&tools)),
            Kind::System => {}
        }
    }
    Ok(path_with(folders))
}

/// Removes what building the tools left behind.
///
/// # Errors
///
/// [`crate::Error::File`] if that folder cannot be removed.
pub fn tidy(project: &Project) -> Result<()> {
    install::tidy(&project.tools())
}

/// Whether the system's Python can open a window of WebKitGTK.
fn can_open_webkit() -> bool {
    let script = "import gi; gi.require_version('WebKit2', '4.1')";
    let mut python = Command::new(SYSTEM_PYTHON);
    python.args(["-c", script]).stderr(Stdio::null());
    python.status().is_ok_and(|status| status.success())
}

/// The Python that Debian's packages of it are for, whatever other one comes
/// first on the PATH.
pub const SYSTEM_PYTHON: &str = "/usr/bin/python3";

/// The source of the standard library, which the page's program is built with.
const STANDARD_LIBRARY: &str = "src/rust/library/std";

/// The target of the page's program.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The package that builds wasm-bindgen's commands.
const WASM_BINDGEN: &str = "xtask/wasm-bindgen";

const NEEDS_RUSTUP: &str = "It comes with rustup, Rust's own installer.";

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failing test may panic"
)]
mod tests {
    use std::fs;

    use super::*;
    use crate::project::version_in;

    #[test]
    fn each_version_has_its_folder() {
        let project = Project::here();
        let Kind::Cargo(trunk) = Tool::Trunk.kind(&project).unwrap() else {
            panic!("trunk is built by cargo");
        };
        assert_eq!(
            trunk.binary(Path::new("tools")),
            Path::new("tools/trunk-0.21.14/bin/trunk")
        );
    }

    #[test]
    fn wasm_bindgen_is_of_the_pages_version() {
        let project = Project::here();
        let lock = project.root().join(WASM_BINDGEN).join("Cargo.lock");
        let lock = fs::read_to_string(lock).unwrap();
        let version = project.locked_version("wasm-bindgen").unwrap();
        for package in ["wasm-bindgen-cli", "wasm-bindgen-cli-support"] {
            assert_eq!(version_in(&lock, package), Some(&*version), "{package}");
        }
    }
}
