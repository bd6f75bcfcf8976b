//! How a sound file is spoilt: one change, and all else as it was.

use base64ct::{Base64UrlUnpadded, Encoding};
use serde_json::{Value, json};

use super::{read, sound};
use crate::forge::Forge;

/// The file with a change to what is at `path`: names of members, joined by
/// dots, as errors name them. In `protected` it leads into the header, in
/// `recipients` to the passphrase's slot.
pub(super) fn changed(path: &str, change: impl Fn(&mut Value)) -> Vec<u8> {
    let mut file = read(&sound());
    let steps: Vec<&str> = path.split('.').filter(|step| !step.is_empty()).collect();
    within(&mut file, &steps, &change);
    text(&file).into()
}

fn within(value: &mut Value, path: &[&str], change: &dyn Fn(&mut Value)) {
    let Some((name, rest)) = path.split_first() else {
        return change(value);
    };
    let member = &mut value[*name];
    assert!(!member.is_null(), "{name}");
    match *name {
        "protected" => {
            let mut header = read(&decode(member));
            within(&mut header, rest, change);
            *member = encode(text(&header));
        }
        "recipients" => within(&mut member[0], rest, change),
        _ => within(member, rest, change),
    }
}

/// As JSON; a member named `twice:x` is written as one more `x`.
fn text(value: &Value) -> String {
    value.to_string().replace(&format!("\"{TWICE}"), "\"")
}

/// The path of the object that a member is in, and the member's own name.
pub(super) fn parent(path: &str) -> (&str, &str) {
    path.rsplit_once('.').unwrap_or(("", path))
}

/// Without a member.
pub(super) fn without(path: &str) -> Vec<u8> {
    let (object, name) = parent(path);
    changed(object, |object| {
        assert!(object.as_object_mut().unwrap().remove(name).is_some());
    })
}

/// With a member of another value.
pub(super) fn with(path: &str, value: &Value) -> Vec<u8> {
    let (object, name) = parent(path);
    changed(object, |object| object[name] = value.clone())
}

/// With a member twice, both of the same value.
pub(super) fn twice(path: &str) -> Vec<u8> {
    let (object, name) = parent(path);
    changed(object, |object| {
        object[format!("{TWICE}{name}")] = object[name].clone();
    })
}

/// With a member that is the text which `change` makes of what it was.
pub(super) fn rewritten(path: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let (object, name) = parent(path);
    changed(object, |object| {
        object[name] = change(object[name].as_str().unwrap()).into();
    })
}

/// With one bit changed in the middle of what a member's base64url stands for.
pub(super) fn flipped(path: &str) -> Vec<u8> {
    rewritten(path, |text| {
        let mut bytes = Base64UrlUnpadded::decode_vec(text).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 4;
        Base64UrlUnpadded::encode_string(&bytes)
    })
}

/// With a bit set in a member's last character that stands for nothing.
pub(super) fn with_tail_bits(path: &str) -> Vec<u8> {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    rewritten(path, |text| {
        assert_ne!(text.len() % 4, 0, "no spare bits in a length of four");
        let (start, last) = text.split_at(text.len() - 1);
        let digit = DIGITS.iter().position(|digit| last.as_bytes() == [*digit]);
        format!("{start}{}", char::from(DIGITS[digit.unwrap() + 1]))
    })
}

/// As many slots as this, with names of their own but for the first.
pub(super) fn with_slots(count: usize) -> Vec<u8> {
    changed("keyring", |keyring| {
        let slots: Vec<Value> = (0..count)
            .map(|index| {
                let mut slot = keyring["recipients"][0].clone();
                if index > 0 {
                    slot["header"]["kid"] = format!("slot {index}").into();
                }
                slot
            })
            .collect();
        keyring["recipients"] = slots.into();
    })
}

/// With these recipients besides its own two.
pub(super) fn with_foreign(recipients: &[Value]) -> Vec<u8> {
    changed("keyring", |keyring| {
        let slots = keyring["recipients"].as_array_mut().unwrap();
        slots.extend_from_slice(recipients);
    })
}

/// With an unknown member of this many lists within each other.
pub(super) fn nested(depth: usize) -> Vec<u8> {
    let member = format!(r#"{{"x":{}{},"#, "[".repeat(depth), "]".repeat(depth));
    sound_text().replacen('{', &member, 1).into()
}

/// With an unknown member that is a list of so many numbers.
pub(super) fn values(count: usize) -> Vec<u8> {
    let member = format!(r#"{{"x":[0{}],"#, ",0".repeat(count - 1));
    sound_text().replacen('{', &member, 1).into()
}

/// The text of the sound file, with something put in the place of something.
pub(super) fn replaced(from: &str, to: &str) -> Vec<u8> {
    let text = sound_text();
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1).into()
}

pub(super) fn sound_text() -> String {
    String::from_utf8(sound()).unwrap()
}

/// A forged file with another vault key in its keyring.
pub(super) fn forged(jwk: impl Fn(&str) -> String) -> Vec<u8> {
    let mut forge = Forge::new();
    forge.jwk = jwk(&forge.jwk);
    forge.write()
}

/// The JWK of a vault key of this many bytes.
pub(super) fn key_of(length: usize) -> String {
    json!({"kty": "oct", "alg": "A256KW", "kid": "forged", "k": bytes(length)}).to_string()
}

/// The base64url of a text.
pub(super) fn encode(text: impl AsRef<[u8]>) -> Value {
    Base64UrlUnpadded::encode_string(text.as_ref()).into()
}

fn decode(text: &Value) -> Vec<u8> {
    Base64UrlUnpadded::decode_vec(text.as_str().unwrap()).unwrap()
}

/// The base64url of as many bytes.
pub(super) fn bytes(length: usize) -> Value {
    encode(vec![0x5a; length])
}

/// Stands before the name of a member that is to be there twice.
const TWICE: &str = "twice:";
