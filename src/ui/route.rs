//! Addresses of the pages: `#/…`, so that the page runs from any folder.

use crate::catalogue::{ListId, Measure, Tool, measure};

/// A page, as its address names it.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Route {
    /// Welcome, unlock or standing, depending on the session.
    Home,
    /// Making a vault.
    New,
    /// The profile.
    Profile,
    /// All lists.
    Lists,
    /// One list with its categories and measures.
    List(ListId),
    /// One measure.
    Measure(&'static Measure),
    /// The end of a list.
    Done(ListId),
    /// What to do, in order.
    Steps,
    /// The assessment as a document to print.
    Report,
    /// Export and import.
    File,
    /// The settings.
    Settings,
    /// Another passphrase.
    Passphrase,
    /// Another recovery code.
    RecoveryCode,
    /// New keys.
    Renewal,
    /// Erasing everything.
    Erase,
    /// Where the tools are listed.
    Tools,
    /// A tool.
    Tool(Tool),
    /// Trying a password.
    Password,
    /// The terms that are explained.
    Glossary,
    /// About this program.
    About,
    /// What is done for accessibility.
    Accessibility,
    /// All parts beside each other.
    #[cfg(feature = "parts")]
    Parts,
    /// An address that leads nowhere.
    NotFound,
}

impl PartialEq for Route {
    fn eq(&self, other: &Self) -> bool {
        self.address() == other.address()
    }
}

impl Route {
    /// The page of an address without its `#`.
    pub(crate) fn parse(address: &str) -> Self {
        let path = address.trim_matches('/');
        let (first, second) = path.split_once('/').unwrap_or((path, ""));
        let found = match (first, second) {
            ("", "") => Some(Self::Home),
            ("list", name) => ListId::from_name(name).map(Self::List),
            ("done", name) => ListId::from_name(name).map(Self::Done),
            ("measure", id) => measure(id).map(Self::Measure),
            ("tools", name) if !name.is_empty() => TOOLS
                .into_iter()
                .find(|(_, known)| *known == name)
                .map(|(tool, _)| Self::Tool(tool)),
            (name, "") => PLAIN
                .iter()
                .find(|(_, known)| *known == name)
                .map(|(route, _)| *route),
            _ => None,
        };
        found.unwrap_or(Self::NotFound)
    }

    /// Its address without the `#`.
    pub(crate) fn address(self) -> String {
        match self {
            Self::Home => "/".into(),
            Self::List(list) => ["/list/", list.name()].concat(),
            Self::Done(list) => ["/done/", list.name()].concat(),
            Self::Measure(measure) => ["/measure/", measure.id].concat(),
            Self::Tool(tool) => {
                let name = TOOLS
                    .into_iter()
                    .find(|(known, _)| *known == tool)
                    .map_or("", |(_, name)| name);
                ["/tools/", name].concat()
            }
            plain => {
                let same =
                    |route: Self| std::mem::discriminant(&route) == std::mem::discriminant(&plain);
                let name = PLAIN
                    .iter()
                    .find(|(route, _)| same(*route))
                    .map_or("not-found", |(_, name)| *name);
                ["/", name].concat()
            }
        }
    }

    /// Its address as a link's `href`.
    pub(crate) fn href(self) -> String {
        ["#", &self.address()].concat()
    }
}

/// Every tool and its name in addresses.
pub(crate) const TOOLS: [(Tool, &str); 4] = [
    (Tool::Passwords, "passwords"),
    (Tool::Doubt, "doubt"),
    (Tool::Wifi, "wifi"),
    (Tool::Backup, "backup"),
];

/// The pages whose address is one word.
const PLAIN: &[(Route, &str)] = &[
    (Route::New, "new"),
    (Route::Profile, "profile"),
    (Route::Lists, "lists"),
    (Route::Steps, "next"),
    (Route::Report, "report"),
    (Route::File, "file"),
    (Route::Settings, "settings"),
    (Route::Passphrase, "passphrase"),
    (Route::RecoveryCode, "recovery-code"),
    (Route::Renewal, "new-keys"),
    (Route::Erase, "erase"),
    (Route::Tools, "tools"),
    (Route::Password, "password"),
    (Route::Glossary, "glossary"),
    (Route::About, "about"),
    (Route::Accessibility, "accessibility"),
    #[cfg(feature = "parts")]
    (Route::Parts, "parts"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_its_own_way_back() {
        let mut routes: Vec<Route> = PLAIN.iter().map(|(route, _)| *route).collect();
        routes.extend(TOOLS.into_iter().map(|(tool, _)| Route::Tool(tool)));
        routes.extend(
            ListId::ALL
                .into_iter()
                .flat_map(|list| [Route::List(list), Route::Done(list)]),
        );
        routes.extend(crate::catalogue::MEASURES.iter().map(Route::Measure));
        routes.push(Route::Home);
        for route in routes {
            assert_eq!(Route::parse(&route.address()), route, "{route:?}");
        }
    }

    #[test]
    fn what_is_no_address_leads_nowhere() {
        for address in [
            "/nothing",
            "/measure/local-99",
            "/list/",
            "/tools/x",
            "/lists/x",
            "/new/1",
            "/not-found",
        ] {
            assert!(
                matches!(Route::parse(address), Route::NotFound),
                "{address}"
            );
        }
        assert!(matches!(Route::parse(""), Route::Home));
    }
}
