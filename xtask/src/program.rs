//! The page's program, made small.
//!
//! wasm-bindgen exports whatever any crate offers to JavaScript, used or not,
//! and gives each import and export a long name in the program and in its
//! script. Nobody but these two knows those names, and nobody but `boot.js` starts
//! them. So what it can't reach is left out of both, and the names get short.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use crate::digest::sha256;
use crate::error::{Error, OnFile, Result};
use crate::finish::site;
use crate::process::run;
use crate::project::Project;
use crate::tools::{self, WASM_TARGET};

/// Puts the small program and its script into `dist/`, in the place of
/// trunk's.
///
/// # Errors
///
/// What the failing part reported; [`Error::NotBuilt`] without trunk's page.
pub fn shrink(project: &Project) -> Result<()> {
    let folder = project.target().join("program");
    fs::create_dir_all(&folder).on(&folder)?;
    let tool = |name: &str| -> Result<Command> {
        let mut command = Command::new(name);
        command
            .env("PATH", tools::path(project)?)
            .current_dir(&folder);
        Ok(command)
    };

    let compiled = project.target().join(WASM_TARGET).join("release");
    run(
        tool("wasm-bindgen")?
            .args(["--target", "bundler", "--no-typescript"])
            .args(["--out-name", "program", "--out-dir"])
            .arg(&folder)
            .arg(compiled.join("vigie.wasm")),
        "",
    )?;
    let glue = droppable(&read(&folder.join("program_bg.js"))?);

    // What the program may call at most, and then what that calls back.
    let offered: Names = offered(&glue)
        .map(|name| (name.into(), name.into()))
        .collect();
    write(&folder.join(GLUE), &glue)?;
    write(&folder.join(ENTRY), &entry(&offered, START)?)?;
    run(tool("esbuild")?.args(BUNDLE).arg("--outfile=all.js"), "")?;
    let mut called = members(&read(&folder.join("all.js"))?);
    called.insert(START.to_owned());
    write(&folder.join("graph.json"), &graph(&called))?;
    run(
        tool("wasm-metadce")?
            .args(["program_bg.wasm", "--graph-file", "graph.json"])
            // Its report of what it has left out is for whoever looks for it.
            .args(["--debuginfo", "--output", "reached.wasm"])
            .stdout(File::create(folder.join("left-out.txt")).on(&folder)?),
        "",
    )?;

    let names = folder.join("names.json");
    run(
        tool("wasm-opt")?
            .args(OPTIMISE)
            .args(["reached.wasm", "--output", "small.wasm"])
            .stdout(File::create(&names).on(&names)?),
        "",
    )?;
    let renamed: Value = serde_json::from_str(&read(&names)?)
        .map_err(io::Error::from)
        .on(&names)?;
    let (imports, exports) = (pairs(&renamed["imports"]), pairs(&renamed["exports"]));
    let start = exports.get(START).map_or(START, String::as_str);
    write(&folder.join(GLUE), &rename(&glue, &exports))?;
    write(&folder.join(ENTRY), &entry(&imports, start)?)?;
    run(
        tool("esbuild")?
            .args(BUNDLE)
            .args(["--minify", "--outfile=small.js"]),
        "",
    )?;
    replace(&project.dist(), &folder)
}

/// Old name → new name.
type Names = BTreeMap<String, String>;

/// wasm-bindgen's script in a form that a bundler can drop parts of: it says
/// what has no effect, and does nothing to classes that are otherwise unused.
fn droppable(glue: &str) -> String {
    glue.lines()
        .filter(|line| !line.starts_with("if (Symbol.dispose)"))
        .map(|line| line.replace(": new Final", ": /* @__PURE__ */ new Final") + "\n")
        .collect()
}

/// The functions that the script has for the program.
fn offered(glue: &str) -> impl Iterator<Item = &str> {
    glue.lines()
        .filter_map(|line| line.strip_prefix("export function "))
        .filter_map(|rest| rest.split('(').next())
        .filter(|name| *name != "__wbg_set_wasm")
}

/// The module that is bundled: what the program imports, and its start.
fn entry(imports: &Names, start: &str) -> Result<String> {
    let members: Vec<String> = imports
        .iter()
        .map(|(name, short)| format!("{short}: glue.{name}"))
        .collect();
    // The short name of the one module that the program imports from.
    let members = format!("a: {{ {} }}", members.join(", "));
    let entry = fill(ENTRY_TEMPLATE, "IMPORTS", &members)?;
    fill(&entry, "START", start)
}

/// What wasm-opt reports: lists of old and new names, in front of which the
/// imports have their module.
fn pairs(lists: &Value) -> Names {
    let pair = |list: &Value| {
        let [.., name, short] = list.as_array()?.as_slice() else {
            return None;
        };
        Some((name.as_str()?.to_owned(), short.as_str()?.to_owned()))
    };
    lists
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(pair)
        .collect()
}

/// What a script uses of the program.
fn members(script: &str) -> BTreeSet<String> {
    let mut members = BTreeSet::new();
    each_member(script, |_, member| {
        members.insert(member.to_owned());
    });
    members
}

/// A script with new names for what it uses of the program.
fn rename(script: &str, names: &Names) -> String {
    let mut renamed = String::with_capacity(script.len());
    let rest = each_member(script, |before, member| {
        renamed.push_str(before);
        renamed.push_str(names.get(member).map_or(member, String::as_str));
    });
    renamed + rest
}

/// Calls back with each member of `wasm`, and with the text since the one
/// before. Returns what comes after the last.
fn each_member<'a>(mut script: &'a str, mut each: impl FnMut(&'a str, &'a str)) -> &'a str {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "_$.".contains(c);
    let mut from = 0;
    while let Some(at) = script[from..].find(PROGRAM) {
        let (name, start) = (from + at, from + at + PROGRAM.len());
        from = start;
        if script[..name].ends_with(is_part) {
            continue;
        }
        let length = script[start..]
            .find(|c| !is_part(c) || c == '.')
            .unwrap_or(script.len() - start);
        if length > 0 {
            let (before, rest) = script.split_at(start);
            let (member, after) = rest.split_at(length);
            each(before, member);
            (script, from) = (after, 0);
        }
    }
    script
}

/// What wasm-metadce goes by: these exports are reached from outside.
fn graph(exports: &BTreeSet<String>) -> String {
    let node = |name: &String| json!({ "name": format!("export {name}"), "export": name });
    let reached: Vec<String> = exports
        .iter()
        .map(|name| format!("export {name}"))
        .collect();
    let root = json!({ "name": "page", "root": true, "reaches": reached });
    let nodes: Vec<_> = std::iter::once(root)
        .chain(exports.iter().map(node))
        .collect();
    json!(nodes).to_string()
}

/// Puts the files in the place of trunk's, under a name by their content.
fn replace(dist: &Path, folder: &Path) -> Result<()> {
    let old = site(dist)?
        .into_iter()
        .find_map(|(name, _)| {
            let stem = name.strip_suffix("_bg.wasm")?;
            stem.starts_with("vigie-").then(|| stem.to_owned())
        })
        .ok_or_else(|| Error::NotBuilt(dist.join("index.html")))?;
    let files = [("small.js", ".js"), ("small.wasm", "_bg.wasm")];
    let mut contents = Vec::new();
    for (name, _) in files {
        let path = folder.join(name);
        contents.push(fs::read(&path).on(&path)?);
    }
    let new = format!("vigie-{}", &sha256(&contents.concat())[..16]);
    for ((_, end), content) in files.iter().zip(&contents) {
        let path = dist.join(format!("{old}{end}"));
        fs::remove_file(&path).on(&path)?;
        let path = dist.join(format!("{new}{end}"));
        fs::write(&path, content).on(&path)?;
    }
    let page = dist.join("index.html");
    let text = read(&page)?.replace(&old, &new);
    write(&page, &text)
}

/// Replaces a marker that must be there exactly once.
fn fill(text: &str, marker: &'static str, value: &str) -> Result<String> {
    if text.matches(marker).count() == 1 {
        Ok(text.replacen(marker, value, 1))
    } else {
        Err(Error::Template {
            file: "program.js",
            marker,
        })
    }
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).on(path)
}

fn write(path: &Path, text: &str) -> Result<()> {
    fs::write(path, text).on(path)
}

const ENTRY_TEMPLATE: &str = include_str!("program.js");

/// The script's module, and the one that starts the program with it.
const GLUE: &str = "glue.js";
const ENTRY: &str = "entry.js";

/// What wasm-bindgen's script calls the program's exports.
const PROGRAM: &str = "wasm.";

/// The export that runs `main`.
const START: &str = "__wbindgen_start";

/// The oldest JavaScript among the browsers that run the program: those with
/// reference types (Safari 15).
const BUNDLE: [&str; 5] = [
    ENTRY,
    "--bundle",
    "--format=esm",
    "--target=es2021",
    "--log-level=warning",
];

/// Functions of like names beside each other compress better. The lowest
/// kilobyte of memory is the very end of the stack, so nothing is kept there.
const OPTIMISE: [&str; 6] = [
    "-Oz",
    "--low-memory-unused",
    "--reorder-functions-by-name",
    "--minify-imports-and-exports-and-modules",
    "--strip-producers",
    "--strip-target-features",
];

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failing test may panic"
)]
mod tests {
    use super::*;

    const SCRIPT: &str = "\
export class Stream {\n    free() { wasm.stream_free(this.ptr, 0); }\n}\n\
if (Symbol.dispose) Stream.prototype[Symbol.dispose] = Stream.prototype.free;\n\
const Finalization = (typeof FinalizationRegistry === 'undefined')\n    ? {}\n    \
: new FinalizationRegistry(ptr => wasm.stream_free(ptr, 1));\n\
export function __wbg_get_1f(arg0) { return wasm.memory.buffer[arg0] + x.wasm.y + my_wasm.z; }\n\
export function __wbg_set_wasm(val) { wasm = val; }\nlet wasm;\n";

    #[test]
    fn members_of_the_program_are_found_and_renamed() {
        let names = members(SCRIPT);
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        assert_eq!(names, ["memory", "stream_free"]);

        let names = [("memory", "a"), ("stream_free", "b")]
            .map(|(name, short)| (name.to_owned(), short.to_owned()));
        let renamed = rename(SCRIPT, &names.into());
        assert!(renamed.contains("wasm.a.buffer[arg0] + x.wasm.y + my_wasm.z"));
        assert_eq!(renamed.matches("wasm.b(").count(), 2);
        assert!(renamed.ends_with("let wasm;\n"));
        assert_eq!(rename(SCRIPT, &Names::new()), SCRIPT);
        assert!(members("").is_empty() && members("wasm.").is_empty());
    }

    #[test]
    fn what_is_unused_can_be_dropped() {
        let script = droppable(SCRIPT);
        assert!(!script.contains("Symbol.dispose"));
        assert!(script.contains(": /* @__PURE__ */ new FinalizationRegistry(ptr"));
        assert_eq!(offered(&script).collect::<Vec<_>>(), ["__wbg_get_1f"]);
    }

    #[test]
    fn the_entry_has_its_places() {
        let imports = Names::from([("__wbg_get_1f".to_owned(), "$a".to_owned())]);
        let entry = entry(&imports, "b").unwrap();
        assert!(
            entry.contains("{ a: { $a: glue.__wbg_get_1f } }"),
            "{entry}"
        );
        assert!(entry.contains("exports.b();"), "{entry}");
        for text in ["", "START START"] {
            assert!(matches!(
                fill(text, "START", "b"),
                Err(Error::Template { .. })
            ));
        }
    }
}
