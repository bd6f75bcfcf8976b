//! The steps that commands are made of.

use std::num::NonZero;
use std::process::Command;
use std::time::Instant;
use std::{fs, thread};

use crate::args::Group;
use crate::dist::Edition;
use crate::engine::{self, Engine};
use crate::error::OnFile;
use crate::process::{Tally, cargo, find, run, run_tests};
use crate::progress::{self, Progress};
use crate::project::Project;
use crate::tools::{self, Tool, WASM_TARGET};
use crate::{Result, dist, prose, size, torture};

/// One step, with a heading and a time of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// A tool is there.
    Tool(Tool),
    /// `dist/` is up to date.
    Page(Edition),
    /// Tests of the domain, the data compilers and these commands.
    HostTests,
    /// The texts are as a careful reader wants them.
    Texts,
    /// Every file is formatted.
    Format,
    /// Clippy on what runs on the host.
    LintHost,
    /// Clippy on what runs in the browser.
    LintPage,
    /// The first load is small enough.
    Size,
    /// Tests of the browser modules.
    WebTests,
    /// The built page as a person uses it, in a browser of this engine.
    EndToEnd(Engine),
    /// The browser is killed, and nothing that was saved is lost.
    Torture,
    /// Pictures of the main screens, for the README.
    Pictures,
}

/// The steps to a page to publish.
#[must_use]
pub fn to_page() -> Vec<Step> {
    to_edition(Edition::Published)
}

/// The steps to a built page of this edition.
#[must_use]
pub fn to_edition(edition: Edition) -> Vec<Step> {
    Tool::FOR_PAGE
        .into_iter()
        .map(Step::Tool)
        .chain([Step::Page(edition)])
        .collect()
}

/// The steps to pictures of the page.
#[must_use]
pub fn to_pictures() -> Vec<Step> {
    [to_page(), vec![Step::Tool(Tool::Chromium), Step::Pictures]].concat()
}

/// The steps to what drives the page in a browser.
#[must_use]
pub fn to_browser() -> Vec<Step> {
    [to_page(), vec![Step::Tool(Tool::Chromium)]].concat()
}

/// The steps to what Lighthouse has to say of the page.
#[must_use]
pub fn to_lighthouse() -> Vec<Step> {
    [to_browser(), vec![Step::Tool(Tool::Lighthouse)]].concat()
}

/// The steps through these groups of tests, each step once.
#[must_use]
pub fn through(groups: &[Group]) -> Vec<Step> {
    let mut steps = Vec::new();
    for step in groups.iter().flat_map(|&group| of_group(group)) {
        if !steps.contains(&step) {
            steps.push(step);
        }
    }
    steps
}

fn of_group(group: Group) -> Vec<Step> {
    let tool = Step::Tool;
    match group {
        Group::Host => vec![Step::HostTests],
        Group::Lint => vec![
            Step::Format,
            Step::Texts,
            Step::LintHost,
            tool(Tool::WasmTarget),
            Step::LintPage,
        ],
        Group::Size => [to_page(), vec![Step::Size]].concat(),
        // The tests run the derivation worker of the built page.
        Group::Web => [
            to_page(),
            vec![tool(Tool::WasmPack), tool(Tool::Chromium), Step::WebTests],
        ]
        .concat(),
        Group::E2e(engine) => {
            let browser: &[Tool] = match engine {
                Engine::Chromium => &[Tool::Chromium],
                Engine::Firefox => &[Tool::Firefox, Tool::Geckodriver],
                Engine::WebKit => &[Tool::WebKit],
            };
            let torture = (engine == Engine::Chromium).then_some(Step::Torture);
            let mut steps = to_page();
            steps.extend(browser.iter().copied().map(tool));
            steps.extend([tool(Tool::Readers), tool(Tool::Axe), Step::EndToEnd(engine)]);
            steps.extend(torture);
            steps
        }
    }
}

/// Takes all steps, up to the first that fails, and returns what became of the
/// tests among them.
///
/// # Errors
///
/// That of the step that failed.
pub fn take(project: &Project, steps: &[Step]) -> Result<Tally> {
    let mut progress = Progress::new(steps.len());
    let mut tally = Tally::default();
    let mut has_built = false;
    for step in steps {
        let title = step.title(project)?;
        if step.is_done(project)? {
            progress.skip(&format!("{title}: {}", step.done()));
        } else {
            let effort = step.effort();
            has_built |= matches!(step, Step::Tool(_));
            tally += progress.step(&format!("{title}: {effort}"), || step.run(project))?;
        }
    }
    // Whoever has built no tool may be clearing away what somebody else builds.
    if has_built {
        tools::tidy(project)?;
    }
    Ok(tally)
}

/// Runs groups of tests and closes with their count on a line of its own.
///
/// # Errors
///
/// That of the step that failed.
pub fn test(project: &Project, groups: &[Group]) -> Result<()> {
    let start = Instant::now();
    let Tally { passed, skipped } = take(project, &through(groups))?;
    println!(
        "\nEverything held, in {}.",
        progress::in_words(start.elapsed())
    );
    if skipped > 0 {
        println!(
            "{skipped} skipped where a browser can't do what they need; the reasons are above"
        );
    }
    if passed > 0 {
        println!("{passed} passed, 0 failed");
    }
    Ok(())
}

impl Step {
    fn title(self, project: &Project) -> Result<String> {
        Ok(match self {
            Self::Tool(tool) => return tool.title(project),
            Self::Page(_) => "the page in dist/",
            Self::HostTests => "tests without a browser",
            Self::Texts => "texts in every language",
            Self::Format => "formatting",
            Self::LintHost => "clippy on the host",
            Self::LintPage => "clippy on the page",
            Self::Size => "size of the first load",
            Self::WebTests => "tests of the browser modules",
            Self::EndToEnd(engine) => {
                return Ok(format!(
                    "the built page from end to end, in {}",
                    engine.name()
                ));
            }
            Self::Torture => "the browser killed at any moment",
            Self::Pictures => "pictures of the main screens",
        }
        .to_owned())
    }

    fn done(self) -> &'static str {
        if matches!(self, Self::Page(_)) {
            "up to date"
        } else {
            "there"
        }
    }

    fn effort(self) -> &'static str {
        match self {
            Self::Tool(tool) => tool.effort(),
            Self::Page(_) => "compiling, about 4 minutes the first time",
            Self::Texts | Self::Format | Self::Size => "checking",
            Self::LintHost | Self::LintPage => "checking, about a minute the first time",
            Self::Torture => "20 runs, about 2 minutes",
            Self::HostTests | Self::WebTests | Self::EndToEnd(_) | Self::Pictures => {
                "compiling and running"
            }
        }
    }

    fn is_done(self, project: &Project) -> Result<bool> {
        match self {
            Self::Tool(tool) => tool.is_there(project),
            Self::Page(edition) => dist::is_current(project, edition),
            _ => Ok(false),
        }
    }

    fn run(self, project: &Project) -> Result<Tally> {
        let cargo = |line: &str| {
            let mut words = line.split_whitespace();
            let mut command = cargo(project, words.next().unwrap_or_default());
            command.args(words);
            command
        };
        match self {
            Self::Tool(tool) => tool.install(project)?,
            Self::Page(edition) => dist::build(project, edition)?,
            Self::HostTests => {
                return run_tests(&mut cargo(
                    "test --workspace --no-default-features --exclude vigie-e2e",
                ));
            }
            Self::Texts => prose::lint(project)?,
            Self::Format => run(
                // The one subcommand that reads no lock file.
                Command::new("cargo")
                    .args(["fmt", "--all", "--check"])
                    .current_dir(project.root()),
                "`cargo fmt --all` mends it.",
            )?,
            Self::LintHost => {
                run(
                    &mut cargo(
                        "clippy --workspace --all-targets --no-default-features -- -D warnings",
                    ),
                    "",
                )?;
            }
            Self::LintPage => {
                let line = format!(
                    "clippy --package vigie --all-targets --target {WASM_TARGET} -- -D warnings"
                );
                run(&mut cargo(&line), "")?;
            }
            Self::Size => size::report(&project.dist())?,
            Self::WebTests => return web_tests(project),
            Self::EndToEnd(engine) => {
                let mut command = cargo("test --package vigie-e2e");
                command.env(engine::VARIABLE, engine.name());
                return run_tests(command.env(THREADS, journeys_at_once().to_string()));
            }
            Self::Torture => {
                torture::torture(project, &[])?;
                return Ok(Tally {
                    passed: 1,
                    skipped: 0,
                });
            }
            Self::Pictures => pictures(project)?,
        }
        Ok(Tally::default())
    }
}

/// Takes pictures of all screens; the README's are copied to where it is.
fn pictures(project: &Project) -> Result<()> {
    let all = project.all_pictures();
    run(
        cargo(project, "run")
            .args(["--quiet", "--package", "vigie-e2e"])
            .args(["--bin", "screenshots", "--"])
            .arg(&all),
        "",
    )?;
    let folder = project.pictures();
    fs::create_dir_all(&folder).on(&folder)?;
    for name in README_PICTURES {
        let picture = all.join(name);
        fs::copy(&picture, folder.join(name)).on(&picture)?;
    }
    Ok(())
}

/// The pictures that the README shows.
const README_PICTURES: [&str; 3] = [
    "measure-answered-1280-light.png",
    "overview-1280-dark.png",
    "measure-360-light.png",
];

fn web_tests(project: &Project) -> Result<Tally> {
    let mut command = Command::new("wasm-pack");
    command
        // Everything is there by now: nothing is fetched behind our back.
        .args([
            "test",
            "--mode",
            "no-install",
            "--headless",
            "--chrome",
            "--chromedriver",
        ])
        .arg(find("chromedriver").unwrap_or_default())
        // The unit tests are there for the vectors of the primitives.
        .args(["--", "--locked", "--lib", "--test", "web"])
        // Seconds for all of them; several derive keys.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "180")
        .env("PATH", tools::path(project)?)
        .current_dir(project.root());
    run_tests(&mut command)
}

/// How many journeys run at once: a half more than there are cores, because each
/// waits for its browser, and the browser for the page, much of the time.
fn journeys_at_once() -> usize {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    cores + cores.div_ceil(2)
}

/// What the test runner reads.
const THREADS: &str = "RUST_TEST_THREADS";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_that_two_groups_need_is_taken_once_and_first() {
        let steps = through(&Group::ALL);
        assert_eq!(
            steps
                .iter()
                .filter(|&&step| matches!(step, Step::Page(_)))
                .count(),
            1
        );
        let position = |wanted: Step| steps.iter().position(|&step| step == wanted);
        assert!(position(Step::Page(Edition::Published)) < position(Step::Size));
        assert!(position(Step::Tool(Tool::Chromium)) < position(Step::WebTests));
        for engine in Engine::ALL {
            assert!(position(Step::Page(Edition::Published)) < position(Step::EndToEnd(engine)));
        }
        assert!(
            position(Step::Tool(Tool::Geckodriver)) < position(Step::EndToEnd(Engine::Firefox))
        );
        let tortures = steps.iter().filter(|&&step| step == Step::Torture);
        assert_eq!(tortures.count(), 1);
    }

    #[test]
    fn the_page_alone_needs_no_browser() {
        assert!(!to_page().contains(&Step::Tool(Tool::Chromium)));
    }
}
