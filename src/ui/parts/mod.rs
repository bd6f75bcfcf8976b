//! Pieces that several pages are made of; they know no page.

pub(crate) mod carry_over;
pub(crate) mod derivation;
pub(crate) mod fields;
pub(crate) mod links;
pub(crate) mod meter;
pub(crate) mod secret_form;

mod notices;

use leptos::prelude::*;

pub(crate) use self::notices::{saving_trouble, saving_word, session_notice, trouble, warning};
use super::words::{fill, t};
use crate::browser::page;
use crate::text::key;

/// A page's heading. It also names the document and takes the focus when the
/// page is reached by a link, so that a screen reader starts there.
pub(crate) fn title(text: &str) -> AnyView {
    page::set_title(&fill(key::APP_TITLE, [text]));
    let text = text.to_owned();
    view! { <h1 id="title" tabindex="-1">{text}</h1> }.into_any()
}

/// Moves the focus to the page's heading once it is drawn.
pub(crate) fn focus_title() {
    leptos::task::spawn_local(async {
        crate::browser::timer::sleep(0).await;
        page::focus_id("title");
    });
}

/// A list of texts.
pub(crate) fn lines(texts: &'static [String]) -> AnyView {
    texts.iter().map(|text| view! { <li>{text.as_str()}</li> }).collect_view().into_any()
}

/// A link that looks like a button.
pub(crate) fn button_link(route: super::route::Route, label: &'static str) -> AnyView {
    view! { <a class="button" href=route.href()>{label}</a> }.into_any()
}

/// A link back to a page.
pub(crate) fn back_link(route: super::route::Route, label: &'static str) -> AnyView {
    view! { <a class="back" href=route.href()>{label}</a> }.into_any()
}

/// The word for «not yet answered» and its kin.
pub(crate) fn status_word(status: crate::assessment::Status) -> &'static str {
    use crate::assessment::Status;
    t(match status {
        Status::Unanswered => key::STATUS_UNANSWERED,
        Status::InPlace => key::STATUS_IN_PLACE,
        Status::Partly => key::STATUS_PARTLY,
        Status::NotYet => key::STATUS_NOT_YET,
        Status::Unknown => key::STATUS_UNKNOWN,
        Status::Equivalent => key::STATUS_EQUIVALENT,
        Status::NotNecessary => key::STATUS_NOT_NECESSARY,
    })
}
