//! The page by keyboard alone.

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::error::CmdError;

use crate::element::flat;
use crate::page::Page;

/// A key that is no character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// Onward to the next control.
    Tab,
    /// Follows a link, presses a button, sends a form.
    Enter,
    /// Chooses, ticks, presses.
    Space,
    /// The next of several answers.
    Down,
    /// The one before.
    Up,
    /// Held together with another key.
    Alt,
    /// Held together with another key.
    Control,
    /// Held together with another key.
    Shift,
}

impl Page<'_> {
    /// Presses a key.
    pub fn press(&self, key: Key) {
        self.type_with_keyboard(&key.code().to_string());
    }

    /// Types into whatever has the focus.
    pub fn type_with_keyboard(&self, text: &str) {
        let mut keys = KeyActions::new("keyboard".to_owned());
        for value in text.chars() {
            keys = keys
                .then(KeyAction::Down { value })
                .then(KeyAction::Up { value });
        }
        self.run(async |client| client.perform_actions(keys).await)
            .unwrap_or_else(|error| panic!("the keyboard: {error}"));
    }

    /// Types in place of what the field with the focus holds.
    pub fn type_in_place(&self, text: &str) {
        self.press_together(&[Key::Control], 'a');
        self.type_with_keyboard(text);
    }

    /// Presses a character's key while these are held.
    pub fn press_together(&self, held: &[Key], value: char) {
        let mut keys = KeyActions::new("keyboard".to_owned());
        for key in held {
            keys = keys.then(KeyAction::Down { value: key.code() });
        }
        keys = keys
            .then(KeyAction::Down { value })
            .then(KeyAction::Up { value });
        for key in held.iter().rev() {
            keys = keys.then(KeyAction::Up { value: key.code() });
        }
        self.run(async |client| client.perform_actions(keys).await)
            .unwrap_or_else(|error| panic!("the keyboard: {error}"));
    }

    /// What has the focus: its role and its name.
    #[must_use]
    pub fn focus(&self) -> (String, String) {
        let computed = || {
            let active = self.run(async |client| client.active_element().await)?;
            let label = flat(&self.computed(&active, "computedlabel")?);
            let role = self.computed(&active, "computedrole")?;
            // The standard has no words for what unfolds and for a secret's field,
            // and some drivers have none either.
            let tag = self.run(async |_| active.tag_name().await)?;
            let role = match &*role {
                "DisclosureTriangle" => "summary".to_owned(),
                "" if tag == "input" => "textbox".to_owned(),
                "" => tag,
                _ => role,
            };
            Ok::<_, CmdError>((role, label))
        };
        // Redrawn between two questions: nothing has the focus right now.
        computed().unwrap_or_default()
    }

    /// Presses Tab until this has the focus; its name may go on. Whatever gets
    /// the focus on the way can be seen.
    pub fn tab_to(&self, role: &str, name: &str) {
        self.step_to(role, name, || self.press(Key::Tab));
    }

    /// The same backwards, with Shift and Tab.
    pub fn tab_back_to(&self, role: &str, name: &str) {
        let tab = Key::Tab.code();
        self.step_to(role, name, || self.press_together(&[Key::Shift], tab));
    }

    fn step_to(&self, role: &str, name: &str, step: impl Fn()) {
        let name = flat(name);
        let mut passed = Vec::new();
        while passed.len() < MOST_TABS {
            let (focused, label) = self.focus();
            if focused == role && label.starts_with(&name) {
                return;
            }
            passed.push(format!("{focused} «{label}»"));
            step();
            // After the last control comes the browser's own, then the first.
            if self.has_focus()
                && let Some(fault) = self.focus_fault()
            {
                panic!("on the way to {role} «{name}», {fault}; before it came {passed:#?}");
            }
        }
        panic!("Tab never reaches {role} «{name}»; it went through {passed:#?}");
    }
}

impl Key {
    /// Its code point in WebDriver ("Keyboard Actions").
    const fn code(self) -> char {
        match self {
            Self::Tab => '\u{e004}',
            Self::Enter => '\u{e007}',
            Self::Space => ' ',
            Self::Down => '\u{e015}',
            Self::Up => '\u{e013}',
            Self::Alt => '\u{e00a}',
            Self::Control => '\u{e009}',
            Self::Shift => '\u{e008}',
        }
    }
}

/// More controls than any page has before the one that a test looks for.
const MOST_TABS: usize = 80;
