//! What the vault says of itself without a key: its protected member `vigie`.

use super::{
    SCHEMA, VaultError,
    json::{self, Object},
};
use crate::time::Instant;

/// What stands in the vault's protected header: readable without the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    /// Schema number of the plaintext, [`SCHEMA`] at most.
    pub schema: u32,
    /// How many times the vault has been saved.
    pub generation: u64,
    /// When it was saved.
    pub saved_at: Instant,
}

impl Header {
    /// Takes it out of the member `vigie`, and gives what else is in there.
    pub(super) fn parse(mut vigie: Object) -> Result<(Self, Object), VaultError> {
        let schema = match json::take_integer(&mut vigie, SCHEMA_NUMBER)? {
            0 => return Err(VaultError::Malformed(SCHEMA_NUMBER)),
            schema => u32::try_from(schema)
                .ok()
                .filter(|schema| *schema <= SCHEMA)
                .ok_or(VaultError::NewerVersion)?,
        };
        let header = Self {
            schema,
            generation: json::take_integer(&mut vigie, GENERATION)?,
            saved_at: Instant::from_millis(json::take_integer(&mut vigie, SAVED_AT)?)
                .ok_or(VaultError::Malformed(SAVED_AT))?,
        };
        Ok((header, vigie))
    }

    /// Whether it could be read again.
    pub(super) fn check(&self) -> Result<(), VaultError> {
        if self.generation > json::INTEGER_MAX {
            return Err(VaultError::Exhausted);
        }
        Ok(())
    }

    /// Puts it into the member `vigie`.
    pub(super) fn put(&self, vigie: &mut Object) {
        json::put(vigie, SCHEMA_NUMBER, self.schema);
        json::put(vigie, GENERATION, self.generation);
        json::put(vigie, SAVED_AT, self.saved_at.as_millis());
    }
}

const SCHEMA_NUMBER: &str = "vault.protected.vigie.schema";
const GENERATION: &str = "vault.protected.vigie.generation";
const SAVED_AT: &str = "vault.protected.vigie.saved_at";
