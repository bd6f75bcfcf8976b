//! The vault as it stands in the file.

use serde_json::Value;

use super::{
    Header, Lineage, VaultError,
    cipher::WRAPPED,
    json::{self, Object},
    jwe::{A256GCM, A256KW, Content, Fields},
    slot::SlotRecord,
};

/// The vault, a flattened JWE: the sealed assessment.
#[derive(Clone)]
pub(super) struct LockedVault {
    /// The `kid` of the vault key that it is sealed under.
    pub(super) kid: String,
    pub(super) header: Header,
    pub(super) lineage: Lineage,
    /// Its own content key, under the vault key.
    pub(super) encrypted_key: [u8; WRAPPED],
    pub(super) content: Content,
    /// What it says of the ways in; `None` in a file of another program.
    pub(super) slots: Option<SlotRecord>,
    pub(super) unknown: UnknownMembers,
}

/// Members of a vault that this program doesn't know.
#[derive(Clone, Default)]
pub(super) struct UnknownMembers {
    jwe: Object,
    protected: Object,
    vigie: Object,
}

impl UnknownMembers {
    /// The length of their text, in bytes.
    pub(super) fn length(&self) -> usize {
        [&self.jwe, &self.protected, &self.vigie]
            .into_iter()
            .map(json::length)
            .sum()
    }
}

impl LockedVault {
    /// The gate for the vault.
    pub(super) fn parse(mut jwe: Object) -> Result<Self, VaultError> {
        let (content, mut protected) = Content::take(&mut jwe, &FIELDS)?;
        json::take_algorithm(&mut protected, ALG, A256KW)?;
        json::take_exact(&mut protected, CTY, CTY_JSON)?;
        let kid = json::take_text(&mut protected, KID)?;
        let (header, mut vigie) = Header::parse(json::take_object(&mut protected, HEADER)?)?;
        Ok(Self {
            kid,
            header,
            encrypted_key: json::take_array(&mut jwe, ENCRYPTED_KEY)?,
            content,
            lineage: Lineage::take(&mut vigie)?,
            slots: SlotRecord::take(&mut vigie)?,
            unknown: UnknownMembers {
                jwe,
                protected,
                vigie,
            },
        })
    }

    /// The protected header of the next save.
    pub(super) fn protected(
        kid: &str,
        header: Header,
        lineage: &Lineage,
        slots: &SlotRecord,
        unknown: &UnknownMembers,
    ) -> Result<Object, VaultError> {
        header.check()?;
        lineage.check()?;
        let mut vigie = unknown.vigie.clone();
        header.put(&mut vigie);
        lineage.put(&mut vigie);
        slots.put(&mut vigie);

        let mut protected = unknown.protected.clone();
        json::put(&mut protected, ALG, A256KW);
        json::put(&mut protected, FIELDS.enc, A256GCM);
        json::put(&mut protected, KID, kid);
        json::put(&mut protected, CTY, CTY_JSON);
        json::put(&mut protected, HEADER, vigie);
        Ok(protected)
    }

    pub(super) fn to_json(&self) -> Value {
        let mut jwe = self.unknown.jwe.clone();
        json::put_bytes(&mut jwe, ENCRYPTED_KEY, &self.encrypted_key);
        self.content.put(&mut jwe, &FIELDS);
        jwe.into()
    }
}

/// `cty` of the vault: the plaintext is `application/json` (RFC 7516 section
/// 4.1.12 leaves the prefix out).
const CTY_JSON: &str = "json";

const ENCRYPTED_KEY: &str = "vault.encrypted_key";
const ALG: &str = "vault.protected.alg";
const KID: &str = "vault.protected.kid";
const CTY: &str = "vault.protected.cty";
const HEADER: &str = "vault.protected.vigie";
const FIELDS: Fields = Fields {
    protected: "vault.protected",
    iv: "vault.iv",
    ciphertext: "vault.ciphertext",
    tag: "vault.tag",
    enc: "vault.protected.enc",
    forbidden: &["vault.protected.crit", "vault.protected.zip"],
    idle: &[],
    foreign: &[
        "vault.aad",
        "vault.header",
        "vault.recipients",
        "vault.unprotected",
    ],
};
