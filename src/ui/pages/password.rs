//! Trying a password, and having a passphrase proposed. It needs no vault, and
//! keeps nothing: the fields go with the page, and the worker that saw what was
//! typed ends with it.

use leptos::prelude::*;

use super::super::context::context;
use super::super::html::{Html, el, el_class};
use super::super::parts::passphrase_maker::Maker;
use super::super::parts::password_meter::Meter;
use super::super::parts::{self, fields, links};
use super::super::route::Route;
use super::super::words::t;
use crate::catalogue::Tool;
use crate::strength::Purpose;
use crate::text::key;

/// The page.
pub(crate) fn page() -> Html {
    // What was typed must not outlive a change of the session.
    let _ = context().session.state();
    let shown = RwSignal::new(false);
    let meter = Meter::start(FIELD, shown, Purpose::Account);
    let field = fields::secret_field(FIELD, key::STRENGTH_FIELD, None, "one-time-code", shown);
    el_class("article", "narrow")
        .add(parts::back_link(Route::Tools))
        .add(parts::title_of(Route::Password))
        .add(parts::lead(t(key::STRENGTH_LEAD)))
        .add(meter.watch(field))
        .add(fields::checkbox(key::STRENGTH_SHOW, shown))
        .add(meter.view(true))
        .add(
            parts::section(key::STRENGTH_MAKER_TITLE)
                .attr("class", "card")
                .add(Maker::start(meter, None).view()),
        )
        .add(
            el_class("section", "prose")
                .add(el("p").add(t(key::STRENGTH_THEN)))
                .add(el("p").add(links::tool(Tool::Passwords))),
        )
}

/// Id of the field.
const FIELD: &str = "tried-password";
