//! Nobody is held hostage: what the page exported opens without it, by the
//! scripts of `docs/recovery/`, and what other programs sealed opens in it.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use vigie_e2e::steps::PASSPHRASE;
use vigie_e2e::{Browser, Practice, Profile, Site};
use xtask::project::Project;
use xtask::readers;

#[test]
fn an_exported_file_opens_without_vigie() {
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    let code = page.start(Practice::GROUP);
    page.link("Commencer : L’essentiel").click();
    page.answer("En partie");
    page.fold("Notes, preuve, qui et quand").click();
    page.field("Note").type_in("Clé « USB » à l’écart : 100 %");
    page.saved();
    page.link("Suivante").click();
    page.answer("En place");
    page.link("Fichier").click();
    page.button("Exporter le fichier").click();
    let file = page.download();
    page.saved();
    page.close();

    let typed = code.to_lowercase().replace('-', " ");
    for script in Script::all(&profile) {
        for secret in [PASSPHRASE, &code, &typed] {
            let answers = script.opens(&file, secret);
            it_is_what_was_answered(&answers);
        }
        script.refuses(&file, "une tout autre phrase");
    }
}

fn it_is_what_was_answered(answers: &Value) {
    assert_eq!(answers["schema"], 1);
    let profile = &answers["profile"];
    assert_eq!(profile["name"], "Cabinet des Tilleuls");
    assert_eq!(profile["hosting"], "both");
    assert_eq!(profile["practice"], "group");
    assert_eq!(profile["staff"], true);
    let answers = answers["answers"].as_object().expect("the answers");
    let ids: Vec<&String> = answers.keys().collect();
    assert_eq!(ids, ["essential-01", "essential-02"]);
    let first = &answers["essential-01"];
    assert_eq!(first["status"], "partly");
    assert_eq!(first["note"], "Clé « USB » à l’écart : 100 %");
    assert_eq!(answers["essential-02"]["status"], "in-place");
}

#[test]
fn a_slot_of_another_program_is_passed_over() {
    let file = vectors().join("vault/v1-foreign-slot.vigie");
    for script in Script::all(&Profile::fresh()) {
        for secret in [JOSE_PASSPHRASE, JOSE_CODE] {
            let note = &script.opens(&file, secret)["note"];
            assert_eq!(note, "Sealed by jose, with a slot of another kind.");
        }
    }
}

#[test]
fn what_is_typed_is_not_shown() {
    let project = Project::here();
    let python = readers::python(&project).expect("where jwcrypto is");
    let file = vectors().join("vault/v1-foreign-slot.vigie");
    for script in Script::all(&Profile::fresh()) {
        let shown = shown(&python, &script.command, &file, JOSE_PASSPHRASE);
        assert!(
            shown.contains("Sealed by jose"),
            "{}: {shown}",
            script.program
        );
        assert!(!shown.contains("llave"), "{}: {shown}", script.program);
    }
}

#[test]
fn a_file_that_jose_sealed_opens_in_vigie() {
    let vector = vectors().join("vault/v1-jose-full.vigie");
    let sealed = fs::read(vectors().join("assessment/v1-full.json")).expect("what was sealed");
    let sealed: Value = serde_json::from_slice(&sealed).expect("JSON");
    let site = Site::served();
    let profile = Profile::fresh();
    let page = Browser::with(&profile).open(&site);
    page.link("J’ai déjà un fichier de progression").click();
    page.field("Choisir un fichier de progression")
        .choose_file(&vector);
    page.field("Phrase de passe").type_in(JOSE_PASSPHRASE);
    page.button("Ouvrir le fichier").click();
    page.says("Cabinet Cabinet du Parc");
    page.says("Réponses 2 réponses");
    page.continue_with_file();
    page.visit("#/measure/local-05");
    page.radio("Mesure équivalente").is_chosen();
    page.saved();

    // And back again: what the page makes of it opens elsewhere.
    page.link("Fichier").click();
    page.button("Exporter le fichier").click();
    let file = page.download();
    page.close();
    for script in Script::all(&profile) {
        let mut answers = script.opens(&file, JOSE_PASSPHRASE);
        assert_eq!(answers["answers"], sealed["answers"]);
        // It has been exported since, and looked at.
        for member in ["exported_at", "place"] {
            answers[member] = sealed[member].clone();
        }
        assert_eq!(answers, sealed);
    }
}

/// A script that opens a file, as its reader would run it.
struct Script {
    program: &'static str,
    command: Vec<PathBuf>,
}

impl Script {
    /// In a folder of their own, with what they need beside them.
    fn all(profile: &Profile) -> [Self; 3] {
        let project = Project::here();
        let scripts = project.root().join("docs/recovery");
        let put = |name: &str| {
            let script = fs::read(scripts.join(name)).expect("the script");
            profile.put(name, script)
        };
        // Where there is no library: it needs none.
        let alone = scripts.join("open.mjs");
        let [with_jose, open_py] = ["with-jose.mjs", "open.py"].map(put);
        put("package.json");
        let modules = readers::modules(&project).expect("where jose is");
        let beside = with_jose.with_file_name("node_modules");
        std::os::unix::fs::symlink(modules, beside).expect("jose beside the script");
        let python = readers::python(&project).expect("where jwcrypto is");
        [
            Self {
                program: "node",
                command: vec!["node".into(), alone],
            },
            Self {
                program: "jose",
                command: vec!["node".into(), with_jose],
            },
            Self {
                program: "jwcrypto",
                command: vec![python, open_py],
            },
        ]
    }

    fn opens(&self, file: &Path, secret: &str) -> Value {
        let output = self.run(file, secret);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{}: {said}", self.program);
        serde_json::from_slice(&output.stdout).expect("JSON")
    }

    fn refuses(&self, file: &Path, secret: &str) {
        let output = self.run(file, secret);
        assert_eq!(output.status.code(), Some(1), "{}", self.program);
        assert_eq!(output.stdout, b"", "{}", self.program);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(said.contains("This does not open the file"), "{said}");
    }

    fn run(&self, file: &Path, secret: &str) -> Output {
        let mut child = Command::new(&self.command[0])
            .args(&self.command[1..])
            .arg(file)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("{}: {error}", self.program));
        let mut stdin = child.stdin.take().expect("its input");
        writeln!(stdin, "{secret}").expect("to type the secret");
        drop(stdin);
        child.wait_with_output().expect("its end")
    }
}

/// What the script's reader sees on their terminal, once the secret is typed.
fn shown(python: &Path, command: &[PathBuf], file: &Path, secret: &str) -> String {
    let output = Command::new(python)
        .args(["-c", TERMINAL, secret])
        .args(command)
        .arg(file)
        .output()
        .expect("a terminal");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Runs a program in a terminal, types a line once it is asked for, and prints
/// all that the terminal showed.
const TERMINAL: &str = r#"
import os, pty, sys
child, terminal = pty.fork()
if child == 0:
    os.execvp(sys.argv[2], sys.argv[2:])
seen = b""
while b"code: " not in seen:
    seen += os.read(terminal, 4096)
os.write(terminal, sys.argv[1].encode() + b"\n")
try:
    while part := os.read(terminal, 4096):
        seen += part
except OSError:
    pass
sys.stdout.buffer.write(seen)
"#;

fn vectors() -> PathBuf {
    Project::here().root().join("tests/vectors")
}

/// Of the vectors that were sealed by `jose`.
const JOSE_CODE: &str = "FMHB-2477-X3PZ-7FBZ-8A50-J0MV-J8MJ";
const JOSE_PASSPHRASE: &str = "Dos médicos, una llave: ñandú";
