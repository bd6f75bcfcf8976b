//! Rust source of the tables that the build script writes.

use std::fmt::Write as _;

use crate::Pack;
use crate::catalogue::Catalogue;
use crate::interface::Key;

/// The statics of `src/catalogue/`.
pub(crate) fn catalogue(catalogue: &Catalogue) -> String {
    let mut lists = String::new();
    let mut categories = String::new();
    let mut measures = String::new();
    let (mut category_index, mut measure_index) = (0, 0);
    for list in &catalogue.lists {
        let (list_id, list_first, categories_first) =
            (camel(&list.id), measure_index, category_index);
        for (position, category) in list.categories.iter().enumerate() {
            let first = measure_index;
            for measure in &category.measures {
                let _ = writeln!(
                    measures,
                    "    Measure {{ id: {:?}, list: ListId::{list_id}, index: {measure_index}, category: {position}, \
                     weight: {}, effort: Effort::{:?}, review_months: {}, twins: &{:?}, \
                     needs: {}, tools: &[{}], references: &[{}], drawing: {}, articles: &[{}], text: {} }},",
                    measure.id,
                    measure.weight,
                    measure.effort,
                    measure.review_months,
                    measure.twins,
                    measure
                        .needs
                        .map_or("None".into(), |need| format!("Some(Need::{need:?})")),
                    measure
                        .tools
                        .iter()
                        .map(|tool| format!("Tool::{tool:?}"))
                        .collect::<Vec<_>>()
                        .join(", "),
                    measure
                        .references
                        .iter()
                        .map(|id| format!("Reference::{}", camel(id)))
                        .collect::<Vec<_>>()
                        .join(", "),
                    measure.drawing.map_or("None".into(), |drawing| format!(
                        "Some(Drawing::{drawing:?})"
                    )),
                    measure
                        .articles
                        .iter()
                        .map(|article| format!("Article::{article:?}"))
                        .collect::<Vec<_>>()
                        .join(", "),
                    measure
                        .text
                        .as_deref()
                        .and_then(|shared| catalogue.position(shared))
                        .unwrap_or(measure_index),
                );
                measure_index += 1;
            }
            let _ = writeln!(
                categories,
                "    Category {{ id: {:?}, list: ListId::{list_id}, index: {category_index}, first: {first}, count: {} }},",
                category.id,
                category.measures.len(),
            );
            category_index += 1;
        }
        let _ = writeln!(
            lists,
            "    List {{ id: ListId::{list_id}, document: {:?}, section: {:?}, categories: CATEGORIES.split_at({categories_first}).1.split_at({}).0, \
             first: {list_first}, count: {} }},",
            list.document,
            list.section,
            list.categories.len(),
            measure_index - list_first,
        );
    }
    let mut source = format!(
        "/// Every list, in the order of [`ListId`].\npub static LISTS: [List; {}] = [\n{lists}];\n\n\
         /// Every category of every list, in order.\npub const CATEGORIES: &[Category; {category_index}] = &[\n{categories}];\n\n\
         /// Every measure of every list, in order.\npub static MEASURES: [Measure; {measure_index}] = [\n{measures}];\n\n",
        catalogue.lists.len(),
    );
    references(catalogue, &mut source);
    source
}

fn references(catalogue: &Catalogue, source: &mut String) {
    source.push_str("/// An outside page; the only links that leave the page.\n#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]\npub enum Reference {\n");
    for (id, addresses) in &catalogue.references {
        let _ = writeln!(
            source,
            "    /// <{}>\n    {},",
            addresses.values().next().map_or("", String::as_str),
            camel(id)
        );
    }
    source.push_str("}\n\nimpl Reference {\n    /// Its address for readers of a language (BCP 47 tag), English where it has none.\n    #[must_use]\n    pub fn address(self, language: &str) -> &'static str {\n        match (self, language) {\n");
    for (id, addresses) in &catalogue.references {
        for (language, address) in addresses.iter().filter(|(language, _)| *language != "en") {
            let _ = writeln!(
                source,
                "            (Self::{}, {language:?}) => {address:?},",
                camel(id)
            );
        }
        let english = addresses
            .get("en")
            .or(addresses.values().next())
            .map_or("", String::as_str);
        let _ = writeln!(
            source,
            "            (Self::{}, _) => {english:?},",
            camel(id)
        );
    }
    source.push_str("        }\n    }\n}\n");
}

/// The constants of `src/text/key`.
pub(crate) fn keys(keys: &[Key], packs: &[Pack], terms: usize) -> String {
    let mut source = String::from(
        "/// The keys of the interface's texts, generated from the reference language.\npub mod key {\n    use super::{Plural, Template, Text};\n\n",
    );
    for key in keys {
        let count = key.placeholders.len();
        let fills = if count == 0 {
            String::new()
        } else {
            format!("\n    /// Filled with: {}.", key.placeholders.join(", "))
        };
        let kind = match (key.plural, count) {
            (true, _) => format!("Plural<{count}> = Plural"),
            (false, 0) => "Text = Text".into(),
            (false, _) => format!("Template<{count}> = Template"),
        };
        let _ = writeln!(
            source,
            "    /// `{}`: {}{fills}\n    pub const {}: {kind}({});\n",
            key.path,
            key.example.replace('\n', " "),
            key.constant(),
            key.index,
        );
    }
    let _ = writeln!(
        source,
        "}}\n\n/// The languages that the page can be read in; the first is the reference.\npub static LANGUAGES: [Language; {}] = [",
        packs.len()
    );
    for pack in packs {
        let _ = writeln!(
            source,
            "    Language {{ tag: {:?}, name: {:?}, catalogue: {:?}, first: {:?}, rest: {:?} }},",
            pack.language, pack.name, pack.catalogue, pack.first.name, pack.rest.name
        );
    }
    source.push_str("];\n\n");
    for (name, what, late) in [
        ("TEXTS", "the page starts with", false),
        ("LATE_TEXTS", "come a moment later", true),
    ] {
        let of_this_file = keys.iter().filter(|key| key.late == late);
        let count: usize = of_this_file.map(Key::forms).sum();
        let _ = writeln!(
            source,
            "/// How many texts of the interface {what}.\nconst {name}: usize = {count};\n"
        );
    }
    let _ = writeln!(
        source,
        "/// How many terms the glossary explains.\nconst TERMS: usize = {terms};"
    );
    source
}

/// `safeonweb-work` as `SafeonwebWork`.
fn camel(id: &str) -> String {
    id.split('-')
        .map(|word| {
            let mut letters = word.chars();
            letters.next().map_or(String::new(), |first| {
                first.to_uppercase().chain(letters).collect()
            })
        })
        .collect()
}
