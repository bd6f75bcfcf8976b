//! The page's program: the interface, or, in a worker, the key derivation.

use vigie::browser::derive::serve;

fn main() {
    if serve::is_worker() {
        serve::serve();
    } else {
        vigie::ui::start();
    }
}
