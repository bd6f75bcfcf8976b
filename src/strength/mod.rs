//! How strong a password is: what an attacker who knows people in Belgium would
//! need to find it.
//!
//! [`estimate`] takes the password, a [`Context`] (the user's own words, the
//! year) and the [`Dictionary`](dictionary::Dictionary), and answers with an
//! [`Estimate`]: the number of guesses, a [`Score`], the time to crack in a
//! [`Scenario`], the [`Segment`]s that the password is made of, and [`Advice`].
//! Equal arguments give equal answers, and every string gets one.
//!
//! How it works:
//!
//! 1. `fold` reads the password as lower-case letters without accents.
//! 2. Each file of `matchers` finds one kind of habit and prices it as the
//!    number of guesses of someone who tries that habit in order of likelihood.
//! 3. `cover` puts matches together to the cheapest path through the password.
//!
//! The ideas of matching patterns and taking the cheapest cover are zxcvbn's
//! (Wheeler, "zxcvbn: Low-Budget Password Strength Estimation", USENIX Security
//! 2016). How estimates are measured is Golla & Dürmuth's ("On the Accuracy of
//! Password Strength Meters", CCS 2018): `cargo xtask strength-report`.

mod advice;
mod context;
mod cost;
mod cover;
mod crack_time;
pub mod dictionary;
mod estimate;
pub mod exchange;
mod fold;
mod found;
mod kind;
mod letters;
mod matchers;
pub mod passphrase;
mod runs;
mod score;
mod segment;

pub use advice::Advice;
pub use context::Context;
pub use crack_time::CrackTime;
pub use estimate::Estimate;
pub use fold::MAX_CHARS;
pub use kind::{Identifier, Kind, Layout, Variations};
pub use score::{Purpose, Scenario, Score};
pub use segment::Segment;

use cover::Coverer;
use dictionary::Dictionary;
use fold::Text;
use found::{Found, Piece};

/// Estimates the strength of a password.
///
/// The analysis ends after [`MAX_CHARS`] characters; what is beyond counts for
/// nothing and is marked as [`Kind::NotAnalysed`].
#[must_use]
pub fn estimate(password: &str, context: &Context, dictionary: &Dictionary) -> Estimate {
    let text = Text::fold(password);
    let letters = dictionary.letters();
    let found = matchers::all(&text, context, dictionary, letters);
    let cover = Coverer::new(&text, letters).cheapest(&found.matches, 0, text.len());
    let log10_guesses = cover.cost.max(0.0);
    let purpose = context.purpose();
    let score = purpose.score(log10_guesses);
    let mut segments: Vec<Segment> = cover
        .pieces
        .iter()
        .map(|piece| segment(&text, &found, piece))
        .collect();
    if text.is_truncated() {
        segments.push(Segment {
            chars: MAX_CHARS..text.chars(),
            kind: Kind::NotAnalysed,
            word: None,
            cost: 0.0,
        });
    }
    Estimate {
        log10_guesses,
        purpose,
        score,
        advice: advice::on(&segments, purpose, score, text.is_truncated()),
        segments,
        is_truncated: text.is_truncated(),
    }
}

fn segment(text: &Text, found: &Found, piece: &Piece) -> Segment {
    let written = || {
        text.units()[piece.start..piece.end]
            .iter()
            .map(|unit| char::from(unit.byte))
            .collect()
    };
    let word = match piece.kind {
        Kind::Word { .. } | Kind::OwnWord { .. } => piece
            .word
            .and_then(|number| found.words.get(number).cloned())
            .or_else(|| Some(written())),
        Kind::CalendarWord => Some(written()),
        _ => None,
    };
    Segment {
        chars: text.char_at(piece.start)..text.char_at(piece.end),
        kind: piece.kind,
        word,
        cost: piece.cost,
    }
}
