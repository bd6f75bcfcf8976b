//! Runs the fuzz targets of `fuzz/` one after the other.
//!
//! cargo-fuzz asks for a nightly compiler only because sanitizers do: the
//! counters that guide libFuzzer are made by stable flags. Without unsafe code
//! there is nothing for a sanitizer to find that a panic does not show, so
//! `--sanitizer none` and the project's own compiler do.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::Result;
use crate::error::OnFile;
use crate::process::{cargo, run};
use crate::project::Project;
use crate::tools;

/// Builds every target and runs each for so many seconds; the first that
/// finds something ends it, and says where the input is.
///
/// # Errors
///
/// [`crate::Error::Failed`] for a target that does not build or that found
/// something, [`crate::Error::File`] if the corpora cannot be made.
pub fn fuzz(project: &Project, seconds: u32) -> Result<()> {
    let folder = project.target().join("fuzz");
    // cargo-fuzz has no `--locked`, and leaves a lock file alone that is right.
    run(
        cargo(project, "fetch").args(["--manifest-path", "fuzz/Cargo.toml"]),
        "",
    )?;
    let cargo_fuzz = |verb: &str| -> Result<Command> {
        let mut command = Command::new("cargo");
        command
            .args(["fuzz", verb, "--sanitizer", "none", "--target-dir"])
            .arg(&folder)
            .current_dir(project.root())
            .env("PATH", tools::path(project)?);
        Ok(command)
    };
    run(
        &mut cargo_fuzz("build")?,
        "It needs a C++ compiler (Debian: g++).",
    )?;
    for target in TARGETS {
        println!("\n{}, {seconds} s", target.name);
        let corpus = folder.join("corpus").join(target.name);
        fs::create_dir_all(&corpus).on(&corpus)?;
        run(
            cargo_fuzz("run")?
                .arg(target.name)
                .arg(&corpus)
                .args(target.seeds.iter().map(Path::new))
                .arg("--")
                .arg(format!("-max_total_time={seconds}"))
                .arg(format!("-max_len={}", target.longest))
                .args(["-timeout=10", "-print_final_stats=1"]),
            "The input is in fuzz/artifacts/.",
        )?;
    }
    Ok(())
}

/// A program of `fuzz/targets/`.
struct Target {
    name: &'static str,
    /// Folders with inputs to start from.
    seeds: &'static [&'static str],
    /// Bytes of the longest input to try.
    longest: u32,
}

const TARGETS: &[Target] = &[
    Target {
        name: "container",
        seeds: &["tests/vectors/hostile", "tests/vectors/vault"],
        longest: 4096,
    },
    Target {
        name: "assessment",
        seeds: &["tests/vectors/assessment", "fuzz/seeds/assessment"],
        longest: 8192,
    },
    Target {
        name: "recovery_code",
        seeds: &["fuzz/seeds/recovery_code"],
        longest: 256,
    },
    Target {
        name: "estimate",
        seeds: &["fuzz/seeds/estimate"],
        longest: 1024,
    },
];
