//! JSON as a tree, also where its text ends early: of a large file the beginning is shown. Numbers stay as they are written.
//!
//! Values stand in one list in the order of the text, each with where its inside ends: no recursion, however deep the file is
//! (RFC 8259). Bounded in values and in the length of a text.

/// How many values are kept.
pub const VALUES_MOST: usize = 100_000;
/// How deep values may be in one another. What is deeper ends the tree.
pub const DEPTH_MOST: usize = 500;
/// How many characters of a text are kept.
const TEXT_MOST: usize = 2_000;

/// What sort of value it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Values with names.
    Object,
    /// Values in an order.
    Array,
    /// A text.
    Text,
    /// A number, `true`, `false` or `null`.
    Plain,
}

/// One value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// Its name within an object; `None` within an array and for the whole.
    pub name: Option<String>,
    /// What sort.
    pub sort: Sort,
    /// What it says; empty for objects and arrays.
    pub text: String,
    /// How many values are directly in it.
    pub count: usize,
    /// The index behind the last value that is in it.
    pub end: usize,
}

/// A text of JSON, as far as it could be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tree {
    /// The values, the first of which is the whole.
    pub values: Vec<Value>,
    /// How far that is.
    pub end: End,
}

/// Why a tree ends where it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// All of the text was read.
    Whole,
    /// The text ends within a value.
    Early,
    /// There are more values than are kept, or deeper ones.
    Bounded,
    /// What follows is no JSON.
    Invalid,
}

impl Tree {
    /// Reads a text; `None` where not even its beginning is JSON. O(text).
    pub fn of(text: &str) -> Option<Self> {
        let rest = text.trim_start_matches('\u{feff}');
        let mut parser = Parser { rest, values: Vec::new(), open: Vec::new(), is_full: false };
        let end = match parser.all() {
            Some(()) => End::Whole,
            None if parser.is_full => End::Bounded,
            None if parser.rest.is_empty() => End::Early,
            None => End::Invalid,
        };
        for index in std::mem::take(&mut parser.open) {
            parser.values[index].end = parser.values.len();
        }
        (!parser.values.is_empty()).then_some(Self { values: parser.values, end })
    }

    /// The values directly in one, by their indices.
    pub fn inside(&self, index: usize) -> impl Iterator<Item = usize> + '_ {
        let end = self.values.get(index).map_or(0, |value| value.end);
        let next = move |at: &usize| self.values.get(*at).map(|value| value.end);
        std::iter::successors(Some(index + 1), next).take_while(move |at| *at < end)
    }
}

struct Parser<'a> {
    /// What is still to be read; where it cannot go on, from about there. Nothing where the text has ended within a value.
    rest: &'a str,
    values: Vec<Value>,
    /// Objects and arrays whose end is still to come.
    open: Vec<usize>,
    /// Whether a bound was met.
    is_full: bool,
}

impl Parser<'_> {
    /// `None` where it cannot go on.
    fn all(&mut self) -> Option<()> {
        self.value(None)?;
        while let Some(&index) = self.open.last() {
            let is_object = self.values[index].sort == Sort::Object;
            let close = if is_object { '}' } else { ']' };
            self.space();
            if self.eats(close) {
                self.values[index].end = self.values.len();
                self.open.pop();
                continue;
            }
            if self.values[index].count > 0 {
                self.eats(',').then_some(())?;
                self.space();
            }
            let name = if is_object {
                let name = self.text()?;
                self.space();
                self.eats(':').then_some(())?;
                Some(name)
            } else {
                None
            };
            self.value(name)?;
            self.values[index].count += 1;
        }
        self.space();
        self.rest.is_empty().then_some(())
    }

    /// Reads a value, or the beginning of one.
    fn value(&mut self, name: Option<String>) -> Option<()> {
        self.space();
        let index = self.values.len();
        if index >= VALUES_MOST || self.open.len() >= DEPTH_MOST {
            self.is_full = true;
            return None;
        }
        let (sort, text) = match self.rest.chars().next()? {
            '{' => (Sort::Object, String::new()),
            '[' => (Sort::Array, String::new()),
            '"' => (Sort::Text, self.text()?),
            _ => (Sort::Plain, self.plain()?),
        };
        let value = Value { name, sort, text, count: 0, end: index + 1 };
        if matches!(sort, Sort::Object | Sort::Array) {
            self.rest = &self.rest[1..];
            self.open.push(index);
        }
        self.values.push(value);
        Some(())
    }

    fn plain(&mut self) -> Option<String> {
        let is_of_it = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
        let length = self.rest.find(|c| !is_of_it(c)).unwrap_or(self.rest.len());
        let (plain, rest) = self.rest.split_at(length);
        let is_number = plain.starts_with(|c: char| c.is_ascii_digit() || c == '-');
        if !is_number && !matches!(plain, "true" | "false" | "null") {
            if rest.is_empty() {
                self.rest = rest; // perhaps the first letters of one of them
            }
            return None;
        }
        self.rest = rest;
        Some(plain.chars().take(TEXT_MOST).collect())
    }

    fn text(&mut self) -> Option<String> {
        let mut chars = self.rest.strip_prefix('"')?.chars();
        let text = quoted(&mut chars);
        self.rest = chars.as_str();
        text
    }

    fn space(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\n', '\r', '\t']);
    }

    fn eats(&mut self, c: char) -> bool {
        let after = self.rest.strip_prefix(c);
        self.rest = after.unwrap_or(self.rest);
        after.is_some()
    }
}

/// A text up to its closing quote.
fn quoted(chars: &mut std::str::Chars<'_>) -> Option<String> {
    let (mut text, mut length) = (String::new(), 0);
    loop {
        let c = match chars.next()? {
            '"' => return Some(text),
            '\\' => match chars.next()? {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                'b' | 'f' => ' ',
                'u' => unicode(chars)?,
                same => same,
            },
            plain => plain,
        };
        length += 1;
        if length <= TEXT_MOST {
            text.push(c);
        } else if length == TEXT_MOST + 1 {
            text.push('…');
        }
    }
}

/// The character of `\u` and four digits, or of two such halves; U+FFFD for a half alone.
fn unicode(chars: &mut std::str::Chars<'_>) -> Option<char> {
    let first = four(chars)?;
    if !(0xd800..0xdc00).contains(&first) {
        return Some(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    let mut ahead = chars.clone();
    if ahead.next() == Some('\\')
        && ahead.next() == Some('u')
        && let Some(second) = four(&mut ahead).filter(|it| (0xdc00..0xe000).contains(it))
    {
        *chars = ahead;
        return char::from_u32(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00));
    }
    Some(char::REPLACEMENT_CHARACTER)
}

fn four(chars: &mut std::str::Chars<'_>) -> Option<u32> {
    (0..4).try_fold(0, |number, _| Some(number * 16 + chars.next()?.to_digit(16)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn names(tree: &Tree, index: usize) -> Vec<String> {
        tree.inside(index)
            .map(|at| tree.values[at].name.clone().unwrap_or_else(|| tree.values[at].text.clone()))
            .collect()
    }

    #[test]
    fn values_stand_in_the_order_of_the_text_with_what_is_in_them() {
        let tree = Tree::of(" {\"a\": [1, {\"b\": null}, \"x\"], \"c\": 1e400} ").unwrap();
        assert_eq!(tree.end, End::Whole);
        assert_eq!(names(&tree, 0), ["a", "c"]);
        assert_eq!((tree.values[0].count, tree.values[1].count), (2, 3));
        assert_eq!(names(&tree, 1), ["1", "", "x"]);
        let last = tree.inside(0).last().map(|at| tree.values[at].text.clone());
        assert_eq!(last.as_deref(), Some("1e400"), "as it is written");
    }

    #[test]
    fn escapes_are_read_and_half_a_character_is_none() {
        let tree = Tree::of(r#"["\"\\\/\n", "\u65e5\ud83d\ude00", "\ud83dx"]"#).unwrap();
        assert_eq!(names(&tree, 0), ["\"\\/\n", "日😀", "\u{fffd}x"]);
    }

    #[test]
    fn a_text_that_ends_early_is_shown_as_far_as_it_goes() {
        let tree = Tree::of("{\"a\": [1, 2, {\"b\": 3").unwrap();
        assert_eq!(tree.end, End::Early);
        assert_eq!(names(&tree, 1), ["1", "2", ""]);
        assert_eq!((Tree::of("<html>"), Tree::of("")), (None, None));
    }

    #[test]
    fn what_is_no_json_is_told_from_a_text_that_ends_early() {
        for text in ["{\"a\":1,}", "[1,]", "[1 2]", "{\"a\" 1}", "{} x", "[1, nil]", "[\"\\uxyz\"]"] {
            assert_eq!(Tree::of(text).map(|tree| tree.end), Some(End::Invalid), "{text}");
        }
        for text in ["[", "[1", "[1,", "{\"a", "{\"a\"", "{\"a\":", "[tr", "[\"\\", "[\"\\u00"] {
            assert_eq!(Tree::of(text).map(|tree| tree.end), Some(End::Early), "{text}");
        }
    }

    #[test]
    fn depth_and_number_are_bounded() {
        let deep = Tree::of(&"[".repeat(1_000_000)).unwrap();
        assert_eq!((deep.values.len(), deep.end), (DEPTH_MOST, End::Bounded));
        let wide = Tree::of(&format!("[{}1]", "1,".repeat(200_000))).unwrap();
        assert_eq!((wide.values.len(), wide.end), (VALUES_MOST, End::Bounded));
    }

    proptest! {
        #[test]
        fn what_serde_reads_is_read(text in "[\\[\\]{}\",:0-9a-z\\\\ ]{0,30}") {
            if serde_json::from_str::<serde_json::Value>(&text).is_ok() {
                prop_assert!(Tree::of(&text).is_some_and(|tree| tree.end == End::Whole), "{}", text);
            } else {
                let _ = Tree::of(&text);
            }
        }
    }
}
