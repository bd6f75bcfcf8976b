//! Icons and the marks of states, drawn in `public/pictures.svg`.

use crate::assessment::State;
use crate::ui::html::{Html, svg, svg_el};

/// A picture of `pictures.svg`, by its id there.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Icon(&'static str);

#[cfg(feature = "parts")]
impl Icon {
    /// Its id in `pictures.svg`.
    pub(crate) fn name(self) -> &'static str {
        self.0
    }
}

macro_rules! icons {
    ($($name:ident = $id:literal),* $(,)?) => {
        $(pub(crate) const $name: Icon = Icon($id);)*

        /// All of them.
        #[cfg(any(test, feature = "parts"))]
        pub(crate) const ALL: &[Icon] = &[$($name),*];
    };
}

icons! {
    STANDING = "standing",
    MEASURES = "measures",
    STEPS = "steps",
    FILE = "file",
    SETTINGS = "settings",
    LOCK = "lock",
    FORWARD = "forward",
    BACK = "back",
    UNDO = "undo",
    KEYBOARD = "keyboard",
    PRINT = "print",
    IDEA = "idea",
    QUESTION = "question",
    PROOF = "proof",
    HOW = "how",
    WIFI = "wifi",
    KEY = "key",
    WARNING = "warning",
    OFFLINE = "offline",
}

/// The icon, beside words that say the same.
pub(crate) fn icon(icon: Icon) -> Html {
    picture(icon.0, "icon")
}

/// The mark of a state, beside words that say the same.
pub(crate) fn mark(state: State) -> Html {
    let id = state_id(state);
    picture(id, &["icon mark ", id].concat())
}

/// A state's id in `pictures.svg`, and its class in the stylesheet.
pub(crate) fn state_id(state: State) -> &'static str {
    match state {
        State::InPlace => "in-place",
        State::Equivalent => "equivalent",
        State::NotNecessary => "not-necessary",
        State::Partly => "partly",
        State::NotYet => "not-yet",
        State::Unknown => "unknown",
        State::Unjustified => "unjustified",
        State::Unanswered => "unanswered",
    }
}

fn picture(id: &str, class: &str) -> Html {
    let address = ["./pictures.svg#", id].concat();
    svg(class)
        .attr("aria-hidden", "true")
        .add(svg_el("use").attr("href", &address))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_icon_is_drawn() {
        let drawn = include_str!("../../../public/pictures.svg");
        let ids = ALL
            .iter()
            .map(|icon| icon.0)
            .chain(State::ALL.map(state_id));
        for id in ids {
            let symbol = format!("<symbol id=\"{id}\" ");
            assert_eq!(drawn.matches(&symbol).count(), 1, "{id}");
        }
    }
}
