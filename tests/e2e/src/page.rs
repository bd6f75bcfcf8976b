//! The page as a person uses it.

use std::path::PathBuf;

use fantoccini::Client;
use fantoccini::actions::{InputSource, MouseActions, PointerAction};
use fantoccini::elements::Element as Found;
use fantoccini::error::CmdError;
use serde_json::{Value, json};

use crate::browser::Colours;
use crate::element::{Element, Role, flat};
use crate::engines::Ways;
use crate::kill::Killer;
use crate::outside::Outside;
use crate::patience::{DEADLINE, wait};
use crate::profile::Profile;
use crate::remote::Remote;

/// An open browser with the page in it; the browser is closed when dropped.
#[derive(Debug)]
pub struct Page<'test> {
    remote: Remote,
    ways: &'static dyn Ways,
    profile: &'test Profile,
    outside: Outside,
    address: String,
}

impl<'test> Page<'test> {
    pub(crate) fn new(
        remote: Remote,
        ways: &'static dyn Ways,
        profile: &'test Profile,
        outside: Outside,
        address: &str,
    ) -> Self {
        Self {
            remote,
            ways,
            profile,
            outside,
            address: address.to_owned(),
        }
    }

    /// Goes to an address within the site, as if it were typed (`#/file`).
    pub fn visit(&self, place: &str) {
        let address = [self.address.as_str(), place].concat();
        // WebKit would load anew what is there already.
        if address.contains('#') && self.script("return location.href") == json!(address) {
            return;
        }
        self.run(async |client| client.goto(&address).await)
            .unwrap_or_else(|error| panic!("{address}: {error}"));
    }

    /// Loads the page anew.
    pub fn reload(&self) {
        self.ways.reload(&self.remote);
    }

    /// Goes back, as the browser's own button does.
    pub fn back(&self) {
        self.run(async |client| client.back().await)
            .unwrap_or_else(|error| panic!("to go back: {error}"));
    }

    /// A message that is read out at once and says this.
    #[must_use]
    pub fn alert(&self, text: &str) -> Element<'_> {
        self.element(Role::Alert, text)
    }

    /// A button.
    #[must_use]
    pub fn button(&self, name: &str) -> Element<'_> {
        self.element(Role::Button, name)
    }

    /// A box to tick.
    #[must_use]
    pub fn checkbox(&self, name: &str) -> Element<'_> {
        self.element(Role::Checkbox, name)
    }

    /// A list to choose one thing from.
    #[must_use]
    pub fn combobox(&self, name: &str) -> Element<'_> {
        self.element(Role::Combobox, name)
    }

    /// A field to type into or to choose a file with.
    #[must_use]
    pub fn field(&self, name: &str) -> Element<'_> {
        self.element(Role::Field, name)
    }

    /// What unfolds what is under it.
    #[must_use]
    pub fn fold(&self, name: &str) -> Element<'_> {
        self.element(Role::Fold, name)
    }

    /// Things that belong together.
    #[must_use]
    pub fn group(&self, name: &str) -> Element<'_> {
        self.element(Role::Group, name)
    }

    /// A heading.
    #[must_use]
    pub fn heading(&self, name: &str) -> Element<'_> {
        self.element(Role::Heading, name)
    }

    /// A link.
    #[must_use]
    pub fn link(&self, name: &str) -> Element<'_> {
        self.element(Role::Link, name)
    }

    /// A list.
    #[must_use]
    pub fn list(&self, name: &str) -> Element<'_> {
        self.element(Role::List, name)
    }

    /// A bar that shows a share.
    #[must_use]
    pub fn meter(&self, name: &str) -> Element<'_> {
        self.element(Role::Meter, name)
    }

    /// One of several answers.
    #[must_use]
    pub fn radio(&self, name: &str) -> Element<'_> {
        self.element(Role::Radio, name)
    }

    /// A value that the page shows.
    #[must_use]
    pub fn reading(&self, name: &str) -> Element<'_> {
        self.element(Role::Reading, name)
    }

    /// A message that is read out when there is time and says this.
    #[must_use]
    pub fn status(&self, text: &str) -> Element<'_> {
        self.element(Role::Status, text)
    }

    /// A table.
    #[must_use]
    pub fn table(&self, name: &str) -> Element<'_> {
        self.element(Role::Table, name)
    }

    fn element(&self, role: Role, name: &str) -> Element<'_> {
        Element::new(self, role, name)
    }

    /// Waits until the page says this somewhere.
    pub fn says(&self, text: &str) {
        self.until(&|| format!("the words «{text}»"), || {
            self.reads(text).then_some(())
        });
    }

    /// Waits until the foot of the page says that it works without a network. The
    /// welcome page speaks of that sentence, so it is looked for in its place.
    pub fn is_kept_for_offline_use(&self) {
        let ready = ["Prêt pour l’usage hors ligne", "Ready for offline use"];
        self.eventually("the page to be kept for offline use", || {
            let said = self.script("return document.querySelector('.offline-state')?.innerText");
            let said = flat(said.as_str().unwrap_or_default());
            ready.contains(&said.as_str()).then_some(()).ok_or(said)
        });
    }

    /// Waits until the page says this nowhere any more.
    pub fn says_nothing_of(&self, text: &str) {
        self.until(&|| format!("the words «{text}» to be gone"), || {
            (!self.reads(text)).then_some(())
        });
    }

    fn reads(&self, text: &str) -> bool {
        self.words().contains(&flat(text))
    }

    /// All that can be read on the page now, with single spaces; nothing where
    /// it has only begun to load.
    #[must_use]
    pub fn words(&self) -> String {
        flat(
            self.script("return document.body?.innerText")
                .as_str()
                .unwrap_or_default(),
        )
    }

    /// The address after the `#`.
    #[must_use]
    pub fn place(&self) -> String {
        self.script("return location.hash")
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// The title of the window.
    #[must_use]
    pub fn title(&self) -> String {
        self.script("return document.title")
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// The language that the page declares.
    #[must_use]
    pub fn language(&self) -> String {
        self.script("return document.documentElement.lang")
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// All that the browser stores for this site, byte for byte: by key, what
    /// is in `localStorage` and in every database of IndexedDB.
    #[must_use]
    pub fn stored(&self) -> Value {
        self.script(include_str!("stored.js"))
    }

    /// The browser throws away all that it stores for this site.
    pub fn clear_site_data(&self) {
        let origin = self.script("return location.origin");
        let origin = origin.as_str().unwrap_or_default();
        self.ways.clear_site_data(&self.remote, origin);
    }

    /// How many workers of the page (not its service worker) are alive
    /// ([`Ability::Workers`]).
    ///
    /// [`Ability::Workers`]: crate::engine::Ability::Workers
    #[must_use]
    pub fn workers(&self) -> usize {
        self.ways.workers(&self.remote)
    }

    /// Waits until this is so.
    pub fn eventually(&self, what: &str, so: impl Fn() -> Result<(), String>) {
        let last = std::cell::RefCell::new(String::new());
        let describe = || format!("{what}: {}", last.borrow());
        self.until(&describe, || match so() {
            Ok(()) => Some(()),
            Err(not) => {
                last.replace(not);
                None
            }
        });
    }

    /// The clock of the device goes forward at once, as after a laptop's sleep.
    pub fn sleeps_for(&self, minutes: u32) {
        let script = "const now = Date.now.bind(Date), asleep = arguments[0]; Date.now = () => now() + asleep;";
        self.script_with(script, vec![json!(u64::from(minutes) * 60_000)]);
    }

    /// The file that the browser has downloaded, once it is there whole.
    #[must_use]
    pub fn download(&self) -> PathBuf {
        self.until(&|| "a download".to_owned(), || {
            self.profile.downloaded().pop()
        })
    }

    /// Gives the window another size, in CSS pixels.
    pub fn resize(&self, width: u32, height: u32) {
        self.ways.resize(&self.remote, width, height);
    }

    /// The processor is so many times slower from now on
    /// ([`Ability::Slowing`]).
    ///
    /// [`Ability::Slowing`]: crate::engine::Ability::Slowing
    pub fn slow_down(&self, times: u32) {
        self.ways.slow_down(&self.remote, times);
    }

    /// The system prefers these colours from now on.
    pub fn prefer(&self, colours: Colours) {
        self.ways.prefer(&self.remote, colours);
        for (feature, value) in colours.features() {
            // Not every engine knows them all, and what isn't asked for is so.
            if !["none", "no-preference"].contains(&value) {
                self.comes_to_match(&format!("({feature}: {value})"));
            }
        }
    }

    /// The page is laid out as on paper while something is looked at
    /// ([`Ability::Paper`]).
    ///
    /// [`Ability::Paper`]: crate::engine::Ability::Paper
    pub fn on_paper(&self, look: impl FnOnce(&Self)) {
        self.ways.lay_out(&self.remote, true);
        self.comes_to_match("print");
        look(self);
        self.ways.lay_out(&self.remote, false);
        self.comes_to_match("screen");
    }

    /// Waits until this media query holds.
    fn comes_to_match(&self, query: &str) {
        let matches = || {
            // Also where scripts are switched off.
            let matches = self.remote.script_with(MATCHES, vec![json!(query)]);
            (matches == json!(true)).then_some(())
        };
        self.until(&|| query.to_owned(), matches);
    }

    /// What the browser would print, without backgrounds, on the paper that the
    /// page asks for: a PDF, in base64 ([`Ability::Printing`]).
    ///
    /// [`Ability::Printing`]: crate::engine::Ability::Printing
    #[must_use]
    pub fn print(&self) -> String {
        self.ways.print(&self.remote)
    }

    /// Whether the driver knows how to print.
    #[must_use]
    pub fn is_printable(&self) -> bool {
        self.remote.post("print", &json!({})).is_ok()
    }

    /// What the window shows, as a PNG; the mouse is out of the way.
    #[must_use]
    pub fn picture(&self) -> Vec<u8> {
        let away = MouseActions::new("mouse".to_owned()).then(PointerAction::MoveTo {
            duration: None,
            x: 0.0,
            y: 0.0,
        });
        self.run(async |client| {
            client.perform_actions(away).await?;
            client.screenshot().await
        })
        .unwrap_or_else(|error| panic!("a picture: {error}"))
    }

    /// Closes the browser, after seeing that nothing was wrong unnoticed: no
    /// error and no breach of the policy on the console, and no request to
    /// anything outside this machine.
    pub fn close(self) {
        assert_eq!(
            self.complaints(),
            Vec::<String>::new(),
            "the browser's console"
        );
        assert_eq!(
            self.asked_outside(),
            Vec::<String>::new(),
            "requests to other hosts"
        );
    }

    /// What kills the browser that is to be killed ([`Browser::to_be_killed`]).
    ///
    /// [`Browser::to_be_killed`]: crate::Browser::to_be_killed
    #[must_use]
    pub fn killer(&self) -> Killer {
        let killer = self.remote.killer().cloned();
        killer.expect("a browser that is to be killed")
    }

    /// Requests to anything outside this machine so far, by their first line.
    #[must_use]
    pub fn asked_outside(&self) -> Vec<String> {
        self.outside.asked()
    }

    /// Opens the page in another tab of the same browser, does something
    /// there, and comes back to this tab.
    pub fn in_another_tab(&self, visit: impl FnOnce(&Self)) {
        let here = self.run(async |client| {
            let here = client.window().await?;
            let tab = client.new_window(true).await?.handle;
            client.switch_to_window(tab).await?;
            Ok(here)
        });
        let here = here.unwrap_or_else(|error| panic!("another tab: {error}"));
        self.visit("");
        visit(self);
        self.run(async |client| {
            client.close_window().await?;
            client.switch_to_window(here).await
        })
        .unwrap_or_else(|error| panic!("back to this tab: {error}"));
    }

    /// Goes to some other site.
    pub fn leave_for(&self, address: &str) {
        self.run(async |client| client.goto(address).await)
            .unwrap_or_else(|error| panic!("{address}: {error}"));
    }

    /// The next thing that the browser's console says.
    #[must_use]
    pub fn complaint(&self) -> String {
        self.until(&|| "a complaint on the console".to_owned(), || {
            self.complaints().into_iter().next()
        })
    }

    /// What the browser's console says since it was last asked; its advice to
    /// developers is left out.
    #[must_use]
    pub fn complaints(&self) -> Vec<String> {
        self.ways.complaints(&self.remote)
    }

    /// All that the page holds, seen or not.
    #[must_use]
    pub fn source(&self) -> String {
        self.run(async |client| client.source().await)
            .unwrap_or_else(|error| panic!("the source: {error}"))
    }

    /// What a script in the page returns.
    pub fn script(&self, script: &str) -> Value {
        self.script_with(script, Vec::new())
    }

    /// What a script in the page returns that is given arguments.
    pub fn script_with(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.ways.script(&self.remote, script, arguments)
    }

    /// A command of Chromium's own protocol (DevTools), which may fail.
    pub(crate) fn devtools(&self, command: &str, parameters: &Value) -> Result<Value, CmdError> {
        let body = json!({"cmd": command, "params": parameters});
        self.remote.post("goog/cdp/execute", &body)
    }

    pub(crate) fn run<T>(
        &self,
        task: impl AsyncFnOnce(&Client) -> Result<T, CmdError>,
    ) -> Result<T, CmdError> {
        self.remote.run(task)
    }

    /// The elements on screen that may be the ones of this name.
    pub(crate) fn candidates(&self, selector: &str, name: &str) -> Result<Vec<Found>, CmdError> {
        self.run(async |client| {
            let found = client
                .execute(FIND, vec![json!(selector), json!(name)])
                .await?;
            let references = found.as_array().cloned().unwrap_or_default();
            // Each is an object with one member, whose name the standard gives.
            let id = |reference: &Value| {
                Some(reference.as_object()?.values().next()?.as_str()?.to_owned())
            };
            let ids = references.iter().filter_map(id);
            Ok(ids
                .map(|id| Found::from_element_id(client.clone(), id.into()))
                .collect())
        })
    }

    /// The role or name that the browser computes for those who can't see.
    pub(crate) fn computed(&self, found: &Found, what: &str) -> Result<String, CmdError> {
        let path = format!("element/{}/{what}", found.element_id());
        Ok(self
            .remote
            .get(path)?
            .as_str()
            .unwrap_or_default()
            .to_owned())
    }

    /// Repeats a step until it has a result.
    pub(crate) fn until<T>(
        &self,
        wanted: &dyn Fn() -> String,
        step: impl FnMut() -> Option<T>,
    ) -> T {
        wait(DEADLINE, step).unwrap_or_else(|| {
            panic!(
                "waited for {}\nat {}\nthe page says: {}\nthe console says: {:#?}",
                wanted(),
                self.place(),
                self.words(),
                self.complaints(),
            )
        })
    }
}

const FIND: &str = include_str!("find.js");

const MATCHES: &str = "return matchMedia(arguments[0]).matches";
