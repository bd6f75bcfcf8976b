//! What can be wrong with a file, a secret or what the browser stored.

/// Why a container was refused, or could not be opened or written.
///
/// The texts are for developers; what a person reads about each kind lives in
/// `locales/`. Where a kind carries a field, it is the path of the JSON member
/// at fault, such as `keyring.recipients.header.p2c`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum VaultError {
    /// Nothing in it says that it is ours.
    #[error("not a Vigie file")]
    NotVigie,
    /// Above [`MAX_FILE_BYTES`](super::MAX_FILE_BYTES).
    #[error("larger than the format allows")]
    TooLarge,
    /// It holds more than [`UNKNOWN_BYTES`](super::UNKNOWN_BYTES) of what this
    /// program doesn't know and would have to keep.
    #[error("more unknown content than is kept")]
    TooMuchUnknown,
    /// The vault can't be saved once more: the counter of its saves is at the
    /// end of what a file can say. Only new counting, in a new file, helps.
    #[error("the counter of saves is at its end")]
    Exhausted,
    /// Its `version` or `schema` is above what this program knows. It must not
    /// be overwritten: only the newer program understands it.
    #[error("made by a newer version of the program")]
    NewerVersion,
    /// A valid JWE, but not of the algorithms of this format.
    #[error("unsupported algorithm in {0}")]
    UnsupportedAlgorithm(&'static str),
    /// A key derivation that would keep the machine busy for too long.
    #[error("too much work asked for in {0}")]
    TooMuchWork(&'static str),
    /// A member is missing, doubled, of the wrong type, length or encoding.
    /// `json` stands for the text of the file as a whole.
    #[error("malformed: {0}")]
    Malformed(&'static str),
    /// The key slot does not open: another secret, or damage. AES Key Wrap
    /// cannot tell these apart.
    #[error("wrong secret, or a damaged key slot")]
    WrongSecretOrDamaged,
    /// The key is right, but this part was changed since it was sealed.
    #[error("the {0} was changed since it was sealed")]
    Damaged(Part),
    /// Keyring and vault come from different files, or the vault was given
    /// new keys since.
    #[error("the key and the vault don't belong together")]
    KeyMismatch,
}

/// The two encrypted parts of a container.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// The encrypted vault key.
    Keyring,
    /// The encrypted assessment.
    Vault,
}

impl std::fmt::Display for Part {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Keyring => "keyring",
            Self::Vault => "vault",
        })
    }
}
