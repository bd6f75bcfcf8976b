//! Compiles `locales/` into the catalogue's tables and the text keys.

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=locales");
    match compile() {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            println!("cargo::error={}", problem.replace('\n', "\ncargo::error="));
            ExitCode::FAILURE
        }
    }
}

fn compile() -> Result<(), String> {
    let bundle = vigie_locales::load(Path::new("locales")).map_err(|error| error.to_string())?;
    let out = env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?;
    let out = Path::new(&out);
    let write = |name: &str, bytes: &[u8]| {
        fs::write(out.join(name), bytes).map_err(|error| format!("{name}: {error}"))
    };
    write("catalogue.rs", bundle.catalogue_tables().as_bytes())?;
    write("keys.rs", bundle.key_tables().as_bytes())?;
    for pack in bundle.packs() {
        // The tests read the packs as the page gets them.
        write(
            &format!("{}.json", pack.language),
            pack.first.json.as_bytes(),
        )?;
        write(
            &format!("{}-measures.json", pack.language),
            pack.rest.json.as_bytes(),
        )?;
    }
    Ok(())
}
