//! What a user sees and handles, by its role and its accessible name.

use std::cell::RefCell;
use std::path::Path;

use fantoccini::elements::Element as Found;
use fantoccini::error::{CmdError, ErrorStatus};
use serde_json::Value;

use crate::page::Page;

/// What an element is to those who can't see it (WAI-ARIA's roles, and the
/// native controls that have none).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A message read out at once, addressed by its text.
    Alert,
    /// A button.
    Button,
    /// A box to tick.
    Checkbox,
    /// A list to choose one thing from.
    Combobox,
    /// A field to type into, whatever it takes, a file too.
    Field,
    /// What unfolds what is under it.
    Fold,
    /// Things that belong together, with a name.
    Group,
    /// A heading.
    Heading,
    /// A link.
    Link,
    /// A list.
    List,
    /// A bar that shows a share.
    Meter,
    /// One of several answers.
    Radio,
    /// A value that the page shows, such as a code.
    Reading,
    /// A message read out when there is time, addressed by its text.
    Status,
    /// A table.
    Table,
}

/// An element of the page; it is looked up anew for everything that is done.
#[derive(Debug, Clone)]
pub struct Element<'page> {
    page: &'page Page<'page>,
    role: Role,
    name: String,
}

impl<'page> Element<'page> {
    pub(crate) fn new(page: &'page Page<'page>, role: Role, name: &str) -> Self {
        let name = flat(name);
        Self { page, role, name }
    }

    /// Waits until it is there.
    pub fn seen(&self) -> &Self {
        self.with("to be there", async |_| Ok(true));
        self
    }

    /// Waits until there is none.
    pub fn gone(&self) {
        self.page.until(&|| format!("{self} to be gone"), || {
            self.find().ok().filter(Vec::is_empty).map(drop)
        });
    }

    /// Clicks on it.
    pub fn click(&self) {
        self.with("to click on", async |found| {
            click(found).await.map(|()| true)
        });
    }

    /// Chooses it, if it isn't yet.
    pub fn choose(&self) {
        self.set_to(true);
    }

    /// Ticks it, if it isn't yet.
    pub fn tick(&self) {
        self.set_to(true);
    }

    fn set_to(&self, chosen: bool) {
        self.with("to choose", async |found| {
            if found.is_selected().await? != chosen {
                click(found).await?;
            }
            Ok(found.is_selected().await? == chosen)
        });
    }

    /// Waits until it is chosen or ticked.
    pub fn is_chosen(&self) -> &Self {
        self.with("to be chosen", async |found| found.is_selected().await);
        self
    }

    /// Waits until it can be used.
    pub fn is_usable(&self) -> &Self {
        self.with("to be usable", async |found| is_enabled(found).await);
        self
    }

    /// Waits until it is there and can't be used.
    pub fn is_unusable(&self) -> &Self {
        self.with("to be unusable", async |found| {
            is_enabled(found).await.map(|enabled| !enabled)
        });
        self
    }

    /// Waits until it has the focus.
    pub fn has_focus(&self) -> &Self {
        self.with("to have the focus", async |found| {
            let focused = found.clone().client().active_element().await?;
            Ok(focused.element_id() == found.element_id())
        });
        self
    }

    /// Types a text in place of what it holds.
    pub fn type_in(&self, text: &str) {
        let keys = if text.is_empty() { BACKSPACE } else { text };
        self.with("to type into", async |found| {
            script(found, SELECT_ALL).await?;
            match found.send_keys(keys).await {
                // However much of it was typed, it is typed anew.
                Err(error) if is_unexplained(&error) => return Ok(false),
                typed => typed?,
            }
            // A page that has just come moves the focus to its heading, which
            // a slow machine may do in the middle of a word.
            Ok(script(found, VALUE).await? == text)
        });
    }

    /// Chooses a file of this machine.
    pub fn choose_file(&self, path: &Path) {
        let path = path.to_str().expect("a path in Unicode");
        self.with("to choose a file", async |found| {
            found.send_keys(path).await.map(|()| true)
        });
    }

    /// Picks one of the things that it offers, by its words.
    pub fn pick(&self, option: &str) {
        self.with("to pick from", async |found| {
            // WebKit does not scroll to a list of choices by itself.
            script(found, TO_THE_MIDDLE).await?;
            found.select_by_label(option).await.map(|()| true)
        });
    }

    /// Waits until it holds this text.
    pub fn holds(&self, text: &str) {
        self.with(&format!("to hold «{text}»"), async |found| {
            Ok(script(found, VALUE).await? == text)
        });
    }

    /// Waits until it reads so.
    pub fn reads(&self, text: &str) {
        self.with(&format!("to read «{text}»"), async |found| {
            Ok(text_of(found).await? == text)
        });
    }

    /// How far below the page's top it begins, in CSS pixels.
    #[must_use]
    pub fn top(&self) -> f64 {
        self.take("to have a place", async |found| {
            Ok(script(found, TOP).await?.as_f64())
        })
    }

    /// Its text, once it is there and has one.
    #[must_use]
    pub fn text(&self) -> String {
        self.take("to have a text", async |found| {
            let text = text_of(found).await?;
            Ok((!text.is_empty()).then_some(text))
        })
    }

    /// Repeats until it is there once, and `action` says that it is done.
    fn with(&self, purpose: &str, action: impl AsyncFn(&Found) -> Result<bool, CmdError>) {
        self.take(purpose, async |found| {
            Ok(action(found).await?.then_some(()))
        });
    }

    fn take<T>(
        &self,
        purpose: &str,
        action: impl AsyncFn(&Found) -> Result<Option<T>, CmdError>,
    ) -> T {
        // Why it has not come about so far.
        let obstacle = RefCell::new(String::new());
        self.page.until(
            &|| format!("{self} {purpose} ({})", obstacle.borrow()),
            || {
                let found = self.find().ok()?;
                let [only] = found.as_slice() else {
                    obstacle.replace(format!("there are {}", found.len()));
                    return None;
                };
                match self.page.run(async |_| action(only).await) {
                    Ok(done) => {
                        obstacle.replace("it is not so".to_owned());
                        done
                    }
                    Err(error) if passes(&error) => {
                        obstacle.replace(format!("{error:?}"));
                        None
                    }
                    Err(error) => panic!("{self} {purpose}: {error:?}"),
                }
            },
        )
    }

    /// All that are on screen now. Those of exactly this name win over those
    /// whose name goes on after it: the name of a choice also holds its hint.
    fn find(&self) -> Result<Vec<Found>, CmdError> {
        let (selector, roles) = self.role.native();
        let by_text = matches!(self.role, Role::Alert | Role::Status);
        let candidates = self
            .page
            .candidates(selector, if by_text { "" } else { &self.name })?;
        let (mut exact, mut longer) = (Vec::new(), Vec::new());
        for found in candidates {
            if !roles.contains(&self.page.computed(&found, "computedrole")?.as_str()) {
                continue;
            }
            if by_text {
                let text = self.page.run(async |_| text_of(&found).await)?;
                if text.contains(&self.name) {
                    exact.push(found);
                }
                continue;
            }
            let label = flat(&self.page.computed(&found, "computedlabel")?);
            if label == self.name {
                exact.push(found);
            } else if label
                .strip_prefix(&self.name)
                .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
            {
                longer.push(found);
            }
        }
        Ok(if exact.is_empty() { longer } else { exact })
    }
}

impl std::fmt::Display for Element<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{:?} «{}»", self.role, self.name)
    }
}

impl Role {
    /// The elements that can have it, and the role that the browser computes
    /// for them.
    fn native(self) -> (&'static str, &'static [&'static str]) {
        // The standard's word where it has one. For the rest Chromium has words
        // of its own, the others say nothing, and WebKit calls a list to choose
        // from what opens it.
        match self {
            Self::Alert => ("[role=alert]", &["alert"]),
            Self::Button => ("button", &["button"]),
            Self::Checkbox => ("input[type=checkbox]", &["checkbox"]),
            Self::Combobox => ("select", &["combobox", "button"]),
            Self::Field => (FIELDS, &["textbox", "combobox", "Date", "button", ""]),
            Self::Fold => ("summary", &["DisclosureTriangle", ""]),
            Self::Group => ("[role=group]", &["group"]),
            Self::Heading => ("h1, h2, h3, h4", &["heading"]),
            Self::Link => ("a[href]", &["link"]),
            Self::List => ("ul, ol", &["list"]),
            Self::Meter => ("progress", &["progressbar"]),
            Self::Radio => ("input[type=radio]", &["radio"]),
            Self::Reading => ("output", &["status"]),
            Self::Status => ("[role=status]", &["status"]),
            Self::Table => ("table", &["table"]),
        }
    }
}

/// Scrolls to it.
const TO_THE_MIDDLE: &str = "arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})";

/// Clicks where a person would: what something else covers is scrolled away from
/// under it.
async fn click(found: &Found) -> Result<(), CmdError> {
    match found.click().await {
        // WebKit does not always scroll far enough by itself.
        Err(error) if is_covered(&error) || error.is_element_not_interactable() => {
            script(found, TO_THE_MIDDLE).await?;
            found.click().await
        }
        clicked => clicked,
    }
}

/// The text that it shows. Not by the driver's command, which in WebKit joins
/// what stands side by side and leaves out what only listeners are told.
async fn text_of(found: &Found) -> Result<String, CmdError> {
    let text = script(found, TEXT).await?;
    Ok(flat(text.as_str().unwrap_or_default()))
}

/// Whether it can be used. Not by the driver's command: WebKit's knows nothing
/// of what is around it.
async fn is_enabled(found: &Found) -> Result<bool, CmdError> {
    let disabled = script(found, "return arguments[0].matches(':disabled')").await?;
    Ok(disabled == Value::Bool(false))
}

/// What a script returns that gets the element as its argument.
async fn script(found: &Found, script: &str) -> Result<Value, CmdError> {
    let element = serde_json::to_value(found).map_err(CmdError::Json)?;
    found.clone().client().execute(script, vec![element]).await
}

fn is_covered(error: &CmdError) -> bool {
    matches!(error, CmdError::Standard(error) if error.error == ErrorStatus::ElementClickIntercepted)
}

/// Whether the driver says that something went wrong, and not one word of what:
/// WebKit's does so now and then while a page is being put together.
fn is_unexplained(error: &CmdError) -> bool {
    matches!(error, CmdError::Standard(error)
        if error.error == ErrorStatus::UnknownError && error.message.is_empty())
}

/// Whether an error comes from the page being redrawn or still moving.
fn passes(error: &CmdError) -> bool {
    error.is_stale_element_reference()
        || error.is_element_not_interactable()
        || error.is_no_such_element()
        || is_covered(error)
}

/// With single spaces and plain hyphens, as people read and type it.
pub(crate) fn flat(text: &str) -> String {
    let text = text.replace('\u{2011}', "-");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

const FIELDS: &str = "textarea, input:not([type=checkbox]):not([type=radio])";

/// The text that an element shows; a list to choose from hides most of its own.
const TEXT: &str = "
    const { options, innerText } = arguments[0];
    return options ? Array.from(options, (each) => each.text).join(' ') : innerText;";

/// How far below the page's top an element begins.
const TOP: &str = "return arguments[0].getBoundingClientRect().top + scrollY";

/// What a field holds.
const VALUE: &str = "return String(arguments[0].value)";

/// What is typed next takes the place of what is there.
const SELECT_ALL: &str = "arguments[0].focus(); arguments[0].select()";

/// In WebDriver's code points.
const BACKSPACE: &str = "\u{e003}";
