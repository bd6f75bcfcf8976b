//! What the sealed vault says of the ways into it.
//!
//! Nothing authenticates a slot but that it opens, and that is only seen with
//! its own secret: a recovery slot that was damaged or taken away would be
//! found out on the day it is needed. So each save notes the digest of every
//! slot in the vault's protected header, which the vault's tag covers.

use base64ct::{Base64UrlUnpadded, Encoding};
use serde_json::Value;
use sha2::{Digest, Sha512_256};

use super::{KID_BYTES, Slot, SlotKind};
use crate::vault::{
    VaultError,
    json::{self, Object},
};

/// A way in that isn't as the vault says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlotFault {
    /// The slot's name.
    pub kid: String,
    /// What is wrong with it.
    pub change: SlotChange,
}

impl SlotFault {
    /// Which of our own slots it is; `None` for one of another program.
    #[must_use]
    pub fn kind(&self) -> Option<SlotKind> {
        SlotKind::of(&self.kid)
    }
}

/// What happened to a slot after the vault was sealed, by damage or by
/// somebody who has no key to the vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlotChange {
    /// It is no longer there.
    Missing,
    /// It is another one.
    Altered,
    /// It was not there.
    Added,
}

/// The digests of the slots, by name.
#[derive(Clone)]
pub(in crate::vault) struct SlotRecord(Object);

impl SlotRecord {
    /// Of slots that are as they should be.
    pub(in crate::vault) fn of(slots: &[Slot]) -> Self {
        let mut record = Self(Object::new());
        for slot in slots {
            record.note(slot);
        }
        record
    }

    /// Takes it out of the vault's member `vigie`, if it is there.
    pub(in crate::vault) fn take(vigie: &mut Object) -> Result<Option<Self>, VaultError> {
        let record = match json::take(vigie, SLOTS) {
            None => return Ok(None),
            Some(Value::Object(record)) if record.len() <= ENTRIES => record,
            _ => return Err(VaultError::Malformed(SLOTS)),
        };
        for (kid, digest) in &record {
            let length = digest
                .as_str()
                .map_or(Ok(0), |text| json::decode(text, SLOTS).map(|it| it.len()))?;
            if length != DIGEST || !KID_BYTES.contains(&kid.len()) {
                return Err(VaultError::Malformed(SLOTS));
            }
        }
        Ok(Some(Self(record)))
    }

    /// Puts it into the vault's member `vigie`.
    pub(in crate::vault) fn put(&self, vigie: &mut Object) {
        json::put(vigie, SLOTS, self.0.clone());
    }

    /// This slot was written for a secret and is as it should be.
    pub(in crate::vault) fn note(&mut self, slot: &Slot) {
        self.0.insert(slot.kid().to_owned(), digest(slot).into());
    }

    /// Where these slots aren't as they should be.
    pub(in crate::vault) fn faults(&self, slots: &[Slot]) -> Vec<SlotFault> {
        let mut faults = Vec::new();
        let mut tell = |kid: &str, change| {
            faults.push(SlotFault {
                kid: kid.to_owned(),
                change,
            });
        };
        for slot in slots {
            match self.0.get(slot.kid()) {
                None => tell(slot.kid(), SlotChange::Added),
                Some(noted) if *noted != digest(slot) => tell(slot.kid(), SlotChange::Altered),
                Some(_) => {}
            }
        }
        for kid in self.0.keys() {
            if slots.iter().all(|slot| slot.kid() != kid) {
                tell(kid, SlotChange::Missing);
            }
        }
        faults
    }
}

/// SHA-512/256 (FIPS 180-4) of the recipient as it is written: JSON without
/// white space, the members of each object in the order of their names. Of the
/// same family as the derivation's hash, so that the program has one of them.
fn digest(slot: &Slot) -> String {
    Base64UrlUnpadded::encode_string(&Sha512_256::digest(slot.to_json().to_string()))
}

/// Bytes of a digest.
const DIGEST: usize = 32;

/// More entries than any keyring has slots, with room for those gone.
const ENTRIES: usize = 24;

const SLOTS: &str = "vault.protected.vigie.slots";
