//! Measures the built page in a browser: the crate `vigie-bench`, whose browser
//! half is put beside a copy of the page.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::digest::files;
use crate::error::{OnFile, Result};
use crate::flags::Flags;
use crate::process::{cargo, run};
use crate::project::Project;
use crate::strength;
use crate::tools::{self, WASM_TARGET};

/// Builds and runs the benches of these names, or all.
///
/// # Errors
///
/// What the failing part reported.
pub fn bench(project: &Project, names: &[String]) -> Result<()> {
    let site = project.target().join("bench");
    copy(&project.dist(), &site)?;
    // It answers for the files of the page alone, not for those put beside it.
    let worker = site.join("sw.js");
    fs::remove_file(&worker).on(&worker)?;
    let folder = site.join(FOLDER);
    if names.is_empty()
        || names
            .iter()
            .any(|name| !OF_THE_PAGE.contains(&name.as_str()))
    {
        build_page_half(project, &folder)?;
    }
    if names.is_empty() || names.iter().any(|name| name == STRENGTH) {
        bundle_meters(project, &folder)?;
    }
    run(
        cargo(project, "run")
            .args(["--quiet", "--package", CRATE, "--bin", CRATE, "--"])
            .args(names)
            .env("VIGIE_DIST", &site),
        "",
    )
}

/// With the page's own flags and steps, so that it is as fast as the page.
fn build_page_half(project: &Project, folder: &Path) -> Result<()> {
    let mut compile = cargo(project, "build");
    compile
        .args(["--release", "--package", CRATE, "--bin", PAGE_HALF])
        .args(["--target", WASM_TARGET]);
    run(Flags::of(project)?.apply(&mut compile, &[]), "")?;
    let compiled = project.target().join(WASM_TARGET).join("release");
    let path = tools::path(project)?;
    run(
        Command::new("wasm-bindgen")
            .args(["--target", "web", "--no-typescript", "--out-name", "page"])
            .arg("--out-dir")
            .arg(folder)
            .arg(compiled.join(PAGE_HALF).with_extension("wasm"))
            .env("PATH", &path),
        "",
    )?;
    let module = folder.join("page_bg.wasm");
    run(
        Command::new("wasm-opt")
            .arg("-Oz")
            .arg(&module)
            .arg("-o")
            .arg(&module)
            .env("PATH", &path),
        "",
    )
}

/// The other password meters as one script, from the packages of the strength
/// report.
fn bundle_meters(project: &Project, folder: &Path) -> Result<()> {
    run(
        Command::new("esbuild")
            .arg(project.root().join(METERS))
            .args(["--bundle", "--minify", "--format=esm"])
            .arg("--log-level=warning")
            .arg(format!("--outdir={}", folder.display()))
            .env("NODE_PATH", strength::meters(project)?.join("node_modules"))
            .env("PATH", tools::path(project)?),
        "",
    )
}

/// Makes `to` the same as `from`.
fn copy(from: &Path, to: &Path) -> Result<()> {
    if to.exists() {
        fs::remove_dir_all(to).on(to)?;
    }
    for file in files(from)? {
        let target = to.join(file.strip_prefix(from).unwrap_or(&file));
        let folder = target.parent().unwrap_or(to);
        fs::create_dir_all(folder).on(folder)?;
        fs::copy(&file, &target).on(&file)?;
    }
    Ok(())
}

const CRATE: &str = "vigie-bench";
const PAGE_HALF: &str = "vigie-bench-page";

/// Where the benches' own files are, beside the page.
const FOLDER: &str = "bench";

/// The benches that need nothing but the page.
const OF_THE_PAGE: [&str; 3] = ["derivation", "interaction", "unlocking"];

/// The bench that takes the other password meters, and their script.
const STRENGTH: &str = "strength";
const METERS: &str = "benches/web/src/scripts/meters.js";
