//! The lists, each in the order in which an attacker would go through it.

use std::collections::{BTreeSet, HashMap, HashSet};

use vigie::strength::dictionary::List;

use super::error::Result;
use super::fold::{fold, is_plain, letters};
use super::inputs::{Input, Inputs, form};
use super::written;

/// Words with their rank in a list.
pub type Ranked = Vec<(u32, String)>;

/// Passwords as people have them.
///
/// # Errors
///
/// Those of [`Inputs`].
pub fn passwords(inputs: &Inputs) -> Result<Ranked> {
    let list = inputs.list(Input::Passwords)?;
    let writable =
        |word: &String| word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_graphic());
    Ok((1..)
        .zip(list)
        .take(PASSWORDS)
        .map(|(rank, word)| (rank, word.to_lowercase()))
        .filter(|(_, word)| writable(word))
        .collect())
}

/// French words, by how often they are said in films.
///
/// # Errors
///
/// Those of [`Inputs`].
pub fn french(inputs: &Inputs) -> Result<Ranked> {
    let said = inputs.list(Input::FrenchWords)?;
    let said = said.iter().filter(|word| !is_joined(word));
    Ok(words(said.map(String::as_str), FRENCH))
}

/// English words, by how often they are said in films, then the rest of a list
/// made for passphrases.
///
/// # Errors
///
/// Those of [`Inputs`].
pub fn english(inputs: &Inputs) -> Result<Ranked> {
    let said = inputs.list(Input::EnglishWords)?;
    let diceware = inputs.list(Input::Diceware)?;
    let said = said.iter().filter(|word| !word.contains(['\'', '-']));
    let mut ranked = words(said.map(String::as_str), ENGLISH);
    let known: HashSet<String> = ranked.iter().map(|(_, word)| word.clone()).collect();
    let last = ranked.len() as u32;
    for word in diceware.iter().filter_map(|word| letters(word)) {
        if !known.contains(&word) {
            ranked.push((last, word));
        }
    }
    Ok(ranked)
}

/// German words: the commonest in books in their order, then those in bands by
/// their frequency in newspapers, the short ones of a band first.
///
/// # Errors
///
/// Those of [`Inputs`].
pub fn german(inputs: &Inputs) -> Result<Ranked> {
    let books = inputs.text(Input::GermanWords)?;
    let books: Vec<&str> = books
        .lines()
        .filter_map(|line| line.split_once("ngram: \"")?.1.split_once('"'))
        .map(|(word, _)| word)
        .collect();
    if books.len() < 5_000 {
        return Err(form(Input::GermanWords, "fewer words than expected"));
    }
    let bands = german_bands(inputs)?;
    let all = books
        .into_iter()
        .chain(bands.iter().map(|(_, word)| word.as_str()));
    Ok(words(all, GERMAN))
}

/// Words as they are spelled and, if they have an umlaut, also as they are typed
/// without one: `aerzte` beside `ärzte`. The estimator itself does so for the
/// words of the German list.
fn both_ways<'a>(words: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut all = Vec::new();
    for word in words {
        all.push(word.to_owned());
        if word.contains(['ä', 'ö', 'ü', 'Ä', 'Ö', 'Ü']) {
            let word = word.to_lowercase();
            all.push(
                word.replace('ä', "ae")
                    .replace('ö', "oe")
                    .replace('ü', "ue"),
            );
        }
    }
    all
}

/// German words with their band, 10 being the commonest.
///
/// # Errors
///
/// Those of [`Inputs`].
pub fn german_bands(inputs: &Inputs) -> Result<Vec<(u32, String)>> {
    let text = inputs.text(Input::GermanBands)?;
    let mut bands = text
        .lines()
        .map(|line| {
            let (word, band) = line.split_once('\t')?;
            Some((band.parse().ok()?, word.to_owned()))
        })
        .collect::<Option<Vec<(u32, String)>>>()
        .ok_or_else(|| form(Input::GermanBands, "expected words with a band"))?;
    bands.sort_by_key(|(band, word)| (*band, word.chars().count()));
    Ok(bands)
}

/// Dutch words: the commonest in Belgian newspapers, woven with those of everyday
/// life that newspapers lack, then their inflected forms.
///
/// # Errors
///
/// Those of [`Inputs`].
pub fn dutch(inputs: &Inputs) -> Result<Ranked> {
    let news = inputs.text(Input::DutchWords)?;
    let news: Vec<&str> = news.lines().collect();
    let (first, rest) = news.split_at(news.len().min(COMMONEST));
    let everyday = written::entries(written::DUTCH).collect();
    let all = first.iter().copied().chain(weave(rest.to_vec(), everyday));
    let base = words(all, usize::MAX);
    let spelling = dutch_spelling(inputs)?;
    let mut stems = HashMap::<&str, u32>::new();
    for (rank, word) in &base {
        stems.entry(dutch_stem(word)).or_insert(*rank);
    }
    let mut forms: Vec<(u32, &str)> = spelling
        .iter()
        .filter(|word| word.len() > 3)
        .filter_map(|word| Some((*stems.get(dutch_stem(word))?, word.as_str())))
        .collect();
    forms.sort();
    let forms = forms.into_iter().map(|(_, word)| word);
    let base = base.iter().map(|(_, word)| word.as_str());
    Ok(words(base.chain(forms), DUTCH))
}

/// Dutch words as they are spelled, names left out.
///
/// # Errors
///
/// Those of [`Inputs`].
pub fn dutch_spelling(inputs: &Inputs) -> Result<BTreeSet<String>> {
    let text = inputs.text(Input::DutchSpelling)?;
    Ok(text
        .lines()
        .filter_map(|line| line.split(['/', '\t']).next())
        .map(|word| word.replace('ĳ', "ij"))
        .filter(|word| is_plain(word))
        .collect())
}

/// Dutch words that newspapers write in small letters: no names.
///
/// # Errors
///
/// Those of [`Inputs`].
pub fn dutch_small(inputs: &Inputs) -> Result<HashSet<String>> {
    let news = inputs.text(Input::DutchWords)?;
    Ok(news
        .lines()
        .filter(|word| is_plain(word))
        .map(str::to_owned)
        .collect())
}

/// What the forms of a Dutch word share, roughly: enough to tell that `truien`
/// belongs to `trui`.
fn dutch_stem(word: &str) -> &str {
    const ENDINGS: [&str; 12] = [
        "ingen", "eren", "etje", "ende", "tjes", "jes", "tje", "je", "en", "er", "e", "s",
    ];
    ENDINGS
        .iter()
        .filter_map(|ending| word.strip_suffix(ending))
        .find(|stem| stem.len() > 3)
        .unwrap_or(word)
}

/// First names: those of the people who have a practice today, then those of
/// their children, then others, the ones that are passwords first.
///
/// # Errors
///
/// Those of [`Inputs`].
pub fn first_names(inputs: &Inputs, passwords: &Ranked) -> Result<Ranked> {
    let boys = inputs.list(Input::BelgianBoys)?;
    let girls = inputs.list(Input::BelgianGirls)?;
    let mut children = Vec::new();
    for index in 0..boys.len().max(girls.len()) {
        children.extend(boys.get(index).into_iter().chain(girls.get(index)).cloned());
    }
    let asked: HashMap<&str, u32> = passwords
        .iter()
        .map(|(rank, word)| (word.as_str(), *rank))
        .collect();
    let mut others = inputs.list(Input::FrenchFirstNames)?;
    let rank = |name: &String| letters(name).and_then(|name| asked.get(name.as_str()).copied());
    others.extend(
        inputs
            .list(Input::EnglishFirstNames)?
            .into_iter()
            .filter(|name| rank(name).is_some()),
    );
    // Their own order is the alphabet's.
    others.sort_by_key(|name| rank(name).unwrap_or(u32::MAX));
    let grown = written::entries(written::FIRST_NAMES).map(str::to_owned);
    let all: Vec<String> = weave(grown.collect(), children)
        .into_iter()
        .chain(others)
        .collect();
    Ok(words(all.iter().map(String::as_str), usize::MAX))
}

/// Family names: those of Flanders, by how many bear them, woven with those of
/// the rest of Belgium; German and English ones further down.
///
/// # Errors
///
/// Those of [`Inputs`].
pub fn surnames(inputs: &Inputs) -> Result<Ranked> {
    let mut flemish = inputs.list(Input::FlemishSurnames)?;
    let rest = flemish.split_off(flemish.len().min(COMMONEST));
    let french = written::entries(written::FRENCH_SURNAMES).map(str::to_owned);
    let german = both_ways(written::entries(written::GERMAN_SURNAMES));
    let english = inputs.list(Input::EnglishSurnames)?;
    let foreign = weave(german, english.into_iter().take(ENGLISH_SURNAMES).collect());
    let all = [weave(flemish, french.collect()), weave(rest, foreign)].concat();
    Ok(words(all.iter().map(String::as_str), usize::MAX))
}

/// One of each in turn.
fn weave<T>(one: Vec<T>, other: Vec<T>) -> Vec<T> {
    let (mut one, mut other) = (one.into_iter(), other.into_iter());
    let mut all = Vec::new();
    loop {
        let pair = [one.next(), other.next()];
        if pair.iter().all(Option::is_none) {
            return all;
        }
        all.extend(pair.into_iter().flatten());
    }
}

/// Belgian towns with their postcodes, and other places. The first few are
/// where most people live; the others follow as they come.
///
/// # Errors
///
/// Those of [`Inputs`].
pub fn places(inputs: &Inputs) -> Result<(Ranked, HashMap<String, BTreeSet<u16>>)> {
    let mut codes = HashMap::<String, BTreeSet<u16>>::new();
    let mut towns = Vec::new();
    let written: Vec<&str> = written::entries(written::PLACES).collect();
    for entry in &written {
        let (name, code) = match entry
            .rsplit_once(' ')
            .map(|(name, code)| (name, code.parse::<u16>()))
        {
            Some((name, Ok(code))) => (name, Some(code)),
            _ => (*entry, None),
        };
        if let Some(name) = letters(name) {
            codes.entry(name.clone()).or_default().extend(code);
            towns.push(name);
        }
    }
    let names = municipalities(inputs)?;
    for (code, municipality) in postal_codes(inputs)? {
        for name in names.get(&municipality).into_iter().flatten() {
            codes.entry(name.clone()).or_default().insert(code);
        }
    }
    let mut rest: Vec<String> = names.into_values().flatten().collect();
    rest.sort();
    let all = towns.iter().chain(&rest).map(String::as_str);
    Ok((words(all, usize::MAX), codes))
}

/// The names of every municipality, by its number.
fn municipalities(inputs: &Inputs) -> Result<HashMap<String, Vec<String>>> {
    let json = inputs.json(Input::Municipalities)?;
    let entry = |value: &serde_json::Value| -> Option<(String, Vec<String>)> {
        let names = value.get("name")?.as_object()?.values();
        let names = names.filter_map(|name| letters(name.as_str()?)).collect();
        Some((value.get("id")?.as_str()?.to_owned(), names))
    };
    json.as_array()
        .and_then(|array| array.iter().map(entry).collect())
        .ok_or_else(|| form(Input::Municipalities, "expected ids and names"))
}

/// Every postcode with the number of a municipality that it is used in.
fn postal_codes(inputs: &Inputs) -> Result<Vec<(u16, String)>> {
    let json = inputs.json(Input::PostalCodes)?;
    let entry = |value: &serde_json::Value| -> Option<(u16, String)> {
        let code = value.get("postalCode")?.as_str()?.parse().ok()?;
        Some((code, value.get("municipality")?.as_str()?.to_owned()))
    };
    json.as_array()
        .and_then(|array| array.iter().map(entry).collect())
        .ok_or_else(|| form(Input::PostalCodes, "expected postcodes of municipalities"))
}

/// The lists that were written by hand; each language has its own ranks.
#[must_use]
pub fn by_hand() -> Vec<(List, Ranked)> {
    let list = |list, text: &[&str]| {
        text.iter()
            .map(|text| {
                let entries = both_ways(written::entries(text));
                (list, words(entries.iter().map(String::as_str), usize::MAX))
            })
            .collect::<Vec<_>>()
    };
    [
        list(List::Practice, &written::PRACTICE),
        list(List::Phrases, &written::PHRASES),
        list(List::Favourites, &written::FAVOURITES),
    ]
    .concat()
}

/// Each word once, folded, with its rank; at most so many of them. Two letters
/// are a word among the commonest only.
fn words<'a>(list: impl Iterator<Item = &'a str>, most: usize) -> Ranked {
    let mut known = HashSet::new();
    let mut ranked = Ranked::new();
    for word in list.filter_map(letters) {
        let len = word.len();
        let fits = (3..=LONGEST).contains(&len) || len == 2 && ranked.len() < SHORT;
        if fits && ranked.len() < most && known.insert(word.clone()) {
            ranked.push((ranked.len() as u32 + 1, word));
        }
    }
    ranked
}

/// Whether a French token is several words: `donne-moi`, `l'amour`.
fn is_joined(word: &str) -> bool {
    let word = fold(word);
    word.contains('\'') && word != "aujourd'hui"
        || word
            .split_once('-')
            .is_some_and(|(_, rest)| rest.split('-').all(|part| CLITICS.contains(&part)))
}

const CLITICS: [&str; 22] = [
    "la", "le", "les", "lui", "leur", "moi", "toi", "nous", "vous", "en", "y", "t", "m", "je",
    "tu", "il", "elle", "on", "ils", "elles", "ce", "ci",
];

/// How many of the lists are taken: what 300 kB hold, the commonest first.
const PASSWORDS: usize = 49_233;
const FRENCH: usize = 24_000;
const ENGLISH: usize = 14_000;
const GERMAN: usize = 15_000;
const DUTCH: usize = 13_500;
const ENGLISH_SURNAMES: usize = 1_500;

/// How many words are common wherever one looks, or names wherever one asks.
const COMMONEST: usize = 500;

/// The longest word that is taken from a list, in letters.
const LONGEST: usize = vigie::strength::dictionary::format::MAX_LEN;

/// Up to which rank a word may have two letters.
const SHORT: usize = 200;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_count_what_is_kept() {
        let list = ["De", "4", "à", "l", "Été", "de", "maison"];
        let ranked = words(list.into_iter(), 3);
        let expected = [(1, "de"), (2, "ete"), (3, "maison")];
        assert_eq!(ranked, expected.map(|(rank, word)| (rank, word.to_owned())));
    }

    #[test]
    fn umlauts_are_typed_in_two_ways() {
        let words = both_ways(["Ärzte", "Haus", "über"].into_iter());
        assert_eq!(words, ["Ärzte", "aerzte", "Haus", "über", "ueber"]);
    }

    #[test]
    fn joined_words_are_told() {
        for word in [
            "donne-moi",
            "l'amour",
            "allons-y",
            "dites-le-moi",
            "va-t-en",
        ] {
            assert!(is_joined(word), "{word}");
        }
        for word in ["grand-mère", "aujourd'hui", "arc-en-ciel", "maison"] {
            assert!(!is_joined(word), "{word}");
        }
    }

    #[test]
    fn forms_of_a_dutch_word_have_one_stem() {
        for (word, stem) in [
            ("truien", "trui"),
            ("koekjes", "koek"),
            ("boek", "boek"),
            ("werkende", "werk"),
        ] {
            assert_eq!(dutch_stem(word), stem);
        }
    }

    #[test]
    fn two_lists_are_woven() {
        let list = |words: &[&str]| {
            words
                .iter()
                .map(|&word| word.to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            weave(list(&["a", "b", "c"]), list(&["1"])),
            list(&["a", "1", "b", "c"])
        );
    }
}
