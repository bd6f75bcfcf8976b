//! A second writer of the format, which writes whatever it is told to: files
//! that are wrong inside what is encrypted can't be made otherwise.

use aes_gcm::{AeadInOut, Aes256Gcm, KeyInit};
use aes_kw::KwAes256;
use base64ct::{Base64UrlUnpadded, Encoding};
use serde_json::{Value, json};
use vigie::vault::Derivation;

use super::{PASSPHRASE, PLAINTEXT, SAVED_AT, kek};

/// What to write. [`Forge::new`] is without fault; a test changes one thing.
pub(crate) struct Forge {
    pub(crate) file: Value,
    pub(crate) keyring: Value,
    pub(crate) keyring_protected: Value,
    pub(crate) recipient: Value,
    pub(crate) slot_header: Value,
    /// The plaintext of the keyring.
    pub(crate) jwk: String,
    pub(crate) vault: Value,
    pub(crate) vault_protected: Value,
}

impl Forge {
    pub(crate) fn new() -> Self {
        let k = Base64UrlUnpadded::encode_string(&VAULT_KEY);
        Self {
            file: json!({"format": "vigie", "version": 1}),
            keyring: json!({}),
            keyring_protected: json!({"enc": "A256GCM", "cty": "jwk+json"}),
            recipient: json!({}),
            slot_header: json!({
                "alg": "PBES2-HS512+A256KW", "kid": "passphrase",
                "p2s": Base64UrlUnpadded::encode_string(&SALT), "p2c": 1000,
            }),
            jwk: format!(r#"{{"kty":"oct","alg":"A256KW","kid":"forged","k":"{k}"}}"#),
            vault: json!({}),
            vault_protected: json!({
                "alg": "A256KW", "enc": "A256GCM", "kid": "forged", "cty": "json",
                "vigie": {"schema": 1, "generation": 7, "saved_at": SAVED_AT.as_millis()},
            }),
        }
    }

    /// The file, with one slot for [`PASSPHRASE`].
    pub(crate) fn write(mut self) -> Vec<u8> {
        let derivation = Derivation {
            salt: SALT.to_vec(),
            rounds: 1_000,
        };
        let kek = kek(PASSPHRASE, &derivation);
        self.recipient["encrypted_key"] = wrap(kek.as_bytes(), &CONTENT_KEY);
        self.recipient["header"] = self.slot_header;
        seal(
            &mut self.keyring,
            &self.keyring_protected,
            self.jwk.as_bytes(),
        );
        self.keyring["recipients"] = json!([self.recipient]);

        self.vault["encrypted_key"] = wrap(&VAULT_KEY, &CONTENT_KEY);
        seal(&mut self.vault, &self.vault_protected, PLAINTEXT);

        self.file["keyring"] = self.keyring;
        self.file["vault"] = self.vault;
        self.file.to_string().into_bytes()
    }
}

fn wrap(kek: &[u8; 32], key: &[u8; 32]) -> Value {
    let mut wrapped = [0; 40];
    KwAes256::new(kek.into())
        .wrap_key(key, &mut wrapped)
        .unwrap();
    Base64UrlUnpadded::encode_string(&wrapped).into()
}

fn seal(jwe: &mut Value, protected: &Value, plaintext: &[u8]) {
    let protected = Base64UrlUnpadded::encode_string(protected.to_string().as_bytes());
    let mut buffer = plaintext.to_vec();
    let tag = Aes256Gcm::new((&CONTENT_KEY).into())
        .encrypt_inout_detached(
            (&IV).into(),
            protected.as_bytes(),
            buffer.as_mut_slice().into(),
        )
        .unwrap();
    jwe["protected"] = protected.into();
    jwe["iv"] = Base64UrlUnpadded::encode_string(&IV).into();
    jwe["ciphertext"] = Base64UrlUnpadded::encode_string(&buffer).into();
    jwe["tag"] = Base64UrlUnpadded::encode_string(&tag).into();
}

const SALT: [u8; 16] = [1; 16];
const IV: [u8; 12] = [2; 12];
const CONTENT_KEY: [u8; 32] = [3; 32];
pub(crate) const VAULT_KEY: [u8; 32] = [4; 32];
