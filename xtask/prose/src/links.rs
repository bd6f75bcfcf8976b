//! Which places a text may name: those of `references.toml`, and Safeonweb's
//! mailbox of the text's language.

use crate::report::Check;
use crate::texts::{Language, Locales, Text};

/// Addresses and mailboxes that are not allowed.
pub(crate) fn check(
    locales: &Locales,
    language: &Language,
    text: &Text,
    add: &mut impl FnMut(Check, String),
) {
    for word in text.text.split(|letter: char| !in_address(letter)) {
        let word = word.trim_matches(|letter: char| matches!(letter, '.' | '/' | ':' | '-'));
        if let Some((name, host)) = word
            .split_once('@')
            .filter(|(name, host)| !name.is_empty() && !host.is_empty())
        {
            let mailbox = mailbox(&language.tag);
            if format!("{name}@{host}") != mailbox {
                add(Check::Link, format!("{word} is not {mailbox}"));
            }
        } else if let Some(host) = host_in(word)
            && !locales.hosts.contains(&host)
        {
            add(Check::Link, format!("{word} is not among the references"));
        }
    }
}

fn in_address(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '.' | '/' | ':' | '-' | '@' | '_')
}

/// The host in a word that looks like an address.
fn host_in(word: &str) -> Option<String> {
    let bare = word.split_once("://").map_or(word, |(_, rest)| rest);
    let host = bare.split('/').next()?.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let is_name = |name: &str| {
        name.chars().any(|letter| letter.is_ascii_alphabetic())
            && name
                .chars()
                .all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-'))
    };
    let is_host = host
        .rsplit_once('.')
        .is_some_and(|(name, end)| is_name(name) && ENDS.contains(&end));
    (is_host || word.contains("://")).then(|| host.to_owned())
}

/// Where doubtful messages are forwarded to, by the language of the mailbox.
fn mailbox(tag: &str) -> &'static str {
    match tag {
        "fr" => "suspect@safeonweb.be",
        "nl" => "verdacht@safeonweb.be",
        _ => "suspicious@safeonweb.be",
    }
}

/// Ends of hosts that a text could name.
const ENDS: [&str; 12] = [
    "be", "com", "org", "net", "eu", "fr", "nl", "de", "int", "io", "app", "gov",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_recognised() {
        for (word, expected) in [
            ("MyID.be", Some("myid.be")),
            ("https://www.recupel.be/fr", Some("recupel.be")),
            ("http://localhost", Some("localhost")),
            ("fiche.Elle", None),
            ("1.2", None),
            ("docs/recovery.md", None),
        ] {
            assert_eq!(host_in(word).as_deref(), expected, "{word}");
        }
    }
}
