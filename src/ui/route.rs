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
                    if word == $word && let Some(route) = routes!(@of subject, $page $($of)?) {
                        return route;
                    }
                )*
                Self::NotFound
            }

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
                match self {
                    $(
                        $(#[cfg($cfg)])?
                        Self::$page $(($subject))? => {
                            ["/", $word $(, "/", Subject::name($subject))?].concat()
                        }
                    )*
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
                            ($title.title(pack), None $(.or(Some($foot)))?)
                        }
                    )*
                };
                match (label, self.parent()) {
                    _ if !title.is_empty() => title,
                    (Some(label), _) => label.title(pack),
                    (None, Some(parent)) => parent.title(pack),
                    (None, None) => title,
                }
            }
        }
    };
    (@first) => { false };
    (@later) => { true };
    (@of $subject:ident, $page:ident) => {
        $subject.is_empty().then_some(Self::$page)
    };
    (@of $subject:ident, $page:ident $of:ty) => {
        <$of>::from_name($subject).map(Self::$page)
    };
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

/// What has a title.
trait Titled {
    fn title(self, pack: &Pack) -> String;
}

impl Titled for Text {
    fn title(self, pack: &Pack) -> String {
        pack.text(self).to_owned()
    }
}

impl Titled for ListId {
    fn title(self, pack: &Pack) -> String {
        pack.list(self).title.to_owned()
    }
}

impl Titled for &'static Measure {
    fn title(self, pack: &Pack) -> String {
        Pack::title(pack, self).to_owned()
    }
}

impl Titled for Tool {
    fn title(self, pack: &Pack) -> String {
        let title = match self {
            Self::Passwords => key::TOOL_PASSWORDS,
            Self::Doubt => key::TOOL_DOUBT,
            Self::Wifi => key::TOOL_WIFI,
            Self::Backup => key::TOOL_BACKUP,
        };
        title.title(pack)
    }
}

/// A text about something that has a title.
impl<T: Titled> Titled for (Template<1>, T) {
    fn title(self, pack: &Pack) -> String {
        pack.fill(self.0, [&self.1.title(pack)])
    }
}
