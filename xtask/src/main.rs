//! `cargo xtask <command>`; see `cargo xtask help`.

use std::process::ExitCode;

use xtask::args::{self, Command};
use xtask::project::Project;
use xtask::server::Server;
use xtask::{Result, size, steps};

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
        Command::Help => println!("{}", args::HELP),
        Command::Dist => {
            steps::take(&project, &steps::to_page())?;
            println!("\nThe site is in {}", project.dist().display());
        }
        Command::Serve { port, prefix } => {
            steps::take(&project, &steps::to_page())?;
            let server = Server::start_on(&project.dist(), &prefix, port)?;
            println!("\nVigie: {}   (stop with Ctrl+C)", server.url());
            server.wait();
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
        Command::Test(groups) => steps::test(&project, &groups)?,
    }
    Ok(())
}
