//! An assessment as JSON, schema 1.
//!
//! One rule keeps everything: a member is taken out of the object when it reads
//! as what it should be, and whatever is left over is the `unknown` of its
//! level. Writing starts from there and adds what isn't a default. So a status
//! that only a newer version knows counts as unanswered here and is written
//! back as it was, unless the user gives another one.
//!
//! By hand, on [`Value`], rather than derived: a derived reader with
//! `serde(flatten)` keeps members it has never heard of, but fails on one that
//! it knows and can't read.

use serde_json::{Map, Value};
use thiserror::Error;

use super::{
    Answer, Answers, Assessment, Due, Hosting, LOCK_MINUTES, Names, Place, Practice, Profile,
    Settings, Status,
};
use crate::catalogue::{ListId, measure};
use crate::time::Instant;

/// The schema that this version writes.
pub const SCHEMA: u64 = 1;

/// The member of an answer that holds its status.
pub(super) const STATUS: &str = "status";

const DUE: &str = "due";
const HISTORY: &str = "history";
const UPDATED_AT: &str = "updated_at";

/// Why some bytes are no assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum AssessmentError {
    /// Not JSON, or no object.
    #[error("not a JSON object")]
    NotAnObject,
    /// Made by a newer version of this program, with this schema.
    #[error("schema {0} is newer than {SCHEMA}")]
    Newer(u64),
    /// This member, without which there is no assessment, is missing or unreadable.
    #[error("member {0:?} is missing or unreadable")]
    Malformed(&'static str),
}

impl Assessment {
    /// Reads an assessment. Members that are missing take their defaults,
    /// those that can't be read are kept.
    ///
    /// # Errors
    ///
    /// [`AssessmentError::Newer`] for a later schema;
    /// [`AssessmentError::Malformed`] where going on would look like lost work:
    /// no schema, or answers that aren't objects.
    pub fn from_json(bytes: &[u8]) -> Result<Self, AssessmentError> {
        let Ok(Value::Object(mut map)) = serde_json::from_slice(bytes) else {
            return Err(AssessmentError::NotAnObject);
        };
        match take(&mut map, "schema", Value::as_u64) {
            Some(SCHEMA) => {}
            Some(newer) if newer > SCHEMA => return Err(AssessmentError::Newer(newer)),
            _ => return Err(AssessmentError::Malformed("schema")),
        }
        Ok(Self {
            profile: read_profile(take_object(&mut map, "profile")),
            answers: take_answers(&mut map)?,
            place: read_place(take_object(&mut map, "place")),
            created_at: take_instant(&mut map, "created_at"),
            exported_at: take_instant(&mut map, "exported_at"),
            settings: read_settings(take_object(&mut map, "settings")),
            unknown: map,
        })
    }

    /// Writes it, the inverse of [`Assessment::from_json`].
    #[must_use]
    pub fn to_json(&self) -> Vec<u8> {
        let mut map = self.unknown.clone();
        map.insert("schema".to_owned(), SCHEMA.into());
        put_object(&mut map, "profile", write_profile(&self.profile));
        put_object(&mut map, "place", write_place(&self.place));
        put_object(&mut map, "settings", write_settings(&self.settings));
        put_instant(&mut map, "created_at", self.created_at);
        put_instant(&mut map, "exported_at", self.exported_at);
        let mut answers = Map::new();
        for (id, answer) in self.answers.iter() {
            answers.insert(id.to_owned(), Value::Object(write_answer(answer)));
        }
        map.insert("answers".to_owned(), Value::Object(answers));
        Value::Object(map).to_string().into_bytes()
    }
}

fn read_profile(mut map: Map<String, Value>) -> Profile {
    Profile {
        hosting: take(&mut map, "hosting", |value| {
            Hosting::from_name(value.as_str()?)
        }),
        practice: take(&mut map, "practice", |value| {
            Practice::from_name(value.as_str()?)
        }),
        staff: take(&mut map, "staff", Value::as_bool),
        name: take_text(&mut map, "name"),
        brought_back: take(&mut map, "brought_back", names).unwrap_or_default(),
        updated_at: take_instant(&mut map, UPDATED_AT),
        unknown: map,
    }
}

fn write_profile(profile: &Profile) -> Map<String, Value> {
    let mut map = profile.unknown.clone();
    put_text(
        &mut map,
        "hosting",
        profile.hosting.map_or("", Hosting::name),
    );
    put_text(
        &mut map,
        "practice",
        profile.practice.map_or("", Practice::name),
    );
    if let Some(staff) = profile.staff {
        map.insert("staff".to_owned(), staff.into());
    }
    put_text(&mut map, "name", &profile.name);
    let names = profile.brought_back.as_slice();
    if !names.is_empty() {
        let names = names.iter().map(|name| name.as_str().into()).collect();
        map.insert("brought_back".to_owned(), Value::Array(names));
    }
    put_instant(&mut map, UPDATED_AT, profile.updated_at);
    map
}

fn take_answers(map: &mut Map<String, Value>) -> Result<Answers, AssessmentError> {
    const ANSWERS: &str = "answers";
    let mut answers = Answers::default();
    let entries = match map.remove(ANSWERS) {
        None => return Ok(answers),
        Some(Value::Object(entries)) => entries,
        Some(_) => return Err(AssessmentError::Malformed(ANSWERS)),
    };
    for (id, entry) in entries {
        let Value::Object(entry) = entry else {
            return Err(AssessmentError::Malformed(ANSWERS));
        };
        answers.insert(id, read_answer(entry));
    }
    Ok(answers)
}

fn read_answer(mut map: Map<String, Value>) -> Answer {
    let mut answer = Answer {
        status: take(&mut map, STATUS, |value| Status::from_name(value.as_str()?))
            .unwrap_or_default(),
        updated_at: take_instant(&mut map, UPDATED_AT),
        due: take(&mut map, DUE, |value| value.as_str().map(Due::read)).flatten(),
        history: take(&mut map, HISTORY, history).unwrap_or_default(),
        ..Answer::default()
    };
    for (name, text) in answer.texts_mut() {
        *text = take_text(&mut map, name);
    }
    answer.unknown = map;
    answer
}

fn write_answer(answer: &Answer) -> Map<String, Value> {
    let mut map = answer.unknown.clone();
    if answer.status != Status::Unanswered {
        put_text(&mut map, STATUS, answer.status.name());
    }
    for (name, text) in answer.texts() {
        put_text(&mut map, name, text);
    }
    if let Some(due) = &answer.due {
        map.insert(DUE.to_owned(), due.to_text().into());
    }
    put_instant(&mut map, UPDATED_AT, answer.updated_at);
    if !answer.history.is_empty() {
        let earlier = answer.history.iter().map(write_answer).map(Value::Object);
        map.insert(HISTORY.to_owned(), Value::Array(earlier.collect()));
    }
    map
}

fn history(value: &Value) -> Option<Vec<Answer>> {
    let answer = |value: &Value| {
        let answer = read_answer(value.as_object()?.clone());
        answer.history.is_empty().then_some(answer)
    };
    value.as_array()?.iter().map(answer).collect()
}

fn read_place(mut map: Map<String, Value>) -> Place {
    Place {
        last: take(&mut map, "list", |value| ListId::from_name(value.as_str()?)),
        shown: ListId::ALL.map(|list| {
            take(&mut map, list.name(), |value| {
                let shown = measure(value.as_str()?)?;
                (shown.list == list).then_some(shown.id)
            })
        }),
        unknown: map,
    }
}

fn write_place(place: &Place) -> Map<String, Value> {
    let mut map = place.unknown.clone();
    put_text(&mut map, "list", place.last.map_or("", ListId::name));
    for list in ListId::ALL {
        put_text(
            &mut map,
            list.name(),
            place.shown[list as usize].unwrap_or_default(),
        );
    }
    map
}

fn read_settings(mut map: Map<String, Value>) -> Settings {
    let minutes = take(&mut map, "lock_minutes", |value| {
        u8::try_from(value.as_u64()?)
            .ok()
            .filter(|minutes| LOCK_MINUTES.contains(minutes))
    });
    let mut settings = Settings::default();
    if let Some(minutes) = minutes {
        settings.set_lock_minutes(minutes);
    }
    settings.unknown = map;
    settings
}

fn write_settings(settings: &Settings) -> Map<String, Value> {
    let mut map = settings.unknown.clone();
    if settings.lock_minutes() != Settings::default().lock_minutes() {
        map.insert("lock_minutes".to_owned(), settings.lock_minutes().into());
    }
    map
}

/// Takes a member out of its object if `read` can make something of it.
fn take<T>(
    map: &mut Map<String, Value>,
    name: &str,
    read: impl FnOnce(&Value) -> Option<T>,
) -> Option<T> {
    let read = read(map.get(name)?);
    if read.is_some() {
        map.remove(name);
    }
    read
}

fn take_text(map: &mut Map<String, Value>, name: &str) -> String {
    take(map, name, |value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// Zero stands where no time is known.
fn take_instant(map: &mut Map<String, Value>, name: &str) -> Option<Instant> {
    take(map, name, |value| Instant::from_millis(value.as_u64()?))
        .filter(|instant| *instant != Instant::EPOCH)
}

fn take_object(map: &mut Map<String, Value>, name: &str) -> Map<String, Value> {
    match map.get_mut(name) {
        Some(Value::Object(object)) => {
            let object = std::mem::take(object);
            map.remove(name);
            object
        }
        _ => Map::new(),
    }
}

fn names(value: &Value) -> Option<Names> {
    let mut names = Names::default();
    for name in value.as_array()? {
        names.insert(name.as_str()?.to_owned());
    }
    Some(names)
}

fn put_text(map: &mut Map<String, Value>, name: &str, text: &str) {
    if !text.is_empty() {
        map.insert(name.to_owned(), text.into());
    }
}

fn put_object(map: &mut Map<String, Value>, name: &str, object: Map<String, Value>) {
    if !object.is_empty() {
        map.insert(name.to_owned(), Value::Object(object));
    }
}

fn put_instant(map: &mut Map<String, Value>, name: &str, instant: Option<Instant>) {
    if let Some(instant) = instant {
        map.insert(name.to_owned(), instant.as_millis().into());
    }
}
