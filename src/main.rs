//! The page's program: the interface, or, in a worker, the key derivation.

use std::alloc::System;

use vigie::browser::derive::serve;
use zeroizing_alloc::ZeroAlloc;

/// Wipes what is given back: after a lock no answer, key or passphrase stays
/// behind in memory that is free.
#[global_allocator]
static ALLOCATOR: ZeroAlloc<System> = ZeroAlloc(System);

fn main() {
    if serve::is_worker() {
        serve::serve();
    } else {
        vigie::ui::start();
    }
}
