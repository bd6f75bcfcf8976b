//! What the built page weighs.

use std::collections::BTreeMap;
use std::path::Path;

use crate::compression::brotli;
use crate::error::{Error, Result};
use crate::finish::{DICTIONARY, Role, site};

/// A file of the site.
#[derive(Debug)]
struct Asset {
    name: String,
    raw: usize,
    brotli: usize,
    /// Whether it is needed to answer the first question in one language.
    first: bool,
}

/// Prints the size of every asset and of the first load, and looks that the
/// estimator is no part of that.
///
/// # Errors
///
/// [`Error::NotBuilt`] without a page, [`Error::TooLarge`] and
/// [`Error::FileTooLarge`] above a limit, [`Error::Misplaced`].
pub fn report(dist: &Path) -> Result<()> {
    if !dist.join("index.html").is_file() {
        return Err(Error::NotBuilt(dist.to_owned()));
    }
    let site = site(dist)?;
    let mut assets: Vec<Asset> = site
        .iter()
        .map(|(name, bytes)| Asset::new(name.clone(), bytes))
        .collect();
    assets.sort_by_key(|asset| (!asset.first, std::cmp::Reverse(asset.brotli)));
    println!("{:>10} {:>10}  first load", "bytes", "brotli 11");
    for asset in &assets {
        let mark = if asset.first { "●" } else { " " };
        println!(
            "{:>10} {:>10}  {mark} {}",
            asset.raw, asset.brotli, asset.name
        );
    }
    let sum = |size: fn(&Asset) -> usize| {
        assets
            .iter()
            .filter(|asset| asset.first)
            .map(size)
            .sum::<usize>()
    };
    let (raw, brotli) = (sum(|asset| asset.raw), sum(|asset| asset.brotli));
    println!("{raw:>10} {brotli:>10}  sum of the first load; goal {GOAL}, limit {LIMIT}");
    for (name, bytes) in &site {
        check_estimator(name, bytes)?;
    }
    check_languages(&assets)?;
    for asset in assets {
        if asset.name == DICTIONARY && asset.brotli > DICTIONARY_LIMIT {
            return Err(Error::FileTooLarge {
                name: asset.name,
                bytes: asset.brotli,
                limit: DICTIONARY_LIMIT,
            });
        }
    }
    if brotli > LIMIT {
        Err(Error::TooLarge {
            bytes: brotli,
            limit: LIMIT,
        })
    } else {
        Ok(())
    }
}

/// All texts of a language, both files of its pack, are small enough.
fn check_languages(assets: &[Asset]) -> Result<()> {
    let mut languages: BTreeMap<&str, usize> = BTreeMap::new();
    for asset in assets {
        if let Some((language, _)) = asset
            .name
            .strip_prefix("text/")
            .and_then(|name| name.split_once('-'))
        {
            *languages.entry(language).or_default() += asset.brotli;
        }
    }
    for (language, bytes) in languages {
        println!("{bytes:>21}  texts in {language}; limit {LANGUAGE_LIMIT}");
        if bytes > LANGUAGE_LIMIT {
            return Err(Error::FileTooLarge {
                name: format!("the text in {language}"),
                bytes,
                limit: LANGUAGE_LIMIT,
            });
        }
    }
    Ok(())
}

/// A program has what only the estimator knows, or it is another program.
fn check_estimator(name: &str, bytes: &[u8]) -> Result<()> {
    let knows = |mark: &[u8]| bytes.windows(mark.len()).any(|part| part == mark);
    if name.ends_with(".wasm") && (name == ESTIMATOR) != knows(ESTIMATOR_MARK) {
        return Err(Error::Misplaced(name.to_owned()));
    }
    Ok(())
}

impl Asset {
    fn new(name: String, bytes: &[u8]) -> Self {
        let first = match Role::of(&name) {
            Role::Page => true,
            // The rest of the measures comes while the first question is read.
            Role::Pack => name.starts_with(FIRST_PACK) && !name.contains("-measures-"),
            Role::Later | Role::Online => false,
        };
        Self {
            name,
            raw: bytes.len(),
            brotli: compressed(bytes),
            first,
        }
    }
}

/// The size after brotli at its best.
fn compressed(bytes: &[u8]) -> usize {
    brotli(bytes, 11).len()
}

/// What we aim for, in bytes of brotli.
const GOAL: usize = 150_000;

/// What fails the tests, in bytes of brotli.
const LIMIT: usize = 223_000;

/// What one language may weigh, in bytes of brotli.
const LANGUAGE_LIMIT: usize = 60_000;

/// The limit of the estimator's dictionary in bytes of brotli.
const DICTIONARY_LIMIT: usize = 300_000;

/// The estimator, and what no program without it holds: a row of keys.
const ESTIMATOR: &str = "estimator.wasm";
const ESTIMATOR_MARK: &[u8] = b"qsdfghjklm";

/// The pack of the language that is complete.
const FIRST_PACK: &str = "text/fr-";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compression_is_real() {
        assert!(compressed(&[b'a'; 10_000]) < 50);
        assert!(compressed(b"abc") < 10);
    }

    #[test]
    fn the_estimator_is_in_its_own_program_only() {
        let with = [b"\0asm", ESTIMATOR_MARK].concat();
        for (name, bytes, is_right) in [
            (ESTIMATOR, with.as_slice(), true),
            (ESTIMATOR, b"\0asm", false),
            ("vigie-1f_bg.wasm", &with, false),
            ("vigie-1f_bg.wasm", b"\0asm", true),
            ("strength.dict", &with, true),
        ] {
            assert_eq!(check_estimator(name, bytes).is_ok(), is_right, "{name}");
        }
    }

    #[test]
    fn a_language_weighs_what_both_its_files_do() {
        let asset = |name: &str, brotli| Asset {
            name: name.to_owned(),
            raw: 0,
            brotli,
            first: false,
        };
        let packs = |rest| {
            [
                asset("text/fr-0a.json", 20_000),
                asset("text/fr-measures-0a.json", rest),
                asset("text/nl-0a.json", 50_000),
            ]
        };
        assert!(check_languages(&packs(40_000)).is_ok());
        assert!(check_languages(&packs(40_001)).is_err());
    }

    #[test]
    fn the_first_load_has_one_language_and_the_deriver() {
        let first = |name: &str| Asset::new(name.to_owned(), b"").first;
        for name in [
            "index.html",
            "vigie-1f_bg.wasm",
            "deriver.js",
            "text/fr-0a.json",
        ] {
            assert!(first(name), "{name}");
        }
        for name in [
            "text/en-0a.json",
            "text/fr-measures-0a.json",
            "icons/vigie-512.png",
            "estimator.wasm",
            "strength.dict",
            "sw.js",
            "_headers",
        ] {
            assert!(!first(name), "{name}");
        }
    }
}
