//! What to do about a password, as values that `locales/` has sentences for.
//!
//! The advice follows the source documents: no date of birth, no usual word or
//! first name, but something that is remembered easily; never shared, never
//! written under the keyboard; a second factor.

use super::dictionary::List;
use super::kind::{Kind, Variations};
use super::score::{Purpose, Score};
use super::segment::Segment;

/// A piece of advice, or the reason for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Advice {
    /// Type something.
    Empty,
    /// This very password, or hardly another, is on every attacker's list.
    UsualPassword,
    /// It holds the user's own name, practice or town.
    OwnWord,
    /// It holds the user's date of birth.
    OwnBirthDate,
    /// No first name or family name.
    Name,
    /// No date.
    Date,
    /// No year behind a word.
    Year,
    /// A town is tried with its postcode and with every number.
    Place,
    /// A club, brand or pet is tried like a name.
    Favourite,
    /// Words of the trade are tried first in a practice.
    PracticeWord,
    /// A saying or a song is one guess, however long it is.
    KnownPhrase,
    /// One usual word is not enough.
    UsualWord,
    /// Neighbouring keys are a pattern on any keyboard.
    Keyboard,
    /// Repeating adds hardly anything.
    Repeat,
    /// What follows in order is guessed in order.
    Sequence,
    /// A number that others know is no secret.
    Identifier,
    /// A capital first, digits and a sign last is what everybody does.
    UsualPattern,
    /// Capitals, accents or signs for letters are tried with every word.
    Replacements,
    /// Writing backwards is tried with every word.
    Reversed,
    /// It is longer than what was looked at.
    TooLongToAnalyse,
    /// Take several words that have nothing to do with each other: a memory, a
    /// scene in a place, that nobody else would put together.
    SeveralWords,
    /// Add a word or two.
    AddWords,
    /// Keep it to yourself, away from the keyboard and the screen.
    KeepItToYourself,
    /// Add a second factor wherever it is offered.
    SecondFactor,
}

/// The advice on a password made of these segments, the most useful first.
pub(super) fn on(
    segments: &[Segment],
    purpose: Purpose,
    score: Score,
    is_truncated: bool,
) -> Vec<Advice> {
    let is_enough = purpose.is_enough(score);
    let mut advice = Vec::new();
    let mut add = |each: Advice| {
        if !advice.contains(&each) {
            advice.push(each);
        }
    };
    if segments.is_empty() {
        return vec![Advice::Empty];
    }
    // A strong passphrase may hold a name or a year; nothing is wrong with it.
    if !is_enough {
        if score == Score::Strong {
            // Not far off: more of the same is the shortest way.
            add(Advice::AddWords);
        }
        let is_alone = segments.len() == 1;
        let mut reasons: Vec<Advice> = segments
            .iter()
            .filter_map(|segment| reason(segment, is_alone))
            .collect();
        reasons.sort_unstable();
        reasons.into_iter().for_each(&mut add);
        if has_usual_pattern(segments) {
            add(Advice::UsualPattern);
        }
        for variations in segments.iter().filter_map(variations) {
            if variations.leet || variations.accents {
                add(Advice::Replacements);
            }
            if variations.reversed {
                add(Advice::Reversed);
            }
        }
        // What is not far off needs more of the same.
        add(Advice::SeveralWords);
    } else if score == Score::Strong {
        add(Advice::AddWords);
    }
    if is_truncated {
        add(Advice::TooLongToAnalyse);
    }
    if is_enough {
        add(Advice::KeepItToYourself);
        add(Advice::SecondFactor);
    }
    advice
}

fn reason(segment: &Segment, is_alone: bool) -> Option<Advice> {
    Some(match segment.kind {
        Kind::Word { list, .. } => match list {
            List::Passwords if is_alone => Advice::UsualPassword,
            List::FirstNames | List::Surnames => Advice::Name,
            List::Places => Advice::Place,
            List::Practice => Advice::PracticeWord,
            List::Phrases => Advice::KnownPhrase,
            List::Favourites => Advice::Favourite,
            _ => Advice::UsualWord,
        },
        Kind::CalendarWord => Advice::Date,
        Kind::OwnWord { .. } => Advice::OwnWord,
        Kind::BirthDate => Advice::OwnBirthDate,
        Kind::Keyboard(_) => Advice::Keyboard,
        Kind::Repeat => Advice::Repeat,
        Kind::Sequence => Advice::Sequence,
        Kind::Date => Advice::Date,
        Kind::Year => Advice::Year,
        Kind::Identifier(_) => Advice::Identifier,
        Kind::Postcode => Advice::Place,
        Kind::UsualNumber
        | Kind::Separator
        | Kind::Letters
        | Kind::Digits
        | Kind::Signs
        | Kind::Other
        | Kind::NotAnalysed => return None,
    })
}

fn variations(segment: &Segment) -> Option<Variations> {
    match segment.kind {
        Kind::Word { variations, .. } | Kind::OwnWord { variations } => Some(variations),
        _ => None,
    }
}

/// A word, then digits, then perhaps signs: what rules about passwords lead to.
fn has_usual_pattern(segments: &[Segment]) -> bool {
    let word = segments.first().and_then(variations).is_some()
        || segments
            .first()
            .is_some_and(|first| first.kind == Kind::CalendarWord);
    let tail = segments.get(1..).unwrap_or_default();
    let is_tail = |segment: &Segment| {
        matches!(
            segment.kind,
            Kind::UsualNumber
                | Kind::Year
                | Kind::Digits
                | Kind::Signs
                | Kind::Sequence
                | Kind::Postcode
                | Kind::Date
        )
    };
    word && !tail.is_empty() && tail.iter().all(is_tail)
}
