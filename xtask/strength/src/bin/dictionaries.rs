//! Builds `public/strength.dict`, or says whether it is what its inputs make.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use vigie::strength::dictionary::{Dictionary, List};
use vigie_strength_tools::dictionary::error::{Error, Result};
use vigie_strength_tools::dictionary::inputs::{self, Inputs};
use vigie_strength_tools::dictionary::{compressed, encode, entries};

fn main() -> ExitCode {
    match run(env::args().skip(1).collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("dictionaries: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: Vec<String>) -> Result<()> {
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let (folder, task) = match args[..] {
        [folder] => (folder, Task::Write),
        [folder, "--check"] => (folder, Task::Check),
        [folder, "--pin"] => (folder, Task::Pin),
        _ => return Err(Error::Usage),
    };
    let folder = Path::new(folder);
    // Asked for when it runs: a target folder may be shared by checkouts.
    let here =
        env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    let here = Path::new(&here);
    let pinned = here.join("inputs.sha256");
    if task == Task::Pin {
        let digests = inputs::digests(folder)?;
        return write(&pinned, digests.as_bytes());
    }
    let digests = read(&pinned)?;
    let inputs = Inputs::in_folder(folder, &String::from_utf8_lossy(&digests))?;
    let bytes = encode::encode(&entries(&inputs)?)?;
    let committed = here.join("../..").join(COMMITTED);
    report(&bytes)?;
    match task {
        Task::Check if read(&committed)? != bytes => Err(Error::Differs(COMMITTED.into())),
        Task::Check => {
            println!("{COMMITTED} is what the inputs make");
            Ok(())
        }
        _ => write(&committed, &bytes),
    }
}

/// What to do with the dictionary.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Task {
    Write,
    Check,
    Pin,
}

/// Prints what is in a dictionary and what it weighs.
fn report(bytes: &[u8]) -> Result<()> {
    if let Ok(dictionary) = Dictionary::read(bytes) {
        let entries = dictionary.entries();
        println!("{:>8} words, and in each list:", entries.len());
        for list in List::ALL {
            let of = |drawn: bool| {
                let lists = entries.iter().flat_map(|entry| &entry.lists);
                lists
                    .filter(|each| each.0 == list && (each.2 || !drawn))
                    .count()
            };
            println!("{:>8} {list:?}, {} for passphrases", of(false), of(true));
        }
        println!("{:>8} postcodes", dictionary.postcode_count());
    }
    let brotli = compressed(bytes);
    println!("{:>8} bytes, {brotli} in brotli", bytes.len());
    if brotli > LIMIT {
        return Err(Error::TooLarge {
            bytes: brotli,
            limit: LIMIT,
        });
    }
    Ok(())
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|source| file(path, source))
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(path, bytes).map_err(|source| file(path, source))
}

fn file(path: &Path, source: std::io::Error) -> Error {
    Error::File {
        path: PathBuf::from(path),
        source,
    }
}

/// Where the page has it, in the project.
const COMMITTED: &str = "public/strength.dict";

/// What it may take in brotli, in bytes.
const LIMIT: usize = 300_000;
