//! What people set at their device or in their browser.

use serde_json::{Value, json};

use crate::page::Page;

impl Page<'_> {
    /// A telephone from here on: touched with fingers, in a window of this size.
    ///
    /// # Panics
    ///
    /// If the browser is not Chromium.
    pub fn is_touched(&self, width: u32, height: u32) {
        let features = json!([
            {"name": "pointer", "value": "coarse"},
            {"name": "any-pointer", "value": "coarse"},
            {"name": "hover", "value": "none"},
            {"name": "any-hover", "value": "none"},
        ]);
        let metrics = json!({
            "width": width, "height": height, "deviceScaleFactor": 2, "mobile": true,
        });
        for (command, parameters) in [
            (
                "Emulation.setTouchEmulationEnabled",
                json!({"enabled": true}),
            ),
            ("Emulation.setEmulatedMedia", json!({"features": features})),
            ("Emulation.setDeviceMetricsOverride", metrics),
        ] {
            let set = self.devtools(command, &parameters);
            set.unwrap_or_else(|error| panic!("{command}: {error}"));
        }
    }

    /// Has something look at the page with all unfolded that can be.
    pub fn unfolded(&self, look: impl FnOnce(&Self)) {
        let folds = "for (const fold of document.querySelectorAll('details";
        self.script(&format!(
            "{folds}:not([open])')) {{ fold.open = true; fold.dataset.unfolded = ''; }}"
        ));
        look(self);
        self.script(&format!(
            "{folds}[data-unfolded]')) {{ fold.open = false; delete fold.dataset.unfolded; }}"
        ));
    }

    /// The spacing of text that readers may ask for (WCAG 1.4.12), or the page's
    /// own again. As a reader's extension would, it is no part of the page, so
    /// the page's policy does not matter.
    pub fn space_text(&self, wide: bool) {
        let script = "
            globalThis.spacing ??= new CSSStyleSheet();
            spacing.replaceSync(arguments[0]);
            document.adoptedStyleSheets = [spacing];";
        let rules = if wide { SPACING } else { "" };
        self.script_with(script, vec![Value::from(rules)]);
    }
}

const SPACING: &str = "
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-block-end: 2em !important; }";
