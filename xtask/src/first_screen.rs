//! What `index.html` shows until the program has arrived: the first words of the
//! page that a first visit leads to, in every language, from the same texts.

use vigie_locales::Bundle;

/// The heading and the lead of the welcome page, as that page draws them; the
/// style sheet shows the language that the start script has declared.
pub(crate) fn welcome(bundle: &Bundle) -> String {
    let in_language = |pack| {
        let text = |path| escaped(&bundle.text(pack, path).unwrap_or_default());
        format!(
            "<article class=welcome lang={}><h1>{}</h1><p class=lead>{}</p></article>",
            pack.language,
            text("welcome.title"),
            text("welcome.lead"),
        )
    };
    bundle.packs().iter().map(in_language).collect()
}

/// A text as HTML has it.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failing test may panic"
)]
mod tests {
    use std::fs;

    use super::*;
    use crate::project::Project;

    #[test]
    fn every_language_has_its_words_and_its_rule() {
        let root = Project::here().root().to_owned();
        let bundle = vigie_locales::load(&root.join("locales")).unwrap();
        let welcome = welcome(&bundle);
        for empty in ["<h1></h1>", "lead></p>"] {
            assert!(!welcome.contains(empty), "{welcome}");
        }
        let style = fs::read_to_string(root.join("src/ui/style/first-screen.css")).unwrap();
        for pack in bundle.packs() {
            let tag = &pack.language;
            assert!(welcome.contains(&format!("lang={tag}><h1>")), "{tag}");
            let rule = format!(":lang({tag}) #first-screen .welcome:lang({tag})");
            assert!(style.contains(&rule), "{tag} is never shown");
        }
    }

    #[test]
    fn texts_stay_texts() {
        assert_eq!(escaped("R&D < tout"), "R&amp;D &lt; tout");
    }
}
