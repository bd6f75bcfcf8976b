//! Costs, and what a word's spelling adds to them.
//!
//! A cost is the decimal logarithm of a number of guesses, in decades: 3 is a
//! thousand guesses. Parts that an attacker has to guess together multiply, so
//! their costs add up.

use std::f64::consts::{LOG10_2, TAU};

use super::fold::Unit;

/// Decimal logarithm of a number of guesses.
pub(super) type Decades = f64;

/// The cost of so many possibilities, at least one.
pub(super) fn of(possibilities: f64) -> Decades {
    possibilities.max(1.0).log10()
}

/// The cost of two searches one after the other.
pub(super) fn either(a: Decades, b: Decades) -> Decades {
    let (less, more) = (a.min(b), a.max(b));
    if more.is_finite() {
        more + (10_f64.powf(less - more)).ln_1p() / std::f64::consts::LN_10
    } else {
        more
    }
}

/// What the capitals of these units cost: attackers try words in small letters,
/// then with a capital first, then all in capitals.
pub(super) fn capitals(units: &[Unit]) -> Decades {
    let letters = units.iter().filter(|unit| unit.is_letter()).count();
    let upper = units.iter().filter(|unit| unit.upper).count();
    let first = units.iter().find(|unit| unit.is_letter());
    let last = units.iter().rev().find(|unit| unit.is_letter());
    match upper {
        0 => 0.0,
        1 if first.is_some_and(|unit| unit.upper) => FIRST_CAPITAL,
        _ if upper == letters => ALL_CAPITALS,
        1 if last.is_some_and(|unit| unit.upper) => LAST_CAPITAL,
        2 | 3 if starts_words(units) => FIRST_CAPITALS,
        _ => capitals_among(letters, upper, false),
    }
}

/// Whether the first letter is a capital, and every capital is followed by
/// small letters as at the start of a word: `ClubBrugge`.
fn starts_words(units: &[Unit]) -> bool {
    let small = |unit: Option<&Unit>| unit.is_some_and(|unit| unit.is_letter() && !unit.upper);
    units.first().is_some_and(|unit| unit.upper)
        && units
            .iter()
            .enumerate()
            .all(|(at, unit)| !unit.upper || (small(units.get(at + 1)) && small(units.get(at + 2))))
}

/// What capitals cost of which only the number is known, and whether the first
/// letter is one.
pub(super) fn capitals_among(letters: usize, upper: usize, first: bool) -> Decades {
    match upper {
        0 => 0.0,
        1 if first => FIRST_CAPITAL,
        _ if upper == letters => ALL_CAPITALS,
        _ => (ALL_CAPITALS + choose(letters, upper)).min(letters as f64 * LOG10_2),
    }
}

/// What accents cost where the attacker's lists have none.
pub(super) fn accents(units: &[Unit]) -> Decades {
    if units.iter().any(|unit| unit.accent) {
        ACCENTS
    } else {
        0.0
    }
}

/// The cost of choosing `k` of `n`, where both are left over: the logarithm of
/// the binomial by Stirling's formula, within 0.1.
fn choose(n: usize, k: usize) -> Decades {
    let (n, share) = (n as f64, k as f64 / n as f64);
    let entropy = -share * share.log10() - (1.0 - share) * (1.0 - share).log10();
    n * entropy - 0.5 * of(TAU * n * share * (1.0 - share))
}

/// A capital first.
pub(super) const FIRST_CAPITAL: Decades = 0.3;
/// A capital at the start of each word that was put together to one.
const FIRST_CAPITALS: Decades = 0.6;
const ALL_CAPITALS: Decades = 0.5;
const LAST_CAPITAL: Decades = 0.8;
const ACCENTS: Decades = 0.2;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::strength::fold::Text;

    #[test]
    fn usual_capitals_cost_least() {
        let cost = |word| capitals(Text::fold(word).units());
        let order = [
            "bonjour", "Bonjour", "BONJOUR", "bonjouR", "bonJour", "BoNjOuR",
        ];
        for pair in order.windows(2) {
            assert!(cost(pair[0]) < cost(pair[1]), "{pair:?}");
        }
        assert_eq!(cost("12!"), 0.0);
    }

    #[test]
    fn binomials() {
        for (n, k, ways) in [(2, 1, 2.0), (5, 2, 10.0), (8, 2, 28.0), (20, 10, 184_756.0)] {
            assert!(
                (choose(n, k) - f64::log10(ways)).abs() < 0.1,
                "{n} over {k}"
            );
        }
    }
}
