//! The browser engines that the page is tested in.

/// An engine, with the browser that brings it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Chromium's own, in Chromium; also that of Chrome, Edge and Opera.
    Chromium,
    /// Gecko, in Firefox.
    Firefox,
    /// That of Safari, in a window of `WebKitGTK`.
    WebKit,
}

impl Engine {
    /// All of them, the one that most people have first.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// Its name on the command line and in [`VARIABLE`].
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// The one of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|engine| engine.name() == name)
    }
}

/// The environment variable that names the engine of the end-to-end tests;
/// without it they run in Chromium.
pub const VARIABLE: &str = "VIGIE_ENGINE";

#[cfg(test)]
mod tests {
    use super::Engine;

    #[test]
    fn a_name_leads_back_to_its_engine() {
        for engine in Engine::ALL {
            assert_eq!(Engine::named(engine.name()), Some(engine));
        }
        assert_eq!(Engine::named("trident"), None);
    }
}
