//! Looks at the built page as Lighthouse does: at mobile defaults, with the
//! headers and the compression of a host, in a browser set to French that has
//! never seen it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::error::{Error, OnFile, Result};
use crate::process::{find, run};
use crate::project::Project;
use crate::server::Server;
use crate::tools;

/// Runs it, prints the medians and says which goals are reached. The reports
/// are left in the target folder.
///
/// # Errors
///
/// [`Error::UnderGoal`] for goals that are not reached, or what the server or
/// Lighthouse reported.
pub fn lighthouse(project: &Project) -> Result<()> {
    let folder = project.target().join("lighthouse");
    fs::create_dir_all(&folder).on(&folder)?;
    let server = Server::start_far_away(&project.dist(), LINE)?;
    let mut reports = Vec::new();
    for number in 1..=RUNS {
        let file = folder.join(format!("{number}"));
        reports.push(report(project, &server.url(), &file)?);
    }
    println!("Load over the last minute, these runs included: {}", load());
    println!("\n{:<26}  {:>7}  single runs", "", "median");
    let mut missed = 0;
    for figure in FIGURES {
        let values: Vec<f64> = reports.iter().map(|report| figure.of(report)).collect();
        let median = median(&values);
        let (verdict, is_missed) = figure.verdict(median);
        missed += usize::from(is_missed);
        let singles: Vec<String> = values.iter().map(|value| figure.shown(*value)).collect();
        println!(
            "{:<26}  {:>7}  {}{verdict}",
            figure.name,
            figure.shown(median),
            singles.join(", ")
        );
    }
    for shortcoming in reports.iter().flat_map(shortcomings) {
        println!("  {shortcoming}");
    }
    println!("\nThe reports are in {}", folder.display());
    if missed == 0 {
        Ok(())
    } else {
        Err(Error::UnderGoal(missed))
    }
}

/// One run; its report.
fn report(project: &Project, url: &str, file: &Path) -> Result<Value> {
    let output = |kind: &str| PathBuf::from(format!("{}.report.{kind}", file.display()));
    run(
        Command::new("lighthouse")
            .arg(url)
            .args(["--quiet", "--no-enable-error-reporting"])
            .args(["--output=json", "--output=html"])
            .arg(format!("--output-path={}", file.display()))
            .arg(format!("--chrome-flags={}", BROWSER.join(" ")))
            .env("CHROME_PATH", find("chromium").unwrap_or_default())
            .env("PATH", tools::path(project)?),
        "It needs node 18.16 or later.",
    )?;
    let json = output("json");
    let text = fs::read_to_string(&json).on(&json)?;
    serde_json::from_str(&text).map_err(|_| Error::Incomplete {
        tool: "lighthouse".to_owned(),
        path: json,
    })
}

/// What a report has to say against the page, in the categories that it should
/// find nothing against.
fn shortcomings(report: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for category in ["accessibility", "best-practices", "seo"] {
        let audits = report["categories"][category]["auditRefs"].as_array();
        for audit in audits.into_iter().flatten() {
            let id = audit["id"].as_str().unwrap_or_default();
            let counts = audit["weight"].as_f64().is_some_and(|weight| weight > 0.0);
            let score = report["audits"][id]["score"].as_f64();
            if counts && score.is_some_and(|score| score < 1.0) {
                let title = report["audits"][id]["title"].as_str().unwrap_or_default();
                found.push(format!("{category}: {title} ({id})"));
            }
        }
    }
    found
}

/// A figure of a report.
#[derive(Debug, Clone, Copy)]
struct Figure {
    name: &'static str,
    kind: Kind,
    id: &'static str,
    goal: Option<f64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Of 100; more is better.
    Score,
    /// In milliseconds; less is better.
    Time,
    /// The score of layout shifts; less is better.
    Shift,
}

impl Figure {
    /// Its value; none that a report does not have.
    fn of(self, report: &Value) -> f64 {
        let (value, factor) = match self.kind {
            Kind::Score => (&report["categories"][self.id]["score"], 100.0),
            Kind::Time | Kind::Shift => (&report["audits"][self.id]["numericValue"], 1.0),
        };
        // Such a run counts as failed, whatever the goal.
        value.as_f64().map_or(f64::NAN, |value| value * factor)
    }

    fn shown(self, value: f64) -> String {
        match self.kind {
            Kind::Score => format!("{value:.0}"),
            Kind::Time => format!("{value:.0} ms"),
            Kind::Shift => format!("{value:.3}"),
        }
    }

    /// What to say of a value beside its goal, and whether it is missed.
    fn verdict(self, value: f64) -> (String, bool) {
        let Some(goal) = self.goal else {
            return (String::new(), false);
        };
        let (bound, is_reached) = match self.kind {
            Kind::Score => ("at least", value >= goal),
            Kind::Time | Kind::Shift => ("at most", value <= goal),
        };
        let verdict = if is_reached { "reached" } else { "NOT REACHED" };
        let verdict = format!("; goal {bound} {}: {verdict}", self.shown_goal(goal));
        (verdict, !is_reached)
    }

    fn shown_goal(self, goal: f64) -> String {
        match self.kind {
            Kind::Shift => format!("{goal}"),
            Kind::Score | Kind::Time => self.shown(goal),
        }
    }
}

fn median(values: &[f64]) -> f64 {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

fn load() -> String {
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    load.split(' ').next().unwrap_or_default().to_owned()
}

const RUNS: u32 = 3;

/// Bytes a second that come from the server: 4 Mbit/s. Lighthouse computes what
/// a picture waits for on a telephone from what had arrived before it here; on
/// this machine itself everything arrives before anything can be drawn.
const LINE: u32 = 500_000;

const FIGURES: [Figure; 9] = [
    score("performance", "performance", 95.0),
    score("accessibility", "accessibility", 100.0),
    score("best practices", "best-practices", 100.0),
    score("search engines", "seo", 100.0),
    measured(
        "first contentful paint",
        Kind::Time,
        "first-contentful-paint",
        None,
    ),
    measured(
        "largest contentful paint",
        Kind::Time,
        "largest-contentful-paint",
        Some(1500.0),
    ),
    measured(
        "total blocking time",
        Kind::Time,
        "total-blocking-time",
        None,
    ),
    measured(
        "cumulative layout shift",
        Kind::Shift,
        "cumulative-layout-shift",
        Some(0.02),
    ),
    measured("speed index", Kind::Time, "speed-index", None),
];

const fn score(name: &'static str, id: &'static str, goal: f64) -> Figure {
    measured(name, Kind::Score, id, Some(goal))
}

const fn measured(name: &'static str, kind: Kind, id: &'static str, goal: Option<f64>) -> Figure {
    Figure {
        name,
        kind,
        id,
        goal,
    }
}

/// Headless, able to run as root and in a container (it opens no page but
/// ours), in French. Lighthouse itself keeps it from asking anyone anything.
const BROWSER: [&str; 5] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--accept-lang=fr-BE,fr",
];

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn figures_are_read_and_judged() {
        let report = json!({
            "categories": {
                "performance": {"score": 0.96},
                "accessibility": {"auditRefs": [
                    {"id": "contrast", "weight": 7},
                    {"id": "manual", "weight": 0},
                    {"id": "fine", "weight": 3},
                ]},
            },
            "audits": {
                "cumulative-layout-shift": {"numericValue": 0.03},
                "contrast": {"score": 0, "title": "Too pale"},
                "manual": {"score": null},
                "fine": {"score": 1},
            },
        });
        let verdict = |id: &str| {
            let figure = FIGURES.iter().find(|figure| figure.id == id);
            figure.map(|figure| figure.verdict(figure.of(&report)).1)
        };
        assert_eq!(verdict("performance"), Some(false));
        assert_eq!(verdict("cumulative-layout-shift"), Some(true));
        assert_eq!(verdict("seo"), Some(true), "what a report lacks is no pass");
        assert_eq!(
            shortcomings(&report),
            ["accessibility: Too pale (contrast)".to_owned()]
        );
    }

    #[test]
    fn the_middle_one_of_three() {
        assert!((median(&[3.0, 1.0, 2.0]) - 2.0).abs() < f64::EPSILON);
    }
}
