//! What is found in a password: each matcher is a file, and knows one kind of
//! habit.

mod calendar;
mod dates;
mod identifiers;
mod keyboard;
mod layouts;
mod leet;
mod numbers;
mod own_words;
mod places;
mod repeats;
mod sequences;
mod words;

use super::context::Context;
use super::cover::Coverer;
use super::dictionary::Dictionary;
use super::fold::Text;
use super::found::Found;
use super::letters::LetterModel;

/// Runs all matchers.
pub(super) fn all(
    text: &Text,
    context: &Context,
    dictionary: &Dictionary,
    letters: &LetterModel,
) -> Found {
    let mut found = Found::default();
    words::find(text, dictionary, &mut found);
    own_words::find(text, context, &mut found);
    keyboard::find(text, &mut found);
    sequences::find(text, &mut found);
    calendar::find(text, &mut found);
    numbers::find(text, context, &mut found);
    dates::find(text, context, &mut found);
    identifiers::find(text, context, &mut found);
    places::find(text, dictionary, &mut found);
    found
        .matches
        .retain(|each| text.is_boundary(each.start) && text.is_boundary(each.end));
    found.sort();
    // Last, because what is repeated costs what the matchers made of it.
    repeats::find(text, &Coverer::new(text, letters), &mut found);
    found.sort();
    found
}
