//! The glossary, and where its terms occur in a text.

/// The terms of one language, in alphabetical order.
#[derive(Debug, Clone, Copy)]
pub struct Glossary<'a> {
    texts: &'a [String],
}

/// A term that a reader may not know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term<'a> {
    /// Its position in the glossary.
    pub index: usize,
    /// The term.
    pub term: &'a str,
    /// What it means, in two sentences.
    pub explanation: &'a str,
}

/// A piece of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part<'a> {
    /// Plain words.
    Plain(&'a str),
    /// A term, as the text spells it.
    Term(&'a str, Term<'a>),
}

/// The terms that were marked already: each is marked once a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marked(Vec<usize>);

impl<'a> Glossary<'a> {
    pub(super) fn new(texts: &'a [String]) -> Self {
        Self { texts }
    }

    /// Every term.
    pub fn terms(self) -> impl Iterator<Item = Term<'a>> {
        let terms = self.texts.chunks_exact(TEXTS).enumerate();
        terms.map(|(index, texts)| Term {
            index,
            term: &texts[0],
            explanation: &texts[2],
        })
    }

    /// Splits a text at the terms in it that were not marked yet. Of two terms
    /// that begin at the same word the longer one counts; a term is found as a
    /// whole word, with or without a capital at its beginning.
    pub fn split(self, text: &'a str, marked: &mut Marked) -> Vec<Part<'a>> {
        let mut parts = Vec::new();
        let (mut plain, mut at) = (0, 0);
        while let Some(start) = next_word(text, at) {
            match self.term_at(&text[start..], marked) {
                Some((length, term)) => {
                    if plain < start {
                        parts.push(Part::Plain(&text[plain..start]));
                    }
                    at = start + length;
                    plain = at;
                    parts.push(Part::Term(&text[start..at], term));
                    marked.0.push(term.index);
                }
                None => at = start + word_length(&text[start..]),
            }
        }
        if plain < text.len() {
            parts.push(Part::Plain(&text[plain..]));
        }
        parts
    }

    /// The term that a text begins with, and how many bytes it takes there.
    fn term_at(self, text: &str, marked: &Marked) -> Option<(usize, Term<'a>)> {
        let unmarked = self.terms().filter(|term| !marked.0.contains(&term.index));
        unmarked
            .filter_map(|term| {
                let forms = self.texts[term.index * TEXTS + 1].lines();
                let lengths = std::iter::once(term.term)
                    .chain(forms)
                    .filter(|form| begins_with(text, form));
                Some((lengths.map(str::len).max()?, term))
            })
            .max_by_key(|(length, _)| *length)
    }
}

/// Whether a text begins with a form, and the form ends where a word does. A
/// capital at the beginning makes no difference.
fn begins_with(text: &str, form: &str) -> bool {
    let (Some(first), Some(own)) = (text.chars().next(), form.chars().next()) else {
        return false;
    };
    small(first) == small(own)
        && text[first.len_utf8()..].starts_with(&form[own.len_utf8()..])
        && !text[form.len()..].starts_with(in_word)
}

/// The small letter of a capital of Latin-1, which has those of our languages;
/// both take as many bytes. The whole table of Unicode would be downloaded.
fn small(letter: char) -> char {
    match letter {
        'A'..='Z' | 'À'..='Þ' => char::from_u32(u32::from(letter) | 0x20).unwrap_or(letter),
        other => other,
    }
}

/// Where the next word begins.
fn next_word(text: &str, from: usize) -> Option<usize> {
    text[from..].find(in_word).map(|offset| from + offset)
}

/// How many bytes of a text are its first word.
fn word_length(text: &str) -> usize {
    text.find(|next| !in_word(next)).unwrap_or(text.len())
}

/// Letters, digits and the hyphen of compounds; an apostrophe parts words.
/// Beyond ASCII everything is a letter but the marks and spaces that our
/// languages use.
fn in_word(letter: char) -> bool {
    match letter {
        '\u{2011}' => true,
        '\u{a0}'..='¿' | '×' | '÷' | '\u{2000}'..='\u{206f}' => false,
        other => other.is_ascii_alphanumeric() || other == '-' || !other.is_ascii(),
    }
}

/// How many texts a term has in a pack: itself, its other forms, what it means.
pub(super) const TEXTS: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;

    fn texts() -> Vec<String> {
        [
            ["clé", "clés", "A key."],
            ["clé USB", "clés USB", "A stick."],
            ["pare-feu", "", "A wall."],
            ["VPN", "réseau privé virtuel", "A tunnel."],
            ["écran", "", "A screen."],
        ]
        .concat()
        .into_iter()
        .map(str::to_owned)
        .collect()
    }

    /// A text with its terms in brackets.
    fn shown(text: &str, marked: &mut Marked) -> String {
        let texts = texts();
        let parts = Glossary::new(&texts).split(text, marked);
        let show = |part| match part {
            Part::Plain(words) => words.to_owned(),
            Part::Term(words, term) => format!("[{words}|{}]", term.index),
        };
        parts.into_iter().map(show).collect()
    }

    #[test]
    fn terms_are_found_as_whole_words() {
        for (text, expected) in [
            ("", ""),
            ("rien du tout", "rien du tout"),
            ("la clé", "la [clé|0]"),
            ("Clé en main", "[Clé|0] en main"),
            ("les clés USB, vite", "les [clés USB|1], vite"),
            (
                "la mot-clé, une clé-là, des cléments",
                "la mot-clé, une clé-là, des cléments",
            ),
            (
                "l’usage d’un réseau privé virtuel.",
                "l’usage d’un [réseau privé virtuel|3].",
            ),
            (
                "le pare-feu et le Pare-feu",
                "le [pare-feu|2] et le Pare-feu",
            ),
            ("un vpn", "un vpn"),
            ("(VPN)", "([VPN|3])"),
            (
                "«\u{a0}VPN\u{a0}»\u{202f}; clé…",
                "«\u{a0}[VPN|3]\u{a0}»\u{202f}; [clé|0]…",
            ),
            ("Écran et clé écrite", "[Écran|4] et [clé|0] écrite"),
            ("clé, puis clé USB", "[clé|0], puis [clé USB|1]"),
        ] {
            assert_eq!(shown(text, &mut Marked::default()), expected);
        }
    }

    #[test]
    fn a_term_is_marked_once() {
        let mut marked = Marked::default();
        assert_eq!(shown("VPN", &mut marked), "[VPN|3]");
        assert_eq!(shown("VPN et pare-feu", &mut marked), "VPN et [pare-feu|2]");
    }

    #[test]
    fn without_a_glossary_a_text_is_plain() {
        let parts = Glossary::new(&[]).split("un VPN", &mut Marked::default());
        assert_eq!(parts, [Part::Plain("un VPN")]);
    }
}
