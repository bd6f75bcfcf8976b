//! The vault's two slots once more, in IndexedDB, where a write can be waited
//! for until it is on the disk.
//!
//! `localStorage` tells nobody when it writes to the disk, and takes seconds to
//! minutes; what it holds before that is lost when the browser is killed. Here
//! a write resolves at its transaction's `complete` with strict durability
//! (Indexed Database API 3.0, section 2.7), so it can't be lost any more. The
//! other way round, nothing here can be waited for while a page closes, and
//! `localStorage` can.
//!
//! One connection is kept open, so that a call sends off all it has to say the
//! first time it is polled. It closes when someone wants to delete the database
//! or to bring it to another version, and the next call opens another. Calls
//! that overlap are done in the order in which they began, unless the database
//! goes away between them.

use std::cell::RefCell;
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::rc::Rc;
use std::task::Poll;

use js_sys::{Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{DomException, IdbDatabase, IdbFactory, IdbObjectStore, IdbRequest, IdbTransaction};

use super::listener::Listener;
use super::timer::sleep;
use super::window;
use crate::vault::StorageSlot;

/// Why the browser does not keep something for certain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DurableError {
    /// No database for this page: switched off, a private window, a policy, or
    /// a newer version of this program has taken it over.
    #[error("the browser refuses to open a database for this page")]
    Refused,
    /// No room left; what was there before still is.
    #[error("the browser's storage for this page is full")]
    Full,
    /// Closed or deleted while it was in use, and again at the second try; what
    /// was to be written is not there.
    #[error("the database was closed or deleted while it was in use")]
    Gone,
    /// No answer for [`LONGEST_MS`]. Whether it was done is not known, and it
    /// may be done yet.
    #[error("the database does not answer")]
    TimedOut,
    /// Anything else, such as a disk that fails; nothing was written.
    #[error("the database failed")]
    Failed,
}

/// The bytes kept in both slots, in the order of [`StorageSlot::ALL`], exactly
/// as they were written. A slot that holds anything but bytes counts as one
/// with no bytes in it, which is not the same as an empty one.
///
/// # Errors
///
/// Any [`DurableError`] but [`DurableError::Full`].
pub async fn read_slots() -> Result<Slots, DurableError> {
    let requests = transact("readonly", &|store| {
        let keys = StorageSlot::ALL.map(key);
        keys.iter().map(|key| store.get(key)).collect()
    })
    .await?;
    Ok(values(&requests))
}

/// What was asked of both slots.
fn values(requests: &[IdbRequest]) -> Slots {
    let mut slots = requests.iter().map(|request| {
        // Throws only before the request is done.
        let value = request.result().unwrap_or_default();
        let bytes = value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec);
        (!value.is_undefined()).then(|| bytes.unwrap_or_default())
    });
    [slots.next().flatten(), slots.next().flatten()]
}

/// Writes a slot; done once it is on the disk.
///
/// # Errors
///
/// Any [`DurableError`]. Unless it is [`DurableError::TimedOut`], the slot
/// holds what it held before, or nothing if the database was deleted meanwhile.
pub async fn write_slot(slot: StorageSlot, bytes: &[u8]) -> Result<(), DurableError> {
    let bytes = Uint8Array::from(bytes);
    let write = |store: &IdbObjectStore| Ok(vec![store.put_with_key(&bytes, &key(slot))?]);
    transact("readwrite", &write).await.map(|_| ())
}

/// Writes a slot if what both slots hold at that very moment allows it, in one
/// transaction, so that no other tab writes in between; done once it is on the
/// disk. Gives what was found, and whether it was written.
///
/// # Errors
///
/// As [`write_slot`].
pub async fn write_slot_if(
    slot: StorageSlot,
    bytes: &[u8],
    allows: Rc<dyn Fn(&Slots) -> bool>,
) -> Result<(Slots, bool), DurableError> {
    let bytes = Uint8Array::from(bytes);
    within_limit(async {
        match attempt_if(slot, &bytes, &allows).await {
            Err(DurableError::Gone) => {
                disconnect();
                attempt_if(slot, &bytes, &allows).await
            }
            outcome => outcome,
        }
    })
    .await
}

async fn attempt_if(
    slot: StorageSlot,
    bytes: &Uint8Array,
    allows: &Rc<dyn Fn(&Slots) -> bool>,
) -> Result<(Slots, bool), DurableError> {
    let database = connection().await?;
    let transaction = begin(&database, "readwrite").map_err(|_| DurableError::Gone)?;
    let failed = |error: JsValue| reason(&error, DurableError::Failed);
    let store = transaction.object_store(STORE).map_err(failed)?;
    let [a, b] = StorageSlot::ALL.map(|slot| store.get(&key(slot)));
    let requests = [a.map_err(failed)?, b.map_err(failed)?];
    let found: Rc<RefCell<Option<(Slots, bool)>>> = Rc::default();
    let refused: Rc<RefCell<Option<JsValue>>> = Rc::default();
    // They are answered in their order, so at the second both are there.
    let last = requests[1].clone();
    let _deciding = Listener::new(&last, "success", {
        let (bytes, allows, transaction) = (bytes.clone(), Rc::clone(allows), transaction.clone());
        let (found, refused) = (Rc::clone(&found), Rc::clone(&refused));
        move |_| {
            let slots = values(&requests);
            let allowed = allows(&slots);
            found.replace(Some((slots, allowed)));
            if allowed && let Err(error) = store.put_with_key(&bytes, &key(slot)) {
                refused.replace(Some(error));
                // Throws only when it has ended already.
                let _ = transaction.abort();
                return;
            }
            #[expect(
                deprecated,
                reason = "by `web-sys` alone: it is in the standard since 3.0"
            )]
            let _ = transaction.commit();
        }
    });
    match ended(&transaction).await {
        Ok(()) => found.take().ok_or(DurableError::Failed),
        Err(error) => Err(refused.take().map_or(error, failed)),
    }
}

/// Empties both slots for certain and deletes the database.
///
/// # Errors
///
/// Any [`DurableError`], if something may still be there.
pub async fn erase() -> Result<(), DurableError> {
    let cleared = transact("readwrite", &|store| Ok(vec![store.clear()?])).await;
    disconnect();
    // One of them is enough. A tab that doesn't let go of the database holds
    // up its deletion, and a newer version's can only be deleted.
    within_limit(delete()).await.or(cleared.map(|_| ()))
}

/// Asks the database for something, once more if it was gone since the last
/// time, and waits until it is done.
async fn transact(mode: &str, ask: &Ask<'_>) -> Result<Vec<IdbRequest>, DurableError> {
    within_limit(async {
        match attempt(mode, ask).await {
            Err(DurableError::Gone) => {
                disconnect();
                attempt(mode, ask).await
            }
            outcome => outcome,
        }
    })
    .await
}

async fn attempt(mode: &str, ask: &Ask<'_>) -> Result<Vec<IdbRequest>, DurableError> {
    let database = connection().await?;
    // Throws if the connection is closing, or the database isn't ours any more.
    let transaction = begin(&database, mode).map_err(|_| DurableError::Gone)?;
    let requests = transaction.object_store(STORE).and_then(|it| ask(&it));
    let requests = requests.map_err(|error| reason(&error, DurableError::Failed))?;
    // At once, so that it is done even if the page closes now. An old browser
    // that doesn't know how to commits a little later by itself.
    #[expect(
        deprecated,
        reason = "by `web-sys` alone: it is in the standard since 3.0"
    )]
    let _ = transaction.commit();
    ended(&transaction).await.map(|()| requests)
}

/// Waits until a transaction is on the disk, or broken off.
async fn ended(transaction: &IdbTransaction) -> Result<(), DurableError> {
    let done = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    });
    match JsFuture::from(done).await {
        Ok(_) => Ok(()),
        // Aborted without a reason: by a connection that was closed by force.
        Err(_) => Err(transaction.error().map_or(DurableError::Gone, |error| {
            reason(&error, DurableError::Failed)
        })),
    }
}

/// Begins a transaction with strict durability, for which `web-sys` has no
/// stable function. A browser that doesn't know of it treats all alike.
fn begin(database: &IdbDatabase, mode: &str) -> Result<IdbTransaction, JsValue> {
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    let begin: Function = Reflect::get(database, &"transaction".into())?.dyn_into()?;
    let transaction = begin.call3(database, &STORE.into(), &mode.into(), &options)?;
    Ok(transaction.unchecked_into())
}

/// The connection that is open, or a new one.
async fn connection() -> Result<IdbDatabase, DurableError> {
    let connected = CONNECTION.with_borrow_mut(|connection| match connection {
        Some(Connection::Open(open)) => Ok(open.database.clone()),
        Some(Connection::Opening(opening)) => Err(opening.clone()),
        None => {
            // Goes on when whoever asked for it no longer waits.
            let opening = future_to_promise(connect());
            *connection = Some(Connection::Opening(opening.clone()));
            Err(opening)
        }
    });
    match connected {
        Ok(database) => Ok(database),
        Err(opening) => JsFuture::from(opening)
            .await
            .map(JsCast::unchecked_into)
            .map_err(|error| not_opened(&error)),
    }
}

/// The connection to the database, once there has been one.
enum Connection {
    /// A promise of the database.
    Opening(Promise),
    Open(Open),
}

struct Open {
    database: IdbDatabase,
    /// Someone wants to delete the database, or it was closed by force.
    _listeners: [Listener; 2],
}

impl Drop for Open {
    fn drop(&mut self) {
        // What is under way is finished first.
        self.database.close();
    }
}

async fn connect() -> Result<JsValue, JsValue> {
    let opened = open().await;
    CONNECTION.set(opened.as_ref().ok().map(|database| {
        Connection::Open(Open {
            database: database.clone(),
            _listeners: ["versionchange", "close"]
                .map(|event| Listener::new(database, event, |_| disconnect())),
        })
    }));
    opened.map(JsValue::from)
}

async fn open() -> Result<IdbDatabase, JsValue> {
    let request = factory()?.open_with_u32(DATABASE, VERSION)?;
    let database = {
        let request = request.clone();
        move || request.result().map(IdbDatabase::unchecked_from_js)
    };
    let _making = Listener::new(&request, "upgradeneeded", {
        let database = database.clone();
        // If it fails, so does opening.
        move |_| drop(database().and_then(|database| database.create_object_store(STORE)))
    });
    answer(&request).await?;
    database()
}

/// Closes the connection; the next call opens another.
fn disconnect() {
    CONNECTION.with_borrow_mut(|connection| {
        connection.take_if(|connection| matches!(connection, Connection::Open(_)))
    });
}

/// Deletes the database, or what is left of it.
async fn delete() -> Result<(), DurableError> {
    let deleted = async { answer(&*factory()?.delete_database(DATABASE)?).await };
    deleted.await.map_err(|error| not_opened(&error))
}

fn factory() -> Result<IdbFactory, JsValue> {
    window().indexed_db()?.ok_or(JsValue::UNDEFINED)
}

/// Waits for the answer to a request.
async fn answer(request: &IdbRequest) -> Result<(), JsValue> {
    let answered = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    match JsFuture::from(answered).await {
        Ok(_) => Ok(()),
        Err(_) => Err(request.error()?.into()),
    }
}

/// Waits no longer than [`LONGEST_MS`].
async fn within_limit<T>(
    work: impl Future<Output = Result<T, DurableError>>,
) -> Result<T, DurableError> {
    let (mut work, mut limit) = (pin!(work), pin!(sleep(LONGEST_MS)));
    poll_fn(|context| match work.as_mut().poll(context) {
        Poll::Pending => limit
            .as_mut()
            .poll(context)
            .map(|()| Err(DurableError::TimedOut)),
        outcome => outcome,
    })
    .await
}

fn reason(error: &JsValue, otherwise: DurableError) -> DurableError {
    match error.dyn_ref().map(DomException::code) {
        Some(DomException::QUOTA_EXCEEDED_ERR) => DurableError::Full,
        Some(DomException::ABORT_ERR) => DurableError::Gone,
        _ => otherwise,
    }
}

/// Why the database could not be opened. Only what says that this page has none
/// counts as a refusal: a disk that fails, say, may give it the next time.
fn not_opened(error: &JsValue) -> DurableError {
    match error.dyn_ref().map(DomException::name).as_deref() {
        // No database at all: the browser threw nothing of its own.
        None => DurableError::Refused,
        Some("SecurityError" | "InvalidStateError" | "VersionError") => DurableError::Refused,
        Some(_) => reason(error, DurableError::Failed),
    }
}

/// Where a slot's bytes are kept.
fn key(slot: StorageSlot) -> JsValue {
    match slot {
        StorageSlot::A => "a",
        StorageSlot::B => "b",
    }
    .into()
}

/// What both slots hold, in the order of [`StorageSlot::ALL`].
pub type Slots = [Option<Vec<u8>>; 2];

/// What is asked of the slots in one transaction.
type Ask<'ask> = dyn Fn(&IdbObjectStore) -> Result<Vec<IdbRequest>, JsValue> + 'ask;

thread_local! {
    /// The page's one connection; a page has one thread.
    static CONNECTION: RefCell<Option<Connection>> = const { RefCell::new(None) };
}

/// The longest that any call takes, in milliseconds. A write of this size takes
/// a few; a database that has not answered by then is stuck, for instance
/// because another tab doesn't let it be deleted.
pub const LONGEST_MS: u32 = 5_000;

const DATABASE: &str = "vigie";

/// A newer program that needs another layout raises it, and this one then
/// touches nothing.
const VERSION: u32 = 1;

const STORE: &str = "slots";
