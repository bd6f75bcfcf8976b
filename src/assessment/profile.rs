//! What kind of practice it is, and which measures that leaves out.

use serde_json::{Map, Value};

use super::names::Names;
use crate::catalogue::{ListId, Measure, Need};
use crate::time::Instant;

/// What the practice told about itself; every question may be open.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Profile {
    /// Where the patient files are kept.
    pub hosting: Option<Hosting>,
    /// Whether the practice is shared.
    pub practice: Option<Practice>,
    /// Whether anyone is employed or helps out.
    pub staff: Option<bool>,
    /// The practice's name; may be empty.
    pub name: String,
    /// What was left out and asked back: ids of measures, names of lists
    /// ([`ListId::name`]).
    pub brought_back: Names,
    /// When it was last changed; `None`: not known.
    pub updated_at: Option<Instant>,
    /// Members of the file that this version can't read, kept as they were.
    pub unknown: Map<String, Value>,
}

impl Profile {
    /// Whether all its questions are answered (the name is no question).
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.hosting.is_some() && self.practice.is_some() && self.staff.is_some()
    }

    /// Whether this measure is asked, and if not, why.
    ///
    /// Only what is known leaves out: an open question asks everything. A list
    /// brought back is asked but for the measures that need another kind of
    /// practice; a measure brought back is asked whatever its list.
    #[must_use]
    pub fn scope(&self, measure: &Measure) -> Scope {
        let list = self.list_scope(measure.list);
        let need = if measure.list == ListId::Essentials {
            None
        } else {
            self.lacks(measure.needs)
        };
        let out = match (list, need) {
            (Scope::LeftOut(reason), _) | (_, Some(reason)) => reason,
            (asked, None) => return asked,
        };
        if self.brought_back.contains(measure.id) {
            Scope::BroughtBack(out)
        } else {
            Scope::LeftOut(out)
        }
    }

    /// Whether this list is asked as a whole. The essentials always are.
    #[must_use]
    pub fn list_scope(&self, list: ListId) -> Scope {
        let other = match list {
            ListId::Essentials => return Scope::Asked,
            ListId::Local => Hosting::Cloud,
            ListId::Cloud => Hosting::Own,
        };
        if self.hosting != Some(other) {
            Scope::Asked
        } else if self.brought_back.contains(list.name()) {
            Scope::BroughtBack(Reason::Hosting)
        } else {
            Scope::LeftOut(Reason::Hosting)
        }
    }

    fn lacks(&self, need: Option<Need>) -> Option<Reason> {
        let solo = self.practice == Some(Practice::Solo);
        match need? {
            Need::Team if solo && self.staff == Some(false) => Some(Reason::NeedsTeam),
            Need::Group if solo => Some(Reason::NeedsGroup),
            Need::Team | Need::Group => None,
        }
    }
}

/// Where the patient files are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Hosting {
    /// On the practice's own machines.
    Own,
    /// In the cloud.
    Cloud,
    /// Some here, some there.
    Both,
}

impl Hosting {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Own, Self::Cloud, Self::Both];

    /// The stable name used in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Cloud => "cloud",
            Self::Both => "both",
        }
    }

    /// The inverse of [`Hosting::name`].
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|hosting| hosting.name() == name)
    }
}

/// Whether the practice is shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Practice {
    /// One practitioner.
    Solo,
    /// Several.
    Group,
}

impl Practice {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Solo, Self::Group];

    /// The stable name used in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Solo => "solo",
            Self::Group => "group",
        }
    }

    /// The inverse of [`Practice::name`].
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|practice| practice.name() == name)
    }
}

/// Whether a measure or a list is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// It concerns this practice, as far as is known.
    Asked,
    /// It would be left out for this reason, but the user wants it.
    BroughtBack(Reason),
    /// It doesn't concern this practice.
    LeftOut(Reason),
}

impl Scope {
    /// Whether it is asked, brought back or not.
    #[must_use]
    pub fn is_asked(self) -> bool {
        !matches!(self, Self::LeftOut(_))
    }
}

/// Why a measure is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// Its list is for another way of keeping the files.
    Hosting,
    /// It takes more than one person, and the practitioner works alone.
    NeedsTeam,
    /// It takes several practitioners.
    NeedsGroup,
}
