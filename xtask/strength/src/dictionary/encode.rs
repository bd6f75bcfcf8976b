//! Writes a dictionary in the form that the page reads, which is described at
//! [`vigie::strength::dictionary::format`].

use std::collections::BTreeMap;

use vigie::strength::dictionary::format::{
    DRAWABLE, FIRST_LETTER, LAST_LETTER, MAGIC, MAX_LEN, MAX_SETS, VERSION, crc32,
};
use vigie::strength::dictionary::{Entry, List};

/// Why entries cannot be written.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum EncodeError {
    /// The words are not sorted, or one is there twice.
    #[error("`{0}` is not greater than the word before it")]
    NotSorted(String),
    /// A word is empty, too long, or has a letter that cannot be written.
    #[error("`{0}` cannot be written")]
    Word(String),
    /// A word is in no list, in too many, or its lists are out of order.
    #[error("the lists of `{0}` cannot be written")]
    Lists(String),
    /// More sets of lists than can be told apart.
    #[error("{0} different sets of lists are too many")]
    Sets(usize),
    /// Something that is no place has postcodes, or a place has too many.
    #[error("the postcodes of `{0}` cannot be written")]
    Postcodes(String),
}

/// The bytes of a dictionary with these entries, which are sorted by word.
///
/// # Errors
///
/// [`EncodeError`] for the first entry that has no place in the form.
pub fn encode(entries: &[Entry]) -> Result<Vec<u8>, EncodeError> {
    let sets = sets_of(entries)?;
    let (mut words, mut lists, mut postcodes) = (Vec::new(), Vec::new(), Vec::new());
    let mut ranks = vec![Vec::new(); List::ALL.len()];
    let (mut letters, mut tag_count) = (0, 0);
    let mut last = "";
    for entry in entries {
        let shared = check(entry, last)?;
        put_drop(&mut words, last.len() - shared);
        words.extend(&entry.word.as_bytes()[shared..]);
        letters += entry.word.len() - shared;
        tag_count += entry.lists.len();
        let bits = bits_of(entry);
        lists.extend(
            sets.iter()
                .position(|&set| set == bits)
                .map(|set| set as u8),
        );
        for &(list, bucket, drawable) in &entry.lists {
            let drawable = if drawable { DRAWABLE } else { 0 };
            ranks[list as usize].push(bucket.number() | drawable);
        }
        if is_place(entry) {
            postcodes.push(entry.postcodes.len() as u8);
            postcodes.extend(entry.postcodes.iter().flat_map(|code| code.to_le_bytes()));
        }
        last = &entry.word;
    }
    let mut content = Vec::new();
    for count in [entries.len(), tag_count, letters, sets.len()] {
        put_number(&mut content, count);
    }
    content.extend(sets.iter().flat_map(|set| set.to_le_bytes()));
    for run in [&words, &lists]
        .into_iter()
        .chain(&ranks)
        .chain([&postcodes])
    {
        put_number(&mut content, run.len());
        content.extend(run);
    }
    let mut bytes = MAGIC.to_vec();
    bytes.push(VERSION);
    bytes.extend(crc32(&content).to_le_bytes());
    bytes.extend(content);
    Ok(bytes)
}

/// How many letters the word of an entry, which can be written, shares with the
/// one before it.
fn check(entry: &Entry, last: &str) -> Result<usize, EncodeError> {
    let word = entry.word.as_str();
    if word <= last && !last.is_empty() {
        return Err(EncodeError::NotSorted(word.to_owned()));
    }
    let writable = word
        .bytes()
        .all(|byte| (FIRST_LETTER..=LAST_LETTER).contains(&byte));
    if word.is_empty() || word.len() > MAX_LEN || !writable {
        return Err(EncodeError::Word(word.to_owned()));
    }
    let in_order = entry.lists.windows(2).all(|pair| pair[0].0 < pair[1].0);
    if entry.lists.is_empty() || !in_order {
        return Err(EncodeError::Lists(word.to_owned()));
    }
    let most = if is_place(entry) { 0xff } else { 0 };
    if entry.postcodes.len() > most {
        return Err(EncodeError::Postcodes(word.to_owned()));
    }
    let same = word.bytes().zip(last.bytes()).take_while(|(a, b)| a == b);
    Ok(same.count())
}

fn is_place(entry: &Entry) -> bool {
    entry.lists.iter().any(|&(list, ..)| list == List::Places)
}

/// The lists of an entry, a bit each.
fn bits_of(entry: &Entry) -> u16 {
    entry
        .lists
        .iter()
        .fold(0, |bits, &(list, ..)| bits | 1 << list as u16)
}

/// Every set of lists that an entry has, the most frequent first.
fn sets_of(entries: &[Entry]) -> Result<Vec<u16>, EncodeError> {
    let mut counts = BTreeMap::<u16, usize>::new();
    for entry in entries {
        *counts.entry(bits_of(entry)).or_default() += 1;
    }
    let mut sets: Vec<(u16, usize)> = counts.into_iter().collect();
    sets.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    if sets.len() > MAX_SETS {
        return Err(EncodeError::Sets(sets.len()));
    }
    Ok(sets.into_iter().map(|(set, _)| set).collect())
}

fn put_drop(bytes: &mut Vec<u8>, mut count: usize) {
    let most = FIRST_LETTER - 1;
    while count > usize::from(most) {
        bytes.push(most);
        count -= usize::from(most);
    }
    bytes.push(count as u8);
}

fn put_number(bytes: &mut Vec<u8>, mut number: usize) {
    while number > 0x7f {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failing test may panic"
)]
mod tests {
    use proptest::prelude::*;
    use vigie::strength::dictionary::{Bucket, Dictionary, DictionaryError};

    use super::*;

    fn entry(word: &str, lists: &[(List, u32, bool)], postcodes: &[u16]) -> Entry {
        Entry {
            word: word.to_owned(),
            lists: lists
                .iter()
                .map(|&(list, rank, drawable)| (list, Bucket::of(rank), drawable))
                .collect(),
            postcodes: postcodes.to_vec(),
        }
    }

    fn few() -> Vec<Entry> {
        vec![
            entry("!1q2w", &[(List::Passwords, 700, false)], &[]),
            entry("huis", &[(List::Dutch, 90, true)], &[]),
            entry(
                "huisarts",
                &[(List::Dutch, 900, true), (List::Practice, 2, false)],
                &[],
            ),
            entry("huy", &[(List::Places, 40, false)], &[4500]),
            entry(
                "namur",
                &[(List::Passwords, 9000, false), (List::Places, 9, false)],
                &[5000, 5100],
            ),
            entry("zorg", &[(List::Dutch, 90, true)], &[]),
        ]
    }

    #[test]
    fn what_is_written_is_read() {
        let read = Dictionary::read(&encode(&few()).unwrap()).unwrap();
        assert_eq!(read.entries(), few());
        assert_eq!(
            read.passphrase_words(List::Dutch),
            ["huis", "huisarts", "zorg"]
        );
        assert_eq!(read.postcode_count(), 3);
        assert_eq!(
            encode(&[]).map(|bytes| Dictionary::read(&bytes).unwrap().entries()),
            Ok(vec![])
        );
    }

    #[test]
    fn a_walk_finds_the_postcodes_of_towns_only() {
        let read = Dictionary::read(&encode(&few()).unwrap()).unwrap();
        let codes = |word: &str| -> Vec<u16> {
            let end = word
                .bytes()
                .try_fold(read.start(), |at, byte| read.step(at, byte));
            read.postcodes(end.unwrap()).collect()
        };
        assert_eq!(codes("huy"), [4500]);
        assert_eq!(codes("namur"), [5000, 5100]);
        for none in ["", "hu", "huis", "zorg"] {
            assert!(codes(none).is_empty(), "{none}");
        }
    }

    #[test]
    fn every_truncation_and_every_flipped_bit_is_told() {
        let bytes = encode(&few()).unwrap();
        for len in 0..bytes.len() {
            assert!(Dictionary::read(&bytes[..len]).is_err(), "the first {len}");
        }
        for bit in 0..8 * bytes.len() {
            let mut damaged = bytes.clone();
            damaged[bit / 8] ^= 1 << (bit % 8);
            let expected = match bit / 8 {
                0..8 => DictionaryError::NotADictionary,
                8 => DictionaryError::UnknownVersion(damaged[8]),
                _ => DictionaryError::Damaged,
            };
            assert_eq!(
                Dictionary::read(&damaged).unwrap_err(),
                expected,
                "bit {bit}"
            );
        }
    }

    #[test]
    fn what_the_form_cannot_hold_is_refused() {
        let list = [(List::Places, 1, false)];
        let twice = [list[0], list[0]];
        let cases = [
            (
                vec![entry("b", &list, &[]), entry("a", &list, &[])],
                EncodeError::NotSorted("a".into()),
            ),
            (
                vec![entry("a", &list, &[]), entry("a", &list, &[])],
                EncodeError::NotSorted("a".into()),
            ),
            (
                vec![entry("", &list, &[])],
                EncodeError::Word(String::new()),
            ),
            (
                vec![entry("a b", &list, &[])],
                EncodeError::Word("a b".into()),
            ),
            (vec![entry("é", &list, &[])], EncodeError::Word("é".into())),
            (vec![entry("a", &[], &[])], EncodeError::Lists("a".into())),
            (
                vec![entry("a", &twice, &[])],
                EncodeError::Lists("a".into()),
            ),
            (
                vec![entry("a", &[(List::French, 1, false)], &[1000])],
                EncodeError::Postcodes("a".into()),
            ),
            (
                vec![entry("a", &list, &[1000; 256])],
                EncodeError::Postcodes("a".into()),
            ),
        ];
        for (entries, expected) in cases {
            assert_eq!(encode(&entries), Err(expected));
        }
        let long = "a".repeat(MAX_LEN);
        assert!(encode(&[entry(&long, &list, &[]), entry("b", &list, &[])]).is_ok());
        assert!(encode(&[entry(&format!("{long}a"), &list, &[])]).is_err());
    }

    fn any_entries() -> impl Strategy<Value = Vec<Entry>> {
        let lists =
            prop::collection::btree_map(0..List::ALL.len(), (1..1_000_000u32, any::<bool>()), 1..5);
        let one = (lists, prop::collection::vec(any::<u16>(), 0..3));
        prop::collection::btree_map("[!-~]{1,64}", one, 0..40).prop_map(|words| {
            words
                .into_iter()
                .map(|(word, (lists, postcodes))| {
                    let lists: Vec<(List, Bucket, bool)> = lists
                        .into_iter()
                        .map(|(list, (rank, drawable))| {
                            (List::ALL[list], Bucket::of(rank), drawable)
                        })
                        .collect();
                    let place = lists.iter().any(|&(list, ..)| list == List::Places);
                    Entry {
                        word,
                        lists,
                        postcodes: if place { postcodes } else { vec![] },
                    }
                })
                .collect()
        })
    }

    proptest! {
        #[test]
        fn any_entries_come_back(entries in any_entries()) {
            let read = Dictionary::read(&encode(&entries).unwrap()).unwrap();
            prop_assert_eq!(read.entries(), entries);
        }

        /// With the checksum made to fit, so that the reader gets to see it.
        #[test]
        fn no_content_makes_the_reader_panic(
            entries in any_entries(),
            changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
        ) {
            let mut bytes = encode(&entries).unwrap();
            let start = MAGIC.len() + 5;
            for (at, byte) in changes {
                let at = start + at.index(bytes.len() - start);
                bytes[at] = byte;
            }
            let checksum = crc32(&bytes[start..]).to_le_bytes();
            bytes[start - 4..start].copy_from_slice(&checksum);
            if let Ok(read) = Dictionary::read(&bytes) {
                prop_assert!(read.entries().len() <= entries.len());
            }
        }
    }
}
