//! Compression in transit, as static hosts do it: brotli at the quality that
//! they use while somebody waits.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// Compresses each content once.
#[derive(Debug, Default)]
pub(crate) struct Compressor(Mutex<HashMap<Vec<u8>, Vec<u8>>>);

impl Compressor {
    /// The content in brotli, the same for the same content.
    pub(crate) fn brotli(&self, content: &[u8]) -> Vec<u8> {
        // A thread that ended in the middle has added nothing.
        let known = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(compressed) = known().get(content) {
            return compressed.clone();
        }
        let compressed = brotli(content, ON_THE_FLY);
        known().insert(content.to_owned(), compressed.clone());
        compressed
    }
}

/// A content in brotli (RFC 7932) with a window of 2^22.
pub(crate) fn brotli(content: &[u8], quality: i32) -> Vec<u8> {
    let params = brotli::enc::BrotliEncoderParams {
        quality,
        lgwin: 22,
        ..Default::default()
    };
    let mut compressed = Vec::new();
    // Writing to memory does not fail.
    let _ = brotli::BrotliCompress(&mut &*content, &mut compressed, &params);
    compressed
}

/// Whether a request takes brotli, by its line `Accept-Encoding`.
pub(crate) fn accepts_brotli(header: &str) -> bool {
    header.split_once(':').is_some_and(|(name, codings)| {
        name.eq_ignore_ascii_case("Accept-Encoding")
            && codings
                .split(',')
                .any(|coding| coding.trim().eq_ignore_ascii_case("br"))
    })
}

/// Whether hosts compress files of this type: not what is compressed by itself,
/// and not what they don't know.
pub(crate) fn is_worth_it(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default();
    essence.starts_with("text/")
        || essence.ends_with("json")
        || ["application/wasm", "image/svg+xml"].contains(&essence)
}

/// The quality of 11 that suits a program which runs while somebody waits.
const ON_THE_FLY: i32 = 5;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_that_take_brotli() {
        for (header, accepts) in [
            ("Accept-Encoding: gzip, deflate, br, zstd", true),
            ("accept-encoding: br", true),
            ("Accept-Encoding: gzip, deflate", false),
            ("Accept: br", false),
            ("br", false),
        ] {
            assert_eq!(accepts_brotli(header), accepts, "{header}");
        }
    }

    #[test]
    fn types_that_hosts_compress() {
        for (media_type, is) in [
            ("text/html; charset=utf-8", true),
            ("application/wasm", true),
            ("application/json", true),
            ("application/manifest+json", true),
            ("image/svg+xml", true),
            ("image/png", false),
            ("application/octet-stream", false),
        ] {
            assert_eq!(is_worth_it(media_type), is, "{media_type}");
        }
    }

    #[test]
    fn a_content_is_compressed_to_the_same_each_time() {
        let compressor = Compressor::default();
        let content = b"une mesure apr\xc3\xa8s l'autre, ".repeat(400);
        let first = compressor.brotli(&content);
        assert!(first.len() < 100);
        assert_eq!(first, compressor.brotli(&content));
        let mut back = Vec::new();
        assert!(brotli::BrotliDecompress(&mut first.as_slice(), &mut back).is_ok());
        assert_eq!(back, content);
    }
}
