//! The frame around every page, and which page stands in it.

use leptos::mount::mount_to_body;
use leptos::prelude::*;

use super::context::Context;
use super::pages;
use super::parts::{self, carry_over};
use super::route::Route;
use super::words::{self, Words, t};
use crate::browser::offline::{self, Offline};
use crate::browser::{boot, location, page};
use crate::session::{Session, State};
use crate::text::{LANGUAGES, key};

/// Starts the page.
pub fn start() {
    boot::reveal_on_panic("trouble");
    leptos::task::spawn_local(async {
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
            offline: RwSignal::new(Offline::Preparing),
        };
        provide_context(context);
        let listener = StoredValue::new_local(location::on_hash_change(move |hash| {
            let route = Route::parse(&hash);
            if route != context.route.get_untracked() {
                context.route.set(route);
                page::scroll_top();
                parts::focus_title();
            }
        }));
        on_cleanup(move || listener.dispose());
        offline::start(&words::pack_address(words::language_now()), move |state| context.offline.set(state));
        // Every text changes with the language, so everything is drawn anew;
        // what was typed and not yet stored is carried over.
        move || {
            words.language();
            carry_over::restore();
            frame(context)
        }
    });
}

fn frame(context: Context) -> AnyView {
    view! {
        <a class="skip" href="#main" on:click=|event| { event.prevent_default(); parts::focus_title(); }>{t(key::APP_SKIP)}</a>
        <header class="top">
            <div class="top-row">
                <a class="brand" href=Route::Home.href()>
                    <img src="./icons/vigie.svg" alt="" width="32" height="32"/>
                    <span>{t(key::APP_NAME)}</span>
                </a>
                {save_state(context)}
                {language_switch(context.words)}
                {move || matches!(context.session.state(), State::Open(_)).then(|| view! {
                    <button class="quiet" on:click=move |_| context.session.lock()>{t(key::NAV_LOCK)}</button>
                })}
            </div>
            {move || matches!(context.session.state(), State::Open(_)).then(|| navigation(context))}
        </header>
        {banners(context)}
        <main id="main">{move || current_page(context)}</main>
        <footer class="bottom">
            <nav aria-label=t(key::NAV_TOOLS)>
                <a href=Route::Tools.href()>{t(key::NAV_TOOLS)}</a>
                <a href=Route::About.href()>{t(key::NAV_ABOUT)}</a>
            </nav>
            <p class="offline-state">{move || offline_sentence(context.offline.get())}</p>
        </footer>
    }
    .into_any()
}

/// The page for the address, as far as the session allows it.
fn current_page(context: Context) -> AnyView {
    let route = context.route.get();
    if context.session.fresh_recovery_code().is_some() {
        return pages::recovery::page();
    }
    // These need nothing of the vault.
    match route {
        Route::Tools => return pages::tools::index(),
        Route::Tool(tool) => return pages::tools::page(tool),
        Route::About => return pages::about::page(),
        Route::NotFound => return pages::not_found::page(),
        Route::File => {
            // An opened file's keys must not outlive a change of the session.
            let _ = context.session.state();
            return pages::file::page();
        }
        _ => {}
    }
    match (context.session.state(), route) {
        (State::Empty, Route::New) => pages::create::page(),
        (State::Empty, _) => pages::welcome::page(),
        (_, Route::Erase) => pages::erase::page(),
        (State::Locked { saved_at }, _) => pages::unlock::page(saved_at),
        (State::Open(open), route) => match route {
            Route::Profile => pages::profile::page(open),
            Route::Lists => pages::lists::page(open),
            Route::List(list) => pages::list::page(open, list),
            Route::Measure(measure) => pages::measure::page(open, measure),
            Route::Done(list) => pages::done::page(open, list),
            Route::Steps => pages::steps::page(open),
            Route::Settings => pages::settings::page(open),
            _ => pages::standing::page(open),
        },
    }
}

fn navigation(context: Context) -> impl IntoView {
    let link = move |route: Route, label| {
        let current = move || {
            let here = match context.route.get() {
                Route::New => Route::Home,
                Route::List(_) | Route::Measure(_) | Route::Done(_) => Route::Lists,
                Route::Erase | Route::Profile => Route::Settings,
                other => other,
            };
            (here == route).then_some("page")
        };
        view! { <li><a href=route.href() aria-current=current>{t(label)}</a></li> }
    };
    view! {
        <nav class="main-nav" aria-label=t(key::APP_NAV)>
            <ul>
                {link(Route::Home, key::NAV_HOME)}
                {link(Route::Lists, key::NAV_LISTS)}
                {link(Route::Steps, key::NAV_NEXT)}
                {link(Route::File, key::NAV_FILE)}
                {link(Route::Settings, key::NAV_SETTINGS)}
            </ul>
        </nav>
    }
}

fn save_state(context: Context) -> impl IntoView {
    view! {
        <p class="save-state" role="status">
            {move || matches!(context.session.state(), State::Open(_)).then(|| parts::saving_word(context.session.saving()))}
        </p>
    }
}

fn language_switch(words: Words) -> impl IntoView {
    (LANGUAGES.len() > 1).then(|| {
        let options = LANGUAGES.iter().map(|language| {
            let selected = *language == *words::language_now();
            view! { <option value=language.tag lang=language.tag selected=selected>{language.name}</option> }
        });
        view! {
            <select
                class="language"
                aria-label=t(key::APP_LANGUAGE)
                on:change=move |event| {
                    carry_over::keep();
                    words.choose(&event_target_value(&event));
                }
            >
                {options.collect_view()}
            </select>
        }
    })
}

/// What the user has to know wherever they are.
fn banners(context: Context) -> impl IntoView {
    view! {
        <div class="banners">
            {move || context.words.failed().then(|| parts::warning(t(key::WORDS_MISSING_TEXT)))}
            {move || parts::saving_trouble(context.session)}
            {move || context.session.notice().map(|notice| parts::session_notice(context.session, notice))}
            {move || (context.offline.get() == Offline::UpdateWaiting).then(|| update_banner(context))}
        </div>
    }
}

fn update_banner(context: Context) -> impl IntoView {
    view! {
        <div class="notice" role="status">
            <p><strong>{t(key::OFFLINE_UPDATE)}</strong> " " {t(key::OFFLINE_UPDATE_HINT)}</p>
            <button on:click=move |_| {
                context.session.lock();
                offline::take_update();
            }>{t(key::OFFLINE_TAKE_UPDATE)}</button>
        </div>
    }
}

fn offline_sentence(offline: Offline) -> &'static str {
    t(match offline {
        Offline::Unsupported => key::OFFLINE_UNSUPPORTED,
        Offline::Preparing => key::OFFLINE_PREPARING,
        Offline::Ready | Offline::UpdateWaiting => key::OFFLINE_READY,
        Offline::Failed => key::OFFLINE_FAILED,
    })
}
