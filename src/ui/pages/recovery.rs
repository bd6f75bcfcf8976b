//! The recovery code of a new vault, shown once, to print or copy.

use leptos::prelude::*;

use super::super::context::context;
use super::super::parts::{self, fields};
use super::super::words::{fill, language_now, t};
use crate::browser::{clock, page as browser_page};
use crate::text::{Text, key};

/// The page.
pub(crate) fn page() -> AnyView {
    let session = context().session;
    let kept = RwSignal::new(false);
    let copied = RwSignal::new(None::<Text>);
    let code = session.fresh_recovery_code().map(|code| code.to_string()).unwrap_or_default();
    let made = clock::format_date(clock::now_ms(), language_now().tag);
    let to_copy = code.clone();
    view! {
        <article class="narrow recovery">
            {parts::title(t(key::RECOVERY_TITLE))}
            <p class="lead">{t(key::RECOVERY_LEAD)}</p>
            <figure class="code-sheet">
                <figcaption>{t(key::RECOVERY_CODE)}</figcaption>
                <output class="code" aria-label=t(key::RECOVERY_CODE)>{code}</output>
                <p class="hint">{fill(key::RECOVERY_SHEET_MADE, [&made])}</p>
            </figure>
            <p>{t(key::RECOVERY_KEEP)}</p>
            <p class="actions">
                <button type="button" on:click=move |_| browser_page::print()>{t(key::RECOVERY_PRINT)}</button>
                <button type="button" on:click=move |_| {
                    let code = to_copy.clone();
                    leptos::task::spawn_local(async move {
                        let done = browser_page::copy(&code).await.is_ok();
                        copied.try_set(Some(if done { key::RECOVERY_COPIED } else { key::RECOVERY_COPY_FAILED }));
                    });
                }>{t(key::RECOVERY_COPY)}</button>
            </p>
            <p role="status">{move || copied.get().map(t)}</p>
            {fields::checkbox(key::RECOVERY_CONFIRM, kept)}
            <p class="actions">
                <button class="primary" prop:disabled=move || !kept.get() on:click=move |_| {
                    session.recovery_code_kept();
                    parts::focus_title();
                }>{t(key::RECOVERY_CONTINUE)}</button>
            </p>
        </article>
    }
    .into_any()
}
