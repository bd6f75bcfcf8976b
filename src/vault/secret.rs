//! Key material in memory.

use zeroize::Zeroize;

use super::Random;

/// 256 secret bits, wiped when dropped.
///
/// On the heap, because moving a value copies its bytes and leaves the old
/// ones behind on the stack: here only a pointer moves. Neither `Debug` nor
/// `PartialEq`: it must not be printed, nor compared in variable time.
pub(super) struct Secret(Box<[u8; 32]>);

impl Secret {
    /// All zero, to be filled in place.
    pub(super) fn zero() -> Self {
        Self(Box::new([0; 32]))
    }

    /// 256 fresh random bits.
    pub(super) fn generate(random: &mut dyn Random) -> Self {
        let mut secret = Self::zero();
        random.fill(secret.as_mut());
        secret
    }

    /// A second copy, as well guarded as the first.
    pub(super) fn copy(&self) -> Self {
        let mut secret = Self::zero();
        secret.as_mut().copy_from_slice(self.as_bytes());
        secret
    }

    /// The bits.
    pub(super) fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The bits, to be filled in place.
    pub(super) fn as_mut(&mut self) -> &mut [u8; 32] {
        &mut self.0
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}
