//! All texts of one language as one Markdown document, for people who
//! proofread and don't read TOML.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use serde::Deserialize;

use crate::Error;
use crate::texts::{CATALOGUE, Language, Locales, Text, is_of_measures, read_toml};

/// Writes the document. What is not written yet says so.
///
/// # Errors
///
/// [`Error::NoLanguage`] for a language without a folder, otherwise [`Error`]
/// for files that cannot be read.
pub fn document(locales: &Path, tag: &str) -> Result<String, Error> {
    let all = Locales::read(locales)?;
    let language = all
        .languages()
        .iter()
        .find(|language| language.tag == tag)
        .ok_or_else(|| Error::NoLanguage(tag.to_owned()))?;
    let mut writer = Writer::new(language);
    writer.line(&format!("# Vigie ({tag})"));
    for name in LISTS {
        let list: List = read_toml(&locales.join(CATALOGUE).join(format!("{name}.toml")))?;
        writer.list(name, &list);
    }
    writer.glossary();
    writer.interface();
    Ok(writer.document)
}

struct Writer<'a> {
    language: &'a Language,
    /// Texts by key, in order.
    texts: BTreeMap<&'a str, Vec<&'a str>>,
    document: String,
}

impl<'a> Writer<'a> {
    fn new(language: &'a Language) -> Self {
        let mut texts: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for text in &language.texts {
            // Titles of the three lists share one key.
            if text.unit() != "list" || !is_of_measures(&text.file) {
                texts.entry(text.key()).or_default().push(&text.text);
            }
        }
        Self {
            language,
            texts,
            document: String::new(),
        }
    }

    fn list(&mut self, name: &str, list: &List) {
        let own = |kind: &str| {
            let mut texts = self.language.texts.iter();
            let found = texts.find(|text| text.file == name && text.path == format!("list.{kind}"));
            found.map_or(MISSING, |text: &Text| &text.text)
        };
        let (title, intro) = (own("title"), own("intro"));
        self.line(&format!("\n## {title}\n\n{intro}"));
        for category in &list.category {
            let title = self.one(&format!("category.{}.title", category.id));
            self.line(&format!("\n### {title}"));
            for measure in &category.measure {
                self.measure(measure);
            }
        }
    }

    fn measure(&mut self, measure: &Measure) {
        let shared = measure.text.as_deref();
        let key = format!("measure.{}", shared.unwrap_or(&measure.id));
        let title = self.one(&format!("{key}.title"));
        self.line(&format!("\n#### {title} ({})", measure.id));
        if let Some(shared) = shared {
            self.line(&format!("\n→ {shared}"));
        } else {
            let why = self.one(&format!("{key}.why"));
            self.line(&format!("\n{why}\n"));
            self.points(&format!("{key}.points"), "-");
            self.points(&format!("{key}.how"), "1.");
            for kind in ["proof", "tips"] {
                self.named(&format!("{key}.{kind}"), kind);
            }
            for kind in ["weight", "effort"] {
                let text = self.one(&format!("{key}.{kind}"));
                self.line(&format!("*{kind}:* {text}  "));
            }
        }
        let question = format!("questions.{}", measure.id);
        if measure.id.starts_with("cloud-") {
            let ask = self.one(&format!("{question}.ask"));
            self.line(&format!("\n> {ask}\n"));
            self.named(&format!("{question}.good"), "good");
        }
    }

    fn glossary(&mut self) {
        self.line("\n## Glossary\n");
        let terms: Vec<String> = self
            .texts
            .keys()
            .filter_map(|key| key.strip_prefix("glossary.")?.strip_suffix(".term"))
            .map(str::to_owned)
            .collect();
        for id in terms {
            let term = self.one(&format!("glossary.{id}.term"));
            let meaning = self.one(&format!("glossary.{id}.explanation"));
            let forms = self.texts.get(format!("glossary.{id}.forms").as_str());
            let forms = forms.map_or(String::new(), |forms| format!(" ({})", forms.join(", ")));
            self.line(&format!("**{term}**{forms}: {meaning}\n"));
        }
    }

    /// The interface, file by file, as its keys have it.
    fn interface(&mut self) {
        let mut file = "";
        for text in &self.language.texts {
            if is_of_measures(&text.file) {
                continue;
            }
            if text.file != file {
                file = &text.file;
                let _ = writeln!(self.document, "\n## {file}.toml\n");
            }
            let _ = writeln!(
                self.document,
                "- `{}`: {}",
                text.path,
                text.text.replace('\n', " / ")
            );
        }
    }

    fn named(&mut self, key: &str, name: &str) {
        if self.texts.contains_key(key) {
            self.line(&format!("*{name}:*\n"));
            self.points(key, "-");
        }
    }

    fn points(&mut self, key: &str, mark: &str) {
        let lines: Vec<String> = self
            .texts
            .get(key)
            .into_iter()
            .flatten()
            .map(|line| format!("{mark} {line}"))
            .collect();
        if !lines.is_empty() {
            self.line(&format!("{}\n", lines.join("\n")));
        }
    }

    fn one(&self, key: &str) -> String {
        let text = self.texts.get(key).and_then(|texts| texts.first());
        text.map_or(MISSING, |text| text).to_owned()
    }

    fn line(&mut self, line: &str) {
        let _ = writeln!(self.document, "{line}");
    }
}

#[derive(Deserialize)]
struct List {
    category: Vec<Category>,
}

#[derive(Deserialize)]
struct Category {
    id: String,
    measure: Vec<Measure>,
}

#[derive(Deserialize)]
struct Measure {
    id: String,
    text: Option<String>,
}

const LISTS: [&str; 3] = ["essentials", "local", "cloud"];
const MISSING: &str = "—";
