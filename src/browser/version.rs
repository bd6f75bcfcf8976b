//! Which build of the page this is.

use super::language::fetch_text;

/// Returns the digest over all files of the build, in hexadecimal; none if it
/// can't be had. It is what the site says of itself, offline what the service
/// worker found to agree with the files that it keeps.
pub async fn digest() -> Option<String> {
    let text = fetch_text("./digest.txt").await.ok()?;
    let digest = text.trim_end();
    (digest.len() == 64).then(|| digest.to_owned())
}
