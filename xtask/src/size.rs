//! What the built page weighs.

use std::path::Path;

use crate::error::{Error, Result};
use crate::finish::{Role, site};

/// A file of the site.
#[derive(Debug)]
struct Asset {
    name: String,
    raw: usize,
    brotli: usize,
    /// Whether it is needed to answer the first question in one language.
    first: bool,
}

/// Prints the size of every asset and of the first load.
///
/// # Errors
///
/// [`Error::NotBuilt`] without a page, [`Error::TooLarge`] above the limit.
pub fn report(dist: &Path) -> Result<()> {
    if !dist.join("index.html").is_file() {
        return Err(Error::NotBuilt(dist.to_owned()));
    }
    let mut assets: Vec<Asset> = site(dist)?
        .into_iter()
        .map(|(name, bytes)| Asset::new(name, &bytes))
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
    if brotli > LIMIT {
        Err(Error::TooLarge {
            bytes: brotli,
            limit: LIMIT,
        })
    } else {
        Ok(())
    }
}

impl Asset {
    fn new(name: String, bytes: &[u8]) -> Self {
        let first = match Role::of(&name) {
            Role::Page => true,
            // The rest of the measures comes while the first question is read.
            Role::Pack => name.starts_with(FIRST_PACK) && !name.contains("-measures-"),
            Role::Online => false,
        };
        Self {
            name,
            raw: bytes.len(),
            brotli: compressed(bytes),
            first,
        }
    }
}

/// The size after brotli at its best (RFC 7932, quality 11, window 2^22).
fn compressed(bytes: &[u8]) -> usize {
    let mut output = Vec::new();
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    // Writing to memory does not fail.
    brotli::BrotliCompress(&mut &*bytes, &mut output, &params).unwrap_or(bytes.len())
}

/// What we aim for, in bytes of brotli.
const GOAL: usize = 150_000;

/// What fails the tests, in bytes of brotli.
const LIMIT: usize = 190_000;

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
    fn the_first_load_has_one_language_and_the_worker() {
        let first = |name: &str| Asset::new(name.to_owned(), b"").first;
        for name in [
            "index.html",
            "vigie-1f_bg.wasm",
            "worker.js",
            "text/fr-0a.json",
        ] {
            assert!(first(name), "{name}");
        }
        for name in [
            "text/en-0a.json",
            "text/fr-measures-0a.json",
            "icons/vigie-512.png",
            "sw.js",
            "_headers",
        ] {
            assert!(!first(name), "{name}");
        }
    }
}
