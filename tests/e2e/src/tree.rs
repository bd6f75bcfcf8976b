//! The page as a screen reader is told of it: Chromium's accessibility tree.
//!
//! As text, each line is an element: its role, a heading's level, its name in
//! quotes, what it holds after `=`, its description in brackets, and its states
//! in square brackets. What an element only says follows a colon, shortened.
//! Left out are boxes without a meaning, list markers, the options of a list to
//! choose from, and texts that are a part of a name already.

use std::collections::{HashMap, HashSet};
use std::fmt::{self, Display, Formatter, Write};

use fantoccini::error::CmdError;
use serde_json::{Value, json};

use crate::element::flat;
use crate::page::Page;

/// An element and what is in it.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    /// `heading`, `link`, `radio`, …; `text` for words.
    pub role: String,
    /// Its name, or the words themselves.
    pub name: String,
    /// What is said of it besides.
    pub description: String,
    /// What a field holds, or how far a bar is.
    pub value: String,
    /// Of a heading.
    pub level: Option<i64>,
    /// `checked`, `collapsed`, `current=page`, `lang=fr`, …
    pub states: Vec<String>,
    /// What is in it, in order.
    pub inside: Vec<Tree>,
    /// Chromium's number for it.
    id: i64,
}

impl Page<'_> {
    /// The page's tree as it is now.
    ///
    /// # Panics
    ///
    /// If the browser is not Chromium.
    #[must_use]
    pub fn tree(&self) -> Tree {
        let ask = |command, parameters| {
            let answer = self.devtools(command, &parameters);
            answer.unwrap_or_else(|error| panic!("{command}: {error}"))
        };
        let document = ask("DOM.getDocument", json!({"depth": -1}));
        let mut elements = HashMap::new();
        note(&document["root"], "", &mut elements);
        let answer = ask("Accessibility.getFullAXTree", json!({}));
        let nodes = answer["nodes"].as_array().cloned().unwrap_or_default();
        let by_id: HashMap<&str, &Value> = nodes
            .iter()
            .filter_map(|node| Some((node["nodeId"].as_str()?, node)))
            .collect();
        let source = Source { by_id, elements };
        let root = nodes.first().map(|root| source.build(root, ""));
        let root = root.unwrap_or_default().into_iter().next();
        let root = root.expect("a page");
        let names = root.all().into_iter().flat_map(Tree::names).collect();
        root.without_labels(&names)
    }

    /// The element of this role and name, once there is one and no more; a name
    /// may go on after these words.
    pub fn perceive(&self, role: &str, name: &str) -> Tree {
        let name = flat(name);
        self.until(&|| format!("{role} «{name}»:\n{}", self.tree()), || {
            let tree = self.tree();
            let (mut exact, mut longer) = (Vec::new(), Vec::new());
            for node in tree.all().into_iter().filter(|node| node.role == role) {
                if node.name == name {
                    exact.push(node);
                } else if node.name.starts_with(&name) {
                    longer.push(node);
                }
            }
            let found = if exact.is_empty() { longer } else { exact };
            match found[..] {
                [only] => Some(only.clone()),
                _ => None,
            }
        })
    }

    /// Does with the element of this role and name what it is there for, as a
    /// screen reader's own command does.
    pub fn activate(&self, role: &str, name: &str) {
        self.until(&|| format!("{role} «{name}» to be activated"), || {
            let node = self.perceive(role, name);
            self.call(&node, "function () { this.click(); }").ok()
        });
    }

    /// Brings the focus to the field of this role and name and types in place of
    /// what it holds.
    pub fn dictate(&self, role: &str, name: &str, text: &str) {
        self.until(&|| format!("{role} «{name}» to type into"), || {
            let node = self.perceive(role, name);
            self.call(&node, "function () { this.focus(); this.select(); }")
                .ok()
        });
        self.type_with_keyboard(text);
    }

    fn call(&self, node: &Tree, function: &str) -> Result<Value, CmdError> {
        let found = self.devtools("DOM.resolveNode", &json!({"backendNodeId": node.id}))?;
        let object = &found["object"]["objectId"];
        let call =
            json!({"objectId": object, "functionDeclaration": function, "userGesture": true});
        self.devtools("Runtime.callFunctionOn", &call)
    }
}

impl Tree {
    /// The element and all that is in it, in reading order.
    #[must_use]
    pub fn all(&self) -> Vec<&Self> {
        let inside = self.inside.iter().flat_map(Self::all);
        [self].into_iter().chain(inside).collect()
    }

    /// Whether it is in this state.
    #[must_use]
    pub fn is(&self, state: &str) -> bool {
        self.states.iter().any(|each| each == state)
    }

    /// What it is called where it is labelled, without spaces.
    fn names(&self) -> [String; 2] {
        let is_label = LABELS.contains(&self.role.as_str()) || self.role == "text";
        let name = if is_label { "" } else { &self.name };
        [name.to_owned(), [name, &self.description].concat()].map(|name| dense(&name))
    }

    /// Without the words of labels that are the name of something, which would
    /// stand there twice.
    fn without_labels(mut self, names: &HashSet<String>) -> Self {
        let mut inside = Vec::new();
        for mut each in self.inside {
            if LABELS.contains(&each.role.as_str()) {
                each.inside
                    .retain(|each| each.role != "text" || !names.contains(&dense(&each.name)));
                let rest = each.inside.into_iter();
                inside.extend(rest.map(|each| each.without_labels(names)));
            } else {
                inside.push(each.without_labels(names));
            }
        }
        self.inside = inside;
        self
    }

    fn write(&self, out: &mut String, depth: usize) -> fmt::Result {
        write!(out, "{}{}", "  ".repeat(depth), self.role)?;
        if let Some(level) = self.level {
            write!(out, " {level}")?;
        }
        if self.role == "text" {
            return writeln!(out, ": {}", short(&self.name));
        }
        if !self.name.is_empty() {
            write!(out, " «{}»", self.name)?;
        }
        if !self.value.is_empty() {
            write!(out, " = {}", self.value)?;
        }
        if !self.description.is_empty() {
            write!(out, " ({})", self.description)?;
        }
        if !self.states.is_empty() {
            write!(out, " [{}]", self.states.join(", "))?;
        }
        if let [only] = &self.inside[..]
            && only.role == "text"
            && only.states.is_empty()
        {
            return writeln!(out, ": {}", short(&only.name));
        }
        out.push('\n');
        self.inside
            .iter()
            .try_for_each(|each| each.write(out, depth + 1))
    }
}

impl Display for Tree {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        self.write(&mut text, 0)?;
        formatter.write_str(&text)
    }
}

/// An element of the document, of which the accessibility tree tells too little.
struct InDocument {
    /// The language that it is in.
    language: String,
    /// Its `aria-current`.
    current: Option<String>,
    /// Its `aria-valuetext`.
    value: Option<String>,
}

/// Notes every node of a document by its number.
fn note(node: &Value, language: &str, elements: &mut HashMap<i64, InDocument>) {
    let attributes = node["attributes"].as_array().map(Vec::as_slice);
    let attribute = |name: &str| {
        let mut pairs = attributes.unwrap_or_default().chunks_exact(2);
        let pair = pairs.find(|pair| pair[0] == name)?;
        pair[1].as_str().map(str::to_owned)
    };
    let language = attribute("lang").unwrap_or_else(|| language.to_owned());
    for child in node["children"].as_array().into_iter().flatten() {
        note(child, &language, elements);
    }
    let element = InDocument {
        current: attribute("aria-current"),
        value: attribute("aria-valuetext"),
        language,
    };
    let id = node["backendNodeId"].as_i64().unwrap_or_default();
    elements.insert(id, element);
}

/// What Chromium says of the page.
struct Source<'nodes> {
    by_id: HashMap<&'nodes str, &'nodes Value>,
    elements: HashMap<i64, InDocument>,
}

impl Source<'_> {
    /// What an element comes to within one in this language: itself, or what is
    /// in it if it means nothing by itself.
    fn build(&self, node: &Value, language: &str) -> Vec<Tree> {
        let role = text(&node["role"]);
        if matches!(
            role.as_str(),
            "InlineTextBox" | "ListMarker" | "LineBreak" | "MenuListPopup"
        ) {
            return Vec::new();
        }
        let id = node["backendDOMNodeId"].as_i64().unwrap_or_default();
        let element = self.elements.get(&id);
        let own_language = element.map_or(language, |element| &element.language);
        let inside = |language: &str| {
            let ids = node["childIds"].as_array().into_iter().flatten();
            let nodes = ids.filter_map(|id| self.by_id.get(id.as_str()?));
            joined(nodes.flat_map(|node| self.build(node, language)))
        };
        let name = flat_of(&node["name"]);
        let means_nothing = node["ignored"] == true
            || TRANSPARENT.contains(&role.as_str())
            || (name.is_empty() && matches!(role.as_str(), "generic" | "none"));
        if means_nothing {
            return inside(language);
        }
        let mut tree = Tree {
            role: plain(&role).to_owned(),
            description: flat_of(&node["description"]),
            value: flat_of(&node["value"]),
            name,
            id,
            ..Tree::default()
        };
        if role == "StaticText" {
            // With its spaces, until it has been joined with its neighbours.
            tree.name = text(&node["name"]);
        } else {
            tree.inside = inside(own_language);
            let said = dense(&[&*tree.name, &tree.value].concat());
            tree.inside
                .retain(|each| each.role != "text" || !said.contains(&dense(&each.name)));
            if role == "Date" {
                // The browser's own parts.
                tree.inside.clear();
            }
        }
        for property in node["properties"].as_array().into_iter().flatten() {
            let value = text(&property["value"]);
            match property["name"].as_str().unwrap_or_default() {
                "level" if role == "heading" => tree.level = value.parse().ok(),
                name => tree.states.extend(state(name, &value)),
            }
        }
        if let Some(value) = element.and_then(|element| element.value.as_ref()) {
            tree.value.clone_from(value);
        }
        if let Some(current) = element.and_then(|element| element.current.as_ref()) {
            tree.states.push(format!("current={current}"));
        }
        if own_language != language && role != "RootWebArea" {
            tree.states.push(format!("lang={own_language}"));
        }
        vec![tree]
    }
}

/// With words that follow each other as one text.
fn joined(nodes: impl Iterator<Item = Tree>) -> Vec<Tree> {
    let mut all: Vec<Tree> = Vec::new();
    for node in nodes {
        match all.last_mut() {
            Some(last)
                if last.role == "text" && node.role == "text" && last.states == node.states =>
            {
                last.name.push_str(&node.name);
            }
            _ => all.push(node),
        }
    }
    for node in all.iter_mut().filter(|node| node.role == "text") {
        node.name = flat(&node.name);
    }
    all.retain(|node| node.role != "text" || !node.name.is_empty());
    all
}

/// What a property of Chromium's says of an element's state.
fn state(name: &str, value: &str) -> Option<String> {
    let yes = match name {
        "expanded" => return Some(if value == "true" { name } else { "collapsed" }.to_owned()),
        "keyshortcuts" | "roledescription" | "haspopup" | "hasPopup" => {
            return (!value.is_empty() && value != "menu").then(|| format!("{name}={value}"));
        }
        "checked" | "disabled" | "pressed" | "selected" | "required" | "invalid" | "readonly"
        | "busy" | "modal" => name,
        _ => return None,
    };
    match value {
        "true" => Some(yes.to_owned()),
        "false" | "" => None,
        other => Some(format!("{yes}={other}")),
    }
}

/// Chromium's own names of roles, as they are known elsewhere.
fn plain(role: &str) -> &str {
    match role {
        "RootWebArea" => "page",
        "StaticText" => "text",
        "DisclosureTriangle" => "summary",
        "LabelText" => "label",
        "DescriptionList" => "descriptions",
        "DescriptionListTerm" => "term",
        "DescriptionListDetail" => "definition",
        other => other,
    }
}

fn text(value: &Value) -> String {
    match &value["value"] {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

fn dense(text: &str) -> String {
    text.split_whitespace().collect()
}

fn flat_of(value: &Value) -> String {
    flat(&text(value))
}

/// The beginning of a long text: what it says in full stands in `locales/`.
fn short(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

/// Roles whose words are their neighbours' like.
const TRANSPARENT: [&str; 9] = [
    "strong",
    "emphasis",
    "mark",
    "code",
    "time",
    "Abbr",
    "superscript",
    "subscript",
    "sectionfooter",
];

/// Roles whose words name something else.
const LABELS: [&str; 4] = ["label", "Legend", "Figcaption", "caption"];

/// How much of a text is shown, in characters.
const LONGEST: usize = 72;
