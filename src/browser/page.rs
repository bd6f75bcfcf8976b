//! The page as a whole: its title, focus, scrolling, paper and clipboard.

use js_sys::Reflect;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Element, Event, HtmlElement, KeyboardEvent, ScrollIntoViewOptions, ScrollLogicalPosition,
};

use super::listener::Listener;
use super::{document, window};

/// Why nothing was copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CopyError {
    /// The browser offers no clipboard here: a page without TLS, or an old one.
    #[error("no clipboard for this page")]
    Missing,
    /// The browser or its user said no.
    #[error("the browser refuses to copy")]
    Refused,
}

/// Sets the page's title, as shown on the tab.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Whether there is room for a column beside the text: the width from which
/// the stylesheet lays a page out in two.
#[must_use]
pub fn is_wide() -> bool {
    window()
        .match_media("(min-width: 64rem)")
        .ok()
        .flatten()
        .is_some_and(|query| query.matches())
}

/// Moves the keyboard's focus to the element of this id, if it is there and
/// can take it (a heading needs `tabindex="-1"`); whether it did.
pub fn focus_id(id: &str) -> bool {
    let element = document().get_element_by_id(id);
    let element = element.and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        let _ = element.focus();
    }
    document()
        .active_element()
        .is_some_and(|active| active.id() == id)
}

/// From now on what gets the keyboard's focus is all in sight, with the room
/// around it that the stylesheet asks for (`scroll-padding`): WebKit scrolls to
/// it without that room, and what is fixed at the foot would cover it.
pub fn keep_focus_in_sight() -> Listener {
    Listener::new(&document(), "focusin", |event| {
        let target = event.target();
        let target = target.and_then(|target| target.dyn_into::<Element>().ok());
        // Not what is pressed: it must not move away from under a pointer.
        if let Some(target) = target.filter(|target| target.matches(":focus-visible") == Ok(true)) {
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Nearest);
            target.scroll_into_view_with_scroll_into_view_options(&options);
        }
    })
}

/// Whether the keyboard's focus is on nothing: what had it is gone.
#[must_use]
pub fn focus_is_lost() -> bool {
    document()
        .active_element()
        .is_none_or(|active| active.tag_name() == "BODY")
}

/// Calls back whenever the page's window gets the focus.
pub fn on_focus(callback: impl Fn() + 'static) -> Listener {
    Listener::new(&window(), "focus", move |_| callback())
}

/// Calls back when this key (its `code`, the place on the keyboard) is pressed
/// with Alt and Shift.
pub fn on_alt_shift(code: &'static str, callback: impl Fn() + 'static) -> Listener {
    Listener::capturing(&document(), "keydown", move |event| {
        let key = event.unchecked_ref::<KeyboardEvent>();
        if key.alt_key() && key.shift_key() && !key.ctrl_key() && key.code() == code {
            event.prevent_default();
            callback();
        }
    })
}

/// A key that was pressed alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pressed {
    /// What it types (`KeyboardEvent.key`).
    pub key: String,
    /// Its place on the keyboard (`KeyboardEvent.code`).
    pub code: String,
}

/// Calls back when a key is pressed, alone or with Shift, where it types
/// nothing: not in a text field or a list to choose from. The callback says
/// whether the key did something; the browser then does nothing more with it.
pub fn on_key(callback: impl Fn(Pressed) -> bool + 'static) -> Listener {
    Listener::new(&document(), "keydown", move |event| {
        let key = event.unchecked_ref::<KeyboardEvent>();
        let types = event.target().is_some_and(|target| {
            target
                .dyn_ref::<Element>()
                .is_some_and(|element| element.matches(TYPED_INTO).unwrap_or(false))
        });
        if types || key.ctrl_key() || key.alt_key() || key.meta_key() || key.is_composing() {
            return;
        }
        let pressed = Pressed {
            key: key.key(),
            code: key.code(),
        };
        if callback(pressed) {
            event.prevent_default();
        }
    })
}

/// Whether a key was pressed that presses a button: Enter or the space bar.
#[must_use]
pub fn presses(event: &Event) -> bool {
    let key = event.unchecked_ref::<KeyboardEvent>().key();
    key == "Enter" || key == " "
}

/// Where keys type, or choose by their letters.
const TYPED_INTO: &str =
    "textarea, select, input:not([type=radio]):not([type=checkbox]), [contenteditable]";

/// Scrolls to the top of the page.
pub fn scroll_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Opens the browser's print dialogue.
pub fn print() {
    // Throws only where dialogues are not allowed, in a sandboxed frame.
    let _ = window().print();
}

/// Copies a text to the clipboard. Browsers ask for a recent click or key.
///
/// # Errors
///
/// [`CopyError`].
pub async fn copy(text: &str) -> Result<(), CopyError> {
    let navigator = window().navigator();
    if !Reflect::has(&navigator, &"clipboard".into()).unwrap_or(false) {
        return Err(CopyError::Missing);
    }
    let written = JsFuture::from(navigator.clipboard().write_text(text)).await;
    written.map(drop).map_err(|_| CopyError::Refused)
}
