//! What the page has shown as saved, beside what it shows after the kill.

use std::fmt;

use serde_json::Value;

/// What one measure shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Answer {
    /// Which of [`STATUSES`], if any.
    pub(crate) status: Option<usize>,
    /// The note, empty for none.
    pub(crate) note: String,
}

/// A change that a user makes to a measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Edit {
    /// Chooses an answer.
    Status(usize),
    /// Types a note in place of what was there, from its first letter to its
    /// last.
    Note {
        /// The whole of it.
        text: String,
        /// Bytes of it that are certainly there.
        least: usize,
    },
}

impl Edit {
    /// This note is typed.
    pub(crate) fn note(text: String) -> Self {
        let least = text.chars().next().map_or(0, char::len_utf8);
        Self::Note { text, least }
    }

    fn makes_status(&self, found: Option<usize>) -> bool {
        matches!(self, Self::Status(status) if found == Some(*status))
    }

    fn makes_note(&self, found: &str) -> bool {
        matches!(self, Self::Note { text, least } if text.starts_with(found) && found.len() >= *least)
    }
}

/// What must be there after a kill, and what may.
#[derive(Debug)]
pub(crate) struct Record {
    saved: Vec<Answer>,
    /// Edits since the page last said «saved», with their measures.
    since: Vec<(usize, Edit)>,
}

/// Something that was shown as saved and is not there.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Loss {
    measure: usize,
    shown: Answer,
    found: Answer,
}

impl Record {
    /// A vault with no answer.
    pub(crate) fn new() -> Self {
        Self {
            saved: vec![Answer::default(); MEASURES],
            since: Vec::new(),
        }
    }

    /// The user does this; it may be saved from now on.
    pub(crate) fn edit(&mut self, measure: usize, edit: Edit) {
        self.since.push((measure, edit));
    }

    /// The page says that everything is saved, while it shows this measure, if
    /// any, so.
    pub(crate) fn shown_as_saved(&mut self, on_screen: Option<(usize, Answer)>) {
        let edits = std::mem::take(&mut self.since);
        for (place, (measure, edit)) in edits.iter().enumerate() {
            let here = on_screen.as_ref().filter(|(here, _)| here == measure);
            match edit {
                Edit::Status(status) => self.saved[*measure].status = Some(*status),
                // Another one has been typed since in its place.
                Edit::Note { .. } if has_note(&edits[place + 1..], *measure) => {}
                Edit::Note { text, least } => match here {
                    Some((_, answer)) if answer.note != *text => {
                        // It is still being typed.
                        let begun = text.starts_with(&answer.note);
                        let least = if begun { answer.note.len() } else { *least };
                        let text = text.clone();
                        self.since.push((*measure, Edit::Note { text, least }));
                    }
                    _ => self.saved[*measure].note.clone_from(text),
                },
            }
        }
        if let Some((measure, answer)) = on_screen {
            self.saved[measure] = answer;
        }
    }

    /// How many measures have something that was shown as saved.
    pub(crate) fn answers(&self) -> usize {
        let none = Answer::default();
        self.saved.iter().filter(|answer| **answer != none).count()
    }

    /// What of it is not among `found`, one for each measure. From here on the
    /// record goes on from what was found; `is_saved` says whether the page
    /// shows it as saved.
    pub(crate) fn compare(&mut self, found: Vec<Answer>, is_saved: bool) -> Vec<Loss> {
        let lost = (0..MEASURES).filter(|measure| !self.allows(*measure, &found[*measure]));
        let lost = lost
            .map(|measure| Loss {
                measure,
                shown: self.saved[measure].clone(),
                found: found[measure].clone(),
            })
            .collect();
        // What was edited and is not there has gone with the page.
        self.since.clear();
        if is_saved {
            self.saved = found;
            return lost;
        }
        for (measure, answer) in found.into_iter().enumerate() {
            let status = answer.status.map(Edit::Status);
            let note = Edit::Note {
                least: answer.note.len(),
                text: answer.note,
            };
            let edits = status.into_iter().chain([note]);
            self.since.extend(edits.map(|edit| (measure, edit)));
        }
        lost
    }

    /// Whether a measure may show this: what was shown as saved, or what was
    /// edited later.
    fn allows(&self, measure: usize, found: &Answer) -> bool {
        let saved = &self.saved[measure];
        let edits = || {
            let here = self.since.iter().filter(|(at, _)| *at == measure);
            here.map(|(_, edit)| edit)
        };
        let status =
            found.status == saved.status || edits().any(|edit| edit.makes_status(found.status));
        let note = found.note == saved.note || edits().any(|edit| edit.makes_note(&found.note));
        status && note
    }
}

/// Whether one of these edits is a note to this measure.
fn has_note(edits: &[(usize, Edit)], measure: usize) -> bool {
    let is_note = |(at, edit): &(usize, Edit)| *at == measure && matches!(edit, Edit::Note { .. });
    edits.iter().any(is_note)
}

/// Which measure the page shows, and how. `None` if it is none of them.
pub(crate) fn on_screen(measure: &Value) -> Option<(usize, Answer)> {
    let here = measure["place"].as_str()?;
    let number = (0..MEASURES).find(|number| place(*number) == here)?;
    let shown = measure["status"].as_str().unwrap_or_default();
    // The words of a choice go on with its hint.
    let status = STATUSES.iter().position(|words| shown.starts_with(words));
    let note = measure["note"].as_str().unwrap_or_default().to_owned();
    Some((number, Answer { status, note }))
}

/// The address of a measure, after the site's.
pub(crate) fn place(measure: usize) -> String {
    format!("#/measure/essential-{:02}", measure + 1)
}

impl fmt::Display for Loss {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            measure,
            shown,
            found,
        } = self;
        write!(
            formatter,
            "{}: shown as saved {shown}, found {found}",
            place(*measure)
        )
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let status = self.status.map_or("no answer", |status| STATUSES[status]);
        write!(formatter, "«{status}», «{}»", self.note)
    }
}

/// The measures of «L’essentiel», all of which a group practice is asked.
pub(crate) const MEASURES: usize = 22;

/// The answers, none of which begins with another one.
pub(crate) const STATUSES: [&str; 6] = [
    "En place",
    "En partie",
    "Pas encore",
    "Je ne sais pas",
    "Mesure équivalente",
    "Pas nécessaire",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(status: usize, note: &str) -> Answer {
        Answer {
            status: Some(status),
            note: note.to_owned(),
        }
    }

    fn vault(first: Answer) -> Vec<Answer> {
        let mut all = vec![Answer::default(); MEASURES];
        all[0] = first;
        all
    }

    #[test]
    fn what_was_shown_as_saved_must_be_there() {
        let mut record = Record::new();
        record.edit(0, Edit::Status(1));
        record.edit(0, Edit::note("two words".to_owned()));
        record.shown_as_saved(Some((0, answer(1, "two words"))));
        assert_eq!(record.answers(), 1);
        assert_eq!(record.compare(vault(answer(1, "two words")), true), []);
        for lost in [
            answer(1, "two word"),
            answer(2, "two words"),
            Answer::default(),
        ] {
            record.saved = vault(answer(1, "two words"));
            assert_eq!(record.compare(vault(lost), true).len(), 1);
        }
    }

    #[test]
    fn what_was_not_may_be_there_or_not_but_nothing_else() {
        let edited = || {
            let mut record = Record::new();
            record.saved = vault(answer(1, "old"));
            record.edit(0, Edit::Status(2));
            record.edit(0, Edit::note("new one".to_owned()));
            record
        };
        for allowed in [
            answer(1, "old"),
            answer(2, "old"),
            answer(2, "n"),
            answer(2, "new one"),
        ] {
            assert_eq!(edited().compare(vault(allowed), true), []);
        }
        for strange in [
            answer(3, "old"),
            answer(2, ""),
            answer(2, "ew"),
            answer(1, "new one and"),
        ] {
            assert_eq!(edited().compare(vault(strange), true).len(), 1);
        }
    }

    #[test]
    fn a_note_that_is_still_typed_is_saved_as_far_as_it_is_on_screen() {
        let mut record = Record::new();
        record.edit(0, Edit::note("one two three".to_owned()));
        let note = |note: &str| Answer {
            status: None,
            note: note.to_owned(),
        };
        record.shown_as_saved(Some((0, note("one two"))));
        assert!(record.allows(0, &note("one two")));
        assert!(record.allows(0, &note("one two th")));
        assert!(!record.allows(0, &note("one tw")));
        assert!(!record.allows(0, &note("")));
        record.shown_as_saved(Some((0, note("one two three"))));
        assert!(!record.allows(0, &note("one two")));
    }

    #[test]
    fn of_several_notes_the_last_one_counts() {
        let mut record = Record::new();
        // Found after a kill, and not yet shown as saved.
        assert_eq!(record.compare(vault(Answer::default()), false), []);
        record.edit(0, Edit::Status(1));
        record.edit(0, Edit::note("word".to_owned()));
        record.shown_as_saved(Some((0, answer(1, "word"))));
        // Elsewhere.
        record.shown_as_saved(Some((1, Answer::default())));
        assert_eq!(record.compare(vault(answer(1, "word")), true), []);
        assert_eq!(record.compare(vault(answer(1, "")), true).len(), 1);
    }
}
