//! Links to the tools of this page and to the few pages outside.

use super::super::html::{Html, el_class};
use super::super::route::Route;
use super::super::words::{fill, language_now, t};
use crate::catalogue::{Reference, Tool};
use crate::text::key;

/// A link to a tool.
pub(crate) fn tool(tool: Tool) -> Html {
    super::link(Route::Tool(tool), tool_title(tool))
}

/// A tool's title.
pub(crate) fn tool_title(tool: Tool) -> &'static str {
    t(match tool {
        Tool::Passwords => key::TOOLS_PASSWORDS_TITLE,
        Tool::Doubt => key::TOOLS_DOUBT_TITLE,
        Tool::Wifi => key::TOOLS_WIFI_TITLE,
    })
}

/// A link to a page outside, in a new tab, which learns nothing of this one.
pub(crate) fn reference(reference: Reference) -> Html {
    let label = t(match reference {
        Reference::Safeonweb => key::REFERENCE_SAFEONWEB,
        Reference::SafeonwebWork => key::REFERENCE_SAFEONWEB_WORK,
        Reference::Ccb => key::REFERENCE_CCB,
        Reference::Dpa => key::REFERENCE_DPA,
        Reference::Itsme => key::REFERENCE_ITSME,
        Reference::Myid => key::REFERENCE_MYID,
        Reference::Ehealth => key::REFERENCE_EHEALTH,
        Reference::Recupel => key::REFERENCE_RECUPEL,
    });
    el_class("a", "outside")
        .attr("href", reference.address(language_now().tag))
        .attr("target", "_blank")
        .attr("rel", "noopener noreferrer")
        .add(fill(key::APP_LINK_NEW_TAB, [label]))
}
