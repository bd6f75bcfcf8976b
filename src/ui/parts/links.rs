//! Links to the tools of this page and to the few pages outside.

use super::icon::{self, icon};
use crate::catalogue::{Reference, Tool};
use crate::text::key;
use crate::ui::html::{Html, el_class};
use crate::ui::route::Route;
use crate::ui::words::{fill, language_now, pack, t};

/// A link to a tool, by its title.
pub(crate) fn tool(tool: Tool) -> Html {
    let route = Route::Tool(tool);
    super::link(route, &route.title(pack()))
}

/// A tool's icon.
pub(crate) fn tool_icon(tool: Tool) -> Html {
    icon(match tool {
        Tool::Passwords => icon::KEY,
        Tool::Doubt => icon::WARNING,
        Tool::Wifi => icon::WIFI,
        Tool::Backup => icon::FILE,
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
