//! The first visit.

use crate::catalogue::ListId;
use crate::text::key;
use crate::ui::html::{Html, el_class};
use crate::ui::parts::{self, drawing};
use crate::ui::route::Route;
use crate::ui::words::{fill, t};

/// The page.
pub(crate) fn page() -> Html {
    let count = ListId::Essentials.list().measures().len().to_string();
    let promises = [
        &fill(key::WELCOME_POINT_TIME, [&count]),
        t(key::WELCOME_POINT_PRIVATE),
        t(key::WELCOME_POINT_OFFLINE),
        t(key::WELCOME_POINT_PROOF),
    ];
    el_class("article", "welcome")
        .add(parts::title(t(key::WELCOME_TITLE)))
        .add(parts::lead(t(key::WELCOME_LEAD)))
        .add(el_class("ul", "promises").add(parts::lines(promises)))
        .add(
            parts::actions()
                .add(parts::next_link(Route::Create, key::WELCOME_START))
                .add(parts::button_link(Route::File, key::WELCOME_IMPORT)),
        )
        .add(drawing::scene())
}
