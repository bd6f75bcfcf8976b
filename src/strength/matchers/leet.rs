//! Signs and digits that stand for letters: `p@ssw0rd`.

/// The letters that a character may stand for, the likeliest first.
pub(super) fn letters(written: u8) -> &'static [u8] {
    match written {
        b'@' | b'4' => b"a",
        b'8' => b"b",
        b'(' | b'<' => b"c",
        b'3' => b"e",
        b'6' | b'9' => b"g",
        b'1' => b"il",
        b'!' | b'|' => b"il",
        b'0' => b"o",
        b'5' | b'$' => b"s",
        b'7' | b'+' => b"t",
        b'2' => b"z",
        _ => b"",
    }
}

/// The letter that a currency or another sign beyond ASCII looks like.
pub(super) fn letter_of_symbol(written: char) -> Option<u8> {
    match written {
        '€' | '£' => Some(b'e'),
        'µ' => Some(b'u'),
        '§' => Some(b's'),
        '¡' => Some(b'i'),
        '¢' => Some(b'c'),
        _ => None,
    }
}
