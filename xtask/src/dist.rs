//! Builds the static site into `dist/`.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::error::{OnFile, Result};
use crate::flags::Flags;
use crate::modules::MODULES;
use crate::process::{cargo, first_line, run};
use crate::project::Project;
use crate::tools::{self, WASM_TARGET};
use crate::{digest, finish, program, style};

/// Which page is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edition {
    /// The one to publish.
    Published,
    /// With the page `#/parts`, for those who work on it.
    WithParts,
}

impl Edition {
    /// What cargo and trunk are told of it.
    fn features(self) -> &'static [&'static str] {
        match self {
            Self::Published => &[],
            Self::WithParts => &["--features", "parts"],
        }
    }
}

/// Whether `dist/` is what a build of this edition would make now.
///
/// # Errors
///
/// [`crate::Error::File`] if an input cannot be read.
pub fn is_current(project: &Project, edition: Edition) -> Result<bool> {
    let now = inputs(project, edition)? + &site(project).unwrap_or_default();
    Ok(fs::read_to_string(stamp(project)).is_ok_and(|stamp| stamp == now))
}

/// Compiles the program, has trunk put the page together, and finishes it.
///
/// # Errors
///
/// What the failing part reported.
pub fn build(project: &Project, edition: Edition) -> Result<()> {
    // Trunk compiles too, but one binary after the other and without showing
    // how far it is; after this it finds the work done.
    let flags = Flags::of(project)?;
    // As they are before: what is changed meanwhile is in the next build.
    let inputs = inputs(project, edition)?;
    let mut compile = cargo(project, "build");
    compile
        .args(["--release", "--package", "vigie", "--bins"])
        .args(["--target", WASM_TARGET])
        .args(edition.features());
    run(
        flags
            .apply(&mut compile, &PAGE_FLAGS)
            .envs(PAGE_ENVIRONMENT),
        "",
    )?;
    let mut trunk = Command::new("trunk");
    run(
        flags
            .apply(&mut trunk, &PAGE_FLAGS)
            .envs(PAGE_ENVIRONMENT)
            .args(["--log", TRUNK_LOG, "--skip-version-check", "build"])
            .args(edition.features())
            .env("PATH", tools::path(project)?)
            // Trunk takes only `true` or `false` here, not the `1` that others set.
            .env_remove("NO_COLOR")
            .current_dir(project.root()),
        "",
    )?;
    program::shrink(project)?;
    style::bundle(project, edition)?;
    for module in MODULES {
        module.build(project, &flags)?;
    }
    finish::finish(project)?;
    let stamp = stamp(project);
    fs::write(&stamp, inputs + &site(project)?).on(&stamp)
}

/// Digests of everything that a build reads.
fn inputs(project: &Project, edition: Edition) -> Result<String> {
    let inputs = digest::of_all(project.root(), &INPUTS)?;
    let compiler = first_line(Command::new("rustc").arg("--version"), "")?;
    let flags = Flags::of(project)?;
    Ok(format!(
        "{edition:?}\ninputs {inputs}\ncompiler {compiler} {flags:?}\n"
    ))
}

/// The digest of what a build wrote.
fn site(project: &Project) -> Result<String> {
    let site = digest::of_all(project.root(), &["dist"])?;
    Ok(format!("site {site}\n"))
}

/// A panic of the page's program aborts at once, without a message that nobody
/// would read: its formatting is in the standard library too, which is therefore
/// built along, in its smaller form. That takes flags which this pinned compiler
/// has, but does not promise to keep.
///
/// The page hashes little: what takes long is derived in workers, by a module of
/// its own. So it has the small form of SHA-2.
const PAGE_FLAGS: [&str; 4] = [
    "-Zunstable-options",
    "-Cpanic=immediate-abort",
    "--cfg",
    "sha2_backend_soft=\"compact\"",
];
const PAGE_ENVIRONMENT: [(&str, &str); 3] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
];

/// Outside `dist/`, which is published as it is.
fn stamp(project: &Project) -> PathBuf {
    project.target().join("vigie-dist.stamp")
}

/// Its minifier warns that it leaves wasm-bindgen's scripts as they are.
const TRUNK_LOG: &str = "error,trunk=warn,trunk::processing::minify=error";

const INPUTS: [&str; 19] = [
    ".cargo",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE",
    "NOTICE",
    "Trunk.toml",
    "build.rs",
    "deriver",
    "estimator",
    "index.html",
    "locales",
    "public",
    "rust-toolchain.toml",
    "src",
    "xtask/licences",
    "xtask/locales",
    "xtask/npm/page",
    "xtask/src",
    "xtask/wasm-bindgen",
];
