//! Words of a program told apart, for colours: comments, strings, numbers, keywords. Line by line, with what a line leaves open.
//!
//! Not a parser: what it takes for a keyword may be a name. It never fails, is linear, and never looks back, so that a hostile file
//! costs no more than any other.

mod languages;

pub use languages::Syntax;

use languages::Rules;

/// What a stretch of a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Said to people.
    Comment,
    /// Text in quotes.
    String,
    /// A number.
    Number,
    /// A word of the language; a tag of a markup language.
    Keyword,
}

impl Class {
    /// All, in the order of their numbers.
    pub const ALL: [Self; 4] = [Self::Comment, Self::String, Self::Number, Self::Keyword];
}

/// A stretch of a line, in UTF-16 units, as the browser counts in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it begins.
    pub start: u32,
    /// Where it ends; behind `start`.
    pub end: u32,
    /// What it is.
    pub class: Class,
}

/// Reads the lines of one file, from the first on.
#[derive(Clone, Debug)]
pub struct Lexer {
    rules: &'static Rules,
    open: Open,
}

/// What the line before has left open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    Nothing,
    /// A comment or a string that ends with this.
    Until(&'static str, Class),
    /// The inside of a tag.
    Tag,
}

impl Lexer {
    /// At the beginning of a file; `None` for what has no colours.
    pub fn new(syntax: Syntax) -> Option<Self> {
        syntax.rules().map(|rules| Self { rules, open: Open::Nothing })
    }

    /// The tokens of the next line, in their order. O(line).
    pub fn line(&mut self, line: &str) -> Vec<Token> {
        let mut cursor = Cursor { rest: line, at: 0, tokens: Vec::new(), after_space: true };
        while !cursor.rest.is_empty() {
            match self.open {
                Open::Until(end, class) => {
                    let length = cursor.rest.find(end).map(|at| at + end.len());
                    if length.is_some() {
                        self.open = if self.rules.is_markup && class == Class::String {
                            Open::Tag
                        } else {
                            Open::Nothing
                        };
                    }
                    cursor.take(length.unwrap_or(cursor.rest.len()), Some(class));
                }
                Open::Tag => self.within_tag(&mut cursor),
                Open::Nothing if self.rules.is_markup => self.markup(&mut cursor),
                Open::Nothing => self.code(&mut cursor),
            }
        }
        cursor.tokens
    }

    fn code(&mut self, cursor: &mut Cursor<'_>) {
        let (rules, rest) = (self.rules, cursor.rest);
        if let Some((begin, end)) = rules.blocks.iter().find(|(begin, _)| rest.starts_with(begin)) {
            cursor.take(begin.len(), Some(Class::Comment));
            self.open = Open::Until(end, Class::Comment);
        } else if rules.comments.iter().any(|begin| rest.starts_with(begin)) && cursor.is_apart(rules) {
            cursor.take(rest.len(), Some(Class::Comment));
        } else if let Some(quote) = rules.long_strings.iter().find(|quote| rest.starts_with(**quote)) {
            cursor.take(quote.len(), Some(Class::String));
            self.open = Open::Until(quote, Class::String);
        } else {
            let Some(first) = rest.chars().next() else { return };
            match first {
                quote if rules.quotes.contains(quote) => {
                    cursor.take(string_length(rest, quote), Some(Class::String));
                }
                '0'..='9' => {
                    let is_of_number = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '_';
                    cursor.take(rest.find(|c| !is_of_number(c)).unwrap_or(rest.len()), Some(Class::Number));
                }
                first if is_of_word(first) => {
                    let length = rest.find(|c| !is_of_word(c)).unwrap_or(rest.len());
                    let is_known = rules.is_keyword(&rest[..length]);
                    cursor.take(length, is_known.then_some(Class::Keyword));
                }
                other => cursor.take(other.len_utf8(), None),
            }
        }
    }

    fn markup(&mut self, cursor: &mut Cursor<'_>) {
        let rest = cursor.rest;
        if rest.starts_with("<!--") {
            self.open = Open::Until("-->", Class::Comment);
            cursor.take(4, Some(Class::Comment));
        } else if rest.starts_with('<') {
            let is_end = |c: char| c.is_whitespace() || c == '>';
            let length = rest.find(is_end).unwrap_or(rest.len());
            cursor.take(length, Some(Class::Keyword));
            self.open = Open::Tag;
        } else {
            cursor.take(rest.find('<').unwrap_or(rest.len()), None);
        }
    }

    fn within_tag(&mut self, cursor: &mut Cursor<'_>) {
        let rest = cursor.rest;
        match rest.chars().next() {
            Some('>') => {
                cursor.take(1, Some(Class::Keyword));
                self.open = Open::Nothing;
            }
            Some(quote @ ('"' | '\'')) => {
                cursor.take(1, Some(Class::String));
                self.open = Open::Until(if quote == '"' { "\"" } else { "'" }, Class::String);
            }
            _ => {
                let length = rest.find(['>', '"', '\'']).unwrap_or(rest.len());
                cursor.take(length, None);
            }
        }
    }
}

const fn is_of_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '$'
}

/// How long a string is that begins here: to its quote, or to the end of the line.
fn string_length(text: &str, quote: char) -> usize {
    let mut is_escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            c if c == quote => return at + c.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

/// What is left of a line, and what was found.
struct Cursor<'a> {
    rest: &'a str,
    at: u32,
    tokens: Vec<Token>,
    /// Whether a space stands before `rest`.
    after_space: bool,
}

impl Cursor<'_> {
    /// Goes on by so many bytes, at a boundary of characters.
    fn take(&mut self, bytes: usize, class: Option<Class>) {
        let (taken, rest) = self.rest.split_at(bytes.min(self.rest.len()));
        let start = self.at;
        let units: usize = taken.chars().map(char::len_utf16).sum();
        self.at += u32::try_from(units).unwrap_or(u32::MAX);
        self.rest = rest;
        self.after_space = taken.ends_with(char::is_whitespace);
        let Some(class) = class.filter(|_| units > 0) else { return };
        // A comment's beginning and its rest are one stretch.
        match self.tokens.last_mut().filter(|last| last.end == start && last.class == class) {
            Some(last) => last.end = self.at,
            None => self.tokens.push(Token { start, end: self.at, class }),
        }
    }

    /// Whether a comment can begin here: `a#b` of a shell has none.
    fn is_apart(&self, rules: &Rules) -> bool {
        !rules.comments_stand_apart || self.after_space
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What a line is told to be: stretches of it with their classes.
    fn told<'a>(lexer: &mut Lexer, line: &'a str) -> Vec<(&'a str, Class)> {
        let units: Vec<usize> =
            line.char_indices().flat_map(|(at, c)| std::iter::repeat_n(at, c.len_utf16())).collect();
        let byte = |unit: u32| units.get(unit as usize).copied().unwrap_or(line.len());
        lexer.line(line).into_iter().map(|it| (&line[byte(it.start)..byte(it.end)], it.class)).collect()
    }

    fn lexer(name: &str) -> Lexer {
        Lexer::new(Syntax::of_extension(name, name)).unwrap()
    }

    #[test]
    fn a_line_of_rust_is_told_apart() {
        let mut lexer = lexer("rs");
        let told = told(&mut lexer, "let 長 = \"a\\\"b\"; // 1");
        assert_eq!(told, [("let", Class::Keyword), ("\"a\\\"b\"", Class::String), ("// 1", Class::Comment)]);
    }

    #[test]
    fn a_comment_and_a_long_string_go_over_lines() {
        let mut rust = lexer("rs");
        assert_eq!(told(&mut rust, "1 /* fn"), [("1", Class::Number), ("/* fn", Class::Comment)]);
        assert_eq!(told(&mut rust, "fn */ fn"), [("fn */", Class::Comment), ("fn", Class::Keyword)]);
        let mut python = lexer("py");
        assert_eq!(told(&mut python, "\"\"\"if"), [("\"\"\"if", Class::String)]);
        assert_eq!(told(&mut python, "if\"\"\"; if"), [("if\"\"\"", Class::String), ("if", Class::Keyword)]);
    }

    #[test]
    fn a_hash_within_a_word_of_a_shell_is_no_comment() {
        let mut shell = lexer("sh");
        assert_eq!(told(&mut shell, "echo a#b # c"), [("echo", Class::Keyword), ("# c", Class::Comment)]);
    }

    #[test]
    fn markup_has_tags_strings_and_comments_over_lines() {
        let mut html = lexer("html");
        let tag = told(&mut html, "<a href=\"x\">1</a><!-- <b>");
        let expected = [
            ("<a", Class::Keyword),
            ("\"x\"", Class::String),
            (">", Class::Keyword),
            ("</a>", Class::Keyword),
            ("<!-- <b>", Class::Comment),
        ];
        assert_eq!(tag, expected);
        assert_eq!(told(&mut html, "--> <br"), [("-->", Class::Comment), ("<br", Class::Keyword)]);
        assert_eq!(told(&mut html, "id='"), [("'", Class::String)]);
        assert_eq!(told(&mut html, "'>x"), [("'", Class::String), (">", Class::Keyword)]);
    }

    #[test]
    fn words_are_told_in_any_case_where_the_language_has_none() {
        assert_eq!(told(&mut lexer("sql"), "Select 1 -- x").len(), 3);
        assert_eq!(Lexer::new(Syntax::of_extension("txt", "a.txt")).map(|_| ()), None);
    }

    proptest! {
        #[test]
        fn tokens_are_in_order_and_within_the_line(name in "(rs|py|sh|html|css|sql|json|yaml|js)", lines in prop::collection::vec("[-<>/*#\"'`é漢😀a1 !]{0,30}", 0..6)) {
            let mut lexer = lexer(&name);
            for line in lines {
                let mut end = 0;
                for token in lexer.line(&line) {
                    prop_assert!(end <= token.start && token.start < token.end);
                    end = token.end;
                }
                prop_assert!(end as usize <= line.encode_utf16().count());
            }
        }
    }
}
