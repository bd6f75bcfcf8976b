//! The response headers in `public/_headers`, in the format that Netlify and
//! Cloudflare Pages read: a path, then indented `Name: value` lines. A path
//! may end in `*`.

use std::fs;
use std::path::Path;

use crate::error::{Error, OnFile, Result};

/// Its name in `dist/`.
pub(crate) const FILE: &str = "_headers";

/// The rules of a `_headers` file.
#[derive(Debug, Clone, Default)]
pub struct Headers {
    rules: Vec<Rule>,
}

#[derive(Debug, Clone)]
struct Rule {
    path: String,
    headers: Vec<(String, String)>,
}

impl Headers {
    /// Reads the rules of a file.
    ///
    /// # Errors
    ///
    /// [`Error::File`] if it cannot be read.
    pub fn read(path: &Path) -> Result<Self> {
        fs::read_to_string(path)
            .on(path)
            .map(|text| Self::parse(&text))
    }

    /// Reads the rules. A line that is no rule has no effect, as on the hosts.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut rules: Vec<Rule> = Vec::new();
        for line in text
            .lines()
            .filter(|line| !line.trim_start().starts_with('#'))
        {
            if line.starts_with('/') {
                rules.push(Rule {
                    path: line.trim_end().to_owned(),
                    headers: Vec::new(),
                });
            } else if let (Some(rule), Some((name, value))) =
                (rules.last_mut(), line.split_once(':'))
            {
                rule.headers
                    .push((name.trim().to_owned(), value.trim().to_owned()));
            }
        }
        Self { rules }
    }

    /// The headers of the response for a path, which starts with a slash.
    pub fn of<'a>(&'a self, path: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.rules
            .iter()
            .filter(move |rule| rule.covers(path))
            .flat_map(|rule| &rule.headers)
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The policy for a `<meta>` in the page: that of the headers, without the
    /// directives that only a header may carry (CSP level 3, section 3.3).
    ///
    /// # Errors
    ///
    /// [`Error::NoPolicy`] if there is none, or one that cannot stand between
    /// double quotes.
    pub fn policy_in_page(&self) -> Result<String> {
        let policy = self
            .of("/")
            .find(|(name, _)| name.eq_ignore_ascii_case("Content-Security-Policy"))
            .map(|(_, policy)| policy)
            .filter(|policy| !policy.contains('"'))
            .ok_or(Error::NoPolicy)?;
        let directives: Vec<&str> = policy
            .split(';')
            .map(str::trim)
            .filter(|directive| {
                !directive
                    .split(' ')
                    .next()
                    .is_some_and(|name| HEADER_ONLY.contains(&name))
            })
            .collect();
        Ok(directives.join("; "))
    }
}

impl Rule {
    fn covers(&self, path: &str) -> bool {
        self.path
            .strip_suffix('*')
            .map_or(self.path == path, |start| path.starts_with(start))
    }
}

const HEADER_ONLY: [&str; 3] = ["frame-ancestors", "report-uri", "sandbox"];

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failing test may panic"
)]
mod tests {
    use super::*;
    use crate::project::Project;

    const TEXT: &str = "\
# comment: not a header
/*
  Content-Security-Policy: default-src 'none'; frame-ancestors 'none'; img-src 'self'
  # X-Old: gone
/text/*
  X-Pack: yes: really
/exact
  X-Exact: 1
";

    fn of(path: &str) -> Vec<String> {
        Headers::parse(TEXT)
            .of(path)
            .map(|(name, value)| format!("{name}={value}"))
            .skip(1)
            .collect()
    }

    #[test]
    fn rules_add_up_by_path() {
        assert_eq!(of("/"), [""; 0]);
        assert_eq!(of("/text/fr.json"), ["X-Pack=yes: really"]);
        assert_eq!(of("/exact"), ["X-Exact=1"]);
        assert_eq!(of("/exact/no"), [""; 0]);
    }

    #[test]
    fn the_page_carries_what_a_page_may() {
        assert_eq!(
            Headers::parse(TEXT).policy_in_page().unwrap(),
            "default-src 'none'; img-src 'self'"
        );
        assert!(matches!(
            Headers::parse("/a\n  X: y").policy_in_page(),
            Err(Error::NoPolicy)
        ));
    }

    /// What the page never uses is closed, and its host is asked for over https.
    #[test]
    fn our_other_headers_are_strict() {
        let headers = Headers::read(&Project::here().root().join("public/_headers")).unwrap();
        let value = |wanted: &str| {
            let found = headers.of("/").find(|(name, _)| *name == wanted);
            found.map(|(_, value)| value.to_owned()).unwrap_or_default()
        };
        assert_eq!(value("Origin-Agent-Cluster"), "?1");
        // The host may have other names and other pages, which are not ours.
        assert_eq!(value("Strict-Transport-Security"), "max-age=31536000");
        let permissions = value("Permissions-Policy");
        for closed in [
            "browsing-topics",
            "camera",
            "clipboard-read",
            "local-fonts",
            "screen-wake-lock",
            "window-management",
        ] {
            let closed = format!("{closed}=()");
            assert!(
                permissions.split(", ").any(|each| each == closed),
                "{closed}"
            );
        }
        assert!(!permissions.contains("clipboard-write"), "the page copies");
    }

    /// Point by point: nothing inline, nothing evaluated, no other host.
    #[test]
    fn our_policy_is_strict() {
        let headers = Headers::read(&Project::here().root().join("public/_headers")).unwrap();
        let policy = headers.policy_in_page().unwrap();
        assert!(policy.starts_with("default-src 'none'; "), "{policy}");
        for directive in policy.split(';') {
            let mut words = directive.split_whitespace();
            let name = words.next().unwrap_or_default();
            for word in words {
                // Workers start from what an open page holds.
                let is_held = name == "worker-src" && word == "blob:";
                assert!(
                    is_held || ["'none'", "'self'", "'wasm-unsafe-eval'"].contains(&word),
                    "{name} {word}"
                );
            }
        }
        assert!(
            headers
                .of("/")
                .any(|(_, policy)| policy.contains("frame-ancestors 'none'"))
        );
    }
}
