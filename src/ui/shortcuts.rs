//! Whether single keys do something, and whether the page shows which.

use leptos::prelude::*;

use crate::browser::storage;

/// The single keys of the walk. Copies are the same ones.
#[derive(Clone, Copy)]
pub(crate) struct Shortcuts {
    on: RwSignal<bool>,
    help: RwSignal<bool>,
}

impl Shortcuts {
    /// On, unless they were switched off here before.
    pub(crate) fn start() -> Self {
        let on = RwSignal::new(storage::setting(SETTING).unwrap_or(true));
        Effect::watch(
            move || on.get(),
            |on, _, _| {
                // Where nothing can be stored, it holds for as long as the page.
                let _ = storage::set_setting(SETTING, *on);
            },
            false,
        );
        Self {
            on,
            help: RwSignal::new(false),
        }
    }

    /// Whether they do something now.
    pub(crate) fn are_on(self) -> bool {
        self.on.get_untracked()
    }

    /// Switches them on and off.
    pub(crate) fn on(self) -> RwSignal<bool> {
        self.on
    }

    /// This key, for `aria-keyshortcuts`, as long as it does something; redraws
    /// what reads it.
    pub(crate) fn key(self, name: &str) -> Option<String> {
        self.on.get().then(|| name.to_owned())
    }

    /// Whether the page shows them; redraws what reads it.
    pub(crate) fn help_shown(self) -> bool {
        self.help.get()
    }

    /// Shows them, or no longer.
    pub(crate) fn toggle_help(self) {
        self.help.update(|shown| *shown = !*shown);
    }
}

const SETTING: &str = "shortcuts";
