//! What both JWE objects of a container share: content under A256GCM.

use base64ct::{Base64UrlUnpadded, Encoding};
use serde_json::Value;
use zeroize::Zeroizing;

use super::{
    Random, VaultError,
    cipher::{self, IV, TAG},
    json::{self, Object},
    secret::Secret,
};

/// Encrypted content with its protected header, RFC 7516.
#[derive(Clone)]
pub(super) struct Content {
    /// The base64url text of the protected header, which the tag covers.
    protected: String,
    iv: [u8; IV],
    ciphertext: Vec<u8>,
    tag: [u8; TAG],
}

impl Content {
    /// Encrypts `plaintext` under `key`, which must be used this once. What
    /// comes as the plaintext is the ciphertext then: no copy stays behind.
    pub(super) fn seal(
        key: &Secret,
        protected: Object,
        plaintext: Vec<u8>,
        random: &mut dyn Random,
    ) -> Result<Self, VaultError> {
        let protected = Value::Object(protected).to_string();
        let protected = Base64UrlUnpadded::encode_string(protected.as_bytes());
        let mut iv = [0; IV];
        random.fill(&mut iv);
        let mut ciphertext = plaintext;
        let tag = cipher::gcm_seal(key, &iv, protected.as_bytes(), &mut ciphertext)
            .ok_or(VaultError::TooLarge)?;
        Ok(Self {
            protected,
            iv,
            ciphertext,
            tag,
        })
    }

    /// How long the parts are that are kept as they were read, in bytes.
    pub(super) fn length(&self) -> usize {
        self.protected.len() + self.ciphertext.len()
    }

    /// The plaintext; `None` when `key` is another one or anything was changed.
    pub(super) fn open(&self, key: &Secret) -> Option<Zeroizing<Vec<u8>>> {
        let mut buffer = Zeroizing::new(self.ciphertext.clone());
        cipher::gcm_open(
            key,
            &self.iv,
            self.protected.as_bytes(),
            &mut buffer,
            &self.tag,
        )
        .then_some(buffer)
    }

    /// Takes the content out of a JWE object, and gives what its protected
    /// header holds besides `enc`.
    pub(super) fn take(jwe: &mut Object, fields: &Fields) -> Result<(Self, Object), VaultError> {
        for field in fields.idle {
            json::take(jwe, field);
        }
        if let Some(Value::Object(header)) = jwe.get("header")
            && header.is_empty()
        {
            jwe.remove("header");
        }
        json::refuse(jwe, fields.foreign, VaultError::Malformed)?;
        let protected = json::take_text(jwe, fields.protected)?;
        let content = Self {
            iv: json::take_array(jwe, fields.iv)?,
            ciphertext: json::take_bytes(jwe, fields.ciphertext)?,
            tag: json::take_array(jwe, fields.tag)?,
            protected,
        };
        let header = json::decode(&content.protected, fields.protected)?;
        let Value::Object(mut header) = json::parse(&header, fields.protected)? else {
            return Err(VaultError::Malformed(fields.protected));
        };
        json::refuse(&header, fields.forbidden, VaultError::UnsupportedAlgorithm)?;
        json::take_algorithm(&mut header, fields.enc, A256GCM)?;
        Ok((content, header))
    }

    /// Puts the content back into a JWE object.
    pub(super) fn put(&self, jwe: &mut Object, fields: &Fields) {
        json::put(jwe, fields.protected, self.protected.as_str());
        json::put_bytes(jwe, fields.iv, &self.iv);
        json::put_bytes(jwe, fields.ciphertext, &self.ciphertext);
        json::put_bytes(jwe, fields.tag, &self.tag);
    }
}

/// The paths of a JWE object's members.
pub(super) struct Fields {
    pub(super) protected: &'static str,
    pub(super) iv: &'static str,
    pub(super) ciphertext: &'static str,
    pub(super) tag: &'static str,
    /// `enc` in the protected header.
    pub(super) enc: &'static str,
    /// Parameters refused in the protected header: `crit`, `zip`.
    pub(super) forbidden: &'static [&'static str],
    /// Members that other libraries write though they say nothing: neither
    /// read nor written back. An empty `header` is one more.
    pub(super) idle: &'static [&'static str],
    /// Members that RFC 7516 knows, but that this format doesn't have.
    pub(super) foreign: &'static [&'static str],
}

/// `enc` of both JWE objects.
pub(super) const A256GCM: &str = "A256GCM";

/// `alg` of the vault and of the vault key.
pub(super) const A256KW: &str = "A256KW";
