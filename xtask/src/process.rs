//! Runs other programs.

use std::ffi::{OsStr, OsString};
use std::io::{BufRead, BufReader, ErrorKind};
use std::ops::AddAssign;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::error::{Error, Result};
use crate::project::Project;

/// A command of cargo's on this project, which takes the lock file as it is.
#[must_use]
pub fn cargo(project: &Project, subcommand: &str) -> Command {
    let mut command = Command::new("cargo");
    command
        .args([subcommand, "--locked"])
        .current_dir(project.root());
    command
}

/// Runs a program to its end; what it says goes to the terminal.
///
/// `advice` is what to do when it is missing or fails, in one sentence; empty
/// if its own words will do.
///
/// # Errors
///
/// [`Error::Start`] or [`Error::Failed`].
pub fn run(command: &mut Command, advice: &'static str) -> Result<()> {
    let status = command
        .status()
        .map_err(|source| not_started(command, source, advice))?;
    if status.success() {
        Ok(())
    } else {
        Err(Error::Failed {
            command: line(command),
            status,
            advice,
        })
    }
}

/// The first line that a program prints.
///
/// # Errors
///
/// [`Error::Start`] or [`Error::Failed`].
pub fn first_line(command: &mut Command, advice: &'static str) -> Result<String> {
    Ok(lines(command, advice)?
        .into_iter()
        .next()
        .unwrap_or_default())
}

/// The lines that a program prints.
///
/// # Errors
///
/// [`Error::Start`] or [`Error::Failed`].
pub fn lines(command: &mut Command, advice: &'static str) -> Result<Vec<String>> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|source| not_started(command, source, advice))?;
    if !output.status.success() {
        return Err(Error::Failed {
            command: line(command),
            status: output.status,
            advice,
        });
    }
    Ok(String::from_utf8_lossy(&output.stdout)
        .lines()
        .map(str::to_owned)
        .collect())
}

/// What became of tests.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// They ran and held.
    pub passed: usize,
    /// They could not be run where they were to.
    pub skipped: usize,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.skipped += other.skipped;
    }
}

/// Runs a test runner and returns what became of the tests, read from its lines,
/// which are shown as they come. A test that says `skipped in …` on a line of
/// its own has not passed, though its runner thinks so.
///
/// # Errors
///
/// [`Error::Start`], [`Error::Failed`], and [`Error::NoTest`]: a run without a
/// test proves nothing.
pub fn run_tests(command: &mut Command) -> Result<Tally> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|source| not_started(command, source, ""))?;
    let (mut passed, mut skipped) = (0, 0);
    if let Some(stdout) = child.stdout.take() {
        for text in BufReader::new(stdout)
            .split(b'\n')
            .map_while(std::result::Result::ok)
        {
            let text = String::from_utf8_lossy(&text);
            println!("{text}");
            passed += passed_in(&text).unwrap_or(0);
            skipped += usize::from(text.starts_with(SKIPPED));
        }
    }
    let status = child
        .wait()
        .map_err(|source| not_started(command, source, ""))?;
    let passed = passed.saturating_sub(skipped);
    match (status.success(), passed) {
        (false, _) => Err(Error::Failed {
            command: line(command),
            status,
            advice: "",
        }),
        (true, 0) => Err(Error::NoTest(line(command))),
        (true, passed) => Ok(Tally { passed, skipped }),
    }
}

/// Where the PATH finds a program.
#[must_use]
pub fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

/// The PATH with these folders in front.
#[must_use]
pub fn path_with(folders: impl IntoIterator<Item = PathBuf>) -> OsString {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::join_paths(folders.into_iter().chain(std::env::split_paths(&path))).unwrap_or(path)
}

/// How a test begins the line that says why it was skipped.
pub const SKIPPED: &str = "skipped in ";

/// `test result: ok. 12 passed; 0 failed; …` says 12.
fn passed_in(text: &str) -> Option<usize> {
    let (_, counts) = text.split_once("test result: ")?.1.split_once(". ")?;
    counts.split_once(" passed;")?.0.parse().ok()
}

fn not_started(command: &Command, source: std::io::Error, advice: &'static str) -> Error {
    let advice = if source.kind() == ErrorKind::NotFound {
        advice
    } else {
        ""
    };
    Error::Start {
        program: command.get_program().to_string_lossy().into_owned(),
        source,
        advice,
    }
}

/// The command line, with the program's name instead of its path.
fn line(command: &Command) -> String {
    let program = Path::new(command.get_program())
        .file_name()
        .unwrap_or_default();
    let words: Vec<_> = std::iter::once(program)
        .chain(command.get_args())
        .map(OsStr::to_string_lossy)
        .collect();
    words.join(" ")
}

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
    fn closing_lines_are_counted() {
        assert_eq!(
            passed_in("test result: ok. 12 passed; 0 failed; 1 ignored; finished in 0.3s"),
            Some(12)
        );
        assert_eq!(
            passed_in("test result: FAILED. 3 passed; 1 failed; 0 ignored"),
            Some(3)
        );
        assert_eq!(passed_in("test vault::opens ... ok"), None);
    }

    #[test]
    fn a_run_without_a_test_is_no_proof() {
        let echo = |text: &str| run_tests(Command::new("echo").arg(text));
        assert_eq!(
            echo("test result: ok. 2 passed; 0 failed").unwrap(),
            Tally {
                passed: 2,
                skipped: 0
            }
        );
        assert_eq!(
            echo("\nskipped in webkit: one: no way\ntest result: ok. 2 passed; 0 failed").unwrap(),
            Tally {
                passed: 1,
                skipped: 1
            }
        );
        assert!(matches!(
            echo("test result: ok. 0 passed; 0 failed"),
            Err(Error::NoTest(_))
        ));
    }

    #[test]
    fn failure_and_absence_are_told_apart() {
        assert!(matches!(
            run(&mut Command::new("false"), ""),
            Err(Error::Failed { .. })
        ));
        let absent = run(&mut Command::new("vigie-no-such-program"), "Install it.").unwrap_err();
        assert!(absent.to_string().ends_with("Install it."), "{absent}");
    }
}
