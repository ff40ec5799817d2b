//! A file's bytes as the text of a text field, and back. A field has line feeds alone, so what stood at the end of each line is
//! remembered here: what was not edited is written back byte for byte.

use super::diff::{Change, diff};
use crate::model::preview::text::Encoding;

const MARK: &[u8] = b"\xef\xbb\xbf";

/// Why bytes cannot be edited as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotEditable {
    /// They are more than a text field is given: at most so many.
    TooLarge(u64),
    /// They are in another encoding than UTF-8, which no browser writes.
    Encoding(Encoding),
    /// They are no text, or text with bytes in it that belong to no character.
    Broken,
}

/// What of a text's bytes a text field does not show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    has_mark: bool,
    ends: Ends,
}

/// What ends a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Lf,
    CrLf,
    Cr,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Ends {
    /// All lines end so.
    Same(End),
    /// Each of these lines has its own end, new ones the most frequent.
    Mixed { text: String, ends: Vec<End>, usual: End },
}

impl End {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Lf => "\n",
            Self::CrLf => "\r\n",
            Self::Cr => "\r",
        }
    }
}

impl Document {
    /// A text that has no file yet.
    pub const fn new() -> Self {
        Self { has_mark: false, ends: Ends::Same(End::Lf) }
    }

    /// Reads a whole file; gives the text as a text field has it.
    ///
    /// # Errors
    ///
    /// Where the bytes could not be written back as they are.
    pub fn open(bytes: &[u8]) -> Result<(Self, String), NotEditable> {
        let refused = || match Encoding::of(bytes) {
            Some(Encoding::Utf8) | None => NotEditable::Broken,
            Some(other) => NotEditable::Encoding(other),
        };
        let has_mark = bytes.starts_with(MARK);
        let content = if has_mark { &bytes[MARK.len()..] } else { bytes };
        let content = std::str::from_utf8(content).map_err(|_| refused())?;
        if content.contains('\0') {
            return Err(NotEditable::Broken);
        }
        let (text, ends) = split(content);
        Ok((Self { has_mark, ends }, text))
    }

    /// The bytes of a text: with the mark that the file had, and its ends of lines.
    pub fn bytes(&self, text: &str) -> Vec<u8> {
        let mut bytes = if self.has_mark { MARK.to_vec() } else { Vec::new() };
        match &self.ends {
            Ends::Same(End::Lf) => bytes.extend(text.bytes()),
            Ends::Same(end) => bytes.extend(text.replace('\n', end.as_str()).bytes()),
            Ends::Mixed { text: before, ends, usual } => mixed(&mut bytes, before, ends, *usual, text),
        }
        bytes
    }
}

impl Default for Document {
    fn default() -> Self {
        Self::new()
    }
}

/// The text with line feeds, and what stood in their place.
fn split(content: &str) -> (String, Ends) {
    let (mut text, mut ends) = (String::with_capacity(content.len()), Vec::new());
    let mut rest = content;
    while let Some(at) = rest.find(['\r', '\n']) {
        let (line, after) = rest.split_at(at);
        let end = match after.as_bytes() {
            [b'\r', b'\n', ..] => End::CrLf,
            [b'\r', ..] => End::Cr,
            _ => End::Lf,
        };
        text.push_str(line);
        text.push('\n');
        ends.push(end);
        rest = &after[end.as_str().len()..];
    }
    text.push_str(rest);
    let count = |end| ends.iter().filter(|it| **it == end).count();
    let usual = [End::CrLf, End::Cr]
        .into_iter()
        .fold(End::Lf, |most, end| if count(end) > count(most) { end } else { most });
    let ends = if count(usual) == ends.len() {
        Ends::Same(usual)
    } else {
        Ends::Mixed { text: text.clone(), ends, usual }
    };
    (text, ends)
}

/// Lines that were there keep their ends.
fn mixed(bytes: &mut Vec<u8>, before: &str, ends: &[End], usual: End, text: &str) {
    let (old, new): (Vec<_>, Vec<_>) = (before.split('\n').collect(), text.split('\n').collect());
    let (mut at, mut written) = (0, 0);
    for run in diff(&old, &new) {
        for _ in 0..run.count {
            if run.change == Change::Removed {
                at += 1;
                continue;
            }
            bytes.extend(new[written].bytes());
            written += 1;
            let kept = if run.change == Change::Same { ends.get(at).copied() } else { None };
            at += usize::from(run.change == Change::Same);
            if written < new.len() {
                let end = kept.unwrap_or(usual);
                // A lone line feed right behind a carriage return would be one end with it.
                let end = if end == End::Lf && bytes.ends_with(b"\r") { End::Cr } else { end };
                bytes.extend(end.as_str().bytes());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn edited(bytes: &[u8], edit: impl Fn(&str) -> String) -> Vec<u8> {
        let (document, text) = Document::open(bytes).unwrap();
        document.bytes(&edit(&text))
    }

    #[test]
    fn the_mark_and_the_ends_of_lines_are_kept() {
        let append = |text: &str| [text, "\nd"].concat();
        assert_eq!(edited(b"\xef\xbb\xbfa\r\nb\r\n", append), b"\xef\xbb\xbfa\r\nb\r\n\r\nd");
        assert_eq!(edited(b"a\rb", append), b"a\rb\rd");
        assert_eq!(edited(b"a\nb", append), b"a\nb\nd");
        assert_eq!(edited(b"", append), b"\nd");
    }

    #[test]
    fn of_mixed_ends_each_line_keeps_its_own_and_a_new_one_has_the_usual() {
        let edit = |text: &str| text.replace('b', "B\nnew").replace('d', "D");
        assert_eq!(edited(b"a\nb\r\nc\rd\r\ne\r\n", edit), b"a\nB\r\nnew\r\nc\rD\r\ne\r\n");
        assert_eq!(edited(b"a\r\nb\nc\r\n", |text| text.replace("a\n", "")), b"b\nc\r\n");
    }

    #[test]
    fn what_could_not_be_written_back_is_refused() {
        let refused = |bytes: &[u8]| Document::open(bytes).err();
        assert_eq!(refused(b"\xff\xfea\0"), Some(NotEditable::Encoding(Encoding::Utf16Le)));
        let shift_jis = b"\x93\xfa\x96\x7b\x8c\xea\x82\xcc\x83\x65\x83\x4c\x83\x58\x83\x67\r\n";
        assert_eq!(refused(shift_jis), Some(NotEditable::Encoding(Encoding::ShiftJis)));
        assert_eq!(refused("日本語 \u{0}".as_bytes()), Some(NotEditable::Broken));
        let mut broken = "日本語のテキスト".as_bytes().to_vec();
        broken.push(0xff);
        assert_eq!(refused(&broken), Some(NotEditable::Broken));
    }

    proptest! {
        #[test]
        fn what_was_not_edited_is_written_back_byte_for_byte(
            mark in any::<bool>(),
            parts in prop::collection::vec(prop_oneof![
                Just("\n".to_owned()), Just("\r\n".to_owned()), Just("\r".to_owned()), "[^\\x00]{0,4}",
            ], 0..24),
        ) {
            let text = parts.concat();
            let bytes = if mark { [MARK, text.as_bytes()].concat() } else { text.into_bytes() };
            let (document, text) = Document::open(&bytes).unwrap();
            prop_assert!(!text.contains('\r'));
            prop_assert_eq!(document.bytes(&text), bytes);
        }

        #[test]
        fn an_edited_text_is_read_back_as_it_was_typed(
            before in "[ab\\r\\n]{0,24}",
            typed in "[abc\\n]{0,24}",
        ) {
            let (document, _) = Document::open(before.as_bytes()).unwrap();
            let (_, read) = Document::open(&document.bytes(&typed)).unwrap();
            prop_assert_eq!(read, typed);
        }

        #[test]
        fn any_bytes_have_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
            if let Ok((document, text)) = Document::open(&bytes) {
                prop_assert_eq!(document.bytes(&text), bytes);
            }
        }
    }
}
