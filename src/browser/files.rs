//! Files that come in and go out: the progress file.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, HtmlInputElement, Url};

use super::document;
use super::timer::sleep;
use crate::time::Day;

/// Why a file could not be read or handed out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// Larger than [`MAX_SIZE`], in bytes; none of it was read.
    #[error("{0} bytes, more than is ever read")]
    TooLarge(u64),
    /// Gone, moved or not allowed since it was chosen.
    #[error("the browser could not read the file")]
    Unreadable,
    /// The browser would not make a download.
    #[error("the browser refused to make a download")]
    Refused,
}

/// Offers `bytes` as a download of this name.
///
/// # Errors
///
/// [`FileError::Refused`]. A browser does not tell whether the user kept it.
pub fn download(name: &str, bytes: &[u8], mime: &str) -> Result<(), FileError> {
    let refused = |_: JsValue| FileError::Refused;
    let kind = BlobPropertyBag::new();
    kind.set_type(mime);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &kind).map_err(refused)?;
    let address = Url::create_object_url_with_blob(&blob).map_err(refused)?;

    let link = document().create_element("a").map_err(refused)?;
    let link = link.unchecked_into::<HtmlAnchorElement>();
    link.set_href(&address);
    link.set_download(name);
    link.click();

    wasm_bindgen_futures::spawn_local(async move {
        sleep(KEEP_DOWNLOAD_MS).await;
        let _ = Url::revoke_object_url(&address);
    });
    Ok(())
}

/// The file chosen in the file field of this id.
#[must_use]
pub fn chosen(id: &str) -> Option<File> {
    field(id)?.files()?.item(0)
}

/// Empties the file field of this id: else the browser would not tell when the
/// same file is chosen again.
pub fn forget(id: &str) {
    if let Some(input) = field(id) {
        input.set_value("");
    }
}

fn field(id: &str) -> Option<HtmlInputElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Reads a file that the user chose.
///
/// # Errors
///
/// [`FileError::TooLarge`] before anything is read, [`FileError::Unreadable`].
pub async fn read(file: &File) -> Result<Vec<u8>, FileError> {
    let size = file.size() as u64;
    if size > MAX_SIZE {
        return Err(FileError::TooLarge(size));
    }
    let buffer = JsFuture::from(file.array_buffer())
        .await
        .map_err(|_| FileError::Unreadable)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// The name of a progress file, `vigie-<practice>-<date>.vigie`, that every
/// file system takes: lower-case ASCII letters, digits and single hyphens, of
/// bounded length. Accents are folded; a practice whose name has no such
/// letter leaves only the date.
#[must_use]
pub fn progress_file_name(practice: &str, day: Day) -> String {
    let mut name = String::from("vigie");
    for part in [slug(practice), day.to_string()] {
        if !part.is_empty() {
            name.push('-');
            name.push_str(&part);
        }
    }
    name.push_str(".vigie");
    name
}

fn slug(text: &str) -> String {
    let mut slug = String::new();
    let mut gap = false;
    for character in text.chars() {
        let folded = fold(character);
        for letter in folded.iter().copied().filter(u8::is_ascii_alphanumeric) {
            if slug.len() + usize::from(gap) >= MAX_PART {
                return slug;
            }
            if gap {
                slug.push('-');
                gap = false;
            }
            slug.push(char::from(letter.to_ascii_lowercase()));
        }
        // A hyphen stands between words, not at either end. What follows a
        // letter without being one (an apostrophe, a combining accent typed
        // apart) only parts words when it isn't an accent.
        let accent = matches!(character, '\u{300}'..='\u{36f}');
        gap |= !accent && !slug.is_empty() && !folded.iter().any(u8::is_ascii_alphanumeric);
    }
    slug
}

/// The ASCII letters for one character of the languages written around
/// Belgium; `-` for what has none.
fn fold(character: char) -> [u8; 2] {
    let one = |letter| [letter, 0];
    match character {
        'à'..='å' | 'À'..='Å' | 'ā' | 'Ā' | 'ă' | 'Ă' | 'ą' | 'Ą' => one(b'a'),
        'ç' | 'Ç' | 'ć' | 'Ć' | 'č' | 'Č' => one(b'c'),
        'ð' | 'Ð' | 'ď' | 'Ď' | 'đ' | 'Đ' => one(b'd'),
        'è'..='ë' | 'È'..='Ë' | 'ē' | 'Ē' | 'ę' | 'Ę' | 'ě' | 'Ě' => one(b'e'),
        'ğ' | 'Ğ' => one(b'g'),
        'ì'..='ï' | 'Ì'..='Ï' | 'ī' | 'Ī' | 'ı' | 'İ' => one(b'i'),
        'ł' | 'Ł' => one(b'l'),
        'ñ' | 'Ñ' | 'ń' | 'Ń' | 'ň' | 'Ň' => one(b'n'),
        'ò'..='ö' | 'ø' | 'Ò'..='Ö' | 'Ø' | 'ō' | 'Ō' | 'ő' | 'Ő' => one(b'o'),
        'ř' | 'Ř' => one(b'r'),
        'ś' | 'Ś' | 'ş' | 'Ş' | 'š' | 'Š' | 'ș' | 'Ș' => one(b's'),
        'ť' | 'Ť' | 'ț' | 'Ț' => one(b't'),
        'ù'..='ü' | 'Ù'..='Ü' | 'ū' | 'Ū' | 'ů' | 'Ů' | 'ű' | 'Ű' => one(b'u'),
        'ý' | 'ÿ' | 'Ý' | 'Ÿ' => one(b'y'),
        'ź' | 'Ź' | 'ż' | 'Ż' | 'ž' | 'Ž' => one(b'z'),
        'æ' | 'Æ' => *b"ae",
        'œ' | 'Œ' => *b"oe",
        'ß' | 'ẞ' => *b"ss",
        'þ' | 'Þ' => *b"th",
        _ => one(u8::try_from(character)
            .ok()
            .filter(u8::is_ascii)
            .unwrap_or(b'-')),
    }
}

/// The largest file that is read, in bytes.
pub const MAX_SIZE: u64 = crate::vault::MAX_FILE_BYTES as u64;

/// The longest a practice's name gets in a file name, in bytes.
const MAX_PART: usize = 40;

/// How long a download may take to start before its memory is given back.
const KEEP_DOWNLOAD_MS: u32 = 60_000;

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: Day = Day::new(2026, 11, 21).unwrap();

    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn a_name_fits_every_file_system() {
        for (practice, expected) in [
            ("Cabinet Médical", "vigie-cabinet-medical-2026-11-21.vigie"),
            ("  Kiné  & Cie. ", "vigie-kine-cie-2026-11-21.vigie"),
            ("L'Œuvre d’Été", "vigie-l-oeuvre-d-ete-2026-11-21.vigie"),
            ("Praxis Weiß", "vigie-praxis-weiss-2026-11-21.vigie"),
            ("e\u{301}te\u{301}", "vigie-ete-2026-11-21.vigie"),
            ("../../etc/passwd", "vigie-etc-passwd-2026-11-21.vigie"),
            ("C:\\nul\0|<>?*\"", "vigie-c-nul-2026-11-21.vigie"),
            ("a\u{202e}gpj.exe", "vigie-a-gpj-exe-2026-11-21.vigie"),
            ("Кабинет", "vigie-2026-11-21.vigie"),
            ("", "vigie-2026-11-21.vigie"),
        ] {
            assert_eq!(progress_file_name(practice, DAY), expected);
        }
    }

    #[test]
    fn a_long_name_is_cut_and_never_ends_in_a_hyphen() {
        let name = progress_file_name(&"é".repeat(5_000), DAY);
        assert_eq!(name, format!("vigie-{}-2026-11-21.vigie", "e".repeat(40)));
        let name = progress_file_name(&format!("{} b", "a".repeat(39)), DAY);
        assert_eq!(name, format!("vigie-{}-2026-11-21.vigie", "a".repeat(39)));
    }
}
