//! The catalogue: every measure of the two source documents, as data.
//!
//! Generated at build time from `locales/catalogue/*.toml` by the crate
//! `vigie-locales`, which also checks it (counts, ids, twins, weights). What
//! people read, the sources' own words too, is in [`crate::text`].

/// One of the three lists of measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ListId {
    /// The advice of fiche 6, some twenty measures that every practice starts with.
    Essentials,
    /// Files kept on the practice's own machines.
    Local,
    /// Files kept in the cloud; the provider acts under the practitioner's control.
    Cloud,
}

impl ListId {
    /// All lists, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Essentials, Self::Local, Self::Cloud];

    /// The list of this id.
    #[must_use]
    pub fn list(self) -> &'static List {
        &LISTS[self as usize]
    }

    /// The stable name used in addresses and files: `essentials`, `local`, `cloud`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Essentials => "essentials",
            Self::Local => "local",
            Self::Cloud => "cloud",
        }
    }

    /// The inverse of [`ListId::name`].
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|id| id.name() == name)
    }
}

/// A list of measures, one section of a source document.
#[derive(Debug)]
pub struct List {
    /// Which list this is.
    pub id: ListId,
    /// Title of the source document, word for word.
    pub document: &'static str,
    /// Title of the section in that document, word for word.
    pub section: &'static str,
    /// Its categories, in the source's order.
    pub categories: &'static [Category],
    /// Position of its first measure in [`MEASURES`].
    first: usize,
    /// How many measures it has.
    count: usize,
}

impl List {
    /// Its measures in the source's order, across categories.
    #[must_use]
    pub fn measures(&self) -> &'static [Measure] {
        &MEASURES[self.first..self.first + self.count]
    }
}

/// A category of measures within a list.
#[derive(Debug)]
pub struct Category {
    /// Stable id, never reused, e.g. `local-authentication`.
    pub id: &'static str,
    /// The list it belongs to.
    pub list: ListId,
    /// Position among all categories of all lists; texts are ordered by it.
    pub index: usize,
    /// Position of its first measure in [`MEASURES`].
    first: usize,
    /// How many measures it has.
    count: usize,
}

impl Category {
    /// Its measures in the source's order.
    #[must_use]
    pub fn measures(&self) -> &'static [Measure] {
        &MEASURES[self.first..self.first + self.count]
    }
}

/// One measure to adopt, or to justify as equivalent or unnecessary.
#[derive(Debug)]
pub struct Measure {
    /// Stable id, never reused and never derived from wording, e.g. `local-07`.
    pub id: &'static str,
    /// The list it belongs to.
    pub list: ListId,
    /// Position in [`MEASURES`]; texts are ordered by it.
    pub index: usize,
    /// Position of its category within its list.
    pub category: usize,
    /// How much it protects, 1 (a little) to 5 (a lot).
    pub weight: u8,
    /// What it takes to put in place.
    pub effort: Effort,
    /// After how many months it should be looked at again.
    pub review_months: u8,
    /// Ids of the measures of other lists that ask the same thing; at most one
    /// a list, mutual and transitive.
    pub twins: &'static [&'static str],
    /// The kind of practice that it concerns; `None`: every practice.
    pub needs: Option<Need>,
    /// Pages of this program that help with it.
    pub tools: &'static [Tool],
    /// Outside pages that help with it.
    pub references: &'static [Reference],
    /// The drawing that shows how.
    pub drawing: Option<Drawing>,
    /// Articles of the GDPR that it serves, in their order.
    pub articles: &'static [Article],
    /// Position of the measure in whose texts it is read: its own, or that of
    /// a twin that means the same.
    pub text: usize,
}

impl Measure {
    /// The category it stands in.
    #[must_use]
    pub fn category(&self) -> &'static Category {
        &self.list.list().categories[self.category]
    }

    /// The measures of other lists that ask the same thing.
    pub fn twins(&self) -> impl Iterator<Item = &'static Measure> + use<> {
        self.twins.iter().filter_map(|id| measure(id))
    }
}

/// The measure of this id, if the catalogue has it.
#[must_use]
pub fn measure(id: &str) -> Option<&'static Measure> {
    MEASURES.iter().find(|measure| measure.id == id)
}

/// The source documents, each with the sections that lists are taken from, in
/// the lists' order.
#[must_use]
pub fn documents() -> Vec<(&'static str, Vec<&'static str>)> {
    let mut documents: Vec<(&str, Vec<&str>)> = Vec::new();
    for list in &LISTS {
        match documents.last_mut() {
            Some((document, sections)) if *document == list.document => {
                sections.push(list.section);
            }
            _ => documents.push((list.document, vec![list.section])),
        }
    }
    documents
}

/// What it takes to put a measure in place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effort {
    /// Minutes: a setting, a habit.
    Minutes,
    /// Hours: a short text to write, a device to set up.
    Hours,
    /// Days: a project, or a supplier to bring in.
    Days,
}

/// The kind of practice that a measure presupposes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Need {
    /// More than one person works with the files: a group practice, or staff.
    Team,
    /// Several practitioners share the practice.
    Group,
}

/// A page of this program that helps with a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tool {
    /// Choosing and keeping passwords.
    Passwords,
    /// A doubtful mail, message or site.
    Doubt,
    /// The two Wi-Fi networks, with a poster for the waiting room.
    Wifi,
    /// Copies of the files, and one of them elsewhere.
    Backup,
}

impl Tool {
    /// All of them, in the order in which they are listed.
    pub const ALL: [Self; 4] = [Self::Passwords, Self::Doubt, Self::Wifi, Self::Backup];

    /// Its name in addresses.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Passwords => "passwords",
            Self::Doubt => "doubt",
            Self::Wifi => "wifi",
            Self::Backup => "backup",
        }
    }
}

/// A drawing that shows how something is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Drawing {
    /// One box with a network for the practice and one for its patients.
    TwoNetworks,
    /// The data and two copies, one of them elsewhere.
    Backup,
}

/// An article of the GDPR (Regulation (EU) 2016/679) that measures serve.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Article {
    /// Article 5(1)(f): integrity and confidentiality.
    Integrity,
    /// Article 5(2): accountability.
    Accountability,
    /// Article 24: responsibility of the controller.
    Responsibility,
    /// Article 25: data protection by design and by default.
    Design,
    /// Article 28: processors and their contract.
    Processor,
    /// Article 30: records of processing activities.
    Records,
    /// Article 32: security of processing.
    Security,
    /// Article 33: notification of a breach to the authority.
    Notification,
    /// Article 34: communication of a breach to the patients.
    Communication,
}

include!(concat!(env!("OUT_DIR"), "/catalogue.rs"));
