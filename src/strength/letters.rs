//! How likely letters follow each other, for what no list holds.
//!
//! Made-up names and rare words still look like words. An attacker who has run
//! out of lists tries letters in the order of their probability after the two
//! before them (Markov models: Narayanan & Shmatikov, CCS 2005; OMEN, Dürmuth
//! et al., ESSoS 2015). The probabilities come from the dictionary itself, so
//! they cost no byte of their own.

use super::cost::Decades;

/// The cost of a letter after two others.
#[derive(Debug, Clone)]
pub(super) struct LetterModel {
    /// By the letter before the last, the last, and the letter.
    costs: Vec<f32>,
}

/// The letters that the model looks back at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Before(usize);

impl Before {
    /// Before the first letter of a word.
    pub(super) const START: Self = Self(EDGE * SYMBOLS + EDGE);

    /// After one more letter.
    pub(super) fn then(self, letter: u8) -> Self {
        Self(self.0 % SYMBOLS * SYMBOLS + symbol(letter))
    }
}

impl LetterModel {
    /// The cost of a letter.
    pub(super) fn cost(&self, before: Before, letter: u8) -> Decades {
        self.costs
            .get(before.0 * SYMBOLS + symbol(letter))
            .copied()
            .map_or(UNIFORM, Decades::from)
    }
}

/// Counts letters on the way to a [`LetterModel`].
#[derive(Debug)]
pub(super) struct LetterCounter {
    triples: Vec<u32>,
}

impl Default for LetterCounter {
    fn default() -> Self {
        Self {
            triples: vec![0; SYMBOLS * SYMBOLS * SYMBOLS],
        }
    }
}

impl LetterCounter {
    /// Counts the letters of a word; bytes other than `a` to `z` are passed
    /// over.
    pub(super) fn count(&mut self, word: &[u8]) {
        let mut before = Before::START;
        for &letter in word.iter().filter(|byte| byte.is_ascii_lowercase()) {
            if let Some(count) = self.triples.get_mut(before.0 * SYMBOLS + symbol(letter)) {
                *count = count.saturating_add(1);
            }
            before = before.then(letter);
        }
    }

    /// Turns counts into costs. Where few words are behind a triple, the pair
    /// and the single letter have their say (interpolation with a weight of
    /// [`TRUST`] words each).
    pub(super) fn finish(self) -> LetterModel {
        let mut singles = [0.0_f64; SYMBOLS];
        let mut pairs = vec![0.0_f64; SYMBOLS * SYMBOLS];
        for (index, &count) in self.triples.iter().enumerate() {
            singles[index % SYMBOLS] += f64::from(count);
            pairs[index % (SYMBOLS * SYMBOLS)] += f64::from(count);
        }
        let share =
            |count: f64, total: f64, fallback: f64| (count + TRUST * fallback) / (total + TRUST);
        let total: f64 = singles.iter().sum();
        let mut costs = vec![0.0; self.triples.len()];
        for (row, chunk) in self.triples.chunks_exact(SYMBOLS).enumerate() {
            let last = row % SYMBOLS;
            let row_total: f64 = chunk.iter().copied().map(f64::from).sum();
            let pair_row = &pairs[last * SYMBOLS..(last + 1) * SYMBOLS];
            let pair_total: f64 = pair_row.iter().sum();
            for letter in 0..EDGE {
                let single = share(singles[letter], total, 1.0 / EDGE as f64);
                let pair = share(pair_row[letter], pair_total, single);
                let triple = share(f64::from(chunk[letter]), row_total, pair);
                costs[row * SYMBOLS + letter] = -triple.log10() as f32;
            }
            costs[row * SYMBOLS + EDGE] = UNIFORM as f32;
        }
        LetterModel { costs }
    }
}

fn symbol(letter: u8) -> usize {
    match letter {
        b'a'..=b'z' => usize::from(letter - b'a'),
        _ => EDGE,
    }
}

/// The cost of a letter of which nothing is known: one of 26.
pub(super) const UNIFORM: Decades = 1.414_973_347_970_818;

/// What stands before the first letter.
const EDGE: usize = 26;
const SYMBOLS: usize = 27;
/// How many words make half of an opinion.
const TRUST: f64 = 20.0;

#[cfg(test)]
mod tests {
    use super::*;

    fn learn<'a>(words: impl IntoIterator<Item = &'a [u8]>) -> LetterModel {
        let mut counter = LetterCounter::default();
        for word in words {
            counter.count(word);
        }
        counter.finish()
    }

    fn cost(model: &LetterModel, word: &str) -> Decades {
        let mut before = Before::START;
        word.bytes()
            .map(|letter| {
                let cost = model.cost(before, letter);
                before = before.then(letter);
                cost
            })
            .sum()
    }

    #[test]
    fn what_looks_like_a_word_is_cheaper() {
        let words = ["maison", "raison", "saison", "liaison", "bison", "prison"];
        let model = learn(words.map(str::as_bytes).into_iter().cycle().take(6_000));
        assert!(cost(&model, "laison") < cost(&model, "osalin"));
        assert!(cost(&model, "xqzkwj") > 6.0 * 1.2);
    }

    #[test]
    fn without_words_all_letters_are_alike() {
        let model = learn([]);
        for letter in b'a'..=b'z' {
            assert!((model.cost(Before::START, letter) - UNIFORM).abs() < 1e-6);
        }
    }

    #[test]
    fn probabilities_add_up() {
        let model = learn([&b"abracadabra"[..], b"arbre"]);
        for before in [
            Before::START,
            Before::START.then(b'a'),
            Before::START.then(b'b').then(b'r'),
        ] {
            let sum: f64 = (b'a'..=b'z')
                .map(|letter| 10_f64.powf(-model.cost(before, letter)))
                .sum();
            assert!((sum - 1.0).abs() < 1e-4, "{sum}");
        }
    }
}
