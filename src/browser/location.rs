//! The part of the address that the program owns: what follows `#`.

use super::listener::Listener;
use super::window;

/// What follows `#` in the address, `#` left out; empty when nothing does.
#[must_use]
pub fn hash() -> String {
    let hash = window().location().hash().unwrap_or_default();
    hash.strip_prefix('#').unwrap_or(&hash).to_owned()
}

/// Goes to another hash (without `#`); "back" leads to the one before.
pub fn set_hash(hash: &str) {
    // Setting a hash throws for no value.
    let _ = window().location().set_hash(hash);
}

/// Goes to another hash (without `#`) in place of the current one: "back" does
/// not lead to that one any more.
pub fn replace_hash(hash: &str) {
    let _ = window().location().replace(&format!("#{hash}"));
}

/// Calls back with the new hash (without `#`) whenever it changes, by the
/// program or by the reader.
pub fn on_hash_change(callback: impl Fn(String) + 'static) -> Listener {
    Listener::new(&window(), "hashchange", move |_| callback(hash()))
}
