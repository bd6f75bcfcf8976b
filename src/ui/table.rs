//! The table of the pages. A page is one line here, one file under `pages/`,
//! and known nowhere else: its address, its name, who may see it, where the
//! frame links to it and how it is drawn are read from here.
//!
//! | column | what it says |
//! |---|---|
//! | page | its variant of `Route`, with what it is about where there are several of a kind |
//! | address | the word after `#/`; what the page is about follows it |
//! | name | its heading, as a text or what has a title |
//! | below | the page that leads to it, if there is one |
//! | main | what the navigation calls it, with an icon, if it leads there |
//! | foot | what the foot of every page calls it, if it leads there |
//! | needs | `Nothing`; `NoVault`: that there is none yet; `Stored`: one in this browser, locked or open; `Open(open)`: an open one |
//! | texts | `first`: it can be drawn at once; `later`: once the second file of the language is there |
//! | drawn by | an expression of `pages`, for the page that draws itself |
//!
//! It is a macro that hands the lines to another one, because two rooms read
//! them: `route` (pure: it compiles without a browser, and the tests walk its
//! pages) and `app`, which alone knows how pages are drawn.

macro_rules! pages {
    ($reader:ident) => {
        $reader! {
            /// Where the practice stands.
            Home, "", key::STANDING_TITLE, below [], main [key::NAV_HOME, icon::STANDING], foot [], needs Open(open), first, overview::page(open);
            /// Making a vault.
            Create, "new", key::CREATE_TITLE, below [Home], main [], foot [], needs NoVault, first, create::page();
            /// What decides which measures are asked.
            Profile, "profile", key::PROFILE_TITLE, below [Settings], main [], foot [], needs Open(open), first, profile::page(open);
            /// All lists.
            Lists, "lists", key::LISTS_TITLE, below [], main [key::NAV_LISTS, icon::MEASURES], foot [], needs Open(open), first, lists::page(open);
            /// One list with its categories and measures.
            List(list: ListId), "list", list, below [Lists], main [], foot [], needs Open(open), first, list::page(open, list);
            /// One measure.
            Measure(measure: &'static Measure), "measure", measure, below [Lists], main [], foot [], needs Open(open), first, measure::page(open, measure);
            /// The end of a list.
            Done(list: ListId), "done", (key::WALK_DONE_TITLE, list), below [Lists], main [], foot [], needs Open(open), first, open.with_untracked(|assessment| done::page(assessment, list));
            /// What to do, in order.
            Steps, "next", key::STEPS_TITLE, below [], main [key::NAV_NEXT, icon::STEPS], foot [], needs Open(open), first, steps::page(open);
            /// The assessment as a document to print.
            Report, "report", key::REPORT_TITLE, below [Home], main [], foot [], needs Open(open), later, report::page(open);
            /// Export and import.
            File, "file", key::FILE_TITLE, below [], main [key::NAV_FILE, icon::FILE], foot [], needs Nothing, later, file::page();
            /// The settings.
            Settings, "settings", key::SETTINGS_TITLE, below [], main [key::NAV_SETTINGS, icon::SETTINGS], foot [], needs Open(open), later, settings::page(open);
            /// Another passphrase.
            Passphrase, "passphrase", key::KEYS_PASSPHRASE_TITLE, below [Settings], main [], foot [], needs Open(_), later, keys::passphrase();
            /// Another recovery code.
            RecoveryCode, "recovery-code", key::KEYS_CODE_TITLE, below [Settings], main [], foot [], needs Open(_), later, keys::recovery_code();
            /// New keys.
            NewKeys, "new-keys", key::KEYS_RENEW_TITLE, below [Settings], main [], foot [], needs Open(_), later, keys::renewal();
            /// Erasing everything.
            Erase, "erase", key::ERASE_TITLE, below [Settings], main [], foot [], needs Stored, later, erase::page();
            /// Where the tools are listed.
            Tools, "tools", key::NAV_TOOLS, below [], main [], foot [key::NAV_TOOLS], needs Nothing, later, tools::index();
            /// A tool.
            Tool(tool: Tool), "tools", tool, below [Tools], main [], foot [], needs Nothing, later, tools::page(tool);
            /// Trying a password.
            Password, "password", key::STRENGTH_TITLE, below [Tools], main [], foot [], needs Nothing, later, password::page();
            /// The terms that are explained.
            Glossary, "glossary", key::NAV_GLOSSARY, below [], main [], foot [key::NAV_GLOSSARY], needs Nothing, later, glossary::page();
            /// About this program.
            About, "about", key::ABOUT_TITLE, below [], main [], foot [key::NAV_ABOUT], needs Nothing, later, about::page();
            /// What is done for accessibility.
            Accessibility, "accessibility", key::ACCESSIBILITY_TITLE, below [], main [], foot [key::NAV_ACCESSIBILITY], needs Nothing, later, accessibility::page();
            /// All parts beside each other, for whoever works on them.
            #[cfg(feature = "parts")]
            Parts, "parts", key::APP_NAME, below [], main [], foot [], needs Nothing, first, parts::page();
            /// An address that leads nowhere.
            NotFound, "not-found", key::NOT_FOUND_TITLE, below [], main [], foot [], needs Nothing, first, not_found::page();
        }
    };
}

pub(crate) use pages;
