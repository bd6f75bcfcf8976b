//! `cargo xtask <command>`; see `cargo xtask help`.

use std::process::ExitCode;

use xtask::args::{self, Command};
use xtask::manifest::Manifest;
use xtask::project::Project;
use xtask::server::Server;
use xtask::tools::Tool;
use xtask::verify::Expected;
use xtask::{
    Result, bench, dictionaries, fuzz, help, lighthouse, model, prose, reproduce, size, steps,
    strength, torture, verify,
};

fn main() -> ExitCode {
    match args::parse(std::env::args().skip(1)).and_then(run) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\ncargo xtask: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<()> {
    let project = Project::here();
    match command {
        Command::Help => println!("{}", help::HELP),
        Command::Dist => {
            steps::take(&project, &steps::to_page())?;
            let manifest = Manifest::of(&project.dist())?;
            println!(
                "\nThe site is in {}: {} files with the digest {}",
                project.dist().display(),
                manifest.paths().count(),
                manifest.digest()
            );
        }
        Command::Serve {
            port,
            prefix,
            edition,
        } => {
            steps::take(&project, &steps::to_edition(edition))?;
            let server = Server::start_on(&project.dist(), &prefix, port)?;
            println!("\nVigie: {}   (stop with Ctrl+C)", server.url());
            server.wait();
        }
        Command::Reproduce => {
            steps::take(&project, &steps::to_page())?;
            reproduce::reproduce(&project)?;
        }
        Command::Verify { place, digest } => {
            let expected = match &digest {
                Some(digest) => Expected::Digest(digest),
                None => {
                    steps::take(&project, &steps::to_page())?;
                    Expected::Build
                }
            };
            verify::verify(&project, &place, expected)?;
        }
        Command::Size => size::report(&project.dist())?,
        Command::Screenshots => {
            steps::take(&project, &steps::to_pictures())?;
            println!(
                "\nThe README's pictures are in {}, all of them in {}",
                project.pictures().display(),
                project.all_pictures().display()
            );
        }
        Command::Bench(names) => {
            steps::take(&project, &steps::to_browser())?;
            bench::bench(&project, &names)?;
        }
        Command::Lighthouse => {
            steps::take(&project, &steps::to_lighthouse())?;
            lighthouse::lighthouse(&project)?;
        }
        Command::Torture(arguments) => {
            steps::take(&project, &steps::to_browser())?;
            torture::torture(&project, &arguments)?;
        }
        Command::Model(words) => model::model(&project, &words)?,
        Command::Texts => prose::lint(&project)?,
        Command::Content(language) => prose::content(&project, &language)?,
        Command::Fuzz { seconds } => {
            steps::take(&project, &[steps::Step::Tool(Tool::CargoFuzz)])?;
            fuzz::fuzz(&project, seconds)?;
        }
        Command::Dictionaries { check } => dictionaries::build(&project, check)?,
        Command::StrengthReport(arguments) => strength::report(&project, &arguments)?,
        Command::Test(groups) => steps::test(&project, &groups)?,
    }
    Ok(())
}
