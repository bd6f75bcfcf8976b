//! The page's program.

use std::alloc::System;

use zeroizing_alloc::ZeroAlloc;

/// Wipes what is given back: after a lock no answer, key or passphrase stays
/// behind in memory that is free.
#[global_allocator]
static ALLOCATOR: ZeroAlloc<System> = ZeroAlloc(System);

fn main() {
    vigie::ui::start();
}
