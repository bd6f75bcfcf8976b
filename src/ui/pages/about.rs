//! What this program is, and what it is not.

use leptos::prelude::*;

use super::super::parts;
use super::super::words::t;
use crate::catalogue::{LISTS, List};
use crate::text::{Text, key};

/// The page.
pub(crate) fn page() -> AnyView {
    let section = |title: Text, text: Text| view! { <section><h2>{t(title)}</h2><p>{t(text)}</p></section> };
    let source = |list: &'static List| view! { <li lang="fr">{list.document}" — "{list.section}</li> };
    view! {
        <article class="narrow prose">
            {parts::title(t(key::ABOUT_TITLE))}
            <p class="lead">{t(key::ABOUT_WHAT)}</p>
            {section(key::ABOUT_PRIVACY_TITLE, key::ABOUT_PRIVACY)}
            {section(key::ABOUT_LIMITS_TITLE, key::ABOUT_LIMITS)}
            {section(key::ABOUT_FORMAT_TITLE, key::ABOUT_FORMAT)}
            {section(key::ABOUT_SOURCES_TITLE, key::ABOUT_SOURCES)}
            <ul>{LISTS.iter().map(source).collect_view()}</ul>
        </article>
    }
    .into_any()
}
