//! Files with one defect each, and the one error that each must give.

use base64ct::{Base64UrlUnpadded, Encoding};
use serde_json::{Value, json};
use vigie::vault::{
    Container, MAX_FILE_BYTES, Part, SlotKind,
    VaultError::{self, *},
};

use super::{PASSPHRASE, PLAINTEXT, file, filled, forge::Forge, json as read, protected, slot_kek};

/// What is wrong, how it is done to something good, and the error expected.
type Defect<T> = (&'static str, T, VaultError);

/// A change to a file's members.
type Change = fn(&mut Value);

/// A change to a file's text.
type Rewrite = fn(String) -> Vec<u8>;

/// Defects in members of the file.
#[rustfmt::skip] // a row a defect
const MEMBERS: &[Defect<Change>] = &[
    ("format missing", |f| remove(f, "format"), NotVigie),
    ("format of another program", |f| f["format"] = json!("vigil"), NotVigie),
    ("format in another case", |f| f["format"] = json!("Vigie"), NotVigie),
    ("format of another type", |f| f["format"] = json!(["vigie"]), NotVigie),
    ("version missing", |f| remove(f, "version"), Malformed("version")),
    ("version 0", |f| f["version"] = json!(0), Malformed("version")),
    ("version negative", |f| f["version"] = json!(-1), Malformed("version")),
    ("version fractional", |f| f["version"] = json!(1.5), Malformed("version")),
    ("version a string", |f| f["version"] = json!("1"), Malformed("version")),
    ("version 2", |f| f["version"] = json!(2), NewerVersion),
    ("version 2 and nothing else known", |f| *f = json!({"format": "vigie", "version": 2}), NewerVersion),
    ("keyring missing", |f| remove(f, "keyring"), Malformed("keyring")),
    ("keyring a list", |f| f["keyring"] = json!([]), Malformed("keyring")),
    ("keyring null", |f| f["keyring"] = Value::Null, Malformed("keyring")),
    ("vault missing", |f| remove(f, "vault"), Malformed("vault")),
    ("vault a string", |f| f["vault"] = json!("{}"), Malformed("vault")),
    // Keyring
    ("keyring protected missing", |f| remove(&mut f["keyring"], "protected"), Malformed("keyring.protected")),
    ("keyring protected not base64url", |f| f["keyring"]["protected"] = json!("{}"), Malformed("keyring.protected")),
    ("keyring protected not JSON", |f| f["keyring"]["protected"] = json!("AAAA"), Malformed("keyring.protected")),
    ("keyring protected a list", |f| f["keyring"]["protected"] = json!(encode("[]")), Malformed("keyring.protected")),
    ("keyring protected with a doubled member", |f| f["keyring"]["protected"] = json!(encode(r#"{"enc":"A256GCM","enc":"A256GCM","cty":"jwk+json"}"#)), Malformed("keyring.protected")),
    ("keyring protected with a doubled member, spelt otherwise", |f| f["keyring"]["protected"] = json!(encode(r#"{"enc":"A256GCM","\u0065nc":"A256GCM","cty":"jwk+json"}"#)), Malformed("keyring.protected")),
    ("keyring protected with a tail", |f| f["keyring"]["protected"] = json!(encode(r#"{"enc":"A256GCM","cty":"jwk+json"} {}"#)), Malformed("keyring.protected")),
    ("keyring enc missing", |f| header(f, "keyring", |h| remove(h, "enc")), Malformed("keyring.protected.enc")),
    ("keyring enc CBC", |f| header(f, "keyring", |h| h["enc"] = json!("A256CBC-HS512")), UnsupportedAlgorithm("keyring.protected.enc")),
    ("keyring enc in another case", |f| header(f, "keyring", |h| h["enc"] = json!("a256gcm")), UnsupportedAlgorithm("keyring.protected.enc")),
    ("keyring enc a number", |f| header(f, "keyring", |h| h["enc"] = json!(256)), Malformed("keyring.protected.enc")),
    ("keyring cty missing", |f| header(f, "keyring", |h| remove(h, "cty")), Malformed("keyring.protected.cty")),
    ("keyring cty a set of keys", |f| header(f, "keyring", |h| h["cty"] = json!("jwk-set+json")), Malformed("keyring.protected.cty")),
    ("keyring compressed", |f| header(f, "keyring", |h| h["zip"] = json!("DEF")), UnsupportedAlgorithm("keyring.protected.zip")),
    ("keyring with crit", |f| header(f, "keyring", |h| h["crit"] = json!(["exp"])), UnsupportedAlgorithm("keyring.protected.crit")),
    ("keyring with aad", |f| f["keyring"]["aad"] = json!("AAAA"), Malformed("keyring.aad")),
    ("keyring with a shared header", |f| f["keyring"]["unprotected"] = json!({}), Malformed("keyring.unprotected")),
    ("keyring general and flattened at once", |f| f["keyring"]["encrypted_key"] = json!("AAAA"), Malformed("keyring.encrypted_key")),
    ("keyring with a flattened header", |f| f["keyring"]["header"] = json!({}), Malformed("keyring.header")),
    ("keyring iv missing", |f| remove(&mut f["keyring"], "iv"), Malformed("keyring.iv")),
    ("keyring iv of 11 bytes", |f| f["keyring"]["iv"] = bytes(11), Malformed("keyring.iv")),
    ("keyring iv of 13 bytes", |f| f["keyring"]["iv"] = bytes(13), Malformed("keyring.iv")),
    ("keyring iv in plain base64", |f| f["keyring"]["iv"] = json!("++++////AAAA++++"), Malformed("keyring.iv")),
    ("keyring tag of 15 bytes", |f| f["keyring"]["tag"] = bytes(15), Malformed("keyring.tag")),
    ("keyring tag not canonical", |f| tail_bits(&mut f["keyring"]["tag"]), Malformed("keyring.tag")),
    ("keyring tag padded", |f| pad(&mut f["keyring"]["tag"]), Malformed("keyring.tag")),
    ("keyring ciphertext a number", |f| f["keyring"]["ciphertext"] = json!(1), Malformed("keyring.ciphertext")),
    ("keyring ciphertext of an impossible length", |f| f["keyring"]["ciphertext"] = json!("AAAAA"), Malformed("keyring.ciphertext")),
    // Key slots
    ("recipients missing", |f| remove(&mut f["keyring"], "recipients"), Malformed("keyring.recipients")),
    ("recipients an object", |f| f["keyring"]["recipients"] = json!({}), Malformed("keyring.recipients")),
    ("recipients empty", |f| f["keyring"]["recipients"] = json!([]), Malformed("keyring.recipients")),
    ("recipients not objects", |f| f["keyring"]["recipients"] = json!(["passphrase"]), Malformed("keyring.recipients")),
    ("recipients doubled", |f| slot_header(f, |h| h["kid"] = json!("recovery")), Malformed("keyring.recipients")),
    ("recipients a thousand", |f| many(f, 1000), Malformed("keyring.recipients")),
    ("recipients one too many", |f| many(f, 9), Malformed("keyring.recipients")),
    ("recipients of unknown names only", |f| strangers(f), Malformed("keyring.recipients")),
    ("slot header missing", |f| remove(slot(f), "header"), Malformed("keyring.recipients.header")),
    ("slot header repeats a protected one", |f| slot_header(f, |h| h["enc"] = json!("A256GCM")), Malformed("keyring.recipients.header")),
    ("slot header compressed", |f| slot_header(f, |h| h["zip"] = json!("DEF")), UnsupportedAlgorithm("keyring.recipients.header.zip")),
    ("slot header with crit", |f| slot_header(f, |h| h["crit"] = json!(["p2c"])), UnsupportedAlgorithm("keyring.recipients.header.crit")),
    ("slot alg missing", |f| slot_header(f, |h| remove(h, "alg")), Malformed("keyring.recipients.header.alg")),
    ("slot alg of a smaller hash", |f| slot_header(f, |h| h["alg"] = json!("PBES2-HS256+A128KW")), UnsupportedAlgorithm("keyring.recipients.header.alg")),
    ("slot alg dir", |f| slot_header(f, |h| h["alg"] = json!("dir")), UnsupportedAlgorithm("keyring.recipients.header.alg")),
    ("slot alg none", |f| slot_header(f, |h| h["alg"] = json!("none")), UnsupportedAlgorithm("keyring.recipients.header.alg")),
    ("slot kid missing", |f| slot_header(f, |h| remove(h, "kid")), Malformed("keyring.recipients.header.kid")),
    ("slot kid empty", |f| slot_header(f, |h| h["kid"] = json!("")), Malformed("keyring.recipients.header.kid")),
    ("slot p2s missing", |f| slot_header(f, |h| remove(h, "p2s")), Malformed("keyring.recipients.header.p2s")),
    ("slot p2s of 7 bytes", |f| slot_header(f, |h| h["p2s"] = bytes(7)), Malformed("keyring.recipients.header.p2s")),
    ("slot p2s of 65 bytes", |f| slot_header(f, |h| h["p2s"] = bytes(65)), Malformed("keyring.recipients.header.p2s")),
    ("slot p2s not canonical", |f| slot_header(f, |h| tail_bits(&mut h["p2s"])), Malformed("keyring.recipients.header.p2s")),
    ("slot p2s padded", |f| slot_header(f, |h| pad(&mut h["p2s"])), Malformed("keyring.recipients.header.p2s")),
    ("slot p2s with a line break", |f| slot_header(f, |h| h["p2s"] = json!("AAAAAAAA\nAAAAAAAA")), Malformed("keyring.recipients.header.p2s")),
    ("slot p2c missing", |f| slot_header(f, |h| remove(h, "p2c")), Malformed("keyring.recipients.header.p2c")),
    ("slot p2c 0", |f| slot_header(f, |h| h["p2c"] = json!(0)), Malformed("keyring.recipients.header.p2c")),
    ("slot p2c 999", |f| slot_header(f, |h| h["p2c"] = json!(999)), Malformed("keyring.recipients.header.p2c")),
    ("slot p2c negative", |f| slot_header(f, |h| h["p2c"] = json!(-210_000)), Malformed("keyring.recipients.header.p2c")),
    ("slot p2c fractional", |f| slot_header(f, |h| h["p2c"] = json!(210_000.5)), Malformed("keyring.recipients.header.p2c")),
    ("slot p2c a string", |f| slot_header(f, |h| h["p2c"] = json!("210000")), Malformed("keyring.recipients.header.p2c")),
    ("slot p2c 2,000,001", |f| slot_header(f, |h| h["p2c"] = json!(2_000_001)), TooMuchWork("keyring.recipients.header.p2c")),
    ("slot p2c 2^31", |f| slot_header(f, |h| h["p2c"] = json!(1_u64 << 31)), TooMuchWork("keyring.recipients.header.p2c")),
    ("slot p2c 2^32 + 1,000", |f| slot_header(f, |h| h["p2c"] = json!((1_u64 << 32) + 1_000)), TooMuchWork("keyring.recipients.header.p2c")),
    ("second slot p2c 2^31", |f| f["keyring"]["recipients"][1]["header"]["p2c"] = json!(1_u64 << 31), TooMuchWork("keyring.recipients.header.p2c")),
    ("slot key missing", |f| remove(slot(f), "encrypted_key"), Malformed("keyring.recipients.encrypted_key")),
    ("slot key of 32 bytes", |f| slot(f)["encrypted_key"] = bytes(32), Malformed("keyring.recipients.encrypted_key")),
    ("slot key of 48 bytes", |f| slot(f)["encrypted_key"] = bytes(48), Malformed("keyring.recipients.encrypted_key")),
    ("slot key not canonical", |f| tail_bits(&mut slot(f)["encrypted_key"]), Malformed("keyring.recipients.encrypted_key")),
    // Vault
    ("vault protected missing", |f| remove(&mut f["vault"], "protected"), Malformed("vault.protected")),
    ("vault protected not UTF-8", |f| f["vault"]["protected"] = json!(Base64UrlUnpadded::encode_string(b"{\"alg\":\"\xff\"}")), Malformed("vault.protected")),
    ("vault alg missing", |f| header(f, "vault", |h| remove(h, "alg")), Malformed("vault.protected.alg")),
    ("vault alg dir", |f| header(f, "vault", |h| h["alg"] = json!("dir")), UnsupportedAlgorithm("vault.protected.alg")),
    ("vault alg A128KW", |f| header(f, "vault", |h| h["alg"] = json!("A128KW")), UnsupportedAlgorithm("vault.protected.alg")),
    ("vault enc A128GCM", |f| header(f, "vault", |h| h["enc"] = json!("A128GCM")), UnsupportedAlgorithm("vault.protected.enc")),
    ("vault compressed", |f| header(f, "vault", |h| h["zip"] = json!("DEF")), UnsupportedAlgorithm("vault.protected.zip")),
    ("vault with crit", |f| header(f, "vault", |h| h["crit"] = json!([])), UnsupportedAlgorithm("vault.protected.crit")),
    ("vault cty missing", |f| header(f, "vault", |h| remove(h, "cty")), Malformed("vault.protected.cty")),
    ("vault cty text", |f| header(f, "vault", |h| h["cty"] = json!("text/plain")), Malformed("vault.protected.cty")),
    ("vault kid missing", |f| header(f, "vault", |h| remove(h, "kid")), Malformed("vault.protected.kid")),
    ("vault kid empty", |f| header(f, "vault", |h| h["kid"] = json!("")), Malformed("vault.protected.kid")),
    ("vault header missing", |f| header(f, "vault", |h| remove(h, "vigie")), Malformed("vault.protected.vigie")),
    ("vault schema missing", |f| header(f, "vault", |h| remove(&mut h["vigie"], "schema")), Malformed("vault.protected.vigie.schema")),
    ("vault schema 0", |f| header(f, "vault", |h| h["vigie"]["schema"] = json!(0)), Malformed("vault.protected.vigie.schema")),
    ("vault schema a string", |f| header(f, "vault", |h| h["vigie"]["schema"] = json!("1")), Malformed("vault.protected.vigie.schema")),
    ("vault schema 2", |f| header(f, "vault", |h| h["vigie"]["schema"] = json!(2)), NewerVersion),
    ("vault schema 2^32 + 1", |f| header(f, "vault", |h| h["vigie"]["schema"] = json!((1_u64 << 32) + 1)), NewerVersion),
    ("vault generation missing", |f| header(f, "vault", |h| remove(&mut h["vigie"], "generation")), Malformed("vault.protected.vigie.generation")),
    ("vault generation negative", |f| header(f, "vault", |h| h["vigie"]["generation"] = json!(-1)), Malformed("vault.protected.vigie.generation")),
    ("vault generation 2^53", |f| header(f, "vault", |h| h["vigie"]["generation"] = json!(1_u64 << 53)), Malformed("vault.protected.vigie.generation")),
    ("vault saved_at missing", |f| header(f, "vault", |h| remove(&mut h["vigie"], "saved_at")), Malformed("vault.protected.vigie.saved_at")),
    ("vault saved_at a date", |f| header(f, "vault", |h| h["vigie"]["saved_at"] = json!("2026-01-01")), Malformed("vault.protected.vigie.saved_at")),
    ("vault key missing", |f| remove(&mut f["vault"], "encrypted_key"), Malformed("vault.encrypted_key")),
    ("vault key of 24 bytes", |f| f["vault"]["encrypted_key"] = bytes(24), Malformed("vault.encrypted_key")),
    ("vault iv of 16 bytes", |f| f["vault"]["iv"] = bytes(16), Malformed("vault.iv")),
    ("vault tag of 12 bytes", |f| f["vault"]["tag"] = bytes(12), Malformed("vault.tag")),
    ("vault ciphertext missing", |f| remove(&mut f["vault"], "ciphertext"), Malformed("vault.ciphertext")),
    ("vault with aad", |f| f["vault"]["aad"] = json!(""), Malformed("vault.aad")),
    ("vault with an unprotected header", |f| f["vault"]["header"] = json!({"zip": "DEF"}), Malformed("vault.header")),
    ("vault with a shared header", |f| f["vault"]["unprotected"] = json!({}), Malformed("vault.unprotected")),
    ("vault with recipients", |f| f["vault"]["recipients"] = json!([]), Malformed("vault.recipients")),
];

/// Defects in the text of the file.
#[rustfmt::skip] // a row a defect
const TEXTS: &[Defect<Rewrite>] = &[
    ("empty", |_| Vec::new(), NotVigie),
    ("a picture", |_| b"\x89PNG\r\n\x1a\n".to_vec(), NotVigie),
    ("another JSON", |_| b"{\"encrypted\":true}".to_vec(), NotVigie),
    ("a JSON list", |t| format!("[{t}]").into(), NotVigie),
    ("a JSON string", |_| b"\"vigie\"".to_vec(), NotVigie),
    ("UTF-16", |t| t.encode_utf16().flat_map(u16::to_le_bytes).collect(), NotVigie),
    ("a byte order mark", |t| format!("\u{feff}{t}").into(), Malformed("json")),
    ("cut short by one byte", |t| t[..t.len() - 1].into(), Malformed("json")),
    ("cut in the middle", |t| t[..t.len() / 2].into(), Malformed("json")),
    ("two files in one", |t| format!("{t}{t}").into(), Malformed("json")),
    ("a zero byte at the end", |t| format!("{t}\0").into(), Malformed("json")),
    ("not UTF-8", |t| [&t.as_bytes()[..t.len() - 1], b",\"x\":\"\xff\"}"].concat(), Malformed("json")),
    ("format doubled", |t| t.replacen('{', r#"{"format":"vigie","#, 1).into(), Malformed("json")),
    ("vault doubled", |t| t.replacen('{', r#"{"vault":{},"#, 1).into(), Malformed("json")),
    ("an unknown member doubled", |t| t.replacen('{', r#"{"x":1,"x":1,"#, 1).into(), Malformed("json")),
    ("p2c doubled", |t| t.replacen(r#""p2c":"#, r#""p2c":1000,"p2c":"#, 1).into(), Malformed("json")),
    ("p2c 1000.0", |t| t.replacen(r#""p2c":1000"#, r#""p2c":1000.0"#, 1).into(), Malformed("keyring.recipients.header.p2c")),
    ("p2c 1e3", |t| t.replacen(r#""p2c":1000"#, r#""p2c":1e3"#, 1).into(), Malformed("keyring.recipients.header.p2c")),
    ("p2c -0", |t| t.replacen(r#""p2c":1000"#, r#""p2c":-0"#, 1).into(), Malformed("keyring.recipients.header.p2c")),
    ("p2c beyond 64 bits", |t| t.replacen(r#""p2c":1000"#, r#""p2c":18446744073709552616"#, 1).into(), Malformed("keyring.recipients.header.p2c")),
    ("nested too deep", |t| nested(&t, 32).into(), Malformed("json")),
    ("nested without end", |t| nested(&t, 1_000_000).into(), Malformed("json")),
    ("one byte too large", |t| filled(&t, MAX_FILE_BYTES + 1), TooLarge),
];

/// Defects that only show once a key is there.
#[rustfmt::skip] // a row a defect
const OPENED: &[Defect<Change>] = &[
    ("no such slot", |f| remove_slot(f), WrongSecretOrDamaged),
    ("slot key damaged", |f| flip(&mut slot(f)["encrypted_key"]), WrongSecretOrDamaged),
    ("slot keys swapped", |f| swap_keys(f), WrongSecretOrDamaged),
    ("keyring ciphertext damaged", |f| flip(&mut f["keyring"]["ciphertext"]), Damaged(Part::Keyring)),
    ("keyring iv damaged", |f| flip(&mut f["keyring"]["iv"]), Damaged(Part::Keyring)),
    ("keyring tag damaged", |f| flip(&mut f["keyring"]["tag"]), Damaged(Part::Keyring)),
    ("keyring header changed", |f| header(f, "keyring", |h| h["x"] = json!(1)), Damaged(Part::Keyring)),
    ("vault key damaged", |f| flip(&mut f["vault"]["encrypted_key"]), Damaged(Part::Vault)),
    ("vault ciphertext damaged", |f| flip(&mut f["vault"]["ciphertext"]), Damaged(Part::Vault)),
    ("vault ciphertext empty", |f| f["vault"]["ciphertext"] = json!(""), Damaged(Part::Vault)),
    ("vault iv damaged", |f| flip(&mut f["vault"]["iv"]), Damaged(Part::Vault)),
    ("vault tag damaged", |f| flip(&mut f["vault"]["tag"]), Damaged(Part::Vault)),
    ("vault generation changed", |f| header(f, "vault", |h| h["vigie"]["generation"] = json!(8)), Damaged(Part::Vault)),
    ("vault saved_at changed", |f| header(f, "vault", |h| h["vigie"]["saved_at"] = json!(0)), Damaged(Part::Vault)),
    ("vault kid changed", |f| header(f, "vault", |h| h["kid"] = json!("other")), KeyMismatch),
    ("vault of another file", |f| f["vault"] = read(&file(2))["vault"].take(), KeyMismatch),
];

/// Defects within the encrypted vault key.
#[rustfmt::skip] // a row a defect
const VAULT_KEYS: &[Defect<fn(&mut Forge)>] = &[
    ("not JSON", |f| f.jwk = "key".into(), Malformed("keyring.jwk")),
    ("empty", |f| f.jwk.clear(), Malformed("keyring.jwk")),
    ("k missing", |f| f.jwk = r#"{"kty":"oct","alg":"A256KW","kid":"forged"}"#.into(), Malformed("keyring.jwk")),
    ("k doubled", |f| f.jwk = f.jwk.replacen('{', r#"{"k":"AAAA","#, 1), Malformed("keyring.jwk")),
    ("k of 31 bytes", |f| rekey(f, 31), Malformed("keyring.jwk.k")),
    ("k of 33 bytes", |f| rekey(f, 33), Malformed("keyring.jwk.k")),
    ("k of 3 bytes", |f| rekey(f, 3), Malformed("keyring.jwk.k")),
    ("k padded", |f| f.jwk = f.jwk.replace(r#""}"#, r#"="}"#), Malformed("keyring.jwk.k")),
    ("kty RSA", |f| f.jwk = f.jwk.replace("oct", "RSA"), UnsupportedAlgorithm("keyring.jwk.kty")),
    ("alg A256GCM", |f| f.jwk = f.jwk.replace("A256KW", "A256GCM"), UnsupportedAlgorithm("keyring.jwk.alg")),
    ("kid of another vault", |f| f.jwk = f.jwk.replace("forged", "other"), KeyMismatch),
    ("another key of the same kid", |f| rekey(f, 32), Damaged(Part::Vault)),
];

/// What is just not a defect yet.
#[rustfmt::skip] // a row a change
const EDGES: &[(&str, Change)] = &[
    ("p2c 2,000,000", |f| slot_header(f, |h| h["p2c"] = json!(2_000_000))),
    ("p2s of 8 bytes", |f| slot_header(f, |h| h["p2s"] = bytes(8))),
    ("p2s of 64 bytes", |f| slot_header(f, |h| h["p2s"] = bytes(64))),
    ("eight slots", |f| many(f, 8)),
    ("no passphrase slot", |f| remove_slot(f)),
    ("generation 2^53 - 1", |f| header(f, "vault", |h| h["vigie"]["generation"] = json!((1_u64 << 53) - 1))),
];

#[test]
fn a_file_without_defect_passes() {
    for bytes in [file(1), Forge::new().write()] {
        assert_eq!(open(&bytes).as_deref(), Ok(PLAINTEXT));
        let pretty = serde_json::to_vec_pretty(&read(&bytes)).unwrap();
        assert_eq!(open(&pretty).as_deref(), Ok(PLAINTEXT));
    }
    let largest = filled(&String::from_utf8(file(1)).unwrap(), MAX_FILE_BYTES);
    assert_eq!(open(&largest).as_deref(), Ok(PLAINTEXT));
    assert_eq!(
        open(nested(&String::from_utf8(file(1)).unwrap(), 31).as_bytes()).as_deref(),
        Ok(PLAINTEXT)
    );
}

#[test]
fn the_gate_names_each_defect() {
    let good = file(1);
    for (name, spoil, error) in MEMBERS {
        let mut file = read(&good);
        spoil(&mut file);
        let bytes = file.to_string();
        assert_eq!(
            Container::parse(bytes.as_bytes()).err(),
            Some(*error),
            "{name}"
        );
    }
    for (name, spoil, error) in TEXTS {
        let bytes = spoil(String::from_utf8(good.clone()).unwrap());
        assert_ne!(bytes, good, "{name}");
        assert_eq!(Container::parse(&bytes).err(), Some(*error), "{name}");
    }
}

#[test]
fn the_edges_of_the_gate_pass() {
    for (name, change) in EDGES {
        let mut changed = read(&file(1));
        change(&mut changed);
        let bytes = changed.to_string();
        assert_eq!(Container::parse(bytes.as_bytes()).err(), None, "{name}");
    }
}

#[test]
fn opening_names_each_defect() {
    for (name, spoil, error) in OPENED {
        let mut changed = read(&file(1));
        spoil(&mut changed);
        let container = Container::parse(changed.to_string().as_bytes()).unwrap();
        let kek = slot_kek(
            &Container::parse(&file(1)).unwrap(),
            SlotKind::Passphrase,
            PASSPHRASE,
        );
        assert_eq!(
            container.unlock(SlotKind::Passphrase, &kek).err(),
            Some(*error),
            "{name}"
        );
    }
    for (name, spoil, error) in VAULT_KEYS {
        let mut forge = Forge::new();
        spoil(&mut forge);
        assert_eq!(open(&forge.write()), Err(*error), "{name}");
    }
}

/// What the passphrase opens in these bytes.
fn open(bytes: &[u8]) -> Result<Vec<u8>, VaultError> {
    let container = Container::parse(bytes)?;
    let kek = slot_kek(&container, SlotKind::Passphrase, PASSPHRASE);
    let opened = container.unlock(SlotKind::Passphrase, &kek)?;
    Ok(opened.plaintext.to_vec())
}

fn remove(object: &mut Value, name: &str) {
    assert!(object.as_object_mut().unwrap().remove(name).is_some());
}

/// The passphrase's slot.
fn slot(file: &mut Value) -> &mut Value {
    &mut file["keyring"]["recipients"][0]
}

fn slot_header(file: &mut Value, change: fn(&mut Value)) {
    change(&mut slot(file)["header"]);
}

/// Changes a protected header, and leaves everything else as it was.
fn header(file: &mut Value, part: &str, change: fn(&mut Value)) {
    let mut header = protected(&file[part]);
    change(&mut header);
    file[part]["protected"] = encode(&header.to_string()).into();
}

fn remove_slot(file: &mut Value) {
    file["keyring"]["recipients"]
        .as_array_mut()
        .unwrap()
        .remove(0);
}

fn swap_keys(file: &mut Value) {
    let recovery = file["keyring"]["recipients"][1]["encrypted_key"].take();
    let passphrase = slot(file)["encrypted_key"].take();
    slot(file)["encrypted_key"] = recovery;
    file["keyring"]["recipients"][1]["encrypted_key"] = passphrase;
}

/// As many slots as this, with names of their own but for the first.
fn many(file: &mut Value, count: usize) {
    let slots: Vec<_> = (0..count)
        .map(|index| {
            let mut slot = slot(file).clone();
            if index > 0 {
                slot["header"]["kid"] = format!("slot {index}").into();
            }
            slot
        })
        .collect();
    file["keyring"]["recipients"] = slots.into();
}

fn strangers(file: &mut Value) {
    many(file, 3);
    remove_slot(file);
}

fn encode(text: &str) -> String {
    Base64UrlUnpadded::encode_string(text.as_bytes())
}

fn bytes(length: usize) -> Value {
    Base64UrlUnpadded::encode_string(&vec![0x5a; length]).into()
}

fn rekey(forge: &mut Forge, length: usize) {
    let k = bytes(length);
    forge.jwk = format!(r#"{{"kty":"oct","alg":"A256KW","kid":"forged","k":{k}}}"#);
}

/// Another bit of what the base64url stands for.
fn flip(text: &mut Value) {
    let mut bytes = Base64UrlUnpadded::decode_vec(text.as_str().unwrap()).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 4;
    *text = Base64UrlUnpadded::encode_string(&bytes).into();
}

/// Sets a bit of the last character that stands for nothing.
fn tail_bits(text: &mut Value) {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut changed = text.as_str().unwrap().to_owned();
    assert_ne!(changed.len() % 4, 0, "no spare bits in a length of four");
    let last = changed.pop().unwrap();
    let digit = DIGITS.iter().position(|d| char::from(*d) == last).unwrap();
    changed.push(char::from(DIGITS[digit + 1]));
    *text = changed.into();
}

fn pad(text: &mut Value) {
    *text = format!("{}==", text.as_str().unwrap()).into();
}

/// With an unknown member of this many lists within each other.
fn nested(text: &str, depth: usize) -> String {
    let member = format!(r#"{{"x":{}{},"#, "[".repeat(depth), "]".repeat(depth));
    text.replacen('{', &member, 1)
}
