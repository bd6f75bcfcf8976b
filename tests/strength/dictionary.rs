//! The committed dictionary, and what happens when it is damaged on its way.

use std::time::{Duration, Instant};

use vigie::strength::dictionary::{Bucket, Cursor, Dictionary, DictionaryError, List};

use super::DICTIONARY;

const BYTES: &[u8] = include_bytes!("../../public/strength.dict");

fn find(word: &str) -> Option<Cursor> {
    let start = DICTIONARY.start();
    word.bytes()
        .try_fold(start, |at, byte| DICTIONARY.step(at, byte))
}

/// The rank of a word in a list.
fn rank(word: &str, list: List) -> Option<u32> {
    let mut hits = DICTIONARY.hits(find(word)?);
    hits.find(|hit| hit.list == list).map(|hit| hit.rank)
}

#[test]
fn words_are_where_people_expect_them() {
    for (word, list, at_most) in [
        ("123456", List::Passwords, 3),
        ("password", List::Passwords, 5),
        ("maison", List::French, 500),
        ("bonjour", List::French, 500),
        ("vergadering", List::Dutch, 4_000),
        ("koekje", List::Dutch, 10_000),
        ("arbeit", List::German, 500),
        ("kitchen", List::English, 3_000),
        ("philippe", List::FirstNames, 20),
        ("nathalie", List::FirstNames, 20),
        ("peeters", List::Surnames, 10),
        ("lambert", List::Surnames, 300),
        ("namur", List::Places, 20),
        ("kinesitherapie", List::Practice, 20),
        ("kinesitherapeut", List::Practice, 50),
        ("krankenpflege", List::Practice, 50),
        ("stethoscope", List::Practice, 1_000),
        ("unpourtous", List::Phrases, 100),
        ("notrepere", List::Phrases, 500),
        ("eindgoedalgoed", List::Phrases, 500),
        ("standarddeliege", List::Favourites, 10),
    ] {
        let rank = rank(word, list);
        assert!(rank.is_some_and(|rank| rank <= at_most), "{word}: {rank:?}");
    }
    assert!(find("xqzjk").is_none());
}

#[test]
fn what_is_in_it_is_well_formed() {
    let entries = DICTIONARY.entries();
    assert!(entries.windows(2).all(|pair| pair[0].word < pair[1].word));
    assert!(entries.len() > 100_000);
    let with_signs = [List::Passwords];
    for entry in &entries {
        assert!(!entry.lists.is_empty(), "{entry:?}");
        let only_letters = entry.word.bytes().all(|byte| byte.is_ascii_lowercase());
        for &(list, bucket, _) in &entry.lists {
            assert!(only_letters || with_signs.contains(&list), "{entry:?}");
            assert_eq!(Bucket::of(bucket.rank()), bucket);
        }
    }
}

#[test]
fn it_is_read_in_no_time() {
    let quickest = (0..5)
        .map(|_| {
            let start = Instant::now();
            Dictionary::read(BYTES).unwrap();
            start.elapsed()
        })
        .min()
        .unwrap();
    // Some ten milliseconds when optimised; tests run without, and side by side.
    assert!(quickest < Duration::from_secs(1), "{quickest:?}");
}

#[test]
fn damage_is_told() {
    let read = |bytes: &[u8]| Dictionary::read(bytes).map(|_| ());
    assert_eq!(read(b""), Err(DictionaryError::NotADictionary));
    assert_eq!(
        read(b"<!doctype html>"),
        Err(DictionaryError::NotADictionary)
    );
    assert_eq!(read(&BYTES[..8]), Err(DictionaryError::Damaged));
    let mut newer = BYTES.to_vec();
    newer[8] = 2;
    assert_eq!(read(&newer), Err(DictionaryError::UnknownVersion(2)));
    let step = BYTES.len() / 200;
    for at in (9..BYTES.len()).step_by(step) {
        assert_eq!(read(&BYTES[..at]), Err(DictionaryError::Damaged), "{at}");
        let mut flipped = BYTES.to_vec();
        flipped[at] ^= 1 << (at % 8);
        assert_eq!(read(&flipped), Err(DictionaryError::Damaged), "{at}");
    }
    let mut longer = BYTES.to_vec();
    longer.push(0);
    assert_eq!(read(&longer), Err(DictionaryError::Damaged));
}

#[test]
fn towns_have_their_postcodes() {
    let codes = |town: &str| -> Vec<u16> { DICTIONARY.postcodes(find(town).unwrap()).collect() };
    for (town, code) in [
        ("bruxelles", 1000),
        ("brussel", 1000),
        ("ixelles", 1050),
        ("elsene", 1050),
        ("namur", 5000),
        ("jambes", 5100),
        ("gent", 9000),
        ("eupen", 4700),
        ("louvainlaneuve", 1348),
        ("borgerhout", 2140),
    ] {
        assert!(codes(town).contains(&code), "{town}: {:?}", codes(town));
    }
    assert!(codes("paris").is_empty() && codes("maison").is_empty());
    for code in [1000, 1348, 4000, 5000, 9990] {
        assert!(DICTIONARY.is_postcode(code), "{code}");
    }
    for code in [0, 999, 1001, 9999, 12_345] {
        assert!(!DICTIONARY.is_postcode(code), "{code}");
    }
    assert!((1_100..1_300).contains(&DICTIONARY.postcode_count()));
}

#[test]
fn every_language_has_words_for_passphrases() {
    for (language, known) in [
        (List::French, ["maison", "jardin", "soleil", "fromage"]),
        (List::Dutch, ["huis", "tuin", "fiets", "koekje"]),
        (List::German, ["haus", "garten", "sonne", "wasser"]),
        (List::English, ["garden", "kitchen", "cheese", "umbrella"]),
    ] {
        let words = DICTIONARY.passphrase_words(language);
        assert!(words.len() >= 7_776, "{language:?}: {}", words.len());
        assert!(words.windows(2).all(|pair| pair[0] < pair[1]));
        for word in &words {
            assert!((4..=9).contains(&word.len()), "{word}");
            assert!(word.bytes().all(|byte| byte.is_ascii_lowercase()), "{word}");
        }
        for word in known {
            assert!(
                words.iter().any(|each| each == word),
                "{language:?}: {word}"
            );
        }
    }
    assert!(DICTIONARY.passphrase_words(List::Surnames).is_empty());
}

#[test]
fn passphrases_have_no_names_and_nothing_offensive() {
    for language in [List::French, List::Dutch, List::German, List::English] {
        let words = DICTIONARY.passphrase_words(language);
        for barred in [
            "merde",
            "putain",
            "salope",
            "nazi",
            "hitler",
            "klootzak",
            "neuken",
            "scheisse",
            "arsch",
            "fuck",
            "shit",
            "rape",
            "murder",
            "suicide",
            "cancer",
            "kanker",
            "krebs",
            "marie",
            "thomas",
            "peter",
            "paris",
            "london",
            "berlin",
            "bruxelles",
            "brussel",
        ] {
            assert!(
                words.iter().all(|word| word != barred),
                "{language:?}: {barred}"
            );
        }
        for word in words {
            let hits = DICTIONARY.hits(find(&word).unwrap());
            let mut names = hits.filter(|hit| matches!(hit.list, List::FirstNames | List::Places));
            assert!(names.next().is_none(), "{word}");
        }
    }
}
