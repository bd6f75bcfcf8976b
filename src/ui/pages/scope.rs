//! What the profile leaves out: why, and the way back in.

use crate::assessment::Scope;
use crate::catalogue::ListId;
use crate::session::Open;
use crate::text::{Text, key};
use crate::ui::html::{Html, el, el_class};
use crate::ui::parts;
use crate::ui::words::{fill, pack, t, wording};

/// Why a whole list is left out, with a way back; or that it was taken back.
pub(super) fn of_list(list: ListId, scope: Scope, commands: Open) -> Option<Html> {
    let title = pack().list(list).title;
    let note = el_class("p", "left-out-note");
    match scope {
        Scope::Asked => None,
        Scope::LeftOut(reason) => Some(
            note.add(el("strong").add(t(key::LEFT_OUT_TITLE)).add(". "))
                .add(wording().left_out(reason, list))
                .add(" ")
                .add(toggle(
                    list.name(),
                    title,
                    key::LEFT_OUT_BRING_BACK,
                    commands,
                )),
        ),
        Scope::BroughtBack(_) => Some(note.add(t(key::LEFT_OUT_BACK_IN)).add(" ").add(toggle(
            list.name(),
            title,
            key::LEFT_OUT_LEAVE_OUT,
            commands,
        ))),
    }
}

/// Takes a measure or list back in, or leaves it out again.
pub(super) fn toggle(id: &'static str, title: &str, label: Text, commands: Open) -> Html {
    let on_click = move |_| {
        commands.edit(|assessment, now| {
            assessment.edit_profile(now, |profile| {
                if !profile.brought_back.remove(id) {
                    profile.brought_back.insert(id.to_owned());
                }
            });
        });
        // Where it stands now, in another list and with another word.
        parts::focus_soon(toggle_id(id));
    };
    el_class("button", "link")
        .attr("id", &toggle_id(id))
        .attr("aria-label", &fill(key::APP_NAMED, [t(label), title]))
        .on("click", on_click)
        .add(t(label))
}

fn toggle_id(id: &str) -> String {
    ["scope-", id].concat()
}
