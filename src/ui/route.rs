//! Addresses of the pages: `#/…`, so that the page runs from any folder.
//!
//! It is made from the table of the pages, and compiles without a browser: the
//! tests walk past every page that it knows.

use crate::catalogue::{ListId, MEASURES, Measure, Tool, measure};
use crate::text::{Pack, Template, Text, key};

/// What a page needs of the vault of this browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// Nothing: it is there for everybody.
    Nothing,
    /// That there is no vault yet.
    NoVault,
    /// A vault, locked or open.
    Stored,
    /// An open vault.
    Open,
}

macro_rules! routes {
    ($(
        $(#[doc = $doc:literal])+
        $(#[cfg($cfg:meta)])?
        $page:ident $(($subject:ident: $of:ty))?, $word:literal, $title:expr,
        below [$($parent:ident)?],
        main [$($main:expr, $icon:expr)?], foot [$($foot:expr)?],
        needs $needs:ident $(($open:pat))?, $texts:ident, $drawn:expr;
    )*) => {
        /// A page, as its address names it.
        #[derive(Debug, Clone, Copy)]
        pub enum Route {
            $(
                $(#[doc = $doc])+
                $(#[cfg($cfg)])?
                $page $(($of))?,
            )*
        }

        impl Route {
            /// The page of an address without its `#`.
            #[must_use]
            pub fn parse(address: &str) -> Self {
                let path = address.trim_matches('/');
                let (word, subject) = path.split_once('/').unwrap_or((path, ""));
                $(
                    $(#[cfg($cfg)])?
                    routes!(@parse word, subject, $word, $page $($of)?);
                )*
                let alone = Self::ALONE.iter().find(|(known, _)| *known == path);
                alone.and_then(|(_, route)| *route).unwrap_or(Self::NotFound)
            }

            /// The word of each kind of page, and the page if there is but one.
            const ALONE: &[(&str, Option<Self>)] = &[
                $(
                    $(#[cfg($cfg)])?
                    ($word, routes!(@alone $page $($of)?)),
                )*
            ];

            /// Every page, with all that there are of a kind.
            #[must_use]
            pub fn all() -> Vec<Self> {
                let mut all = Vec::new();
                $(
                    $(#[cfg($cfg)])?
                    all.extend(routes!(@all $page $($of)?));
                )*
                all
            }

            /// Its address without the `#`.
            #[must_use]
            pub fn address(self) -> String {
                let (word, subject) = match self {
                    $(
                        $(#[cfg($cfg)])?
                        Self::$page $(($subject))? => {
                            ($word, None $(.or(Some(Subject::name($subject))))?)
                        }
                    )*
                };
                match subject {
                    Some(subject) => ["/", word, "/", subject].concat(),
                    None => ["/", word].concat(),
                }
            }

            /// Which kind of page it is, as the program calls it.
            #[must_use]
            pub fn kind(self) -> &'static str {
                match self {
                    $(
                        $(#[cfg($cfg)])?
                        Self::$page { .. } => stringify!($page),
                    )*
                }
            }

            /// The page that leads to it.
            #[must_use]
            pub fn parent(self) -> Option<Self> {
                match self {
                    $(
                        $(#[cfg($cfg)])?
                        Self::$page { .. } => None $(.or(Some(Self::$parent)))?,
                    )*
                }
            }

            /// What it needs of the vault.
            #[must_use]
            pub fn needs(self) -> Needs {
                match self {
                    $(
                        $(#[cfg($cfg)])?
                        Self::$page { .. } => Needs::$needs,
                    )*
                }
            }

            /// Whether it waits for the second file of the language.
            #[must_use]
            pub fn waits_for_texts(self) -> bool {
                match self {
                    $(
                        $(#[cfg($cfg)])?
                        Self::$page { .. } => routes!(@$texts),
                    )*
                }
            }

            /// Its heading. As long as that is in a file of the language which
            /// isn't there yet: what the foot of the page calls it, or the
            /// heading of the page that leads to it.
            #[must_use]
            pub fn title(self, pack: &Pack) -> String {
                let (title, label) = match self {
                    $(
                        $(#[cfg($cfg)])?
                        Self::$page $(($subject))? => {
                            (Title::from($title), None $(.or(Some($foot)))?)
                        }
                    )*
                };
                let title = title.words(pack);
                match (label, self.parent()) {
                    _ if !title.is_empty() => title,
                    (Some(label), _) => pack.text(label).to_owned(),
                    (None, Some(parent)) => parent.title(pack),
                    (None, None) => title,
                }
            }
        }
    };
    (@first) => { false };
    (@later) => { true };
    (@parse $word:ident, $subject:ident, $known:literal, $page:ident) => {};
    (@parse $word:ident, $subject:ident, $known:literal, $page:ident $of:ty) => {
        if $word == $known && let Some(subject) = <$of>::from_name($subject) {
            return Self::$page(subject);
        }
    };
    (@alone $page:ident) => { Some(Self::$page) };
    (@alone $page:ident $of:ty) => { None };
    (@all $page:ident) => {
        [Self::$page]
    };
    (@all $page:ident $of:ty) => {
        <$of>::all().map(Self::$page)
    };
}

super::table::pages!(routes);

impl Route {
    /// Its address as a link's `href`.
    #[must_use]
    pub fn href(self) -> String {
        ["#", &self.address()].concat()
    }

    /// Whether this page or one that leads to it is the other one.
    #[must_use]
    pub fn is_within(self, other: Self) -> bool {
        self == other || self.parent().is_some_and(|parent| parent.is_within(other))
    }
}

impl PartialEq for Route {
    fn eq(&self, other: &Self) -> bool {
        self.address() == other.address()
    }
}

/// What a page can be about.
trait Subject: Copy + Sized + 'static {
    /// All of them.
    fn all() -> impl Iterator<Item = Self>;

    /// Its name in addresses.
    fn name(self) -> &'static str;

    /// The inverse of [`Subject::name`].
    fn from_name(name: &str) -> Option<Self>;
}

impl Subject for ListId {
    fn all() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter()
    }

    fn name(self) -> &'static str {
        Self::name(self)
    }

    fn from_name(name: &str) -> Option<Self> {
        Self::from_name(name)
    }
}

impl Subject for &'static Measure {
    fn all() -> impl Iterator<Item = Self> {
        MEASURES.iter()
    }

    fn name(self) -> &'static str {
        self.id
    }

    fn from_name(name: &str) -> Option<Self> {
        measure(name)
    }
}

impl Subject for Tool {
    fn all() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter()
    }

    fn name(self) -> &'static str {
        Self::name(self)
    }

    fn from_name(name: &str) -> Option<Self> {
        Self::all().find(|tool| Self::name(*tool) == name)
    }
}

/// Where a heading comes from.
enum Title {
    /// A text.
    Text(Text),
    /// A list's title.
    List(ListId),
    /// A text about a list, with its title.
    About(Template<1>, ListId),
    /// A measure's title.
    Measure(&'static Measure),
}

impl Title {
    fn words(self, pack: &Pack) -> String {
        match self {
            Self::Text(text) => pack.text(text).to_owned(),
            Self::List(list) => pack.list(list).title.to_owned(),
            Self::About(text, list) => pack.fill(text, [pack.list(list).title]),
            Self::Measure(measure) => pack.title(measure).to_owned(),
        }
    }
}

impl From<Text> for Title {
    fn from(text: Text) -> Self {
        Self::Text(text)
    }
}

impl From<ListId> for Title {
    fn from(list: ListId) -> Self {
        Self::List(list)
    }
}

impl From<(Template<1>, ListId)> for Title {
    fn from((text, list): (Template<1>, ListId)) -> Self {
        Self::About(text, list)
    }
}

impl From<&'static Measure> for Title {
    fn from(measure: &'static Measure) -> Self {
        Self::Measure(measure)
    }
}

impl From<Tool> for Title {
    fn from(tool: Tool) -> Self {
        Self::Text(match tool {
            Tool::Passwords => key::TOOL_PASSWORDS,
            Tool::Doubt => key::TOOL_DOUBT,
            Tool::Wifi => key::TOOL_WIFI,
            Tool::Backup => key::TOOL_BACKUP,
        })
    }
}
