//! What tests need of a browser and the standard of WebDriver has no word for:
//! each engine has its own way.

use std::fmt::Debug;

use serde_json::{Value, json};

use crate::browser::{Browser, Colours};
use crate::driver::Launch;
use crate::engine::Engine;
use crate::outside::Outside;
use crate::patience::{DEADLINE, wait};
use crate::remote::Remote;

mod chromium;
mod firefox;
mod webkit;

/// One engine's ways. What an engine lacks by [`crate::engine::Ability`] is not
/// asked of it.
pub(crate) trait Ways: Debug + Sync {
    /// Its driver.
    fn driver(&self) -> Launch;

    /// What the driver is told of the browser that it is to start.
    fn capabilities(&self, browser: &Browser, outside: &Outside) -> Value;

    /// What the browser has to be told before it opens a page.
    fn prepare(&self, remote: &Remote, browser: &Browser);

    /// What a script returns that runs in the page, with these arguments.
    fn script(&self, remote: &Remote, script: &str, arguments: Vec<Value>) -> Value {
        remote.script_with(script, arguments)
    }

    /// Loads the page anew, as the browser's own button does.
    fn reload(&self, remote: &Remote) {
        remote
            .run(async |client| client.refresh().await)
            .unwrap_or_else(|error| panic!("to reload: {error}"));
    }

    /// Gives the page another size, in CSS pixels.
    fn resize(&self, remote: &Remote, width: u32, height: u32) {
        resize_window(remote, width, height);
    }

    /// Has the system prefer these colours.
    fn prefer(&self, remote: &Remote, colours: Colours);

    /// Lays the page out as on paper, or as on a screen again.
    fn lay_out(&self, _remote: &Remote, _on_paper: bool) {
        unreachable!("it lacks Ability::Paper");
    }

    /// What would be printed, on the paper that the page asks for, without
    /// backgrounds: a PDF, in base64.
    fn print(&self, remote: &Remote) -> String {
        let printed = remote.post("print", &json!({"background": false}));
        let printed = printed.unwrap_or_else(|error| panic!("a print: {error}"));
        printed.as_str().unwrap_or_default().to_owned()
    }

    /// How many workers of the page, other than its service worker, are alive.
    fn workers(&self, _remote: &Remote) -> usize {
        unreachable!("it lacks Ability::Workers");
    }

    /// Makes the processor so many times slower.
    fn slow_down(&self, _remote: &Remote, _times: u32) {
        unreachable!("it lacks Ability::Slowing");
    }

    /// Throws away what is stored for this origin.
    fn clear_site_data(&self, remote: &Remote, origin: &str);

    /// What the console says since it was last asked, but for its advice to
    /// developers.
    fn complaints(&self, remote: &Remote) -> Vec<String>;
}

/// The ways of an engine.
pub(crate) fn ways(engine: Engine) -> &'static dyn Ways {
    match engine {
        Engine::Chromium => &chromium::Chromium,
        Engine::Firefox => &firefox::Firefox,
        Engine::WebKit => &webkit::WebKit,
    }
}

/// Makes the window so large that the page has this size in it.
fn resize_window(remote: &Remote, width: u32, height: u32) {
    let fits = wait(DEADLINE, || {
        let sizes = remote.script(SIZES);
        let [inner_width, inner_height, frame_width, frame_height] =
            [0, 1, 2, 3].map(|place: usize| sizes[place].as_u64().unwrap_or_default());
        let (width, height) = (u64::from(width), u64::from(height));
        if (inner_width, inner_height) == (width, height) {
            return Some(());
        }
        let size = json!({"width": width + frame_width, "height": height + frame_height});
        remote
            .post("window/rect", &size)
            .unwrap_or_else(|error| panic!("another size: {error}"));
        None
    });
    assert!(fits.is_some(), "no window of {width} × {height}");
}

/// The page's size, and by how much the window is larger.
const SIZES: &str =
    "return [innerWidth, innerHeight, outerWidth - innerWidth, outerHeight - innerHeight]";
