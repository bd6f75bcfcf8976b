//! Defects in the text of the file as a whole: other formats, other
//! encodings, cuts, and more than a machine should be asked to read.

use vigie::vault::{
    MAX_FILE_BYTES,
    VaultError::{Malformed, NotVigie, TooLarge},
};

use super::{
    Defect, defect, read, sound,
    spoil::{nested, replaced, sound_text, values},
};
use crate::filled;

#[rustfmt::skip] // a row a defect
pub(super) fn defects() -> Vec<Defect> {
    let text = sound_text();
    let before = |member: &str| text.find(&format!("\"{member}\"")).unwrap();
    let cut = |length: usize| text.as_bytes()[..length].to_vec();
    vec![
        defect("empty", Vec::new(), NotVigie),
        defect("blank", b" \r\n\t".to_vec(), NotVigie),
        defect("a-picture", b"\x89PNG\r\n\x1a\n".to_vec(), NotVigie),
        defect("a-document", b"%PDF-1.7\n".to_vec(), NotVigie),
        defect("other-json", b"{\"encrypted\":true}".to_vec(), NotVigie),
        defect("a-jwe-alone", read(&sound())["vault"].to_string().into(), NotVigie),
        defect("a-json-list", format!("[{text}]").into(), NotVigie),
        defect("a-json-string", b"\"vigie\"".to_vec(), NotVigie),
        defect("in-utf-16-le", text.encode_utf16().flat_map(u16::to_le_bytes).collect(), NotVigie),
        defect("in-utf-16-be-with-a-mark", [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect(), NotVigie),
        defect("with-a-byte-order-mark", format!("\u{feff}{text}").into(), Malformed("json")),
        defect("not-utf-8", [&cut(text.len() - 1)[..], b",\"x\":\"\xff\"}"].concat(), Malformed("json")),
        defect("in-single-quotes", text.replace('"', "'").into(), NotVigie),
        defect("with-a-comment", replaced("{", "{/* vault */"), Malformed("json")),
        defect("with-a-trailing-comma", replaced("}}", ",}}"), Malformed("json")),
        defect("with-a-zero-byte-at-the-end", format!("{text}\0").into(), Malformed("json")),
        defect("two-files-in-one", text.repeat(2).into(), Malformed("json")),
        defect("an-unknown-member-twice", replaced("{", r#"{"x":1,"x":1,"#), Malformed("json")),
        defect("a-member-twice-in-escapes", replaced("{", r#"{"\u0076ault":{},"#), Malformed("json")),
        defect("cut-after-the-first-byte", cut(1), NotVigie),
        defect("cut-in-the-format", cut(before("format") + 12), NotVigie),
        defect("cut-before-the-keyring", cut(before("keyring")), Malformed("json")),
        defect("cut-in-the-keyring", cut(before("recipients")), Malformed("json")),
        defect("cut-before-the-vault", cut(before("vault")), Malformed("json")),
        defect("cut-in-the-vault", cut(text.len() - 300), Malformed("json")),
        defect("cut-before-the-last-byte", cut(text.len() - 1), Malformed("json")),
        defect("without-its-first-byte", sound()[1..].to_vec(), Malformed("json")),
        defect("nested-too-deep", nested(32), Malformed("json")),
        defect("nested-ten-thousand-deep", nested(10_000), Malformed("json")),
        defect("nested-a-million-deep", nested(1_000_000), Malformed("json")),
        defect("of-too-many-values", values(20_001), Malformed("json")),
        defect("of-millions-of-values", values(8_000_000), Malformed("json")),
        defect("one-byte-too-large", filled(&text, MAX_FILE_BYTES + 1), TooLarge),
        defect("too-large-and-no-json", vec![b'['; MAX_FILE_BYTES + 1], TooLarge),
    ]
}
