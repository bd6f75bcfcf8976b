//! The frame around every page, and which page stands in it.

use std::cell::Cell;

use leptos::mount::mount_to_body;
use leptos::prelude::*;

use super::access::current_page;
use super::context::Context;
use super::html::{Html, el, el_class, live};
use super::navigation;
use super::parts::icon;
use super::parts::{self, carry_over};
use super::route::Route;
use super::shortcuts::Shortcuts;
use super::words::{self, Words, t};
use crate::browser::offline::{self, Offline};
use crate::browser::{boot, location, page, task, timer};
use crate::session::{Role, Session, State};
use crate::text::{LANGUAGES, key};

/// Starts the page.
pub fn start() {
    // Leptos runs tasks once something is mounted; the texts come before that.
    wasm_bindgen_futures::spawn_local(async {
        match Words::start().await {
            Some(words) => mount(words),
            None => boot::reveal("trouble"),
        }
    });
}

fn mount(words: Words) {
    boot::remove("first-screen");
    mount_to_body(move || {
        let context = Context {
            session: Session::start(),
            route: RwSignal::new(Route::parse(&location::hash())),
            words,
            shortcuts: Shortcuts::start(),
            offline: RwSignal::new(Offline::Preparing),
            replaced: RwSignal::new(false),
        };
        provide_context(context);
        // It listens for as long as the page lives.
        std::mem::forget(location::on_hash_change(move |hash| arrive(context, &hash)));
        std::mem::forget(page::keep_focus_in_sight());
        std::mem::forget(page::on_alt_shift("KeyL", move || {
            context.session.lock();
        }));
        offline::start(
            &words::pack_addresses(words::language_now()),
            move |state| context.offline.set(state),
            // Whoever agreed to it in another tab has locked this one too.
            move || {
                if matches!(context.session.state_untracked(), State::Open(_)) {
                    context.session.lock();
                    context.replaced.set(true);
                }
            },
        );
        let is_open = Memo::new(move |_| matches!(context.session.state(), State::Open(_)));
        follow_with_focus(context);
        // Every text changes with the language, so everything is drawn anew;
        // what was typed and not yet stored is carried over. What opens or locks
        // brings another page, frame and all: nothing of the one before moves.
        let before = Cell::new(None);
        live(move || {
            words.language();
            let is_open_now = is_open.get();
            let only_in_words = before.replace(Some(is_open_now)) == Some(is_open_now);
            carry_over::restore(only_in_words);
            frame(context, is_open, only_in_words)
        })
    });
}

fn arrive(context: Context, hash: &str) {
    let route = Route::parse(hash);
    if route != context.route.get_untracked() {
        context.route.set(route);
        page::scroll_top();
        parts::focus_title();
    }
}

/// The focus goes to the heading of what is drawn without a change of the
/// address: a vault that is locked or unlocked, a page whose texts have come.
fn follow_with_focus(context: Context) {
    let first = context.route.get_untracked();
    let page = move || {
        let state = match context.session.state() {
            State::Unknown { .. } | State::Empty => 0,
            State::Locked { .. } => 1,
            State::Open(_) => 2,
        };
        (state, context.words.are_complete())
    };
    Effect::watch(
        page,
        move |page, before, _| {
            if Some(page) == before {
                return;
            }
            let is_other_state = before.is_some_and(|before| before.0 != page.0);
            // The page that was opened first has no focus to lose.
            let has_moved_on = context.route.get_untracked() != first;
            if is_other_state || has_moved_on && page::focus_is_lost() {
                parts::focus_title();
            }
        },
        false,
    );
}

/// The frame and the page in it; `only_in_words` if it takes the place of the
/// same in another language.
fn frame(context: Context, is_open: Memo<bool>, only_in_words: bool) -> Vec<Html> {
    let session = context.session;
    let brand = el_class("a", "brand")
        .attr("href", &Route::Home.href())
        .add(
            el("img")
                .attr("src", "./icons/vigie.svg")
                .attr("alt", "")
                .attr("width", "32")
                .attr("height", "32"),
        )
        .add(el("span").add(t(key::APP_NAME)));
    let top_row = el_class("div", "top-row")
        .add(brand)
        .add(
            el_class("p", "save-state")
                .attr("role", "status")
                .live(move || {
                    // What another tab writes is that one's to say.
                    (is_open.get() && session.role() == Role::Writer)
                        .then(|| parts::saving_word(session.saving()))
                        .flatten()
                        .unwrap_or_default()
                }),
        )
        .add(language_switch(context.words))
        .live(move || {
            is_open.get().then(|| {
                el_class("button", "quiet")
                    .attr("title", LOCK_SHORTCUT)
                    .on("click", move |_| {
                        session.lock();
                    })
                    .add(icon::icon(icon::LOCK))
                    .add(el("span").add(t(key::NAV_LOCK)))
            })
        });
    let offline = el_class("p", "offline-state")
        .add(icon::icon(icon::OFFLINE))
        .live(move || offline_sentence(context.offline.get()));
    vec![
        el_class("a", "skip")
            .attr("href", "#main")
            .on("click", |event| {
                // The address is the page's; `#main` would be another page.
                event.prevent_default();
                parts::focus_title();
            })
            .add(t(key::APP_SKIP)),
        el_class("header", "top")
            .add(top_row)
            .live(move || is_open.get().then(|| navigation::main(context))),
        parts::chart::patterns(),
        banners(context, only_in_words),
        el("main")
            .attr("id", "main")
            .live(move || main_content(context)),
        el_class("footer", "bottom")
            .add(navigation::foot())
            .add(offline),
    ]
}

/// The page; with nothing to change in it where another tab writes.
fn main_content(context: Context) -> Html {
    // What was taken over from another tab is drawn anew.
    let _ = context.session.revision();
    let page = current_page(context);
    if context.session.role() == Role::Reader {
        el_class("fieldset", "following")
            .attr("role", "none")
            .flag("disabled", true)
            .add(page)
    } else {
        page
    }
}

fn language_switch(words: Words) -> Option<Html> {
    let option = |language: &'static crate::text::Language| {
        el("option")
            .attr("value", language.tag)
            .attr("lang", language.tag)
            .flag("selected", language == words::language_now())
            .add(language.name)
    };
    (LANGUAGES.len() > 1).then(|| {
        let options: Vec<Html> = LANGUAGES.iter().map(option).collect();
        parts::fields::select(options)
            .attr("class", "language")
            .attr("id", carry_over::SWITCH)
            .attr("aria-label", t(key::APP_LANGUAGE))
            .on("change", move |event| {
                words.choose(&event_target_value(&event), carry_over::keep);
            })
    })
}

/// What the user has to know wherever they are; if `known` they have been told.
fn banners(context: Context, known: bool) -> Html {
    let session = context.session;
    // Read out is what comes into a region that is there already; it moves the
    // page, so what was there before is there at once.
    let there = RwSignal::new(known);
    task::spawn(async move {
        timer::sleep(0).await;
        there.try_set(true);
    });
    let said = el("div")
        .attr("role", "status")
        .live(move || {
            (there.get() && session.role() == Role::Reader).then(|| parts::reader_notice(session))
        })
        .live(move || {
            let notice = session.notice().filter(|_| there.get());
            notice.map(|notice| parts::session_notice(session, notice))
        })
        .live(move || {
            (there.get() && context.offline.get() == Offline::UpdateWaiting)
                .then(|| update_banner(session))
        });
    el_class("div", "banners")
        .live(move || {
            context.words.failed().then(|| {
                let retry = move |_| context.words.fetch_rest();
                parts::warning(t(key::WORDS_MISSING_TEXT)).add(
                    el("button")
                        .on("click", retry)
                        .add(t(key::WORDS_MISSING_RETRY)),
                )
            })
        })
        .live(move || parts::saving_trouble(session))
        .live(move || {
            let replaced = there.get() && context.replaced.get();
            replaced.then(|| parts::warning(t(key::OFFLINE_REPLACED)))
        })
        .add(said)
}

fn update_banner(session: Session) -> Html {
    let take = move |_| {
        // What could not be stored would be gone with the page; the user is
        // told of it already.
        if session.lock() {
            offline::take_update();
        }
    };
    el_class("div", "notice")
        .add(
            el("p")
                .add(el("strong").add(t(key::OFFLINE_UPDATE)))
                .add(" ")
                .add(t(key::OFFLINE_UPDATE_HINT)),
        )
        .add(
            el("button")
                .on("click", take)
                .add(t(key::OFFLINE_TAKE_UPDATE)),
        )
}

fn offline_sentence(offline: Offline) -> &'static str {
    t(match offline {
        Offline::Unsupported => key::OFFLINE_UNSUPPORTED,
        Offline::Preparing => key::OFFLINE_PREPARING,
        Offline::Ready | Offline::UpdateWaiting => key::OFFLINE_READY,
        Offline::Failed => key::OFFLINE_FAILED,
    })
}

/// Locks from anywhere: keys that type nothing and that browsers leave free.
const LOCK_SHORTCUT: &str = "Alt+Shift+L";
