//! The words as a tree of letters, walked a million times a second.
//!
//! The children of a node stand side by side, their letters in an array of
//! their own, so that a step looks at a few neighbouring bytes and one node.

use std::ops::Range;

use super::tag::Tag;

/// A place in the tree: what has been read so far. The start is the empty
/// prefix.
///
/// A cursor only means something to the dictionary that it came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    children: Span,
    tags: Span,
}

/// A run in an array, with at most 255 elements.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Span(u32);

impl Span {
    const EMPTY: Self = Self(0);

    fn new(start: usize, end: usize) -> Self {
        debug_assert!(end - start < 1 << 8 && start < 1 << 24);
        Self((start as u32) << 8 | (end - start) as u32)
    }

    fn of<T>(self, array: &[T]) -> &[T] {
        let start = (self.0 >> 8) as usize;
        array
            .get(start..start + (self.0 & 0xff) as usize)
            .unwrap_or_default()
    }
}

#[derive(Debug)]
pub(super) struct Trie {
    letters: Vec<u8>,
    /// A node per letter.
    nodes: Vec<Cursor>,
    tags: Vec<Tag>,
    root: Cursor,
}

impl Trie {
    pub(super) fn start(&self) -> Cursor {
        self.root
    }

    #[inline]
    pub(super) fn step(&self, at: Cursor, letter: u8) -> Option<Cursor> {
        let letters = at.children.of(&self.letters);
        let index = letters.iter().position(|&each| each == letter)?;
        self.nodes
            .get((at.children.0 >> 8) as usize + index)
            .copied()
    }

    /// Where in the order of all tags those of this place are.
    #[inline]
    pub(super) fn tag_numbers(&self, at: Cursor) -> Range<usize> {
        let start = (at.tags.0 >> 8) as usize;
        start..start + (at.tags.0 & 0xff) as usize
    }

    #[inline]
    pub(super) fn tags(&self, at: Cursor) -> &[Tag] {
        at.tags.of(&self.tags)
    }

    /// Calls `visit` with every word and its tags, sorted by bytes.
    pub(super) fn walk(&self, visit: &mut impl FnMut(&[u8], &[Tag])) {
        self.walk_from(self.root, &mut Vec::new(), visit);
    }

    /// As deep as the longest word, which [`Builder::push`] limits.
    fn walk_from(&self, at: Cursor, word: &mut Vec<u8>, visit: &mut impl FnMut(&[u8], &[Tag])) {
        let tags = self.tags(at);
        if !tags.is_empty() {
            visit(word, tags);
        }
        let start = (at.children.0 >> 8) as usize;
        for (index, &letter) in at.children.of(&self.letters).iter().enumerate() {
            if let Some(&child) = self.nodes.get(start + index) {
                word.push(letter);
                self.walk_from(child, word, visit);
                word.pop();
            }
        }
    }
}

/// Builds a tree from words that come sorted, in one pass.
///
/// A node is written when its last child is known, that is when a word comes
/// that does not go through it; so every node is written once and in place.
#[derive(Debug)]
pub(super) struct Builder {
    letters: Vec<u8>,
    nodes: Vec<Cursor>,
    tags: Vec<Tag>,
    /// The last word, and its length.
    word: [u8; MAX_LEN],
    len: usize,
    /// By depth on the way to it: the tags there, and where in `open` the
    /// finished children start.
    path: [(Span, usize); MAX_LEN + 1],
    /// Finished siblings of the path, the nearest the start first.
    open: Vec<(u8, Cursor)>,
}

impl Default for Builder {
    fn default() -> Self {
        Self::with_capacity(0, 0)
    }
}

/// Why a word cannot be added.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NotSorted;

impl Builder {
    pub(super) fn with_capacity(nodes: usize, tags: usize) -> Self {
        Self {
            letters: Vec::with_capacity(nodes),
            nodes: Vec::with_capacity(nodes),
            tags: Vec::with_capacity(tags),
            word: [0; MAX_LEN],
            len: 0,
            path: [(Span::EMPTY, 0); MAX_LEN + 1],
            open: Vec::new(),
        }
    }

    /// The last word.
    pub(super) fn word(&self) -> &[u8] {
        &self.word[..self.len]
    }

    /// Adds the word made of the first `shared` bytes of the one before it and
    /// of `rest`.
    ///
    /// # Errors
    ///
    /// [`NotSorted`] unless the word is greater than the one before it, no
    /// longer than [`MAX_LEN`], and has 1 to 255 tags.
    pub(super) fn push(
        &mut self,
        shared: usize,
        rest: &[u8],
        tags: &[Tag],
    ) -> Result<(), NotSorted> {
        let len = shared + rest.len();
        let fits = len <= MAX_LEN && (1..=0xff).contains(&tags.len());
        let greater = match (rest.first(), self.word().get(shared)) {
            (Some(new), Some(old)) => new > old,
            (Some(_), None) => shared == self.len,
            (None, _) => false,
        };
        let room = self.nodes.len() + self.open.len() < MAX_NODES && self.tags.len() < MAX_NODES;
        if !(fits && greater && room) {
            return Err(NotSorted);
        }
        self.close_to(shared);
        self.word[shared..len].copy_from_slice(rest);
        self.path[shared + 1..=len].fill((Span::EMPTY, self.open.len()));
        self.len = len;
        let start = self.tags.len();
        self.tags.extend_from_slice(tags);
        self.path[len].0 = Span::new(start, self.tags.len());
        Ok(())
    }

    /// How many tags there are so far.
    pub(super) fn tag_count(&self) -> usize {
        self.tags.len()
    }

    pub(super) fn finish(mut self) -> Trie {
        self.close_to(0);
        let root = Cursor {
            children: self.write_children(0),
            tags: Span::EMPTY,
        };
        Trie {
            letters: self.letters,
            nodes: self.nodes,
            tags: self.tags,
            root,
        }
    }

    /// Finishes the nodes of the last word beyond this depth.
    fn close_to(&mut self, depth: usize) {
        while self.len > depth {
            let (tags, start) = self.path[self.len];
            let children = self.write_children(start);
            self.len -= 1;
            let letter = self.word[self.len];
            self.open.push((letter, Cursor { children, tags }));
        }
    }

    fn write_children(&mut self, start: usize) -> Span {
        if start == self.open.len() {
            return Span::EMPTY;
        }
        let first = self.nodes.len();
        for &(letter, node) in &self.open[start..] {
            self.letters.push(letter);
            self.nodes.push(node);
        }
        self.open.truncate(start);
        Span::new(first, self.nodes.len())
    }
}

/// No word is longer, in bytes; it bounds the depth of the tree.
pub(super) const MAX_LEN: usize = 64;

/// What a [`Span`] can point at.
const MAX_NODES: usize = 1 << 24;

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failing test may panic"
)]
mod tests {
    use super::*;
    use crate::strength::dictionary::{Bucket, List};

    /// A tag to tell words apart by.
    fn tag(index: usize) -> Tag {
        Tag::new(List::French, Bucket::of(index as u32 + 1), false)
    }

    fn trie(words: &[&str]) -> Trie {
        let mut builder = Builder::default();
        let mut last: &[u8] = b"";
        for (index, word) in words.iter().enumerate() {
            let word = word.as_bytes();
            let shared = word.iter().zip(last).take_while(|(a, b)| a == b).count();
            builder
                .push(shared, &word[shared..], &[tag(index)])
                .unwrap();
            last = word;
        }
        builder.finish()
    }

    fn find<'a>(trie: &'a Trie, word: &str) -> Option<&'a [Tag]> {
        let mut at = trie.start();
        for byte in word.bytes() {
            at = trie.step(at, byte)?;
        }
        Some(trie.tags(at))
    }

    #[test]
    fn every_word_is_found_and_nothing_else() {
        let words = ["a", "ab", "abc", "abd", "b", "bcd", "bce", "c"];
        let trie = trie(&words);
        for (index, word) in words.iter().enumerate() {
            assert_eq!(find(&trie, word), Some(&[tag(index)][..]), "{word}");
        }
        assert_eq!(find(&trie, "bc"), Some(&[][..]));
        assert_eq!(find(&trie, ""), Some(&[][..]));
        for absent in ["d", "abcd", "cc", "bcf"] {
            assert_eq!(find(&trie, absent), None, "{absent}");
        }
    }

    #[test]
    fn a_walk_meets_the_words_in_order() {
        let words = ["ab", "abc", "b", "bcd"];
        let mut met = Vec::new();
        trie(&words).walk(&mut |word, _| met.push(String::from_utf8(word.to_vec()).unwrap()));
        assert_eq!(met, words);
    }

    #[test]
    fn what_is_not_sorted_is_refused() {
        let tags = [tag(0)];
        let long = [b'z'; MAX_LEN + 1];
        for (shared, rest) in [
            (0, &b"a"[..]),
            (0, b""),
            (2, b""),
            (1, b"b"),
            (1, b"a"),
            (3, b"c"),
            (0, &long),
        ] {
            let mut builder = Builder::default();
            builder.push(0, b"ab", &tags).unwrap();
            assert_eq!(
                builder.push(shared, rest, &tags),
                Err(NotSorted),
                "{shared} {rest:?}"
            );
        }
        assert_eq!(Builder::default().push(0, b"a", &[]), Err(NotSorted));
    }

    #[test]
    fn without_words() {
        let trie = Builder::default().finish();
        assert_eq!(trie.step(trie.start(), b'a'), None);
        assert!(trie.tags(trie.start()).is_empty());
    }
}
