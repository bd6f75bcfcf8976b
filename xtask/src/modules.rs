//! The modules that run in workers beside the page's program, each a crate of
//! its own: `vigie-deriver` and `vigie-estimator`.

use std::process::Command;

use crate::error::Result;
use crate::flags::Flags;
use crate::process::{cargo, run};
use crate::project::Project;
use crate::tools::{self, WASM_TARGET};

/// A crate, and how it is built.
#[derive(Debug, Clone, Copy)]
pub struct Module {
    /// How its files begin; its package is `vigie-` and this.
    name: &'static str,
    profile: &'static str,
    /// Compiler flags beyond the page's.
    flags: &'static [&'static str],
    /// How `wasm-opt` goes about it.
    optimise: &'static str,
}

/// All modules.
pub const MODULES: [Module; 2] = [
    // For speed, with SIMD, which the page's program must do without.
    Module {
        name: "deriver",
        profile: "worker",
        flags: &["-C", "target-feature=+simd128"],
        optimise: "-O3",
    },
    Module {
        name: "estimator",
        profile: "worker",
        flags: &[],
        optimise: "-O3",
    },
];

impl Module {
    /// Builds the module and puts it into `dist/`. `flags` are the compiler
    /// flags of the page.
    ///
    /// # Errors
    ///
    /// What the failing part reported.
    pub(crate) fn build(self, project: &Project, flags: &Flags) -> Result<()> {
        let Self { name, profile, .. } = self;
        // A target folder of its own: with other flags, cargo would build the
        // page's crates anew each time.
        let target = if self.flags.is_empty() {
            project.target()
        } else {
            project.target().join(name)
        };
        let package = self.package();
        let mut compile = cargo(project, "build");
        compile
            .args(["--profile", profile, "--package", &package])
            .args(["--target", WASM_TARGET, "--target-dir"])
            .arg(&target);
        run(flags.apply(&mut compile, self.flags), "")?;
        let compiled = target.join(WASM_TARGET).join(profile);
        let bound = target.join("bound");
        let path = tools::path(project)?;
        run(
            Command::new("wasm-bindgen")
                .args(["--target", "bundler", "--no-typescript", "--out-name", name])
                .arg("--out-dir")
                .arg(&bound)
                .arg(compiled.join(format!("vigie_{name}.wasm")))
                .env("PATH", &path),
            "",
        )?;
        let [program, script] = self.files();
        let dist = project.dist();
        run(
            Command::new("wasm-opt")
                .arg(self.optimise)
                .args(["--strip-producers", "--strip-target-features"])
                .arg(bound.join(format!("{name}_bg.wasm")))
                .arg("-o")
                .arg(dist.join(&program))
                .env("PATH", &path),
            "",
        )?;
        // One script, which a page can start a worker from without asking for
        // another.
        let glue = bound.join(format!("{name}_bg.js"));
        run(
            Command::new("esbuild")
                .arg(project.root().join(WORKER))
                .args(["--bundle", "--minify", "--format=iife", "--target=es2021"])
                .arg("--log-level=warning")
                .arg(format!("--alias:glue={}", glue.display()))
                .arg(format!("--outfile={}", dist.join(&script).display()))
                .env("PATH", &path),
            "",
        )
    }

    /// The name of its package.
    pub(crate) fn package(self) -> String {
        format!("vigie-{}", self.name)
    }

    /// The names of its files in `dist/`: the program and the worker's script.
    #[must_use]
    pub fn files(self) -> [String; 2] {
        [".wasm", ".js"].map(|end| format!("{}{end}", self.name))
    }
}

/// What runs a module, before its own script is put into it.
const WORKER: &str = "src/browser/worker.js";
