//! Which saves a save follows: a version vector (Parker et al., "Detection of
//! Mutual Inconsistency in Distributed Systems", 1983), and the number of the
//! keys that were in force.
//!
//! A number alone can't tell a newer save from one that was made beside it. Two
//! tabs without locks, or a browser that could read one of its storages only for
//! a while, go on from the same save, each with changes of its own; by number
//! the longer line would win and the other one's changes be lost.
//!
//! So each opening of a vault in a tab saves under an id of its own, a *line*,
//! and counts. A save names its own line and count first, then those of the
//! lines that it has taken in. One save has *seen* another if it names the
//! other's line with its count or a higher one; two of which neither has seen
//! the other are to be merged.

use base64ct::{Base64UrlUnpadded, Encoding};
use serde_json::Value;

use super::{
    Random, VaultError,
    json::{self, Object},
};
use crate::time::Instant;

/// The line that one opening of the vault in one tab saves under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LineId(pub [u8; LINE_ID]);

impl LineId {
    /// A new one, which no other opening has.
    pub fn generate(random: &mut dyn Random) -> Self {
        let mut id = [0; LINE_ID];
        random.fill(&mut id);
        Self(id)
    }
}

/// What a save says of its origin. Empty in exported files, where it would tell
/// how often the vault was opened, and in saves of a program without lines.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Lineage {
    /// Number of the keys in force: one more with every changed secret, new keys
    /// or another vault in the old one's place. A save with a lower number than
    /// another is not opened any more, or an old secret would bring it back.
    pub keys: u64,
    /// The save's own line and its count in it, then those it has taken in, the
    /// ones met last first.
    lines: Vec<(LineId, u64)>,
}

impl Lineage {
    /// Takes it out of the vault's member `vigie`.
    pub(super) fn take(vigie: &mut Object) -> Result<Self, VaultError> {
        let keys = match json::take(vigie, KEYS) {
            None => 0,
            Some(keys) => integer(&keys).ok_or(VaultError::Malformed(KEYS))?,
        };
        let lines = match json::take(vigie, LINES) {
            None => Vec::new(),
            Some(lines) => read(&lines).ok_or(VaultError::Malformed(LINES))?,
        };
        Ok(Self { keys, lines })
    }

    /// Puts it into the vault's member `vigie`; nothing if it is empty.
    pub(super) fn put(&self, vigie: &mut Object) {
        if self.keys > 0 {
            json::put(vigie, KEYS, self.keys);
        }
        if !self.lines.is_empty() {
            let pair = |(id, count): &(LineId, u64)| -> Value {
                let id = Base64UrlUnpadded::encode_string(&id.0);
                vec![Value::from(id), Value::from(*count)].into()
            };
            json::put(
                vigie,
                LINES,
                self.lines.iter().map(pair).collect::<Vec<_>>(),
            );
        }
    }

    /// Whether it could be read again.
    pub(super) fn check(&self) -> Result<(), VaultError> {
        let counts = self.lines.iter().map(|(_, count)| *count);
        if counts
            .chain([self.keys])
            .any(|count| count > json::INTEGER_MAX)
        {
            return Err(VaultError::Exhausted);
        }
        Ok(())
    }

    /// The save's own line and its count in it.
    fn own(&self) -> Option<(LineId, u64)> {
        self.lines.first().copied()
    }

    /// Whether this is the save's own line.
    #[must_use]
    pub fn is_of(&self, line: LineId) -> bool {
        self.own().is_some_and(|(own, _)| own == line)
    }

    fn count(&self, line: LineId) -> u64 {
        let found = self.lines.iter().find(|(id, _)| *id == line);
        found.map_or(0, |(_, count)| *count)
    }

    /// Takes in what another save has seen. The numbers of keys stay apart.
    pub fn join(&mut self, other: &Self) {
        // From the back, so that the other's own line ends up in front.
        for (line, count) in other.lines.iter().rev() {
            let count = self.count(*line).max(*count);
            self.lines.retain(|(id, _)| id != line);
            self.lines.insert(0, (*line, count));
        }
    }

    /// That of the next save in this line, after all that this one has seen.
    ///
    /// What was met longest ago is forgotten. A copy of such a save that turns
    /// up nevertheless is merged, which changes nothing that is newer.
    #[must_use]
    pub fn next(&self, line: LineId) -> Self {
        let mut next = Self {
            keys: self.keys,
            lines: vec![(line, self.count(line).saturating_add(1))],
        };
        let others = self.lines.iter().filter(|(id, _)| *id != line);
        next.lines.extend(others.take(LINES_KEPT - 1));
        next
    }
}

/// What tells one save from another, and which of two came after.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Mark {
    /// How many times the vault had been saved.
    pub generation: u64,
    /// When it was saved.
    pub saved_at: Instant,
    /// What it follows.
    pub lineage: Lineage,
}

impl Mark {
    /// Whether what is in the other save is in this one, or was given up for it.
    /// It has seen itself.
    #[must_use]
    pub fn has_seen(&self, other: &Self) -> bool {
        match other.lineage.own() {
            Some((line, count)) => self.lineage.count(line) >= count,
            // Of a program without lines, in which numbers tell.
            None => self.lineage.own().is_some() || self.rank() >= other.rank(),
        }
    }

    /// Whether both are of one line, so that the later one has all that is in the
    /// other.
    #[must_use]
    pub fn is_of_same_line(&self, other: &Self) -> bool {
        let line = |mark: &Self| mark.lineage.own().map(|(line, _)| line);
        line(self).is_some() && line(self) == line(other)
    }

    /// What orders saves: one that has seen another never comes before it.
    #[must_use]
    pub fn rank(&self) -> (u64, u64, Instant) {
        (self.lineage.keys, self.generation, self.saved_at)
    }
}

/// A list of pairs of an id and a count, no id twice.
fn read(lines: &Value) -> Option<Vec<(LineId, u64)>> {
    let lines = lines.as_array().filter(|lines| lines.len() <= LINES_READ)?;
    let mut read: Vec<(LineId, u64)> = Vec::new();
    for line in lines {
        let [id, count] = line.as_array()?.as_slice() else {
            return None;
        };
        let id = LineId(json::decode(id.as_str()?, LINES).ok()?.try_into().ok()?);
        let count = integer(count).filter(|count| *count > 0)?;
        if read.iter().any(|(other, _)| *other == id) {
            return None;
        }
        read.push((id, count));
    }
    Some(read)
}

fn integer(value: &Value) -> Option<u64> {
    value.as_u64().filter(|number| *number <= json::INTEGER_MAX)
}

/// Bytes of an id: no two openings in one browser ever get the same.
const LINE_ID: usize = 6;

/// Lines that a save names at most. A browser keeps four copies, so those of all
/// of them are always among these.
const LINES_KEPT: usize = 8;

/// Lines that are read at most.
const LINES_READ: usize = 32;

const KEYS: &str = "vault.protected.vigie.keys";
const LINES: &str = "vault.protected.vigie.lines";
