//! Offline use: the page's half of what the service worker, `public/sw.js`, does.
//!
//! The worker keeps the page's files by itself; the page asks it to keep its
//! language pack, and decides when a new version takes over.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    MessageChannel, MessageEvent, ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration,
};

use super::listener::Listener;
use super::timer::sleep;
use super::window;

/// Whether the page can be used without a network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offline {
    /// The browser keeps no pages here: opened from a file, without TLS, or in
    /// a mode that forbids it.
    Unsupported,
    /// Files are being fetched.
    Preparing,
    /// Everything is kept, the language pack too.
    Ready,
    /// A new version is ready, or runs already since another tab took it;
    /// [`take_update`] brings it here.
    UpdateWaiting,
    /// Something could not be fetched or kept; the next visit tries again.
    Failed,
}

/// Starts keeping the page and this language pack (the addresses of its files,
/// relative to the page), and reports every change, the first before this
/// returns; `on_replaced` when another version has taken over without having
/// been agreed to on this page. Once a page.
pub fn start(
    pack: &[String],
    on_change: impl Fn(Offline) + 'static,
    on_replaced: impl Fn() + 'static,
) {
    let Some(container) = container() else {
        on_change(Offline::Unsupported);
        return;
    };
    let keeper = Rc::new(Keeper {
        registration: OnceCell::new(),
        pack: RefCell::new(pack.to_vec()),
        kept: Cell::new(None),
        had_version: Cell::new(container.controller().is_some()),
        replaced: Cell::new(false),
        agreed: Cell::new(false),
        reported: Cell::new(None),
        on_change: Box::new(on_change),
        on_replaced: Box::new(on_replaced),
        listeners: RefCell::default(),
    });
    KEEPER.set(Some(Rc::clone(&keeper)));
    keeper.report(Offline::Preparing);
    keeper.listen(&container, "controllerchange", Keeper::on_new_worker);
    spawn_local(async move {
        let registered = JsFuture::from(container.register("./sw.js")).await;
        match registered.map(JsCast::unchecked_into) {
            Ok(registration) => keeper.follow(registration),
            Err(_) => keeper.report(Offline::Failed),
        }
    });
}

/// Keeps another language pack from now on.
pub fn keep(pack: &[String]) {
    with_keeper(|keeper| {
        keeper.pack.replace(pack.to_vec());
        keeper.ask();
        keeper.settle();
    });
}

/// Brings the new version here: reloads the page once it runs. Whatever is not
/// saved by then is lost, so call it when the user agreed and all is saved.
///
/// Chromium gives up changing over if the page asks the old version for
/// anything at that moment, such as a picture of the page that is drawn next.
/// So this waits until the page is quiet; and where it was in vain, the new
/// version takes over at the reload.
pub fn take_update() {
    with_keeper(|keeper| {
        keeper.agreed.set(true);
        let keeper = Rc::clone(keeper);
        spawn_local(async move {
            sleep(QUIET_MS).await;
            match keeper.waiting() {
                Some(waiting) => post(&waiting, &message("activate"), &Array::new()),
                None if keeper.replaced.get() => return reload(),
                None => return,
            }
            sleep(PATIENCE_MS).await;
            if keeper.agreed.get() {
                reload();
            }
        });
    });
}

/// What the page knows of its service worker.
struct Keeper {
    registration: OnceCell<ServiceWorkerRegistration>,
    /// The language pack that has to be there.
    pack: RefCell<Vec<String>>,
    /// The worker's answer for that pack, once it has one.
    kept: Cell<Option<bool>>,
    /// Whether a version was there before, so that the next one is an update.
    had_version: Cell<bool>,
    /// Whether a worker of another version serves this page.
    replaced: Cell<bool>,
    /// Whether the user agreed to the new version.
    agreed: Cell<bool>,
    reported: Cell<Option<Offline>>,
    on_change: Box<dyn Fn(Offline)>,
    on_replaced: Box<dyn Fn()>,
    /// As long as the page lives.
    listeners: RefCell<Vec<Listener>>,
}

impl Keeper {
    fn follow(self: &Rc<Self>, registration: ServiceWorkerRegistration) {
        if registration.active().is_some() {
            self.had_version.set(true);
        }
        self.listen(&registration, "updatefound", Self::watch_install);
        // Most browsers look for a new version at each visit, WebKit at some.
        let looked = self.had_version.get().then(|| registration.update());
        let _ = self.registration.set(registration);
        self.watch_install();
        self.ask();
        if let Some(Ok(looked)) = looked {
            spawn_local(async move {
                // Without a network there is none.
                let _ = JsFuture::from(looked).await;
            });
        }
    }

    /// Follows the version that is being installed, if any.
    fn watch_install(self: &Rc<Self>) {
        if let Some(installing) = self.registration.get().and_then(|known| known.installing()) {
            self.listen(&installing, "statechange", |keeper| {
                if keeper.kept.get().is_none() {
                    keeper.ask();
                }
                keeper.settle();
            });
        }
        self.settle();
    }

    /// Asks the worker to keep the language pack.
    fn ask(self: &Rc<Self>) {
        self.kept.set(None);
        let active = self
            .registration
            .get()
            .and_then(ServiceWorkerRegistration::active);
        let (Some(active), Ok(channel)) = (active, MessageChannel::new()) else {
            return;
        };
        let pack = self.pack.borrow().clone();
        let paths: Array = pack.iter().map(JsValue::from).collect();
        let request = message("keep");
        set(&request, "paths", &paths);
        let keeper = Rc::clone(self);
        let on_answer = Closure::once_into_js(move |event: MessageEvent| {
            // The language may have been changed again meanwhile.
            if *keeper.pack.borrow() == pack {
                let ok = Reflect::get(&event.data(), &"ok".into()).is_ok_and(|ok| ok.is_truthy());
                keeper.kept.set(Some(ok));
                keeper.settle();
            }
        });
        channel
            .port1()
            .set_onmessage(Some(on_answer.unchecked_ref()));
        post(&active, &request, &Array::of1(&channel.port2()));
    }

    /// The version that waits until it may take over.
    fn waiting(&self) -> Option<ServiceWorker> {
        self.registration.get()?.waiting()
    }

    fn on_new_worker(self: &Rc<Self>) {
        if self.agreed.replace(false) {
            reload();
        } else if self.had_version.replace(true) {
            self.replaced.set(true);
            (self.on_replaced)();
            self.settle();
        }
    }

    fn settle(&self) {
        if let Some(registration) = self.registration.get() {
            self.report(self.state(registration));
        }
    }

    fn state(&self, registration: &ServiceWorkerRegistration) -> Offline {
        let active = registration.active().is_some();
        let waiting = self.waiting().is_some();
        // Once there is another version, only a reload changes that.
        let updated = self.reported.get() == Some(Offline::UpdateWaiting);
        match self.kept.get() {
            _ if updated || self.replaced.get() || (active && waiting) => Offline::UpdateWaiting,
            Some(true) if active => Offline::Ready,
            Some(false) if active => Offline::Failed,
            _ if active || waiting || registration.installing().is_some() => Offline::Preparing,
            _ => Offline::Failed,
        }
    }

    fn report(&self, state: Offline) {
        if self.reported.replace(Some(state)) != Some(state) {
            (self.on_change)(state);
        }
    }

    fn listen(
        self: &Rc<Self>,
        target: &web_sys::EventTarget,
        event: &'static str,
        then: impl Fn(&Rc<Self>) + 'static,
    ) {
        let keeper = Rc::clone(self);
        let listener = Listener::new(target, event, move |_| then(&keeper));
        self.listeners.borrow_mut().push(listener);
    }
}

/// Absent where the browser keeps no pages.
fn container() -> Option<ServiceWorkerContainer> {
    let window = window();
    let on_a_host = window
        .location()
        .protocol()
        .is_ok_and(|scheme| scheme.starts_with("http"));
    let navigator = window.navigator();
    let known = Reflect::get(&navigator, &"serviceWorker".into()).is_ok_and(|it| it.is_truthy());
    (on_a_host && window.is_secure_context() && known).then(|| navigator.service_worker())
}

fn with_keeper(then: impl FnOnce(&Rc<Keeper>)) {
    let keeper = KEEPER.with_borrow(Option::clone);
    if let Some(keeper) = keeper {
        then(&keeper);
    }
}

fn message(kind: &str) -> Object {
    let message = Object::new();
    set(&message, "type", &kind.into());
    message
}

fn set(message: &Object, name: &str, value: &JsValue) {
    // Cannot fail on an object that was just made.
    let _ = Reflect::set(message, &name.into(), value);
}

fn post(worker: &ServiceWorker, message: &Object, transfer: &Array) {
    // Fails only for what cannot be copied, and strings and ports can.
    let _ = worker.post_message_with_transferable(message, transfer);
}

fn reload() {
    // Browsers refuse it only while the page is being left anyway.
    let _ = window().location().reload();
}

/// In this time a page that is drawn anew has asked for what it shows.
const QUIET_MS: u32 = 250;

/// In this time a version that takes over has done so.
const PATIENCE_MS: u32 = 2_000;

thread_local! {
    /// The page's one keeper; a page has one thread.
    static KEEPER: RefCell<Option<Rc<Keeper>>> = const { RefCell::new(None) };
}
