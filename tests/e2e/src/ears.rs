//! What a screen reader reads out by itself, without being moved there.

use serde_json::Value;

use crate::browser::Browser;
use crate::element::flat;
use crate::page::Page;

/// Listens to a page that was opened with [`Ears::on`].
#[derive(Debug, Clone, Copy)]
pub struct Ears<'page>(&'page Page<'page>);

/// Something that was read out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// It interrupts what is being read (`role=alert`).
    pub urgent: bool,
    /// It came into the page together with its region. Screen readers read what
    /// changes in a polite region; many don't read one that is new.
    pub sudden: bool,
    /// The words.
    pub text: String,
}

impl<'page> Ears<'page> {
    /// A browser whose pages are listened to.
    #[must_use]
    pub fn on(browser: Browser<'_>) -> Browser<'_> {
        browser.before(include_str!("ears.js"))
    }

    /// Listens to this page.
    #[must_use]
    pub fn to(page: &'page Page<'page>) -> Self {
        Self(page)
    }

    /// All that was read out since the page was loaded.
    #[must_use]
    pub fn all(self) -> Vec<Heard> {
        let all = self.0.script("return heard");
        let all = all.as_array().cloned().unwrap_or_default();
        let one = |heard: &Value| Heard {
            urgent: heard["urgent"] == true,
            sudden: heard["sudden"] == true,
            text: heard["text"].as_str().unwrap_or_default().to_owned(),
        };
        all.iter().map(one).collect()
    }

    /// Waits until this has been read out since [`Ears::forget`], politely.
    pub fn hear(self, words: &str) {
        self.listen(words, false);
    }

    /// Waits until this has been read out at once, over whatever else is.
    pub fn hear_urgently(self, words: &str) {
        self.listen(words, true);
    }

    fn listen(self, words: &str, urgent: bool) {
        let words = flat(words);
        let what = format!("to hear «{words}»");
        self.0.eventually(&what, || {
            let all = self.all();
            let so = |heard: &Heard| {
                heard.text.contains(&words) && heard.urgent == urgent && !heard.sudden
            };
            if all.iter().any(so) {
                Ok(())
            } else {
                Err(format!("{all:#?}"))
            }
        });
    }

    /// Forgets what was heard so far.
    pub fn forget(self) {
        self.0.script("heard.length = 0");
    }
}
