//! The words that an attacker tries first, each with the lists it is in and its
//! rank there.
//!
//! Words are folded: lower case, without accents, ASCII only; those of
//! [`List::Passwords`] and [`List::Phrases`] may have digits and signs. The
//! dictionary of the page is `public/strength.dict`, made by
//! `cargo xtask dictionaries` from the lists that `NOTICE` names.

pub mod format;
mod read;
mod tag;
mod trie;

use std::collections::BTreeMap;

use super::letters::{LetterCounter, LetterModel};
use tag::Tag;
use trie::{Builder, NotSorted, Trie};

pub use tag::{Bucket, Hit, List};
pub use trie::Cursor;

/// A dictionary, read only.
#[derive(Debug)]
pub struct Dictionary {
    trie: Trie,
    /// The postcodes of towns, in the order of the number of a town's first tag.
    postcodes: Vec<(u32, u16)>,
    /// Every postcode once, in order.
    all_postcodes: Vec<u16>,
    /// How letters follow each other in its words.
    letters: LetterModel,
}

/// Why bytes are no dictionary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DictionaryError {
    /// The bytes do not begin as a dictionary does.
    #[error("not a dictionary")]
    NotADictionary,
    /// It was written by another version of this program.
    #[error("a dictionary of the unknown version {0}")]
    UnknownVersion(u8),
    /// Bytes are missing or are not those that were written.
    #[error("a damaged dictionary")]
    Damaged,
}

/// All that a dictionary says of a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The word, folded.
    pub word: String,
    /// Its lists, in their order, each with its rank there and whether it is
    /// good enough for a passphrase in that language.
    pub lists: Vec<(List, Bucket, bool)>,
    /// Its postcodes, if it is a Belgian town.
    pub postcodes: Vec<u16>,
}

impl Dictionary {
    /// Reads a stored dictionary.
    ///
    /// # Errors
    ///
    /// [`DictionaryError`] if the bytes are not exactly what was written.
    pub fn read(bytes: &[u8]) -> Result<Self, DictionaryError> {
        read::read(bytes)
    }

    /// A dictionary of these words with their lists and ranks, 1 being the
    /// commonest; for tests and tools. Of several ranks in one list the lowest
    /// counts. Words must be folded already; empty ones and those of more than
    /// [`format::MAX_LEN`] bytes are left out.
    #[must_use]
    pub fn from_words(words: impl IntoIterator<Item = (List, u32, String)>) -> Self {
        let mut entries = BTreeMap::<String, BTreeMap<List, Bucket>>::new();
        for (list, rank, word) in words {
            let bucket = Bucket::of(rank);
            let kept = entries.entry(word).or_default().entry(list);
            kept.and_modify(|kept| *kept = bucket.min(*kept))
                .or_insert(bucket);
        }
        Self::from_entries(entries.into_iter().map(|(word, lists)| {
            Entry {
                word,
                lists: lists
                    .into_iter()
                    .map(|(list, bucket)| (list, bucket, false))
                    .collect(),
                postcodes: Vec::new(),
            }
        }))
    }

    /// A dictionary of these entries, sorted by word; for tests and tools. What
    /// is out of order is left out, as is a word that is empty, too long or in
    /// no list.
    #[must_use]
    pub fn from_entries(entries: impl IntoIterator<Item = Entry>) -> Self {
        let mut assembly = Assembly::default();
        let mut last = Vec::new();
        for entry in entries {
            let word = entry.word.into_bytes();
            let shared = word.iter().zip(&last).take_while(|(a, b)| a == b).count();
            let tags: Vec<Tag> = entry
                .lists
                .into_iter()
                .map(|(list, bucket, drawable)| Tag::new(list, bucket, drawable))
                .collect();
            if assembly.push(shared, &word[shared..], &tags).is_ok() {
                last = word;
                for code in entry.postcodes {
                    assembly.push_postcode(code);
                }
            }
        }
        assembly.finish()
    }

    /// How letters follow each other in the dictionary's words.
    pub(super) fn letters(&self) -> &LetterModel {
        &self.letters
    }

    /// The empty prefix, where every walk starts.
    #[must_use]
    pub fn start(&self) -> Cursor {
        self.trie.start()
    }

    /// One letter further; nothing if no word goes on like that.
    #[inline]
    #[must_use]
    pub fn step(&self, at: Cursor, letter: u8) -> Option<Cursor> {
        self.trie.step(at, letter)
    }

    /// The lists that have a word ending here.
    #[inline]
    pub fn hits(&self, at: Cursor) -> impl Iterator<Item = Hit> + use<'_> {
        self.trie.tags(at).iter().filter_map(|tag| tag.hit())
    }

    /// The postcodes of the Belgian town whose name ends here; none if it is no
    /// town.
    pub fn postcodes(&self, at: Cursor) -> impl Iterator<Item = u16> + use<'_> {
        let key = self.trie.tag_numbers(at);
        let (key, known) = (key.start as u32, !key.is_empty());
        let start = self.postcodes.partition_point(|&(town, _)| town < key);
        self.postcodes[start..]
            .iter()
            .take_while(move |&&(town, _)| known && town == key)
            .map(|&(_, code)| code)
    }

    /// Whether this is the postcode of a Belgian town.
    #[must_use]
    pub fn is_postcode(&self, code: u16) -> bool {
        self.all_postcodes.binary_search(&code).is_ok()
    }

    /// How many different postcodes there are.
    #[must_use]
    pub fn postcode_count(&self) -> usize {
        self.all_postcodes.len()
    }

    /// The words of a language that are good enough for a passphrase: common,
    /// 4 to 9 letters from a to z, neither offensive nor a name; sorted, each
    /// once. Walks the whole dictionary.
    #[must_use]
    pub fn passphrase_words(&self, language: List) -> Vec<String> {
        let mut words = Vec::new();
        self.trie.walk(&mut |word, tags| {
            let hits = tags.iter().filter_map(|tag| tag.hit());
            if hits
                .filter(|hit| hit.list == language)
                .any(|hit| hit.drawable)
            {
                words.extend(String::from_utf8(word.to_vec()));
            }
        });
        words
    }

    /// All that is in the dictionary, sorted by word; for tests and tools.
    #[must_use]
    pub fn entries(&self) -> Vec<Entry> {
        let mut entries = Vec::new();
        let mut key = 0;
        let mut postcodes = self.postcodes.iter().peekable();
        self.trie.walk(&mut |word, tags| {
            let mut entry = Entry {
                word: String::from_utf8_lossy(word).into_owned(),
                lists: Vec::new(),
                postcodes: Vec::new(),
            };
            let hits = tags.iter().filter_map(|tag| tag.hit());
            let lists = hits.map(|hit| (hit.list, Bucket::of(hit.rank), hit.drawable));
            entry.lists.extend(lists);
            while let Some((_, code)) = postcodes.next_if(|&&(town, _)| town == key) {
                entry.postcodes.push(*code);
            }
            key += tags.len() as u32;
            entries.push(entry);
        });
        entries
    }
}

/// A dictionary as its words come in, in one pass.
#[derive(Debug, Default)]
struct Assembly {
    builder: Builder,
    letters: LetterCounter,
    postcodes: Vec<(u32, u16)>,
    /// The number of the last word's first tag.
    key: u32,
}

impl Assembly {
    fn with_room(letters: usize, tags: usize) -> Self {
        Self {
            builder: Builder::with_capacity(letters, tags),
            ..Self::default()
        }
    }

    /// Adds a word; see [`Builder::push`].
    fn push(&mut self, shared: usize, rest: &[u8], tags: &[Tag]) -> Result<(), NotSorted> {
        self.key = self.builder.tag_count() as u32;
        self.builder.push(shared, rest, tags)?;
        self.letters.count(self.builder.word());
        Ok(())
    }

    /// Adds a postcode of the last word.
    fn push_postcode(&mut self, code: u16) {
        self.postcodes.push((self.key, code));
    }

    fn finish(self) -> Dictionary {
        let mut all_postcodes: Vec<u16> = self.postcodes.iter().map(|&(_, code)| code).collect();
        all_postcodes.sort_unstable();
        all_postcodes.dedup();
        Dictionary {
            trie: self.builder.finish(),
            postcodes: self.postcodes,
            all_postcodes,
            letters: self.letters.finish(),
        }
    }
}
