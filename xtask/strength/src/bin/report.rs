//! Measures the password estimator; see `cargo xtask help`.

use std::env;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use vigie_strength_tools::report::error::{Error, Result};
use vigie_strength_tools::report::{self, Options};

fn main() -> ExitCode {
    match options(env::args().skip(1)).and_then(|options| report::measure(&options)) {
        Ok(report) => {
            print!("{}", report.table());
            if report.is_good() {
                ExitCode::SUCCESS
            } else {
                eprintln!("\nNot every bar is cleared (✗).");
                ExitCode::FAILURE
            }
        }
        Err(error) => {
            eprintln!("report: {error}");
            ExitCode::FAILURE
        }
    }
}

fn options(mut args: impl Iterator<Item = String>) -> Result<Options> {
    // Asked for when it runs: a target folder may be shared by checkouts.
    let here =
        env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    let project = Path::new(&here).join("../..");
    let mut options = Options {
        dictionary: project.join("public/strength.dict"),
        own: project.join("tests/data/strength"),
        meters: None,
        public: None,
    };
    while let Some(arg) = args.next() {
        let mut path = || args.next().map(PathBuf::from).ok_or(Error::Usage);
        match arg.as_str() {
            "--dictionary" => options.dictionary = path()?,
            "--meters" => options.meters = Some(path()?),
            "--held-out" => options.own = project.join("tests/data/strength/held-out"),
            _ if arg.starts_with('-') || options.public.is_some() => return Err(Error::Usage),
            _ => options.public = Some(PathBuf::from(arg)),
        }
    }
    Ok(options)
}
