//! JSON read strictly: a file may come from anyone.
//!
//! A field is named by its path, such as `keyring.protected.enc`; the last
//! part is the name of the member.

use std::cell::Cell;
use std::fmt;

use base64ct::{Base64UrlUnpadded, Encoding};
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::VaultError;

/// The members of a JSON object. The gate takes out those it knows; what is
/// left is kept and written back.
pub(super) type Object = Map<String, Value>;

/// The one value that `bytes` hold, with no member twice in any object, nested
/// no deeper than [`DEPTH`] and of no more than [`VALUES`].
///
/// Two readers of a doubled member may each see another one (RFC 8259 section
/// 4), so there is no safe reading of it.
///
/// # Errors
/// [`VaultError::Malformed`] with `field`.
pub(super) fn parse(bytes: &[u8], field: &'static str) -> Result<Value, VaultError> {
    let mut deserializer = serde_json::Deserializer::from_slice(bytes);
    let strict = Strict {
        depth: DEPTH,
        values: &Cell::new(VALUES),
    };
    strict
        .deserialize(&mut deserializer)
        .and_then(|value| deserializer.end().map(|()| value))
        .map_err(|_| VaultError::Malformed(field))
}

/// The member `field`, taken out of `object`, if it is there.
pub(super) fn take(object: &mut Object, field: &'static str) -> Option<Value> {
    object.remove(name(field))
}

/// A member that must be an object.
pub(super) fn take_object(object: &mut Object, field: &'static str) -> Result<Object, VaultError> {
    match take(object, field) {
        Some(Value::Object(value)) => Ok(value),
        _ => Err(VaultError::Malformed(field)),
    }
}

/// A member that must be a string that isn't empty.
pub(super) fn take_text(object: &mut Object, field: &'static str) -> Result<String, VaultError> {
    match take(object, field) {
        Some(Value::String(value)) if !value.is_empty() => Ok(value),
        _ => Err(VaultError::Malformed(field)),
    }
}

/// A member that must be a whole number from 0 to [`INTEGER_MAX`].
pub(super) fn take_integer(object: &mut Object, field: &'static str) -> Result<u64, VaultError> {
    take(object, field)
        .and_then(|value| value.as_u64())
        .filter(|value| *value <= INTEGER_MAX)
        .ok_or(VaultError::Malformed(field))
}

/// A member that must be canonical base64url without padding (RFC 7515
/// section 2).
pub(super) fn take_bytes(object: &mut Object, field: &'static str) -> Result<Vec<u8>, VaultError> {
    match take(object, field) {
        Some(Value::String(text)) => decode(&text, field),
        _ => Err(VaultError::Malformed(field)),
    }
}

/// A member that must be canonical base64url of exactly `N` bytes.
pub(super) fn take_array<const N: usize>(
    object: &mut Object,
    field: &'static str,
) -> Result<[u8; N], VaultError> {
    take_bytes(object, field)?
        .try_into()
        .map_err(|_| VaultError::Malformed(field))
}

/// A member that must name the one algorithm that the format has there.
pub(super) fn take_algorithm(
    object: &mut Object,
    field: &'static str,
    algorithm: &str,
) -> Result<(), VaultError> {
    if take_text(object, field)? == algorithm {
        Ok(())
    } else {
        Err(VaultError::UnsupportedAlgorithm(field))
    }
}

/// A member that must have this very text.
pub(super) fn take_exact(
    object: &mut Object,
    field: &'static str,
    text: &str,
) -> Result<(), VaultError> {
    if take_text(object, field)? == text {
        Ok(())
    } else {
        Err(VaultError::Malformed(field))
    }
}

/// Members that must not be there.
pub(super) fn refuse(
    object: &Object,
    fields: &[&'static str],
    error: fn(&'static str) -> VaultError,
) -> Result<(), VaultError> {
    match fields.iter().find(|field| object.contains_key(name(field))) {
        Some(field) => Err(error(field)),
        None => Ok(()),
    }
}

/// Sets the member `field`.
pub(super) fn put(object: &mut Object, field: &'static str, value: impl Into<Value>) {
    object.insert(name(field).to_owned(), value.into());
}

/// Sets the member `field` to the base64url of `bytes`.
pub(super) fn put_bytes(object: &mut Object, field: &'static str, bytes: &[u8]) {
    put(object, field, Base64UrlUnpadded::encode_string(bytes));
}

/// The length of the members' text, in bytes; 0 for none.
pub(super) fn length(object: &Object) -> usize {
    if object.is_empty() {
        return 0;
    }
    Value::Object(object.clone()).to_string().len()
}

/// The bytes of a canonical base64url `text` that stands in `field`.
pub(super) fn decode(text: &str, field: &'static str) -> Result<Vec<u8>, VaultError> {
    Base64UrlUnpadded::decode_vec(text).map_err(|_| VaultError::Malformed(field))
}

fn name(field: &'static str) -> &'static str {
    field.rsplit_once('.').map_or(field, |(_, name)| name)
}

/// Builds a [`Value`], but refuses what [`Value`]'s own reader lets through.
#[derive(Clone, Copy)]
struct Strict<'a> {
    depth: u8,
    /// How many more values there may be.
    values: &'a Cell<u32>,
}

impl Strict<'_> {
    fn deeper<E: Error>(self) -> Result<Self, E> {
        match self.depth.checked_sub(1) {
            Some(depth) => Ok(Self { depth, ..self }),
            None => Err(E::custom("nested too deep")),
        }
    }
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        // Before it is built: two bytes of text make a value of many times
        // that, and memory once taken is never given back by a wasm program.
        match self.values.get().checked_sub(1) {
            Some(left) => self.values.set(left),
            None => return Err(D::Error::custom("too many values")),
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let seed = self.deeper()?;
        let mut items = Vec::new();
        while let Some(item) = access.next_element_seed(seed)? {
            items.push(item);
        }
        Ok(Value::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let seed = self.deeper()?;
        let mut members = Object::new();
        while let Some(name) = access.next_key::<String>()? {
            let value = access.next_value_seed(seed)?;
            if members.insert(name, value).is_some() {
                return Err(A::Error::custom("the same member twice"));
            }
        }
        Ok(Value::Object(members))
    }
}

/// The largest whole number that every JSON reader keeps exactly (RFC 7493
/// section 2.2): 2⁵³ − 1.
pub(super) const INTEGER_MAX: u64 = (1 << 53) - 1;

/// Objects and arrays within each other. The format itself needs four.
const DEPTH: u8 = 32;

/// Values in one text, those within others counted too. The format itself
/// needs fifty.
const VALUES: u32 = 20_000;
