//! A window of a browser, as a test wants it.

use serde_json::Value;

use crate::engine::{self, Ability};
use crate::engines::ways;
use crate::outside::Outside;
use crate::page::Page;
use crate::profile::Profile;
use crate::remote::Remote;
use crate::site::Site;

/// What the system prefers. All but the first two need
/// [`Ability::Contrast`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colours {
    /// Dark text on a light page.
    Light,
    /// Light text on a dark page.
    Dark,
    /// The same as [`Colours::Light`], with more contrast.
    MoreContrast,
    /// The same as [`Colours::Dark`], with more contrast.
    MoreContrastDark,
    /// The system's own colours and no others, on a dark page.
    Forced,
}

impl Colours {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Light,
        Self::Dark,
        Self::MoreContrast,
        Self::MoreContrastDark,
        Self::Forced,
    ];

    /// Those that every engine can be asked for, and most systems prefer.
    pub const USUAL: [Self; 2] = [Self::Light, Self::Dark];

    /// A name for pictures and reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::MoreContrast => "contrast",
            Self::MoreContrastDark => "contrast-dark",
            Self::Forced => "forced",
        }
    }

    /// Whether the page is to be dark.
    pub(crate) const fn is_dark(self) -> bool {
        matches!(self, Self::Dark | Self::MoreContrastDark | Self::Forced)
    }

    /// What style sheets are told of it: a feature and its value.
    pub(crate) const fn features(self) -> [(&'static str, &'static str); 3] {
        let (contrast, forced) = match self {
            Self::Light | Self::Dark => ("no-preference", "none"),
            Self::MoreContrast | Self::MoreContrastDark => ("more", "none"),
            // The system's colours come with its contrast.
            Self::Forced => ("custom", "active"),
        };
        [
            (
                "prefers-color-scheme",
                if self.is_dark() { "dark" } else { "light" },
            ),
            ("prefers-contrast", contrast),
            ("forced-colors", forced),
        ]
    }
}

/// A browser that is about to be opened: of the chosen engine, unseen, set to
/// French, with no network but this machine.
#[derive(Debug)]
pub struct Browser<'test> {
    pub(crate) profile: &'test Profile,
    size: (u32, u32),
    pub(crate) colours: Colours,
    pub(crate) languages: &'static str,
    pub(crate) before: Vec<&'static str>,
    pub(crate) scripts: bool,
    to_kill: bool,
}

impl<'test> Browser<'test> {
    /// One with this profile and a window of 1280 × 900.
    #[must_use]
    pub fn with(profile: &'test Profile) -> Self {
        Self {
            profile,
            size: (1280, 900),
            colours: Colours::Light,
            languages: "fr-BE,fr",
            before: Vec::new(),
            scripts: true,
            to_kill: false,
        }
    }

    /// The size of what the page is shown in, in CSS pixels.
    #[must_use]
    pub fn size(mut self, width: u32, height: u32) -> Self {
        self.size = (width, height);
        self
    }

    /// The colours that the system prefers.
    #[must_use]
    pub fn colours(mut self, colours: Colours) -> Self {
        self.colours = colours;
        self
    }

    /// The languages that the user prefers, best first (`nl-BE,nl,fr`).
    #[must_use]
    pub fn languages(mut self, languages: &'static str) -> Self {
        self.languages = languages;
        self
    }

    /// A script that every page finds already run: how a browser that lacks
    /// something is imitated.
    #[must_use]
    pub fn before(mut self, script: &'static str) -> Self {
        self.before.push(script);
        self
    }

    /// Scripts are switched off.
    #[must_use]
    pub fn without_scripts(mut self) -> Self {
        self.scripts = false;
        self
    }

    /// It is to be killed ([`Page::killer`]).
    #[must_use]
    pub fn to_be_killed(mut self) -> Self {
        self.to_kill = true;
        self
    }

    /// Opens it at the site's address.
    #[must_use]
    pub fn open(self, site: &Site) -> Page<'test> {
        let outside = Outside::watch();
        let engine = engine::chosen();
        let lacks = Ability::Killing.lacks(engine).filter(|_| self.to_kill);
        assert_eq!(lacks, None, "a browser to be killed");
        let to_kill = self.to_kill.then(|| self.profile.data());
        let ways = ways(engine);
        let Value::Object(capabilities) = ways.capabilities(&self, &outside) else {
            unreachable!("capabilities are an object");
        };
        let remote = Remote::start(|| ways.driver(), capabilities, to_kill);
        ways.prepare(&remote, &self);
        let page = Page::new(remote, ways, self.profile, outside, site.address());
        page.resize(self.size.0, self.size.1);
        page.prefer(self.colours);
        page.visit("");
        page
    }
}
