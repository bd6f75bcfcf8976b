//! What keeps people out, as far as a program can see it: axe-core finds
//! nothing on any screen, in every set of colours and in every language. Where
//! the system asks for more contrast, there is as much as WCAG 1.4.6 wants.

use std::fs;

use serde_json::Value;
use vigie_e2e::engine::{Ability, can};
use vigie_e2e::tour::{in_other_languages, of_a_vault, tour};
use vigie_e2e::{Browser, Colours, Page, Profile, Site};
use xtask::npm;
use xtask::project::Project;

#[test]
fn axe_finds_nothing_on_any_screen() {
    let axe = Axe::read();
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).size(360, 780).open(&site);
    let mut found = Vec::new();
    let has_contrast = can(Ability::Contrast);
    tour(&page, |screen| {
        for colours in Colours::ALL {
            if Colours::USUAL.contains(&colours) || has_contrast {
                page.prefer(colours);
                found.extend(axe.look(&page, &format!("{screen} ({})", colours.name())));
            }
        }
    });
    page.unlock();
    page.prefer(Colours::Light);
    in_other_languages(&page, &of_a_vault(), |language, screen| {
        found.extend(axe.look(&page, &format!("{screen} ({language})")));
    });
    assert!(found.is_empty(), "{}", found.join("\n"));
    page.close();
}

/// axe-core's script.
struct Axe(String);

impl Axe {
    fn read() -> Self {
        let modules = npm::AXE
            .modules(&Project::here())
            .expect("where axe-core is");
        let path = modules.join("axe-core/axe.min.js");
        let script = fs::read_to_string(&path);
        Self(script.unwrap_or_else(|error| panic!("{}: {error}", path.display())))
    }

    /// What it finds on the screen as it is, a line for each element.
    fn look(&self, page: &Page, screen: &str) -> Vec<String> {
        // Colours that are still changing are no one's colours.
        let script = "
            await Promise.all(document.getAnimations().map((each) => each.finished));
            const enabled = matchMedia('(prefers-contrast: more)').matches;
            const rules = { 'color-contrast-enhanced': { enabled } };
            const { violations } = await axe.run(document, { rules });
            return violations.flatMap(({ id, help, nodes }) =>
                nodes.map(({ html, any }) =>
                    [id, help, html.slice(0, 200), any[0]?.message ?? ''].join(' | ')));";
        let found = page.script(&format!(
            "{}; return (async () => {{ {script} }})();",
            self.0
        ));
        let found = found.as_array().cloned().unwrap_or_default();
        let line = |each: &Value| format!("{screen}: {}", each.as_str().unwrap_or_default());
        found.iter().map(line).collect()
    }
}
