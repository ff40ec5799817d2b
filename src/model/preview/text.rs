//! Whether bytes are text, and in which encoding. The decoding itself is the browser's (`TextDecoder`).
//!
//! Asked of the first slice of a file, which may end within a character.

/// An encoding of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// What nearly all text is.
    Utf8,
    /// Of Windows; told by its mark alone.
    Utf16Le,
    /// The other byte order.
    Utf16Be,
    /// Japanese, of Windows.
    ShiftJis,
    /// Japanese, of older Unix.
    EucJp,
    /// Western European, of Windows: any bytes are something in it.
    Windows1252,
}

impl Encoding {
    /// What `TextDecoder` calls it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::ShiftJis => "shift_jis",
            Self::EucJp => "euc-jp",
            Self::Windows1252 => "windows-1252",
        }
    }

    /// What people call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le | Self::Utf16Be => "UTF-16",
            Self::ShiftJis => "Shift_JIS",
            Self::EucJp => "EUC-JP",
            Self::Windows1252 => "Windows-1252",
        }
    }

    /// The encoding of text that begins so; `None` where it is no text. O(bytes).
    ///
    /// A text in UTF-8 with a few broken characters is still one. Japanese is told from Western European by its pairs of bytes:
    /// all of them must be pairs that the encoding has.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0xff, 0xfe, ..] => return Some(Self::Utf16Le),
            [0xfe, 0xff, ..] => return Some(Self::Utf16Be),
            [0xef, 0xbb, 0xbf, ..] => return Some(Self::Utf8),
            _ => {}
        }
        let controls = bytes.iter().filter(|byte| is_control(**byte)).count();
        // A terminal's colours are controls, and a log is full of them; a NUL is in no text.
        if bytes.contains(&0) || controls * 10 > bytes.len() {
            return None;
        }
        let (whole, broken) = utf8(bytes);
        if broken == 0 || whole > broken * 4 {
            return Some(Self::Utf8);
        }
        let pairs = |is_pair: fn(u8, Option<u8>) -> Option<usize>| all_pairs(bytes, is_pair);
        if pairs(euc_jp) {
            Some(Self::EucJp)
        } else if pairs(shift_jis) {
            Some(Self::ShiftJis)
        } else if whole > broken {
            Some(Self::Utf8)
        } else {
            // What has more foreign bytes than letters is packed or encrypted.
            let foreign = bytes.iter().filter(|byte| !byte.is_ascii()).count();
            (foreign * 3 < bytes.len()).then_some(Self::Windows1252)
        }
    }
}

const fn is_control(byte: u8) -> bool {
    byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b) || byte == 0x7f
}

/// How many characters of several bytes are whole, and how many places are broken. What the end has cut is neither.
fn utf8(mut bytes: &[u8]) -> (usize, usize) {
    let (mut whole, mut broken) = (0, 0);
    loop {
        let (valid, rest) = match std::str::from_utf8(bytes) {
            Ok(valid) => (valid, None),
            Err(error) => {
                let (valid, after) = bytes.split_at(error.valid_up_to());
                let rest = error.error_len().and_then(|length| after.get(length..));
                (std::str::from_utf8(valid).unwrap_or_default(), rest)
            }
        };
        whole += valid.bytes().filter(|byte| *byte >= 0xc0).count();
        let Some(rest) = rest else { return (whole, broken) };
        broken += 1;
        bytes = rest;
    }
}

/// Whether all bytes are characters of an encoding, whose rule says how long the one at its first byte is. The last may be cut.
/// Western European has its foreign letters one by one, among plain ones: at least half of them must stand side by side.
fn all_pairs(bytes: &[u8], rule: fn(u8, Option<u8>) -> Option<usize>) -> bool {
    let (mut at, mut foreign, mut side_by_side) = (0, 0, 0);
    let mut is_after_foreign = false;
    while let Some(&first) = bytes.get(at) {
        let Some(length) = rule(first, bytes.get(at + 1).copied()) else { return false };
        if !first.is_ascii() {
            foreign += 1;
            side_by_side += usize::from(is_after_foreign);
        }
        is_after_foreign = !first.is_ascii();
        at += length;
    }
    side_by_side * 2 >= foreign
}

const fn shift_jis(first: u8, second: Option<u8>) -> Option<usize> {
    match (first, second) {
        (0..=0x7f | 0xa1..=0xdf, _) => Some(1),
        (0x81..=0x9f | 0xe0..=0xfc, Some(0x40..=0x7e | 0x80..=0xfc) | None) => Some(2),
        _ => None,
    }
}

const fn euc_jp(first: u8, second: Option<u8>) -> Option<usize> {
    match (first, second) {
        (0..=0x7f, _) => Some(1),
        (0x8e, Some(0xa1..=0xdf) | None) | (0xa1..=0xfe, Some(0xa1..=0xfe) | None) => Some(2),
        (0x8f, Some(0xa1..=0xfe) | None) => Some(3),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn utf8_is_told_even_where_the_slice_ends_within_a_character() {
        let text = "日本語のテキスト".as_bytes();
        for end in 0..=text.len() {
            assert_eq!(Encoding::of(&text[..end]), Some(Encoding::Utf8), "{end}");
        }
        assert_eq!(
            Encoding::of(&[text, b"\xff\xfe", text].concat()),
            Some(Encoding::Utf8),
            "two broken bytes"
        );
    }

    #[test]
    fn marks_decide() {
        assert_eq!(Encoding::of(b"\xff\xfea\0"), Some(Encoding::Utf16Le));
        assert_eq!(Encoding::of(b"\xfe\xff\0a"), Some(Encoding::Utf16Be));
    }

    #[test]
    fn japanese_of_windows_and_of_unix_is_told_from_german() {
        let shift_jis = b"\x93\xfa\x96\x7b\x8c\xea\x82\xcc\x83\x65\x83\x4c\x83\x58\x83\x67\r\n";
        assert_eq!(Encoding::of(shift_jis), Some(Encoding::ShiftJis));
        assert_eq!(Encoding::of(&shift_jis[..9]), Some(Encoding::ShiftJis), "cut within a character");
        let euc_jp = b"\xc6\xfc\xcb\xdc\xb8\xec\xa4\xce\xa5\xc6\xa5\xad\xa5\xb9\xa5\xc8\n";
        assert_eq!(Encoding::of(euc_jp), Some(Encoding::EucJp));
        assert_eq!(Encoding::of(b"Gr\xfc\xdfe aus K\xf6ln, und f\xfcr Sie."), Some(Encoding::Windows1252));
    }

    #[test]
    fn what_is_packed_or_a_program_is_no_text() {
        assert_eq!(Encoding::of(b"\x7fELF\x02\x01\x01\0\0"), None);
        let noise: Vec<u8> =
            (0..4000_u32).map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()[1] | 1).collect();
        assert_eq!(Encoding::of(&noise), None);
        assert_eq!(Encoding::of(b"\x1b[31mred\x1b[0m\n"), Some(Encoding::Utf8), "colours of a terminal");
    }

    proptest! {
        #[test]
        fn any_text_is_text(text in "[^\\x00-\\x1f\\x7f]*") {
            prop_assert_eq!(Encoding::of(text.as_bytes()).map(|it| matches!(it, Encoding::Utf16Be | Encoding::Utf16Le)), Some(false));
        }
        #[test]
        fn any_bytes_have_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            Encoding::of(&bytes);
        }
    }
}
