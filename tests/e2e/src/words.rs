//! The page's texts, as the build makes them.

use std::sync::LazyLock;

use vigie::text::Pack;
use xtask::project::Project;

/// Every text in French, the language of the journeys.
#[must_use]
pub fn french() -> &'static Pack {
    &FRENCH
}

static FRENCH: LazyLock<Pack> = LazyLock::new(|| {
    let bundle = vigie_locales::load(&Project::here().root().join("locales"));
    let bundle = bundle.unwrap_or_else(|error| panic!("locales: {error}"));
    let packs = bundle.packs();
    let built = packs.iter().find(|pack| pack.language == "fr");
    let built = built.expect("the journeys' language");
    let pack = Pack::from_json(&built.first.json).expect("the first file");
    pack.add_rest(&built.rest.json).expect("the second file");
    pack
});
