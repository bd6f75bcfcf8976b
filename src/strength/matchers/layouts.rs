//! Keyboards as grids: which key a character is on.

use crate::strength::kind::Layout;

/// A key and whether Shift is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Key {
    pub(super) row: i8,
    pub(super) column: i8,
    pub(super) shift: bool,
}

/// A keyboard: its rows from the top, each without and with Shift. Keys are
/// numbered so that the key `1` and those below it to the right, `q`, `a` and
/// `z` on a QWERTY, are in column 1; `·` is a key that isn't there.
#[derive(Debug)]
pub(super) struct Keyboard {
    pub(super) layout: Layout,
    rows: [(&'static str, &'static str); 4],
    /// Each row is half a key further to the right than the one above it.
    staggered: bool,
}

impl Keyboard {
    /// The key of a character.
    pub(super) fn key(&self, written: char) -> Option<Key> {
        let column = |keys: &str| keys.chars().position(|key| key == written);
        self.rows
            .iter()
            .enumerate()
            .find_map(|(row, (plain, shifted))| {
                let (column, shift) = match column(plain) {
                    Some(column) => (column, false),
                    None => (column(shifted)?, true),
                };
                (written != '·').then_some(Key {
                    row: row as i8,
                    column: column as i8,
                    // Digits come from the keypad or with the lock, too.
                    shift: shift && !written.is_ascii_digit(),
                })
            })
    }

    /// Whether it stands on Belgian desks.
    pub(super) fn is_local(&self) -> bool {
        matches!(self.layout, Layout::BelgianAzerty | Layout::FrenchAzerty)
    }

    /// The direction from one key to another beside it; zero for the same key.
    pub(super) fn direction(&self, from: Key, to: Key) -> Option<(i8, i8)> {
        let (down, right) = (to.row - from.row, to.column - from.column);
        let near = match down {
            0 => right.abs() <= 1,
            1 if self.staggered => (-1..=0).contains(&right),
            -1 if self.staggered => (0..=1).contains(&right),
            1 | -1 => right.abs() <= 1,
            _ => false,
        };
        near.then_some((down, right))
    }

    /// Whether walks like to start at a key: at either end of a row.
    pub(super) fn is_corner(&self, key: Key) -> bool {
        let (plain, _) = self.rows[key.row as usize % self.rows.len()];
        let last = plain
            .trim_end_matches(|key: char| !key.is_ascii_alphanumeric())
            .chars()
            .count() as i8
            - 1;
        key.column == 1 || key.column == last || (key.row == 0 && key.column == 10)
    }
}

/// The keyboards, those of Belgian desks first.
pub(super) const KEYBOARDS: [Keyboard; 5] = [
    Keyboard {
        layout: Layout::BelgianAzerty,
        rows: [
            ("²&é\"'(§è!çà)-", "³1234567890°_"),
            ("·azertyuiop^$", "·AZERTYUIOP¨*"),
            ("·qsdfghjklmùµ", "·QSDFGHJKLM%£"),
            ("<wxcvbn,;:=", ">WXCVBN?./+"),
        ],
        staggered: true,
    },
    Keyboard {
        layout: Layout::FrenchAzerty,
        rows: [
            ("²&é\"'(-è_çà)=", "·1234567890°+"),
            ("·azertyuiop^$", "·AZERTYUIOP¨£"),
            ("·qsdfghjklmù*", "·QSDFGHJKLM%µ"),
            ("<wxcvbn,;:!", ">WXCVBN?./§"),
        ],
        staggered: true,
    },
    Keyboard {
        layout: Layout::Qwerty,
        rows: [
            ("`1234567890-=", "~!@#$%^&*()_+"),
            ("·qwertyuiop[]", "·QWERTYUIOP{}"),
            ("·asdfghjkl;'\\", "·ASDFGHJKL:\"|"),
            ("·zxcvbnm,./", "·ZXCVBNM<>?"),
        ],
        staggered: true,
    },
    Keyboard {
        layout: Layout::Qwertz,
        rows: [
            ("^1234567890ß´", "°!\"§$%&/()=?`"),
            ("·qwertzuiopü+", "·QWERTZUIOPÜ*"),
            ("·asdfghjklöä#", "·ASDFGHJKLÖÄ'"),
            ("<yxcvbnm,.-", ">YXCVBNM;:_"),
        ],
        staggered: true,
    },
    Keyboard {
        layout: Layout::Keypad,
        rows: [("·789-", ""), ("·456+", ""), ("·123", ""), ("·0·,.", "")],
        staggered: false,
    },
];

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a failing test may panic")]
mod tests {
    use super::*;

    fn are_beside(keyboard: &Keyboard, keys: &str) -> bool {
        let keys: Vec<Key> = keys.chars().map(|key| keyboard.key(key).unwrap()).collect();
        keys.windows(2)
            .all(|pair| keyboard.direction(pair[0], pair[1]).is_some())
    }

    #[test]
    fn neighbours() {
        let [belgian, french, qwerty, qwertz, keypad] = &KEYBOARDS;
        for (keyboard, keys) in [
            (belgian, "&é\"'(§è!çà)-"),
            (belgian, "wxcvbn,;:="),
            (belgian, "1aqw"),
            (belgian, "zsx"),
            (french, "(-è_ç"),
            (qwerty, "1qaz"),
            (qwerty, "zse4"),
            (qwertz, "1qay"),
            (qwertz, "tzu"),
            (keypad, "7412369"),
            (keypad, "159"),
        ] {
            assert!(
                are_beside(keyboard, keys),
                "{keys} on {:?}",
                keyboard.layout
            );
        }
        assert!(!are_beside(belgian, "qm"));
        assert!(!are_beside(qwerty, "qz"));
    }

    #[test]
    fn the_key_that_is_not_there_is_no_key() {
        assert!(KEYBOARDS.iter().all(|keyboard| keyboard.key('·').is_none()));
    }
}
