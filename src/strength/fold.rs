//! The password as the matchers read it: lower-case ASCII letters without
//! accents, and beside each letter what was written instead.
//!
//! An attacker's lists hold `kinesitherapie`; rules add capitals and accents at
//! small cost. So the letters are folded once, here, and what folding took away
//! is kept as flags that [`cost`](super::cost) prices.

/// No more of a password is analysed, in characters. What is beyond counts for
/// nothing, so the estimate stays on the safe side.
pub const MAX_CHARS: usize = 256;

/// Stands for a character that no dictionary has.
pub(super) const OTHER: u8 = 0;

/// A folded letter, digit or sign, and how it was written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unit {
    /// `a`–`z`, `0`–`9`, an ASCII sign or space, or [`OTHER`].
    pub(super) byte: u8,
    /// The character as it was written.
    pub(super) written: char,
    /// It was a capital.
    pub(super) upper: bool,
    /// It had an accent, was a ligature, or was a full-width form.
    pub(super) accent: bool,
    /// Position of its character in the password.
    pub(super) at: usize,
}

impl Unit {
    pub(super) fn is_letter(&self) -> bool {
        self.byte.is_ascii_lowercase()
    }

    pub(super) fn is_digit(&self) -> bool {
        self.byte.is_ascii_digit()
    }

    /// Punctuation, a symbol or a space.
    pub(super) fn is_sign(&self) -> bool {
        self.byte == b' ' || self.byte.is_ascii_punctuation()
    }
}

/// The folded password. Positions in it are indices of units.
#[derive(Debug, Clone)]
pub(super) struct Text {
    units: Vec<Unit>,
    /// How many characters the password has, the part beyond
    /// [`MAX_CHARS`] included.
    chars: usize,
}

impl Text {
    pub(super) fn fold(password: &str) -> Self {
        let mut units: Vec<Unit> = Vec::new();
        let mut chars = 0;
        for (at, written) in password.chars().enumerate() {
            chars += 1;
            if at >= MAX_CHARS {
                continue;
            }
            if is_mark(written) && !units.is_empty() {
                if let Some(last) = units.last_mut() {
                    last.accent = true;
                }
                continue;
            }
            let mut push = |byte: u8, upper: bool, accent: bool| {
                units.push(Unit {
                    byte,
                    written,
                    upper,
                    accent,
                    at,
                });
            };
            match written {
                ' '..='~' => push(
                    written.to_ascii_lowercase() as u8,
                    written.is_ascii_uppercase(),
                    false,
                ),
                // Full-width forms are ASCII, 0xfee0 further on.
                '\u{ff01}'..='\u{ff5e}' => {
                    let ascii = (written as u32 - 0xfee0) as u8;
                    push(ascii.to_ascii_lowercase(), ascii.is_ascii_uppercase(), true);
                }
                '\u{a0}' | '\u{2009}' | '\u{202f}' | '\u{3000}' => push(b' ', false, true),
                '‘' | '’' => push(b'\'', false, true),
                '“' | '”' => push(b'"', false, true),
                '‐'..='―' => push(b'-', false, true),
                _ => match letters(written) {
                    Some((folded, upper)) => {
                        folded.bytes().for_each(|byte| push(byte, upper, true));
                    }
                    None => push(OTHER, false, false),
                },
            }
        }
        Self { units, chars }
    }

    pub(super) fn len(&self) -> usize {
        self.units.len()
    }

    pub(super) fn units(&self) -> &[Unit] {
        &self.units
    }

    /// The byte at a position; [`OTHER`] beyond the end.
    pub(super) fn byte(&self, position: usize) -> u8 {
        self.units.get(position).map_or(OTHER, |unit| unit.byte)
    }

    /// Number of characters of the whole password.
    pub(super) fn chars(&self) -> usize {
        self.chars
    }

    /// Whether the password is longer than what is analysed.
    pub(super) fn is_truncated(&self) -> bool {
        self.chars > MAX_CHARS
    }

    /// Whether a segment may begin or end here: not inside a character that
    /// folds to two letters (œ, ß).
    pub(super) fn is_boundary(&self, position: usize) -> bool {
        match (position.checked_sub(1), self.units.get(position)) {
            (Some(before), Some(unit)) => self.units[before].at != unit.at,
            _ => true,
        }
    }

    /// Where the character of a position starts; at the end, the end of the
    /// analysed part.
    pub(super) fn char_at(&self, position: usize) -> usize {
        match self.units.get(position) {
            Some(_) if position == 0 => 0,
            Some(unit) => unit.at,
            None => self.chars.min(MAX_CHARS),
        }
    }
}

/// Whether a character only changes the one before it: combining accents, and
/// what joins or colours emoji.
fn is_mark(written: char) -> bool {
    matches!(
        written,
        '\u{300}'..='\u{36f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{20d0}'..='\u{20ff}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{1f3fb}'..='\u{1f3ff}'
            | '\u{feff}'
    )
}

/// The ASCII letters of an accented Latin letter, and whether it is a capital.
fn letters(written: char) -> Option<(&'static str, bool)> {
    let folded = |small: char| {
        FOLDED
            .iter()
            .find(|(accented, _)| accented.contains(small))
            .map(|&(_, folded)| folded)
    };
    if let Some(found) = folded(written) {
        return Some((found, false));
    }
    let mut small = written.to_lowercase();
    match (small.next(), small.next()) {
        (Some(small), None) if small != written => Some((folded(small)?, true)),
        _ => None,
    }
}

/// Small Latin letters by what they fold to: those of the languages written in
/// Belgium and of the names borne here.
const FOLDED: [(&str, &str); 26] = [
    ("éèêëēėęěĕ", "e"),
    ("àâäáãåāăą", "a"),
    ("çćčĉċ", "c"),
    ("îïíìĩīįıĭ", "i"),
    ("ôöóòõøōőŏ", "o"),
    ("ùûüúũūůűųŭ", "u"),
    ("ÿýŷ", "y"),
    ("ñńňņŋ", "n"),
    ("œ", "oe"),
    ("æ", "ae"),
    ("ßẞ", "ss"),
    ("śšşșŝ", "s"),
    ("źżž", "z"),
    ("łľĺļ", "l"),
    ("ďđð", "d"),
    ("ťţțŧ", "t"),
    ("řŕŗ", "r"),
    ("ğĝġģ", "g"),
    ("þ", "th"),
    ("ĳ", "ij"),
    ("ĥħ", "h"),
    ("ĵ", "j"),
    ("ķ", "k"),
    ("ŵ", "w"),
    ("ﬁ", "fi"),
    ("ﬂ", "fl"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(password: &str) -> String {
        Text::fold(password)
            .units()
            .iter()
            .map(|unit| char::from(unit.byte))
            .collect()
    }

    #[test]
    fn accents_capitals_and_forms() {
        for (written, expected) in [
            ("Kinésithérapie", "kinesitherapie"),
            ("cœur", "coeur"),
            ("STRAßE", "strasse"),
            ("ĳsbeer", "ijsbeer"),
            ("e\u{301}te\u{301}", "ete"),
            ("ＡＢｃ１", "abc1"),
            ("l’été", "l'ete"),
            ("Ça", "ca"),
            ("Œuf", "oeuf"),
        ] {
            assert_eq!(folded(written), expected, "{written}");
        }
        assert_eq!(folded("пароль🙂").as_bytes(), [OTHER; 7]);
    }

    #[test]
    fn positions_lead_back_to_characters() {
        let text = Text::fold("cœur e\u{301}");
        let boundaries: Vec<bool> = (0..=text.len()).map(|at| text.is_boundary(at)).collect();
        assert_eq!(
            boundaries,
            [true, true, false, true, true, true, true, true]
        );
        assert_eq!(text.char_at(3), 2);
        assert_eq!(text.char_at(text.len()), 7);
        assert_eq!(text.chars(), 7);
    }

    #[test]
    fn what_is_too_long_is_cut_and_said() {
        let text = Text::fold(&"é".repeat(MAX_CHARS + 5));
        assert_eq!(text.len(), MAX_CHARS);
        assert_eq!(text.char_at(text.len()), MAX_CHARS);
        assert_eq!(text.chars(), MAX_CHARS + 5);
        assert!(text.is_truncated());
        let marks = Text::fold(&format!("a{}", "\u{301}".repeat(10_000)));
        assert_eq!(marks.len(), 1);
    }
}
