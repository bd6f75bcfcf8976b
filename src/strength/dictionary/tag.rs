//! What the dictionary says of a word: the lists that it is in, each with its
//! rank there.

/// A list of words that an attacker would go through in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum List {
    /// Passwords that many people have.
    Passwords,
    /// French words.
    French,
    /// Dutch words.
    Dutch,
    /// German words.
    German,
    /// English words.
    English,
    /// First names.
    FirstNames,
    /// Family names.
    Surnames,
    /// Municipalities, towns, regions and countries.
    Places,
    /// Medicine, care and the practice.
    Practice,
    /// Proverbs, prayers, songs, titles and sayings, written without spaces.
    Phrases,
    /// Clubs, brands, pets and other favourites.
    Favourites,
}

impl List {
    /// All lists, in the order of their numbers.
    pub const ALL: [Self; 11] = [
        Self::Passwords,
        Self::French,
        Self::Dutch,
        Self::German,
        Self::English,
        Self::FirstNames,
        Self::Surnames,
        Self::Places,
        Self::Practice,
        Self::Phrases,
        Self::Favourites,
    ];
}

/// A list that a word is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hit {
    /// The list.
    pub list: List,
    /// The word's rank in it, 1 being the commonest: the middle of the
    /// [bucket](Bucket) that the rank falls into.
    pub rank: u32,
    /// Whether the passphrase maker may draw the word in the list's language.
    pub drawable: bool,
}

/// A rank, rounded: what the dictionary keeps. Below ten each rank has a bucket
/// of its own, then there are eight to a decade, and from a thousand on four.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bucket(u8);

impl Bucket {
    /// The bucket of a rank. Ranks beyond the last bucket fall into it; rank 0
    /// does not exist and counts as 1.
    #[must_use]
    pub fn of(rank: u32) -> Self {
        let above = STARTS.partition_point(|&start| start <= rank.max(1));
        Self((above - 1) as u8)
    }

    /// The bucket with this number.
    #[must_use]
    pub fn from_number(number: u8) -> Option<Self> {
        (usize::from(number) < STARTS.len()).then_some(Self(number))
    }

    /// Its number; commoner words have lower ones.
    #[must_use]
    pub fn number(self) -> u8 {
        self.0
    }

    /// A rank that stands for all in the bucket: their geometric mean.
    #[must_use]
    pub fn rank(self) -> u32 {
        MIDDLES[usize::from(self.0) % MIDDLES.len()]
    }
}

/// A list, a bucket and whether the passphrase maker may draw the word, in two
/// bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Tag(pub(super) u16);

impl Tag {
    pub(super) fn new(list: List, bucket: Bucket, drawable: bool) -> Self {
        let bucket = bucket.0 | if drawable { DRAWABLE } else { 0 };
        Self((list as u16) << 8 | u16::from(bucket))
    }

    /// The tag of a list with a byte: a bucket's number, with [`DRAWABLE`] or
    /// without.
    #[inline]
    pub(super) fn from_bytes(list: List, bucket: u8) -> Option<Self> {
        let known = Bucket::from_number(bucket & !DRAWABLE).is_some();
        known.then_some(Self((list as u16) << 8 | u16::from(bucket)))
    }

    pub(super) fn hit(self) -> Option<Hit> {
        let [list, bucket] = self.0.to_be_bytes();
        Some(Hit {
            list: *List::ALL.get(usize::from(list))?,
            rank: Bucket::from_number(bucket & !DRAWABLE)?.rank(),
            drawable: bucket & DRAWABLE != 0,
        })
    }
}

/// Set in a bucket's byte if the word is good enough for a passphrase.
pub const DRAWABLE: u8 = 0x80;

/// The first rank of each bucket: ⌈10^(n/8)⌉ from 10, ⌈10^(n/4)⌉ from 1,000.
const STARTS: [u32; 37] = [
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 14, 18, 24, 32, 43, 57, 75, 100, 134, 178, 238, 317, 422, 563,
    750, 1_000, 1_779, 3_163, 5_624, 10_000, 17_783, 31_623, 56_235, 100_000, 177_828, 316_228,
    562_342,
];

/// Their geometric means.
const MIDDLES: [u32; STARTS.len()] = {
    let mut middles = [0; STARTS.len()];
    let mut index = 0;
    while index < STARTS.len() {
        let first = STARTS[index] as u64;
        let last = if index + 1 < STARTS.len() {
            STARTS[index + 1] as u64 - 1
        } else {
            999_999
        };
        middles[index] = (first * last).isqrt() as u32;
        index += 1;
    }
    middles
};

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failing test may panic"
)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_numbered_as_they_stand() {
        for (number, list) in List::ALL.into_iter().enumerate() {
            assert_eq!(list as usize, number);
        }
    }

    #[test]
    fn the_rank_of_a_bucket_is_in_it_and_near_every_other() {
        for rank in 1..1_000_000 {
            let middle = Bucket::of(rank).rank();
            assert_eq!(Bucket::of(middle), Bucket::of(rank), "{rank}");
            let off = (f64::from(middle) / f64::from(rank)).log10().abs();
            assert!(off < 0.13, "{rank} stands as {middle}");
        }
    }

    #[test]
    fn buckets_grow_with_ranks() {
        assert_eq!(Bucket::of(0), Bucket::of(1));
        assert_eq!(Bucket::of(u32::MAX), Bucket::of(999_999));
        for number in 1..=36 {
            let [before, here] = [number - 1, number].map(|n| Bucket::from_number(n).unwrap());
            assert!(before < here && before.rank() < here.rank());
        }
        assert_eq!(Bucket::from_number(37), None);
    }

    #[test]
    fn tags_hold_what_they_are_given() {
        for list in List::ALL {
            for rank in [1, 14, 5_000, 900_000] {
                for drawable in [false, true] {
                    let tag = Tag::new(list, Bucket::of(rank), drawable);
                    let hit = tag.hit().unwrap();
                    assert_eq!(hit.drawable, drawable);
                    assert_eq!((hit.list, Bucket::of(hit.rank)), (list, Bucket::of(rank)));
                    assert_eq!(Tag::from_bytes(list, tag.0 as u8), Some(tag));
                }
            }
        }
    }

    #[test]
    fn a_byte_that_is_no_bucket_is_no_tag() {
        for byte in [37, 37 | DRAWABLE, 0xff] {
            assert_eq!(Tag::from_bytes(List::French, byte), None, "{byte}");
        }
    }
}
