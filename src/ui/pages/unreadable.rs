//! What stands in a page's place while nobody can tell whether there is a vault.

use crate::browser::task;
use crate::text::key;
use crate::ui::context::context;
use crate::ui::html::{Html, el, el_class};
use crate::ui::parts;
use crate::ui::words::t;

/// The page; it says so once the browser has been asked in vain.
pub(crate) fn page(failed: bool) -> Html {
    let page = el_class("article", "narrow");
    if !failed {
        return page;
    }
    let session = context().session;
    let retry = move |_| task::spawn(session.look_again());
    page.add(parts::title(t(key::UNREADABLE_TITLE)))
        .add(el("p").add(t(key::UNREADABLE_TEXT)))
        .add(
            parts::actions().add(
                el_class("button", "primary")
                    .on("click", retry)
                    .add(t(key::UNREADABLE_RETRY)),
            ),
        )
}
