//! What went wrong with a vault, a file or a secret, and what to do.

use super::Wording;
use crate::text::key;
use crate::vault::{RecoveryCode, RecoveryCodeError, SlotKind, VaultError};

impl<'a> Wording<'a> {
    /// Returns what to say of a file or a stored vault that is not what it
    /// should be.
    #[must_use]
    pub fn vault_error(self, error: &VaultError) -> String {
        let plain = match error {
            VaultError::Malformed(field) => {
                return self.fill(key::VAULT_ERROR_MALFORMED, [field]);
            }
            VaultError::NotVigie => key::VAULT_ERROR_NOT_VIGIE,
            VaultError::TooLarge => key::VAULT_ERROR_TOO_LARGE,
            VaultError::TooMuchUnknown => key::VAULT_ERROR_UNKNOWN,
            VaultError::Exhausted => key::VAULT_ERROR_EXHAUSTED,
            VaultError::NewerVersion => key::VAULT_ERROR_NEWER,
            VaultError::UnsupportedAlgorithm(_) => key::VAULT_ERROR_UNSUPPORTED,
            VaultError::TooMuchWork(_) => key::VAULT_ERROR_TOO_MUCH_WORK,
            VaultError::WrongSecretOrDamaged => key::UNLOCK_WRONG_PASSPHRASE,
            VaultError::Damaged(_) => key::VAULT_ERROR_DAMAGED,
            VaultError::KeyMismatch => key::VAULT_ERROR_MISMATCH,
        };
        self.text(plain).to_owned()
    }

    /// Returns what to say when a secret of this kind opens nothing.
    #[must_use]
    pub fn wrong_secret(self, kind: SlotKind) -> &'a str {
        self.text(match kind {
            SlotKind::Passphrase => key::UNLOCK_WRONG_PASSPHRASE,
            SlotKind::Recovery => key::UNLOCK_WRONG_RECOVERY,
        })
    }

    /// Returns what is wrong with a recovery code as it was typed.
    #[must_use]
    pub fn code_error(self, error: &RecoveryCodeError) -> String {
        match error {
            RecoveryCodeError::Length { found } => self.fill(
                key::CODE_LENGTH,
                [&RecoveryCode::CHARACTERS.to_string(), &found.to_string()],
            ),
            RecoveryCodeError::Character { position, .. } => {
                self.fill(key::CODE_CHARACTER, [&position.to_string()])
            }
            RecoveryCodeError::Check => self.text(key::CODE_CHECK).to_owned(),
        }
    }
}
