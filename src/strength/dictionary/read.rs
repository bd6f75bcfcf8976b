//! Reads a stored dictionary; [`format`](super::format) says how it is made.

use super::format::{FIRST_LETTER, LAST_LETTER, MAGIC, MAX_SETS, VERSION, crc32};
use super::tag::Tag;
use super::trie::MAX_LEN;
use super::{Assembly, Dictionary, DictionaryError, List};

pub(super) fn read(bytes: &[u8]) -> Result<Dictionary, DictionaryError> {
    let rest = bytes
        .strip_prefix(&MAGIC)
        .ok_or(DictionaryError::NotADictionary)?;
    let (&version, rest) = rest.split_first().ok_or(DictionaryError::Damaged)?;
    if version != VERSION {
        return Err(DictionaryError::UnknownVersion(version));
    }
    let (checksum, content) = rest.split_first_chunk().ok_or(DictionaryError::Damaged)?;
    if u32::from_le_bytes(*checksum) != crc32(content) {
        return Err(DictionaryError::Damaged);
    }
    Reader(content).dictionary().ok_or(DictionaryError::Damaged)
}

/// What is left to read. A part that is not there is `None`.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn dictionary(mut self) -> Option<Dictionary> {
        let words = self.number()?;
        let room = [self.number()?, self.number()?].map(|count| count.min(MAX_ROOM));
        let sets = self.sets()?;
        let mut letters = Reader(self.run()?);
        let mut lists = Reader(self.run()?);
        let mut ranks = Vec::with_capacity(List::ALL.len());
        for _ in List::ALL {
            ranks.push(Reader(self.run()?));
        }
        let mut towns = Reader(self.run()?);
        let mut assembly = Assembly::with_room(room[1], room[0]);
        let mut tags = Vec::with_capacity(List::ALL.len());
        let mut len = 0;
        for _ in 0..words {
            let (shared, rest) = letters.word(len)?;
            len = shared + rest.len();
            let set = sets.get(usize::from(lists.byte()?))?;
            tags.clear();
            for &list in set {
                tags.push(Tag::from_bytes(
                    list,
                    ranks.get_mut(list as usize)?.byte()?,
                )?);
            }
            assembly.push(shared, rest, &tags).ok()?;
            if set.contains(&List::Places) {
                for _ in 0..towns.byte()? {
                    assembly.push_postcode(u16::from_le_bytes(towns.array()?));
                }
            }
        }
        let nothing_left = [&self, &letters, &lists, &towns]
            .into_iter()
            .chain(&ranks)
            .all(|reader| reader.0.is_empty());
        nothing_left.then(|| assembly.finish())
    }

    fn byte(&mut self) -> Option<u8> {
        let (&byte, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(byte)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (&array, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(array)
    }

    fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for shift in (0..28).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    /// A length and as many bytes.
    fn run(&mut self) -> Option<&'a [u8]> {
        let len = self.number()?;
        let (run, rest) = self.0.split_at_checked(len)?;
        self.0 = rest;
        Some(run)
    }

    /// Sets of lists, in the lists' order.
    fn sets(&mut self) -> Option<Vec<Vec<List>>> {
        let count = self.number().filter(|&count| count <= MAX_SETS)?;
        let mut sets = Vec::with_capacity(count);
        for _ in 0..count {
            let bits = u16::from_le_bytes(self.array()?);
            if bits >> List::ALL.len() != 0 {
                return None;
            }
            let has = |list: &List| bits >> *list as u16 & 1 == 1;
            sets.push(List::ALL.into_iter().filter(has).collect());
        }
        Some(sets)
    }

    /// How many letters are shared with the word before it, which has this
    /// length, and those that follow.
    #[inline]
    fn word(&mut self, len: usize) -> Option<(usize, &'a [u8])> {
        let mut shared = len;
        let mut start = 0;
        while let Some(&drop) = self.0.get(start).filter(|&&byte| byte < FIRST_LETTER) {
            shared = shared.checked_sub(usize::from(drop))?;
            start += 1;
        }
        let rest = self.0.get(start..)?;
        let end = rest
            .iter()
            .position(|&byte| byte < FIRST_LETTER)
            .unwrap_or(rest.len());
        let (letters, rest) = rest.split_at_checked(end)?;
        let well_formed = start > 0
            && (1..=MAX_LEN).contains(&end)
            && letters.iter().all(|&byte| byte <= LAST_LETTER);
        self.0 = rest;
        well_formed.then_some((shared, letters))
    }
}

/// No room is made for more elements than this ahead of time, whatever a file
/// says.
const MAX_ROOM: usize = 1 << 20;
