//! What Vigie keeps in this browser: two slots for the vault and small,
//! unencrypted settings, in `localStorage`.

use gloo_storage::errors::StorageError as GlooError;
use gloo_storage::{LocalStorage, Storage as _};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Storage, StorageEvent};

use super::listener::Listener;
use super::window;
use crate::vault::StorageSlot;

pub use crate::protocol::StorageError;

/// What another tab or window of this browser changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// The vault in this slot was written or removed.
    Slot(StorageSlot),
    /// A setting was written or removed.
    Setting,
    /// The whole storage of the site was emptied.
    Everything,
}

/// Whether the browser offers storage to this page at all; there may still be
/// no room left in it.
#[must_use]
pub fn available() -> bool {
    storage().is_ok()
}

/// The bytes kept in a slot, exactly as they were written.
///
/// # Errors
///
/// [`StorageError::Refused`].
pub fn read_slot(slot: StorageSlot) -> Result<Option<Vec<u8>>, StorageError> {
    let text = storage()?
        .get_item(slot_key(slot))
        .map_err(|error| reason(&error))?;
    Ok(text.map(String::into_bytes))
}

/// Writes a slot and reads it back. The vault's bytes are JSON in UTF-8, which
/// storage keeps as the same text; bytes that aren't UTF-8 are not written.
///
/// # Errors
///
/// Any [`StorageError`]. Unless it is [`StorageError::NotKept`], the slot holds
/// what it held before.
pub fn write_slot(slot: StorageSlot, bytes: &[u8]) -> Result<(), StorageError> {
    let text = str::from_utf8(bytes).map_err(|_| StorageError::NotKept)?;
    storage()?
        .set_item(slot_key(slot), text)
        .map_err(|error| reason(&error))?;
    if read_slot(slot)?.as_deref() == Some(bytes) {
        Ok(())
    } else {
        Err(StorageError::NotKept)
    }
}

/// Whether a slot holds anything; cheaper than reading it.
///
/// # Errors
///
/// [`StorageError::Refused`].
pub fn holds_slot(slot: StorageSlot) -> Result<bool, StorageError> {
    Ok(own_keys(&storage()?)?
        .iter()
        .any(|key| key == slot_key(slot)))
}

/// Removes everything that Vigie keeps here: both slots and all settings.
/// What other pages of the same site keep stays.
///
/// # Errors
///
/// [`StorageError::Refused`]; [`StorageError::NotKept`] when something is
/// still there afterwards.
pub fn erase() -> Result<(), StorageError> {
    let storage = storage()?;
    for key in own_keys(&storage)? {
        storage.remove_item(&key).map_err(|error| reason(&error))?;
    }
    if own_keys(&storage)?.is_empty() {
        Ok(())
    } else {
        Err(StorageError::NotKept)
    }
}

/// A setting, such as the language. `None` when it was never set, when it is
/// of another type, or when storage is refused: defaults apply to all three.
#[must_use]
pub fn setting<T: DeserializeOwned>(name: &str) -> Option<T> {
    storage().ok()?;
    LocalStorage::get(setting_key(name)).ok()
}

/// Keeps a setting, unencrypted: nothing about the practice belongs here.
///
/// # Errors
///
/// [`StorageError::Refused`] or [`StorageError::Full`].
pub fn set_setting<T: Serialize>(name: &str, value: T) -> Result<(), StorageError> {
    // gloo panics where storage is blocked, so it is asked for beforehand.
    storage()?;
    LocalStorage::set(setting_key(name), value).map_err(|error| match error {
        GlooError::JsError(error) => reason_of_name(&error.name),
        GlooError::SerdeError(_) | GlooError::KeyNotFound(_) => StorageError::NotKept,
    })
}

/// A note that this tab keeps through a reload, and no longer than it is there.
#[must_use]
pub fn tab_note(name: &str) -> bool {
    let note = tab_storage().and_then(|notes| notes.get_item(&setting_key(name)).ok());
    note.flatten().is_some()
}

/// Keeps such a note, or takes it away. A browser that keeps none has none.
pub fn set_tab_note(name: &str, there: bool) {
    if let Some(notes) = tab_storage() {
        let name = setting_key(name);
        let _ = if there {
            notes.set_item(&name, "1")
        } else {
            notes.remove_item(&name)
        };
    }
}

fn tab_storage() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

/// Calls back when another tab or window changes what Vigie keeps.
pub fn on_change(callback: impl Fn(Change) + 'static) -> Listener {
    Listener::new(&window(), "storage", move |event| {
        let key = event.unchecked_ref::<StorageEvent>().key();
        if let Some(change) = change_of(key.as_deref()) {
            callback(change);
        }
    })
}

fn change_of(key: Option<&str>) -> Option<Change> {
    let Some(key) = key else {
        return Some(Change::Everything);
    };
    match StorageSlot::ALL
        .into_iter()
        .find(|slot| slot_key(*slot) == key)
    {
        Some(slot) => Some(Change::Slot(slot)),
        None => key.starts_with(PREFIX).then_some(Change::Setting),
    }
}

/// `localStorage` through gloo, which panics where it is blocked.
fn storage() -> Result<Storage, StorageError> {
    match window().local_storage() {
        Ok(Some(_)) => Ok(LocalStorage::raw()),
        Ok(None) | Err(_) => Err(StorageError::Refused),
    }
}

fn own_keys(storage: &Storage) -> Result<Vec<String>, StorageError> {
    let count = storage.length().map_err(|error| reason(&error))?;
    let keys = (0..count).filter_map(|index| storage.key(index).ok().flatten());
    Ok(keys.filter(|key| key.starts_with(PREFIX)).collect())
}

/// Where a slot's bytes are kept.
fn slot_key(slot: StorageSlot) -> &'static str {
    match slot {
        StorageSlot::A => "vigie.slot.a",
        StorageSlot::B => "vigie.slot.b",
    }
}

fn setting_key(name: &str) -> String {
    format!("{PREFIX}setting.{name}")
}

fn reason(error: &JsValue) -> StorageError {
    let name = js_sys::Reflect::get(error, &"name".into())
        .ok()
        .and_then(|name| name.as_string());
    reason_of_name(&name.unwrap_or_default())
}

fn reason_of_name(name: &str) -> StorageError {
    match name {
        // The second is what Firefox said before version 120 or so.
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" => StorageError::Full,
        _ => StorageError::Refused,
    }
}

const PREFIX: &str = "vigie.";
