//! What can be wrong with every member alike: missing, there twice, of another
//! type; and with every encoded one: padded, in another alphabet, with bits
//! that stand for nothing, one byte too short or too long.

use serde_json::{Value, json};
use vigie::vault::VaultError::{Malformed, NotVigie};

use super::{
    Defect, defect,
    spoil::{bytes, parent, rewritten, twice, with, with_tail_bits, without},
};

pub(super) fn defects() -> Vec<Defect> {
    let mut defects = Vec::new();
    for (path, other) in MEMBERS {
        let name = path.replace('.', "-");
        let error = match *path {
            "format" => NotVigie,
            path => Malformed(path),
        };
        let doubled = match parent(path).0 {
            object if object.starts_with("keyring.protected") => "keyring.protected",
            object if object.starts_with("vault.protected") => "vault.protected",
            _ => "json",
        };
        defects.push(defect(format!("{name}-missing"), without(path), error));
        defects.push(defect(
            format!("{name}-twice"),
            twice(path),
            Malformed(doubled),
        ));
        defects.push(defect(
            format!("{name}-of-another-type"),
            with(path, &other.value()),
            error,
        ));
    }
    for (path, length) in ENCODED {
        let name = path.replace('.', "-");
        let mut add = |what: &str, bytes| {
            defects.push(defect(format!("{name}-{what}"), bytes, Malformed(path)));
        };
        add("padded", rewritten(path, |text| format!("{text}==")));
        add(
            "in-plain-base64",
            rewritten(path, |text| format!("+{}", &text[1..])),
        );
        if let Some(length) = length {
            add("a-byte-short", with(path, &bytes(length - 1)));
            add("a-byte-long", with(path, &bytes(length + 1)));
            if !length.is_multiple_of(3) {
                add("with-tail-bits", with_tail_bits(path));
            }
        }
    }
    defects
}

/// What stands where something of another type should.
enum Other {
    Number,
    Text,
    List,
    Object,
}

impl Other {
    fn value(&self) -> Value {
        match self {
            Self::Number => json!(1),
            Self::Text => json!("1000"),
            Self::List => json!([]),
            Self::Object => json!({}),
        }
    }
}

/// Every member of the format.
const MEMBERS: &[(&str, Other)] = &[
    ("format", Other::List),
    ("version", Other::Text),
    ("keyring", Other::List),
    ("keyring.protected", Other::Object),
    ("keyring.protected.enc", Other::Number),
    ("keyring.protected.cty", Other::Number),
    ("keyring.recipients", Other::Object),
    ("keyring.recipients.header", Other::List),
    ("keyring.recipients.header.alg", Other::List),
    ("keyring.recipients.header.kid", Other::Number),
    ("keyring.recipients.header.p2s", Other::Number),
    ("keyring.recipients.header.p2c", Other::Text),
    ("keyring.recipients.encrypted_key", Other::List),
    ("keyring.iv", Other::Number),
    ("keyring.ciphertext", Other::Number),
    ("keyring.tag", Other::List),
    ("vault", Other::Text),
    ("vault.protected", Other::Object),
    ("vault.protected.alg", Other::Number),
    ("vault.protected.enc", Other::List),
    ("vault.protected.kid", Other::Number),
    ("vault.protected.cty", Other::Object),
    ("vault.protected.vigie", Other::List),
    ("vault.protected.vigie.schema", Other::Text),
    ("vault.protected.vigie.generation", Other::Text),
    ("vault.protected.vigie.saved_at", Other::Text),
    ("vault.encrypted_key", Other::Object),
    ("vault.iv", Other::Number),
    ("vault.ciphertext", Other::List),
    ("vault.tag", Other::Number),
];

/// Every encoded member, with its number of bytes where the format sets it.
const ENCODED: &[(&str, Option<usize>)] = &[
    ("keyring.protected", None),
    ("keyring.recipients.header.p2s", None),
    ("keyring.recipients.encrypted_key", Some(40)),
    ("keyring.iv", Some(12)),
    ("keyring.ciphertext", None),
    ("keyring.tag", Some(16)),
    ("vault.protected", None),
    ("vault.encrypted_key", Some(40)),
    ("vault.iv", Some(12)),
    ("vault.ciphertext", None),
    ("vault.tag", Some(16)),
];
