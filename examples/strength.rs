//! Judges passwords, one a line of standard input, and writes for each a line
//! `score TAB log10_guesses TAB nanoseconds`.
//!
//! ```text
//! cargo run --release --example strength -- [--year YYYY] [--explain] [--dictionary FILE]
//! ```
//!
//! A TAB after the password may be followed by words of the user, separated by
//! `;`. With `--explain` the segments follow, each on an indented line:
//! `cost TAB text TAB kind TAB word`.

use std::io::{self, BufRead, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;
use std::{env, fs};

use vigie::strength::dictionary::{Dictionary, DictionaryError};
use vigie::strength::{Context, Segment, estimate};

fn main() -> ExitCode {
    match Options::read(env::args().skip(1)).and_then(|options| judge(&options)) {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever reads only the first lines closes the pipe.
        Err(Error::Stream(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("strength: {error}");
            ExitCode::FAILURE
        }
    }
}

fn judge(options: &Options) -> Result<(), Error> {
    let file = &options.dictionary;
    let bytes = fs::read(file).map_err(|source| Error::File(file.clone(), source))?;
    let dictionary =
        Dictionary::read(&bytes).map_err(|source| Error::Dictionary(file.clone(), source))?;
    let mut output = BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().split(b'\n') {
        let line = line.map_err(Error::Stream)?;
        let line = String::from_utf8_lossy(&line);
        let line = line.strip_suffix('\r').unwrap_or(&line);
        let (password, words) = line.split_once('\t').unwrap_or((line, ""));
        let context = Context::new(options.year).with_words(words.split(';'));

        let start = Instant::now();
        let estimate = estimate(password, &context, &dictionary);
        let nanoseconds = start.elapsed().as_nanos();

        let (score, guesses) = (estimate.score.number(), estimate.log10_guesses);
        writeln!(output, "{score}\t{guesses:.4}\t{nanoseconds}").map_err(Error::Stream)?;
        if options.explain {
            for segment in &estimate.segments {
                writeln!(output, "    {}", explained(password, segment)).map_err(Error::Stream)?;
            }
        }
    }
    output.flush().map_err(Error::Stream)
}

fn explained(password: &str, segment: &Segment) -> String {
    let text: String = password
        .chars()
        .skip(segment.chars.start)
        .take(segment.chars.len())
        .collect();
    let word = segment.word.as_deref().unwrap_or_default();
    format!("{:.2}\t{text}\t{:?}\t{word}", segment.cost, segment.kind)
}

struct Options {
    year: u16,
    explain: bool,
    dictionary: PathBuf,
}

impl Options {
    fn read(mut args: impl Iterator<Item = String>) -> Result<Self, Error> {
        let mut options = Self {
            year: YEAR,
            explain: false,
            dictionary: PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("public/strength.dict"),
        };
        while let Some(arg) = args.next() {
            let mut value = || args.next().ok_or(Error::Usage);
            match arg.as_str() {
                "--year" => options.year = value()?.parse().map_err(|_| Error::Usage)?,
                "--explain" => options.explain = true,
                "--dictionary" => options.dictionary = value()?.into(),
                _ => return Err(Error::Usage),
            }
        }
        Ok(options)
    }
}

#[derive(Debug, thiserror::Error)]
enum Error {
    #[error("usage: strength [--year YYYY] [--explain] [--dictionary FILE] < passwords")]
    Usage,
    #[error("{}: {}", .0.display(), .1)]
    File(PathBuf, io::Error),
    #[error("{}: {}", .0.display(), .1)]
    Dictionary(PathBuf, DictionaryError),
    #[error("standard input or output: {0}")]
    Stream(io::Error),
}

/// The year in which passwords are judged unless another is given, so that
/// results can be compared.
const YEAR: u16 = 2025;
