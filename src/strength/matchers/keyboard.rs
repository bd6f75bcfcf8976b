//! Walks over neighbouring keys (`azertyuiop`, `wxcvbn,;:=`, `1aqwsz`) and two
//! of them woven into each other (`1a2z3e4r`).

use super::layouts::{KEYBOARDS, Key, Keyboard};
use crate::strength::cost::{self, Decades};
use crate::strength::fold::{Text, Unit};
use crate::strength::found::{Found, Match};
use crate::strength::kind::Kind;

/// Finds walks on every layout.
pub(super) fn find(text: &Text, found: &mut Found) {
    for keyboard in &KEYBOARDS {
        let keys: Vec<Option<Key>> = text
            .units()
            .iter()
            .map(|unit| key(keyboard, unit))
            .collect();
        for stride in [1, 2] {
            walks(keyboard, &keys, stride, found);
        }
    }
}

/// The key that was struck. Accented letters that are made of two units have
/// none, nor has a letter whose accent was typed apart.
fn key(keyboard: &Keyboard, unit: &Unit) -> Option<Key> {
    keyboard.key(unit.written)
}

/// Walks in which each key is beside the one `stride` before it.
fn walks(keyboard: &Keyboard, keys: &[Option<Key>], stride: usize, found: &mut Found) {
    let step = |at: usize| -> Option<(i8, i8)> {
        keyboard.direction(keys[at.checked_sub(stride)?]?, keys[at]?)
    };
    let shortest = if stride == 1 { MIN_WALK } else { MIN_WOVEN };
    let mut start = 0;
    while start + shortest <= keys.len() {
        let end = (start + stride..keys.len())
            .find(|&at| step(at).is_none())
            .unwrap_or(keys.len());
        if end - start >= shortest && keys[start..end].iter().all(Option::is_some) {
            let all_starts = end - start <= MAX_ALL_SPANS;
            for from in start..=end - shortest {
                emit(keyboard, &keys[..end], from, stride, &step, found);
                if !all_starts {
                    break;
                }
            }
        }
        start = (end + 1).saturating_sub(stride).max(start + 1);
    }
}

/// Adds the walk from `from` to each later end.
fn emit(
    keyboard: &Keyboard,
    keys: &[Option<Key>],
    from: usize,
    stride: usize,
    step: &impl Fn(usize) -> Option<(i8, i8)>,
    found: &mut Found,
) {
    let shortest = if stride == 1 { MIN_WALK } else { MIN_WOVEN };
    let mut base = if keyboard.is_local() { LOCAL } else { FOREIGN };
    for key in keys[from..].iter().take(stride).flatten() {
        base += if keyboard.is_corner(*key) {
            CORNER
        } else {
            ANYWHERE
        };
    }
    let mut turns = 0_usize;
    let mut stays = 0_usize;
    let mut shifts = usize::from(keys[from].is_some_and(|key| key.shift));
    for at in from + 1..keys.len() {
        let shift = |at: usize| keys.get(at).copied().flatten().map(|key| key.shift);
        shifts += usize::from(shift(at) != shift(at - 1));
        if at >= from + stride {
            let direction = step(at);
            stays += usize::from(direction == Some((0, 0)));
            // The first step chooses the direction of the walk.
            let before = if at >= from + 2 * stride {
                step(at - stride)
            } else {
                Some((0, 1))
            };
            turns += usize::from(direction != before);
        }
        let length = at + 1 - from;
        // A key held down is a repeat, not a walk.
        if length >= shortest && stays * 2 < length {
            let cost = base
                + cost::of((length - shortest + 1) as f64)
                + turns as Decades * TURN
                + (shifts as Decades * SHIFT).min(length as Decades * std::f64::consts::LOG10_2);
            found.matches.push(Match::new(
                from,
                from + length,
                Kind::Keyboard(keyboard.layout),
                cost,
            ));
        }
    }
}

/// Shorter walks are found in any word.
const MIN_WALK: usize = 3;
const MIN_WOVEN: usize = 6;
/// Of longer walks only those from the first key on are looked at.
const MAX_ALL_SPANS: usize = 24;

/// Which layout: one's own, or another.
const LOCAL: Decades = 0.5;
const FOREIGN: Decades = 0.9;
/// Starting at one of the eight ends of rows, or at any key.
const CORNER: Decades = 0.9;
const ANYWHERE: Decades = 1.6;
/// Where to turn, and where to.
const TURN: Decades = 0.65;
const SHIFT: Decades = 0.4;
