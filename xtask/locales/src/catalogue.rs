//! `catalogue/*.toml`: lists, categories and measures, and the outside links.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::Deserialize;

use crate::{Faults, read_toml};

/// The lists, in the order of `ListId`, and how many categories and measures
/// each source document has. The shredder stands in a category of its own in
/// front of the 11 categories and 37 measures of the local list.
const LISTS: [(&str, usize, usize); 3] =
    [("essentials", 3, 22), ("local", 12, 38), ("cloud", 16, 51)];

/// The whole catalogue.
#[derive(Debug)]
pub(crate) struct Catalogue {
    pub(crate) lists: Vec<List>,
    pub(crate) references: BTreeMap<String, BTreeMap<String, String>>,
}

/// A list: one section of a source document.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct List {
    #[serde(skip)]
    pub(crate) id: String,
    pub(crate) document: String,
    pub(crate) section: String,
    #[serde(rename = "category")]
    pub(crate) categories: Vec<Category>,
}

impl List {
    pub(crate) fn measures(&self) -> impl Iterator<Item = &Measure> {
        self.categories
            .iter()
            .flat_map(|category| &category.measures)
    }
}

/// A category of a list.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Category {
    pub(crate) id: String,
    pub(crate) source: String,
    #[serde(rename = "measure")]
    pub(crate) measures: Vec<Measure>,
}

/// A measure's data.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Measure {
    pub(crate) id: String,
    pub(crate) source: String,
    #[serde(default)]
    pub(crate) points: Vec<String>,
    pub(crate) weight: u8,
    pub(crate) effort: Effort,
    pub(crate) review_months: u8,
    #[serde(default)]
    pub(crate) twins: Vec<String>,
    pub(crate) needs: Option<Need>,
    #[serde(default)]
    pub(crate) tools: Vec<Tool>,
    #[serde(default)]
    pub(crate) references: Vec<String>,
    pub(crate) drawing: Option<Drawing>,
    pub(crate) articles: Vec<Article>,
    /// The twin whose texts it is read in, where both mean the same.
    pub(crate) text: Option<String>,
}

/// As `catalogue::Effort`; its variants' names are what the tables print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Effort {
    Minutes,
    Hours,
    Days,
}

/// As `catalogue::Need`.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Need {
    Team,
    Group,
}

/// As `catalogue::Tool`.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Tool {
    Passwords,
    Doubt,
    Wifi,
    Backup,
}

/// As `catalogue::Drawing`.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Drawing {
    TwoNetworks,
    Backup,
}

/// As `catalogue::Article`; files name articles by their numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub(crate) enum Article {
    #[serde(rename = "5(1)(f)")]
    Integrity,
    #[serde(rename = "5(2)")]
    Accountability,
    #[serde(rename = "24")]
    Responsibility,
    #[serde(rename = "25")]
    Design,
    #[serde(rename = "28")]
    Processor,
    #[serde(rename = "30")]
    Records,
    #[serde(rename = "32")]
    Security,
    #[serde(rename = "33")]
    Notification,
    #[serde(rename = "34")]
    Communication,
}

impl Catalogue {
    /// The measures that the reader asks a provider about.
    pub(crate) fn asked_of_provider(&self) -> impl Iterator<Item = &Measure> {
        self.lists
            .iter()
            .filter(|list| list.id == "cloud")
            .flat_map(List::measures)
    }

    /// Position of the measure of this id among all.
    pub(crate) fn position(&self, id: &str) -> Option<usize> {
        self.measures().position(|measure| measure.id == id)
    }

    pub(crate) fn categories(&self) -> impl Iterator<Item = &Category> {
        self.lists.iter().flat_map(|list| &list.categories)
    }

    pub(crate) fn measures(&self) -> impl Iterator<Item = &Measure> {
        self.lists.iter().flat_map(List::measures)
    }
}

/// Reads the folder and holds it against the catalogue's rules.
pub(crate) fn load(folder: &Path, faults: &mut Faults) -> Option<Catalogue> {
    let mut lists = Vec::new();
    for (id, ..) in LISTS {
        let mut list: List = read_toml(&folder.join(format!("{id}.toml")), faults)?;
        list.id = id.into();
        lists.push(list);
    }
    let references = read_toml(&folder.join("references.toml"), faults)?;
    let catalogue = Catalogue { lists, references };
    check(&catalogue, faults);
    Some(catalogue)
}

/// The completeness rules: counts, unique ids, bounds, known references,
/// mutual and transitive twins with at most one a list.
fn check(catalogue: &Catalogue, faults: &mut Faults) {
    for (list, (id, categories, measures)) in catalogue.lists.iter().zip(LISTS) {
        let found = (list.categories.len(), list.measures().count());
        faults.check(found == (categories, measures), || {
            format!(
                "catalogue/{id}.toml: {found:?} categories and measures, expected {:?}",
                (categories, measures)
            )
        });
    }
    let mut ids = BTreeSet::new();
    let all = catalogue
        .categories()
        .map(|category| &category.id)
        .chain(catalogue.measures().map(|measure| &measure.id));
    for id in all {
        faults.check(ids.insert(id), || {
            format!("catalogue: the id {id} stands twice")
        });
    }
    for measure in catalogue.measures() {
        check_measure(catalogue, measure, faults);
    }
    for (id, addresses) in &catalogue.references {
        faults.check(
            addresses
                .values()
                .all(|address| address.starts_with("https://")),
            || format!("catalogue/references.toml: {id} has an address that is not https"),
        );
        faults.check(
            catalogue
                .measures()
                .any(|measure| measure.references.contains(id)),
            || format!("catalogue/references.toml: no measure uses {id}"),
        );
    }
}

fn check_measure(catalogue: &Catalogue, measure: &Measure, faults: &mut Faults) {
    let id = &measure.id;
    faults.check(!measure.source.trim().is_empty(), || {
        format!("{id}: no source text")
    });
    faults.check((1..=5).contains(&measure.weight), || {
        format!("{id}: weight {} is not 1 to 5", measure.weight)
    });
    faults.check((1..=36).contains(&measure.review_months), || {
        format!("{id}: review_months is not 1 to 36")
    });
    for reference in &measure.references {
        faults.check(catalogue.references.contains_key(reference), || {
            format!("{id}: unknown reference {reference}")
        });
    }
    faults.check(!measure.articles.is_empty(), || {
        format!("{id}: no article of the GDPR")
    });
    faults.check(
        measure.articles.is_sorted_by(|one, next| one < next),
        || format!("{id}: its articles are not in order, or one stands twice"),
    );
    if let Some(shared) = &measure.text {
        check_shared_text(catalogue, measure, shared, faults);
    }
    let list_of = |wanted: &str| {
        catalogue
            .lists
            .iter()
            .position(|list| list.measures().any(|measure| measure.id == wanted))
    };
    let mut lists = BTreeSet::from([list_of(id)]);
    for twin in &measure.twins {
        faults.check(lists.insert(list_of(twin)), || {
            format!("{id}: its twin {twin} is in its own list or in one that has a twin already")
        });
        let Some(other) = catalogue.measures().find(|other| &other.id == twin) else {
            faults.add(format!("{id}: unknown twin {twin}"));
            continue;
        };
        let mut family: BTreeSet<&String> = measure.twins.iter().collect();
        family.remove(twin);
        family.insert(id);
        faults.check(family == other.twins.iter().collect(), || {
            format!("{id} and {twin} do not name the same twins")
        });
    }
}

/// What is said of both has to be true of both.
fn check_shared_text(catalogue: &Catalogue, measure: &Measure, shared: &str, faults: &mut Faults) {
    let id = &measure.id;
    faults.check(measure.twins.iter().any(|twin| twin == shared), || {
        format!("{id}: it is read in the text of {shared}, which is no twin of it")
    });
    let Some(owner) = catalogue.measures().find(|other| other.id == shared) else {
        return;
    };
    faults.check(owner.text.is_none(), || {
        format!("{id}: it is read in the text of {shared}, which has none of its own")
    });
    faults.check(
        (owner.weight, owner.effort) == (measure.weight, measure.effort),
        || {
            format!(
                "{id}: its weight or effort is not that of {shared}, whose text gives the reasons"
            )
        },
    );
    faults.check(owner.points.len() == measure.points.len(), || {
        format!("{id}: it has not as many points as {shared}, in whose text it is read")
    });
}
