//! The project's own sets; `cargo xtask strength-report` prints the figures.

use vigie::strength::{Context, estimate};

use super::{DICTIONARY, YEAR, judge};

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().skip(1).map(|line| line.split('\t').collect())
}

/// What an attacker pays who knows the habit, in decades.
fn attackers_cost(factors: &str) -> f64 {
    factors
        .split('*')
        .map(|factor| factor.parse::<f64>().unwrap().log10())
        .sum()
}

fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

fn check_weak(table: &'static str) {
    let (mut all, mut called_strong, mut too_kind) = (0, Vec::new(), Vec::new());
    for row in rows(table) {
        let [_, password, cost, words] = row[..] else {
            panic!("{row:?}")
        };
        let context = Context::new(YEAR).with_words(words.split(';'));
        let estimate = estimate(password, &context, &DICTIONARY);
        all += 1;
        if estimate.is_enough() {
            called_strong.push(password);
        }
        if estimate.log10_guesses > attackers_cost(cost) + 1.0 {
            too_kind.push(password);
        }
    }
    assert!(all >= 200);
    assert!(
        share(called_strong.len(), all) <= 0.05,
        "called strong: {called_strong:?}"
    );
    assert!(
        share(too_kind.len(), all) <= 0.05,
        "more than a decade too kind: {too_kind:?}"
    );
}

fn check_strong(table: &'static str) {
    for row in rows(table) {
        let estimate = judge(row[1]);
        assert!(estimate.is_enough(), "{}: {estimate:?}", row[1]);
    }
}

/// The share of drawn passphrases within two decades of their entropy.
fn well_judged(table: &'static str) -> f64 {
    let (mut all, mut near) = (0, 0);
    for row in rows(table) {
        let [_, size, words, passphrase] = row[..] else {
            panic!("{row:?}")
        };
        let truth = words.parse::<f64>().unwrap() * size.parse::<f64>().unwrap().log10();
        all += 1;
        near += usize::from((judge(passphrase).log10_guesses - truth).abs() <= 2.0);
    }
    share(near, all)
}

#[test]
fn everyday_passwords_are_not_called_strong() {
    check_weak(include_str!("../data/strength/weak.tsv"));
}

#[test]
fn strong_passwords_are_called_strong() {
    check_strong(include_str!("../data/strength/strong.tsv"));
}

#[test]
fn drawn_passphrases_are_judged_by_their_entropy() {
    let share = well_judged(include_str!("../data/strength/diceware.tsv"));
    assert!(share >= 0.85, "{share}");
}

#[test]
fn strong_passwords_kept_apart_are_called_strong() {
    check_strong(include_str!("../data/strength/held-out/strong.tsv"));
}
