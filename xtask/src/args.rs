//! The command line.

use crate::dist::Edition;
use crate::engine::Engine;
use crate::manifest::is_digest;
use crate::{Error, Result};

/// A command with its options.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Build if needed, then serve `dist/` on this machine.
    Serve {
        /// The port on 127.0.0.1; 0 takes a free one.
        port: u16,
        /// The folder under which the page stands, with a slash at both ends.
        prefix: String,
        /// Which page.
        edition: Edition,
    },
    /// Build the static site into `dist/`.
    Dist,
    /// Build the page again elsewhere and compare.
    Reproduce,
    /// Compare a published site with this build, or with a digest.
    Verify {
        /// Its address, or a folder.
        place: String,
        /// The digest of the build that it should be.
        digest: Option<String>,
    },
    /// Run these groups of tests, in this order.
    Test(Vec<Group>),
    /// Report the built page's size.
    Size,
    /// Make the README's pictures.
    Screenshots,
    /// Measure the built page in a browser, by these benches or by all.
    Bench(Vec<String>),
    /// Measure the built page as Lighthouse does.
    Lighthouse,
    /// Kill the browser again and again, with that program's own arguments.
    Torture(Vec<String>),
    /// Explores what saving can meet, in these scenarios or in all.
    Model(Vec<String>),
    /// Build the password estimator's dictionary.
    Dictionaries {
        /// Write nothing; say whether it is what its inputs make.
        check: bool,
    },
    /// Measure the password estimator, with the report's own arguments.
    StrengthReport(Vec<String>),
    /// Look at every language's texts as a careful reader would.
    Texts,
    /// Print all texts of this language as one document.
    Content(String),
    /// Run each fuzz target for so many seconds.
    Fuzz {
        /// For each target.
        seconds: u32,
    },
    /// Print the help.
    Help,
}

/// A group of tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Tests that need no browser.
    Host,
    /// Formatting and clippy.
    Lint,
    /// The built page's size.
    Size,
    /// Tests of the browser modules, in headless Chromium.
    Web,
    /// The built page as a person uses it, in a browser of this engine.
    E2e(Engine),
}

impl Group {
    /// All groups, the quick ones first.
    pub const ALL: [Self; 7] = [
        Self::Host,
        Self::Lint,
        Self::Size,
        Self::Web,
        Self::E2e(Engine::Chromium),
        Self::E2e(Engine::Firefox),
        Self::E2e(Engine::WebKit),
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Host => "host",
            Self::Lint => "lint",
            Self::Size => "size",
            Self::Web => "web",
            Self::E2e(Engine::Chromium) => "e2e",
            Self::E2e(engine) => engine.name(),
        }
    }
}

/// Reads the arguments that follow `cargo xtask`.
///
/// # Errors
///
/// [`Error::Usage`] for anything that the help does not name.
pub fn parse(args: impl IntoIterator<Item = String>) -> Result<Command> {
    let mut args = args.into_iter();
    let command = args.next().unwrap_or_else(|| "help".to_owned());
    match command.as_str() {
        "serve" => serve(args),
        "dist" => alone(args, Command::Dist),
        "reproduce" => alone(args, Command::Reproduce),
        "verify" => verify(args),
        "size" => alone(args, Command::Size),
        "screenshots" => alone(args, Command::Screenshots),
        "bench" => Ok(Command::Bench(args.collect())),
        "lighthouse" => alone(args, Command::Lighthouse),
        "torture" => Ok(Command::Torture(args.collect())),
        "model" => Ok(Command::Model(args.collect())),
        "test" => test(args),
        "texts" => alone(args, Command::Texts),
        "content" => content(args),
        "fuzz" => fuzz(args),
        "dictionaries" => dictionaries(args),
        "strength-report" => Ok(Command::StrengthReport(args.collect())),
        "help" | "-h" | "--help" => Ok(Command::Help),
        other => Err(Error::Usage(format!("there is no command `{other}`"))),
    }
}

fn alone(mut args: impl Iterator<Item = String>, command: Command) -> Result<Command> {
    args.next()
        .map_or(Ok(command), |extra| Err(unexpected(&extra)))
}

fn serve(mut args: impl Iterator<Item = String>) -> Result<Command> {
    let (mut port, mut prefix) = (DEFAULT_PORT, "/".to_owned());
    let mut edition = Edition::Published;
    while let Some(name) = args.next() {
        let mut value = || {
            args.next()
                .ok_or_else(|| Error::Usage(format!("{name} needs a value")))
        };
        match name.as_str() {
            "--port" => {
                let text = value()?;
                port = text
                    .parse()
                    .map_err(|_| Error::Usage(format!("`{text}` is no port (0 to 65535)")))?;
            }
            "--prefix" => prefix = folder(&value()?),
            "--parts" => edition = Edition::WithParts,
            other => return Err(unexpected(other)),
        }
    }
    Ok(Command::Serve {
        port,
        prefix,
        edition,
    })
}

fn verify(mut args: impl Iterator<Item = String>) -> Result<Command> {
    let place = args
        .next()
        .ok_or_else(|| Error::Usage("verify needs an address or a folder".to_owned()))?;
    let digest = match args.next().as_deref() {
        None => None,
        Some("--digest") => {
            let digest = args.next().unwrap_or_default().to_lowercase();
            if !is_digest(&digest) {
                return Err(Error::Usage(format!(
                    "`{digest}` is no SHA-256 in hexadecimal (64 digits)"
                )));
            }
            Some(digest)
        }
        Some(other) => return Err(unexpected(other)),
    };
    alone(args, Command::Verify { place, digest })
}

fn dictionaries(mut args: impl Iterator<Item = String>) -> Result<Command> {
    let check = args.next();
    match check.as_deref() {
        None => Ok(Command::Dictionaries { check: false }),
        Some("--check") => alone(args, Command::Dictionaries { check: true }),
        Some(other) => Err(unexpected(other)),
    }
}

fn content(mut args: impl Iterator<Item = String>) -> Result<Command> {
    let language = args
        .next()
        .ok_or_else(|| Error::Usage("content needs a language: fr, nl, de or en".to_owned()))?;
    alone(args, Command::Content(language))
}

fn fuzz(mut args: impl Iterator<Item = String>) -> Result<Command> {
    let mut seconds = DEFAULT_FUZZ_SECONDS;
    while let Some(name) = args.next() {
        if name != "--seconds" {
            return Err(unexpected(&name));
        }
        let text = args
            .next()
            .ok_or_else(|| Error::Usage(format!("{name} needs a value")))?;
        seconds = text
            .parse()
            .map_err(|_| Error::Usage(format!("`{text}` is no number of seconds")))?;
    }
    Ok(Command::Fuzz { seconds })
}

fn test(args: impl Iterator<Item = String>) -> Result<Command> {
    let named: Vec<Group> = args
        .map(|name| {
            Group::ALL
                .into_iter()
                .find(|group| group.name() == name)
                .ok_or_else(|| unexpected(&name))
        })
        .collect::<Result<_>>()?;
    Ok(Command::Test(if named.is_empty() {
        Group::ALL.to_vec()
    } else {
        named
    }))
}

/// A path with a slash at both ends: `a/b` is `/a/b/`.
fn folder(path: &str) -> String {
    match path.trim_matches('/') {
        "" => "/".to_owned(),
        inner => format!("/{inner}/"),
    }
}

fn unexpected(argument: &str) -> Error {
    Error::Usage(format!("`{argument}` is not understood here"))
}

/// The port of `serve` when none is given.
const DEFAULT_PORT: u16 = 8080;

/// How long `fuzz` runs each target when no time is given.
const DEFAULT_FUZZ_SECONDS: u32 = 60;

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failing test may panic"
)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Command> {
        parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn commands_and_their_options() {
        let serve = |port, prefix: &str| Command::Serve {
            port,
            prefix: prefix.to_owned(),
            edition: Edition::Published,
        };
        let cases = [
            ("", Command::Help),
            ("--help", Command::Help),
            ("dist", Command::Dist),
            ("size", Command::Size),
            ("screenshots", Command::Screenshots),
            ("bench", Command::Bench(Vec::new())),
            ("bench sealing", Command::Bench(vec!["sealing".to_owned()])),
            ("lighthouse", Command::Lighthouse),
            ("reproduce", Command::Reproduce),
            (
                "verify https://example.org/",
                Command::Verify {
                    place: "https://example.org/".to_owned(),
                    digest: None,
                },
            ),
            (
                &format!("verify dist --digest {}", "A0".repeat(32)),
                Command::Verify {
                    place: "dist".to_owned(),
                    digest: Some("a0".repeat(32)),
                },
            ),
            ("serve", serve(8080, "/")),
            ("serve --port 0", serve(0, "/")),
            (
                "serve --prefix tools/vigie --port 9000",
                serve(9000, "/tools/vigie/"),
            ),
            ("serve --prefix /", serve(8080, "/")),
            (
                "serve --parts",
                Command::Serve {
                    port: 8080,
                    prefix: "/".to_owned(),
                    edition: Edition::WithParts,
                },
            ),
            (
                "strength-report --alone sets",
                Command::StrengthReport(vec!["--alone".to_owned(), "sets".to_owned()]),
            ),
            ("dictionaries", Command::Dictionaries { check: false }),
            (
                "dictionaries --check",
                Command::Dictionaries { check: true },
            ),
            (
                "torture --runs 200",
                Command::Torture(vec!["--runs".to_owned(), "200".to_owned()]),
            ),
            ("model", Command::Model(Vec::new())),
            ("model locks", Command::Model(vec!["locks".to_owned()])),
            ("texts", Command::Texts),
            ("content nl", Command::Content("nl".to_owned())),
            ("fuzz", Command::Fuzz { seconds: 60 }),
            ("fuzz --seconds 600", Command::Fuzz { seconds: 600 }),
            ("test", Command::Test(Group::ALL.to_vec())),
            (
                "test web host",
                Command::Test(vec![Group::Web, Group::Host]),
            ),
            (
                "test e2e webkit",
                Command::Test(vec![
                    Group::E2e(Engine::Chromium),
                    Group::E2e(Engine::WebKit),
                ]),
            ),
        ];
        for (line, expected) in cases {
            assert_eq!(parsed(line).unwrap(), expected, "{line}");
        }
    }

    #[test]
    fn what_is_not_understood_is_said() {
        for line in [
            "serv",
            "dist now",
            "serve --port",
            "serve --port 70000",
            "dictionaries now",
            "dictionaries --check now",
            "serve here",
            "verify",
            "verify dist --digest",
            "verify dist --digest a0",
            "verify dist now",
            "test unit",
            "content",
            "content nl de",
            "fuzz --seconds",
            "fuzz --seconds long",
            "fuzz 60",
        ] {
            assert!(matches!(parsed(line), Err(Error::Usage(_))), "{line}");
        }
    }
}
